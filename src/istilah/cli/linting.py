"""How drafts are examined: by which rules, with which termbase, in how many processes.

A plan is all that a process needs to know; each opens the termbase for itself.
"""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.cli.render.output import is_quiet
from istilah.config import FileIgnores, Settings
from istilah.draft.options import Audience, Options, options
from istilah.errors import BugError, IstilahError, Place, UnreadableError
from istilah.files import MOST, STDIN, Stamp, is_handed_over, limit, take
from istilah.lint import inaccessible_file
from istilah.lint.catalogue import meant
from istilah.lint.mending import Mended, Quarrel
from istilah.lint.pipeline import Bench, lint, mended
from istilah.lint.selection import Selection
from istilah.model.finding import Diagnostic
from istilah.model.manuscript import Author, Manuscript, Note, Reviewable
from istilah.readers import open_file
from istilah.session import open_session, standing
from istilah.speech import say
from istilah.termbase.base import Termbase
from istilah.text import Text
from istilah.work.quarantine import quarantined
from istilah.work.walk import Patterns, patterns, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor

_UNREVIEWABLE = Text(
    id="--track dan --comment hanya untuk berkas Word (.docx); gunakan --fix atau --diff",
    en="--track and --comment are for Word files (.docx); use --fix or --diff",
)
_KILLED = Text(
    id="proses yang memeriksanya dihentikan sistem, biasanya karena ingatan komputer tidak cukup; bagi berkas ini",
    en="the system ended the process that examined it, most often for lack of memory; split this file",
)
_FEW = 16
"""Files that are examined sooner than processes are started."""
_CHUNK = 4
"""Drafts that a process is given at a time."""
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
    source: str
    """The file of the settings, from whose folder its patterns are seen."""
    options: Options
    mending: Mending
    stdin_name: str
    review: Review = Review()
    copied: bool = False
    """Whether drafts are handed on though nothing changed in them, for they go elsewhere."""
    most: int = MOST
    """Bytes of the largest file that is read."""


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
    copied: bool = False


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
    plan = Plan(
        termbase=termbase,
        builtin=builtin,
        selection=selection,
        file_ignores=settings.per_file_ignores,
        source=settings.path,
        options=options(settings, wishes.as_of, wishes.audience, wishes.domains),
        mending=wishes.mending,
        stdin_name=wishes.stdin_name,
        review=wishes.review,
        copied=wishes.copied,
        most=settings.most,
    )
    _ignores(plan)  # what is no pattern is told before anything is examined
    return plan


class Examined(NamedTuple):
    """What came of one draft."""

    path: str
    diagnoses: tuple[Diagnostic, ...]
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

    @classmethod
    def failed(cls, path: str, error: IstilahError) -> Examined:
        """Tell of a draft that came to nothing, and why."""
        trace = error.trace if isinstance(error, BugError) else ""
        return cls(path, (inaccessible_file.report(path, error),), code=error.code, trace=trace)


class _Workplace(NamedTuple):
    plan: Plan
    bench: Bench
    ignores: tuple[tuple[Patterns, tuple[str, ...]], ...]

    def selection(self, path: Path) -> Selection:
        ignored = [rules for group, rules in self.ignores if group.verdict(whole(path))]
        return self.plan.selection.without(rule for rules in ignored for rule in rules)


_PLACE: ContextVar[_Workplace | IstilahError] = ContextVar("place")
"""Where a process examines drafts, or why it cannot."""


def excluded(settings: Settings) -> Patterns:
    """Compile the patterns of files that are not to be examined.

    :raises ConfigError: one of them is no pattern.
    """
    return patterns(root_of(settings.path), settings.exclude, settings.path)


def examined(paths: Sequence[Path], plan: Plan, termbase: Termbase, jobs: int | None) -> Iterator[Examined]:
    """Examine drafts in their order, in several processes where that is worth it or asked for.

    The ``termbase`` is that of the plan; other processes find it compiled and open it for themselves.
    """
    jobs = jobs or (_processors() if len(paths) > _FEW else 1)
    alone = min(jobs, len(paths)) <= 1 or any(map(is_handed_over, paths))
    results = _one_by_one(paths, plan, termbase) if alone else _together(paths, plan, jobs)
    return _watched(results, len(paths))


def _processors() -> int:
    import os

    return os.cpu_count() or 1


def _one_by_one(paths: Sequence[Path], plan: Plan, termbase: Termbase) -> Iterator[Examined]:
    place = _workplace(plan, termbase)
    return (_examine(path, place) for path in paths)


