"""An OpenDocument text as lines: one a paragraph, each of runs that know in which node of the XML they stand.

The body comes first, each text box behind the paragraph to which it is anchored, then footnotes and endnotes in their
order, then page headers and footers. ``<text:p>KT<text:span>P</text:span>  baru</text:p>`` is the line *KTP baru* of
three runs. White space is collapsed as LibreOffice does it: a blank after another one, or at the beginning of a
paragraph, is none. Deleted text needs no care, for it stands apart (``text:tracked-changes``).

What is seen but is no prose (page numbers, cross-references) is a *mute* run, so that no fix reaches across it. Tables
of contents and hidden text are not there at all. A suppression comment in the margin is set behind its paragraph.

Files nest as they like, so the walk keeps its own stacks.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import BlockKind
from istilah.readers._office.rooms import NOTES, Room
from istilah.readers.opendocument import names as n
from istilah.readers.opendocument.pagination import NOTED, OdfPagination
from istilah.readers.opendocument.styles import OdfStyle, OdfStyles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from istilah.readers.opendocument.numbering import Outline

_COUNTED = frozenset({Room.BODY, Room.BOX})
"""Where what is numbered counts for the sections."""
_SUPPRESSES = re.compile(r"\W*istilah:")
_UNEVEN = re.compile(r"[\t\r\n]|  ")
_WHITE = re.compile(r"[\t\r\n ]+")
_DIGITS = 6
_MOST_SPACES = 1000
"""Spaces that one element may stand for; a file of a few bytes could ask for gigabytes."""
_TRANSPARENT = frozenset(map(n.text, ("a", "meta", "meta-field", "ruby", "ruby-base")))
_UNSEEN = frozenset(map(n.text, ("number", "ruby-text")))
_PASSED_OVER = frozenset(
    (
        *map(
            n.text,
            (
                *("tracked-changes", "table-of-content", "illustration-index", "table-index", "object-index"),
                *("user-index", "alphabetical-index", "bibliography"),
            ),
        ),
        n.table("covered-table-cell"),
        n.DRAW + "object",
        n.ANNOTATION,
    )
)
"""What no prose of the document is in: deleted text, directories, documents of their own."""


class RunPlace(IntEnum):
    """Where the characters of a run stand."""

    TEXT = 0
    """In an element, before its first child."""
    TAIL = 1
    """Behind an element."""
    WHOLE = 2
    """An element that stands for white space."""
    MUTE = 3
    """An element whose text is no prose."""
    REMARK = 4
    """A comment in the margin."""


class OdfRun(NamedTuple):
    """A stretch of the source and its node."""

    start: int
    end: int
    node: _Element
    place: RunPlace
    stressed: bool = False


class LineContext(NamedTuple):
    """What stands around a line."""

    room: Room = Room.BODY
    kind: BlockKind = BlockKind.PARAGRAPH
    number: int = 0
    """Number of the note, if it bears one."""
    table: int = 0
    table_row: int = 0
    """Number of the row in its table."""
    row: int = 0
    """Number of the row among all rows of the document."""
    cell: int = 0
    section: str | None = None
    """The heading above, where it is not that of the line before."""


@dataclass(slots=True, eq=False)
class OdfLine:
    """A paragraph."""

    part: str
    node: _Element
    start: int
    kind: BlockKind
    context: LineContext
    runs: list[OdfRun]
    section: str = ""
    """The heading above it, or itself if it is one."""
    end: int = 0
    page: int = 0
    """The page on which it begins."""
    turns: tuple[tuple[int, int], ...] = ()
    """Where in the source a page begins within it, and which."""


class OdfWalk:
    """A walk over the parts of a document, in the order of the source."""

    def __init__(self) -> None:
        self.lines: list[OdfLine] = []
        self.texts: list[str] = []
        self._at = 0
        self._part = ""
        self._styles = OdfStyles(())
        self._outline: Outline | None = None
        self._pages = OdfPagination(self._styles)
        self._frames: list[tuple[Iterator[_Element], LineContext]] = []
        self._notes: deque[tuple[_Element, LineContext]] = deque()
        self._note_counts = dict.fromkeys(NOTES, 0)
        self._tables = self._rows = self._cells = 0
        self._table_rows: dict[int, int] = {}
        self._section = ""
        self._start = 0
        self._runs: list[OdfRun] = []
        self._blank = True
        self._boxes: list[_Element] = []
        self._remarks: list[tuple[_Element, str]] = []
        self._handlers: dict[object, Callable[[_Element, OdfStyle], OdfStyle | None]] = {
            **dict.fromkeys(_TRANSPARENT, _inside),
            **dict.fromkeys(_UNSEEN, self._unseen),
            n.text("span"): self._span,
            n.SPACES: self._spaces,
            n.TAB: self._tab,
            n.LINE_BREAK: self._break,
            n.text("note"): self._note,
            n.ANNOTATION: self._annotation,
            n.CONTROL: self._control,
            NOTED: self._turn,
        }

    def over(self, root: _Element, part: str, styles: OdfStyles, context: LineContext, outline: Outline | None) -> int:
        """Walk over a part; ``outline`` numbers its headings. What is given is how many pages it takes."""
        self._part, self._styles, self._outline = part, styles, outline
        self._pages = OdfPagination(styles)
        self._section = ""
        frames = self._frames
        frames.append((iter(root), context))
        while frames:
            nodes, around = frames[-1]
            for node in nodes:
                if node.tag in {n.P, n.H}:
                    self._paragraph(node, around)
                    break
                inside = self._entered(node, around)
                if inside:
                    frames.append((iter(node), inside))
                    break
            else:
                frames.pop()
                if not frames and self._notes:
                    body, note = self._notes.popleft()
                    frames.append((iter(body), note))
        return self._pages.total

    def _entered(self, node: _Element, around: LineContext) -> LineContext | None:
        """Go into an element around paragraphs, unless it is to be passed over."""
        tag = node.tag
        if tag == NOTED:
            self._pages.turn()
        elif tag == n.table("table"):
            self._pages.enter(node)
        if not isinstance(tag, str) or tag in _PASSED_OVER or _is_hidden(node):
            return None
        if tag == n.text("list") and around.kind is BlockKind.PARAGRAPH:
            return around._replace(kind=BlockKind.ITEM)
        if tag == n.table("table"):
            self._tables += 1
            self._table_rows[self._tables] = 0
            return around._replace(table=self._tables)
        if tag == n.table("table-row"):
            self._rows += 1
            self._pages.row()
            self._table_rows[around.table] = row = self._table_rows.get(around.table, 0) + 1
            return around._replace(table_row=row, row=self._rows)
        if tag == n.table("table-cell") and around.row:
            self._cells += 1
            self._pages.cell()
            return around._replace(kind=BlockKind.CELL, cell=self._cells)
        return around

    def _paragraph(self, node: _Element, context: LineContext) -> None:
        style = self._styles.of_paragraph(node)
        if style.hidden:
            return
        if self.lines:
            self._put("\n")
        kind = _kind(node, context, style)
        self._start, self._runs, self._blank = self._at, [], True
        line = OdfLine(self._part, node, self._at, kind, context, self._runs)
        self.lines.append(line)
        if context.room is Room.BODY:
            if not context.cell:
                self._pages.row()
            self._pages.enter(node)
        line.page = self._pages.page if context.room in _COUNTED else 0
        self._scan(node, style)
        number = self._outline.label(node) if self._outline and context.room in _COUNTED else ""
        if context.room is Room.BODY and (kind is BlockKind.HEADING or node.tag == n.H):
            self._section = self._heading(number) or self._section
        line.section = self._section if context.section is None else context.section
        self._set_remarks()
        line.end = self._at
        if context.room is Room.BODY:
            self._pages.leave(node)
        self._open_boxes(context)

    def _scan(self, paragraph: _Element, style: OdfStyle) -> None:
        """Go over what is in a paragraph."""
        handlers, add = self._handlers, self._add
        add(paragraph.text, paragraph, RunPlace.TEXT, style)
        frames = [(iter(paragraph), paragraph, style)]
        while frames:
            nodes, parent, look = frames[-1]
            for node in nodes:
                inside = handlers.get(node.tag, self._other)(node, look)
                if inside:
                    add(node.text, node, RunPlace.TEXT, inside)
                    frames.append((iter(node), node, inside))
                    break
                add(node.tail, node, RunPlace.TAIL, look)
            else:
                frames.pop()
                if frames:
                    add(parent.tail, parent, RunPlace.TAIL, frames[-1][2])

    def _add(self, raw: str | None, node: _Element, place: RunPlace, look: OdfStyle) -> None:
        if not raw:
            return
        text = _WHITE.sub(" ", raw) if _UNEVEN.search(raw) else raw
        if self._blank and text[0] == " ":
            text = text[1:]
        if text:
            self._blank = text[-1] == " "
        self._append(text, node, place, stressed=look.stressed)

    def _append(self, text: str, node: _Element, place: RunPlace, *, stressed: bool = False) -> None:
        self._runs.append(OdfRun(self._at, self._at + len(text), node, place, stressed))
        self._put(text)

    def _put(self, text: str) -> None:
        self.texts.append(text)
        self._at += len(text)

    def _span(self, node: _Element, look: OdfStyle) -> OdfStyle | None:
        inside = self._styles.of_span(node, look)
        if not inside.hidden:
            return inside
        self._blank = False
        return None

    def _turn(self, _: _Element, __: OdfStyle) -> None:
        line = self.lines[-1]
        if line.context.room is not Room.BODY:
            return
        self._pages.turn()
        if self._at > line.start:
            line.turns += ((self._at, self._pages.page),)
        else:
            line.page = self._pages.page

    def _spaces(self, node: _Element, look: OdfStyle) -> None:
        self._white(" " * min(n.number(node, n.COUNT, 1), _MOST_SPACES), node, look)

    def _tab(self, node: _Element, look: OdfStyle) -> None:
        self._white("\t", node, look)

    def _break(self, node: _Element, look: OdfStyle) -> None:
        self._white(" ", node, look)

    def _white(self, text: str, node: _Element, look: OdfStyle) -> None:
        self._append(text, node, RunPlace.WHOLE, stressed=look.stressed)
        self._blank = False

    def _other(self, node: _Element, _: OdfStyle) -> None:
        """Pass a mark of which nothing is seen, keep a shape for later, or keep the text of a field as mute."""
        if not isinstance(node.tag, str):
            return
        if node.tag.startswith(n.DRAW):
            self._boxes.append(node)
            self._blank = False
            return
        text = " ".join("".join(node.itertext()).split())
        if text:
            self._append(text, node, RunPlace.MUTE)
            self._blank = False

    def _control(self, node: _Element, look: OdfStyle) -> OdfStyle | None:
        """Enter a content control; what only asks to be filled in is no prose."""
        if node.get(n.PLACE_HOLDER) != "true":
            return look
        self._other(node, look)
        return None

    def _unseen(self, _: _Element, __: OdfStyle) -> None:
        self._blank = False

    def _note(self, node: _Element, _: OdfStyle) -> None:
        room = Room.ENDNOTE if node.get(n.text("note-class")) == "endnote" else Room.FOOTNOTE
        self._note_counts[room] += 1
        cited = "".join(node.itertext(n.text("note-citation"))).strip() or str(self._note_counts[room])
        shown = int(cited) if cited.isascii() and cited.isdecimal() and len(cited) < _DIGITS else 0
        context = LineContext(room, BlockKind.FOOTNOTE, shown, section=self._section)
        self._notes += [(body, context) for body in node.iterchildren(n.text("note-body"))]
        self._blank = False

    def _annotation(self, node: _Element, _: OdfStyle) -> None:
        words = " ".join("".join(paragraph.itertext()) for paragraph in node.iterchildren(n.P, n.H))
        text = " ".join(words.split())
        if _SUPPRESSES.match(text):
            self._remarks.append((node, text))
        self._blank = False

    def _heading(self, number: str) -> str:
        """Give a heading with its number, as it is printed."""
        words = "".join(self.texts[-len(self._runs) :]).split() if self._runs else []
        return " ".join(filter(None, [number, *words])) if words else ""

    def _set_remarks(self) -> None:
        """Set the comments in the margin behind their paragraph."""
        for node, text in self._remarks:
            if self._at > self._start:
                self._put(" ")
            self._append(text, node, RunPlace.REMARK)
        self._remarks = []

    def _open_boxes(self, context: LineContext) -> None:
        """Go on with the shapes that are anchored to a paragraph."""
        room = Room.BOX if context.room is Room.BODY else context.room
        kind = context.kind if context.kind is BlockKind.FOOTNOTE else BlockKind.PARAGRAPH
        around = LineContext(room, kind, context.number, section=context.section)
        self._frames += [(iter((node,)), around) for node in reversed(self._boxes)]
        self._boxes = []


def _inside(_: _Element, look: OdfStyle) -> OdfStyle:
    return look


def _is_hidden(node: _Element) -> bool:
    """Tell whether a section is not to be seen."""
    return node.get(n.text("display")) == "none" or node.get(n.text("is-hidden")) == "true"


def _kind(node: _Element, context: LineContext, style: OdfStyle) -> BlockKind:
    """Tell what a paragraph is: in notes and cells from where it stands, elsewhere from its style."""
    if context.kind in {BlockKind.FOOTNOTE, BlockKind.CELL}:
        return context.kind
    return BlockKind.HEADING if node.tag == n.H else style.kind or context.kind
