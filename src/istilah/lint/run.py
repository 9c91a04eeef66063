"""Drafts treated as planned, each by itself, in as many processes as that is worth; start at :func:`run`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import BugError, IstilahError, Place, UnreadableError
from istilah.files import Stamp, is_handed_over, limit
from istilah.lint import inaccessible_file
from istilah.lint.baseline import new
from istilah.lint.mending import Mended, Quarrel
from istilah.lint.pipeline import Bench, lint, mended
from istilah.lint.plan import Mending, Plan, Review
from istilah.model.finding import FileFindings, Tally
from istilah.model.manuscript import Manuscript, Note, Reviewable
from istilah.readers import open_file
from istilah.text import Text
from istilah.work.drafts import DraftSource
from istilah.work.hands import Hands, done
from istilah.work.quarantine import quarantined
from istilah.work.walk import Patterns, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.lint.selection import Selection
    from istilah.model.finding import Diagnostic
    from istilah.session import Openable, Session

_UNREVIEWABLE = Text(
    id="--track dan --comment hanya untuk berkas Word (.docx); gunakan --fix atau --diff",
    en="--track and --comment are for Word files (.docx); use --fix or --diff",
)
_OWN = Hands()


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
    size: int = 0
    """Its bytes as they were read."""
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

    def selection(self, place: Path) -> Selection:
        ignored = [rules for group, rules in self.ignores if group.verdict(place)]
        return self.plan.selection.without(rule for rules in ignored for rule in rules)


class Treating(NamedTuple):
    """The treatment of drafts, as other processes do it (:class:`~istilah.processes.Work`)."""

    plan: Plan
    termbase: Openable
    tell: Teller | None = None

    def settle(self) -> Callable[[DraftSource], Examined]:
        """Open the termbase in this process.

        :raises IstilahError: it cannot be opened.
        """
        with quarantined(""):
            # It may have changed under us; the drafts that are done are still reported.
            termbase = self.termbase.opened()
            bench = Bench(termbase, termbase.words(), self.plan.options)
            limit(self.plan.most)  # of drafts, not of our word lists
            return partial(_examine, place=_Workplace(self.plan, bench, self.plan.ignores(), self.tell))

    def weight(self, draft: DraftSource) -> int:
        """Give the bytes of a draft, as far as they are known."""
        return draft.size

    def failed(self, draft: DraftSource, error: IstilahError) -> Examined:
        """Tell of a draft that came to nothing, and why."""
        return Examined.failed(draft.name, error).kept(self.tell)


def run(
    drafts: Iterable[DraftSource], plan: Plan, session: Session, tell: Teller | None = None, hands: Hands = _OWN
) -> Iterator[Examined]:
    """Treat drafts in their order.

    The ``session`` is that of the plan. What was found is told at once, by ``tell``, and not kept.
    """
    return done(map(DraftSource.brought, drafts), hands, session, lambda termbase: Treating(plan, termbase, tell))


def _examine(draft: DraftSource, place: _Workplace) -> Examined:
    try:
        with quarantined(draft.name):
            result = _treated(draft, place._replace(bench=place.bench.on(draft.date)))
    except IstilahError as error:
        result = Examined.failed(draft.name, error)
    return result._replace(diagnoses=tuple(new(result.diagnoses, place.plan.known))).kept(place.tell)


def _treated(draft: DraftSource, place: _Workplace) -> Examined:
    treatment = place.plan.treatment
    selection = place.selection(_whereabouts(draft))
    read = draft.take()
    manuscript = _opened(read.data, draft.name, treatment.review)
    document = manuscript.document
    if treatment.mending is Mending.NONE and not treatment.review.comment:
        found = lint(document, place.bench, selection)
        return Examined(draft.name, found, document.source if found else "", size=len(read.data))
    result = _mended(manuscript, place, selection)
    reviewed = _commented(result, treatment.review)
    handed_on = treatment.copied or draft.is_stdin
    return Examined(
        draft.name,
        result.left,
        result.manuscript.document.source if result.fixed or result.left or handed_on else "",
        document.source if result.fixed else "",
        reviewed.data if handed_on or reviewed.data != manuscript.data else b"",
        result.fixed,
        result.settled,
        len(result.left) if treatment.review.comment else 0,
        result.quarrels,
        read.stamp,
        size=len(read.data),
    )


def _whereabouts(draft: DraftSource) -> Path:
    """Say where a draft is, for patterns; what is handed over is where its name says."""
    return whole(Path(draft.name)) if is_handed_over(draft.place) else Path(draft.place)


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
