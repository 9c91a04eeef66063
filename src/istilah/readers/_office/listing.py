"""A list of abbreviations inside an office file, whatever its format: made once, then kept up to date where it stands.

It stands where a paragraph ``[Daftar Singkatan]`` asks for it, else before the first chapter behind the table of
contents. Whatever people change about it, its place, its heading, its first row, its looks, the full forms they fill
in, stays when it is refreshed.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar

from istilah.model.listed import is_legend
from istilah.readers._office.elements import as_xml, remove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.etree import _Element

    from istilah.model.listed import Pair

LIST_NAME = "istilah-daftar-singkatan"
"""By which a list is known in its document."""
_Node = TypeVar("_Node")


def explain(
    table: _Element,
    below: Iterable[_Element],
    lines: Sequence[str],
    read: Callable[[_Element], str],
    make: Callable[[str], _Element],
) -> bool:
    """Put a legend below a table, in place of that which is there; tell whether that took a change.

    ``below`` are the paragraphs below the table; ``read`` tells what one says, ``make`` makes one.
    """
    old = list(takewhile(lambda node: is_legend(read(node)), below))
    if list(map(read, old)) == lines:
        return False
    for line in old:
        remove(line)
    for text in reversed(lines):
        table.addnext(make(text))
    return True


def tidy(rows: Iterable[Pair]) -> list[Pair]:
    """Leave out of rows what no cell may hold; white space is one blank, as in cells."""
    return [said(row) for row in rows]


def said(cells: Iterable[str]) -> Pair:
    """Tell what the first two cells of a row say.

    >>> said(["KTP", " kartu  tanda penduduk", "Bab 2"]), said(["KTP"])
    (('KTP', 'kartu tanda penduduk'), ('KTP', ''))
    """
    short, long = (*(" ".join(as_xml(cell).split()) for cell in cells), "", "")[:2]
    return short, long


def first_chapter(
    nodes: Iterable[_Node], is_chapter: Callable[[_Node], bool], is_contents: Callable[[_Node], bool]
) -> _Node | None:
    """Find the first heading of the first level, behind the table of contents if there is one before it."""
    found = list(nodes)
    contents = max((at for at, node in enumerate(found) if is_contents(node)), default=-1)
    behind = [node for node in found[contents + 1 :] if is_chapter(node)]
    return next(iter(behind or filter(is_chapter, found)), None)


def put_before(before: _Element, made: Iterable[_Element], body: _Element) -> _Element:
    """Put elements into a body, before the one in which ``before`` is, which is given."""
    at = next(node for node in (before, *before.iterancestors()) if node.getparent() is body)
    for node in made:
        at.addprevious(node)
    return at
