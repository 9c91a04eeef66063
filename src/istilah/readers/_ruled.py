"""Tables that are drawn with characters, as in reStructuredText: cells are found by the columns of their borders.

::

    +-----+-----------------------+      ===  =====================
    | ASN | aparatur sipil negara |      ASN  aparatur sipil negara
    +-----+-----------------------+      ===  =====================
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BORDER = re.compile(r"\+(?:[-=]+\+)+")
_SIMPLE = re.compile(r"=+(?:[ \t]+=+)+")
_DASHES = re.compile(r"[-= ]+")
_FIELD = re.compile(r'[ \t]*+(?:"(?P<quoted>(?:[^"\n]|"")*+)"[ \t]*+|(?P<plain>[^,\n]*+))(?:,|$)', re.MULTILINE)


def is_border(text: str) -> bool:
    """Tell whether a line is a border of a grid table."""
    return bool(_BORDER.fullmatch(text))


def is_simple(text: str) -> bool:
    """Tell whether a line is a border of a simple table, of two columns at least."""
    return text.startswith("=") and bool(_SIMPLE.fullmatch(text))


def grid(source: str, lines: Sequence[Span]) -> Iterator[list[list[Span]]]:
    """Go through the rows of a grid table: its cells, each in its parts, one a line."""
    border = source[slice(*lines[0])]
    edges = [at for at, character in enumerate(border) if character == "+"]
    cells: dict[int, list[Span]] = {}
    for start, end in lines[1:]:
        if source[start] == "+":
            yield list(cells.values())
            cells = {}
            continue
        within = edges[: bisect_left(edges, end - start)]
        walls = [edge for edge in within if source[start + edge] in "|+"]
        for left, right in pairwise(walls):
            cells.setdefault(left, []).append(_trimmed(source, start + left + 1, start + right))
    yield list(cells.values())


def simple(source: str, lines: Sequence[Span]) -> Iterator[list[list[Span]]]:
    """Go through the rows of a simple table; a line with nothing in its first column goes on with the row above."""
    starts = [match.start() for match in re.finditer(r"=+", source[slice(*lines[0])])]
    cells: dict[int, list[Span]] = {}
    for start, end in lines[1:]:
        if _DASHES.fullmatch(source, start, end):
            continue
        within = starts[: bisect_left(starts, end - start)]
        if source[start : min(end, start + starts[1])].strip():
            yield list(cells.values())
            cells = {}
        for left, right in pairwise([*within, end - start]):
            cells.setdefault(left, []).append(_trimmed(source, start + left, start + right))
    yield list(cells.values())


def _trimmed(source: str, start: int, end: int) -> Span:
    """Leave out the blanks around a part of a cell, all but one behind it, which parts it from the next."""
    text = source[start:end]
    until = start + len(text.rstrip())
    return Span(min(start + len(text) - len(text.lstrip()), until), until + source[until : until + 1].isspace())


def comma_separated(source: str, line: Span) -> list[Span]:
    """Find the cells of a line of comma-separated values."""
    return [
        Span(*(match.span("quoted") if match["quoted"] is not None else match.span("plain")))
        for match in _FIELD.finditer(source, *line)
    ]
