"""``istilah lint``: what is wrong in drafts, and how to mend it."""

from __future__ import annotations

import re
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import tee
from pathlib import Path

from istilah.cleaning import clean
from istilah.cli.arguments import (
    AsOf,
    Bases,
    Cluster,
    Domains,
    Drafts,
    Jobs,
    NoBuiltin,
    Output,
    OutputFolder,
    StdinName,
)
from istilah.cli.commands._lint_options import (
    Accept,
    Accepted,
    Comment,
    Diff,
    For,
    Ignore,
    Mend,
    Named,
    Pedantic,
    Select,
    Statistics,
    Track,
    Unsafe,
)
from istilah.cli.inputs import day_asked, opened
from istilah.cli.render.output import complain, emit, hand_over, pour, recount, remark
from istilah.cli.render.progress import Sums, foreseen, stoppable, watched
from istilah.cli.reporting import FOR_PEOPLE, Reported, ReportFormat, Telling, chosen, exit_code, report, telling
from istilah.cli.resuming import Entry, Resume, begun
from istilah.cli.sources import hands, sought
from istilah.draft.options import options
from istilah.errors import MISTAKE, IstilahError, Place
from istilah.files import STDIN, read_text, replace
from istilah.lint import inaccessible_file
from istilah.lint.baseline import SCHEMA, read, write
from istilah.lint.catalogue import meant
from istilah.lint.pipeline import cards
from istilah.lint.plan import Mending, Plan, Review, Treatment, planned, selected
from istilah.lint.run import Examined, run
from istilah.model.finding import Diagnostic, FileFindings, Rule, Severity, Tally, tallied
from istilah.model.manuscript import Author
from istilah.readers import READERS
from istilah.report import FILE_REPORTS
from istilah.speech import say, spoken
from istilah.text import Text
from istilah.work.drafts import DraftSource
from istilah.work.outputs import Outputs, Way
from istilah.work.quarantine import quarantined

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CLEAN = Text(id="{files} berkas: tidak ada temuan", en="{files:file|files}: no findings")
_FIXED = Text(id="{count} perbaikan dalam {files} berkas", en="{count:fix|fixes} in {files:file|files}")
_NOTED = Text(id="{count} komentar dalam {files} berkas", en="{count:comment|comments} in {files:file|files}")
_NONE = Text(
    id="tidak ada naskah di sini (yang dikenal: {known})", en="there are no drafts here (known are: {known})"
).fill(known=", ".join(READERS))
_ENDLESS = Text(
    id="{path}: perbaikannya saling membatalkan, maka berkas ini dibiarkan; pilih aturannya dengan --select",
    en="{path}: its fixes undo each other, so the file was left alone; choose the rules with --select",
)
_QUARREL = Text(
    id="{path}:{line}:{column}: perbaikan “{subject}” saling membatalkan ({rules}), maka tempat ini dibiarkan",
    en="{path}:{line}:{column}: fixes of “{subject}” undo each other ({rules}), so this place was left alone",
)
_ALONE = Text(
    id="--unsafe-fixes memerlukan --fix, --track, atau --diff", en="--unsafe-fixes needs --fix, --track or --diff"
)
_WHERE = Text(
    id="--write-baseline memerlukan --baseline BERKAS: di sanalah temuan dicatat",
    en="--write-baseline needs --baseline FILE: that is where the findings go",
)
_ACCEPTED = Text(id="{count} temuan dicatat dalam {path}", en="{count:finding|findings} written to {path}")
_NO_BASELINE = Text(
    id="ini bukan daftar temuan lama ({schema}); buat yang baru dengan --write-baseline",
    en="this is no baseline ({schema}); make a new one with --write-baseline",
).fill(schema=SCHEMA)

EXAMPLES = (
    Text(id="laporan.docx", en="report.docx"),
    Text(id="naskah/ --diff", en="drafts/ --diff"),
)


