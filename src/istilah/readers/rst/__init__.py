"""reStructuredText (with the directives and roles of Sphinx): read line by line, for docutils tells no places.

Everything hangs on indentation, so a stack of contexts says what a line belongs to: *item* where a list began farther
left, *quote* where nothing explains the indentation, *footnote*, *note*. A list mark is taken off and the rest of its
line read anew, as if it stood at its column; so ``- 1. a`` needs no recursion. :mod:`~istilah.readers.rst.roles` reads
what runs within the lines, :mod:`~istilah.readers._ruled` the tables that are drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.dates import iso
from istilah.model.document import BlockKind, Span
from istilah.readers._inline import Weaver
from istilah.readers._ruled import comma_separated, grid, is_border, is_simple, simple
from istilah.readers._text import opening
from istilah.readers.rst.roles import ACTS, GRAMMAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from istilah.model.document import Document

    _Rows: TypeAlias = Callable[[str, Sequence[Span]], Iterable[list[list[Span]]]]

_BULLET = re.compile(r"[*+•‣⁃-](?:[ \t]+|$)")
_NUMBER = re.compile(r"\(?(?:\d{1,9}|#|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,9})[.)](?:[ \t]+|$)")
_FIELD = re.compile(r":(?![: ])(?P<name>(?:[^:\\\n]|\\.|:(?!\s|$))++):(?:[ \t]+|$)")
_MARK = re.compile(r"\.\.(?:[ \t]+|$)")
_NOTE = re.compile(r"\[[^\]\s]++\](?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"(?:\|[^|]*\|[ \t]+)?(?P<name>[\w:.+-]*\w)[ \t]?::(?:[ \t]+|$)")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*+[ \t\r]*")
_LEADING = re.compile(r"[ \t]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATES = frozenset({"date", "tanggal"})
_SHORTEST = 4
"""Characters from which on a rule may be shorter than its title, or part sections."""

_TEXTS = frozenset(
    {"attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "seealso", "todo"}
    | {"centered", "deprecated", "footer", "header", "versionadded", "versionchanged"}
)
"""Directives that are prose from their first line on."""
_WRAPPERS = frozenset({"class", "compound", "container", "glossary", "hlist", "only", "rst-class"})
"""Directives whose first line is none of the text that they hold."""
_TITLED = frozenset({"abstract", "admonition", "dedication", "rubric", "sidebar", "topic"})
_QUOTES = frozenset({"epigraph", "highlights", "pull-quote"})
_TABLES = frozenset({"csv-table", "list-table", "table"})


class _Context(NamedTuple):
    """What lines from ``indent`` on belong to."""

    indent: int
    kind: BlockKind
    settled: bool = True
    """Whether the indent is known, and not only that it is at least so large."""
    tabular: bool = False
    """Whether its list items are rows of a table."""


class _Line(NamedTuple):
    """What is left to read of a line: where it begins and ends without white space, and its column."""

    start: int
    end: int
    indent: int


def read(text: str, path: str) -> Document:
    """Read reStructuredText."""
    reader = _Reader(text)
    reader.read()
    return reader.weaver.document(path)


open_file = opening(read)


def _lines(text: str) -> list[_Line]:
    found, at = [], 0
    for line in text.split("\n"):
        margin = _LEADING.match(line)
        indent = margin.end() if margin else 0
        found.append(_Line(at + indent, at + max(indent, len(line.rstrip())), len(line[:indent].expandtabs(8))))
        at += len(line) + 1
    return found


class _Reader:
    """A walk down the lines."""

    def __init__(self, source: str) -> None:
        self.weaver = Weaver(source, GRAMMAR, ACTS)
        self._source = source
        self._lines = _lines(source)
        self._rules = [bool(_RULE.fullmatch(source, line.start, line.end)) for line in self._lines]
        self._contexts = [_Context(0, BlockKind.PARAGRAPH)]
        self._row = 0
        self._at = 0

    def read(self) -> None:
        """Read all lines."""
        while self._at < len(self._lines):
            if self._is_blank(self._at):
                self._at += 1
                continue
            self._enter(self._lines[self._at].indent)
            self._read_block()

    def _is_blank(self, at: int) -> bool:
        return at >= len(self._lines) or self._lines[at].start >= self._lines[at].end

    def _enter(self, indent: int) -> None:
        """Find what a line of this indent belongs to."""
        while self._contexts[-1].indent > indent:
            self._contexts.pop()
        top = self._contexts[-1]
        if not top.settled:
            self._contexts[-1] = top._replace(indent=indent, settled=True)
        elif indent > top.indent:
            kind = BlockKind.QUOTE if top.kind is BlockKind.PARAGRAPH else top.kind
            self._contexts.append(_Context(indent, kind))

    def _push(self, indent: int, kind: BlockKind, *, tabular: bool = False) -> None:
        """Say that what stands from ``indent`` on, or farther in, belongs together."""
        self._contexts.append(_Context(indent, kind, settled=False, tabular=tabular))

    def _read_block(self) -> None:
        line = self._lines[self._at]
        if self._rules[self._at] and self._read_ruled(line):
            return
        if mark := self._match(_MARK, line):
            self._read_markup(line, mark.end())
        elif (mark := self._match(_BULLET, line)) or (
            (mark := self._match(_NUMBER, line)) and self._is_item(line, mark)
        ):
            self._read_item(line, mark.end())
        elif mark := self._match(_FIELD, line):
            self._read_field(line, mark)
        elif self._source.startswith(("__ ", ">>> "), line.start):
            self._at = self._blank_after(self._at)
        elif self._source.startswith("+-", line.start) and is_border(self._text(line)):
            self._read_table(grid, self._blank_after(self._at))
        elif self._source.startswith("=", line.start) and is_simple(self._text(line)):
            self._read_table(simple, self._border_after(self._at))
        else:
            self._read_text(line)

    def _match(self, pattern: re.Pattern[str], line: _Line) -> re.Match[str] | None:
        return pattern.match(self._source, line.start, line.end)

    def _text(self, line: _Line) -> str:
        return self._source[line.start : line.end]

    def _blank_after(self, at: int) -> int:
        while not self._is_blank(at):
            at += 1
        return at

    def _border_after(self, at: int) -> int:
        """Find the end of a simple table: a border with nothing below it."""
        at += 1
        while at < len(self._lines) and not (
            self._source.startswith("=", self._lines[at - 1].start) and self._is_blank(at)
        ):
            at += 1
        return at

    def _kind(self, otherwise: BlockKind) -> BlockKind:
        """Tell what a block is here that is ``otherwise`` in running text."""
        here = self._contexts[-1].kind
        return otherwise if here is BlockKind.PARAGRAPH else here

    def _weave(self, spans: list[Span], kind: BlockKind) -> None:
        self.weaver.block(spans, kind, max(self._row, 1) if kind is BlockKind.CELL else 0)

    def _read_ruled(self, title: _Line) -> bool:
        """Read a title between two rules; a rule by itself parts sections."""
        if self._is_blank(self._at + 1):
            self._at += title.end - title.start >= _SHORTEST
            return title.end - title.start >= _SHORTEST
        if self._is_blank(self._at + 2) or not self._rules[self._at + 2]:
            return False
        line, below = self._lines[self._at + 1 : self._at + 3]
        if self._source[title.start] != self._source[below.start] or not _fits(title, line):
            return False
        self._weave([Span(line.start, line.end)], BlockKind.HEADING)
        self._at += 3
        return True

    def _is_item(self, line: _Line, mark: re.Match[str]) -> bool:
        """Tell an item from a line that begins like *A. Yani*: no line below it stands level, but another item."""
        if self._is_blank(self._at + 1):
            return True
        following = self._lines[self._at + 1]
        is_next = following.indent == line.indent and self._match(_NUMBER, following)
        is_farther = following.indent >= line.indent + mark.end() - line.start
        return bool(is_next) or is_farther or following.indent < line.indent

    def _read_item(self, line: _Line, start: int) -> None:
        """Take off the mark of an item, and go on with what stands behind it."""
        if self._contexts[-1].tabular:
            self._row += 1
        kind = self._kind(BlockKind.ITEM)
        if start >= line.end:
            self._push(line.indent + 1, kind)
            self._at += 1
            return
        indent = line.indent + start - line.start
        self._contexts.append(_Context(indent, kind))
        self._lines[self._at] = _Line(start, line.end, indent)

    def _read_field(self, line: _Line, mark: re.Match[str]) -> None:
        if mark["name"].lower() in _DATES and not self.weaver.day:
            self.weaver.day = _day(self._source[mark.end() : line.end])
        self._read_behind(line, mark.end(), self._kind(BlockKind.ITEM))

    def _read_behind(self, line: _Line, start: int, kind: BlockKind) -> None:
        """Read what stands behind a mark together with what stands farther in below it."""
        self._push(line.indent + 1, kind)
        if start >= line.end:
            self._at += 1
            return
        below = self._at + 1
        while below < len(self._lines) and self._is_blank(below):
            below += 1
        indent = self._lines[below].indent if below < len(self._lines) else 0
        self._lines[self._at] = _Line(start, line.end, max(indent, line.indent + 1))

    def _read_markup(self, line: _Line, start: int) -> None:
        """Read what begins with two dots."""
        rest = _Line(start, line.end, line.indent)
        if mark := self._match(_NOTE, rest):
            self._read_behind(line, mark.end(), BlockKind.FOOTNOTE)
        elif self._source.startswith(("_", "|"), start):
            self._skip(line.indent)
        elif mark := self._match(_DIRECTIVE, rest):
            self._read_directive(line, mark["name"].lower(), Span(mark.end(), line.end))
        elif start < line.end or not self._is_blank(self._at + 1):
            end = self._skip(line.indent)
            self.weaver.comment(self._source[start:end], line.start, end)
        else:
            self._at += 1

    def _skip(self, indent: int) -> int:
        """Pass over a line and what stands farther in below it; say where that ends."""
        end = self._lines[self._at].end
        self._at += 1
        while self._at < len(self._lines) and (self._is_blank(self._at) or self._lines[self._at].indent > indent):
            end = end if self._is_blank(self._at) else self._lines[self._at].end
            self._at += 1
        return end

    def _read_directive(self, line: _Line, name: str, rest: Span) -> None:
        if name in _TEXTS or name in _QUOTES:
            self._drop_options(line)
            kind = BlockKind.QUOTE if name in _QUOTES else self._kind(BlockKind.PARAGRAPH)
            self._read_behind(line, rest.start, kind)
        elif name in _WRAPPERS or name == "figure":
            self._drop_options(line)
            self._at += 1
            self._push(line.indent + 1, BlockKind.CAPTION if name == "figure" else self._kind(BlockKind.PARAGRAPH))
        elif name in _TITLED:
            self._weave([rest], BlockKind.HEADING)
            self._drop_options(line)
            self._at += 1
            self._push(line.indent + 1, self._kind(BlockKind.PARAGRAPH))
        elif name in _TABLES:
            self._weave([rest], BlockKind.CAPTION)
            self._read_table_of(line, name)
        else:
            self._skip(line.indent)

    def _drop_options(self, line: _Line) -> None:
        """Blank the options below the first line of a directive, but the heading of a table."""
        at = self._at + 1
        while not self._is_blank(at) and self._lines[at].indent > line.indent:
            option = self._match(_FIELD, self._lines[at])
            if not option:
                return
            if option["name"] == "header":
                self._read_values(Span(option.end(), self._lines[at].end))
            self._lines[at] = _Line(line.end, line.end, 0)
            at += 1

    def _read_table_of(self, line: _Line, name: str) -> None:
        self._drop_options(line)
        self._at += 1
        if name == "table":
            self._push(line.indent + 1, self._kind(BlockKind.PARAGRAPH))
        elif name == "list-table":
            self._push(line.indent + 1, BlockKind.CELL, tabular=True)
        else:
            first = self._at
            self._at -= 1
            self._skip(line.indent)
            for start, end, _ in self._lines[first : self._at]:
                self._read_values(Span(start, end))

    def _read_values(self, line: Span) -> None:
        self._row += line.start < line.end
        for cell in comma_separated(self._source, line):
            self._weave([cell], BlockKind.CELL)

    def _read_table(self, rows: _Rows, end: int) -> None:
        indent = self._lines[self._at].indent
        lines = [self._from(line, indent) for line in self._lines[self._at : end] if line.start < line.end]
        self._at = end
        for row in rows(self._source, lines):
            self._row += bool(row)
            for cell in row:
                self._weave(cell, BlockKind.CELL)

    def _from(self, line: _Line, indent: int) -> Span:
        """Give a line from the column of ``indent`` on, blanks and all."""
        begin = self._source.rfind("\n", 0, line.start) + 1
        return Span(max(begin, line.start - max(0, line.indent - indent)), line.end)

    def _read_text(self, line: _Line) -> None:
        """Read a title, a term with its definition below it, or a paragraph."""
        at = self._at
        below = self._lines[at + 1] if not self._is_blank(at + 1) else None
        if below and self._rules[at + 1] and below.indent == line.indent and _fits(below, line):
            self._weave([Span(line.start, line.end)], BlockKind.HEADING)
            self._at += 2
            return
        while not self._is_blank(self._at) and self._lines[self._at].indent == line.indent:
            self._at += 1
        spans = [self._kept(number, line) for number in range(at, self._at)]
        start, end = spans[-1].start, self._lines[self._at - 1].end
        if self._source.endswith("::", start, end):
            spans[-1] = Span(start, end - 1 if end - start > len("::") else start)
            self._weave(spans, self._kind(BlockKind.PARAGRAPH))
            self._at -= 1
            self._skip(line.indent)
        elif below and below.indent > line.indent:
            self._weave(spans, self._kind(BlockKind.ITEM))
            self._push(line.indent + 1, self._kind(BlockKind.ITEM))
        else:
            self._weave(spans, self._kind(BlockKind.PARAGRAPH))

    def _kept(self, at: int, first: _Line) -> Span:
        """Choose what is kept of a line of a block: of a line block, not its mark."""
        line = self._lines[at]
        is_verse = self._source.startswith("| ", first.start) and self._source.startswith("| ", line.start)
        end = self._source.find("\n", line.end) + 1 or len(self._source)
        return Span(line.start + 2 * is_verse, end)


def _fits(rule: _Line, title: _Line) -> bool:
    return rule.end - rule.start >= min(_SHORTEST, title.end - title.start)


def _day(text: str) -> str:
    """Find the day in the date of a document.

    >>> _day("tanggal 2022-03-23"), _day("2022-13-45"), _day("kemarin")
    ('2022-03-23', '', '')
    """
    found = _DAY.search(text)
    return iso(found[0]) if found else ""
