"""Stitching prose from a source: a reader says what to keep, block by block, and the way back is kept with it.

Markup goes three ways. What stands in the source as in the prose is *kept*; what the source writes otherwise
(``&amp;``) is *put*; code and addresses are *skipped* and leave nothing, or one space where two words would touch. Bare
web and mail addresses are cut out when a block closes: a parser may have taken them apart at ``_`` or ``&``.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.cuts import Cuts
from istilah.model.document import Block, BlockKind, Comment, Document, Piece, Pieces, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BREAK = "\n\n"
"""What parts two blocks in the prose."""
_WEB = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>“”\"]*[^\s<>“”\".,;:!?'*_~()\[\]]")
_HOST = re.compile(r"@\w[\w-]*+(?:\.\w[\w-]*+)+")
_LONGEST_NAME = 64
"""Characters before the @ of a mail address, at most (RFC 5321)."""


class Stitcher:
    """Prose under way: finished blocks, and the block in hand, whose offsets still count from its own start."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._texts: list[str] = []
        self._pieces = Pieces()
        self._blocks: list[Block] = []
        self._emphasis: list[Span] = []
        self._length = 0
        self._stresses = 0
        self._start_block()

    def _start_block(self) -> None:
        self._parts: list[str] = []
        self._parted: list[Piece] = []
        self._stressed: list[Span] = []
        self._stressed_from = 0
        self._written = 0
        self._open = self._until = -1
        self._last = ""
        self._gap = False

    def keep(self, start: int, end: int) -> None:
        """Take a stretch of the source as it stands."""
        if start == self._until and not self._gap:
            self._until = end
            return
        self._finish_piece()
        self._close_gap(self.source[start])
        self._open, self._until = start, end

    def put(self, text: str, start: int, end: int) -> None:
        """Write ``text`` where the source says the same in other characters.

        Its last source character stands for it: a span over it is then never whole, for the two sides differ.
        """
        self._finish_piece()
        self._close_gap(text[0])
        self._parted.append(Piece(self._written, max(start, end - 1), 0))
        self._write(text)

    def skip(self) -> None:
        """Leave something out; words on both sides of it stay apart."""
        self._finish_piece()
        self._gap = True

    def is_empty(self) -> bool:
        """Tell whether nothing was taken for the block in hand."""
        return self._open < 0 and not self._parts

    def stress(self) -> None:
        """Begin emphasis. Emphasis within it is one with it; where a block ends first, it goes on in the next."""
        if not self._stresses:
            self._stressed_from = self._here()
        self._stresses += 1

    def relax(self) -> None:
        """End what :meth:`stress` began last; where nothing is stressed, nothing is to be done."""
        if self._stresses:
            self._stresses -= 1
            if not self._stresses:
                self._emphasise()

    def turn(self, *, stressed: bool) -> None:
        """Begin emphasis or end it, however deep, where it is not so already."""
        if stressed and not self._stresses:
            self.stress()
        elif self._stresses and not stressed:
            self._stresses = 1
            self.relax()

    @contextmanager
    def relaxed(self) -> Iterator[None]:
        """Take blocks that stand apart: the emphasis around them does not reach them, and goes on behind them."""
        stresses, self._stresses = self._stresses, 0
        yield
        self._stresses = stresses

    def close(self, kind: BlockKind, row: int = 0) -> None:
        """End the block in hand; where nothing was taken for it, there is none."""
        if self.is_empty():
            return
        if self._stresses:
            self._emphasise()
        self._finish_piece()
        strip = Strip("".join(self._parts), self._parted, self._stressed)
        if _may_hold_unwanted(strip.text):
            strip = _cut(strip, list(_unwanted(strip.text)))
        if strip.text:
            self._append(strip, kind, row)
        self._start_block()

    def document(
        self, path: str, comments: Iterable[Comment] = (), date: str = "", escapes: Iterable[tuple[str, str]] = ()
    ) -> Document:
        """Hand over the document; one with no prose has one empty paragraph."""
        return Document(
            path,
            self.source,
            "".join(self._texts),
            tuple(self._blocks) or (Block(BlockKind.PARAGRAPH, 0, 0),),
            self._pieces or Pieces([Piece(0, 0, 0)]),
            tuple(self._emphasis),
            tuple(comments),
            date,
            escapes=tuple(escapes),
        )

    def _here(self) -> int:
        """Tell how far the block in hand has come."""
        return self._written + self._until - self._open

    def _emphasise(self) -> None:
        if self._stressed_from < self._here():
            self._stressed.append(Span(self._stressed_from, self._here()))

    def _finish_piece(self) -> None:
        if self._open >= 0:
            self._parted.append(Piece(self._written, self._open, self._until - self._open))
            self._write(self.source[self._open : self._until])
            self._open = self._until = -1

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._written += len(text)
        self._last = text[-1]

    def _close_gap(self, following: str) -> None:
        if self._gap and self._last.isalnum() and following.isalnum():
            self._write(" ")
        self._gap = False

    def _append(self, strip: Strip, kind: BlockKind, row: int) -> None:
        if self._blocks:
            self._texts.append(BREAK)
            self._length += len(BREAK)
        at = self._length
        self._texts.append(strip.text)
        self._length += len(strip.text)
        self._pieces.extend(strip.pieces, at)
        self._emphasis += [Span(at + start, at + end) for start, end in strip.emphasis]
        self._blocks.append(Block(kind, at, self._length, row))


class Strip(NamedTuple):
    """The text of one block, with offsets from its own start."""

    text: str
    pieces: list[Piece]
    emphasis: list[Span]


def _may_hold_unwanted(text: str) -> bool:
    return text[0].isspace() or text[-1].isspace() or "@" in text or "://" in text or "www." in text


def _unwanted(text: str) -> Iterator[Span]:
    """Go through what a block is better without: white space at its ends, web and mail addresses.

    >>> [text[slice(*span)] for text in [" lihat www.x.id/a_b, humas@x.go.id."] for span in _unwanted(text)]
    [' ', 'www.x.id/a_b', 'humas@x.go.id']
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start:
        yield Span(0, start)
    at = start
    for address in _addresses(text):
        if address.start >= at:
            yield address
            at = address.end
    if at <= end < len(text):
        yield Span(end, len(text))


def _addresses(text: str) -> list[Span]:
    web = [Span(*match.span()) for match in _WEB.finditer(text)]
    mail = [Span(_name_before(text, match.start()), match.end()) for match in _HOST.finditer(text)]
    return sorted(web + mail)


def _name_before(text: str, at: int) -> int:
    earliest = max(0, at - _LONGEST_NAME)
    while at > earliest and (text[at - 1].isalnum() or text[at - 1] in "._+-"):
        at -= 1
    return at


def _cut(strip: Strip, spans: list[Span]) -> Strip:
    """Take ``spans``, in order and apart, out of a strip."""
    cuts = Cuts(spans, len(strip.text))
    emphasis = (Span(cuts.moved(start), cuts.moved(end)) for start, end in strip.emphasis)
    return Strip(
        cuts.text(strip.text), [*cuts.pieces(strip.pieces)], [span for span in emphasis if span.start < span.end]
    )