def command(
    path: Drafts,
    select: Select = None,
    ignore: Ignore = None,
    fix: Mend = False,
    unsafe_fixes: Unsafe = False,
    diff: Diff = False,
    track: Track = False,
    comment: Comment = False,
    author: Named = "istilah",
    format: Reported = None,
    statistics: Statistics = False,
    output: Output = None,
    output_dir: OutputFolder = None,
    baseline: Accepted = None,
    write_baseline: Accept = False,
    resume: Resume = None,
    as_of: AsOf = "",
    audience: For = None,
    pedantic: Pedantic = False,
    jobs: Jobs = None,
    cluster: Cluster = "",
    stdin_filename: StdinName = STDIN,
    domain: Domains = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Examine drafts; 1 if something is wrong in them, 2 if one cannot be read."""
    outputs = Outputs(output, output_dir)
    writes = (fix or track or comment) and not diff
    outputs.check(path, writes=writes, options="--fix, --track, --comment")
    review = Review(track, comment, Author(author, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())), spoken())
    mending = _mending(fix=fix or diff or track, unsafe=unsafe_fixes)
    is_alone = format in {None, ReportFormat.JSONL} and not (writes or diff or statistics or write_baseline)
    earlier = begun(resume, alone=is_alone, others="--fix, --diff, --statistics, --write-baseline")
    form = ReportFormat.JSONL if earlier else chosen(format, told=not (diff or statistics))
    session = opened(termbase, no_builtin=no_builtin)
    session.check(domain or ())
    plan = planned(
        session,
        selected(session.settings, _listed(select), _listed(ignore)),
        options(session, day_asked(as_of), audience, domain, pedantic=pedantic),
        Treatment(mending, review, outputs.elsewhere),
        _known(baseline, write=write_baseline),
    )
    every = partial(sought, path, session, outputs, stdin_filename)
    outcome = _Outcome()
    rest = partial(earlier.rest, every(), outcome.recall) if earlier else every
    ways, again = tee(outputs.ways(rest))

    is_handed_over = writes and outputs.prints(path)  # standard output has the mended text
    told = telling("plain" if is_handed_over else "statistics" if statistics else form, _rules(plan))
    is_kept = diff or write_baseline or told.form in FILE_REPORTS
    found, total = foreseen(draft for draft, _ in ways)
    coming = run(found, plan, session, None if is_kept else told, hands(jobs, cluster))
    coming = _warned(watched(coming, total, _summed))
    results = outcome.counted(_shown(coming) if diff else _put_down(coming, again, outputs, told))
    del again  # which would keep what nobody asks it for

    with stoppable(lambda: outcome.tally.files):
        if diff:
            deque(results, maxlen=0)
        elif baseline and write_baseline:
            files = _accepted([result.findings for result in results], baseline)
            outcome.tally = tallied(files)
            report(files, told, outcome.tally)
        elif told.form in FILE_REPORTS:
            report((result.findings for result in results), told, outcome.tally)
        else:
            put = earlier.append if earlier else _remarked if is_handed_over else emit
            put(told.frame((result.told for result in results), outcome.tally))
    if form in FOR_PEOPLE and not diff:
        outcome.sum_up()
    return max(exit_code(outcome.tally), int(diff and outcome.fixes > 0), outcome.code)


@dataclass
class _Outcome:
    """What became of drafts, as far as they are treated."""

    tally: Tally = field(default_factory=Tally)
    code: int = 0
    """The highest exit code that one of them asks for."""
    fixes: int = 0
    mended: int = 0
    """Drafts with fixes."""
    remarks: int = 0
    noted: int = 0
    """Drafts with remarks in the margin."""

    def recall(self, entry: Entry) -> str:
        """Count what an earlier run has told of a draft, and say of which."""
        found = entry["diagnostics"]
        severities = Counter(Severity(each["severity"]) for each in found)
        self.tally.add(Tally(1, int(bool(found)), Counter(each["code"] for each in found), severities))
        if inaccessible_file.RULE.code in self.tally.rules:
            self.code = max(self.code, MISTAKE)
        path: str = entry["path"]
        return path

    def counted(self, results: Iterable[Examined]) -> Iterator[Examined]:
        """Count drafts as they pass, and say of which something is our fault, whatever the report says."""
        for result in results:
            self.tally.add(result.tally)
            self.code = max(self.code, result.code)
            self.fixes += result.fixed
            self.mended += result.fixed > 0
            self.remarks += result.noted
            self.noted += result.noted > 0
            if result.trace:
                recount(result.trace)
                complain(f"{result.path}: {say(result.diagnoses[0].message)}")
            yield result

    def sum_up(self) -> None:
        """Say what was done."""
        if self.mended:
            remark(say(_FIXED.fill(count=self.fixes, files=self.mended)))
        if self.noted:
            remark(say(_NOTED.fill(count=self.remarks, files=self.noted)))
        if not self.tally.findings:
            remark(say(_CLEAN.fill(files=self.tally.files) if self.tally.files else _NONE))


def _summed(sums: Sums, result: Examined) -> None:
    sums.size += result.size
    sums.findings += result.tally.findings


def _remarked(lines: Iterable[str]) -> None:
    for line in (line for lines_ in lines for line in lines_.split("\n")):
        remark(line)


def _mending(*, fix: bool, unsafe: bool) -> Mending:
    if unsafe and not fix:
        raise IstilahError(_ALONE)
    if not fix:
        return Mending.NONE
    return Mending.UNSAFE if unsafe else Mending.SAFE


def _known(path: Path | None, *, write: bool) -> frozenset[str]:
    """Read the findings to live with; none where they are about to be written anew."""
    if write and not path:
        raise IstilahError(_WHERE)
    if write or not path:
        return frozenset()
    try:
        return read(read_text(path))
    except (ValueError, RecursionError):
        raise IstilahError(_NO_BASELINE, Place(str(path))) from None


def _listed(words: Iterable[str] | None) -> tuple[str, ...]:
    """Part words at commas, and make sure that each names a rule."""
    listed = tuple(word.strip() for text in words or () for word in text.split(",") if word.strip())
    for word in listed:
        meant(word)
    return listed


def _shown(results: Iterable[Examined]) -> Iterator[Examined]:
    """Show what fixes would do to drafts, as they come, and which drafts came to nothing: no report does."""
    for result in results:
        if result.fixed:
            pour("".join(_difference(result)))
        if result.code and not result.trace:
            complain(f"{result.path}: {say(result.diagnoses[0].message)}")
        yield result._replace(data=b"", before="")


def _warned(results: Iterable[Examined]) -> Iterator[Examined]:
    for result in results:
        if not result.settled:
            remark(say(_ENDLESS.fill(path=result.path)))
        for (line, column), subject, rules in result.quarrels:
            codes = ", ".join(rule.code for rule in rules)
            remark(say(_QUARREL.fill(path=result.path, line=line, column=column, subject=subject, rules=codes)))
        yield result


def _put_down(results: Iterable[Examined], ways: Iterable[Way], outputs: Outputs, told: Telling) -> Iterator[Examined]:
    """Put mended drafts where they belong, as they come."""
    for (draft, route), result in zip(ways, results, strict=True):
        if str(route) == STDIN:
            if result.data:
                hand_over(result.data, result.text)
            yield result
        else:
            # What is written need not be kept: memory stays flat in the number of drafts.
            saved = _saved(result, draft, route, outputs)
            yield (saved if saved is result else saved.kept(told))._replace(data=b"", before="")


def _difference(result: Examined) -> Iterator[str]:
    """Write what fixes do, as a patch."""
    from difflib import unified_diff

    sides = _LINE.findall(result.before), _LINE.findall(result.text)
    name = clean(result.path)  # a line break in it would begin a patch of some other file
    for line in unified_diff(*sides, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _saved(result: Examined, draft: DraftSource, route: Path, outputs: Outputs) -> Examined:
    if result.code or not (result.data or outputs.elsewhere):
        return result
    try:
        with quarantined(result.path):
            outputs.put(result.data, draft, route, result.stamp)
    except IstilahError as error:
        return Examined.failed(result.path, error)
    return result


def _accepted(files: Sequence[FileFindings], path: Path) -> list[FileFindings]:
    """Write down the findings to live with, and give those with which nobody can."""
    bearable, others = list[Diagnostic](), list[FileFindings]()
    for file in files:
        unbearable = tuple(found for found in file.diagnostics if found.rule == inaccessible_file.RULE)
        bearable += [found for found in file.diagnostics if found.rule != inaccessible_file.RULE]
        others.append(file._replace(diagnostics=unbearable))
    replace(path, "".join(f"{line}\n" for line in write(bearable)).encode())
    remark(say(_ACCEPTED.fill(count=len(bearable), path=path)))
    return others


def _rules(plan: Plan) -> tuple[Rule, ...]:
    """List the rules of which there may be findings: those selected, and that a file cannot be read."""
    return tuple(card for card in cards() if plan.selection.takes(card) or card == inaccessible_file.RULE)
