"""How drafts are examined: by which rules, with which termbase, in how many processes.

A plan is all that a process needs to know; each opens the termbase for itself.
"""

from __future__ import annotations

import sys
import time
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.cli.desk import desk, standing
from istilah.cli.output import is_quiet
from istilah.cli.rules import meant
from istilah.cli.speech import say
from istilah.cli.walk import Patterns, patterns, whole
from istilah.config import FileIgnores, Settings
from istilah.engine.draft import Audience
from istilah.engine.fix import Mended
from istilah.engine.selection import Selection
from istilah.errors import IstilahError, Place, UnreadableError
from istilah.files import STDIN, read_bytes
from istilah.model.finding import Diagnosis
from istilah.model.manuscript import Author, Manuscript, Note, Reviewable
from istilah.readers import open_file
from istilah.rules import inaccessible_file
from istilah.rules.lint import Bench, lint, mended
from istilah.termbase.base import Termbase
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNREVIEWABLE = Text(
    id="--track dan --comment hanya untuk berkas Word (.docx); gunakan --fix atau --diff",
    en="--track and --comment are for Word files (.docx); use --fix or --diff",
)
_FEW = 16
"""Files that are examined sooner than processes are started."""
_PATIENCE = 1.0
"""Seconds after which someone who watches wants to know how far we are."""


class Mending(StrEnum):
    """Which fixes are put in."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


class Review(NamedTuple):
    """How a draft is handed back to its writer, who has the last word."""

    track: bool = False
    """Whether fixes are proposed, for the writer to accept or reject."""
    comment: bool = False
    """Whether what is left is said in the margin."""
    author: Author = Author("istilah", "")

    @property
    def wanted(self) -> bool:
        """Whether it is more than putting fixes in."""
        return self.track or self.comment


class Plan(NamedTuple):
    """What is asked of each draft."""

    termbase: tuple[Path, ...]
    builtin: bool
    selection: Selection
    file_ignores: tuple[FileIgnores, ...]
    root: Path
    """The folder from which the patterns of the settings are seen."""
    as_of: str
    today: str
    audience: Audience
    known: frozenset[str]
    mending: Mending
    stdin_name: str
    domains: frozenset[str] = frozenset()
    review: Review = Review()


class Wishes(NamedTuple):
    """What the command line asks for beside the settings."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    as_of: str
    audience: Audience | None
    mending: Mending
    stdin_name: str
    domains: tuple[str, ...] = ()
    review: Review = Review()


def planned(settings: Settings, termbase: tuple[Path, ...], wishes: Wishes, *, builtin: bool) -> Plan:
    """Plan what is asked, the command line before the settings."""
    for word in (
        *settings.select,
        *settings.ignore,
        *(word for one in settings.per_file_ignores for word in one.rules),
    ):
        meant(word, Place(settings.path))
    if wishes.select:
        selection = Selection(wishes.select, wishes.ignore)
    else:
        selection = Selection(settings.select, (*settings.ignore, *wishes.ignore))
    return Plan(
        termbase=termbase,
        builtin=builtin,
        selection=selection,
        file_ignores=settings.per_file_ignores,
        root=whole(Path(settings.path).parent if settings.path else standing()),
        as_of=wishes.as_of,
        today=settings.as_of or time.strftime("%Y-%m-%d"),
        audience=wishes.audience or Audience(settings.audience),
        known=frozenset(settings.known),
        mending=wishes.mending,
        stdin_name=wishes.stdin_name,
        domains=frozenset(wishes.domains or settings.domain),
        review=wishes.review,
    )


class Examined(NamedTuple):
    """What came of one draft."""

    path: str
    diagnoses: tuple[Diagnosis, ...]
    text: str = ""
    """Its text after its fixes; empty where there is nothing to say about it."""
    before: str = ""
    """Its text as it was read, if that was mended."""
    data: bytes = b""
    """The bytes of the file if it is to be written."""
    fixed: int = 0
    """How many fixes were put in."""
    settled: bool = True
    """Whether the fixes came to an end."""
    piped: bool = False
    """Whether it came from standard input and has to go on to standard output."""
    noted: int = 0
    """How many remarks were left in it."""


class _Workplace(NamedTuple):
    plan: Plan
    bench: Bench
    ignores: tuple[tuple[Patterns, tuple[str, ...]], ...]

    def selection(self, path: Path) -> Selection:
        ignored = [rules for group, rules in self.ignores if group.verdict(whole(path))]
        return self.plan.selection.without(rule for rules in ignored for rule in rules)


_PLACE: ContextVar[_Workplace] = ContextVar("place")


