"""What stands in running text of reStructuredText: emphasis, roles, references; code and targets are no prose.

A role says what its text is: of ``:ref:`Bab II <bab2>``` and ``:term:`IKN``` the text is read, of ``:file:`/etc``` and
``:py:func:`len``` nothing, and ``:abbr:`ASN (aparatur sipil negara)``` explains a short form as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from istilah.readers._inline import Act, Weaver

_STRESSED = frozenset({"emphasis", "strong", "dfn"})
_READ = _STRESSED | {"abbr", "abbreviation", "ac", "acronym", "guilabel", "menuselection", "term"}
_READ |= {"sub", "subscript", "sup", "superscript", "t", "title", "title-reference"}
_POINTING = frozenset({"any", "doc", "download", "numref", "ref", "std:ref", "std:doc", "std:term"})
"""Roles whose text is read where it is not the target itself."""

GRAMMAR = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<literal>``(?=\S)(?:[^`]|`(?!`))++``+)"
    r"|(?<![\w.+:`-])(?P<role>:(?P<name>[\w.+:-]++)(?<=:)`(?P<said>(?:[^`\\]|\\.)++)`(?!\w))"
    r"|(?<![\w`])(?P<text>_?`(?P<plain>(?=\S)(?:[^`\\]|\\.)++)`(?::(?P<after>\w[\w.+-]*+):|__?)?(?!\w))"
    r"|(?<![\w*])(?P<strong>\*\*(?P<heavy>(?=\S)(?:[^*\\]|\\.|\*(?!\*))++)\*\*(?!\w))"
    r"|(?<![\w*])(?P<emphasis>\*(?P<slanted>(?=[^\s*])(?:[^*\\]|\\.)++)\*(?![\w*]))"
    r"|(?<![\w|])(?P<substitution>\|(?=\S)[^|\n]++\|(?:__?)?(?!\w))"
    r"|(?P<note>\[[^\[\]\s`]++\]_(?!\w))"
    r"|(?P<reference>(?<=[^\W_])__?(?!\w))",
    re.DOTALL,
)


def _escape(weaver: Weaver, match: re.Match[str]) -> None:
    start, end = match.span()
    if not match[0][1].isspace():
        weaver.keep(start + 1, end)


def _role(weaver: Weaver, match: re.Match[str]) -> None:
    _say(weaver, match["name"].rstrip(":"), *match.span("said"))


def _text(weaver: Weaver, match: re.Match[str]) -> None:
    if match["after"]:
        _say(weaver, match["after"], *match.span("plain"))
        return
    start, _ = match.span("plain")
    weaver.keep(start, start + _before_target(match["plain"]))


def _say(weaver: Weaver, role: str, start: int, end: int) -> None:
    """Read the text of a role, if it is one that has text."""
    until = start + _before_target(weaver.text[start:end])
    if role in _STRESSED:
        weaver.stress(start, end)
    elif role in _READ or (until < end and role in _POINTING):
        weaver.keep(start, until)
    else:
        weaver.skip()


def _before_target(text: str) -> int:
    """Tell how long a text is without the target behind it.

    >>> _before_target("Bab II <bab2>")
    6
    """
    return len(text[: text.rfind("<")].rstrip()) if text.endswith(">") and "<" in text else len(text)


ACTS: Mapping[str, Act] = {
    "escape": _escape,
    "literal": lambda weaver, _: weaver.skip(),
    "role": _role,
    "text": _text,
    "strong": lambda weaver, match: weaver.stress(*match.span("heavy")),
    "emphasis": lambda weaver, match: weaver.stress(*match.span("slanted")),
    "substitution": lambda weaver, _: weaver.skip(),
    "note": lambda weaver, _: weaver.skip(),
    "reference": lambda _, __: None,
}
