"""Drafts treated as planned, each by itself, in as many processes as that is worth; start at :func:`run`."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import BugError, IstilahError, Place, UnreadableError
from istilah.files import STDIN, Stamp, is_handed_over, limit, take
from istilah.lint import inaccessible_file
from istilah.lint.baseline import new
from istilah.lint.mending import Mended, Quarrel
from istilah.lint.pipeline import Bench, lint, mended
from istilah.lint.plan import Mending, Plan, Review
from istilah.model.finding import FileFindings, Tally
from istilah.model.manuscript import Manuscript, Note, Reviewable
from istilah.readers import open_file
from istilah.session import open_session
from istilah.text import Text
from istilah.work.quarantine import quarantined
from istilah.work.walk import Patterns, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from istilah.lint.selection import Selection
    from istilah.model.finding import Diagnostic
    from istilah.termbase.base import Termbase

_UNREVIEWABLE = Text(
    id="--track dan --comment hanya untuk berkas Word (.docx); gunakan --fix atau --diff",
    en="--track and --comment are for Word files (.docx); use --fix or --diff",
)
_FEW = 16
"""Drafts that are examined sooner than processes are started."""


Teller = Callable[[FileFindings], str]
"""What writes a report's part about one file; it must stand being sent to another process."""
NOTHING_FOUND = Tally()


class Examined(NamedTuple):
    """What came of one draft."""

    path: str
    diagnoses: tuple[Diagnostic, ...]
    """What was found; not kept where it is told."""
    text: str = ""
    """Its text after its fixes; empty where there is nothing to say about it. Not kept as above."""
    before: str = ""
    """Its text as it was read, if that was mended."""
    data: bytes = b""
    """The bytes of the file if it is to be written."""
    fixed: int = 0
    """How many fixes were put in."""
    settled: bool = True
    """Whether the fixes came to an end."""
    noted: int = 0
    """How many remarks were left in it."""
    quarrels: tuple[Quarrel, ...] = ()
    """The places that were left alone because their fixes undo each other."""
    stamp: Stamp | None = None
    """By what its file is known again."""
    code: int = 0
    """The exit code that it asks for beyond its findings."""
    trace: str = ""
    """Where in the program it brought a bug to light."""
    tally: Tally = NOTHING_FOUND
    """How much was found."""
    told: str = ""
    """What a report says of it."""

    @property
    def findings(self) -> FileFindings:
        """What was found in it."""
        return FileFindings(self.path, self.text, self.diagnoses)

    def kept(self, tell: Teller | None) -> Examined:
        """Count what was found, and keep of it what is told, where it is; of a failure, also what it is."""
        counted = self._replace(tally=Tally.of(self.diagnoses))
        if not tell:
            return counted
        told = tell(self.findings)
        is_needed = self.fixed or self.data
        return counted._replace(
            told=told, diagnoses=self.diagnoses if self.code else (), text=self.text if is_needed else ""
        )

    @classmethod
    def failed(cls, path: str, error: IstilahError) -> Examined:
        """Tell of a draft that came to nothing, and why."""
        trace = error.trace if isinstance(error, BugError) else ""
        return cls(path, (inaccessible_file.report(path, error),), code=error.code, trace=trace)


class _Workplace(NamedTuple):
    plan: Plan
    bench: Bench
    ignores: tuple[tuple[Patterns, tuple[str, ...]], ...]
    tell: Teller | None

    @classmethod
    def of(cls, plan: Plan, termbase: Termbase, tell: Teller | None) -> _Workplace:
        return cls(plan, Bench(termbase, termbase.words(), plan.options), plan.ignores(), tell)

    def selection(self, path: Path) -> Selection:
        ignored = [rules for group, rules in self.ignores if group.verdict(whole(path))]
        return self.plan.selection.without(rule for rules in ignored for rule in rules)


