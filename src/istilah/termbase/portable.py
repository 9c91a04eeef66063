"""A termbase that goes along to another machine: its layers compiled, its word lists read, and no path that counts.

Whoever opens it there has the very termbase that was open here, whatever lies on that machine. It is held in memory:
nothing is written where it arrives.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from istilah.termbase.base import OpenLayer, Termbase
from istilah.termbase.layers import Layer, LayerName
from istilah.termbase.store import Segment

if TYPE_CHECKING:
    from collections.abc import Callable

    from istilah.model.index import Index
    from istilah.model.word_lists import WordLists


class PortableTermbase(NamedTuple):
    """A termbase as it is sent."""

    layers: tuple[tuple[LayerName, bytes], ...]
    words: WordLists

    @classmethod
    def of(cls, termbase: Termbase) -> PortableTermbase:
        """Pack a termbase.

        :raises FaultyError: its word lists have faults.
        """
        return cls(tuple((layer.name, segment.packed()) for layer, segment in termbase.opened), termbase.words())

    def opened(self) -> Termbase:
        """Unpack it."""
        return _Unpacked(tuple(OpenLayer(Layer(name, ()), _unpacked(data)) for name, data in self.layers), self.words)


def _unpacked(data: bytes) -> Segment:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return Segment(connection, lambda: connection)


class _Unpacked(Termbase):
    """A termbase without files: what is made of it is not kept in the cache, where files are known by their stamps."""

    def __init__(self, opened: tuple[OpenLayer, ...], words: WordLists) -> None:
        super().__init__(opened)
        self._words = words

    def words(self) -> WordLists:
        return self._words

    def kept(self, name: str, make: Callable[[Index], str]) -> str:
        del name
        return make(self)
