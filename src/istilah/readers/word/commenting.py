"""Remarks in the margin: a comment for each, with its range marked around the text that it is about.

Word takes comments in the body only. What is about a text box, a note, a header or another comment is therefore put
where that is anchored, with the words that it is about before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from posixpath import dirname, join
from typing import TYPE_CHECKING

from istilah.readers._office.elements import as_xml, remove
from istilah.readers._office.packages import xml
from istilah.readers._office.strokes import covered
from istilah.readers.word import names as n
from istilah.readers.word.editing import marks_of, run_of, split
from istilah.readers.word.tracking import begin_run, end_run, run_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from istilah.model.manuscript import Author, Note
    from istilah.readers._office.packages import Package
    from istilah.readers._office.paragraphs import TextPiece
    from istilah.readers._office.strokes import Stroke
    from istilah.readers.word.reading import WordReading

_MARKS = {
    n.w("footnote"): n.FOOTNOTE_MARK,
    n.w("endnote"): n.ENDNOTE_MARK,
    n.COMMENT: n.COMMENT_MARK,
}
"""What in the body leads to a note or a comment."""
_INITIALS, _OURS = n.w("initials"), "istilah"
"""By which our remarks are known, whosever name they bear."""


def comment(reading: WordReading, notes: Sequence[Note], author: Author) -> Package:
    """Leave remarks in the margin, in place of those that were left before."""
    parts = reading.parts
    names = parts.of_kind("comments")
    root = parts.tree(names[0]) if names else _root()
    stale = _taken_back(root, parts.main())
    if not notes and not stale:
        return parts.package
    margin = _Margin(reading)
    first = 1 + max((n.number(node.get(n.ID), 0) for node in root), default=-1)
    made = []
    # From the end, so that each split moves what stands up to the next one only.
    for number, note in reversed(list(enumerate(sorted(notes), first))):
        quoted = margin.mark(note, str(number))
        made.append(_comment(root, str(number), author, f"“{quoted}”: {note.text}" if quoted else note.text))
    root.extend(reversed(made))
    if names:
        return parts.written({parts.document, names[0]})
    name = _unused(reading)
    added: Mapping[str, bytes] = {**parts.with_part("comments", name), name: xml(root)}
    return parts.written({parts.document}, added)


def _taken_back(root: _Element, main: _Element) -> bool:
    """Take our earlier remarks out, with their marks in the body."""
    ours = [node for node in root if node.get(_INITIALS) == _OURS]
    numbers = {node.get(n.ID) for node in ours}
    for mark in marks_of(numbers, main):
        around = mark.getparent()
        remove(mark)
        if around is not None and around.tag == n.R and not len(around):
            remove(around)
    for node in ours:
        root.remove(node)
    return bool(ours)


class _Margin:
    """Marks ranges of text; where texts were split is remembered, for ranges may overlap."""

    def __init__(self, reading: WordReading) -> None:
        self._reading = reading
        self._split: dict[int, list[tuple[int, _Element]]] = {}

    def mark(self, note: Note, number: str) -> str:
        """Mark the range of a remark; what is returned is what it is about, if that stands elsewhere."""
        strokes = tuple(covered(self._reading.paragraphs, note.span))
        if strokes and all(self._is_in_body(stroke) for stroke in strokes):
            last = strokes[-1]
            self._begin(last.piece, last.end)
            _enclose(
                begin_run(self._begin(strokes[0].piece, strokes[0].start)), self._end(last.piece, last.end), number
            )
            return ""
        for run in self._hosts(strokes):
            _enclose(run, run, number)
            break
        return self._reading.source[slice(*note.span)]

    def _is_in_body(self, stroke: Stroke) -> bool:
        box = next(stroke.piece.node.iterancestors(n.BOX), None)
        return stroke.paragraph.part == self._reading.parts.document and box is None

    def _begin(self, piece: TextPiece, at: int) -> _Element:
        """Give the element that begins at a character of a piece, which may have to be split."""
        parts = self._split.setdefault(piece.start, [(0, piece.node)])
        place = bisect_right(parts, at, key=lambda part: part[0]) - 1
        start, node = parts[place]
        if at in {start, piece.end - piece.start}:
            return node
        rest = split(node, at - start)
        parts.insert(place + 1, (at, rest))
        return rest

    def _end(self, piece: TextPiece, at: int) -> _Element:
        parts = self._split[piece.start]
        node = parts[bisect_left(parts, at, key=lambda part: part[0]) - 1][1]
        return end_run(node, len(node.text or ""))

    def _hosts(self, strokes: Sequence[Stroke]) -> Iterator[_Element]:
        """Go through the runs in the body that may stand for what is elsewhere, the nearest first."""
        main = self._reading.parts.main()
        for stroke in strokes[:1]:
            if stroke.paragraph.part == self._reading.parts.document:
                yield from list(stroke.piece.node.iterancestors(n.R))[-1:]
            for note in stroke.piece.node.iterancestors(*_MARKS):
                marks = main.iter(_MARKS[str(note.tag)])
                yield from (run_around(mark) for mark in marks if mark.get(n.ID) == note.get(n.ID))
        for paragraph in main.iter(n.P):
            yield from paragraph.iterchildren(n.R)


def _enclose(first: _Element, last: _Element, number: str) -> None:
    """Mark a range of runs."""
    start, end = first.makeelement(n.COMMENT_START, {n.ID: number}), first.makeelement(n.COMMENT_END, {n.ID: number})
    first.addprevious(start)
    run = first.makeelement(n.R)
    run.append(first.makeelement(n.COMMENT_MARK, {n.ID: number}))
    last.addnext(run)
    last.addnext(end)


def _comment(root: _Element, number: str, author: Author, text: str) -> _Element:
    made = root.makeelement(n.COMMENT, {n.ID: number, n.AUTHOR: author.name, n.DATE: author.date, _INITIALS: _OURS})
    for line in as_xml(text).split("\n"):
        paragraph = made.makeelement(n.P)
        paragraph.append(run_of(paragraph, line))
        made.append(paragraph)
    return made


def _root() -> _Element:
    from lxml import etree

    return etree.Element(n.w("comments"), nsmap={"w": n.w("")[1:-1]})


def _unused(reading: WordReading) -> str:
    """Find a name for the part of the comments."""
    folder, names = dirname(reading.parts.document), reading.parts.package.names
    candidates = (join(folder, f"comments{number or ''}.xml") for number in range(len(names) + 1))
    return next(name for name in candidates if name not in names)
