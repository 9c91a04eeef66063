"""The list of abbreviations in an OpenDocument text: a heading, a table of two columns, and a legend below.

The heading is as chapters have it but without a number; the table is known by its name (*Navigator → Tables* in
LibreOffice).
"""

from __future__ import annotations

from copy import deepcopy
from itertools import takewhile
from typing import TYPE_CHECKING

from istilah.model.listed import is_place_holder, kept
from istilah.readers._office.elements import as_xml, inside, remove
from istilah.readers._office.listing import LIST_NAME, explain, first_chapter, put_before, said, tidy
from istilah.readers.opendocument import names as n

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from istilah.model.listed import Legend, Pair
    from istilah.readers.opendocument.parts import Trees

_TABLE, _ROW, _CELL, _COLUMN = map(n.table, ("table", "table-row", "table-cell", "table-column"))
_HEAD_ROWS = n.table("table-header-rows")
_TABLE_NAME, _TABLE_STYLE = n.table("name"), n.table("style-name")
_CONTENTS, _TRACKED = n.text("table-of-content"), n.text("tracked-changes")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LEVEL = n.text("outline-level")
_PROPERTIES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "tabel": ("table", {n.table("align"): "margins"}),
    "singkatan": ("table-column", {n.style("rel-column-width"): "2000*"}),
    "kepanjangan": ("table-column", {n.style("rel-column-width"): "7000*"}),
    "sel": ("table-cell", {f"{n.FORMATTING}border": "0.5pt solid #000000", f"{n.FORMATTING}padding": "0.1cm"}),
}
"""Styles of the list: family and properties of each."""
_PLAIN = {
    **dict.fromkeys((f"{n.FORMATTING}{side}" for side in ("text-indent", "margin-left", "margin-right")), "0cm"),
    **dict.fromkeys((f"{n.FORMATTING}margin-top", f"{n.FORMATTING}margin-bottom"), "0cm"),
    f"{n.FORMATTING}line-height": "100%",
    f"{n.FORMATTING}text-align": "start",
}
_PARAGRAPHS: Mapping[str, Mapping[str, str]] = {
    "isi": {},
    "kepala": {f"{n.FORMATTING}font-weight": "bold"},
    "keterangan": {f"{n.FORMATTING}font-size": "9pt"},
}
"""Styles of its paragraphs, all without the indents that those of the text may have, and the looks of their text."""


def with_list(trees: Trees, rows: Sequence[Pair], heading: str, head: Pair, legend: Legend) -> bool:
    """Put a list of short and full forms in, or refresh the one that is there; tell whether that took a change."""
    root = trees.by_name[trees.content]
    rows = tidy(rows)
    table = next((node for node in root.iter(_TABLE) if node.get(_TABLE_NAME) == LIST_NAME), None)
    if table is not None:
        return _refresh(root, table, rows, legend)
    _insert(root, as_xml(heading), (head, *rows), legend.of(rows))
    return True


def _refresh(root: _Element, table: _Element, rows: Sequence[Pair], legend: Legend) -> bool:
    """Bring the rows below the first and the legend up to date; tell whether that took a change."""
    found = [row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE)) is table]
    if not found:
        return False
    head, *old = found
    before = list(map(_said, old))
    rows, known = kept(rows, dict(before)), {_said(row)[0]: row for row in reversed(old)}
    below = takewhile(lambda node: node.tag == n.P, table.itersiblings())
    has_new_legend = explain(table, below, legend.of(rows), _text, lambda line: _line(root, table, line))
    if before == rows:
        return has_new_legend
    like = deepcopy(old[0]) if old else _plain(head)
    group = next(old[0].iterancestors()) if old else table
    at = group.index(old[0]) if old else len(table)
    made = [_row(known.pop(row[0], None), like, row) for row in rows]
    for row in old:
        remove(row)
    group[at:at] = made
    return True


def _text(node: _Element) -> str:
    return "".join(node.itertext())


def _said(row: _Element) -> Pair:
    return said(map(_text, row.iterchildren(_CELL)))


def _line(root: _Element, near: _Element, text: str) -> _Element:
    """Make a line of the legend."""
    _add_styles(root)
    line = near.makeelement(n.P, {n.STYLE_NAME: _own("keterangan")})
    line.text = as_xml(text)
    return line


