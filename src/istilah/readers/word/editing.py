"""Edits of the source put into the elements that hold its text; formatting stays where it was.

What is new goes into the first element of the stretch, the rest of the stretch is taken out of the others. What old and
new text begin and end with is left alone, so that a word in italics inside a stretch stays in italics. Ends of
paragraphs stay: an edit across one changes the text on both sides of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from copy import deepcopy
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import Span
from istilah.model.finding import Edit
from istilah.readers._office.elements import holdable, remove
from istilah.readers._office.rooms import Room
from istilah.readers.word import names as n
from istilah.readers.word.paragraphs import Look, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from istilah.readers.word.paragraphs import Atom, Paragraph
    from istilah.readers.word.reading import WordReading

_LINE_END = re.compile("\r\n?|\u2028")
_SIGNS = re.compile("([\t\n])")
_ELEMENTS = {"\t": n.TAB, "\n": n.BREAK}


class Stroke(NamedTuple):
    """What an edit does to one atom, in offsets of its text."""

    part: str
    atom: Atom
    start: int
    end: int
    new: str


class Cut(NamedTuple):
    """An edit where it is to be made: its paragraph, and the strokes that it takes, the first with the new text."""

    paragraph: Paragraph
    strokes: tuple[Stroke, ...]
    new: str

    @property
    def parts(self) -> set[str]:
        """The parts that it changes."""
        return {self.paragraph.part, *(stroke.part for stroke in self.strokes)}


def trimmed(edit: Edit, source: str) -> Edit:
    """Leave out what old and new text begin and end with: only whole words, unless nothing is left on one side.

    >>> trimmed(Edit(Span(2, 8), "KTP-nya"), "a KTPnya")
    Edit(span=Span(start=5, end=5), new='-')
    >>> trimmed(Edit(Span(0, 10), "izin usaha"), "ijin usaha")
    Edit(span=Span(start=0, end=4), new='izin')
    """
    old, new = source[slice(*edit.span)], edit.new
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    if max(len(old), len(new)) > head + tail < min(len(old), len(new)):
        while any(_is_inside_word(text, head) for text in (old, new)):
            head -= 1
        while any(_is_inside_word(text, len(text) - tail) for text in (old, new)):
            tail -= 1
    return Edit(Span(edit.span.start + head, edit.span.end - tail), new[head : len(new) - tail])


def _is_inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _alike(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    return next(
        (place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


def cuts(reading: WordReading, edits: Iterable[Edit]) -> Iterator[Cut]:
    """Find out where edits are to be made, in order."""
    for edit in sorted(edits, key=lambda edit: edit.span):
        span, new = trimmed(edit, reading.source)
        new = as_xml(new)
        paragraph = at(reading.paragraphs, span.start)
        strokes = tuple(covered(reading.paragraphs, span))
        if strokes:
            yield Cut(paragraph, (strokes[0]._replace(new=new), *strokes[1:]), new)
        elif new:
            yield Cut(paragraph, tuple(_inserted(paragraph, span.start, new)), new)


def as_xml(text: str) -> str:
    r"""Leave out what no XML may hold.

    >>> as_xml("KTP\0\r\n")
    'KTP\n'
    """
    return holdable(_LINE_END.sub("\n", text))


def at(paragraphs: Sequence[Paragraph], offset: int) -> Paragraph:
    """Find the paragraph in which a character of the source stands."""
    return paragraphs[_index(paragraphs, offset)]


def _index(paragraphs: Sequence[Paragraph], offset: int) -> int:
    return max(0, bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1)


def covered(paragraphs: Sequence[Paragraph], span: Span) -> Iterator[Stroke]:
    """Go through the texts in a stretch of source."""
    for paragraph in islice(paragraphs, _index(paragraphs, span.start), None):
        if paragraph.start >= span.end:
            return
        for atom in islice(paragraph.atoms, bisect_right(paragraph.atoms, span.start, key=_end), None):
            start, end = max(atom.start, span.start), min(atom.end, span.end)
            if start < end:
                yield Stroke(paragraph.part, atom, start - atom.start, end - atom.start, "")
            elif atom.start >= span.end:
                break


def _inserted(paragraph: Paragraph, offset: int, new: str) -> Iterator[Stroke]:
    """Find the atom that takes in what is new: the one before it, but a field only where nothing else is at hand."""
    near = islice(paragraph.atoms, bisect_left(paragraph.atoms, offset, key=_end), None)
    touching = (atom for atom in takewhile(lambda atom: atom.start <= offset, near) if atom.text)
    for atom in sorted(touching, key=lambda atom: atom.look is Look.MUTE)[:1]:
        yield Stroke(paragraph.part, atom, offset - atom.start, offset - atom.start, new)


def _end(atom: Atom) -> int:
    return atom.end


def mend(reading: WordReading, edits: Iterable[Edit]) -> set[str]:
    """Put in edits; the names of the parts that changed."""
    touched, gathered = set(), dict[int, list[Stroke]]()
    found = tuple(cuts(reading, edits))
    echoes = tuple(echoing(found))
    for cut in found:
        touched |= cut.parts
        if not cut.strokes:
            cut.paragraph.node.append(run_of(cut.paragraph.node, cut.new))
        for stroke in cut.strokes:
            gathered.setdefault(stroke.atom.start, []).append(stroke)
    for strokes in gathered.values():
        rewrite(strokes)
    echo(echoes)
    return touched | set(_without_empty_remarks(reading, touched))


def echoing(found: Iterable[Cut]) -> Iterator[tuple[_Element, _Element]]:
    """Find the text boxes that will change, each with the copy for older programs that says the same."""
    nodes = (stroke.atom.node for cut in found for stroke in cut.strokes)
    for choice in {choice for node in nodes for choice in node.iterancestors(n.COMPATIBILITY + "Choice")}:
        newer = list(choice.iter(n.BOX))
        older = [box for sibling in choice.itersiblings() for box in sibling.iter(n.BOX)]
        if [list(texts(box)) for box in newer] == [list(texts(box)) for box in older]:
            yield from zip(newer, older, strict=True)


def echo(boxes: Iterable[tuple[_Element, _Element]]) -> None:
    """Let the copies say what the text boxes say now."""
    for newer, older in boxes:
        older[:] = [deepcopy(child) for child in newer]


def rewrite(strokes: Sequence[Stroke]) -> None:
    """Change the text of an atom."""
    atom, parts, last = strokes[0].atom, list[str](), 0
    for _, _, start, end, new in strokes:
        parts += [atom.text[last:start], new]
        last = end
    text = "".join([*parts, atom.text[last:]])
    if atom.node.tag != n.T:
        _put_behind(atom.node, text)
        remove(atom.node)
    elif any(_SIGNS.search(stroke.new) for stroke in strokes):
        words, sign, behind = _SIGNS.split(text, maxsplit=1)
        write(atom.node, words)
        _put_behind(atom.node, sign + behind)
    else:
        write(atom.node, text)


def _put_behind(node: _Element, text: str) -> None:
    for element in reversed(list(signs_of(node, text))):
        node.addnext(element)


def write(node: _Element, text: str) -> None:
    """Give an element its text; white space at its ends is to count."""
    node.text = text
    if text != text.strip():
        node.set(n.SPACE, "preserve")


def split(node: _Element, at: int) -> _Element:
    """Split a text; what stands behind is in the new element."""
    text, rest = node.text or "", node.makeelement(n.T)
    write(rest, text[at:])
    write(node, text[:at])
    node.addnext(rest)
    return rest


def signs_of(near: _Element, text: str) -> Iterator[_Element]:
    """Make the elements that a text consists of: its words, tabs and line ends."""
    for part in filter(None, _SIGNS.split(text)):
        element = near.makeelement(_ELEMENTS.get(part, n.T))
        if part not in _ELEMENTS:
            write(element, part)
        yield element


def run_of(near: _Element, text: str) -> _Element:
    """Make a run of a text."""
    run = near.makeelement(n.R)
    run.extend(list(signs_of(near, text)))
    return run


def _without_empty_remarks(reading: WordReading, touched: set[str]) -> Iterator[str]:
    """Take the comments out of which nothing is left, and their anchors."""
    if not touched & set(reading.parts.of_kind("comments")):
        return
    remarks = [paragraph.node for paragraph in reading.paragraphs if paragraph.place.room is Room.REMARK]
    gone = {node.get(n.ID) for node in remarks if not "".join(text.text or "" for text in node.iter(n.T)).strip()}
    for node in remarks:
        if node.get(n.ID) in gone:
            remove(node)
    anchors = list(reading.parts.main().iter(n.COMMENT_START, n.COMMENT_END, n.COMMENT_MARK))
    for anchor in anchors:
        if anchor.get(n.ID) in gone:
            remove(anchor)
            yield reading.parts.document