def examined(paths: Sequence[Path], plan: Plan, termbase: Termbase, jobs: int | None) -> Iterator[Examined]:
    """Examine drafts in their order, in several processes where that is worth it or asked for.

    The ``termbase`` is that of the plan; other processes find it compiled and open it for themselves.
    """
    jobs = jobs or (_processors() if len(paths) > _FEW else 1)
    piped = any(str(path) == STDIN for path in paths)
    alone = piped or min(jobs, len(paths)) <= 1
    results = _one_by_one(paths, plan, termbase) if alone else _together(paths, plan, jobs)
    return _watched(results, len(paths))


def _processors() -> int:
    import os

    return os.cpu_count() or 1


def _one_by_one(paths: Sequence[Path], plan: Plan, termbase: Termbase) -> Iterator[Examined]:
    place = _workplace(plan, termbase)
    return (_examine(path, place) for path in paths)


def _together(paths: Sequence[Path], plan: Plan, jobs: int) -> Iterator[Examined]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # An open database must not be inherited, so the processes begin from nothing.
    workers = min(jobs, len(paths))
    with ProcessPoolExecutor(workers, get_context("spawn"), _settle, (plan,)) as pool:
        yield from pool.map(_examine_in_place, paths, chunksize=4)


def _settle(plan: Plan) -> None:
    _PLACE.set(_workplace(plan, desk(plan.termbase, builtin=plan.builtin).termbase))


def _examine_in_place(path: Path) -> Examined:
    return _examine(path, _PLACE.get())


def _workplace(plan: Plan, termbase: Termbase) -> _Workplace:
    bench = Bench(termbase, termbase.words(), plan.as_of, plan.today, plan.audience, plan.known, plan.domains)
    ignores = ((patterns(plan.root, [ignore.pattern]), ignore.rules) for ignore in plan.file_ignores)
    return _Workplace(plan, bench, tuple(ignores))


def _examine(path: Path, place: _Workplace) -> Examined:
    plan = place.plan
    name = plan.stdin_name if str(path) == STDIN else str(path)
    selection = place.selection(Path(name))
    try:
        manuscript = _opened(path, name, plan.review)
        document = manuscript.document
    except IstilahError as error:
        return Examined(name, (inaccessible_file.report(name, error),))
    if plan.mending is Mending.NONE and not plan.review.comment:
        found = lint(document, place.bench, selection)
        return Examined(name, found, document.source if found else "")
    result = _mended(manuscript, place, selection)
    reviewed = _commented(result, plan.review)
    piped = str(path) == STDIN
    return Examined(
        name,
        result.left,
        result.manuscript.document.source if result.fixed or result.left or piped else "",
        document.source if result.fixed else "",
        reviewed.data if piped or reviewed.data != manuscript.data else b"",
        result.fixed,
        result.settled,
        piped,
        len(result.left) if plan.review.comment else 0,
    )


def _opened(path: Path, name: str, review: Review) -> Manuscript:
    """Open a draft, such that it can be reviewed if that is wanted.

    :raises UnreadableError: it cannot be read, or there is no margin and no tracking in files of its kind.
    """
    manuscript = open_file(read_bytes(path), name)
    if not review.wanted:
        return manuscript
    if not isinstance(manuscript, Reviewable):
        raise UnreadableError(_UNREVIEWABLE, Place(name))
    return manuscript.tracked(review.author) if review.track else manuscript


def _mended(manuscript: Manuscript, place: _Workplace, selection: Selection) -> Mended:
    if place.plan.mending is Mending.NONE:
        return Mended(manuscript, lint(manuscript.document, place.bench, selection))
    return mended(manuscript, place.bench, selection, unsafe=place.plan.mending is Mending.UNSAFE)


def _commented(result: Mended, review: Review) -> Manuscript:
    """Leave what is still wrong in the margin."""
    manuscript = result.manuscript
    if not review.comment or not isinstance(manuscript, Reviewable):
        return manuscript
    notes = [Note(found.span, f"{found.rule.code}: {say(found.message)} [{found.rule.name}]") for found in result.left]
    return manuscript.commented(notes, review.author)


def _watched(results: Iterator[Examined], total: int) -> Iterator[Examined]:
    """Show someone who watches how far we are, once it takes a while."""
    if is_quiet() or not sys.stderr.isatty():
        yield from results
        return
    start = time.monotonic()
    for number, result in enumerate(results, 1):
        yield result
        if number < total and time.monotonic() - start > _PATIENCE:
            from istilah.cli import show

            yield from show.progress(results, number, total)
