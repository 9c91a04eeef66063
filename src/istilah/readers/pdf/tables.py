"""Tables on printed pages, told from text by their edges: row after row, what stands behind white begins alike.

::

    RKP     Rencana Kerja Pemerintah            one row
    SPM     Standar Pelayanan Minimal yang      another row,
            berlaku di daerah                   which goes on

Numbered items are no table, though their text begins at one edge too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from istilah.readers.pdf.pages import LEADER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from istilah.readers.pdf.pages import Gap, PrintedLine

_ROWS = 3
"""Rows in which a column of a table begins at its edge, at least."""
_NEAR = 2.0
"""Points by which two edges may differ that are one."""
_LOOSE = 1.15
"""Times the least distance of two lines by which rows stand apart, where there is more than a line in some."""
_LABEL = re.compile(
    r"\W+|\W*(?:[\w’'-]+\W*:\W*)?(?:(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.):]|\d{1,3}(?:\.\d{1,3})*\.?)\W*"
)
"""A bullet, or a number or letter of an item or a heading and what may stand before it: *Menimbang : a.*"""

_LONGEST = 40
"""Characters of the longest label."""

_Row = list[list["PrintedLine"]]
"""The lines of each cell."""


class Table(NamedTuple):
    """Which lines of a column are a table, and what its rows hold."""

    start: int
    end: int
    rows: list[_Row]


def tables(lines: Sequence[PrintedLine]) -> Iterator[Table]:
    """Go through the tables of a column."""
    edges, at = _edges(lines), 0
    while at < len(lines):
        end = _end(lines, at, edges)
        own = _own(lines[at:end], edges)
        inside = [place for place in range(at, end) if _begin(lines[place], own)]
        if inside:
            yield Table(inside[0], inside[-1] + 1, list(_rows(lines[inside[0] : inside[-1] + 1], own)))
        at = max(end, at + 1)


def _edges(lines: Sequence[PrintedLine]) -> list[float]:
    """Find where columns of tables may begin, the first ones left out: behind wide gaps, in several lines."""
    edges: list[list[float]] = []
    for start in sorted(gap.right for line in lines for gap in line.gaps if gap.is_wide):
        if edges and start - edges[-1][0] <= _NEAR:
            edges[-1].append(start)
        else:
            edges.append([start])
    return [edge[0] for edge in edges if len(edge) >= _ROWS]


def _end(lines: Sequence[PrintedLine], start: int, edges: Sequence[float]) -> int:
    """Find where lines end that may be a table: those that are parted at edges, and those that go on with a cell."""
    end = start
    while end < len(lines):
        line = lines[end]
        goes_on = end > start and (_is_edge(line.left, edges) or _is_narrow(line, lines[end + 1 : end + 2], edges))
        if not goes_on and not _gaps(line, edges):
            break
        end += 1
    return end


def _is_narrow(line: PrintedLine, following: Sequence[PrintedLine], edges: Sequence[float]) -> bool:
    """Tell whether a line goes on with a first cell, between rows."""
    return any(line.right < gap.right for below in following for gap in _gaps(below, edges)[:1])


def _own(lines: Sequence[PrintedLine], edges: Sequence[float]) -> list[float]:
    """Choose the edges that are those of a table; none where the lines are items, or there are too few rows."""
    counted = Counter(
        edge for line in lines for gap in _gaps(line, edges) for edge in edges if _is_edge(gap.right, [edge])
    )
    own = [edge for edge in edges if counted[edge] >= _ROWS]
    labelled = [_is_label(line.text[: gaps[-1].at]) for line in lines if (gaps := _gaps(line, own))]
    return [] if len(own) == 1 and 2 * sum(labelled) > len(labelled) else own


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_LABEL.fullmatch(text))


def _gaps(line: PrintedLine, edges: Sequence[float]) -> list[Gap]:
    """Find the gaps of a line behind which something begins at an edge; in a table of contents there are none."""
    return [gap for gap in line.gaps if _is_edge(gap.right, edges)] if not LEADER.search(line.text) else []


def _begin(line: PrintedLine, edges: Sequence[float]) -> bool:
    """Tell whether something in a line begins at an edge."""
    return _is_edge(line.left, edges) or bool(_gaps(line, edges))


def _is_edge(start: float, edges: Sequence[float]) -> bool:
    return any(abs(start - edge) <= _NEAR for edge in edges)


def _rows(lines: Sequence[PrintedLine], edges: Sequence[float]) -> Iterator[_Row]:
    steps = [one.middle - two.middle for one, two in pairwise(lines)]
    least = min(steps, default=0.0)
    is_loose = any(step > _LOOSE * least for step in steps)
    row: _Row = [[] for _ in range(len(edges) + 1)]
    for line, step in zip(lines, [0.0, *steps], strict=True):
        parts = list(_parts(line, edges))
        begins = step > _LOOSE * least if is_loose else not parts[0][0]
        if begins and any(row):
            yield row
            row = [[] for _ in row]
        for column, part in parts:
            row[column].append(part)
    yield row


def _parts(line: PrintedLine, edges: Sequence[float]) -> Iterator[tuple[int, PrintedLine]]:
    """Cut a line at the edges that it has; give each part with its column."""
    gaps = _gaps(line, edges)
    starts = [(0, line.left), *((gap.at, gap.right) for gap in gaps)]
    ends = [*((gap.at, gap.left) for gap in gaps), (len(line.text), line.right)]
    for (start, left), (end, right) in zip(starts, ends, strict=True):
        yield bisect_right(edges, left + _NEAR), line.part(start, end, left, right)
