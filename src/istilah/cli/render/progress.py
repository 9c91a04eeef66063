"""How far we are, for someone who watches, once it takes a while."""

from __future__ import annotations

import sys
import time
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from istilah.cli.render.output import is_quiet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PATIENCE = 1.0
"""Seconds after which someone who watches wants to know."""
_FORESEEN = 10_000
"""Things that are counted before they are done; of more it is only said how many are done."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def foreseen(things: Iterable[Thing]) -> tuple[Iterable[Thing], int | None]:
    """Count things for someone who watches, unless there are very many; nobody else waits for that."""
    if not _is_watching():
        return things, None
    coming = iter(things)
    first = list(islice(coming, _FORESEEN + 1))
    return chain(first, coming), len(first) if len(first) <= _FORESEEN else None


def watched(results: Iterator[Result], total: int | None) -> Iterator[Result]:
    """Hand results on, and show meanwhile how many of ``total`` there are, or only how many."""
    if not _is_watching():
        yield from results
        return
    start = time.monotonic()
    for number, result in enumerate(results, 1):
        yield result
        if (total is None or number < total) and time.monotonic() - start > _PATIENCE:
            from istilah.cli.render import terminal as show

            yield from show.progress(results, number, total)


def _is_watching() -> bool:
    return sys.stderr.isatty() and not is_quiet()
