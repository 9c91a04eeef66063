"""The stories of a Word file (body, notes, headers, text boxes) as paragraphs of pieces, each with its place.

What is not to be seen in the accepted document (deletions, hidden text, instructions of fields) gives no piece; what
fields compute gives mute ones.
"""

from __future__ import annotations

from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, ClassVar

from istilah.model.document import BlockKind
from istilah.readers._office.paragraphs import Look, TextPiece
from istilah.readers._office.places import NOTES, OfficePlace, Room
from istilah.readers._office.walks import SUPPRESSES, OfficeWalk, go_through, nothing, pass_over
from istilah.readers.word import names as n
from istilah.readers.word import pagination as pages
from istilah.readers.word.fields import FIELD_MARK, INSTRUCTION, SIMPLE_FIELD, Fields, is_mute
from istilah.readers.word.paragraphs import WordParagraph, in_line, texts
from istilah.readers.word.styles import BODY_TEXT, WordStyles, numbering, outlined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from istilah.readers._office.walks import Frame

_NO_LIST = ("", "0")
_PASSED_OVER = (
    *map(n.w, ("sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "delText", "delInstrText", "rt")),
    *(n.R_PR, n.DELETED, n.MOVED_AWAY),
)
_NOT_ODD = frozenset(
    (
        *map(n.w, ("sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "footnote", "endnote")),
        *(n.T, n.R_PR, n.P, n.P_PR, n.TABLE, n.ROW, n.CELL),
    )
)
"""What may be in a plain paragraph, or stands around paragraphs."""
_SIGNS = {n.TAB: "\t", n.w("ptab"): "\t", n.w("noBreakHyphen"): "\u2011"}
_TAB_STOPS = frozenset({n.w("tabs")})
_STORIES = frozenset((n.BODY, n.CELL, *map(n.w, ("hdr", "ftr", "footnote", "endnote"))))


class StoryWalk(OfficeWalk[WordParagraph]):
    """A walk over the parts of a file, in the order of the source."""

    def __init__(self, styles: WordStyles, remarks: dict[str, _Element], remarked: str) -> None:
        super().__init__()
        self._styles = styles
        self._remarks = remarks
        self._remarked = remarked
        self._notes: dict[tuple[str, str], int] = {}
        self._anchored: dict[str, None] = {}
        self._looks: dict[_Element | None, Look] = {}
        self._odd: set[_Element] = set()
        self._mutes = 0
        self._fields = Fields()
        self._pages: pages.WordPagination = pages.WordPagination(())
        self._section: _Element | None = None

    def over(self, root: _Element, part: str, room: Room) -> int:
        """Walk over a part; what is given is how many pages it takes, as far as its breaks tell."""
        self._part, self._place = part, OfficePlace(room)
        self._fields, self._mutes = Fields(filter(_is_kept, root.iter(FIELD_MARK))), 0
        self._looks = self._styles.looks(root)
        self._pages = pages.WordPagination(root)
        self._odd = set(self._odd_ones(root))
        go_through(self, (iter(root), nothing), self._ENTER)
        return self._pages.total

    def _odd_ones(self, root: _Element) -> Iterator[_Element]:
        """Find the paragraphs of a part that have more in them than text that is seen."""
        hidden = (run for run, look in self._looks.items() if run is not None and look is Look.HIDDEN)
        signs = (node for node in root.iter(*self._ENTER.keys() - _NOT_ODD) if not _is_in(node, _TAB_STOPS))
        astray = (node for node in root.iter(n.P, n.TABLE) if not _is_in(node, _STORIES))
        for node in chain(hidden, signs, astray):
            yield from islice(node.iterancestors(n.P), 1)

    def _text(self, node: _Element) -> None:
        if node.text:
            self._add(node, in_line(node.text), self._look(node))

    def _sign(self, node: _Element) -> None:
        self._add(node, _SIGNS[str(node.tag)], self._look(node))

    def _break(self, node: _Element) -> None:
        self._pages.meet(node)
        self._add(node, " ", max(self._look(node), Look.LINE_BREAK))

    def _look(self, node: _Element) -> Look:
        if self._paragraph and n.HIDDEN in self._paragraph.style.looks:
            return Look.HIDDEN
        return self._looks.get(node.getparent(), Look.PLAIN)

    def _unread(self, node: _Element) -> None:
        """Part the words on both sides of what is no text."""
        self._add(node, "", Look.MUTE)

    def _picture(self, node: _Element) -> Frame | None:
        self._unread(node)
        return iter(node), nothing

    def _add(self, node: _Element, text: str, look: Look) -> None:
        paragraph = self._paragraph
        if not paragraph or look is Look.HIDDEN:
            return
        if text and node.tag != n.BREAK:
            self._turn_page(self._pages.fill)
        seen = Look.MUTE if self._is_mute(paragraph) else look
        paragraph.stretches.append(TextPiece(self._at, self._at + len(text), seen, node))
        self._put(text)

    def _page(self, _: _Element) -> None:
        self._turn_page(self._pages.turn)

    def _is_mute(self, paragraph: WordParagraph) -> bool:
        return bool(self._mutes or self._fields.mutes or paragraph.style.is_contents)

    def _enter_paragraph(self, node: _Element) -> Frame | None:
        if self._paragraph:
            self._boxes.append(node)
            return None
        before = self.paragraphs[-1] if self.paragraphs else None
        if before and before.joined and node.getprevious() is before.node:
            before.node, before.joined = node, False
            before.take_on(self._styles.default)  # what remains is what the second one is
            return self._go_into(before)
        if before:
            self._put("\n")
        paragraph = WordParagraph(node, self._part, self._place, self._at)
        paragraph.take_on(self._styles.default)
        paragraph.in_contents = self._fields.contents > 0
        paragraph.page = self._pages.page
        self.paragraphs.append(paragraph)
        return self._go_into(paragraph)

    def _go_into(self, paragraph: WordParagraph) -> Frame | None:
        """Take what is in a paragraph at once where that is nothing but text; else let the walk enter it."""
        self._paragraph, node = paragraph, paragraph.node
        is_plain = node not in self._odd and not paragraph.stretches
        if is_plain:
            if len(node) and node[0].tag == n.P_PR:
                self._paragraph_properties(node[0])
            is_plain = not paragraph.joined and n.HIDDEN not in paragraph.style.looks
        if not is_plain:
            return iter(node), partial(self._leave_paragraph, paragraph)
        self._take(paragraph)
        return self._leave_paragraph(paragraph)

    def _take(self, paragraph: WordParagraph) -> None:
        """Take all texts of a plain paragraph: nearly all paragraphs are plain, and no reader likes to wait."""
        found, stretches, start = list[str](), paragraph.stretches, self._at
        plain, looks = (Look.MUTE, {}) if self._is_mute(paragraph) else (Look.PLAIN, self._looks)
        at, before = start, plain
        for node in paragraph.node.iter(n.T):
            if text := node.text:
                look = looks.get(node.getparent(), plain)
                if look is not before:
                    if found:
                        stretches.append(TextPiece(start, at, before, paragraph.node))
                    start, before = at, look
                found.append(text)
                at += len(text)
        if found:
            self._turn_page(self._pages.fill)
            stretches.append(TextPiece(start, at, before, paragraph.node))
            paragraph.is_whole = True
            self._put(in_line("".join(found)))

    def _paragraph_properties(self, node: _Element) -> None:
        paragraph = self._paragraph
        if not paragraph:
            return
        for child in node:  # where there is a style, the schema has it first
            tag = child.tag
            if tag == n.P_STYLE:
                paragraph.take_on(self._styles[n.value(child)])
                paragraph.in_contents |= paragraph.style.is_contents
            elif tag == n.NUM_PR:
                paragraph.numbered = numbering(child, paragraph.numbered)
            elif tag == n.OUTLINE:
                paragraph.level = n.number(n.value(child), BODY_TEXT)
                paragraph.kind = outlined(paragraph.kind, paragraph.level)
            elif tag == n.R_PR:
                paragraph.joined = any(True for _ in child.iterchildren(n.DELETED, n.MOVED_AWAY))
                hidden = child.find(n.HIDDEN)
                paragraph.is_hidden = hidden is not None and n.is_on(hidden)
            elif tag == pages.BEFORE:
                self._pages.meet(child)
            elif tag == n.SECTION:
                self._section = child

    @staticmethod
    def _characterise(paragraph: WordParagraph) -> None:
        """Tell what a paragraph is from where it stands, where that says more than its style."""
        place, numbered = paragraph.place, paragraph.numbered
        if place.room in NOTES:
            paragraph.kind = BlockKind.FOOTNOTE
        elif place.cell:
            paragraph.kind = BlockKind.CELL
        elif paragraph.kind is BlockKind.PARAGRAPH and numbered and numbered.list not in _NO_LIST:
            paragraph.kind = BlockKind.ITEM

    def _leave_paragraph(self, paragraph: WordParagraph) -> Frame | None:
        paragraph.in_contents |= self._fields.contents > 0
        self._characterise(paragraph)
        self._paragraph = None
        if self._section is not None:
            self._pages.meet(self._section)
            self._section = None
        for remark in self._anchored:
            self._put(" ")
            self._remark(self._remarks.pop(remark))
        self._anchored = {}
        return self._boxed(OfficePlace(Room.BOX)) if self._boxes else None

    def _remark(self, node: _Element) -> None:
        """Set a suppression comment behind the paragraph at which it stands."""
        remark = WordParagraph(node, self._remarked, OfficePlace(Room.REMARK), self._at)
        self.paragraphs.append(remark)
        for at, paragraph in enumerate(node.iter(n.P)):
            if at:
                self._put(" ")
            for text in paragraph.iter(n.T):
                self._paragraph = remark
                self._text(text)
        self._paragraph = None

    def _anchor(self, node: _Element) -> None:
        remark = node.get(n.ID, "")
        if remark in self._remarks:
            self._anchored[remark] = None

    def _box(self, node: _Element) -> Frame | None:
        """Go into what stands around paragraphs, but only behind the one in which it is anchored."""
        if not self._paragraph:
            return iter(node), nothing
        self._boxes.append(node)
        return None

    def enter_table(self, node: _Element) -> Frame | None:
        """Go into a table, but into one that stands in a paragraph only behind that."""
        return self._box(node) and super().enter_table(node)

    def enter_row(self, node: _Element) -> Frame | None:
        """Go into a row, unless it was deleted."""
        return None if node.find(f"{n.w('trPr')}/{n.DELETED}") is not None else super().enter_row(node)

    def _reference(self, node: _Element) -> None:
        room = Room.FOOTNOTE if node.tag == n.FOOTNOTE_MARK else Room.ENDNOTE
        self._notes[room, node.get(n.ID, "")] = number = self._counted(room)
        if self._paragraph:
            self._paragraph.notes.append((room, number))
        self._unread(node)

    def _note(self, node: _Element) -> Frame | None:
        """Enter a note, if anything refers to it: the lines above notes are notes too."""
        number = self._notes.get((self._place.room, node.get(n.ID, "")))
        return (iter(node), self._placed(self._place._replace(number=number))) if number else None

    def _control(self, node: _Element) -> Frame | None:
        """Enter a content control; what only asks to be filled in is no prose."""
        is_empty = node.find(f"{n.w('sdtPr')}/{n.w('showingPlcHdr')}") is not None
        return iter(node), self._muted() if is_empty else nothing

    def _simple_field(self, node: _Element) -> Frame | None:
        return iter(node), self._muted() if is_mute(node) else nothing

    def _muted(self) -> Callable[[], None]:
        self._mutes += 1
        return self._unmute

    def _unmute(self) -> None:
        self._mutes -= 1

    def _field_mark(self, node: _Element) -> None:
        self._fields.mark(node)

    def _instruction(self, node: _Element) -> None:
        self._fields.instruct(node)

    def _fallback(self, node: _Element) -> Frame | None:
        """Enter what stands for newer drawings in older programs only where there is no newer one."""
        return None if node.getprevious() is not None else (iter(node), nothing)

    _ENTER: ClassVar[dict[str, Callable[[StoryWalk, _Element], Frame | None]]] = {
        **dict.fromkeys(_PASSED_OVER, pass_over),
        **dict.fromkeys(_SIGNS, _sign),
        **dict.fromkeys((n.BREAK, n.w("cr")), _break),
        pages.NOTED: _page,
        **dict.fromkeys((n.COMMENT_START, n.COMMENT_MARK), _anchor),
        **dict.fromkeys((n.FOOTNOTE_MARK, n.ENDNOTE_MARK), _reference),
        **dict.fromkeys((n.w("sym"), n.w("pgNum"), n.MATHS + "oMath"), _unread),
        **dict.fromkeys((n.w("footnote"), n.w("endnote")), _note),
        n.T: _text,
        n.P: _enter_paragraph,
        n.P_PR: _paragraph_properties,
        FIELD_MARK: _field_mark,
        INSTRUCTION: _instruction,
        SIMPLE_FIELD: _simple_field,
        n.w("sdt"): _control,
        n.w("drawing"): _picture,
        n.BOX: _box,
        n.COMPATIBILITY + "Fallback": _fallback,
        n.TABLE: enter_table,
        n.ROW: enter_row,
        n.CELL: OfficeWalk.enter_cell,
    }
    """What to do at each element."""


def _is_in(node: _Element, names: frozenset[str]) -> bool:
    """Tell whether an element stands right in another of certain names."""
    around = node.getparent()
    return around is not None and around.tag in names


def _is_kept(node: _Element) -> bool:
    """Tell whether an element is there in the accepted document."""
    return next(node.iterancestors(n.DELETED, n.MOVED_AWAY), None) is None


def suppressions(root: _Element | None) -> dict[str, _Element]:
    """Find the comments that speak to us, by their ids."""
    comments = [] if root is None else list(root.iterchildren(n.COMMENT))
    return {node.get(n.ID, ""): node for node in comments if SUPPRESSES.match("".join(texts(node)))}
