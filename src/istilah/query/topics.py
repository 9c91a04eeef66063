"""What a text is about: its telling words, and the domains of the terms in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from istilah.language.folding import words
from istilah.language.lexicon import STOPWORDS
from istilah.query.preference import Topics
from istilah.query.recognition import spots

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.model.index import Index
    from istilah.query.recognition import Spot


def around(text: str, index: Index) -> Topics:
    """Describe ``text``; time grows with its length."""
    return describe(text, spots(text, index), index)


def describe(text: str, found: Iterable[Spot], index: Index) -> Topics:
    """Describe ``text``, whose known terms have been ``found`` already."""
    named = ({name.key for name in spot.names} for spot in found)
    counts = Counter(keys.pop() for keys in named if len(keys) == 1)  # an ambiguous name speaks for nothing
    domains: Counter[str] = Counter()
    for key, count in counts.items():
        concept = index.concept(key)
        domains.update(dict.fromkeys(concept.domain if concept else (), count))
    return Topics(frozenset(words(text)) - STOPWORDS, domains)
