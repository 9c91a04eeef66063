"""``istilah lint``: what is wrong in drafts, and how to mend it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from istilah import __version__
from istilah.cleaning import clean
from istilah.cli.app import both
from istilah.cli.arguments import AsOf, Bases, Domains, Drafts, NoBuiltin, Output, OutputFolder, StdinName
from istilah.cli.inputs import day_asked, opened
from istilah.cli.render.output import complain, hand_over, pour, recount, remark
from istilah.cli.render.progress import watched
from istilah.cli.reporting import FOR_PEOPLE, Reported, chosen, exit_code, lines, report
from istilah.draft.options import Audience, options
from istilah.errors import IstilahError, Place
from istilah.files import STDIN, read_text, replace
from istilah.lint import inaccessible_file
from istilah.lint.baseline import SCHEMA, new, read, write
from istilah.lint.catalogue import meant
from istilah.lint.pipeline import cards
from istilah.lint.plan import Mending, Plan, Review, Treatment, excluded, planned, selected
from istilah.lint.run import Examined, run
from istilah.model.finding import Diagnostic
from istilah.model.manuscript import Author
from istilah.readers import READERS
from istilah.report import Examination
from istilah.speech import say, spoken
from istilah.text import Text
from istilah.work.outputs import Outputs, Way
from istilah.work.quarantine import quarantined
from istilah.work.walk import drafts

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

Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        show_default=False,
        help=both(
            id="Hanya aturan ini: kode, awal kode, atau nama (boleh berulang, atau dengan koma).",
            en="Only these rules: code, beginning of codes, or name (repeatable, or with commas).",
        ),
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE",
        show_default=False,
        help=both(id="Tanpa aturan ini; seperti di atas.", en="Without these rules; as above."),
    ),
]
Mend = Annotated[bool, typer.Option("--fix", help=both(id="Perbaiki yang pasti aman.", en="Put in the safe fixes."))]
Unsafe = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes",
        help=both(
            id="Dengan --fix, --track, --diff: juga yang perlu diperiksa.",
            en="With --fix, --track, --diff: the others too.",
        ),
    ),
]
Diff = Annotated[
    bool,
    typer.Option("--diff", help=both(id="Tunjukkan perbaikannya saja; berkas tetap.", en="Only show what fixes do.")),
]
Track = Annotated[
    bool,
    typer.Option(
        "--track",
        help=both(
            id="Seperti --fix, tetapi sebagai perubahan terlacak di Word.",
            en="As --fix, but as tracked changes in Word.",
        ),
    ),
]
Comment = Annotated[
    bool,
    typer.Option(
        "--comment",
        help=both(id="Tinggalkan temuan sebagai komentar di Word.", en="Leave findings as comments in Word."),
    ),
]
Named = Annotated[
    str,
    typer.Option(
        "--author",
        metavar="NAME",
        show_default=False,
        help=both(id="Nama pada perubahan dan komentar itu.", en="The name on these changes and comments."),
    ),
]
Statistics = Annotated[
    bool, typer.Option("--statistics", help=both(id="Hitung temuan per aturan.", en="Count the findings of each rule."))
]
Accepted = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        show_default=False,
        help=both(id="Laporkan hanya yang belum ada dalam berkas ini.", en="Report only what is not in this file."),
    ),
]
Accept = Annotated[
    bool,
    typer.Option("--write-baseline", help=both(id="Catat semua temuan ke --baseline.", en="Write all to --baseline.")),
]
For = Annotated[
    Audience | None,
    typer.Option(
        "--audience",
        metavar="general|specialist",
        show_default=False,
        help=both(id="Pembaca naskah: umum atau ahli.", en="Who reads the drafts."),
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        show_default=False,
        help=both(id="Periksa N berkas sekaligus.", en="Examine N files at a time."),
    ),
]


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
    as_of: AsOf = "",
    audience: For = None,
    jobs: Jobs = None,
    stdin_filename: StdinName = STDIN,
    domain: Domains = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Examine drafts; 1 if something is wrong in them, 2 if one cannot be read."""
    outputs = Outputs(output, output_dir)
    writes = (fix or track or comment) and not diff
    outputs.check(writes=writes, options="--fix, --track, --comment")
    review = Review(track, comment, Author(author, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())), spoken())
    mending = _mending(fix=fix or diff or track, unsafe=unsafe_fixes)
    known = _known(baseline, write=write_baseline)
    form = chosen(format, told=not (diff or statistics))
    session = opened(termbase, no_builtin=no_builtin)
    session.check(domain or ())
    plan = planned(
        session,
        selected(session.settings, _listed(select), _listed(ignore)),
        options(session, day_asked(as_of), audience, domain),
        Treatment(mending, review, outputs.elsewhere, stdin_filename),
    )
    paths = tuple(outputs.without_own(drafts(path, excluded(session.settings)), path))
    ways = tuple(zip(paths, outputs.routes(paths, stdin_filename), strict=True))

    coming = _warned(watched(run(paths, plan, session.termbase, jobs), len(paths)))
    results = tuple(_shown(coming) if diff else _put_down(coming, ways, outputs))
    found = tuple(diagnosis for result in results for diagnosis in result.diagnoses)
    found = _accepted(found, baseline) if baseline and write_baseline else tuple(new(found, known))

    if diff:
        _lament(results)
    elif writes and any(str(route) == STDIN for _, route in ways):
        for line in lines(found, _examination(results, plan), "plain"):  # standard output has the mended text
            remark(line)
    else:
        report(found, _examination(results, plan), "statistics" if statistics else form)
    _confess(results)
    if form in FOR_PEOPLE and not diff:
        _sum_up(found, results)
    changed = diff and any(result.fixed for result in results)
    return max(exit_code(found), int(changed), *(result.code for result in results), 0)


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
    """Show what fixes would do to drafts, as they come."""
    for result in results:
        if result.fixed:
            pour("".join(_difference(result)))
        yield result._replace(data=b"", before="")


