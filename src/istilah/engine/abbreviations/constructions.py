"""The ways in which Indonesian and English writers put a short form beside its full form.

Nearly all definitions stand in brackets: *Badan Pusat Statistik (BPS)*, *FS (feasibility study)*, *Bank Indonesia
(“BI”)*, *(disingkat SI)*, *(yang selanjutnya disebut Amdal)*. Laws say *yang selanjutnya disingkat*; news, *atau*,
*disingkat*, *singkatan dari*; lists put them side by side. Here they are only found; what they say, and whether they
define at all, is judged in :mod:`~.definitions`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BRACKET = re.compile(r"[(\[](?=[^()\[\]]*[A-Za-z][A-Za-z.])([^()\[\]]{2,140})[)\]]")
_LEGAL = re.compile(
    r",?\s+(?:\([^()]{1,80}\)\s*,?\s*)?(?:atau\s+)?(?:(?:yang\s+)?(?:untuk\s+)?selanjutnya\s+(?:dalam\s+[^,.]{3,60}?\s+ini\s+)?"
    r"(?:dapat\s+)?(?:disebut|disingkat)|(?:yang\s+)?(?:biasa\s+|lazim\s+|sering\s+|kerap\s+)?disingkat"
    r"|hereinafter,?\s+(?:referred\s+to\s+as|called)|abbreviated\s+(?:as|to))"
    r"(?:\s+(?:dengan|sebagai|menjadi|juga))?\s+(?:the\s+)?"
    r"(?P<short>[“\"']?[A-Z][\w&./-]*"
    r"(?:[ ](?!adalah\b|ialah\b|yaitu\b|merupakan\b|is\b|means\b)[\w&./-]+){0,3}[”\"']?)",
)
_OR = re.compile(r",?\s+(?:atau|or|alias)\s+(?:the\s+)?(?P<short>[“\"][^”\"]{2,40}[”\"]|[A-Z][A-Za-z0-9&]{1,11}\b)")
_STANDS = re.compile(
    r"(?P<short>[A-Z][\w&/-]{1,14})[”\"]?,?\s+(?:(?:adalah|merupakan|ialah|yaitu|yang\s+merupakan)\s+)?"
    r"(?:(?:singkatan|akronim|kependekan|kepanjangan)\s+(?:dari\s+)?|stands\s+for\s+|short\s+for\s+|an?\s+acronym\s+(?:for|of)\s+)"
    r"(?P<long>[“\"']?[^.;:()\n]{4,120})",
)
_ENTRY = re.compile(
    r"^[ \t]*(?:[-*•]\s+)?(?P<short>[A-Z][\w&./-]{1,14})"
    r"[ \t]*(?:[:=–—]|\t|[ \t]-[ \t]|\.{3,}|[ \t]{3,})[ \t]*(?P<long>[A-Za-z“][^\n]{3,120})$",
    re.MULTILINE,
)
_LEGAL_WORDS = ("disingkat", "disebut", "hereinafter", "abbreviated")
_OR_WORDS = (" atau ", " or ", " alias ")
_STANDS_WORDS = ("singkatan", "akronim", "kependekan", "kepanjangan", "stands for", "short for", "acronym")
_WINDOW = 160
"""Characters around a word of a construction in which all of it stands."""


def brackets(text: str) -> Iterator[re.Match[str]]:
    """Find brackets that hold words; group 1 is what they hold."""
    return _BRACKET.finditer(text)


def marked(text: str) -> Iterator[re.Match[str]]:
    """Find *yang selanjutnya disingkat SHORT*, *atau SHORT*, *or “SHORT”*; the full form stands before."""
    yield from _near(_LEGAL, _LEGAL_WORDS, text)
    yield from _near(_OR, _OR_WORDS, text, before=_starts_short)


def explained(text: str) -> Iterator[re.Match[str]]:
    """Find *SHORT adalah singkatan dari Long*."""
    return _near(_STANDS, _STANDS_WORDS, text)


def entries(text: str) -> Iterator[re.Match[str]]:
    """Find lines of a list: *SHORT : Long*."""
    return _ENTRY.finditer(text)


def _near(
    pattern: re.Pattern[str],
    literals: tuple[str, ...],
    text: str,
    *,
    before: Callable[[str], bool] = lambda _: True,
) -> Iterator[re.Match[str]]:
    """Find a construction by the words it must have; looking for words is far quicker than for patterns.

    ``before`` tells of the characters behind such a word whether it is worth a closer look.
    """
    last = 0
    places = (
        at
        for literal in literals
        for at in _found(text, literal)
        if before(text[at + len(literal) : at + len(literal) + len("the “")])
    )
    for at in sorted(places):
        match = pattern.search(text, max(last, at - _WINDOW), at + _WINDOW) if at >= last else None
        if match:
            last = match.end()
            yield match


def _starts_short(text: str) -> bool:
    """Tell whether a short form may begin here, perhaps behind an article or a quotation mark."""
    return text[:1].isupper() or text[:1] in {"“", '"'} or text.startswith("the")


def _found(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + len(literal))
