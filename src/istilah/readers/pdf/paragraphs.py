"""Lines of printed pages to blocks of a document: what repeats on every page goes, what belongs together is joined.

Nothing on a page says what it is; we go by looks, as readers do. A paragraph ends where the next line stands farther
off, is indented, is of another size, or begins an item, and with a sentence that does not fill its line, unless white
parts the paragraphs of its column. It goes on in the next column or on the next page where its last line is full and no
sentence ends there. Larger or bold lines are headings, small ones with a number at the foot are footnotes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import BlockKind
from istilah.readers.pdf.pages import LEADER, line_of, same_size
from istilah.readers.pdf.tables import Table, tables

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from istilah.readers.pdf.pages import Column, PrintedLine, PrintedRow

_EDGE = 2
"""Rows at the top and at the foot of a page that may be running heads and feet."""
_NUMBER = re.compile(
    r"\W*(?:(?:halaman|hal|hlm|page)\W+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\W+(?:dari|of|/)?\W*\d{1,4})?\W*", re.IGNORECASE
)
_NEAR = 3
"""Points by which running heads of two pages may stand higher or lower."""
_CATCHWORD = re.compile(r".{0,40}\. ?\. ?\.|.{0,40}…")
"""*Pasal 5 . . .* at the foot of a page of a regulation says how the next one begins."""
_DIGITS = re.compile(r"\d+")
_ITEM = re.compile(r"(?:[•●▪■◦‣·–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s")
_CITING = re.compile(r"\b(?:ayat|pasal|angka|huruf|butir|nomor)$", re.IGNORECASE)
"""What ends a line behind which a number begins no item: *sebagaimana dimaksud pada ayat (1)*."""
_CAPTION = re.compile(r"(?:gambar|tabel|bagan|grafik|peta|diagram|figure|fig\.|table|chart|map)\s\d", re.IGNORECASE)
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]+)[.)]?\s?\D")
_STOPS = (".", ";", ":", "?", "!", "…", ".”", '."')
_FAR = 1.25
"""Line spacing above which a new paragraph begins, beside that of its column."""
_SPACED = 0.5
"""Part of the paragraphs' ends, told by their short lines, behind which such a step shows that it follows all."""
_INDENT = 0.7
"""Heights of type by which a paragraph is indented at least."""
_SHORT, _SHORTER = 0.2, 0.02
"""Part of its column that a short line leaves blank, and that it does where most lines are full."""
_LEVEL, _MOST = 2, 0.3
"""Points by which the ends of full lines differ, and which part of the lines of justified text is full."""
_FULL = 0.1
"""Part of its column that a full line leaves blank, at most."""
_LARGE, _SMALL = 1.12, 0.93
"""Size of headings at least, and of footnotes at most, beside that of the text."""
_HEADING = 200
"""Characters of the longest heading."""


class Area(NamedTuple):
    """The page that a column is on, and how far its lines reach."""

    page: int
    left: float
    right: float


class Printed(NamedTuple):
    """A line and the column it stands in."""

    line: PrintedLine
    area: Area


class PrintedBlock(NamedTuple):
    """A block of a document in its lines."""

    kind: BlockKind
    lines: list[Printed]
    row: int = 0
    """Number of its row among those of all tables, if it is a cell."""


def edges(rows: Sequence[PrintedRow]) -> list[PrintedLine]:
    """Choose the lines near the top and the foot of a page."""
    return [line_of(row) for row in (*rows[:_EDGE], *rows[_EDGE:][-_EDGE:])]


def running(margins: Sequence[Sequence[PrintedLine]]) -> frozenset[tuple[int, int]]:
    """Find page numbers and running heads and feet among the edges of all pages: page, from 1, and row.

    A head is what stands, its numbers aside, at the same height near the edge of another page too.
    """
    found = [(page, line) for page, lines in enumerate(margins, 1) for line in lines]
    seen = defaultdict[tuple[str, int], set[int]](set)
    for page, line in found:
        seen[_look(line)].add(page)
    feet = {(page, lines[-1].row) for page, lines in enumerate(margins, 1) if lines}
    return frozenset(
        (page, line.row)
        for page, line in found
        if _is_number(line.text)
        or ((page, line.row) in feet and _CATCHWORD.fullmatch(line.text))
        or any(seen.get((_look(line)[0], _look(line)[1] + by), set()) - {page} for by in (-1, 0, 1))
    )


def _look(line: PrintedLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.middle / _NEAR)


def _is_number(text: str) -> bool:
    """Tell whether a line is a page number.

    >>> [_is_number(text) for text in ("- 12 -", "xiv", "Halaman 3 dari 10", "Pasal 3")]
    [True, True, True, False]
    """
    return len(text) <= _HEADING and bool(_NUMBER.fullmatch(text))


def passages(columns: Iterable[Column], left_out: Container[tuple[int, int]]) -> list[PrintedBlock]:
    """Put the lines of all pages together in blocks."""
    kept = [kept for column in columns if (kept := _without(column, left_out)).lines]
    body = _body(kept)
    found: list[PrintedBlock] = []
    text: list[PrintedBlock] = []
    rows = count(1)
    for column in kept:
        for at, passage in enumerate(_of_column(column, body, rows)):
            if passage.kind is BlockKind.FOOTNOTE:
                found.append(passage)
            elif not at and text and _goes_on(text[-1], passage):
                text[-1].lines.extend(passage.lines)
            else:
                text.append(passage)
                found.append(passage)
    return found