def _warned(results: Iterable[Examined]) -> Iterator[Examined]:
    for result in results:
        if not result.settled:
            remark(say(_ENDLESS.fill(path=result.path)))
        for (line, column), subject, rules in result.quarrels:
            codes = ", ".join(rule.code for rule in rules)
            remark(say(_QUARREL.fill(path=result.path, line=line, column=column, subject=subject, rules=codes)))
        yield result


def _put_down(results: Iterable[Examined], ways: Sequence[Way], outputs: Outputs) -> Iterator[Examined]:
    """Put mended drafts where they belong, as they come."""
    for (draft, route), result in zip(ways, results, strict=True):
        if str(route) == STDIN:
            if result.data:
                hand_over(result.data, result.text)
            yield result
        else:
            # What is written need not be kept: memory stays flat in the number of drafts.
            yield _saved(result, draft, route, outputs)._replace(data=b"", before="")


def _difference(result: Examined) -> Iterator[str]:
    """Write what fixes do, as a patch."""
    from difflib import unified_diff

    sides = _LINE.findall(result.before), _LINE.findall(result.text)
    name = clean(result.path)  # a line break in it would begin a patch of some other file
    for line in unified_diff(*sides, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _saved(result: Examined, draft: Path, route: Path, outputs: Outputs) -> Examined:
    if result.code or not (result.data or outputs.elsewhere):
        return result
    try:
        with quarantined(result.path):
            outputs.put(result.data, draft, route, result.stamp)
    except IstilahError as error:
        return Examined.failed(result.path, error)
    return result


def _lament(results: Iterable[Examined]) -> None:
    """Say which drafts came to nothing, where no report does."""
    for found in (found for result in results if result.code and not result.trace for found in result.diagnoses):
        complain(f"{found.path}: {say(found.message)}")


def _confess(results: Iterable[Examined]) -> None:
    """Say what is our fault, and of which draft, whatever the report says."""
    for result in (result for result in results if result.trace):
        recount(result.trace)
        complain(f"{result.path}: {say(result.diagnoses[0].message)}")


def _accepted(found: Sequence[Diagnostic], path: Path) -> tuple[Diagnostic, ...]:
    """Write down the findings to live with, and give those with which nobody can."""
    bearable = [diagnosis for diagnosis in found if diagnosis.rule.code != inaccessible_file.RULE.code]
    replace(path, "".join(f"{line}\n" for line in write(bearable)).encode())
    remark(say(_ACCEPTED.fill(count=len(bearable), path=path)))
    return tuple(diagnosis for diagnosis in found if diagnosis.rule.code == inaccessible_file.RULE.code)


def _examination(results: Sequence[Examined], plan: Plan) -> Examination:
    ran = tuple(card for card in cards() if plan.selection.takes(card))
    return Examination(len(results), {result.path: result.text for result in results}, ran, __version__)


def _sum_up(found: Sequence[Diagnostic], results: Sequence[Examined]) -> None:
    mended = [result for result in results if result.fixed]
    if mended:
        remark(say(_FIXED.fill(count=sum(result.fixed for result in mended), files=len(mended))))
    noted = [result.noted for result in results if result.noted]
    if noted:
        remark(say(_NOTED.fill(count=sum(noted), files=len(noted))))
    if not found:
        remark(say(_CLEAN.fill(files=len(results)) if results else _NONE))
