"""Printed pages to lines in reading order: all that is known of a page is words and where they stand.

Words that stand level make a row; a page in columns is a page whose rows part at the same gutter. Rows over the full
width (a title, a wide caption) cut the page into bands, and within a band the columns are read one after the other::

    Peraturan Presiden tentang …          1
    Pasal 1            (2) Instansi …     2  5
    (1) Dalam …        Pasal 2            3  6

A gutter must be told from the gaps of a table: on both sides of it lines fill their column, many rows running, equally
far apart; and from words that are spread to fill a line, which stand equally far apart themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEVEL = 0.45
"""How far apart, in heights of the taller one, the middles of two words in one row may be."""
_GAP = 0.6
"""Heights of white that a gutter has at least; between words there is a quarter."""
_CLOSE, _APART = 0.35, 1.0
"""Heights of white that may part two cells, and that surely part something."""
_EVEN = 0.1
"""Heights by which the white between words differs at most in a line that is set to fill its column."""
_RUN = 5
"""Rows that a column has at least."""
_NARROWEST = 0.2
"""Part of the page's text that the narrowest column takes."""
_FILLED = 0.6
"""How much of its column the middling line fills."""
_OVERHANG = 3
"""Points by which a letter may stand out to the left of its column."""
_WORDS = 3
"""Words in the middling line of a column, at least."""
_REGULAR = 1.3
"""How much farther than the nearer ones the middling lines of a column may be apart, or those of another column."""
_GUTTERS = 6
"""Edges that are tried as a gutter."""
_DEEPEST = 2
"""How often columns may part into columns: four of them are enough."""
_RAISED = 0.15
"""Heights of a line by which a footnote's number is raised in it."""
_SMALL = 0.85
"""Size of a footnote's number, at most, beside that of its line."""

_SAME = 0.12
"""By how much of it the size of type may differ within a word, and in one block."""

LEADER = re.compile(r"\.{4}|(?:\. ){4}|…{2}")
"""The dots that lead to a page number in a table of contents."""


class PrintedWord(NamedTuple):
    """A printed word and its box, in points from the lower left of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False
    slanted: bool = False
    glued: bool = False
    """Whether no space parts it from the word before, as where the size of letters changes."""

    @property
    def height(self) -> float:
        """The height of its type, never nothing."""
        return max(self.top - self.bottom, 1.0)

    @property
    def middle(self) -> float:
        """Half its height up."""
        return (self.top + self.bottom) / 2


class Gap(NamedTuple):
    """White within a line that may part two cells."""

    at: int
    """Where in the text of the line the word behind it begins."""
    left: float
    right: float
    is_wide: bool
    """Whether it is wider than any between words."""


class PrintedLine(NamedTuple):
    """A line of a column: its text, and what it looks like."""

    text: str
    left: float
    right: float
    middle: float
    height: float
    """The height of its longest word."""
    tallest: float
    """That of its tallest one, which in a line of small capitals is another."""
    bold: bool
    emphasis: tuple[Span, ...]
    row: int
    """Number of its row on the page, from 1: what a person would count from the top."""
    gaps: tuple[Gap, ...] = ()

    def part(self, start: int, end: int, left: float, right: float) -> PrintedLine:
        """Cut a stretch of the text out, with the edges that it has."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        inside = (Span(max(one.start - start, 0), min(one.end - start, len(text))) for one in self.emphasis)
        emphasis = tuple(span for span in inside if span.start < span.end)
        return self._replace(text=text, left=left, right=right, emphasis=emphasis, gaps=())


class PrintedRow(NamedTuple):
    """Words that stand level, from left to right."""

    number: int
    words: tuple[PrintedWord, ...]


class Column(NamedTuple):
    """Lines of a page that are read one below the other."""

    page: int
    lines: tuple[PrintedLine, ...]


def same_size(one: float, two: float) -> bool:
    """Tell whether two heights of type are those of one size.

    >>> same_size(11.0, 12.0), same_size(10.0, 12.0)
    (True, False)
    """
    return abs(one - two) <= _SAME * max(one, two)


def rows(words: Sequence[PrintedWord]) -> list[PrintedRow]:
    """Put words that stand level together, from the top of the page to its foot."""
    found: list[list[PrintedWord]] = []
    tallest = None
    for word in sorted(words, key=lambda word: -word.middle):
        if tallest and tallest.middle - word.middle < _LEVEL * max(tallest.height, word.height):
            found[-1].append(word)
            tallest = max(tallest, word, key=lambda word: word.height)
        else:
            found.append([word])
            tallest = word
    return [PrintedRow(number, tuple(sorted(row, key=lambda word: word.left))) for number, row in enumerate(found, 1)]


def columns(page: int, rows: Sequence[PrintedRow], depth: int = _DEEPEST) -> Iterator[Column]:
    """Go through the columns of a page in the order in which they are read."""
    if not rows:
        return
    gutter = _gutter(rows, depth) if depth else None
    if gutter is None:
        yield _column(page, rows)
        return
    for band in _bands(rows, gutter):
        if _crosses(band[0], gutter):
            yield _column(page, band)
        else:
            for part in _parted(band, gutter):
                yield from columns(page, part, depth - 1)


def _column(page: int, rows: Sequence[PrintedRow]) -> Column:
    return Column(page, tuple(map(line_of, rows)))


def _bands(rows: Sequence[PrintedRow], gutter: float) -> Iterator[list[PrintedRow]]:
    """Cut a page where rows over the full width begin and end."""
    band = [rows[0]]
    for before, row in pairwise(rows):
        if _crosses(before, gutter) != _crosses(row, gutter):
            yield band
            band = []
        band.append(row)
    yield band


