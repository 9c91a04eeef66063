"""The list of abbreviations in a Word file: a heading, a table of two columns and a legend between marks of a bookmark.

It looks like its document: the heading as its chapters have it but without their number, the table in the style of its
tables; the cells have a style of their own, without the indents that *Normal* may have.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from istilah.model.document import BlockKind
from istilah.model.listed import Legend, is_place_holder, kept
from istilah.readers._office.elements import as_xml, inside, remove
from istilah.readers._office.listing import LIST_NAME, explain, first_chapter, put_before, said, tidy
from istilah.readers._office.places import OfficePlace, Room
from istilah.readers.word import names as n
from istilah.readers.word.editing import run_of
from istilah.readers.word.paragraphs import texts
from istilah.readers.word.reading import open_parts
from istilah.readers.word.tracking import unused_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from istilah.model.listed import Pair
    from istilah.readers.word import WordFile
    from istilah.readers.word.paragraphs import WordParagraph
    from istilah.readers.word.reading import WordReading

HEAD = ("Singkatan", "Kepanjangan")
NO_LEGEND = Legend()
_START, _END, _NAME = n.w("bookmarkStart"), n.w("bookmarkEnd"), n.w("name")
_WIDTHS = (2000, 7000)
"""Of the columns, in twentieths of a point; Word shares out the width of the page accordingly."""
_STYLE, _STYLE_ID = n.w("style"), n.w("styleId")
_SPACING = (n.w("before"), n.w("after"), n.w("line"), n.w("lineRule"))
_INDENTS = (n.w("left"), n.w("right"), n.w("firstLine"))
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def with_list(
    manuscript: WordFile, rows: Sequence[Pair], heading: str, head: Pair = HEAD, legend: Legend = NO_LEGEND
) -> WordFile:
    """Put a list of short and full forms in, or refresh the one that is there.

    :raises UnreadableError: the file is broken.
    """
    reading = open_parts(manuscript.package)
    rows = tidy(rows)
    found = list(_marks(reading.parts.main()))
    marks = [node for node in found if node.tag != n.TABLE]
    table = _table_of(found)
    look = _Look(reading)
    if table is None:
        for mark in marks:
            remove(mark)
        _insert(reading, heading, (head, *rows), legend.of(rows), look)
    elif not _refresh(table, marks, rows, legend, look):
        return manuscript
    return replace(manuscript, package=reading.parts.written({reading.parts.document, *look.touched}))


def _marks(main: _Element) -> Iterator[_Element]:
    """Go through the marks of the list and what tables stand between them."""
    number = None
    for node in main.iter(_START, _END, n.TABLE):
        if number is None and node.tag == _START and node.get(_NAME) == LIST_NAME:
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


def _refresh(table: _Element, marks: Iterable[_Element], rows: Sequence[Pair], legend: Legend, look: _Look) -> bool:
    """Bring the rows below the first and the legend up to date; tell whether that took a change."""
    for mark in marks:
        if table in mark.iterancestors(n.TABLE):
            (table.addprevious if mark.tag == _START else table.addnext)(mark)
    old = [(said(map(_text, row.iterchildren(n.CELL))), row) for row in list(table.iterchildren(n.ROW))[1:]]
    rows, known = kept(rows, dict(pair for pair, _ in old)), dict(reversed(old))
    lines, below = legend.of(rows), table.itersiblings(n.P)
    has_new_legend = explain(table, below, lines, _text, lambda line: _paragraph(table, line, look.legend))
    if [pair for pair, _ in old] == rows:
        return has_new_legend
    for _, row in old:
        remove(row)
    table.extend([known.pop(row) if row in known else _row(table, row, look) for row in rows])
    return True


def _text(node: _Element) -> str:
    return "".join(texts(node))


def _insert(reading: WordReading, heading: str, rows: Sequence[Pair], legend: Sequence[str], look: _Look) -> None:
    chapter, held = _first_chapter(reading), _place_holder(reading)
    body = next(reading.parts.main().iterchildren(n.BODY))
    number = str(unused_id(reading.parts.trees()))
    made = [
        body.makeelement(_START, {n.ID: number, _NAME: LIST_NAME}),
        _heading(reading, chapter, heading),
        _table(reading, rows, look),
        *(_paragraph(body, line, look.legend) for line in legend),
        body.makeelement(_END, {n.ID: number}),
    ]
    before = held or chapter
    if before:
        at = put_before(before.node, made, body)
        if held:
            _empty(at)
        return
    made.append(body.makeelement(n.P))  # Word wants a paragraph behind the last table
    end = next(body.iterchildren(n.SECTION), None)
    for node in made:
        body.append(node) if end is None else end.addprevious(node)


def _empty(paragraph: _Element) -> None:
    """Take a paragraph out, or what is in it where a section ends there."""
    if next(paragraph.iter(n.SECTION), None) is None and paragraph.tag == n.P:
        remove(paragraph)
        return
    for run in list(paragraph.iter(n.R)):
        remove(run)


def _place_holder(reading: WordReading) -> WordParagraph | None:
    """Find the paragraph that a writer put where the list is to stand."""
    inside = (paragraph for paragraph in reading.paragraphs if paragraph.place == OfficePlace())
    return next((one for one in inside if is_place_holder(reading.source[one.start : one.end])), None)


def _first_chapter(reading: WordReading) -> WordParagraph | None:
    """Find the first chapter; one in whose paragraph the contents end is too early: text before it is part of them."""
    inside = (paragraph for paragraph in reading.paragraphs if paragraph.place.room is Room.BODY)
    return first_chapter(inside, _is_chapter, lambda paragraph: paragraph.in_contents)


def _is_chapter(paragraph: WordParagraph) -> bool:
    return paragraph.kind is BlockKind.HEADING and not paragraph.level and not paragraph.in_contents


def _heading(reading: WordReading, chapter: WordParagraph | None, text: str) -> _Element:
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


def _table(reading: WordReading, rows: Sequence[Pair], look: _Look) -> _Element:
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
    table.extend([_row(table, row, look) for row in rows])
    first = next(table.iterchildren(n.ROW))
    first.insert(0, first.makeelement(n.w("trPr")))
    inside(first[0], n.w("tblHeader"))
    for run in first.iter(n.R):
        run.insert(0, run.makeelement(n.R_PR))
        inside(run[0], n.BOLD)
    return table


def _row(table: _Element, cells: Pair, look: _Look) -> _Element:
    row = table.makeelement(n.ROW)
    for text, width in zip(cells, _WIDTHS, strict=True):
        cell = inside(row, n.CELL)
        inside(inside(cell, n.w("tcPr")), n.w("tcW"), {n.w("w"): str(width), n.TYPE: "dxa"})
        cell.append(_paragraph(cell, text, look.cell))
    return row


def _paragraph(near: _Element, text: str, style: str) -> _Element:
    paragraph = near.makeelement(n.P)
    if style:
        inside(inside(paragraph, n.P_PR), n.P_STYLE, {n.VAL: style})
    paragraph.append(run_of(paragraph, as_xml(text)))
    return paragraph


class _Look:
    """The styles of the list, made when they are first asked for; a file without styles has none of ours either."""

    def __init__(self, reading: WordReading) -> None:
        self._names = reading.parts.of_kind("styles")
        self._root = reading.parts.one("styles")
        self.touched = set[str]()

    @property
    def cell(self) -> str:
        """The id of the style for what stands in the table."""
        return self._style("IstilahSel", "Sel Daftar Singkatan", after="0", size="")

    @property
    def legend(self) -> str:
        """The id of the style for the lines below it."""
        return self._style("IstilahKeterangan", "Keterangan Daftar Singkatan", after="120", size="18")

    def _style(self, style: str, name: str, *, after: str, size: str) -> str:
        root = self._root
        if root is None:
            return ""
        if all(node.get(_STYLE_ID) != style for node in root.iterchildren(_STYLE)):
            self.touched |= set(self._names[:1])
            made = inside(root, _STYLE, {n.TYPE: "paragraph", n.w("customStyle"): "1", _STYLE_ID: style})
            inside(made, n.w("name"), {n.VAL: name})
            default = (node for node in root.iterchildren(_STYLE) if node.get(n.w("default")) == "1")
            usual = next((node for node in default if node.get(n.TYPE) == "paragraph"), None)
            if usual is not None:
                inside(made, n.w("basedOn"), {n.VAL: usual.get(_STYLE_ID, "")})
            properties = inside(made, n.P_PR)
            inside(properties, n.w("spacing"), dict(zip(_SPACING, ("0", after, "240", "auto"), strict=True)))
            inside(properties, n.w("ind"), dict.fromkeys(_INDENTS, "0"))
            inside(properties, n.w("jc"), {n.VAL: "left"})
            if size:
                inside(inside(made, n.R_PR), n.w("sz"), {n.VAL: size})
        return style
