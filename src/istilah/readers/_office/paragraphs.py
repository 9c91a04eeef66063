"""The vocabulary of all office formats: paragraphs, and the pieces of text in them.

A *piece* is text that stands in one node of the XML: a ``w:t``, what follows a ``text:span``, an element for a tab. The
source of a document is the text of its pieces in order, one paragraph a line, so a stretch of source leads to the nodes
that have to change. What is seen but is no prose (page numbers, the entries of a table of contents) is a *mute* piece:
it keeps its place in the source, and no fix can reach across it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from istilah.readers._office.places import OfficePlace


class Look(IntEnum):
    """What the prose makes of a piece."""

    PLAIN = 0
    STRESSED = 1
    LINE_BREAK = 2
    """A space in the source, the end of a line in the prose: the sides differ, so no fix is offered across it."""
    MUTE = 3
    HIDDEN = 4


class TextPiece(NamedTuple):
    """Where in the source a text stands, how it looks, and what holds it."""

    start: int
    end: int
    look: Look
    node: _Element
    is_tail: bool = False
    """Whether it stands behind its node and not inside."""


@dataclass(slots=True, eq=False)
class OfficeParagraph:
    """A paragraph: what it is, what it says, and where it stands."""

    node: _Element
    part: str
    place: OfficePlace
    start: int
    kind: BlockKind = BlockKind.PARAGRAPH
    stretches: list[TextPiece] = field(default_factory=list)
    """What there is of it in the source, in order, by how it looks."""
    section: str = ""
    """The heading above it, or itself if it is one."""
    page: int = 0
    """The page on which it begins; 0 where pages are not counted."""
    turns: tuple[tuple[int, int], ...] = ()
    """Where in the source a page begins within it, and which."""

    @property
    def pieces(self) -> Sequence[TextPiece]:
        """Its texts, each of one node."""
        return self.stretches

    @property
    def end(self) -> int:
        """Where in the source it ends."""
        return self.stretches[-1].end if self.stretches else self.start

    @property
    def is_seen(self) -> bool:
        """Whether there is anything in it, be it only a picture."""
        return self.end > self.start or any(piece.look is Look.MUTE for piece in self.stretches)