def _together(paths: Sequence[Path], plan: Plan, jobs: int) -> Iterator[Examined]:
    """Examine drafts in several processes; a draft that costs one its life is told, and the rest goes on."""
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    workers = jobs
    while done < len(paths):
        # After a death, the drafts that were in hand go one by one, so that it is known whose it is.
        batch = paths[done:] if workers > 1 else paths[done : done + jobs * _CHUNK]
        end = done + len(batch)
        try:
            for result in _pooled(batch, plan, workers):
                done += 1
                yield result
        except BrokenProcessPool:
            if workers == 1:
                yield Examined.failed(str(paths[done]), UnreadableError(_KILLED, Place(str(paths[done]))))
                done += 1
            workers = 1
        if done == end:
            workers = jobs


def _pooled(paths: Sequence[Path], plan: Plan, jobs: int) -> Iterator[Examined]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # An open database must not be inherited, so the processes begin from nothing.
    workers = min(jobs, len(paths))
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _settle, (plan,))
    try:
        with _deaf():
            results = pool.map(_examine_in_place, paths, chunksize=_CHUNK if jobs > 1 else 1)
        yield from results
    except BaseException:  # whoever gives up does not wait for what others still have in hand
        _give_up(pool)
        raise
    pool.shutdown()


def _give_up(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool at once, and the thread that reads what they write.

    Nothing public does: who is ended while writing leaves half a result, and the thread would wait for the rest as long
    as somebody else might write it.
    """
    from multiprocessing import active_children

    thread: threading.Thread | None = pool._executor_manager_thread  # type: ignore[assignment]  # noqa: SLF001
    queue = pool._result_queue  # noqa: SLF001
    pool.shutdown(wait=False, cancel_futures=True)
    for process in active_children():
        process.terminate()
        process.join()
    before, threading.excepthook = threading.excepthook, lambda _: None  # it may stumble over what was called off
    queue._writer.close()  # type: ignore[attr-defined]  # noqa: SLF001
    if thread:
        thread.join(_PARTING)
    threading.excepthook = before


_PARTING = 5.0
"""Seconds that a thread has to end."""


@contextmanager
def _deaf() -> Iterator[None]:
    """Begin processes that do not hear Ctrl-C: only this one answers it, afterwards if it comes now, and ends them."""
    import signal

    if threading.current_thread() is not threading.main_thread():
        yield
    elif sys.platform == "win32":  # where a signal cannot wait
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
    else:
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # which would unblock the signal when it begins
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _settle(plan: Plan) -> None:
    limit(plan.most)
    try:
        with quarantined(""):
            _PLACE.set(_workplace(plan, open_session(plan.termbase, builtin=plan.builtin).termbase))
    except IstilahError as error:  # the termbase has changed under us; the drafts that are done are still reported
        _PLACE.set(error)


def _examine_in_place(path: Path) -> Examined:
    place = _PLACE.get()
    return Examined.failed(str(path), place) if isinstance(place, IstilahError) else _examine(path, place)


def _workplace(plan: Plan, termbase: Termbase) -> _Workplace:
    bench = Bench(termbase, termbase.words(), plan.options)
    return _Workplace(plan, bench, _ignores(plan))


def _ignores(plan: Plan) -> tuple[tuple[Patterns, tuple[str, ...]], ...]:
    root = root_of(plan.source)
    return tuple((patterns(root, [one.pattern], plan.source), one.rules) for one in plan.file_ignores)


def root_of(source: str) -> Path:
    """Name the folder from which the patterns of the settings are seen: theirs, else that in which one stands."""
    return whole(Path(source).parent if source else standing())


def _examine(path: Path, place: _Workplace) -> Examined:
    name = place.plan.stdin_name if str(path) == STDIN else str(path)
    try:
        with quarantined(name):
            return _treated(path, name, place)
    except IstilahError as error:
        return Examined.failed(name, error)


def _treated(path: Path, name: str, place: _Workplace) -> Examined:
    plan = place.plan
    selection = place.selection(Path(name))
    read = take(path)
    manuscript = _opened(read.data, name, plan.review)
    document = manuscript.document
    if plan.mending is Mending.NONE and not plan.review.comment:
        found = lint(document, place.bench, selection)
        return Examined(name, found, document.source if found else "")
    result = _mended(manuscript, place, selection)
    reviewed = _commented(result, plan.review)
    handed_on = plan.copied or str(path) == STDIN
    return Examined(
        name,
        result.left,
        result.manuscript.document.source if result.fixed or result.left or handed_on else "",
        document.source if result.fixed else "",
        reviewed.data if handed_on or reviewed.data != manuscript.data else b"",
        result.fixed,
        result.settled,
        len(result.left) if plan.review.comment else 0,
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
            from istilah.cli.render import terminal as show

            yield from show.progress(results, number, total)
