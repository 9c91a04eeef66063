"""The ways in which Indonesian and English writers put a short form beside its full form.

Nearly all definitions stand in brackets: *Badan Pusat Statistik (BPS)*, *FS (feasibility study)*, *Bank Indonesia
(“BI”)*, *(disingkat SI)*, *(yang selanjutnya disebut Amdal)*, *forced expiratory volume (FEV(1))*. Laws say *yang
selanjutnya disingkat*; news, *atau*, *disingkat*, *singkatan dari*; lists put them side by side. Here they are only
found, by the signs and words that they must have, which is far quicker than by their patterns; what each offers is in
:mod:`~.cases`, whether it defines at all in :mod:`~.strategies`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.language.naming import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.language.naming import Naming

# Numbers and letters of a list, “ayat (1)” and “huruf (a)”, are most brackets of a law, and define nothing.
_LISTED = r"(?!\d*[\])]|[a-z]\))"
_PLAIN = r"[^()\[\]]{0,140}+"
_INNER = r"(?:\([^()\[\]\s]{0,12}\)|\[[^()\[\]\s]{0,12}\])"
_ROUND = re.compile(rf"\({_LISTED}(?=({_PLAIN}(?:{_INNER}{_PLAIN}){{0,3}}+)\))")
_SQUARE = re.compile(rf"\[{_LISTED}(?=({_PLAIN}(?:{_INNER}{_PLAIN}){{0,3}}+)\])")
# Blanks are taken at once and never given back: a line may be nothing but blanks.
_ENTRY = (
    r"[ \t]*+(?:[-*•]\s++)?(?P<short>[A-Z][\w&./-]{1,14})"
    r"(?:[ \t]*+(?:[:=–—]|\.{3,})|[ \t]++-[ \t]|(?= *\t|[ \t]{3})[ \t])[ \t]*+"
    r"(?P<long>[A-Za-z“][^\n]{3,120})(?=\n|\Z)"
)
_FIRST_ENTRY, _NEXT_ENTRY = re.compile(_ENTRY), re.compile("\n" + _ENTRY)
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


def marked(text: str, naming: Naming) -> Iterator[re.Match[str]]:
    """Find *yang selanjutnya disingkat SHORT*, *lebih dikenal dengan SHORT*; the full form stands before."""
    return _near(naming.marked, places(naming.marked_signs, text), text)


def alternatives(text: str, naming: Naming) -> Iterator[re.Match[str]]:
    """Find *Long atau SHORT*, *or “SHORT”*, which mostly is another thing."""
    return _near(naming.alternative, (sign.start() for sign in naming.alternative_sign.finditer(text)), text)


def explained(text: str, naming: Naming) -> Iterator[re.Match[str]]:
    """Find *SHORT adalah singkatan dari Long*."""
    return _near(naming.explained, places(naming.explained_signs, text), text)


def entries(text: str) -> Iterator[re.Match[str]]:
    """Find lines of a list: *SHORT : Long*."""
    first = _FIRST_ENTRY.match(text)
    if first:
        yield first
    yield from _NEXT_ENTRY.finditer(text)


def _near(pattern: re.Pattern[str], signs: Iterable[int], text: str) -> Iterator[re.Match[str]]:
    """Find a construction around the words it must have."""
    last = 0
    for at in signs:
        match = pattern.search(text, max(last, at - _WINDOW), at + _WINDOW) if at >= last else None
        if match:
            last = match.end()
            yield match
