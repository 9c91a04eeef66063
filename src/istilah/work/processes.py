"""The same work done on many things, here or in several processes, the results in the order of the things.

What every process needs to know is a :class:`Work`, sent to each once: it opens there what it needs, and gives the
function that treats one thing. A thing that costs a process its life is told, and the rest goes on; Ctrl-C ends all.
"""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from istilah.errors import IstilahError, Place, UnreadableError
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor

_KILLED = Text(
    id="proses yang memeriksanya dihentikan sistem, biasanya karena ingatan komputer tidak cukup; bagi berkas ini",
    en="the system ended the process that examined it, most often for lack of memory; split this file",
)
_FEW = 16
"""Things that are treated sooner than processes are started."""
_CHUNK = 4
"""Things that a process is given at a time."""
_PARTING = 5.0
"""Seconds that a thread has to end."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")
Thing_contra = TypeVar("Thing_contra", contravariant=True)
Result_co = TypeVar("Result_co", covariant=True)


class Work(Protocol, Generic[Thing_contra, Result_co]):
    """What is done with each thing; it must stand being sent to another process."""

    def settle(self) -> Callable[[Thing_contra], Result_co]:
        """Open what is needed in this process, and give what treats one thing.

        :raises IstilahError: that cannot be opened.
        """
        ...

    def failed(self, thing: Thing_contra, error: IstilahError) -> Result_co:
        """Say that nothing came of a thing, and why."""
        ...


def processes(count: int, asked: int | None = None) -> int:
    """Say in how many processes ``count`` things are best treated, unless a number is ``asked`` for."""
    import os

    return min(asked or (os.cpu_count() or 1 if count > _FEW else 1), count)


def shared_out(things: Sequence[Thing], work: Work[Thing, Result], jobs: int) -> Iterator[Result]:
    """Treat things in several processes; one that costs a process its life is told, and the rest goes on."""
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    workers = jobs
    while done < len(things):
        # After a death, the things that were in hand go one by one, so that it is known whose it is.
        batch = things[done:] if workers > 1 else things[done : done + jobs * _CHUNK]
        end = done + len(batch)
        try:
            for result in _pooled(batch, work, workers):
                done += 1
                yield result
        except BrokenProcessPool:
            if workers == 1:
                yield work.failed(things[done], UnreadableError(_KILLED, Place(str(things[done]))))
                done += 1
            workers = 1
        if done == end:
            workers = jobs


def _pooled(things: Sequence[Thing], work: Work[Thing, Result], jobs: int) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # An open database must not be inherited, so the processes begin from nothing.
    workers = min(jobs, len(things))
    pool = ProcessPoolExecutor(workers, get_context("spawn"), settle, (work,))
    try:
        with _deaf():
            results = pool.map(treat, things, chunksize=_CHUNK if jobs > 1 else 1)
        yield from results
    except BaseException:  # whoever gives up does not wait for what others still have in hand
        _give_up(pool)
        raise
    pool.shutdown()


_TREAT: ContextVar[Callable[[Any], Any]] = ContextVar("treat")
"""What this process does with a thing."""


def settle(work: Work[Thing, Result]) -> None:
    """Get a process ready for its work; where that cannot be, it says so of each thing that it is given."""
    try:
        _TREAT.set(work.settle())
    except IstilahError as error:
        reason = error  # which would be gone with its clause
        _TREAT.set(lambda thing: work.failed(thing, reason))


def treat(thing: Any) -> Any:  # noqa: ANN401 -- what a process is given, and what comes of it, its work knows
    """Treat a thing in a process that is settled."""
    return _TREAT.get()(thing)


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