def _without(column: Column, left_out: Container[tuple[int, int]]) -> Column:
    return column._replace(lines=tuple(line for line in column.lines if (column.page, line.row) not in left_out))


def _body(columns: Iterable[Column]) -> float:
    """Tell the size in which most of the text is set."""
    sizes = Counter[float]()
    for column in columns:
        for line in column.lines:
            sizes[round(line.height, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _of_column(column: Column, body: float, rows: Iterator[int]) -> Iterator[PrintedBlock]:
    lines = column.lines
    area = Area(column.page, min(line.left for line in lines), max(line.right for line in lines))
    foot = _foot(lines, body)
    last = 0
    for table in (*tables(lines[:foot]), Table(foot, foot, [])):
        for text in filter(None, _blocks(lines[last : table.start], area)):
            yield PrintedBlock(_kind(text, body), [Printed(line, area) for line in text])
        for cells, row in zip(table.rows, rows, strict=False):
            for cell in filter(None, cells):
                yield PrintedBlock(BlockKind.CELL, [Printed(line, area) for line in cell], row)
        last = table.end
    block: list[Printed] = []
    for line in lines[foot:]:
        if block and _NOTE.match(line.text):
            yield PrintedBlock(BlockKind.FOOTNOTE, block)
            block = []
        block.append(Printed(line, area))
    if block:
        yield PrintedBlock(BlockKind.FOOTNOTE, block)


def _foot(lines: Sequence[PrintedLine], body: float) -> int:
    """Find where footnotes begin: the first number of the small lines at the foot."""
    first = len(lines)
    while first and lines[first - 1].height < _SMALL * body:
        first -= 1
    return next((at for at in range(first, len(lines)) if _NOTE.match(lines[at].text)), len(lines))


def _blocks(lines: Sequence[PrintedLine], area: Area) -> Iterator[list[PrintedLine]]:
    spacing = _spacing(lines)
    area = area._replace(right=_reach(lines, area, spacing))
    block: list[PrintedLine] = []
    for line in lines:
        if block and _parts(block, line, area, spacing):
            yield block
            block = []
        block.append(line)
    yield block


def _spacing(lines: Sequence[PrintedLine]) -> float:
    """Tell how far apart the lines of a paragraph are: as most of the nearer ones."""
    steps = sorted(one.middle - two.middle for one, two in pairwise(lines) if same_size(one.height, two.height))
    return steps[len(steps) // 4] if steps else 0.0


def _reach(lines: Sequence[PrintedLine], area: Area, spacing: float) -> float:
    """Tell how far a line has to reach that does not end its paragraph."""
    is_justified = sum(area.right - line.right < _LEVEL for line in lines) > _MOST * len(lines)
    reach = area.right - (_SHORTER if is_justified else _SHORT) * (area.right - area.left)
    steps = [one.middle - two.middle for one, two in pairwise(lines) if one.right < reach and one.text.endswith(_STOPS)]
    is_spaced = sum(step > _FAR * spacing for step in steps) > _SPACED * len(steps)
    return area.left if is_spaced else reach


def _parts(block: list[PrintedLine], line: PrintedLine, area: Area, spacing: float) -> bool:
    """Tell whether a line begins a new block."""
    last = block[-1]
    if (
        not (same_size(last.height, line.height) or same_size(last.tallest, line.tallest))
        or last.bold != line.bold
        or (_ITEM.match(line.text) and not _CITING.search(last.text))
        or LEADER.search(last.text)
    ):
        return True
    if last.middle - line.middle > _FAR * spacing:
        return True
    if _is_centred(last, line) and not last.text.endswith(_STOPS):
        return False
    indent = _INDENT * line.height
    if line.left > last.left + indent:
        return not (len(block) == 1 and _ITEM.match(last.text))
    if line.left < last.left - indent and (len(block) > 1 or _ITEM.match(last.text)):
        return True
    return last.right < area.right and last.text.endswith(_STOPS)


def _is_centred(last: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether a line is set to the same middle as the one above it."""
    return abs(last.left + last.right - line.left - line.right) < _LEVEL < abs(last.left - line.left)


def _kind(block: list[PrintedLine], body: float) -> BlockKind:
    first = block[0]
    if _CAPTION.match(first.text):
        return BlockKind.CAPTION
    length = sum(len(line.text) for line in block)
    stands_out = first.height > _LARGE * body or first.bold or all(line.text.isupper() for line in block)
    if length <= _HEADING and (LEADER.search(first.text) or (stands_out and not block[-1].text.endswith(_STOPS))):
        return BlockKind.HEADING
    return BlockKind.ITEM if _ITEM.match(first.text) else BlockKind.PARAGRAPH


def _goes_on(before: PrintedBlock, after: PrintedBlock) -> bool:
    """Tell whether a paragraph goes on in the next column or on the next page."""
    last, area = before.lines[-1]
    first, other = after.lines[0]
    if area.page == other.page and first.middle < last.middle:
        return False  # what stands below the columns begins anew
    if before.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or after.kind is not BlockKind.PARAGRAPH:
        return False
    if not same_size(last.height, first.height) or last.text.endswith(_STOPS):
        return False
    is_full = last.right > area.right - _FULL * (area.right - area.left)
    return first.text[0].islower() or is_full
