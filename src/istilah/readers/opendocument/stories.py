"""An OpenDocument text as paragraphs of pieces that know in which node of the XML they stand.

The body comes first, each text box behind the paragraph to which it is anchored, then footnotes and endnotes in their
order, then page headers and footers. ``<text:p>KT<text:span>P</text:span>  baru</text:p>`` is the line *KTP baru* of
three pieces. White space is collapsed as LibreOffice does it: a blank after another one, or at the beginning of a
paragraph, is none. Deleted text needs no care, for it stands apart (``text:tracked-changes``).

Page numbers and cross-references are mute. Tables of contents and hidden text are not there at all. A suppression
comment in the margin is set behind its paragraph.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, ClassVar

from istilah.model.document import BlockKind
from istilah.readers._office.paragraphs import Look, OfficeParagraph, TextPiece
from istilah.readers._office.places import COUNTED, NOTES, OfficePlace, Room
from istilah.readers._office.walks import SUPPRESSES, OfficeWalk, go_through, nothing, pass_over
from istilah.readers.opendocument import names as n
from istilah.readers.opendocument.pagination import NOTED, OdfPagination
from istilah.readers.opendocument.styles import OdfStyle, OdfStyles

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from istilah.readers._office.walks import Frame
    from istilah.readers.opendocument.numbering import Outline

_UNEVEN = re.compile(r"[\t\r\n]|  ")
_WHITE = re.compile(r"[\t\r\n ]+")
_DIGITS = 6
_MOST_SPACES = 1000
"""Spaces that one element may stand for; a file of a few bytes could ask for gigabytes."""
_TRANSPARENT = tuple(map(n.text, ("a", "meta", "meta-field", "ruby", "ruby-base")))
_UNSEEN = tuple(map(n.text, ("number", "ruby-text")))
_PASSED_OVER = (
    *map(n.text, ("tracked-changes", "table-of-content", "illustration-index", "table-index", "object-index")),
    *map(n.text, ("user-index", "alphabetical-index", "bibliography")),
    *(n.table("covered-table-cell"), n.DRAW + "object", n.ANNOTATION),
)
"""What no prose of the document is in: deleted text, directories, documents of their own."""


class OdfWalk(OfficeWalk[OfficeParagraph]):
    """A walk over the parts of a document, in the order of the source."""

    def __init__(self) -> None:
        super().__init__()
        self._styles = OdfStyles(())
        self._outline: Outline | None = None
        self._pages: OdfPagination = OdfPagination(self._styles)
        self._notes: deque[tuple[_Element, OfficePlace, str]] = deque()
        self._section = ""
        self._pieces: list[TextPiece] = []
        self._blank = True
        self._remarks: list[tuple[_Element, str]] = []

    def over(self, root: _Element, part: str, styles: OdfStyles, room: Room, outline: Outline | None) -> int:
        """Walk over a part; ``outline`` numbers its headings. What is given is how many pages it takes."""
        self._part, self._styles, self._outline = part, styles, outline
        self._pages = OdfPagination(styles)
        self._place, self._section = OfficePlace(room), ""
        go_through(self, (iter(root), self._next_note), self._AROUND)
        return self._pages.total

    def _next_note(self) -> Frame | None:
        """Go on with the notes, behind all else."""
        if not self._notes:
            return None
        body, self._place, self._section = self._notes.popleft()
        return iter(body), self._next_note

    def enter_table(self, node: _Element) -> Frame | None:
        """Go into a table, which may want a page of its own."""
        self._pages.enter(node)
        return super().enter_table(node)

    def _list(self, node: _Element) -> Frame | None:
        return iter(node), self._placed(self._place._replace(is_item=True))

    def _part_of_text(self, node: _Element) -> Frame | None:
        """Enter a section, unless it is not to be seen."""
        is_hidden = node.get(n.text("display")) == "none" or node.get(n.text("is-hidden")) == "true"
        return None if is_hidden else (iter(node), nothing)

    def _page(self, _: _Element) -> None:
        self._pages.turn()

    def _enter_paragraph(self, node: _Element) -> Frame | None:
        style = self._styles.of_paragraph(node)
        if style.hidden:
            return None
        if self.paragraphs:
            self._put("\n")
        place = self._place
        paragraph = OfficeParagraph(node, self._part, place, self._at, _kind(node, place, style))
        self.paragraphs.append(paragraph)
        if place.room is Room.BODY:
            self._pages.enter(node)
        paragraph.page = self._pages.page if place.room in COUNTED else 0
        self._paragraph, self._pieces, self._blank = paragraph, paragraph.stretches, True
        self._scan(node, style)
        paragraph.section = self._headed(paragraph)
        self._set_remarks()
        if place.room is Room.BODY:
            self._pages.leave(node)
        room = Room.BOX if place.room is Room.BODY else place.room
        return self._boxed(OfficePlace(room, place.number)) if self._boxes else None

    def _headed(self, paragraph: OfficeParagraph) -> str:
        """Count a paragraph, and give the heading above it, or itself if it is one."""
        room, node = paragraph.place.room, paragraph.node
        number = self._outline.label(node) if self._outline and room in COUNTED else ""
        if room is Room.BODY and (paragraph.kind is BlockKind.HEADING or node.tag == n.H) and paragraph.stretches:
            words = "".join(self._texts[-len(paragraph.stretches) :]).split()
            self._section = " ".join(filter(None, [number, *words])) if words else self._section
        return self._section

    def _scan(self, paragraph: _Element, style: OdfStyle) -> None:
        """Go over what is in a paragraph."""
        handlers, other, add = self._INSIDE, OdfWalk._other, self._add
        add(paragraph.text, paragraph, style)
        frames = [(iter(paragraph), paragraph, style)]
        while frames:
            nodes, parent, look = frames[-1]
            for node in nodes:
                inside = handlers.get(node.tag, other)(self, node, look)  # type: ignore[arg-type]  # as in walks
                if inside:
                    add(node.text, node, inside)
                    frames.append((iter(node), node, inside))
                    break
                add(node.tail, node, look, is_tail=True)
            else:
                frames.pop()
                if frames:
                    add(parent.tail, parent, frames[-1][2], is_tail=True)

    def _add(self, raw: str | None, node: _Element, style: OdfStyle, *, is_tail: bool = False) -> None:
        if not raw:
            return
        text = _WHITE.sub(" ", raw) if _UNEVEN.search(raw) else raw
        if self._blank and text[0] == " ":
            text = text[1:]
        if text:
            self._blank = text[-1] == " "
        self._append(text, node, style.look, is_tail=is_tail)

    def _append(self, text: str, node: _Element, look: Look, *, is_tail: bool = False) -> None:
        self._pieces.append(TextPiece(self._at, self._at + len(text), look, node, is_tail))
        self._put(text)

    def _span(self, node: _Element, around: OdfStyle) -> OdfStyle | None:
        inside = self._styles.of_span(node, around)
        if not inside.hidden:
            return inside
        self._blank = False
        return None

    def _turn(self, _: _Element, __: OdfStyle) -> None:
        if self._place.room is Room.BODY:
            self._turn_page(self._pages.turn)

    def _spaces(self, node: _Element, style: OdfStyle) -> None:
        self._white(" " * min(n.number(node, n.COUNT, 1), _MOST_SPACES), node, style.look)

    def _tab(self, node: _Element, style: OdfStyle) -> None:
        self._white("\t", node, style.look)

    def _break(self, node: _Element, _: OdfStyle) -> None:
        self._white(" ", node, Look.LINE_BREAK)

    def _white(self, text: str, node: _Element, look: Look) -> None:
        self._append(text, node, look)
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
            self._white(text, node, Look.MUTE)

    def _control(self, node: _Element, around: OdfStyle) -> OdfStyle | None:
        """Enter a content control; what only asks to be filled in is no prose."""
        if node.get(n.PLACE_HOLDER) != "true":
            return around
        self._other(node, around)
        return None

    def _inside(self, _: _Element, around: OdfStyle) -> OdfStyle:
        return around

    def _unseen(self, _: _Element, __: OdfStyle) -> None:
        self._blank = False

    def _note(self, node: _Element, _: OdfStyle) -> None:
        room = Room.ENDNOTE if node.get(n.text("note-class")) == "endnote" else Room.FOOTNOTE
        count = self._counted(room)
        cited = "".join(node.itertext(n.text("note-citation"))).strip() or str(count)
        shown = int(cited) if cited.isascii() and cited.isdecimal() and len(cited) < _DIGITS else 0
        place = OfficePlace(room, shown)
        self._notes += [(body, place, self._section) for body in node.iterchildren(n.text("note-body"))]
        self._blank = False

    def _annotation(self, node: _Element, _: OdfStyle) -> None:
        words = " ".join("".join(paragraph.itertext()) for paragraph in node.iterchildren(n.P, n.H))
        text = " ".join(words.split())
        if SUPPRESSES.match(text):
            self._remarks.append((node, text))
        self._blank = False

    def _set_remarks(self) -> None:
        """Set the comments in the margin behind their paragraph, each after a space, also where that is empty."""
        for node, text in self._remarks:
            self._put(" ")
            remark = OfficeParagraph(node, self._part, OfficePlace(Room.REMARK), self._at)
            self.paragraphs.append(remark)
            self._pieces = remark.stretches
            self._append(text, node, Look.PLAIN)
        self._remarks = []

    _AROUND: ClassVar[dict[str, Callable[[OdfWalk, _Element], Frame | None]]] = {
        **dict.fromkeys(_PASSED_OVER, pass_over),
        **dict.fromkeys((n.P, n.H), _enter_paragraph),
        NOTED: _page,
        n.text("list"): _list,
        n.text("section"): _part_of_text,
        n.table("table"): enter_table,
        n.table("table-row"): OfficeWalk.enter_row,
        n.table("table-cell"): OfficeWalk.enter_cell,
    }
    """What to do at each element around paragraphs."""
    _INSIDE: ClassVar[dict[str, Callable[[OdfWalk, _Element, OdfStyle], OdfStyle | None]]] = {
        **dict.fromkeys(_TRANSPARENT, _inside),
        **dict.fromkeys(_UNSEEN, _unseen),
        n.text("span"): _span,
        n.SPACES: _spaces,
        n.TAB: _tab,
        n.LINE_BREAK: _break,
        n.text("note"): _note,
        n.ANNOTATION: _annotation,
        n.CONTROL: _control,
        NOTED: _turn,
    }
    """What to do at each element inside a paragraph; what is given is how the text in it looks, if there is any."""


def _kind(node: _Element, place: OfficePlace, style: OdfStyle) -> BlockKind:
    """Tell what a paragraph is: in notes and cells from where it stands, elsewhere from its style."""
    if place.room in NOTES:
        return BlockKind.FOOTNOTE
    if place.cell:
        return BlockKind.CELL
    if node.tag == n.H:
        return BlockKind.HEADING
    return style.kind or (BlockKind.ITEM if place.is_item else BlockKind.PARAGRAPH)
