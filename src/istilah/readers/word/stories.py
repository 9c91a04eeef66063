"""The stories of a Word file (body, notes, headers, text boxes) as paragraphs of atoms, each with its place.

An *atom* is the text of one element: a ``w:t``, a tab, a line break. The source of a document is the text of its atoms
in order, one paragraph a line, so a stretch of source leads to the elements that have to change. What is not to be seen
in the accepted document (deletions, hidden text, instructions of fields) gives no atom. What is seen but is no prose
(page numbers, the entries of a table of contents) gives *mute* ones: they keep their place in the source, and no fix
can reach across them.

The walk keeps its own stack: files nest as they like.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from istilah.model.document import BlockKind
from istilah.readers.word import names as n
from istilah.readers.word.paragraphs import Atom, Look, Paragraph, Place, Room, texts
from istilah.readers.word.styles import BODY_TEXT, Style, Styles, changed, numbering, outlined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from lxml.etree import _Element

    _Handler: TypeAlias = Callable[[_Element], Callable[[], None] | None]
    """Deals with an element; gives what is to be done on leaving it, or nothing where it is not to be entered."""

_MUTE_FIELDS = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "SEQ", "LISTNUM"),
        *("TOC", "TOA", "TC", "TA", "INDEX", "XE", "RD", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "=", "BARCODE"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "REVNUM", "FILENAME", "FILESIZE"),
        *("NUMCHARS", "NUMWORDS", "DISPLAYBARCODE"),
    )
)
"""Fields whose result is a number, a date or a repetition of what stands elsewhere."""
_CONTENTS = "TOC"
_NAMELESS = "?"
_SUPPRESSES = re.compile(r"\W*istilah:")
_WHITE = str.maketrans("\n\r", "  ")
_NO_LIST = ("", "0")
_PASSED_OVER = (
    *map(n.w, ("sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "delText", "delInstrText", "rt")),
    n.DELETED,
    n.MOVED_AWAY,
)


_TONGUES = frozenset({n.TONGUE})
_NO_LOOKS = frozenset[str]()
_NOTES = (Room.FOOTNOTE, Room.ENDNOTE)


@dataclass(slots=True)
class _Field:
    mute: bool = True
    instruction: str = ""
    name: str = ""


class Walk:
    """A walk over the parts of a file, in the order of the source."""

    def __init__(self, styles: Styles, remarks: dict[str, _Element], remarked: str) -> None:
        self.paragraphs: list[Paragraph] = []
        self.source: list[str] = []
        self._styles = styles
        self._remarks = remarks
        self._remarked = remarked
        self._at = 0
        self._part = ""
        self._place = Place()
        self._counts: Counter[str] = Counter()
        self._lines: list[int] = []
        self._notes: dict[tuple[str, str], int] = {}
        self._paragraph: Paragraph | None = None
        self._boxes: list[_Element] = []
        self._anchored: dict[str, None] = {}
        self._look = Look.PLAIN
        self._mutes = 0
        self._contents = 0
        self._fields: list[_Field] = []
        self._ended: set[_Element] = set()
        self._enter = self._handlers()
        self._inside: dict[object, _Handler] = {name: self._enter[name] for name in (n.T, n.R_PR, n.TAB, n.BREAK)}

    def _handlers(self) -> dict[object, _Handler]:
        """Say what to do at each element; one that has no line here is entered."""
        return {
            **dict.fromkeys(_PASSED_OVER, _pass_over),
            **dict.fromkeys((n.TAB, n.w("ptab")), self._tab),
            **dict.fromkeys((n.BREAK, n.w("cr")), self._break),
            **dict.fromkeys((n.COMMENT_START, n.COMMENT_MARK), self._anchor),
            **dict.fromkeys((n.FOOTNOTE_MARK, n.ENDNOTE_MARK), self._reference),
            **dict.fromkeys((n.w("sym"), n.w("pgNum"), n.MATHS + "oMath"), self._unread),
            **dict.fromkeys((n.w("footnote"), n.w("endnote")), self._note),
            n.T: self._text,
            n.R: self._run,
            n.R_PR: self._run_properties,
            n.P: self._enter_paragraph,
            n.P_PR: self._paragraph_properties,
            n.w("noBreakHyphen"): self._hyphen,
            n.w("fldChar"): self._field_mark,
            n.w("instrText"): self._instruction,
            n.w("fldSimple"): self._simple_field,
            n.w("sdt"): self._control,
            n.w("drawing"): self._picture,
            n.BOX: self._box,
            n.COMPATIBILITY + "Fallback": _fallback,
            n.TABLE: self._enter_table,
            n.ROW: self._enter_row,
            n.CELL: self._enter_cell,
        }

    def over(self, root: _Element, part: str, room: Room) -> None:
        """Walk over a part."""
        self._part, self._place = part, Place(room)
        self._fields, self._ended = [], _ended(root)
        self._mutes = self._contents = 0
        frames: list[tuple[Iterator[_Element], Callable[[], None]]] = [(iter(root), _nothing)]
        enter = self._enter
        while frames:
            nodes, leave = frames[-1]
            for node in nodes:
                handler = enter.get(node.tag)
                leaving = handler(node) if handler else _nothing
                if leaving:
                    frames.append((iter(node), leaving))
                    break
            else:
                frames.pop()
                leave()
                if self._boxes and not self._paragraph:
                    frames.append((iter(self._boxes), self._boxed()))

    def _text(self, node: _Element) -> None:
        text, paragraph = node.text, self._paragraph
        if text and paragraph:
            self._add(node, text.translate(_WHITE) if "\n" in text or "\r" in text else text, self._look)

    def _tab(self, node: _Element) -> None:
        self._add(node, "\t", self._look)

    def _break(self, node: _Element) -> None:
        # A space in the source, a line end in the prose: the sides differ, so no fix is offered across it.
        self._add(node, " ", self._look if self._look is Look.HIDDEN else Look.LINE_BREAK)

    def _hyphen(self, node: _Element) -> None:
        self._add(node, "\u2011", self._look)

    def _unread(self, node: _Element) -> None:
        """Part the words on both sides of what is no text."""
        self._add(node, "", Look.MUTE)

    def _picture(self, node: _Element) -> Callable[[], None]:
        self._unread(node)
        return _nothing

    def _add(self, node: _Element, text: str, look: Look) -> None:
        paragraph = self._paragraph
        if not paragraph or look is Look.HIDDEN:
            return
        if self._mutes or paragraph.style.is_contents:
            look = Look.MUTE
        paragraph.atoms.append(Atom(node, text, self._at, look))
        self.source.append(text)
        self._at += len(text)

    def _run(self, node: _Element) -> Callable[[], None] | None:
        self._look = Look.HIDDEN if self._paragraph and n.HIDDEN in self._paragraph.style.looks else Look.PLAIN
        children = list(node)
        handlers = [self._inside.get(child.tag) for child in children]
        if None in handlers:
            return self._leave_run
        # Nearly every run is of this kind, so the walk need not go into it.
        for handler, child in zip(handlers, children, strict=True):
            handler(child)  # type: ignore[misc]  # there is none without
        self._leave_run()
        return None

    def _leave_run(self) -> None:
        self._look = Look.PLAIN

    def _run_properties(self, node: _Element) -> None:
        if not len(node):
            return
        style = node[0]  # where there is one, the schema has it first
        looks = self._styles[n.value(style)].looks if style.tag == n.R_STYLE else _NO_LOOKS
        looks = changed(looks, node)
        if not self._styles.is_indonesian:
            looks -= _TONGUES
        if n.HIDDEN in looks:
            self._look = Look.HIDDEN
        elif looks and self._look is Look.PLAIN:
            self._look = Look.STRESSED

    def _enter_paragraph(self, node: _Element) -> Callable[[], None] | None:
        if self._paragraph:
            self._boxes.append(node)
            return None
        before = self.paragraphs[-1] if self.paragraphs else None
        if before and before.joined and node.getprevious() is before.node:
            before.node, before.joined = node, False
            self._paragraph = before
            return partial(self._leave_paragraph, before)
        if before:
            self._put("\n")
        style = self._styles.default
        paragraph = Paragraph(node, self._part, self._place, self._at, style, style.kind, style.level, style.numbered)
        paragraph.in_contents = self._contents > 0
        self._characterise(paragraph)
        self.paragraphs.append(paragraph)
        self._paragraph = paragraph
        return partial(self._leave_paragraph, paragraph)

    def _paragraph_properties(self, node: _Element) -> None:
        paragraph = self._paragraph
        if not paragraph:
            return
        for style in node.iterchildren(n.P_STYLE):
            paragraph.style = found = self._styles[n.value(style)]
            paragraph.in_contents |= found.is_contents
            paragraph.kind, paragraph.level, paragraph.numbered = found.kind, found.level, found.numbered
        for child in node.iterchildren(n.NUM_PR, n.OUTLINE, n.R_PR):
            if child.tag == n.NUM_PR:
                paragraph.numbered = numbering(child, paragraph.numbered)
            elif child.tag == n.OUTLINE:
                paragraph.level = n.number(n.value(child), BODY_TEXT)
                paragraph.kind = outlined(paragraph.kind, paragraph.level)
            else:
                paragraph.joined = child.find(n.DELETED) is not None
        self._characterise(paragraph)

    @staticmethod
    def _characterise(paragraph: Paragraph) -> None:
        """Tell what a paragraph is from where it stands, where that says more than its style."""
        place, numbered = paragraph.place, paragraph.numbered
        if place.room in _NOTES:
            paragraph.kind = BlockKind.FOOTNOTE
        elif place.cell:
            paragraph.kind = BlockKind.CELL
        elif paragraph.kind is BlockKind.PARAGRAPH and numbered and numbered.list not in _NO_LIST:
            paragraph.kind = BlockKind.ITEM

    def _leave_paragraph(self, paragraph: Paragraph) -> None:
        paragraph.in_contents |= self._contents > 0
        self._paragraph = None
        for remark in self._anchored:
            self._put(" ")
            self._remark(self._remarks.pop(remark))
        self._anchored = {}

    def _remark(self, node: _Element) -> None:
        """Set a suppression comment behind the paragraph at which it stands."""
        style = Style()
        remark = Paragraph(
            node, self._remarked, Place(Room.REMARK), self._at, style, style.kind, style.level, style.numbered
        )
        self.paragraphs.append(remark)
        for at, paragraph in enumerate(node.iter(n.P)):
            if at:
                self._put(" ")
            for text in paragraph.iter(n.T):
                self._paragraph, self._look = remark, Look.PLAIN
                self._text(text)
        self._paragraph = None

    def _anchor(self, node: _Element) -> None:
        remark = node.get(n.ID, "")
        if remark in self._remarks:
            self._anchored[remark] = None

    def _put(self, text: str) -> None:
        self.source.append(text)
        self._at += len(text)

    def _box(self, node: _Element) -> Callable[[], None] | None:
        if self._paragraph:
            self._boxes.append(node)
            return None
        return _nothing

    def _boxed(self) -> Callable[[], None]:
        self._boxes = []
        return self._placed(Place(Room.BOX))

    def _placed(self, place: Place) -> Callable[[], None]:
        """Go to another place; what is returned leads back."""
        before, self._place = self._place, place

        def back() -> None:
            self._place = before

        return back

    def _enter_table(self, node: _Element) -> Callable[[], None] | None:
        if self._paragraph:
            self._boxes.append(node)
            return None
        self._lines.append(0)
        back = self._placed(self._place._replace(table=self._counted(n.TABLE), line=0, row=0, cell=0))

        def leave() -> None:
            self._lines.pop()
            back()

        return leave

    def _enter_row(self, node: _Element) -> Callable[[], None] | None:
        if node.find(f"{n.w('trPr')}/{n.DELETED}") is not None:
            return None
        if not self._place.table:
            return _nothing
        self._lines[-1] += 1
        return self._placed(self._place._replace(line=self._lines[-1], row=self._counted(n.ROW), cell=0))

    def _enter_cell(self, _: _Element) -> Callable[[], None]:
        return self._placed(self._place._replace(cell=self._counted(n.CELL) if self._place.row else 0))

    def _counted(self, name: str) -> int:
        self._counts[name] += 1
        return self._counts[name]

    def _reference(self, node: _Element) -> None:
        room = Room.FOOTNOTE if node.tag == n.FOOTNOTE_MARK else Room.ENDNOTE
        self._notes[room, node.get(n.ID, "")] = self._counted(room)
        self._unread(node)

    def _note(self, node: _Element) -> Callable[[], None] | None:
        """Enter a note, if anything refers to it: the lines above notes are notes too."""
        number = self._notes.get((self._place.room, node.get(n.ID, "")))
        return self._placed(self._place._replace(number=number)) if number else None

    def _control(self, node: _Element) -> Callable[[], None]:
        """Enter a content control; what only asks to be filled in is no prose."""
        is_empty = node.find(f"{n.w('sdtPr')}/{n.w('showingPlcHdr')}") is not None
        return self._muted() if is_empty else _nothing

    def _simple_field(self, node: _Element) -> Callable[[], None]:
        return self._muted() if _name(node.get(n.w("instr"), "")) in _MUTE_FIELDS else _nothing

    def _muted(self) -> Callable[[], None]:
        self._mutes += 1
        return self._unmute

    def _unmute(self) -> None:
        self._mutes -= 1

    def _field_mark(self, node: _Element) -> None:
        kind = node.get(n.w("fldCharType"))
        if kind == "begin" and node in self._ended:
            self._fields.append(_Field())
            self._mutes += 1
        elif kind == "separate" and self._fields:
            self._show_result(self._fields[-1])
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            self._mutes -= field.mute
            self._contents -= field.name == _CONTENTS

    def _show_result(self, field: _Field) -> None:
        if not field.name:
            field.name = _name(field.instruction) or _NAMELESS
            field.mute = field.name in _MUTE_FIELDS
            self._mutes -= not field.mute
            self._contents += field.name == _CONTENTS

    def _instruction(self, node: _Element) -> None:
        if self._fields and not self._fields[-1].name:
            self._fields[-1].instruction += node.text or ""


def _nothing() -> None:
    pass


def _pass_over(_: _Element) -> None:
    pass


def _fallback(node: _Element) -> Callable[[], None] | None:
    """Enter what stands for newer drawings in older programs only where there is no newer one."""
    return None if node.getprevious() is not None else _nothing


def _name(instruction: str) -> str:
    r"""Name a field.

    >>> _name(' TOC \\o "1-3" '), _name("=SUM(ABOVE)"), _name("")
    ('TOC', '=', '')
    """
    word = (instruction.split() or [""])[0].upper()
    return "=" if word.startswith("=") else word


def _ended(root: _Element) -> set[_Element]:
    """Find the beginnings of fields that have an end; others would silence all that follows."""
    opened: list[_Element] = []
    ended = set()
    for mark in root.iter(n.w("fldChar")):
        kind = mark.get(n.w("fldCharType"))
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            ended.add(opened.pop())
    return ended


def suppressions(root: _Element | None) -> dict[str, _Element]:
    """Find the comments that speak to us, by their ids."""
    comments = [] if root is None else list(root.iterchildren(n.COMMENT))
    return {node.get(n.ID, ""): node for node in comments if _SUPPRESSES.match("".join(texts(node)))}
