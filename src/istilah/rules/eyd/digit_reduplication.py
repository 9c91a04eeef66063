"""EYD009: a doubled word written with a 2.

*buku2*, *anak2nya*, *orang²*. A word with a digit may also be a name (*layer2*), one of a row (*tabel1*,
*tabel2*) or a footnote mark, so the word must be one that the termbase or the draft itself knows, without neighbours.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from istilah.context.roles import SPARED
from istilah.language.affixes import ENDING
from istilah.language.folding import fold
from istilah.language.lexicon import STOPWORDS
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.model.index import Index

RULE = Rule(
    code="EYD009",
    name="digit-reduplication",
    severity=Severity.WARNING,
    summary=Text(id="Kata ulang dengan angka 2", en="Doubled word with a 2"),
    reason=Text(
        id="EYD V, Bentuk Ulang: kata ulang ditulis lengkap dengan tanda hubung di antara unsurnya (buku-buku).",
        en="EYD V, Bentuk Ulang: a doubled word is written in full, with a hyphen between its parts (buku-buku).",
    ),
    examples=(
        Example("Bacalah ⟦undang2⟧ dan peraturan lain.", fixed="Bacalah undang-undang dan peraturan lain."),
        Example(
            "Ini ⟦syarat2nya⟧ bagi pemohon. Baca syarat itu.",
            fixed="Ini syarat-syaratnya bagi pemohon. Baca syarat itu.",
        ),
        Example("Bacalah undang-undang dan peraturan lain."),
        Example("Lihat tabel1 dan tabel2 pada lampiran."),
        Example("Kadar CO2 dan luas 5 km2 dicatat pada log2x."),
    ),
)
_DOUBLED = Text(id="“{text}” ditulis “{right}”", en="“{text}” is written “{right}”")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")
# Searched from the digit, which is rarer than letters; one by one, which is faster than both.
_DIGITS = tuple(re.compile(rf"{digit}(?<=[a-z]{{3}}.)(?P<end>{ENDING})(?<!pun)(?![\w/.…-])") for digit in "2²")
_WORD = re.compile(r"(?<![\w./-])[A-Za-z]?[a-z]{2,}\Z")
_LONGEST = 20
_NEAR = 5000
"""Characters on either side in which the draft is asked about a word."""


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report known words that end in a 2."""
    prose = draft.document.prose
    known: dict[str, bool] = {}
    for found in chain.from_iterable(pattern.finditer(prose) for pattern in _DIGITS):
        word = _WORD.search(prose, max(0, found.start() - _LONGEST), found.start())
        if not word:
            continue
        if word[0] not in known:
            near = prose[max(0, word.start() - _NEAR) : found.end() + _NEAR]
            known[word[0]] = _is_known(word[0], draft.index, near) and not _is_numbered(word[0], near)
        span = Span(word.start(), found.end())
        if not known[word[0]] or draft.roles.plays(span, *SPARED):
            continue
        right = f"{word[0]}-{word[0].lower()}{found['end']}"
        message = _DOUBLED.fill(text=prose[span.start : span.end], right=right)
        yield Finding(span, word[0], message, Fix(_FIX.fill(right=right), (Edit(span, right),)))


def _is_known(word: str, index: Index, near: str) -> bool:
    """Tell whether ``word`` is a word of Indonesian, doubled or not, as far as termbase and draft know."""
    lower = word.lower()
    if lower in STOPWORDS or any(name.language == "id" for name in index.names(fold(lower))):
        return True
    if any(name.language == "id" for name in index.names(fold(lower * 2))):
        return True
    return f" {lower} " in near or f"{lower}-{lower}" in near


def _is_numbered(word: str, near: str) -> bool:
    """Tell whether the 2 counts: there is a first or a third."""
    return any(f"{word}{digit}" in near for digit in "013¹³")
