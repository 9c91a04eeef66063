"""Full forms whose letters are those of another language: *Badan Cuaca Nasional (NWS)*, *PT Carsurin Tbk (CRSN)*.

Indonesian keeps the foreign short form and translates the name, and English does so with Indonesian offices; an
exchange gives a company four letters. Letters tell nothing then, and what stands behind a name in capitals mostly is
something else: a party, a province, a news agency, a unit. So it needs a sign: quotation marks, the name of an
institution, *Tbk*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.abbreviations.candidates import BREAKS
from istilah.abbreviations.passage_words import Full
from istilah.abbreviations.shapes import is_core
from istilah.language.folding import fold, plain
from istilah.language.institutions import HEADS, INDONESIAN_HEADS
from istilah.language.lexicon import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from istilah.abbreviations.candidates import Short

_NOUNS = 4
"""Words of the longest noun phrase without capitals."""
_TICKER = re.compile(r"\bTbk\.?\s*\($")
_NEAR = 12
"""Characters before a short form in which that stands."""
_LETTERS = 4
"""Letters by which an exchange calls a company."""
_BYLINE = re.compile(r"[^()\n]{0,12}\)\s*(?:-|–|—)")
"""What follows a news agency at the head of its report: “Karangasem, Bali (ANTARA News) – …”."""


class Foreign:
    """Judges the foreign short forms of one text."""

    def __init__(self, text: str, companies: Collection[str]) -> None:
        """Take what says that a name is a company's: *PT*, *Persero*."""
        self._text = text
        self._companies = frozenset(map(fold, companies))

    def quoted(self, short: Short, words: Sequence[str]) -> Full | None:
        """Take the name, or the noun phrase, before a short form in quotation marks."""
        return None if self._is_elsewhere(short, words) else _name(words) or _phrase(words)

    def institution(self, short: Short, words: Sequence[str]) -> Full | None:
        """Take the name of an institution, from the word on that says so; a company has a form in its name."""
        is_alone = short.text.isalpha() and self._is_alone(short)
        full = _name(words) if is_alone and not self._is_elsewhere(short, words) else None
        named = words[full.start :] if full else ()
        heads = [(at, plain(word)) for at, word in enumerate(named) if plain(word) in HEADS]
        if (
            not full
            or not heads
            or any(map(self._is_company, (short.text, *named)))
            or all(map(str.isupper, named[:2]))
        ):
            return None
        at, head = heads[0]
        if head not in INDONESIAN_HEADS:
            return full
        return Full(full.start + at) if at < len(named) - 1 else None

    def ticker(self, short: Short, words: Sequence[str]) -> Full | None:
        """Take the name of a company before the letters by which an exchange calls it."""
        is_ticker = short.text.isalpha() and short.text.isupper() and len(short.text) == _LETTERS
        start = short.span.start
        return _name(words) if is_ticker and _TICKER.search(self._text, max(0, start - _NEAR), start) else None

    def glossed(self, short: Short, words: Sequence[str]) -> Full | None:
        """Take what a short form alone in its bracket may explain, be it the full form or not."""
        if not self._is_alone(short) or self._is_elsewhere(short, words):
            return None
        return _name(words) or _phrase(words)

    def _is_company(self, word: str) -> bool:
        return fold(word) in self._companies

    def _is_alone(self, short: Short) -> bool:
        """Tell whether a short form is all that its bracket holds."""
        start, end = short.span
        return self._text[start - 1 : start] == "(" and self._text.startswith(")", end)

    def _is_elsewhere(self, short: Short, words: Sequence[str]) -> bool:
        """Tell whether another short form stands right before, or a dateline ends here."""
        if is_core(words[-1]) and plain(words[0]) not in HEADS:
            return True
        return bool(_BYLINE.match(self._text, short.span.end))


def _phrase(words: Sequence[str]) -> Full | None:
    """Find where a noun phrase without capitals begins: behind a function word, some words before the last."""
    start = last = len(words) - 1
    while start > 0 and last - start < _NOUNS and plain(words[start - 1]) not in BREAKS:
        start -= 1
    return Full(start) if start < last and "".join(words[start:]).isalpha() and words[last].islower() else None


def _name(words: Sequence[str]) -> Full | None:
    """Find where a name in capitals begins that ends with the last word: two words or more, and no number."""
    start = last = len(words) - 1
    while start >= 0 and (words[start][:1].isupper() or words[start] in FUNCTION_WORDS):
        start -= 1
    start += 1
    while start < last and words[start].lower() in FUNCTION_WORDS:
        start += 1
    is_name = start < last and words[last][:1].isupper() and not any(map(str.isdigit, "".join(words[start:])))
    return Full(start) if is_name else None
