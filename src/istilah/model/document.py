"""A document as rules see it: clean prose, stitched from pieces that know where in the source they came from.

A reader joins the text of headings, paragraphs, cells and so on into one ``prose``, blocks parted by blank lines. Rules
search the prose; :meth:`Document.in_source` finds the way back. In plain text both are the same string and there is
nothing to stitch; in Markdown ``**Surat** [Izin](x)`` is the prose *Surat Izin* in two pieces.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, overload

from istilah.text import Text

_WORDS_BEFORE = re.compile(r"(?:[^\s\u2011]+[ ]){0,3}[^\s\u2011]*$")
_WORDS_BEHIND = re.compile(r"[^\s\u2011]*(?:[ ][^\s\u2011]+){0,3}")
"""Words around a stretch that a search finds with it: tabs and hyphens that do not break are not as they are typed."""
_AROUND = 80
"""Characters on either side among which these words are."""
_EDGES = ' “”"'
"""What a quotation does not need at its ends."""
_QUOTED = 120
"""Characters of the longest quotation; programs search for 255 at most."""


class Span(NamedTuple):
    """A stretch of text, from ``start`` to before ``end``, in code points from 0."""

    start: int
    end: int

    def moved(self, by: int) -> Span:
        """Give the stretch ``by`` characters farther on."""
        return Span(self.start + by, self.end + by)


class BlockKind(StrEnum):
    """What a block of prose is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    QUOTE = "quote"
    FOOTNOTE = "footnote"


class Block(NamedTuple):
    """A block of prose: what it is, where it stands in the prose, and which row of a table it belongs to, if any."""

    kind: BlockKind
    start: int
    end: int
    row: int = 0
    """Number of the table row from 1; cells of one row share it. 0 outside tables."""


class Piece(NamedTuple):
    """A run of characters that stand in the source as they stand in the prose."""

    prose: int
    source: int
    length: int


class Pieces(Sequence[Piece]):
    """Many pieces in little memory, in order of the prose.

    >>> pieces = Pieces([Piece(0, 2, 5)])
    >>> pieces[0], len(pieces)
    (Piece(prose=0, source=2, length=5), 1)
    """

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self._starts, self._sources, self._lengths = array("q"), array("q"), array("q")
        self.extend(pieces)

    def extend(self, pieces: Iterable[Piece], by: int = 0) -> None:
        """Add pieces, ``by`` characters farther on in the prose than they say."""
        for prose, source, length in pieces:
            self._starts.append(prose + by)
            self._sources.append(source)
            self._lengths.append(length)

    def place(self, offset: int) -> int:
        """Find where in the source a character of the prose stands."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        return self._sources[at] + min(offset - self._starts[at], self._lengths[at])

    def around(self, offset: int) -> Piece:
        """Give the piece in which a character of the prose stands."""
        return self[max(0, bisect_right(self._starts, offset) - 1)]

    def __len__(self) -> int:
        return len(self._starts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pieces) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    @overload
    def __getitem__(self, at: int) -> Piece: ...

    @overload
    def __getitem__(self, at: slice) -> Pieces: ...

    def __getitem__(self, at: int | slice) -> Piece | Pieces:
        if isinstance(at, slice):
            return Pieces(map(self.__getitem__, range(*at.indices(len(self)))))
        return Piece(self._starts[at], self._sources[at], self._lengths[at])


class Comment(NamedTuple):
    """A comment of the document's own syntax: its text, and where it stands in the source."""

    text: str
    start: int
    end: int


class Landmark(NamedTuple):
    """Where a reader would look for what begins here in the source: *page 3 of 12, 2.1 Latar Belakang*."""

    start: int
    label: Text
    """Says it, with ``{words}`` to search for, ``{number}``, ``{row}``, ``{page}`` and ``{pages}`` in their places."""
    number: int = 0
    row: int = 0
    page: int = 0
    pages: int = 0
    heading: str = ""

    def around(self, words: str) -> Text:
        """Say where something is that stands among some words."""
        said = self.label.fill(words=words, number=self.number, row=self.row, page=self.page, pages=self.pages)
        return Text(f"{said.id}, {self.heading}", f"{said.en}, {self.heading}") if self.heading else said


@dataclass(frozen=True)
class Document:
    """The prose of a file, its blocks in order, and the way back into the source."""

    path: str
    source: str
    prose: str
    blocks: tuple[Block, ...]
    pieces: Pieces
    emphasis: tuple[Span, ...] = ()
    """Stretches of the prose in italics or bold, in order."""
    comments: tuple[Comment, ...] = ()
    date: str = ""
    """ISO date the document gives itself (front matter, metadata); empty if none."""
    landmarks: tuple[Landmark, ...] = ()
    """Places by which people find their way where line numbers say nothing (Word, PDF), in order of the source."""
    mendable: bool = True
    """Whether edits of the source have a way back into the file; where not (PDF), no fixes are offered."""
    unsure: tuple[Span, ...] = ()
    """Stretches of the source, in order, that may read otherwise: words of which print does not tell the hyphen."""
    escapes: tuple[tuple[str, str], ...] = ()
    """Characters that would be markup in the source, each with the way to write it there: ``&``, ``&amp;``."""

    def block(self, offset: int) -> Block:
        """Find the block in which a character of the prose stands, or the last one before it."""
        return self.blocks[max(0, bisect_right(self._block_starts, offset) - 1)]

    def in_source(self, span: Span) -> Span:
        """Find the source of a stretch of prose: from its first character to its last."""
        if span.end <= span.start:
            at = self.pieces.place(span.start)
            return Span(at, at)
        return Span(self.pieces.place(span.start), self.pieces.place(span.end - 1) + 1)

    def is_whole(self, span: Span) -> bool:
        """Tell whether a stretch of prose lies in one unbroken piece of source."""
        source = self.in_source(span)
        return self.source[source.start : source.end] == self.prose[span.start : span.end]

    def escaped(self, prose: str) -> str:
        """Write prose as the source has to have it.

        >>> Document("a.html", "", "", (), (), escapes=(("&", "&amp;"),)).escaped("R&D")
        'R&amp;D'
        """
        return "".join(dict(self.escapes).get(character, character) for character in prose)

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column, from 1, of a source offset."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def where(self, span: Span) -> Text:
        """Say in words where a stretch of prose is; nothing where line and column say it all."""
        at = bisect_right(self._landmark_starts, self.pieces.place(span.start))
        return self.landmarks[at - 1].around(self.quoted(span)) if at else Text("", "")

    def quoted(self, span: Span) -> str:
        """Give the words in and around a stretch of prose by which a search finds it: all of one unbroken piece."""
        piece = self.pieces.around(span.start)
        last = piece.prose + piece.length
        end = max(span.start, min(span.end, span.start + _QUOTED, last))
        before = _WORDS_BEFORE.search(self.prose, max(piece.prose, span.start - _AROUND), span.start)
        behind = _WORDS_BEHIND.match(self.prose, end, min(last, end + _AROUND))
        return self.prose[before.start() if before else span.start : behind.end() if behind else end].strip(_EDGES)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _landmark_starts(self) -> list[int]:
        return [landmark.start for landmark in self.landmarks]

    @cached_property
    def _lines(self) -> list[int]:
        starts, at = [0], self.source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.find("\n", at + 1)
        return starts
