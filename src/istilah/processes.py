"""The same work done on many things, here or in several processes, the results in the order of the things.

What every process needs to know is a :class:`Work`, sent to each once: it opens there what it needs, and gives the
function that treats one thing. Things are handed out in chunks of about equal weight, as many ahead as are worth it, so
that a large one holds nobody back and memory does not grow with their number. A thing that costs a process its life is
told, and the rest goes on; Ctrl-C ends all, and so does whatever ends the process that began them.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from istilah.chunks import chunks, let_go
from istilah.errors import IstilahError, UnreadableError
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

KILLED = Text(
    id="proses yang memeriksanya dihentikan sistem, biasanya karena ingatan komputer tidak cukup; bagi berkas ini",
    en="the system ended the process that examined it, most often for lack of memory; split this file",
)
_AHEAD = 64
"""Chunks in hand at a time, those that wait for an earlier one among them."""
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

    def weight(self, thing: Thing_contra) -> int:
        """Guess how much work a thing is, in bytes."""
        ...

    def failed(self, thing: Thing_contra, error: IstilahError) -> Result_co:
        """Say that nothing came of a thing, and why."""
        ...


def shared_out(things: Iterable[Thing], work: Work[Thing, Result], jobs: int) -> Iterator[Result]:
    """Treat things in several processes; one that costs a process its life is told, and the rest goes on."""
    pool = _Pool(work, jobs)
    try:
        for chunk in chunks(things, work.weight):
            pool.put(chunk)
            while len(pool.waiting) >= _AHEAD:
                yield from pool.take()
        while pool.waiting:
            yield from pool.take()
    except BaseException:  # whoever gives up does not wait for what others still have in hand
        _give_up(pool.executor)
        raise
    pool.executor.shutdown()


@dataclass(eq=False, slots=True)
class _Chunk(Generic[Thing, Result]):
    things: list[Thing]
    coming: Future[list[Result]] | None = None
    """What comes of it; nothing before it is sent."""
    is_suspect: bool = False
    """Whether one of its things may have cost a process its life."""


class _Pool(Generic[Thing, Result]):
    """Processes, and the chunks that they have in hand, in order."""

    def __init__(self, work: Work[Thing, Result], jobs: int) -> None:
        self.waiting: deque[_Chunk[Thing, Result]] = deque()
        self.executor = _opened(work, jobs)
        self._work = work
        self._jobs = jobs

    def put(self, things: list[Thing]) -> None:
        """Hand a chunk out."""
        self.waiting.append(_Chunk(things))
        self._send()

    def take(self) -> Iterable[Result]:
        """Wait for what comes of the first chunk; nothing at once if that has to be begun anew."""
        first = self.waiting[0]
        if first.is_suspect:
            return self._one_by_one(self.waiting.popleft().things)
        self._send()
        try:
            results = first.coming.result() if first.coming else []
        except BrokenProcessPool:
            self._begin_anew()
        if first.coming:
            self.waiting.popleft()
            return results
        return ()

    def _send(self) -> None:
        """Send the chunks that have not been sent, or have come to nothing."""
        try:
            for chunk in self.waiting:
                if not chunk.coming and not chunk.is_suspect:
                    chunk.coming = _sent(self.executor, chunk.things)
        except BrokenProcessPool:
            self._begin_anew()

    def _begin_anew(self) -> None:
        """Take new processes; of the chunks that are undone only as many had been begun as there were processes."""
        self.executor.shutdown()
        self.executor = _opened(self._work, self._jobs)
        undone = [chunk for chunk in self.waiting if chunk.coming and chunk.coming.exception()]
        for number, chunk in enumerate(undone):
            chunk.coming, chunk.is_suspect = None, number < self._jobs

    def _one_by_one(self, things: Iterable[Thing]) -> Iterator[Result]:
        """Treat things one at a time, so that it is known which of them costs a process its life."""
        executor = _opened(self._work, 1)
        try:
            for thing in things:
                try:
                    yield from _sent(executor, [thing]).result()
                except BrokenProcessPool:
                    executor.shutdown()
                    executor = _opened(self._work, 1)
                    yield self._work.failed(thing, UnreadableError(KILLED))
        except BaseException:
            _give_up(executor)
            raise
        executor.shutdown()


def _opened(work: Work[Thing, Result], jobs: int) -> ProcessPoolExecutor:
    # An open database must not be inherited, so the processes begin from nothing.
    return ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (work,))


def _begin(work: Work[Thing, Result]) -> None:
    """Begin a process that ends with the one that began it, for who is killed cannot end others."""
    threading.Thread(target=_follow, daemon=True).start()
    settle(work)


def _follow() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _sent(executor: ProcessPoolExecutor, things: list[Thing]) -> Future[list[Any]]:
    with _deaf():  # processes begin when they are needed
        return executor.submit(treat, things)


def _give_up(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool at once, and the thread that reads what they write.

    Nothing public does: who is ended while writing leaves half a result, and the thread would wait for the rest as long
    as somebody else might write it.
    """
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


_TREAT: ContextVar[Callable[[Any], Any]] = ContextVar("treat")
"""What this process does with a thing."""


def settle(work: Work[Thing, Result]) -> None:
    """Get a process ready for its work; where that cannot be, it says so of each thing that it is given."""
    try:
        _TREAT.set(work.settle())
    except IstilahError as error:
        reason = error  # which would be gone with its clause
        _TREAT.set(lambda thing: work.failed(thing, reason))


def treat(things: Iterable[Any]) -> list[Any]:
    """Treat things in a process that is settled; what they are, and what comes of them, its work knows."""
    results = [_TREAT.get()(thing) for thing in things]
    let_go()
    return results


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
