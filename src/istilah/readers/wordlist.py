"""A list of abbreviations inside a Word file: made once, then kept up to date where it stands.

The list is a heading and a table of two columns between the marks of a bookmark. It looks like its document: the
heading as its chapters have it but without their number, the table in the style of its tables. Whatever people change
about it, its place, its heading, its first row, its looks, stays when it is refreshed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from istilah.model.document import BlockKind
from istilah.readers.elements import inside, remove
from istilah.readers.rooms import Room
from istilah.readers.word import names as n
from istilah.readers.word.editing import as_xml, run_of
from istilah.readers.word.paragraphs import texts
from istilah.readers.word.reading import open_parts
from istilah.readers.word.tracking import unused_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from istilah.readers.docx import WordFile
    from istilah.readers.word.paragraphs import Paragraph
    from istilah.readers.word.reading import Reading

BOOKMARK = "istilah-daftar-singkatan"
HEAD = ("Singkatan", "Kepanjangan")
_START, _END, _NAME = n.w("bookmarkStart"), n.w("bookmarkEnd"), n.w("name")
_WIDTHS = (2000, 7000)
"""Of the columns, in twentieths of a point; Word shares out the width of the page accordingly."""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def with_list(
    manuscript: WordFile, rows: Sequence[tuple[str, str]], heading: str, head: tuple[str, str] = HEAD
) -> WordFile:
    """Put a list of short and full forms in, or refresh the one that is there.

    :raises UnreadableError: the file is broken.
    """
    reading = open_parts(manuscript.package)
    rows = [(as_xml(short), as_xml(long)) for short, long in rows]
    found = list(_marks(reading.parts.main()))
    marks = [node for node in found if node.tag != n.TABLE]
    table = _table_of(found)
    if table is None:
        for mark in marks:
            remove(mark)
        _insert(reading, heading, (head, *rows))
    elif not _refresh(table, marks, rows):
        return manuscript
    return replace(manuscript, package=reading.parts.written({reading.parts.document}))


def _marks(main: _Element) -> Iterator[_Element]:
    """Go through the marks of the list and what tables stand between them."""
    number = None
    for node in main.iter(_START, _END, n.TABLE):
        if number is None and node.tag == _START and node.get(_NAME) == BOOKMARK:
            number = node.get(n.ID)
            yield node
        elif number is not None and node.tag == n.TABLE:
            yield node
        elif number is not None and node.tag == _END and node.get(n.ID) == number:
            yield node
            return


def _table_of(found: Sequence[_Element]) -> _Element | None:
    """Find the table of the list: between the marks, or around them, where LibreOffice puts them."""
    tables = (node for node in found if node.tag == n.TABLE)
    around = (table for node in found for table in node.iterancestors(n.TABLE))
    return next(iter((*tables, *around)), None)


def _refresh(table: _Element, marks: Sequence[_Element], rows: Sequence[tuple[str, str]]) -> bool:
    """Bring the rows below the first up to date, and the marks out of them; tells whether that took a change."""
    old = list(table.iterchildren(n.ROW))[1:]
    if [tuple("".join(texts(cell)) for cell in row.iterchildren(n.CELL)) for row in old] == rows:
        return False
    for mark in marks:
        if table in mark.iterancestors(n.TABLE):
            (table.addprevious if mark.tag == _START else table.addnext)(mark)
    for row in old:
        table.remove(row)
    table.extend([_row(table, row) for row in rows])
    return True


def _insert(reading: Reading, heading: str, rows: Sequence[tuple[str, str]]) -> None:
    chapter = _first_chapter(reading)
    body = next(reading.parts.main().iterchildren(n.BODY))
    number = str(unused_id(reading.parts.trees()))
    made = [
        body.makeelement(_START, {n.ID: number, _NAME: BOOKMARK}),
        _heading(reading, chapter, heading),
        _table(reading, rows),
        body.makeelement(_END, {n.ID: number}),
    ]
    if chapter:
        at = next(node for node in (chapter.node, *chapter.node.iterancestors()) if node.getparent() is body)
        for node in made:
            at.addprevious(node)
        return
    made.append(body.makeelement(n.P))  # Word wants a paragraph behind the last table
    end = next(body.iterchildren(n.SECTION), None)
    for node in made:
        body.append(node) if end is None else end.addprevious(node)


def _first_chapter(reading: Reading) -> Paragraph | None:
    """Find the first heading of the first level, behind the table of contents if there is one before it.

    One in whose paragraph the contents end is too early: what stands before it would be a part of them.
    """
    inside = [paragraph for paragraph in reading.paragraphs if paragraph.place.room is Room.BODY]
    contents = max((at for at, paragraph in enumerate(inside) if paragraph.in_contents), default=-1)
    behind = [one for one in inside[contents + 1 :] if _is_chapter(one)]
    return next(iter(behind or [one for one in inside if _is_chapter(one)]), None)


def _is_chapter(paragraph: Paragraph) -> bool:
    return paragraph.kind is BlockKind.HEADING and not paragraph.level and not paragraph.in_contents


def _heading(reading: Reading, chapter: Paragraph | None, text: str) -> _Element:
    style = chapter.style.id if chapter else reading.styles.heading(0)
    paragraph = reading.parts.main().makeelement(n.P)
    properties = inside(paragraph, n.P_PR)
    if style:
        inside(properties, n.P_STYLE, {n.VAL: style})
    if reading.styles[style].numbered:
        inside(inside(properties, n.NUM_PR), n.NUM_ID, {n.VAL: "0"})
    if reading.styles[style].level:
        inside(properties, n.OUTLINE, {n.VAL: "0"})
    paragraph.append(run_of(paragraph, as_xml(text)))
    return paragraph


def _table(reading: Reading, rows: Sequence[tuple[str, str]]) -> _Element:
    main = reading.parts.main()
    table = main.makeelement(n.TABLE)
    properties = inside(table, n.w("tblPr"))
    style = next(main.iter(n.w("tblStyle")), None)
    if style is not None:
        inside(properties, n.w("tblStyle"), {n.VAL: n.value(style)})
    inside(properties, n.w("tblW"), {n.w("w"): "5000", n.TYPE: "pct"})
    if style is None:
        borders = inside(properties, n.w("tblBorders"))
        for side in _SIDES:
            inside(borders, n.w(side), {n.VAL: "single", n.w("sz"): "4", n.w("space"): "0", n.w("color"): "auto"})
    grid = inside(table, n.w("tblGrid"))
    for width in _WIDTHS:
        inside(grid, n.w("gridCol"), {n.w("w"): str(width)})
    table.extend([_row(table, row) for row in rows])
    first = next(table.iterchildren(n.ROW))
    first.insert(0, first.makeelement(n.w("trPr")))
    inside(first[0], n.w("tblHeader"))
    for run in first.iter(n.R):
        run.insert(0, run.makeelement(n.R_PR))
        inside(run[0], n.BOLD)
    return table


def _row(table: _Element, cells: tuple[str, str]) -> _Element:
    row = table.makeelement(n.ROW)
    for text, width in zip(cells, _WIDTHS, strict=True):
        cell = inside(row, n.CELL)
        inside(inside(cell, n.w("tcPr")), n.w("tcW"), {n.w("w"): str(width), n.TYPE: "dxa"})
        inside(cell, n.P).append(run_of(cell, text))
    return row