def _parted(rows: Sequence[PrintedRow], gutter: float) -> tuple[list[PrintedRow], list[PrintedRow]]:
    left, right = [], []
    for number, words in rows:
        at = bisect_right(words, gutter, key=lambda word: word.left)
        left += [PrintedRow(number, words[:at])] if at else []
        right += [PrintedRow(number, words[at:])] if at < len(words) else []
    return left, right


def _gutter(rows: Sequence[PrintedRow], depth: int) -> float | None:
    """Find where the rows of a page part into columns: just before the left edge of one."""
    left, right = _extent(rows)
    margin = (right - left) * _NARROWEST
    edges = Counter(round(edge) for row in rows for edge in _edges(row) if left + margin < edge < right - margin)
    for edge, count in edges.most_common(_GUTTERS):
        if count + edges[edge - 1] + edges[edge + 1] >= _RUN and _is_gutter(rows, edge - _OVERHANG, depth):
            return edge - _OVERHANG
    return None


def _edges(row: PrintedRow) -> Iterator[float]:
    """Go through where text begins anew in a row."""
    yield row.words[0].left
    for before, word in pairwise(() if _is_even(row.words) else row.words):
        if word.left - before.right > _GAP * min(before.height, word.height):
            yield word.left


def _is_gutter(rows: Sequence[PrintedRow], gutter: float, depth: int) -> bool:
    return any(
        _are_columns(*_parted(band, gutter), depth) for band in _bands(rows, gutter) if not _crosses(band[0], gutter)
    )


def _are_columns(left: Sequence[PrintedRow], right: Sequence[PrintedRow], depth: int) -> bool:
    if min(len(left), len(right)) < _RUN:
        return False
    sides = [(side, *_extent(side)) for side in (left, right)]
    least = _NARROWEST * (sides[1][2] - sides[0][1])
    if any(end - start <= least for _, start, end in sides):
        return False
    filled = [_is_filled(side, end - start) for side, start, end in sides]
    if all(filled):
        near, far = sorted(_step(side) for side, _, _ in sides)
        return far < _REGULAR * near
    parts = (_gutter(side, depth - 1) for side, is_filled in zip((left, right), filled, strict=True) if not is_filled)
    return depth > 1 and all(gutter is not None for gutter in parts)


def _extent(rows: Sequence[PrintedRow]) -> tuple[float, float]:
    return min(row.words[0].left for row in rows), max(row.words[-1].right for row in rows)


def _is_filled(rows: Sequence[PrintedRow], width: float) -> bool:
    """Tell whether rows are lines of text: most are long, of several words, and equally far apart, as no cells are."""
    is_long = median(row.words[-1].right - row.words[0].left for row in rows) > _FILLED * width
    is_regular = _step(rows, 2) < _REGULAR * _step(rows)
    return is_long and is_regular and median(len(row.words) for row in rows) >= _WORDS


def _step(rows: Sequence[PrintedRow], quarter: int = 1) -> float:
    """Tell how far apart the nearer rows are, or with the second quarter the middling ones."""
    steps = sorted(one.words[0].middle - two.words[0].middle for one, two in pairwise(rows))
    return steps[len(steps) * quarter // 4]


def _crosses(row: PrintedRow, gutter: float) -> bool:
    """Tell whether text runs on over a gutter in a row."""
    at = bisect_right(row.words, gutter, key=lambda word: word.left)
    if not at:
        return False
    before = row.words[at - 1]
    if at == len(row.words):
        return before.right > gutter + 1
    return _is_even(row.words) or row.words[at].left - before.right <= _GAP * min(before.height, row.words[at].height)


def line_of(row: PrintedRow) -> PrintedLine:
    """Set the words of a row as a line; the raised numbers of footnotes are left out."""
    tall = max(row.words, key=lambda word: (len(word.text), word.height))
    words = [word for at, word in enumerate(row.words) if not (at and _is_reference(word, tall))]
    parts, stressed, gaps, at = list[str](), list[Span](), list[Gap](), 0
    before = words[0]
    for word in words:
        space = "" if word.glued or not parts else " "
        start, end = at + len(space), at + len(space) + len(word.text)
        if (word.bold or word.slanted) and stressed and stressed[-1].end == at:
            stressed[-1] = Span(stressed[-1].start, end)
        elif word.bold or word.slanted:
            stressed.append(Span(start, end))
        white = (word.left - before.right) / min(before.height, word.height)
        if white > _CLOSE:
            gaps.append(Gap(start, before.right, word.left, white > _APART))
        parts += [space, word.text]
        at, before = end, word
    if _is_even(words):
        gaps = []
    bold = all(word.bold for word in words)
    left, right, text = words[0].left, words[-1].right, "".join(parts)
    tallest = max(word.height for word in words)
    return PrintedLine(
        text, left, right, tall.middle, tall.height, tallest, bold, tuple(stressed), row.number, tuple(gaps)
    )


def _is_even(words: Sequence[PrintedWord]) -> bool:
    """Tell whether words stand equally far apart, as in a line that is set to fill a narrow column."""
    white = [word.left - before.right for before, word in pairwise(words) if not word.glued]
    return len(white) > 1 and max(white) - min(white) < _EVEN * words[0].height


def _is_reference(word: PrintedWord, tall: PrintedWord) -> bool:
    is_raised = word.bottom > tall.bottom + _RAISED * tall.height and word.height < _SMALL * tall.height
    return is_raised and (word.text.isdigit() or word.text in "*†‡")
