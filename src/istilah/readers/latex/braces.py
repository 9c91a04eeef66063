r"""Which braces of LaTeX belong together, where code and comments stand, and what commands define.

All is found in one pass before anything is read, so that reading never has to look for the end of something twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import Comment, Span
from istilah.readers.latex.commands import CODE, MATHS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ODD = re.compile(
    r"(?P<comment>%[^\r\n]*)|(?P<open>\{)|(?P<shut>\})"
    r"|\\begin[ \t]*\{(?P<code>[A-Za-z]+)\*?\}|\\(?:verb|lstinline)\*?(?P<mark>[^\sa-zA-Z*\[{])|\\.",
    re.DOTALL,
)
_SPACE = re.compile(r"[ \t]*(?:\r?\n[ \t]*)?(?!\r?\n)")
_IN_OPTION = re.compile(r"[\]{}]|\\.|\n[ \t\r]*\n", re.DOTALL)
_LINE = 1000
"""Characters of the longest code within a line."""
_DEFINES = re.compile(
    r"\\(?:(?P<three>newacronym|newabbreviation)|(?P<acro>acro|acrodef|newacro)|DeclareAcronym|newglossaryentry)(?![a-zA-Z])"
)
_FIELDS = 1000
"""Characters in which the fields of a definition stand."""
_FIELD = r"(?:\A|[,{{])\s*(?:{names})\s*=\s*(?:\{{(?P<group>[^{{}}]*)\}}|(?P<bare>[^,{{}}]*))"
_SHORT = re.compile(_FIELD.format(names="short|name"))
_FULL = re.compile(_FIELD.format(names="long|description"))


_MACRO = re.compile(
    r"\\(?:def\s*\\(?P<def>[a-zA-Z@]++)|(?:new|renew|provide)command\*?\s*(?:\{\s*\\(?P<new>[a-zA-Z@]++)\s*\}"
    r"|\\(?P<bare>[a-zA-Z@]++)))\s*\{(?P<text>[^{}\\$%&~#^_`]{1,200})(?:\\xspace\s*)?\}"
)


@dataclass(frozen=True)
class Layout:
    """Where things of a source end."""

    source: str
    braces: dict[int, int] = field(default_factory=dict)
    """The closing brace of each opening one that has one."""
    code: dict[int, int] = field(default_factory=dict)
    """Where verbatim text ends, by where its command begins."""
    comments: list[Comment] = field(default_factory=list)
    _hopeless: list[int] = field(default_factory=lambda: [0])

    def skip_space(self, at: int) -> int:
        """Pass over white space that does not end a paragraph."""
        found = _SPACE.match(self.source, at)
        return found.end() if found else at

    def group(self, at: int) -> Span | None:
        """Find what stands in braces at ``at`` or behind white space there."""
        at = self.skip_space(at)
        return Span(at + 1, self.braces[at]) if at in self.braces else None

    def option(self, at: int) -> Span | None:
        """Find what stands in square brackets at ``at``."""
        if not self.source.startswith("[", at) or at < self._hopeless[0]:
            return None
        start = at = at + 1
        while found := _IN_OPTION.search(self.source, at):
            at = self.braces.get(found.start(), found.start()) + 1 if found[0] == "{" else found.end()
            if found[0] == "]":
                return Span(start, found.start())
            if found[0] == "}" or found[0].startswith("\n"):
                break
        # Whoever asks again before this place need not look.
        self._hopeless[0] = found.start() if found else len(self.source)
        return None

    def passed(self, at: int, count: int) -> int:
        """Pass over ``count`` arguments in braces, and over options before them."""
        while count:
            here = self.skip_space(at)
            option = self.option(here)
            group = None if option else self.group(here)
            if option:
                at = option.end + 1
            elif group:
                at, count = group.end + 1, count - 1
            else:
                return at
        return at


def layout(source: str) -> Layout:
    r"""Find what belongs together.

    >>> found = layout(r"\emph{a\}} % {")
    >>> found.braces, found.comments
    ({5: 9}, [Comment(text='{', start=11, end=14)])
    """
    found = Layout(source)
    opened: list[int] = []
    at = 0
    while match := _ODD.search(source, at):
        at = match.end()
        if match["open"]:
            opened.append(match.start())
        elif match["shut"] and opened:
            found.braces[opened.pop()] = match.start()
        elif match["comment"]:
            found.comments.append(Comment(match[0][1:].strip(), *match.span()))
        elif match["mark"]:
            at = found.code[match.start()] = _marked(source, at, match["mark"])
        elif match["code"] in CODE or match["code"] in MATHS:
            at = found.code[match.start()] = _ended(source, at, match[0].replace("begin", "end", 1))
    return found


def _ended(source: str, at: int, ending: str) -> int:
    end = source.find(ending, at)
    return end + len(ending) if end >= 0 else len(source)


def _marked(source: str, at: int, mark: str) -> int:
    r"""Find the end of ``\verb|…|``, which stays on its line."""
    end, line = source.find(mark, at, at + _LINE), source.find("\n", at, at + _LINE)
    return end + 1 if end >= 0 and (line < 0 or end < line) else at


class Defined(NamedTuple):
    """A short form that a command defines, and where."""

    span: Span
    key: str
    short: Span
    full: Span


def definitions(found: Layout) -> Iterator[Defined]:
    r"""Go through the short forms that commands define: ``\newacronym{asn}{ASN}{aparatur sipil negara}``."""
    last = 0
    for match in _DEFINES.finditer(found.source):
        key = found.group(_behind_option(found, match.end()))
        parts = _parts(found, match, key) if key and match.start() >= last else None
        if key and parts:
            short, full, last = parts
            yield Defined(Span(match.start(), last), found.source[slice(*key)].strip(), short, full)


def _behind_option(found: Layout, at: int) -> int:
    option = found.option(found.skip_space(at))
    return option.end + 1 if option else at


def _parts(found: Layout, match: re.Match[str], key: Span) -> tuple[Span, Span, int] | None:
    """Find short form, full form, and the end of all."""
    option = found.option(found.skip_space(key.end + 1)) if match["acro"] else None
    second = found.group(option.end + 1 if option else key.end + 1)
    third = found.group(second.end + 1) if second and match["three"] else None
    if match["three"]:
        return (second, third, third.end + 1) if second and third else None
    if match["acro"]:
        return (option or key, second, second.end + 1) if second else None
    short, full = (_field(names, found.source, second) for names in (_SHORT, _FULL)) if second else (None, None)
    return (short, full, second.end + 1) if second and short and full else None


def _field(names: re.Pattern[str], source: str, span: Span) -> Span | None:
    """Find the value of a field: ``short = ASN`` or ``short = {ASN}``."""
    field = names.search(source[span.start : min(span.end, span.start + _FIELDS)])
    if not field:
        return None
    return Span(*field.span("bare" if field["group"] is None else "group")).moved(span.start)


def macros(found: Layout) -> dict[str, str]:
    r"""Find the macros that only stand for a stretch of text.

    >>> macros(layout(r"\newcommand{\kemen}{Kementerian\xspace} \def\x#1{a} % \def\y{b}"))
    {'kemen': 'Kementerian'}
    """
    unread = sorted([*((comment.start, comment.end) for comment in found.comments), *found.code.items()])
    texts = {}
    for match in _MACRO.finditer(found.source):
        before = bisect_right(unread, (match.start(), len(found.source))) - 1
        text = " ".join(match["text"].split())
        if text and not (before >= 0 and match.start() < unread[before][1]):
            texts[match["def"] or match["new"] or match["bare"]] = text
    return texts
