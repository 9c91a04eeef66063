"""Strokes written into the elements of a Word file; formatting stays where it was."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from istilah.readers._office.elements import remove
from istilah.readers._office.places import Room
from istilah.readers._office.strokes import by_piece, cuts, spliced, text_with
from istilah.readers.word import names as n
from istilah.readers.word.paragraphs import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from istilah.model.finding import Edit
    from istilah.readers._office.strokes import Cut, Stroke
    from istilah.readers.word.reading import WordReading

_SIGNS = re.compile("([\t\n\u2028])")
_ELEMENTS = {"\t": n.TAB, "\n": n.BREAK, "\u2028": n.BREAK}


def mend(reading: WordReading, edits: Iterable[Edit]) -> set[str]:
    """Put in edits; the names of the parts that changed."""
    found = tuple(cuts(reading.paragraphs, reading.source, edits))
    echoes, strokes = tuple(echoing(found)), by_piece(found)
    for cut in found:
        if not cut.strokes:
            cut.paragraph.node.append(run_of(cut.paragraph.node, cut.new))
    for piece, made in strokes.items():
        rewrite(made, reading.source[piece.start : piece.end])
    echo(echoes)
    remarks = dict.fromkeys(one for cut in found for one in cut.paragraphs if one.place.room is Room.REMARK)
    gone = [remark.node for remark in remarks if not text_with(remark, strokes, reading.source).strip()]
    return set[str]().union(*(cut.parts for cut in found), _without(reading, gone))


def echoing(found: Iterable[Cut]) -> Iterator[tuple[_Element, _Element]]:
    """Find the text boxes that will change, each with the copy for older programs that says the same."""
    nodes = (stroke.piece.node for cut in found for stroke in cut.strokes)
    for choice in {choice for node in nodes for choice in node.iterancestors(n.COMPATIBILITY + "Choice")}:
        newer = list(choice.iter(n.BOX))
        older = [box for sibling in choice.itersiblings() for box in sibling.iter(n.BOX)]
        if [list(texts(box)) for box in newer] == [list(texts(box)) for box in older]:
            yield from zip(newer, older, strict=True)


def echo(boxes: Iterable[tuple[_Element, _Element]]) -> None:
    """Let the copies say what the text boxes say now."""
    for newer, older in boxes:
        older[:] = [deepcopy(child) for child in newer]


def rewrite(strokes: Sequence[Stroke], old: str) -> None:
    """Change the text of a piece, which is ``old`` so far."""
    node, text = strokes[0].piece.node, spliced(old, strokes)
    if node.tag != n.T:
        _put_behind(node, text)
        remove(node)
    elif any(_SIGNS.search(stroke.new) for stroke in strokes):
        words, sign, behind = _SIGNS.split(text, maxsplit=1)
        write(node, words)
        _put_behind(node, sign + behind)
    else:
        write(node, text)


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


def _without(reading: WordReading, comments: Sequence[_Element]) -> Iterator[str]:
    """Take comments out, and their marks."""
    for comment in comments:
        remove(comment)
    for mark in marks_of({comment.get(n.ID) for comment in comments}, reading.parts.main()):
        remove(mark)
        yield reading.parts.document


def marks_of(comments: Collection[str | None], main: _Element) -> list[_Element]:
    """Find what marks comments of some ids in the body."""
    marks = main.iter(n.COMMENT_START, n.COMMENT_END, n.COMMENT_MARK) if comments else ()
    return [mark for mark in marks if mark.get(n.ID) in comments]
