"""AsciiDoc: read line by line; blocks between delimiters say what their lines are, and the rest says it itself.

A delimiter (``----``, ``====``, ``____``) opens a block and, again, closes it; a stack tells which are open. What is
code, comment or raw is passed over whole; what is quoted, an example or a sidebar is read on inside.
:mod:`~istilah.readers.asciidoc.macros` reads what runs within the lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.dates import iso
from istilah.model.document import BlockKind, Span
from istilah.readers._inline import Weaver
from istilah.readers._ruled import comma_separated
from istilah.readers._text import opening
from istilah.readers.asciidoc.macros import ACTS, GRAMMAR, first_of

if TYPE_CHECKING:
    from istilah.model.document import Document

_TITLE = re.compile(r"(?:={1,6}|#{1,6})[ \t]+(?=\S)")
_ENTRY = re.compile(r":!?(?P<name>\w[\w-]*)!?:(?:[ \t]+|$)")
_ATTRIBUTES = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*+\])*+\]")
_CAPTION = re.compile(r"\.(?=[^\s.])")
_MACRO = re.compile(r"(?P<name>[a-z]\w*)::(?P<target>[^\s\[\]]*+)\[(?P<said>.*)\]")
_VERBATIM = re.compile(r"-{4,}|\.{4,}|\+{4,}|/{4,}|```\w*")
_CONTAINER = re.compile(r"={4,}|\*{4,}|_{4,}|--")
_TABLE = re.compile(r"[|,:!]={3,}")
_BREAK = re.compile(r"'{3,}|<{3,}|-{3}|\*{3}|\+")
_ITEM = re.compile(
    r"[ \t]*(?:\*{1,6}|-|\.{1,6}|<(?:\d{1,3}|\.)>|\d{1,9}\.|[a-zA-Z]\.|[ivxIVX]{1,9}\))[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)"
)
_TERM = re.compile(r"[ \t]*+(?P<term>\S(?:[^:;]|[:;](?![:;]))*+)(?P<mark>:{2,4}|;;)(?:[ \t]+|$)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_QUOTED = re.compile(r">[ \t]?")
_CELL = re.compile(r"(?:(?<!\S)(?:(?P<span>\d{1,3})?(?:\.\d{1,3})?[+*])?(?:[<^>]?(?:\.[<^>])?[aehlmsv]?))?(?<!\\)\|")
_COLUMNS = re.compile(r"cols=\"?(?P<columns>[^\"\]]*)|(?P<values>format=\"?csv)")
_TIMES = re.compile(r"(\d{1,3})\*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATES = frozenset({"date", "docdate", "revdate", "tanggal"})
_CODE = frozenset({"comment", "latexmath", "asciimath", "listing", "literal", "pass", "source", "stem"})
_QUOTES = frozenset({"quote", "verse"})


_DEEPEST = 40
"""Blocks around one within which its end is looked for."""


class _Line(NamedTuple):
    """A line, from its start to its end without white space behind, and where the next begins."""

    start: int
    end: int
    following: int


def read(text: str, path: str) -> Document:
    """Read AsciiDoc."""
    reader = _Reader(text)
    reader.read()
    return reader.weaver.document(path)


open_file = opening(read)


def _lines(text: str) -> list[_Line]:
    found, at = [], 0
    for line in text.split("\n"):
        following = min(at + len(line) + 1, len(text))
        found.append(_Line(at, at + len(line.rstrip()), following))
        at = following
    return found


class _Reader:
    """A walk down the lines."""

    def __init__(self, source: str) -> None:
        self.weaver = Weaver(source, GRAMMAR, ACTS)
        self._source = source
        self._lines = _lines(source)
        self._at = 0
        self._open: list[tuple[str, BlockKind]] = []
        self._attributes = ""
        self._is_list = False
        self._row = 0

    def read(self) -> None:
        """Read all lines."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.start >= line.end:
                self._at += 1
            elif not self._read_line(line, self._text(line)):
                self._read_text(line)

    def _text(self, line: _Line) -> str:
        return self._source[line.start : line.end]

    def _read_line(self, line: _Line, text: str) -> bool:
        """Read what is told by its first line; say whether it was such a thing."""
        if text.startswith("//") and not text.startswith("///"):
            self._comment(line)
        elif _VERBATIM.fullmatch(text):
            self._pass_over(text)
        elif _CONTAINER.fullmatch(text):
            self._open_or_close(text)
        elif _TABLE.fullmatch(text):
            self._read_table(text)
        elif _BREAK.fullmatch(text):
            self._at += 1
        else:
            return self._read_marked(line, text)
        return True

    def _read_marked(self, line: _Line, text: str) -> bool:
        """Read a line that is something by itself: a title, an attribute, a picture."""
        if mark := _TITLE.match(text):
            self._read_title(line, mark.end())
        elif mark := _ENTRY.match(text):
            self._read_entry(text, mark)
        elif _ATTRIBUTES.fullmatch(text):
            self._attributes = self._attributes if text.startswith("[[") else text
            self._at += 1
        elif mark := _CAPTION.match(text):
            self._weave([Span(line.start + mark.end(), line.end)], BlockKind.CAPTION)
            self._at += 1
        elif mark := _MACRO.fullmatch(text):
            self._read_macro(line, mark)
        else:
            return False
        return True

    def _weave(self, spans: list[Span], kind: BlockKind) -> None:
        self.weaver.block(spans, kind)

    def _comment(self, line: _Line) -> None:
        self.weaver.comment(self._source[line.start + 2 : line.end], line.start, line.end)
        self._at += 1

    def _style(self) -> str:
        """Take the style that the lines in brackets above gave."""
        style = self._attributes[1:].partition("]")[0].partition(",")[0].partition("%")[0].strip().lower()
        self._attributes = ""
        return style

    def _pass_over(self, delimiter: str) -> None:
        """Pass over a block whose text is none of ours."""
        first = self._lines[self._at]
        shut = delimiter[:3] if delimiter.startswith("`") else delimiter
        self._at += 1
        while self._at < len(self._lines) and self._text(self._lines[self._at]) != shut:
            self._at += 1
        last = self._lines[min(self._at, len(self._lines) - 1)]
        if shut.startswith("/"):
            self.weaver.comment(self._source[first.following : last.start], first.start, last.end)
        self._at += 1
        self._attributes = ""

    def _open_or_close(self, delimiter: str) -> None:
        style = self._style()
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 1 - _DEEPEST), -1):
            if self._open[at][0] == delimiter:
                del self._open[at:]
                self._at += 1
                return
        if style in _CODE:
            self._pass_over(delimiter)
            return
        is_quote = style in _QUOTES or delimiter.startswith("_")
        self._open.append((delimiter, BlockKind.QUOTE if is_quote else self._kind(BlockKind.PARAGRAPH)))
        self._at += 1

    def _kind(self, otherwise: BlockKind) -> BlockKind:
        """Tell what a block is here that is ``otherwise`` in running text."""
        here = self._open[-1][1] if self._open else BlockKind.PARAGRAPH
        return otherwise if here is BlockKind.PARAGRAPH else here

    def _read_title(self, line: _Line, start: int) -> None:
        self._weave([Span(line.start + start, line.end)], BlockKind.HEADING)
        self._attributes = ""
        self._at += 1
        if start == len("= ") and self._source[line.start] == "=":
            self._read_revision()

    def _read_revision(self) -> None:
        """Pass over the lines below the title of a document: its authors, and its revision with a date."""
        for _ in range(2):
            line = self._lines[self._at] if self._at < len(self._lines) else _Line(0, 0, 0)
            if line.start >= line.end or self._source.startswith((":", "//", "[", "include:"), line.start):
                return
            self._date(self._text(line))
            self._at += 1

    def _date(self, text: str) -> None:
        self.weaver.day = self.weaver.day or _day(text)

    def _read_entry(self, text: str, mark: re.Match[str]) -> None:
        if mark["name"].lower() in _DATES:
            self._date(text)
        while text.endswith(" \\") and self._at + 1 < len(self._lines):
            self._at += 1
            text = self._text(self._lines[self._at])
        self._at += 1

    def _read_macro(self, line: _Line, mark: re.Match[str]) -> None:
        if mark["name"] == "image":
            start = line.start + mark.start("said")
            self._weave([Span(start, start + len(first_of(mark["said"])))], BlockKind.CAPTION)
        self._attributes = ""
        self._at += 1

    def _read_text(self, line: _Line) -> None:
        """Read an item, a term with its explanation, or a paragraph."""
        style = self._style()
        kind, start = BlockKind.PARAGRAPH, line.start
        self._is_list = False
        if mark := _ITEM.match(self._source, line.start, line.end):
            kind, start, self._is_list = BlockKind.ITEM, mark.end(), True
        elif mark := _TERM.match(self._source, line.start, line.end):
            self._read_term(line, mark)
            return
        elif mark := _ADMONITION.match(self._source, line.start, line.end):
            start = mark.end()
        elif style in _QUOTES or self._source.startswith(">", line.start):
            kind = BlockKind.QUOTE
        elif style in _CODE or self._source[line.start].isspace():
            self._lines_until_blank(line.start)
            return
        self._weave(self._lines_until_blank(start), self._kind(kind))

    def _read_term(self, line: _Line, mark: re.Match[str]) -> None:
        """Read a term and what explains it as one: *ASN: aparatur sipil negara*."""
        self._is_list = True
        term = Span(line.start, mark.end("term"))
        colon = mark.end("mark") - 1
        if mark.end() < line.end:
            self._weave(
                [term, Span(colon, mark.end()), *self._lines_until_blank(mark.end())], self._kind(BlockKind.ITEM)
            )
            return
        self._at += 1
        following = self._lines[self._at] if self._at < len(self._lines) else line
        if following.start >= following.end or self._begins(following):
            self._weave([term], self._kind(BlockKind.ITEM))
            return
        self._weave(
            [term, Span(colon, line.following), *self._lines_until_blank(following.start)], self._kind(BlockKind.ITEM)
        )

    def _begins(self, line: _Line) -> bool:
        """Tell whether a line ends the block above it."""
        text = self._text(line)
        if _ITEM.match(text) or _TERM.match(text):
            return self._is_list
        patterns = (_VERBATIM, _CONTAINER, _TABLE, _BREAK, _ATTRIBUTES)
        return any(pattern.fullmatch(text) for pattern in patterns)

    def _lines_until_blank(self, start: int) -> list[Span]:
        """Take the lines of a block, from ``start`` in its first; comments among them are noted, not taken."""
        spans = [self._span(start, self._lines[self._at])]
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.start >= line.end or self._begins(line):
                break
            if self._source.startswith("//", line.start):
                self._comment(line)
                continue
            spans.append(self._span(line.start, line))
            self._at += 1
        return spans

    def _span(self, start: int, line: _Line) -> Span:
        """Take a line without its indentation or mark of quotation."""
        text = self._source[start : line.end]
        indent = len(text) - len(text.lstrip(" \t"))
        mark = _QUOTED.match(text)
        return Span(start + (mark.end() if mark else indent), line.following)

    def _read_table(self, delimiter: str) -> None:
        attributes, self._attributes = self._attributes, ""
        settings = _COLUMNS.search(attributes)
        first = self._at + 1
        self._at = first
        while self._at < len(self._lines) and self._text(self._lines[self._at]) != delimiter:
            self._at += 1
        lines = self._lines[first : self._at]
        self._at += 1
        if delimiter.startswith(",") or (settings and settings["values"]):
            for line in lines:
                self._row += line.start < line.end
                for cell in comma_separated(self._source, Span(line.start, line.end)):
                    self.weaver.block([cell], BlockKind.CELL, self._row)
        elif delimiter.startswith("|"):
            self._read_cells(lines, _width(settings["columns"]) if settings and settings["columns"] else 0)

    def _read_cells(self, lines: list[_Line], width: int) -> None:
        """Read the cells of a table; a row is full when it is as wide as the table, or as its first line of cells."""
        cells: list[tuple[int, list[Span]]] = []
        for line in lines:
            at = line.start
            if at >= line.end:
                continue
            marks = list(_CELL.finditer(self._source, at, line.end))
            width = width or sum(_wide(mark) for mark in marks)
            for mark in marks:
                if cells:
                    cells[-1][1].append(Span(at, mark.start()))
                cells.append((_wide(mark), []))
                at = mark.end()
            if cells:
                cells[-1][1].append(Span(at, line.following))
        taken = width
        for wide, parts in cells:
            if taken >= width:
                taken = 0
                self._row += 1
            taken += wide
            self.weaver.block(parts, BlockKind.CELL, self._row)


def _wide(mark: re.Match[str]) -> int:
    return int(mark["span"] or 1)


def _width(columns: str) -> int:
    """Count the columns of a table.

    >>> [_width(columns) for columns in ("1,3a", "3*", "1,2*")]
    [2, 3, 3]
    """
    times = (_TIMES.search(column) for column in columns.split(","))
    return sum(int(found[1]) if found else 1 for found in times)


def _day(text: str) -> str:
    """Find the day in the date of a document.

    >>> _day("v1.2, 2022-03-23"), _day(":date: 2022-13-45"), _day("kemarin")
    ('2022-03-23', '', '')
    """
    found = _DAY.search(text)
    return iso(found[0]) if found else ""
