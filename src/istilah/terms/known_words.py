"""Which single words are Indonesian, and which are English only, as far as termbase and word lists know.

A bound form is joined to an Indonesian word and hyphened to a foreign one (*semipermanen*, *semi-outdoor*), so a rule
that joins must know which it has before it. A word that nobody knows may be either.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from istilah.language.indonesian import analyses
from istilah.language.lexicon import SMALL
from istilah.terms.search_index import vocabulary

if TYPE_CHECKING:
    from istilah.model.document import Span
    from istilah.model.index import Index
    from istilah.model.word_lists import WordLists
    from istilah.text import Language

_PIECE_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,4})[ \u00a0]\Z")
_PIECE_BEHIND = re.compile(r"[ \u00a0]([^\W\d_]{1,4})(?![^\W\d_])")
_PIECE = 6
"""Characters on either side in which the piece of a word stands, which is short; a longer one is a word."""
_TRUST = 0.65
"""How sure it must be that a word is a form of another."""


class Wordstock:
    """The words that are known; gathered when the first is asked for."""

    def __init__(self, index: Index, words: WordLists) -> None:
        self._index = index
        self._words = words

    def _is_listed(self, word: str, language: Language) -> bool:
        known = vocabulary(self._index)
        return word in (known.indonesian if language == "id" else known.english) or word in self._words.words(
            "ordinary", language
        )

    @lru_cache(maxsize=1 << 8)  # noqa: B019 - lives as long as the look at one draft
    def is_indonesian(self, word: str) -> bool:
        """Tell whether a word in small letters, or what it is a form of, is Indonesian."""
        if self._is_listed(word, "id"):
            return True
        roots = (found.root for found in analyses(word) if found.trust >= _TRUST)
        return not self._is_listed(word, "en") and any(self._is_listed(root, "id") for root in roots)

    def is_english(self, word: str) -> bool:
        """Tell whether a word in small letters is English and not Indonesian as well."""
        return self._is_listed(word, "en") and not self.is_indonesian(word)

    def is_parted(self, prose: str, span: Span) -> bool:
        """Tell whether a space has parted a word of which a stretch is but a piece: *Pin jaman*, *ditempat kan*."""
        word = prose[span.start : span.end].lower()
        before = _PIECE_BEFORE.search(prose, max(0, span.start - _PIECE), span.start)
        behind = _PIECE_BEHIND.match(prose, span.end, span.end + _PIECE)
        return (before is not None and self._are_one(before[1].lower(), word)) or (
            behind is not None and self._are_one(word, behind[1].lower())
        )

    def _are_one(self, first: str, second: str) -> bool:
        return first not in SMALL and second not in SMALL and self.is_indonesian(first + second)

    def is_passive(self, word: str) -> bool:
        """Tell whether a word in small letters is a passive of a known verb, such as *disediakan*."""
        is_listed = self._is_listed(word, "id")  # as *dinas*, but *yang disediakan* stands in names, too
        return word.startswith("di") and any(
            found.prefix.startswith("di-") and self._is_listed(found.root, "id")
            for found in analyses(word)
            if not is_listed or found.suffix.startswith("-kan")
        )
