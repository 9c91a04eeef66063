"""Edits go back into the XML: new text into the node where the old text began, over all borders of spans.

An edited paragraph is written anew, node by node, from its runs. Blanks that XML would collapse are written as elements
(``text:s``), and white space that was collapsed when it was read is gone: it could else come to life beside a new
neighbour. What is mute stays where it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import Span
from istilah.model.finding import Edit, splice
from istilah.readers._office.elements import as_xml
from istilah.readers.opendocument import names as n
from istilah.readers.opendocument.lines import RunPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from istilah.readers.opendocument.lines import OdfLine, OdfRun

_TOKEN = re.compile(r" +|[\t\n]|[^ \t\n]+")
_ELEMENTS = {" ": n.SPACES, "\t": n.TAB, "\n": n.LINE_BREAK}


def mend(lines: Sequence[OdfLine], source: str, edits: Iterable[Edit]) -> set[str]:
    """Put edits into the nodes of ``lines``, and name the parts that have changed."""
    changed = set()
    for line, its_edits in _by_line(lines, edits):
        _Paragraph(line, source).rewrite(its_edits)
        changed.add(line.part)
    return changed


def _by_line(lines: Sequence[OdfLine], edits: Iterable[Edit]) -> Iterator[tuple[OdfLine, list[Edit]]]:
    """Part edits by paragraphs; the end of a paragraph is never edited."""
    starts = [line.start for line in lines]
    found: defaultdict[int, list[Edit]] = defaultdict(list)
    for span, new in sorted(edits):
        first = max(0, bisect_right(starts, span.start) - 1)
        for at in range(first, max(first + 1, bisect_left(starts, span.end))):
            inside = Span(max(span.start, lines[at].start), min(span.end, lines[at].end))
            found[at].append(Edit(inside, new if at == first else ""))
    yield from ((lines[at], its_edits) for at, its_edits in found.items())


class _Text(NamedTuple):
    """What is to stand in a node, or what stands there and stays (:attr:`RunPlace.WHOLE`)."""

    node: _Element
    place: RunPlace
    text: str


class _Paragraph:
    """A paragraph under the pen."""

    def __init__(self, line: OdfLine, source: str) -> None:
        self._line = line
        self._source = source
        self._dropped: list[_Element] = []
        self._ended: set[str] = set()
        """The names of the comments among them, which may have a mark at the end of what they are about."""
        self._texts: list[_Text] = []

    def rewrite(self, edits: Sequence[Edit]) -> None:
        """Put edits in."""
        by_run = self._by_run(edits)
        self._text(self._line.node, RunPlace.TEXT, "".join(edit.new for edit in by_run.get(-1, ())))
        for at, run in enumerate(self._line.runs):
            self._rewrite_run(run, by_run.get(at, []))
        previous = " "
        for node, place, text in self._texts:
            if place is not RunPlace.WHOLE:
                _write(node, place, text, previous)
            previous = text[-1:] or previous
        for node in self._dropped:
            _drop(node)
        if self._ended:
            for end in [*self._line.node.iter(n.ANNOTATION_END)]:
                if end.get(n.ANNOTATION_NAME) in self._ended:
                    _drop(end)

    def _by_run(self, edits: Sequence[Edit]) -> dict[int, list[Edit]]:
        """Part edits by runs, in offsets of the run; -1 is the beginning of a paragraph that begins with no text."""
        runs = self._line.runs
        ends = [run.end for run in runs]
        found: defaultdict[int, list[Edit]] = defaultdict(list)
        for span, new in edits:
            first = (bisect_right if span.start < span.end else bisect_left)(ends, span.start)
            if first == len(runs) or (
                span.start == span.end == runs[first].start and runs[first].place > RunPlace.TAIL
            ):
                first = first - 1 if first and span.start > self._line.start else -1
            found[first].append(Edit(_within(span, runs[first]) if first >= 0 else Span(0, 0), new))
            for at in range(first + 1, max(first + 1, bisect_left(ends, span.end) + 1)):
                if at < len(runs) and runs[at].start < span.end:
                    found[at].append(Edit(_within(span, runs[at]), ""))
        return found

    def _rewrite_run(self, run: OdfRun, edits: list[Edit]) -> None:
        text = self._source[run.start : run.end]
        new = "".join(edit.new for edit in edits)
        is_cut = any(span.start < span.end for span, _ in edits)
        if run.place is RunPlace.REMARK:
            if edits:
                self._remark(run.node, splice(text, edits))
        elif run.place is RunPlace.MUTE:
            self._stay(run.node)
            self._text(run.node, RunPlace.TAIL, new)
        elif run.place is not RunPlace.WHOLE:
            self._text(run.node, run.place, splice(text, edits))
        elif edits and (is_cut or run.node.tag == n.SPACES):
            self._dropped.append(run.node)
            self._text(run.node, RunPlace.TAIL, splice(text, edits))
        else:
            self._stay(run.node)
            self._text(run.node, RunPlace.TAIL, new)

    def _stay(self, node: _Element) -> None:
        """Leave an element where it is; a blank behind it holds."""
        self._texts.append(_Text(node, RunPlace.WHOLE, "\t"))

    def _text(self, node: _Element, place: RunPlace, text: str) -> None:
        """Add to what is to stand in a node."""
        last = self._texts[-1] if self._texts else None
        if last and last.node is node and last.place is place:
            self._texts[-1] = last._replace(text=last.text + as_xml(text))
        else:
            self._texts.append(_Text(node, place, as_xml(text)))

    def _remark(self, node: _Element, text: str) -> None:
        if not text.strip():
            self._dropped.append(node)
            self._ended.add(node.get(n.ANNOTATION_NAME, ""))
            return
        first, *others = node.iterchildren(n.P, n.H)
        for other in (*first, *others):
            _drop(other)
        first.text = as_xml(text)


def _within(span: Span, run: OdfRun) -> Span:
    """Give the part of a span in a run, in offsets of the run."""
    start = min(max(span.start, run.start), run.end)
    return Span(start - run.start, max(min(span.end, run.end), start) - run.start)


def _write(node: _Element, place: RunPlace, text: str, previous: str) -> None:
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
    _hang(node, place, plain[0], zip(elements, plain[1:], strict=True))


def _element(node: _Element, white: str, count: int) -> _Element:
    attributes = {n.COUNT: str(count)} if count > 1 else {}
    return node.makeelement(_ELEMENTS[white], attributes, nsmap={"text": n.TEXT_NAMESPACE})


def _hang(node: _Element, place: RunPlace, text: str, elements: Iterator[tuple[_Element, str]]) -> None:
    """Hang a text, and elements each with its tail, where the text of a node stood."""
    if place is RunPlace.TEXT:
        node.text = text or None
        for element, tail in islice(elements, 1):
            node.insert(0, element)
            element.tail = tail or None
            node = element
    else:
        node.tail = text or None
    for element, tail in elements:
        # What stands behind a node stays behind it when another follows, so it is put there last.
        before, node.tail = node.tail, None
        node.addnext(element)
        node.tail, element.tail = before, tail or None
        node = element


def _drop(node: _Element) -> None:
    """Take an element out, and leave what stands behind it."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "") or None
    else:
        parent.text = (parent.text or "") + (node.tail or "") or None
    parent.remove(node)
