"""A list of abbreviations inside an OpenDocument text: made once, then kept up to date where it stands.

The list is a heading, as chapters have it but without a number, and a table of two columns that is known by its name
(*Navigator → Tables* in LibreOffice). Whatever people change about it, its place, its heading, its first row, its
looks, stays when it is refreshed.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from istilah.readers.elements import inside, remove
from istilah.readers.opendocument import names as n
from istilah.readers.opendocument.mending import as_xml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from istilah.readers.opendocument.parts import Trees

    Pair = tuple[str, str]
    """A short form and its full form."""

NAME = "istilah-daftar-singkatan"
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
    "kepala": ("paragraph", {f"{n.FORMATTING}font-weight": "bold"}),
}
"""Styles of the list: family and properties of each. Those of paragraphs are properties of their text."""


def with_list(trees: Trees, rows: Sequence[tuple[str, str]], heading: str, head: tuple[str, str]) -> bool:
    """Put a list of short and full forms in, or refresh the one that is there; tell whether that took a change."""
    root = trees.by_name[trees.content]
    rows = [(" ".join(as_xml(short).split()), " ".join(as_xml(long).split())) for short, long in rows]
    table = next((node for node in root.iter(_TABLE) if node.get(_TABLE_NAME) == NAME), None)
    if table is not None:
        return _refresh(table, rows)
    _insert(root, as_xml(heading), (head, *rows))
    return True


def _refresh(table: _Element, rows: Sequence[Pair]) -> bool:
    """Bring the rows below the first up to date; tell whether that took a change."""
    found = [row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE)) is table]
    if not found:
        return False
    head, *old = found
    if [_said(row) for row in old] == rows:
        return False
    known = {_said(row)[0]: row for row in reversed(old)}
    like = deepcopy(old[0]) if old else _plain(head)
    group = next(old[0].iterancestors()) if old else table
    at = group.index(old[0]) if old else len(table)
    made = [_row(known.pop(row[0], None), like, row) for row in rows]
    for row in old:
        remove(row)
    group[at:at] = made
    return True


def _said(row: _Element) -> Pair:
    """Tell what the first two cells of a row say."""
    cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iterchildren(_CELL)]
    short, long = (*cells, "", "")[:2]
    return short, long


def _row(old: _Element | None, like: _Element, texts: Pair) -> _Element:
    """Keep a row that is there, but for its full form, or make one that looks like the others."""
    row = deepcopy(like) if old is None else old
    cells = list(row.iterchildren(_CELL))
    for cell, said, text in zip(cells, _said(row), texts, strict=False):
        if said != text:
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


def _insert(root: _Element, heading: str, rows: Sequence[tuple[str, str]]) -> None:
    body = next(root.iterfind(f"{n.office('body')}/{n.office('text')}"))
    chapter = _first_chapter(body)
    made = [_heading(body, chapter, heading), _table(body, rows)]
    _add_styles(root)
    if chapter is None:
        body.extend(made)
        return
    at = next(node for node in (chapter, *chapter.iterancestors()) if node.getparent() is body)
    for node in made:
        at.addprevious(node)


def _first_chapter(body: _Element) -> _Element | None:
    """Find the first heading of the first level, behind the table of contents if there is one before it."""
    nodes = (node for node in body.iter(n.H, _CONTENTS) if next(node.iterancestors(_TRACKED), None) is None)
    found = [node for node in nodes if node.tag == _CONTENTS or node.get(_LEVEL, "1") == "1"]
    contents = max((at for at, node in enumerate(found) if node.tag == _CONTENTS), default=-1)
    behind = [node for node in found[contents + 1 :] if node.tag == n.H]
    return next(iter(behind or [node for node in found if node.tag == n.H]), None)


def _heading(body: _Element, chapter: _Element | None, text: str) -> _Element:
    heading = body.makeelement(n.H, {_LEVEL: "1", n.text("is-list-header"): "true"})
    style = None if chapter is None else chapter.get(n.STYLE_NAME)
    if style:
        heading.set(n.STYLE_NAME, style)
    heading.text = text
    return heading


def _table(body: _Element, rows: Sequence[tuple[str, str]]) -> _Element:
    table = body.makeelement(_TABLE, {_TABLE_NAME: NAME, _TABLE_STYLE: _own("tabel")})
    for column in ("singkatan", "kepanjangan"):
        inside(table, _COLUMN, {_TABLE_STYLE: _own(column)})
    _add_row(inside(table, _HEAD_ROWS), rows[0], {n.STYLE_NAME: _own("kepala")})
    for row in rows[1:]:
        _add_row(table, row, {})
    return table


def _add_row(parent: _Element, texts: tuple[str, str], style: Mapping[str, str]) -> None:
    row = inside(parent, _ROW)
    for text in texts:
        inside(inside(row, _CELL, {_TABLE_STYLE: _own("sel")}), n.P, style).text = text


def _add_styles(root: _Element) -> None:
    """Define how the list looks."""
    group = root.find(n.office("automatic-styles"))
    if group is None:
        group = root.makeelement(n.office("automatic-styles"))
        next(root.iterchildren(n.office("body"))).addprevious(group)
    for name, (family, properties) in _PROPERTIES.items():
        style = inside(group, n.style("style"), {n.style("name"): _own(name), n.style("family"): family})
        inside(style, n.style(f"{'text' if family == 'paragraph' else family}-properties"), properties)


def _own(name: str) -> str:
    return f"istilah-{name}"
