"""Taking stretches out of a text whose pieces know where they came from: what is left, and where it then stands.

>>> cuts = Cuts([Span(0, 1), Span(4, 6)], 8)
>>> cuts.text(" abc  de"), cuts.moved(7), list(cuts.pieces([Piece(0, 0, 8)]))
('abcde', 4, [Piece(prose=0, source=1, length=3), Piece(prose=3, source=6, length=2)])
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from istilah.model.document import Piece, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Cuts:
    """What is taken out of a text of ``length`` characters: ``cuts``, in order and apart."""

    def __init__(self, cuts: Iterable[Span], length: int) -> None:
        self._kept = list(_between(cuts, length))
        self._starts = [span.start for span in self._kept]
        self._before = [*accumulate((end - start for start, end in self._kept), initial=0)]

    def text(self, text: str) -> str:
        """Give what is left."""
        return "".join(text[start:end] for start, end in self._kept)

    def moved(self, offset: int) -> int:
        """Tell where a place of the text is in what is left."""
        at = bisect_right(self._starts, offset) - 1
        return min(self._before[at] + offset - self._starts[at], self._before[at + 1]) if at >= 0 else 0

    def pieces(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Go through what is left of pieces; one without length stands for the character after it."""
        for piece in pieces:
            for start, end in self._inside(piece):
                yield Piece(self.moved(start), piece.source + start - piece.prose, end - start)

    def _inside(self, piece: Piece) -> Iterator[Span]:
        end = piece.prose + max(piece.length, 1)
        for at in range(max(0, bisect_right(self._starts, piece.prose) - 1), len(self._kept)):
            span = self._kept[at]
            if span.start >= end:
                return
            start = max(piece.prose, span.start)
            if start < span.end:
                yield Span(start, min(piece.prose + piece.length, span.end))


def _between(cuts: Iterable[Span], end: int) -> Iterator[Span]:
    at = 0
    for cut in cuts:
        if at < cut.start:
            yield Span(at, cut.start)
        at = cut.end
    if at < end:
        yield Span(at, end)
