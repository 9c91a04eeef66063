r"""Where in a TOML text each key and value stands.

tomli is four times as fast as any parser that keeps positions, and a good file needs none. So positions are worked out
only when there is something to say about a file: the text is known to be valid TOML by then, and a small walk over its
tokens suffices.

>>> where('[[concept]]\nid = ["a", {term = "b"}]\n')[("concept", 0, "id", 1, "term")]
(2, 20)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]
KEY = "="
"""Last part of a path that means the key itself rather than its value."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*|[\[\]{}=,.\n]|[^\s\[\]{}=,.\"'#]+",
    re.DOTALL,
)


class TomlComment(NamedTuple):
    """A comment of a TOML text: its words, its place, and what comes next."""

    text: str
    place: tuple[int, int]
    alone: bool
    """Whether nothing stands before it on its line."""
    next: tuple[int, int] | None
    """Where the next key, value or sign stands, unless the comment is the last thing."""


class _Token(NamedTuple):
    text: str
    start: int


def comments(text: str) -> Iterator[TomlComment]:
    r"""Go through the comments of a valid TOML ``text``.

    >>> [comment.text for comment in comments('# a list\nid = "#1"  # of things\n')]
    ['# a list', '# of things']
    """
    starts = _starts(text)
    found = [_Token(match[0], match.start()) for match in _TOKEN.finditer(text) if match[0] != "\n"]
    after: _Token | None = None
    backwards = list[TomlComment]()
    for token in reversed(found):
        if not token.text.startswith("#"):
            after = token
            continue
        place = _place(token.start, starts)
        alone = not text[starts[place[0] - 1] : token.start].strip()
        backwards.append(TomlComment(token.text.rstrip(), place, alone, _place(after.start, starts) if after else None))
    return reversed(backwards)


def where(text: str) -> dict[Path, tuple[int, int]]:
    """Map each key path of a valid TOML ``text`` to line and column (from 1) of its value or header."""
    found: dict[Path, int] = {}
    _Walk(list(_tokens(text)), found).statements()
    starts = _starts(text)
    return {path: _place(offset, starts) for path, offset in found.items()}


def nearest(places: Mapping[Path, tuple[int, int]], path: Path) -> tuple[int, int]:
    """Find the place of ``path``, else of what it stands in, else the top of the file."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, (1, 1))


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if not match[0].startswith("#"):
            yield _Token(match[0], match.start())


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _place(offset: int, starts: list[int]) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


class _Walk:
    def __init__(self, tokens: list[_Token], found: dict[Path, int]) -> None:
        self.tokens = tokens
        self.at = 0
        self.found = found
        self.count: dict[Path, int] = {}

    def statements(self) -> None:
        table: Path = ()
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.text == "\n":
                self.at += 1
            elif token.text == "[":
                table = self.header(token.start)
            else:
                self.assignment(table)

    def header(self, start: int) -> Path:
        double = self.tokens[self.at + 1].text == "["
        self.at += 2 if double else 1
        path = self.key(())
        self.at += 2 if double else 1
        if double:
            number = self.count[path] = self.count.get(path, -1) + 1
            path = (*path, number)
        self.found.setdefault(path, start)
        return path

    def key(self, path: Path) -> Path:
        while True:
            path = (*path, _bare(self.tokens[self.at].text))
            if path in self.count and self.tokens[self.at + 1].text == ".":
                path = (*path, self.count[path])
            self.at += 1
            if self.tokens[self.at].text != ".":
                return path
            self.at += 1

    def assignment(self, table: Path) -> None:
        start = self.tokens[self.at].start
        path = self.key(table)
        for end in range(len(table) + 1, len(path)):
            self.found.setdefault(path[:end], start)
        self.found[(*path, KEY)] = start
        self.at += 1
        self.value(path)

    def value(self, path: Path) -> None:
        self.skip_lines()
        token = self.tokens[self.at]
        self.found[path] = token.start
        self.at += 1
        if token.text == "[":
            self.array(path)
        elif token.text == "{":
            self.table(path)
        else:
            self.scalar()

    def scalar(self) -> None:
        """Pass over the rest of a number or date, which the tokens cut at its dots."""
        while self.at < len(self.tokens) and self.tokens[self.at].text == ".":
            self.at += 2

    def array(self, path: Path) -> None:
        number = 0
        while True:
            self.skip_lines()
            if self.tokens[self.at].text == "]":
                self.at += 1
                return
            self.value((*path, number))
            number += 1
            self.skip_comma()

    def table(self, path: Path) -> None:
        while True:
            self.skip_lines()
            if self.tokens[self.at].text == "}":
                self.at += 1
                return
            self.assignment(path)
            self.skip_comma()

    def skip_lines(self) -> None:
        while self.tokens[self.at].text == "\n":
            self.at += 1

    def skip_comma(self) -> None:
        self.skip_lines()
        if self.tokens[self.at].text == ",":
            self.at += 1


def _bare(key: str) -> str:
    if key[0] == '"' and "\\" in key:
        import tomli

        return next(iter(tomli.loads(f"{key} = 1")))
    return key.strip("\"'") if key[0] in "\"'" else key
