"""How far we are, for someone who watches, once it takes a while."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from istilah.cleaning import clean
from istilah.cli.render.output import is_quiet, remark
from istilah.speech import say
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_PATIENCE = 1.0
"""Seconds after which someone who watches wants to know."""
_FORESEEN = 10_000
"""Things that are counted before they are done; of more it is only said how many are done."""

_SUMS = Text(id="{size} MB, {findings} temuan", en="{size} MB, {findings:finding|findings}")

_STOPPED = Text(id="dihentikan sesudah {done} berkas", en="stopped after {done:file|files}")

Thing = TypeVar("Thing")
Result = TypeVar("Result")


@contextmanager
def stoppable(done: Callable[[], int]) -> Iterator[None]:
    """Let whoever presses Ctrl-C know how many files are ``done``."""
    try:
        yield
    except KeyboardInterrupt:
        remark(say(_STOPPED.fill(done=done())))
        raise


def foreseen(things: Iterable[Thing]) -> tuple[Iterable[Thing], int | None]:
    """Count things for someone who watches, unless there are very many; nobody else waits for that."""
    if not _is_watching():
        return things, None
    coming = iter(things)
    first = list(islice(coming, _FORESEEN + 1))
    return chain(first, coming), len(first) if len(first) <= _FORESEEN else None


class Sums:
    """How much was read, and how much was found in it."""

    def __init__(self) -> None:
        self.done = self.size = self.findings = 0

    def said(self) -> str:
        """Say it: *12.3 MB, 45 findings*."""
        return say(_SUMS.fill(size=f"{self.size / 1e6:.1f}", findings=self.findings))


def watched(results: Iterator[Result], total: int | None, add: Callable[[Sums, Result], None]) -> Iterator[Result]:
    """Hand results on, and show meanwhile how many of ``total`` there are, and what they sum up to."""
    if not _is_watching():
        yield from results
        return
    start, sums = time.monotonic(), Sums()
    for result in results:
        sums.done += 1
        add(sums, result)
        yield result
        if (total is None or sums.done < total) and time.monotonic() - start > _PATIENCE:
            yield from _drawn(results, total, sums, add)


def _drawn(
    results: Iterator[Result], total: int | None, sums: Sums, add: Callable[[Sums, Result], None]
) -> Iterator[Result]:
    """Hand results on and draw meanwhile, on standard error, how far they are and when they will end."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    counts = (MofNCompleteColumn(), TextColumn("{task.fields[said]}"))
    columns = (BarColumn(), *counts, TimeRemainingColumn()) if total is not None else counts
    # Where results go to the same terminal they must pass through the bar's hands, or both would be spoiled.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        task = bar.add_task("", total=total, completed=sums.done, said=sums.said())
        for result in results:
            sums.done += 1
            add(sums, result)
            bar.update(task, completed=sums.done, said=sums.said())
            yield result


@contextmanager
def steps(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give what is to be told how far one long thing is, so many steps of so many; who watches sees a bar meanwhile."""
    if not _is_watching():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(clean(label), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _is_watching() -> bool:
    return sys.stderr.isatty() and not is_quiet()