class Treating(NamedTuple):
    """The treatment of drafts, as other processes do it (:class:`~istilah.work.processes.Work`)."""

    plan: Plan
    tell: Teller | None = None

    def settle(self) -> Callable[[Path], Examined]:
        """Open the termbase in this process.

        :raises IstilahError: it cannot be opened.
        """
        limit(self.plan.most)
        with quarantined(""):
            # It may have changed under us; the drafts that are done are still reported.
            termbase = open_session(self.plan.termbase, builtin=self.plan.builtin).termbase
            return partial(_examine, place=_Workplace.of(self.plan, termbase, self.tell))

    def weight(self, path: Path) -> int:
        """Give the bytes of a draft, as far as they are known."""
        with suppress(OSError):
            return path.stat().st_size
        return 0

    def failed(self, path: Path, error: IstilahError) -> Examined:
        """Tell of a draft that came to nothing, and why."""
        return Examined.failed(str(path), error).kept(self.tell)


def run(
    paths: Sequence[Path], plan: Plan, termbase: Termbase, tell: Teller | None = None, jobs: int | None = None
) -> Iterator[Examined]:
    """Treat drafts in their order, in several processes where that is worth it or asked for.

    The ``termbase`` is that of the plan; other processes find it compiled and open it for themselves. What was found is
    told at once, by ``tell``, and not kept.
    """
    jobs = min(jobs or ((os.cpu_count() or 1) if len(paths) > _FEW else 1), len(paths))
    if jobs > 1 and not any(map(is_handed_over, paths)):
        from istilah.work.processes import shared_out

        return shared_out(paths, Treating(plan, tell), jobs)
    place = _Workplace.of(plan, termbase, tell)
    return (_examine(path, place) for path in paths)


def _examine(path: Path, place: _Workplace) -> Examined:
    name = place.plan.treatment.stdin_name if str(path) == STDIN else str(path)
    try:
        with quarantined(name):
            result = _treated(path, name, place)
    except IstilahError as error:
        result = Examined.failed(name, error)
    return result._replace(diagnoses=tuple(new(result.diagnoses, place.plan.known))).kept(place.tell)


def _treated(path: Path, name: str, place: _Workplace) -> Examined:
    treatment = place.plan.treatment
    selection = place.selection(Path(name))
    read = take(path)
    manuscript = _opened(read.data, name, treatment.review)
    document = manuscript.document
    if treatment.mending is Mending.NONE and not treatment.review.comment:
        found = lint(document, place.bench, selection)
        return Examined(name, found, document.source if found else "")
    result = _mended(manuscript, place, selection)
    reviewed = _commented(result, treatment.review)
    handed_on = treatment.copied or str(path) == STDIN
    return Examined(
        name,
        result.left,
        result.manuscript.document.source if result.fixed or result.left or handed_on else "",
        document.source if result.fixed else "",
        reviewed.data if handed_on or reviewed.data != manuscript.data else b"",
        result.fixed,
        result.settled,
        len(result.left) if treatment.review.comment else 0,
        result.quarrels,
        read.stamp,
    )


def _opened(data: bytes, name: str, review: Review) -> Manuscript:
    """Open a draft, such that it can be reviewed if that is wanted.

    :raises UnreadableError: it cannot be read, or there is no margin and no tracking in files of its kind.
    """
    manuscript = open_file(data, name)
    if not review.wanted:
        return manuscript
    if not isinstance(manuscript, Reviewable):
        raise UnreadableError(_UNREVIEWABLE, Place(name))
    return manuscript.tracked(review.author) if review.track else manuscript


def _mended(manuscript: Manuscript, place: _Workplace, selection: Selection) -> Mended:
    if place.plan.treatment.mending is Mending.NONE:
        return Mended(manuscript, lint(manuscript.document, place.bench, selection))
    return mended(manuscript, place.bench, selection, unsafe=place.plan.treatment.mending is Mending.UNSAFE)


def _commented(result: Mended, review: Review) -> Manuscript:
    """Leave what is still wrong in the margin."""
    manuscript = result.manuscript
    if not review.comment or not isinstance(manuscript, Reviewable):
        return manuscript
    notes = [
        Note(found.span, f"{found.rule.code}: {found.message.say(review.language)} [{found.rule.name}]")
        for found in result.left
    ]
    return manuscript.commented(notes, review.author)
