r"""Where a list of abbreviations stands in a text: between two comments, so that it can be refreshed.

A new list goes before the second heading, behind title and introduction; a text without one gets it at its end. What a
writer changes around the table, its heading above all, stays.

    <!-- istilah-daftar-singkatan -->
    ## Daftar Singkatan

    | Singkatan | Kepanjangan |
    …
    <!-- /istilah-daftar-singkatan -->
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import BlockKind, Span
from istilah.model.finding import Edit

if TYPE_CHECKING:
    from istilah.engine.abbreviations import Abbreviation
    from istilah.model.document import Document

_MARK = "istilah-daftar-singkatan"


class Marks(NamedTuple):
    """The comments around a list, how its heading is written, and before what a text ends."""

    begin: str
    end: str
    heading: str
    last: str = ""


MARKS = {
    ".md": Marks(f"<!-- {_MARK} -->", f"<!-- /{_MARK} -->", "## {heading}"),
    ".tex": Marks(f"% {_MARK}", f"% /{_MARK}", r"\section*{{{heading}}}", r"\end{document}"),
}
"""By the suffix of a file; others hold no list."""
_TABLE = re.compile(r"^(?:\||\\begin\{|%[ ])", re.MULTILINE)
_HEADINGS = 2


def placed(document: Document, table: str, heading: str, marks: Marks) -> Edit:
    """Put a list in, or refresh the one that is there."""
    source = document.source
    newline = "\r\n" if "\r\n" in source else "\n"
    table = table.replace("\n", newline)
    begin = source.find(marks.begin)
    end = source.find(marks.end, begin) if begin >= 0 else -1
    if end >= 0:
        old = _TABLE.search(source, begin + len(marks.begin), end)
        return Edit(Span(old.start() if old else end, end), table + newline)
    title = marks.heading.format(heading=heading)
    at = _place(document, marks)
    lines = newline.join((marks.begin, title, "", table, marks.end, ""))
    if at < len(source):
        return Edit(Span(at, at), lines + newline)
    gap = newline * (2 - source.endswith("\n")) if source.strip() else ""
    return Edit(Span(at, at), gap + lines)


def _place(document: Document, marks: Marks) -> int:
    """Find the line of the second heading, else the end."""
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    if len(headings) >= _HEADINGS:
        at = document.in_source(Span(headings[1].start, headings[1].end)).start
        return document.source.rfind("\n", 0, at) + 1
    last = document.source.find(marks.last) if marks.last else -1
    return last if last >= 0 else len(document.source)


def is_only_listed(entry: Abbreviation, document: Document) -> bool:
    """Tell whether a short form stands nowhere but in a list, where it is explained."""
    listed = {one.short for one in entry.definitions if document.block(one.short.start).kind is BlockKind.CELL}
    return listed.issuperset(entry.uses)
