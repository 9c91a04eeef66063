"""What a text is about: its telling words, and the domains of the terms in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from istilah.engine.preference import Context
from istilah.engine.spotting import spots
from istilah.language.folding import words
from istilah.language.stopwords import STOPWORDS

if TYPE_CHECKING:
    from istilah.model.index import Index


def around(text: str, index: Index) -> Context:
    """Describe ``text``; time grows with its length."""
    domains: Counter[str] = Counter()
    for spot in spots(text, index):
        keys = {name.key for name in spot.names}
        concept = index.concept(keys.pop()) if len(keys) == 1 else None  # an ambiguous name speaks for nothing
        domains.update(concept.domain if concept else ())
    return Context(frozenset(words(text)) - STOPWORDS, domains)
