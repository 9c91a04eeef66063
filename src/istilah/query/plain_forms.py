"""The names that a question is, or is a plain form of: but for case and spaces, inflected, in the old spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from istilah.language.derivation import actives
from istilah.language.folding import fold
from istilah.language.inflection import base_forms
from istilah.language.spelling import modern_spellings
from istilah.model.concept import PartOfSpeech
from istilah.query.hits import EXACT, OLD_SPELLING, Hit
from istilah.termbase.corpus_counts import documents_with, usage
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.index import Index, Name

_SETTLED: Final = frozenset({"exact", "short", "folded"})
"""Ways to be found that leave no question what was meant, as a verb leaves none."""
_FOLDED, _PLAIN, _INFLECTED, _OLD = 98.0, 97.0, 96.0, 94.0
_DOUBLED = "2-"
"""Prefix of what is but reduplicated."""
_PASSIVE = Text(id="bentuk pasif dari “{text}”", en="passive of “{text}”")


def named(query: str, index: Index) -> Iterator[Hit]:
    """Yield the names that the question is, or is a plain form of, the most trusted way first."""
    names = index.names(fold(query))
    is_exact = any(name.text == query for name in names)
    for name in names:
        if name.text == query:
            yield Hit(name, EXACT, "short" if name.is_short else "exact", trusted=True)
        else:
            is_meant = is_exact or not _is_another(query, name)
            yield Hit(name, _FOLDED, "folded", trusted=is_meant, is_good=is_meant)
    yield from _inflected(query, index)
    for modern in modern_spellings(query):
        for name in index.names(fold(modern)):
            yield Hit(name, _OLD, "folded", OLD_SPELLING.fill(text=name.text), trusted=True)


def _inflected(query: str, index: Index) -> Iterator[Hit]:
    """Yield the names that the question is a plain form of.

    *menguasainya* is of *menguasai* and *penggugat-penggugat* of *penggugat*, whatever their roots mean.
    """
    for form in base_forms(query):
        for name in index.names(fold(form.text)):
            if form.fits(name.language, is_short=name.is_short):
                is_plain = form.inflection.prefix == _DOUBLED or (name.language == "id" and _is_verb(name, index))
                yield Hit(name, _PLAIN if is_plain else _INFLECTED, "inflected", form.reason, trusted=True)
    for active in actives(query.lower()):
        for name in index.names(fold(active)):
            if _is_verb(name, index):
                yield Hit(name, _PLAIN, "inflected", _PASSIVE.fill(text=active), trusted=True)


def _is_verb(name: Name, index: Index) -> bool:
    """Tell whether a name says that it is a verb, which means more than its root, of which a form is else one."""
    concept = index.concept(name.key)
    return concept is not None and name.of(concept).pos is PartOfSpeech.VERB


def is_settled(hit: Hit) -> bool:
    """Tell whether a hit leaves no question what was meant: *dikuasai* is of *menguasai*, whatever *kuasa* may mean."""
    return hit.trusted and (hit.by in _SETTLED or hit.score == _PLAIN)


def _is_another(query: str, name: Name) -> bool:
    """Tell whether a word is written small more often than the short form of its letters in capitals: *api*, *API*."""
    if not name.is_short or not query.islower():
        return False
    counted = usage(name.text)
    return documents_with(query, "id") > (counted.documents if counted else 0)
