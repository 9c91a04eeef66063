"""Things put together that are worth being done at a time, and what is done between two such chunks."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_HEAVY, _MANY = 200_000, 64
"""Bytes and things of a chunk: some tens of milliseconds of work."""

Thing = TypeVar("Thing")


def chunks(
    things: Iterable[Thing], weight: Callable[[Thing], int], heavy: int | None = None, many: int | None = None
) -> Iterator[list[Thing]]:
    """Put things together that are worth being sent at a time: so ``heavy``, or so ``many``.

    >>> list(chunks([150_000, 80_000, 5, 300_000, 7], lambda thing: thing))
    [[150000, 80000], [5, 300000], [7]]
    """
    chunk, total = list[Thing](), 0
    for thing in things:
        chunk.append(thing)
        total += weight(thing)
        if total >= (heavy or _HEAVY) or len(chunk) >= (many or _MANY):
            yield chunk
            chunk, total = [], 0
    if chunk:
        yield chunk


def let_go() -> None:
    """Let go what belongs to things that are done: rings of objects wait until there are very many of them.

    What the first chunk has left (modules, the termbase) stays for good, and is not looked at again.
    """
    gc.collect()
    if not gc.get_freeze_count():
        gc.freeze()
