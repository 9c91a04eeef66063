"""What Word knows of a paragraph beyond what all formats do: its style, its list, the contents it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from istilah.readers._office.paragraphs import OfficeParagraph, TextPiece
from istilah.readers.word.names import T
from istilah.readers.word.styles import BODY_TEXT, WordStyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from istilah.readers._office.places import Room
    from istilah.readers.word.styles import Numbered

_WHITE = str.maketrans("\n\r", "  ")
_PLAIN = WordStyle()


@dataclass(slots=True, eq=False)
class WordParagraph(OfficeParagraph):
    """A paragraph of a Word file."""

    style: WordStyle = _PLAIN
    level: int = BODY_TEXT
    numbered: Numbered | None = None
    notes: list[tuple[Room, int]] = field(default_factory=list)
    """The notes to which it leads."""
    in_contents: bool = False
    """Whether it belongs to a table of contents, with all its text or with some of it."""
    is_hidden: bool = False
    """Whether its end is not to be seen."""
    joined: bool = False
    """Whether its end was deleted, so that the next one goes on with it."""
    is_whole: bool = False
    """Whether its stretches were taken over the borders of elements, which are looked for when they are asked for."""

    @property
    def pieces(self) -> Sequence[TextPiece]:
        """Its texts, each of one element."""
        if self.is_whole:
            self.stretches, self.is_whole = list(self._parted()), False
        return self.stretches

    def _parted(self) -> Iterator[TextPiece]:
        at = self.start
        for node in self.node.iter(T):
            if node.text:
                look = self.stretches[bisect_right(self.stretches, at, key=_start) - 1].look
                yield TextPiece(at, at + len(node.text), look, node)
                at += len(node.text)

    def take_on(self, style: WordStyle) -> None:
        """Become what a style makes of it."""
        self.style, self.kind, self.level, self.numbered = style, style.kind, style.level, style.numbered


def _start(piece: TextPiece) -> int:
    return piece.start


def in_line(text: str) -> str:
    r"""Write a text without line ends, which part paragraphs.

    >>> in_line("izin\n usaha")
    'izin  usaha'
    """
    return text.translate(_WHITE) if "\n" in text or "\r" in text else text


def texts(node: _Element) -> Iterator[str]:
    """Go through the texts inside an element."""
    return (inner.text or "" for inner in node.iter(T))
