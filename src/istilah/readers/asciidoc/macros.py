"""What stands in running text of AsciiDoc: emphasis, links, macros; code, targets and attributes are no prose.

A macro is ``name:target[text]``. Of links and cross references the text is read; the text of a footnote is a footnote
and that of a picture a caption, each a block of its own behind the one it stands in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.model.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from istilah.readers._inline import Act, Weaver

_LINKS = frozenset({"ftp", "http", "https", "irc", "link", "mailto", "xref"})
_NAMED = re.compile(r",[ \t]*(?=[\w-]+=)")
_MACROS = (
    r"anchor|asciimath|btn|footnote|ftp|https?|icon|image|indexterm|irc|kbd|latexmath|link|mailto|menu|pass|stem|xref"
)
_SAID = r"(?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+"
GRAMMAR = re.compile(
    r"(?P<escape>\\[*_`#^~{<\[+|])"
    r"|(?P<literally>\+\+\+(?P<raw>.+?)\+\+\+|(?<![\w+])\+(?P<plain>(?=[^\s+])[^+]++)\+(?![\w+]))"
    r"|(?P<quoted>[\"'](?=`\S))"
    r"|(?P<code>``(?:[^`]|`(?!`))++``|(?<![^\W_])`(?=[^\s`])[^`]++`(?![^\W_]|[\"']))"
    r"|(?P<tick>`)"
    r"|(?P<strong>\*\*(?P<heavier>(?:[^*]|\*(?!\*))++)\*\*|(?<![\w*])\*(?P<heavy>(?=[^\s*])[^*]++)\*(?![\w*]))"
    r"|(?P<emphasis>__(?P<slanter>(?:[^_]|_(?!_))++)__|(?<!\w)_(?P<slanted>(?=[^\s_])[^_]++)_(?!\w))"
    r"|(?P<mark>(?:\[[^\[\]\n]{0,99}\])?(?:##(?P<marker>[^#]++)##|(?<![\w#])#(?P<marked>(?=[^\s#])[^#]++)#(?![\w#])))"
    r"|(?P<shift>\^(?=[^\s^]+\^)|(?<=\S)\^|~(?=[^\s~]+~)|(?<=\S)~)"
    rf"|(?P<macro>(?:(?<![\w:])|(?=footnote))(?P<name>{_MACROS}):(?!:)(?P<target>[^\s\[\]]{{0,400}})\[(?P<said>{_SAID})\])"
    r"|(?P<reference><<(?P<to>[^<>,\n]++)(?:,(?P<shown>[^<>]*+))?>>)"
    r"|(?P<index>\(\(\((?:[^()]++)\)\)\))"
    r"|(?P<term>\(\((?P<visible>[^()]++)\)\))"
    r"|(?P<dropped>\[\[[^\[\]]*+\]\]|\{[\w-]++(?::[^{}\n]*+)?\}|<(?:\d{1,3}|\.)>|[ \t]\+(?=[ \t\r]*(?:\n|\Z)))",
    re.DOTALL,
)


def _within(*groups: str) -> Act:
    """Weave whichever of these groups has matched."""

    def act(weaver: Weaver, match: re.Match[str]) -> None:
        weaver.weave(*next(match.span(group) for group in groups if match[group] is not None))

    return act


def _stressed(*groups: str) -> Act:
    def act(weaver: Weaver, match: re.Match[str]) -> None:
        weaver.stress(*next(match.span(group) for group in groups if match[group] is not None))

    return act


def _literally(weaver: Weaver, match: re.Match[str]) -> None:
    weaver.keep(*(match.span("raw") if match["raw"] is not None else match.span("plain")))


def _macro(weaver: Weaver, match: re.Match[str]) -> None:
    name, (start, end) = match["name"], match.span("said")
    if name == "pass":
        weaver.keep(start, end)
    elif name == "footnote":
        weaver.set_aside(start, end, BlockKind.FOOTNOTE)
    elif name == "image":
        weaver.set_aside(start, start + len(first_of(match["said"])), BlockKind.CAPTION)
    elif name in _LINKS and match["said"]:
        weaver.weave(start, start + len(first_of(match["said"])))
    else:
        weaver.skip()


def first_of(attributes: str) -> str:
    """Choose the text among the attributes of a macro.

    >>> first_of("Peta IKN,width=50%"), first_of("Badan A, B, dan C")
    ('Peta IKN', 'Badan A, B, dan C')
    """
    text = _NAMED.split(attributes, maxsplit=1)[0]
    return text.removesuffix("^")


def _reference(weaver: Weaver, match: re.Match[str]) -> None:
    if match["shown"]:
        weaver.weave(*match.span("shown"))
    else:
        weaver.skip()


def _skip(weaver: Weaver, _: re.Match[str]) -> None:
    weaver.skip()


def _nothing(_: Weaver, __: re.Match[str]) -> None:
    """Leave out what leaves no gap."""


ACTS: Mapping[str, Act] = {
    "escape": lambda weaver, match: weaver.keep(match.start() + 1, match.end()),
    "literally": _literally,
    "quoted": lambda weaver, match: weaver.keep(*match.span()),
    "code": _skip,
    "tick": _nothing,
    "strong": _stressed("heavier", "heavy"),
    "emphasis": _stressed("slanter", "slanted"),
    "mark": _within("marker", "marked"),
    "shift": _nothing,
    "macro": _macro,
    "reference": _reference,
    "index": _skip,
    "term": _within("visible"),
    "dropped": _skip,
}