def _row(old: _Element | None, like: _Element, texts: Pair) -> _Element:
    """Keep a row that is there, but for its full form, or make one that looks like the others."""
    row = deepcopy(like) if old is None else old
    cells = list(row.iterchildren(_CELL))
    for cell, before, text in zip(cells, _said(row), texts, strict=False):
        if before != text:
            _write(cell, text)
    if old is None:
        for cell in cells[len(texts) :]:
            _write(cell, "")
        for node in row.iter():
            node.attrib.pop(_XML_ID, None)
    return row


def _write(cell: _Element, text: str) -> None:
    paragraph = next(cell.iterchildren(n.P), None)
    style = {} if paragraph is None else dict(paragraph.attrib)
    del cell[:]
    inside(cell, n.P, style).text = text


def _plain(head: _Element) -> _Element:
    """Make of the first row one whose paragraphs have no style of their own."""
    row = deepcopy(head)
    for paragraph in row.iter(n.P):
        paragraph.attrib.pop(n.STYLE_NAME, None)
    return row


def _insert(root: _Element, heading: str, rows: Sequence[Pair], legend: Sequence[str]) -> None:
    body = next(root.iterfind(f"{n.office('body')}/{n.office('text')}"))
    chapter = _first_chapter(body)
    held = next((node for node in body.iterchildren(n.P) if is_place_holder(_text(node))), None)
    made = [_heading(body, chapter, heading), _table(body, rows), *(_line(root, body, text) for text in legend)]
    _add_styles(root)
    before = chapter if held is None else held
    if before is None:
        body.extend(made)
        return
    put_before(before, made, body)
    if held is not None:
        remove(held)


def _first_chapter(body: _Element) -> _Element | None:
    nodes = (node for node in body.iter(n.H, _CONTENTS) if next(node.iterancestors(_TRACKED), None) is None)
    return first_chapter(nodes, _is_chapter, lambda node: node.tag == _CONTENTS)


def _is_chapter(node: _Element) -> bool:
    return node.tag == n.H and node.get(_LEVEL, "1") == "1"


def _heading(body: _Element, chapter: _Element | None, text: str) -> _Element:
    heading = body.makeelement(n.H, {_LEVEL: "1", n.text("is-list-header"): "true"})
    style = None if chapter is None else chapter.get(n.STYLE_NAME)
    if style:
        heading.set(n.STYLE_NAME, style)
    heading.text = text
    return heading


def _table(body: _Element, rows: Sequence[tuple[str, str]]) -> _Element:
    table = body.makeelement(_TABLE, {_TABLE_NAME: LIST_NAME, _TABLE_STYLE: _own("tabel")})
    for column in ("singkatan", "kepanjangan"):
        inside(table, _COLUMN, {_TABLE_STYLE: _own(column)})
    _add_row(inside(table, _HEAD_ROWS), rows[0], {n.STYLE_NAME: _own("kepala")})
    for row in rows[1:]:
        _add_row(table, row, {n.STYLE_NAME: _own("isi")})
    return table


def _add_row(parent: _Element, texts: tuple[str, str], style: Mapping[str, str]) -> None:
    row = inside(parent, _ROW)
    for text in texts:
        inside(inside(row, _CELL, {_TABLE_STYLE: _own("sel")}), n.P, style).text = text


def _add_styles(root: _Element) -> None:
    """Define how the list looks, as far as that is not done yet."""
    group = root.find(n.office("automatic-styles"))
    if group is None:
        group = root.makeelement(n.office("automatic-styles"))
        next(root.iterchildren(n.office("body"))).addprevious(group)
    known = {node.get(n.style("name")) for node in group}
    looks = {name: (family, {family: properties}) for name, (family, properties) in _PROPERTIES.items()}
    looks |= {name: ("paragraph", {"paragraph": _PLAIN, "text": of_text}) for name, of_text in _PARAGRAPHS.items()}
    for name, (family, properties) in looks.items():
        if _own(name) in known:
            continue
        style = inside(group, n.style("style"), {n.style("name"): _own(name), n.style("family"): family})
        if family == "paragraph":
            style.set(n.style("parent-style-name"), "Standard")
        for of_what, values in properties.items():
            inside(style, n.style(f"{of_what}-properties"), values)


def _own(name: str) -> str:
    return f"istilah-{name}"
