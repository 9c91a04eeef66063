r"""LaTeX: the words that are typeset are kept; commands, mathematics, code and comments are not.

No library gives the places of text in LaTeX and is both quick and safe: pylatexenc reads a third of a megabyte a second
and recurses with the braces, TexSoup is slower still. For prose little has to be understood: a command that is not
known (:mod:`~istilah.readers.latex.commands`) is transparent, and what its braces hold is text. What belongs together
is found once (:mod:`~istilah.readers.latex.braces`); then one walk over the tokens says what to keep. Footnotes follow
the block they stand in. Commands that define short forms (``\newacronym{asn}{ASN}{aparatur sipil negara}``) are read as
rows of a *Daftar Singkatan*, and ``\gls{asn}`` as the short form, which LaTeX itself writes out where it comes first. A
macro of the draft that only stands for text (``\newcommand{\kemen}{Kementerian Dalam Negeri}``) is read as that text.

The walk is long because it is one: each command may end groups, blocks and environments. What needs none of its state
stands elsewhere.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from istilah.language.dates import iso
from istilah.model.document import BlockKind, Document, Span
from istilah.readers._prose import Stitcher
from istilah.readers._text import opening
from istilah.readers.latex.braces import definitions, layout, macros
from istilah.readers.latex.commands import (
    ACCENTS,
    EMPHASIS,
    FOOTNOTES,
    KINDS,
    MATHS,
    SWITCHES,
    SYMBOLS,
    TABLES,
    TAKEN,
    USES,
)
from istilah.readers.latex.environments import Environments

if TYPE_CHECKING:
    from collections.abc import Callable

    from istilah.readers.latex.braces import Defined

_ESCAPES = (
    *((sign, f"\\{sign}") for sign in "&%$#_{}"),
    ("~", r"\textasciitilde{}"),
    ("^", r"\textasciicircum{}"),
    ("\\", r"\textbackslash{}"),
)
_TOKEN = re.compile(
    r"""
    (?P<paragraph>\n[ \t\r]*+\n\s*+)
    |(?P<words>(?:[^\\%${}&~`'\-\]\n]++|\n(?![ \t\r]*+\n)|-(?!-)|'(?!'))++)
    |(?P<command>\\(?:(?P<name>[a-zA-Z@]++)(?P<star>\*?)|(?P<symbol>.)))
    |(?P<comment>%[^\r\n]*+(?:\r?\n[ \t]*+(?![ \t\r]*\n))?)
    |(?P<maths>\$\$?)
    |(?P<ligature>---?|``|''|`)
    |(?P<sign>.|\n)
    """,
    re.VERBOSE | re.DOTALL,
)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘"}
_MATHS_END = re.compile(r"(?:[^\\$\n]++|\\.|\n(?![ \t\r]*+\n))*+(?:\$\$?|(?=\n)|\Z|\\)", re.DOTALL)
_BODY = re.compile(r"\\begin[ \t]*\{document\}")
_NAME = re.compile(r"\{([^{}\n]{1,40}?)(\*?)\}")
_LETTER = re.compile(r"[ \t]*(?:\{[ \t]*(?:\\([ij])|([^\W\d_]))[ \t]*\}|\\([ij])(?![a-zA-Z])|([^\W\d_]))")
_PREAMBLE = re.compile(r"\\(title|subtitle|author)(?![a-zA-Z])")
_DATE = re.compile(r"\\date\s*\{([^{}]{1,40})\}")
_MACRO = re.compile(r"[ \t]*\\[a-zA-Z@]+(?:=?[ \t]*\\[a-zA-Z@]+|[^{}\\\n\[]{0,30})")
_MARKUP = re.compile(r"[\\{}$~&%]|\n\s*\n")
_LONGEST = 200
"""Characters of the longest form that a command is read as."""
_JOINING = frozenset("!-/@")
"""Symbols behind a backslash that part no words."""


def read(text: str, path: str) -> Document:
    """Read LaTeX."""
    walk = _Walk(text)
    walk.document()
    date = next((iso(found[1]) for found in _DATE.finditer(text)), "")
    return walk.stitcher.document(path, walk.layout.comments, date, _ESCAPES)


open_file = opening(read)


@dataclass(slots=True)
class _Group:
    """An open group: where it ends, and what then happens."""

    end: int
    kind: BlockKind | None = None
    emphasised: bool = False
    tail: str = ""


class _Walk:
    """A walk over the tokens of a source."""

    def __init__(self, source: str) -> None:
        self.stitcher = Stitcher(source)
        self.layout = layout(source)
        self._source = source
        self._defined = {found.span.start: found for found in definitions(self.layout)}
        self._by_key = {found.key: found for found in reversed(self._defined.values())}
        self._signs = {**macros(self.layout), **SYMBOLS}
        self._environments = Environments()
        self._groups: list[_Group] = []
        self._kinds: list[BlockKind] = []
        self._endless: set[str] = set()
        self._spaced = True
        self._broken = False
        self._footnotes: deque[Span] = deque()
        self._noting = False
        self._special: dict[str, Callable[[int, int], int]] = {
            "begin": self._begin,
            "end": self._end,
            "item": self._item,
            "par": self._par,
            "tabularnewline": self._line,
            "enquote": self._quoted,
            "verb": self._code,
            "lstinline": self._code,
            **dict.fromkeys(("def", "let", "newcommand", "providecommand", "renewcommand"), self._macro),
        }

    def document(self) -> None:
        """Walk over the body, and over what the preamble says in words; over all where there is no body."""
        body = _BODY.search(self._source)
        if not body:
            self._over(0, len(self._source))
            return
        end = self._source.find(r"\end{document}", body.end())
        self._preamble(body.start())
        self._over(body.end(), end if end >= 0 else len(self._source))

    def _preamble(self, end: int) -> None:
        places = {match.start(): match for match in _PREAMBLE.finditer(self._source, 0, end)}
        last = 0
        for start in sorted({*places, *(start for start in self._defined if start < end)}):
            if start < last:
                continue
            if start in self._defined:
                last = self._define(self._defined[start])
            elif group := self.layout.group(self._behind_option(places[start].end())):
                self._apart(group, KINDS[places[start][1]])
                last = group.end

    def _over(self, start: int, end: int) -> None:
        """Walk over a stretch and end its last block."""
        at = start
        while token := _TOKEN.match(self._source, at, end):
            at = token.end()
            if token.lastgroup == "words":
                self._words(*token.span())
            elif token.lastgroup == "command":
                at = max(at, self._command(token))
            elif token.lastgroup == "maths":
                at = self._maths(at)
            elif token.lastgroup == "paragraph":
                self._blank(token)
            elif token.lastgroup == "ligature":
                self._put(_LIGATURES[token[0]], *token.span())
            elif token.lastgroup == "sign":
                at = self._sign(token[0], token.start())
        self._close()

    def _words(self, start: int, end: int) -> None:
        """Keep text, without white space that follows white space."""
        if self._spaced:
            while start < end and self._source[start].isspace():
                start += 1
        if start < end:
            self.stitcher.keep(start, end)
            self._spaced = self._source[end - 1].isspace()
            self._broken = False

    def _put(self, text: str, start: int, end: int) -> None:
        if not (self._spaced and text.isspace()):
            self.stitcher.put(text, start, end)
            self._spaced = text[-1].isspace()
            self._broken = False

    def _blank(self, token: re.Match[str]) -> None:
        """End the paragraph; within a cell a blank line is a space."""
        if self._environments.top.name in TABLES:
            self._put("\n", *token.span())
        else:
            self._close()

    def _maths(self, at: int) -> int:
        self.stitcher.skip()
        found = _MATHS_END.match(self._source, at)
        return found.end() if found else at

    def _sign(self, sign: str, at: int) -> int:
        if sign == "{":
            if at in self.layout.braces:
                self._open(_Group(self.layout.braces[at]))
        elif sign in "}]":
            if not self._leave_groups(at) and sign == "]":
                self._words(at, at + 1)
        elif sign == "~":
            self._put("\u00a0", at, at + 1)
        elif sign == "&" and self._environments.top.name in TABLES:
            self._close()
        elif sign not in "&$":
            self._words(at, at + 1)
        return at + 1

    def _open(self, group: _Group) -> None:
        self._groups.append(group)
        if group.kind:
            self._kinds.append(group.kind)

    def _leave_groups(self, at: int) -> bool:
        """End the groups that end at a place, and those that something skipped has ended before."""
        left = False
        while self._groups and self._groups[-1].end <= at:
            group = self._groups[-1]
            left = True
            if group.tail:
                self._put(group.tail, at, at + 1)
            if group.emphasised:
                self.stitcher.relax()
            if group.kind:
                self._close()
                self._kinds.pop()
            self._groups.pop()
        return left

    def _command(self, token: re.Match[str]) -> int:
        """Obey a command; give where to go on."""
        start, at = token.span()
        name = token["name"]
        if not name:
            return self._symbol(token["symbol"], start, at)
        if start in self._defined:
            return self._define(self._defined[start])
        if name in self._special:
            return self._special[name](start, at)
        if name in self._signs or name in ACCENTS:
            return self._character(name, start, at)
        if use := USES.fullmatch(name):
            return self._use(use, at)
        return self._worded(name, start, at)

    def _worded(self, name: str, start: int, at: int) -> int:
        """Obey a command whose argument is text, or pass over what is none."""
        if name in SWITCHES:
            self._switch(start)
            return at
        if name in TAKEN:
            self.stitcher.skip()
            return self.layout.passed(at, TAKEN[name])
        behind = self._behind_option(self.layout.passed(at, name == "captionof"))
        group = self.layout.group(behind) if name in KINDS or name in FOOTNOTES or name in EMPHASIS else None
        if not group:
            return behind
        if name in FOOTNOTES:
            self._footnotes.append(group)
            self.stitcher.skip()
            return group.end + 1
        if name in EMPHASIS:
            self.stitcher.stress()
            self._open(_Group(group.end, emphasised=True))
        else:
            self._close()
            self._open(_Group(group.end, KINDS[name]))
        return group.start

    def _behind_option(self, at: int) -> int:
        option = self.layout.option(at)
        return option.end + 1 if option else at

    def _symbol(self, symbol: str, start: int, at: int) -> int:
        if symbol == "\\":
            return self._line(start, self._behind_option(at + self._source.startswith("*", at)))
        if symbol in "([":
            return self._display(symbol, at)
        if symbol in SYMBOLS or symbol in ACCENTS:
            return self._character(symbol, start, at)
        if symbol not in _JOINING:
            self._words(start + 1, at)
        return at

    def _display(self, symbol: str, at: int) -> int:
        r"""Pass over ``\(…\)`` or ``\[…\]``."""
        ending = r"\)" if symbol == "(" else r"\]"
        end = -1 if ending in self._endless else self._source.find(ending, at)
        self.stitcher.skip()
        if end < 0:
            self._endless.add(ending)
            return at
        return end + len(ending)

    def _character(self, name: str, start: int, at: int) -> int:
        """Write a character that a command stands for, alone or with the letter behind it."""
        if name in self._signs:
            self._put(self._signs[name], start, at)
            return at
        found = _LETTER.match(self._source, at)
        if not found:
            return at
        letter = next(letter for letter in found.groups() if letter)
        self._put(normalize("NFC", letter + ACCENTS[name]), start, found.end())
        return found.end()

    def _switch(self, at: int) -> None:
        r"""Begin what ``{\em …}`` stresses."""
        self._leave_groups(at)
        if self._groups and not self._groups[-1].emphasised:
            self._groups[-1].emphasised = True
            self.stitcher.stress()

    def _quoted(self, start: int, at: int) -> int:
        group = self.layout.group(at)
        if not group:
            return at
        self._put("“", start, group.start)
        self._open(_Group(group.end, tail="”"))
        return group.start

    def _code(self, start: int, at: int) -> int:
        self.stitcher.skip()
        return self.layout.code[start] if start in self.layout.code else self.layout.passed(at, 1)

    def _macro(self, _: int, at: int) -> int:
        r"""Pass over the making of a macro: ``\def\x#1{…}``, ``\newcommand{\x}[1]{…}``."""
        named = _MACRO.match(self._source, at)
        return self.layout.passed(named.end(), 1) if named else self.layout.passed(at, 2)

    def _define(self, defined: Defined) -> int:
        """Read a definition as a row of a list of abbreviations."""
        self._close()
        self._environments.begin_row()
        for span in (defined.short, defined.full):
            self._apart(span, BlockKind.CELL)
        return defined.span.end

    def _use(self, use: re.Match[str], at: int) -> int:
        r"""Read ``\gls{asn}`` as the short form; what is defined in another file leaves a gap."""
        group = self.layout.group(self._behind_option(at))
        if not group:
            return at
        defined = self._by_key.get(self._source[slice(*group)].strip())
        text = self._source[slice(*(defined.full if use["long"] else defined.short))].strip() if defined else ""
        if 0 < len(text) <= _LONGEST and not _MARKUP.search(text):
            self._put(text, *group)
        else:
            self.stitcher.skip()
        return self._behind_option(group.end + 1)

    def _par(self, _: int, at: int) -> int:
        self._close()
        return at

    def _line(self, start: int, at: int) -> int:
        """End a row of a table, or a line."""
        self._leave_groups(start)
        top = self._environments.top
        if top.name in TABLES and top.depth == len(self._groups):
            self._close()
            self._environments.begin_row_in()
        elif not self._broken and not self.stitcher.is_empty():
            self.stitcher.put("\n", start, at)
            self._spaced = self._broken = True
        return at

    def _item(self, _: int, at: int) -> int:
        self._close()
        option = self.layout.option(self.layout.skip_space(at))
        if self._environments.begin_term() and option:
            self._open(_Group(option.end, BlockKind.CELL))
            return option.start
        return option.end + 1 if option else at

    def _begin(self, start: int, at: int) -> int:
        named = _NAME.match(self._source, self.layout.skip_space(at))
        if not named:
            return at
        name = named[1]
        if start in self.layout.code:
            if name in MATHS:
                self.stitcher.skip()
            else:
                self._close()
            return self.layout.code[start]
        self._close()
        self._leave_groups(start)
        self._environments.begin(name, len(self._groups))
        taken = TAKEN.get(name + named[2], TAKEN.get(name, 0))
        at = self._behind_option(self.layout.passed(named.end(), taken))
        if name == "frame" and (title := self.layout.group(at)):
            self._open(_Group(title.end, BlockKind.HEADING))
            return title.start
        return at

    def _end(self, start: int, at: int) -> int:
        named = _NAME.match(self._source, self.layout.skip_space(at))
        if not named:
            return at
        self._leave_groups(start)
        self._close()
        self._environments.end(named[1])
        return named.end()

    def _close(self) -> None:
        """End the block in hand; its footnotes follow."""
        if not self.stitcher.is_empty():
            self.stitcher.close(*self._kind())
        self._spaced, self._broken = True, False
        if self._noting or not self._footnotes:
            return
        self._noting = True
        with self.stitcher.relaxed():
            while self._footnotes:
                self._apart(self._footnotes.popleft(), BlockKind.FOOTNOTE)
        self._noting = False

    def _apart(self, span: Span, kind: BlockKind) -> None:
        """Read a stretch by itself."""
        groups, environments = len(self._groups), len(self._environments)
        self._open(_Group(span.end, kind))
        self._over(*span)
        while len(self._groups) > groups:
            self._leave_groups(self._groups[-1].end)
        self._environments.leave(environments)

    def _kind(self) -> tuple[BlockKind, int]:
        if not self._kinds:
            return self._environments.kind()
        kind = self._kinds[-1]
        return kind, self._environments.row if kind is BlockKind.CELL else 0
