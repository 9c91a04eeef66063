r"""Where a list of abbreviations stands in a text: between two comments, so that it can be refreshed.

A new list goes where the first of the two comments stands alone, or a line ``[Daftar Singkatan]``; else behind the
table of contents, else before the second heading, behind title and introduction; a text without one gets it at its end.
What a writer changes around the table, its heading above all, stays, and so does what was filled in.

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
from istilah.model.listed import is_place_holder

if TYPE_CHECKING:
    from istilah.abbreviations import Abbreviation
    from istilah.model.document import Document

_MARK = "istilah-daftar-singkatan"


class Marks(NamedTuple):
    """The comments around a list, how its heading is written, and before what a text ends."""

    begin: str
    end: str
    heading: str
    row: re.Pattern[str]
    """A row of the list."""
    contents: re.Pattern[str]
    """What makes a table of contents."""
    last: str = ""
    chapter: str = ""
    """How its heading is written in a book."""


MARKS = {
    ".md": Marks(
        f"<!-- {_MARK} -->",
        f"<!-- /{_MARK} -->",
        "## {heading}",
        re.compile(r"^\|[ ]*(.*?)[ ]*(?<!\\)\|[ ]*(.*?)[ ]*(?<!\\)\|", re.MULTILINE),
        re.compile(r"^\[(?:TOC|\[_TOC_\]|toc)\][ ]*\r?\n", re.MULTILINE),
    ),
    ".tex": Marks(
        f"% {_MARK}",
        f"% /{_MARK}",
        r"\section*{{{heading}}}",
        re.compile(r"^[ \t]*\\item\[\{?(.*?)\}?\][ \t]*(.*?)[ \t]*$", re.MULTILINE),
        re.compile(r"^[ \t]*\\(?:tableofcontents|listoffigures|listoftables)\b.*\r?\n", re.MULTILINE),
        r"\end{document}",
        r"\chapter*{{{heading}}}",
    ),
}
"""By the suffix of a file; others hold no list."""
_LINE = re.compile(r"[^\r\n]+")
_TABLE = re.compile(r"^(?:\||\\begin\{|%[ ])", re.MULTILINE)
_CHAPTER = re.compile(r"^[ \t]*\\chapter\b", re.MULTILINE)
_HEADINGS = 2


def listed(source: str, marks: Marks) -> dict[str, str]:
    """Read the rows of the list that is there, as they are written."""
    begin, end = _found(source, marks)
    return dict(marks.row.findall(source, begin, end)) if end >= 0 else {}


def _found(source: str, marks: Marks) -> tuple[int, int]:
    """Find the two comments around a list; -1 where there is none."""
    begin = source.find(marks.begin)
    return begin, source.find(marks.end, begin) if begin >= 0 else -1


def placed(document: Document, table: str, heading: str, marks: Marks) -> Edit:
    """Put a list in, or refresh the one that is there."""
    source = document.source
    newline = "\r\n" if "\r\n" in source else "\n"
    table = table.replace("\n", newline)
    begin, end = _found(source, marks)
    if end >= 0:
        old = _TABLE.search(source, begin + len(marks.begin), end)
        return Edit(Span(old.start() if old else end, end), table + newline)
    is_book = bool(marks.chapter and _CHAPTER.search(source))
    title = (marks.chapter if is_book else marks.heading).format(heading=heading)
    lines = newline.join((marks.begin, title, "", table, marks.end, ""))
    held = _place_holder(source, marks)
    if held:
        return Edit(held, lines.removesuffix(newline))
    at = _place(document, marks)
    if at < len(source):
        return Edit(Span(at, at), lines + newline)
    gap = newline * (2 - source.endswith("\n")) if source.strip() else ""
    return Edit(Span(at, at), gap + lines)


def _place_holder(source: str, marks: Marks) -> Span | None:
    """Find the line that a writer put where the list is to stand."""
    for line in _LINE.finditer(source):
        if line[0].strip() == marks.begin or is_place_holder(line[0]):
            return Span(*line.span())
    return None


def _place(document: Document, marks: Marks) -> int:
    """Find the line behind the table of contents, else that of the second heading, else the end."""
    contents = [match.end() for match in marks.contents.finditer(document.source)]
    if contents:
        return contents[-1]
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
