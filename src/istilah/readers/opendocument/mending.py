"""Strokes written into the nodes of an OpenDocument text: new text into the node where the old text began.

An edited paragraph is written anew, node by node, from its pieces. Blanks that XML would collapse are written as
elements (``text:s``), and white space that was collapsed when it was read is gone: it could else come to life beside a
new neighbour. What is mute stays where it is.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from istilah.readers._office.elements import as_xml
from istilah.readers._office.paragraphs import Look
from istilah.readers._office.places import Room
from istilah.readers._office.strokes import by_piece, cuts, spliced, text_with
from istilah.readers.opendocument import names as n

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from istilah.model.finding import Edit
    from istilah.readers._office.paragraphs import OfficeParagraph, TextPiece
    from istilah.readers._office.strokes import Stroke

    Strokes = Mapping[TextPiece, Sequence[Stroke]]

_TOKEN = re.compile(r" +|[\t\n]|[^ \t\n]+")
_ELEMENTS = {" ": n.SPACES, "\t": n.TAB, "\n": n.LINE_BREAK}
_WHITE = frozenset(_ELEMENTS.values())


def mend(paragraphs: Sequence[OfficeParagraph], source: str, edits: Iterable[Edit]) -> set[str]:
    """Put edits into the nodes of ``paragraphs``, and name the parts that have changed."""
    found = tuple(cuts(paragraphs, source, edits))
    strokes = by_piece(found)
    leads = {cut.paragraph: cut.new for cut in found if not cut.strokes}
    for paragraph in dict.fromkeys(paragraph for cut in found for paragraph in cut.paragraphs):
        if paragraph.place.room is Room.REMARK:
            _rewrite_remark(paragraph.node, text_with(paragraph, strokes, source))
        else:
            _Rewriting(source, strokes).of(paragraph, leads.get(paragraph, ""))
    return set[str]().union(*(cut.parts for cut in found))


class _Text(NamedTuple):
    """What is to stand in a node or behind it, or what stands there and stays."""

    node: _Element
    is_tail: bool
    text: str
    stays: bool = False


class _Rewriting:
    """A paragraph under the pen."""

    def __init__(self, source: str, strokes: Strokes) -> None:
        self._source = source
        self._strokes = strokes
        self._dropped: list[_Element] = []
        self._texts: list[_Text] = []

    def of(self, paragraph: OfficeParagraph, lead: str) -> None:
        """Write a paragraph anew, with ``lead`` at its beginning."""
        self._text(paragraph.node, lead)
        for piece in paragraph.pieces:
            self._rewrite(piece, self._strokes.get(piece, ()))
        previous = " "
        for node, is_tail, text, stays in self._texts:
            if not stays:
                _write(node, text, previous, is_tail=is_tail)
            previous = text[-1:] or previous
        for node in self._dropped:
            _drop(node)

    def _rewrite(self, piece: TextPiece, strokes: Sequence[Stroke]) -> None:
        text, node = spliced(self._source[piece.start : piece.end], strokes), piece.node
        if piece.look is Look.MUTE:
            self._stay(piece, strokes)
        elif piece.is_tail or node.tag not in _WHITE:
            self._text(node, text, is_tail=piece.is_tail)
        elif any(stroke.start < stroke.end or node.tag == n.SPACES for stroke in strokes):
            self._dropped.append(node)
            self._text(node, text, is_tail=True)
        else:
            self._stay(piece, strokes)

    def _stay(self, piece: TextPiece, strokes: Sequence[Stroke]) -> None:
        """Leave an element where it is, between what is new; a blank behind it holds."""
        before = "".join(stroke.new for stroke in strokes if not stroke.end)
        last = self._texts[-1]
        self._texts[-1] = last._replace(text=last.text + before)
        self._texts.append(_Text(piece.node, is_tail=True, text="\t", stays=True))
        self._text(piece.node, "".join(stroke.new for stroke in strokes if stroke.end), is_tail=True)

    def _text(self, node: _Element, text: str, *, is_tail: bool = False) -> None:
        """Add to what is to stand in a node."""
        last = self._texts[-1] if self._texts else None
        if last and last.node is node and last.is_tail is is_tail and not last.stays:
            self._texts[-1] = last._replace(text=last.text + as_xml(text))
        else:
            self._texts.append(_Text(node, is_tail, as_xml(text)))


def _rewrite_remark(node: _Element, text: str) -> None:
    """Let a comment say something else; one that says nothing goes, with the mark behind what it is about."""
    if text.strip():
        first, *others = node.iterchildren(n.P, n.H)
        for other in (*first, *others):
            _drop(other)
        first.text = as_xml(text)
        return
    name = node.get(n.ANNOTATION_NAME, "")
    ends = [end for around in islice(node.iterancestors(n.P, n.H), 1) for end in around.iter(n.ANNOTATION_END)]
    for gone in (node, *(end for end in ends if end.get(n.ANNOTATION_NAME) == name)):
        _drop(gone)


def _write(node: _Element, text: str, previous: str, *, is_tail: bool) -> None:
    """Write the text of a node, and elements for white space that would not hold."""
    plain, elements = [""], []
    for token in _TOKEN.findall(text):
        held = token
        if token[0] in _ELEMENTS:
            held = " " if token[0] == " " and previous != " " else ""
        plain[-1] += held
        if len(held) < len(token):
            elements.append(_element(node, token[0], len(token) - len(held)))
            plain.append("")
        previous = token[-1]
    _hang(node, plain[0], zip(elements, plain[1:], strict=True), is_tail=is_tail)


def _element(node: _Element, white: str, count: int) -> _Element:
    attributes = {n.COUNT: str(count)} if count > 1 else {}
    return node.makeelement(_ELEMENTS[white], attributes, nsmap={"text": n.TEXT_NAMESPACE})


def _hang(node: _Element, text: str, elements: Iterator[tuple[_Element, str]], *, is_tail: bool) -> None:
    """Hang a text, and elements each with its tail, where the text of a node stood."""
    if is_tail:
        node.tail = text or None
    else:
        node.text = text or None
        for element, tail in islice(elements, 1):
            node.insert(0, element)
            element.tail = tail or None
            node = element
    for element, tail in elements:
        # What stands behind a node stays behind it when another follows, so it is put there last.
        before, node.tail = node.tail, None
        node.addnext(element)
        node.tail, element.tail = before, tail or None
        node = element


def _drop(node: _Element) -> None:
    """Take an element out, and leave what stands behind it."""
    parent, before = next(node.iterancestors()), node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "") or None
    else:
        parent.text = (parent.text or "") + (node.tail or "") or None
    parent.remove(node)
