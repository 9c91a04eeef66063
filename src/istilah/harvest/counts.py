"""Counts of documents by key, added up in any order: those of one document, of a chunk, of a corpus.

A key says of what sort it is: ``a`` a short form, ``x`` a short form with a full form, ``t`` a term in a language,
``g`` an Indonesian with an English phrase, ``w`` a word. What is counted of a key are numbers and the best example, in
a form that every process reads (:mod:`marshal`): no class, so that millions of them are cheap.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

SEPARATOR = "\t"
NAME = "name"
"""Stands for a language where a word is a proper name: it has a capital within a sentence."""
PARTS = 32
"""Rooms into which counts are parted, so that no process must hold them all."""


class Count(NamedTuple):
    """What is counted of a key."""

    documents: int
    occurrences: int
    explained: int
    """Documents that explain it: a short form by its full form, a term by a definition."""
    capitals: int
    """How often all of its words had capitals."""
    quality: int
    """How good the example is, 0 the best."""
    path: str
    offset: int
    """Where the example stands."""
    kinds: dict[str, tuple[int, int]]
    """Documents that use it, and that explain it, by their kind."""


def merged(one: Count, other: Count) -> Count:
    """Add two counts; the better example stays, of two equal ones that of the path that sorts first.

    >>> one = Count(1, 3, 0, 0, 1, "b.md", 7, {"berita": (1, 0)})
    >>> tuple(merged(one, Count(1, 1, 1, 0, 0, "c.md", 0, {"berita": (1, 1)})))
    (2, 4, 1, 0, 0, 'c.md', 0, {'berita': (2, 1)})
    """
    best = min(one, other, key=_example)
    kinds = dict(one.kinds)
    for kind, (used, explained) in other.kinds.items():
        before = kinds.get(kind, (0, 0))
        kinds[kind] = (before[0] + used, before[1] + explained)
    return Count(
        one.documents + other.documents,
        one.occurrences + other.occurrences,
        one.explained + other.explained,
        one.capitals + other.capitals,
        best.quality,
        best.path,
        best.offset,
        kinds,
    )


def _example(count: Count) -> tuple[int, str, int]:
    return count.quality, count.path, count.offset


class Counts:
    """Counts under way."""

    def __init__(self) -> None:
        self.by_key: dict[str, Count] = {}

    def add(self, key: str, count: Count) -> None:
        """Count something more of a key."""
        before = self.by_key.get(key)
        self.by_key[key] = merged(before, count) if before else count

    def parted(self) -> list[bytes]:
        """Write the counts down, parted by their keys in the same way in every process."""
        rooms: list[dict[str, tuple[object, ...]]] = [{} for _ in range(PARTS)]
        for key, count in self.by_key.items():
            rooms[crc32(key.encode("utf-8", "surrogatepass")) % PARTS][key] = tuple(count)
        return [marshal.dumps(room) if room else b"" for room in rooms]

    def take(self, written: Iterable[bytes]) -> None:
        """Add counts that were written down."""
        for data in written:
            for key, count in marshal.loads(data).items():  # noqa: S302 -- our own, written by our own processes
                self.add(key, Count(*count))
