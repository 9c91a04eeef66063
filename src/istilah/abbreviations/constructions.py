"""The ways in which Indonesian and English writers put a short form beside its full form.

Nearly all definitions stand in brackets: *Badan Pusat Statistik (BPS)*, *FS (feasibility study)*, *Bank Indonesia
(“BI”)*, *(disingkat SI)*, *(yang selanjutnya disebut Amdal)*, *forced expiratory volume (FEV(1))*. Laws say *yang
selanjutnya disingkat*; news, *atau*, *disingkat*, *singkatan dari*; lists put them side by side. Here they are only
found, by the signs and words that they must have, which is far quicker than by their patterns; what they say, and
whether they define at all, is judged in :mod:`~.definitions`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Numbers and letters of a list, “ayat (1)” and “huruf (a)”, are most brackets of a law, and define nothing.
_LISTED = r"(?!\d*[\])]|[a-z]\))"
_PLAIN = r"[^()\[\]]{0,140}+"
_INNER = r"(?:\([^()\[\]\s]{0,12}\)|\[[^()\[\]\s]{0,12}\])"
_ROUND = re.compile(rf"\({_LISTED}(?=({_PLAIN}(?:{_INNER}{_PLAIN}){{0,3}}+)\))")
_SQUARE = re.compile(rf"\[{_LISTED}(?=({_PLAIN}(?:{_INNER}{_PLAIN}){{0,3}}+)\])")
_LEGAL = re.compile(
    r",?\s+(?:\([^()]{1,80}\)\s*,?\s*)?(?:atau\s+)?(?:(?:yang\s+)?(?:untuk\s+)?selanjutnya\s+(?:dalam\s+[^,.]{3,60}?\s+ini\s+)?"
    r"(?:dapat\s+)?(?:disebut|disingkat)|(?:yang\s+)?(?:lebih\s+)?(?:biasa\s+|lazim\s+|sering\s+|kerap\s+|akrab\s+)?"
    r"(?:disingkat|dikenal)|hereinafter,?\s+(?:referred\s+to\s+as|called)|abbreviated\s+(?:as|to))"
    r"(?:\s+(?:dengan|sebagai|menjadi|juga|nama|sebutan))*\s+(?:the\s+)?"
    r"(?P<short>[“\"']?(?:[a-z]+[ ](?=[A-Z]))?(?:[A-Z][\w&./-]*|[a-z]{4,14}\b)"
    r"(?:[ ](?!adalah\b|ialah\b|yaitu\b|merupakan\b|is\b|means\b)[\w&./-]+){0,6}[”\"']?)",
)
_OR = re.compile(r",?\s+(?:atau|or|alias)\s+(?:the\s+)?(?P<short>[“\"][^”\"]{2,40}[”\"]|[A-Z][A-Za-z0-9&]{1,11}\b)")
_STANDS = re.compile(
    r"(?P<short>[A-Z][\w&/-]{1,14})[”\"]?,?\s+(?:(?:adalah|merupakan|ialah|yaitu|yang\s+merupakan)\s+)?"
    r"(?:(?:singkatan|akronim|kependekan|kepanjangan)\s+(?:dari\s+)?|stands\s+for\s+|short\s+for\s+|an?\s+acronym\s+(?:for|of)\s+)"
    r"(?P<long>[“\"']?[^.;:()\n]{4,120})",
)
# Blanks are taken at once and never given back: a line may be nothing but blanks.
_ENTRY = (
    r"[ \t]*+(?:[-*•]\s++)?(?P<short>[A-Z][\w&./-]{1,14})"
    r"(?:[ \t]*+(?:[:=–—]|\.{3,})|[ \t]++-[ \t]|(?= *\t|[ \t]{3})[ \t])[ \t]*+"
    r"(?P<long>[A-Za-z“][^\n]{3,120})(?=\n|\Z)"
)
_FIRST_ENTRY, _NEXT_ENTRY = re.compile(_ENTRY), re.compile("\n" + _ENTRY)
# What begins with a rare letter is found at once, and a pattern as quickly as a word: hence no “a” at the beginning.
_LEGAL_WORDS = tuple(map(re.compile, ("dis(?:ingkat|ebut)", "dikenal", "hereinafter", "bbreviated")))
_OR_WORDS = (re.compile(' (?:atau|or|alias) (?:the )?[A-Z“"]'),)
_STANDS_WORDS = tuple(
    map(re.compile, ("s(?:ingkatan|tands for|hort for)", "kep(?:endekan|anjangan)", "kronim", "cronym"))
)
_WINDOW = 160
"""Characters around a word of a construction in which all of it stands."""


def brackets(text: str) -> Iterator[re.Match[str]]:
    """Find brackets that may hold words; group 1 is what they hold, and the bracket closes right behind.

    >>> [match[1] for match in brackets("(a) volume (FEV(1)) [ml]")]
    ['FEV(1)', 'ml']
    """
    yield from _ROUND.finditer(text)
    if "[" in text:
        yield from _SQUARE.finditer(text)


def marked(text: str) -> Iterator[re.Match[str]]:
    """Find *yang selanjutnya disingkat SHORT*, *lebih dikenal dengan SHORT*; the full form stands before."""
    return _near(_LEGAL, _LEGAL_WORDS, text)


def alternatives(text: str) -> Iterator[re.Match[str]]:
    """Find *Long atau SHORT*, *or “SHORT”*, which mostly is another thing."""
    return _near(_OR, _OR_WORDS, text)


def explained(text: str) -> Iterator[re.Match[str]]:
    """Find *SHORT adalah singkatan dari Long*."""
    return _near(_STANDS, _STANDS_WORDS, text)


def entries(text: str) -> Iterator[re.Match[str]]:
    """Find lines of a list: *SHORT : Long*."""
    first = _FIRST_ENTRY.match(text)
    if first:
        yield first
    yield from _NEXT_ENTRY.finditer(text)


def _near(pattern: re.Pattern[str], words: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    """Find a construction around the words it must have."""
    last = 0
    for at in sorted(match.start() for word in words for match in word.finditer(text)):
        match = pattern.search(text, max(last, at - _WINDOW), at + _WINDOW) if at >= last else None
        if match:
            last = match.end()
            yield match
