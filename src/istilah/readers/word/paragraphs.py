"""Paragraphs of a Word file, and the atoms of text in them: what a walk over its stories finds."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from istilah.readers._office.rooms import Room
from istilah.readers.word.names import T

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from istilah.model.document import BlockKind
    from istilah.readers.word.styles import Numbered, WordStyle

_WHITE = str.maketrans("\n\r", "  ")


class Look(IntEnum):
    """What the prose makes of an atom."""

    PLAIN = 0
    STRESSED = 1
    LINE_BREAK = 2
    MUTE = 3
    HIDDEN = 4


class Atom(NamedTuple):
    """The text of one element, and where in the source it begins."""

    node: _Element
    text: str
    start: int
    look: Look

    @property
    def end(self) -> int:
        """Where in the source it ends."""
        return self.start + len(self.text)


class WordPlace(NamedTuple):
    """Where a paragraph stands."""

    room: Room = Room.BODY
    number: int = 0
    """Number of the note."""
    table: int = 0
    line: int = 0
    """Number of the row in its table."""
    row: int = 0
    """Number of the row among all rows of the document."""
    cell: int = 0


class Stretch(NamedTuple):
    """Where in the source a part of a paragraph stands that is of one look."""

    start: int
    end: int
    look: Look


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph: what it says, what it is, and where it stands."""

    node: _Element
    part: str
    place: WordPlace
    start: int
    style: WordStyle
    kind: BlockKind
    level: int
    numbered: Numbered | None
    stretches: list[Stretch] = field(default_factory=list)
    """What there is of it in the source, in order."""
    notes: list[tuple[Room, int]] = field(default_factory=list)
    """The notes to which it leads."""
    in_contents: bool = False
    """Whether it belongs to a table of contents, with all its text or with some of it."""
    is_hidden: bool = False
    """Whether its end is not to be seen."""
    page: int = 0
    """The page on which it begins."""
    turns: tuple[tuple[int, int], ...] = ()
    """Where in the source a page begins within it, and which."""
    joined: bool = False
    """Whether its end was deleted, so that the next one goes on with it."""
    _atoms: list[Atom] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where in the source it ends."""
        return self.stretches[-1].end if self.stretches else self.start

    @property
    def atoms(self) -> list[Atom]:
        """The texts that it consists of; those of plain paragraphs are looked for when they are first asked for."""
        if self.stretches and not self._atoms:
            self._atoms = list(self._texts())
        return self._atoms

    def _texts(self) -> Iterator[Atom]:
        at = self.start
        for node in self.node.iter(T):
            if node.text:
                look = self.stretches[bisect_right(self.stretches, at, key=_start) - 1].look
                yield Atom(node, in_line(node.text), at, look)
                at += len(node.text)

    def take_on(self, style: WordStyle) -> None:
        """Become what a style makes of it."""
        self.style, self.kind, self.level, self.numbered = style, style.kind, style.level, style.numbered

    def add(self, atom: Atom) -> None:
        """Take up a text that stands behind all others."""
        self._atoms.append(atom)
        self.stretches.append(Stretch(atom.start, atom.end, atom.look))

    def extend(self, start: int, end: int, look: Look) -> None:
        """Take up a stretch of texts that stands behind all others; its atoms are not looked for yet."""
        if end > start:
            self.stretches.append(Stretch(start, end, look))


def _start(stretch: Stretch) -> int:
    return stretch.start


def in_line(text: str) -> str:
    r"""Write a text without line ends, which part paragraphs.

    >>> in_line("izin\n usaha")
    'izin  usaha'
    """
    return text.translate(_WHITE) if "\n" in text or "\r" in text else text


def texts(node: _Element) -> Iterator[str]:
    """Go through the texts inside an element."""
    return (inner.text or "" for inner in node.iter(T))
