"""Full forms whose letters are those of another language: *Badan Cuaca Nasional (NWS)*.

Indonesian keeps the foreign short form and translates the name, and English does so with Indonesian offices. Letters
tell nothing then. A name in capitals is taken, or the noun phrase before the bracket; but what stands behind a name may
also be a party, a province or a news agency, so it needs words that a termbase knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.abbreviations.alignment import FUNCTION_WORDS
from istilah.abbreviations.candidates import BREAKS
from istilah.abbreviations.passage_words import Full
from istilah.abbreviations.shapes import is_core
from istilah.language.folding import plain
from istilah.language.institutions import HEADS
from istilah.language.tongue import is_indonesian

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istilah.abbreviations.candidates import Short
    from istilah.model.index import Index

_NOUNS = 4
"""Words of the longest noun phrase without capitals."""
_SENTENCE = 200
"""Characters before a bracket that tell its language."""
_BYLINE = re.compile(r"[^()\n]{0,12}\)\s*(?:-|–|—)")
"""What follows a news agency at the head of its report: “Karangasem, Bali (ANTARA News) – …”."""


class Foreign:
    """Judges the foreign short forms of one text."""

    def __init__(self, text: str, index: Index) -> None:
        self._text = text
        self._index = index

    def quoted(self, short: Short, words: Sequence[str]) -> Full | None:
        """Take a name in capitals, or the noun phrase, before a short form in quotation marks."""
        return None if self._is_elsewhere(short, words) else Full(_name(words))

    def full(self, short: Short, words: Sequence[str]) -> Full | None:
        """Take a name in capitals whose words are known, or the noun phrase."""
        if self._is_elsewhere(short, words):
            return None
        start = _name(words)
        named = start < len(words) - 1
        if not named:
            start = _phrase(words, len(short.text))
        full = words[start:]
        if len(full) == 1 or not self._is_plausible(short, full) or (full[-1][:1].isupper() and not named):
            return None
        return None if named and self._is_affiliation(short.text, full) else Full(start)

    def _is_elsewhere(self, short: Short, words: Sequence[str]) -> bool:
        """Tell whether another short form stands right before, or a dateline ends here."""
        if is_core(words[-1]) and plain(words[0]) not in HEADS:
            return True
        return bool(_BYLINE.match(self._text, short.span.end))

    def _is_plausible(self, short: Short, words: Sequence[str]) -> bool:
        """Tell whether letters may differ: not beside digits, nor in English prose, where both are of one language."""
        if not short.text.replace(" ", "").isalpha() or any(map(str.isdigit, "".join(words))):
            return False
        at = short.span.start
        return not words[-1].islower() or is_indonesian(self._text[max(0, at - _SENTENCE) : at + _SENTENCE])

    def _is_affiliation(self, bare: str, words: Sequence[str]) -> bool:
        """Tell a party behind a name, or a place behind a town, from a translated name."""
        if not self._index.short_forms.isdisjoint((bare, bare[:1].lower() + bare[1:])):
            return HEADS.isdisjoint((plain(words[0]), plain(words[-1])))
        return all(not self._index.longest(plain(word)) for word in words if word not in FUNCTION_WORDS)


def _name(words: Sequence[str]) -> int:
    """Find where a name in capitals begins that ends with the last word; without capitals, a noun phrase."""
    start = last = len(words) - 1
    if not words[last][:1].isupper():
        return _phrase(words, _NOUNS)
    while start > 0 and (words[start - 1][:1].isupper() or words[start - 1] in FUNCTION_WORDS):
        start -= 1
    while start < last and words[start].lower() in FUNCTION_WORDS:
        start += 1
    return start


def _phrase(words: Sequence[str], longest: int) -> int:
    """Find where a noun phrase begins: behind the last function word, ``longest`` words before at most."""
    start = last = len(words) - 1
    while start > 0 and last - start < longest and plain(words[start - 1]) not in BREAKS:
        start -= 1
    return start
