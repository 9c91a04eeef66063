"""A text with findings cut for a page: into passages, and each of these into parts that carry the same findings.

A passage is a paragraph, or more that findings hold together, so that what is to be said about it can stand beside it;
what lies between has nothing to be said about it. Where no blank lines part paragraphs, as in the text of a Word file,
a line is one. Findings may overlap or stand inside each other; parts do neither, so that a page made of them is always
well nested::

    Produk domestik bruto (PDB) naik.       two findings: “Produk … (PDB)” and “PDB”
    ├─────────1───────────┤1+2┤1┤

Short texts are shown whole. Of long ones only passages with findings are shown, and of long lines only what stands
near: a draft may be one line of fifty megabytes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LINE_END = re.compile("\n")
_BLANK = re.compile(r"\n(?:[ \t\r]*\n)+")
_LONGEST = 2_000
"""Characters up to which what stands between blank lines is taken for a paragraph."""
_REACH = 1_000
"""How many characters are shown before, of and behind a finding in a long text."""
_DEEPEST = 8
"""How many findings a part says that it carries; more on one word tell a reader nothing."""


class Part(NamedTuple):
    """A stretch of source that carries the same findings throughout, by their numbers."""

    span: Span
    begins: tuple[int, ...]
    """Findings that begin here."""
    carries: tuple[int, ...]
    """Findings it is a part of, those that begin here and have some length among them."""


class Excerpt(NamedTuple):
    """Paragraphs of source, and the findings in them by their numbers."""

    span: Span
    findings: tuple[int, ...] = ()


def whole(source: str, spans: Sequence[Span]) -> Iterator[Excerpt]:
    r"""Cut all of a text; passages without findings lie between those with some.

    >>> [passage.span for passage in whole("a\n\nKPBU\nb\n\nc\n", [Span(3, 7)])]
    [Span(start=0, end=3), Span(start=3, end=11), Span(start=11, end=13)]
    """
    layout, at = _Layout(source), 0
    for passage in _merged(map(layout.paragraph, spans)):
        if at < passage.span.start:
            yield Excerpt(Span(at, passage.span.start))
        yield passage
        at = passage.span.end
    if at < len(source):
        yield Excerpt(Span(at, len(source)))


def excerpts(source: str, spans: Sequence[Span]) -> Iterator[Excerpt]:
    """Cut out what stands near the findings."""
    layout = _Layout(source)
    return _merged(
        Span(max(start, span.start - _REACH), min(end, span.end + _REACH))
        for span in spans
        for start, end in (layout.paragraph(span, around=1),)
    )


def clipped(spans: Iterable[Span]) -> list[Span]:
    """Shorten findings that are longer than what is shown of a long text."""
    return [Span(start, min(end, start + _REACH)) for start, end in spans]


class _Layout:
    """Where the lines and paragraphs of a source begin."""

    def __init__(self, source: str) -> None:
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(source))]
        self._paragraphs = [0, *(match.end() for match in _BLANK.finditer(source))]
        self._end = len(source)

    def paragraph(self, span: Span, *, around: int = 0) -> Span:
        """Find the paragraph of a stretch; if it has no sensible end, its lines and some ``around`` them."""
        found = self._between(self._paragraphs, span, 0)
        return found if found.end - found.start <= _LONGEST else self._between(self._lines, span, around)

    def _between(self, starts: Sequence[int], span: Span, around: int) -> Span:
        first = bisect_right(starts, span.start) - 1 - around
        last = bisect_right(starts, max(span.start, span.end - 1)) + around
        return Span(starts[max(0, first)], starts[last] if last < len(starts) else self._end)


def _merged(windows: Iterable[Span]) -> Iterator[Excerpt]:
    """Join windows that overlap; they come in order of their findings, whose numbers passages keep."""
    span, findings = Span(0, 0), list[int]()
    for number, window in enumerate(windows):
        if findings and window.start >= span.end:
            yield Excerpt(span, tuple(findings))
            findings = []
        span = Span(span.start, max(span.end, window.end)) if findings else window
        findings.append(number)
    if findings:
        yield Excerpt(span, tuple(findings))


def parts(passage: Excerpt, spans: Sequence[Span]) -> Iterator[Part]:
    """Cut a passage where findings begin and end.

    >>> for part in parts(Excerpt(Span(0, 9), (0, 1)), [Span(0, 7), Span(4, 7)]):
    ...     print(*part.span, part.begins, part.carries)
    0 4 (0,) (0,)
    4 7 (1,) (0, 1)
    7 9 () ()
    """
    begins: dict[int, list[int]] = {}
    for number in passage.findings:
        begins.setdefault(spans[number].start, []).append(number)
    edges = {*passage.span, *begins, *(spans[number].end for number in passage.findings)}
    carried: list[int] = []
    for start, end in pairwise([*sorted(edges), passage.span.end]):
        new = begins.get(start, [])
        carried = [number for number in (*carried, *new) if spans[number].end > start]
        if end > start or new:
            yield Part(Span(start, end), tuple(new), tuple(carried[:_DEEPEST]))
