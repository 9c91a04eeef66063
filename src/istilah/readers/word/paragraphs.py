"""Paragraphs of a Word file, and the atoms of text in them: what a walk over its stories finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from istilah.readers.word.names import T

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from istilah.model.document import BlockKind
    from istilah.readers.word.styles import Numbered, Style


class Look(IntEnum):
    """What the prose makes of an atom."""

    PLAIN = 0
    STRESSED = 1
    LINE_BREAK = 2
    MUTE = 3
    HIDDEN = 4


class Room(StrEnum):
    """What kind of story a paragraph belongs to."""

    BODY = "body"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"
    BOX = "box"
    REMARK = "remark"


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


class Place(NamedTuple):
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


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph: its atoms, what it is, and where it stands."""

    node: _Element
    part: str
    place: Place
    start: int
    style: Style
    kind: BlockKind
    level: int
    numbered: Numbered | None
    atoms: list[Atom] = field(default_factory=list)
    in_contents: bool = False
    """Whether it belongs to a table of contents, with all its text or with some of it."""
    joined: bool = False
    """Whether its end was deleted, so that the next one goes on with it."""

    @property
    def end(self) -> int:
        """Where in the source it ends."""
        return self.atoms[-1].end if self.atoms else self.start


def texts(node: _Element) -> Iterator[str]:
    """Go through the texts inside an element."""
    return (inner.text or "" for inner in node.iter(T))
