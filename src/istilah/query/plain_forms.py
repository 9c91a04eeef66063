"""The names that a question is, or is a plain form of: but for case and spaces, inflected, in the old spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from istilah.language.derivation import actives
from istilah.language.folding import fold
from istilah.language.inflection import Inflection, base_forms, english_term_analyses
from istilah.language.spelling import modern_spellings
from istilah.model.concept import PartOfSpeech
from istilah.query.hits import EXACT, OLD_SPELLING, Hit
from istilah.termbase.corpus_counts import documents_with, usage
from istilah.termbase.vocabulary import is_itself
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.index import Index, Name

_SETTLED: Final = frozenset({"exact", "short", "folded"})
"""Ways to be found that leave no question what was meant, as a verb leaves none."""
_FOLDED, _PLAIN, _INFLECTED, _OLD = 98.0, 97.0, 96.0, 94.0
_DOUBLED = "2-"
"""Prefix of what is but reduplicated."""
_CONJUGATED: Final = frozenset({"-ed", "-ied", "-ing", "-ying"})
"""Endings of English verbs that leave the verb what it is."""
_PASSIVE = Text(id="bentuk pasif dari “{text}”", en="passive of “{text}”")
_IMPERATIVE = Text(id="bentuk perintah dari “{text}”", en="imperative of “{text}”")


def named(query: str, index: Index) -> Iterator[Hit]:
    """Yield the names that the question is, or is a plain form of, the most trusted way first."""
    hits = [*_written(query, index), *_inflected(query, index)]
    yield from hits or _conjugated(query, index)
    for modern in modern_spellings(query):
        for name in index.names(fold(modern)):
            yield Hit(name, _OLD, "folded", OLD_SPELLING.fill(text=name.text), trusted=True)


def _written(query: str, index: Index) -> Iterator[Hit]:
    """Yield the names that are written so, or so but for case, accents, hyphens and spaces."""
    names = index.names(fold(query))
    is_exact = any(name.text == query for name in names)
    for name in names:
        if name.text == query:
            yield Hit(name, EXACT, "short" if name.is_short else "exact", trusted=True)
        else:
            is_meant = is_exact or not _is_another(query, name)
            yield Hit(name, _FOLDED, "folded", trusted=is_meant, is_good=is_meant)
    for name in _infinitives(query, index):
        yield Hit(name, _FOLDED, "folded", trusted=True)


def _infinitives(verb: str, index: Index) -> Iterator[Name]:
    """Yield the English verbs that the termbase has with the *to* of the infinitive, which people leave out."""
    text = f"to {verb}"
    return (name for name in index.names(fold(text)) if name.language == "en" and name.text == text)


def _inflected(query: str, index: Index) -> Iterator[Hit]:
    """Yield the names that the question is a plain form of.

    *menguasainya* is of *menguasai* and *penggugat-penggugat* of *penggugat*, whatever their roots mean.
    """
    for form in base_forms(query):
        is_certain = form.trust == 1.0
        if not is_certain and is_itself(query.lower()):  # *pukul-pukulan* is no *pukul*
            continue
        is_doubled = is_certain and form.inflection.prefix == _DOUBLED
        verbs = _infinitives(form.text, index) if form.language == "en" else ()
        for name in (*index.names(fold(form.text)), *verbs):
            if form.fits(name.language, is_short=name.is_short):
                is_plain = is_doubled or (name.language == "id" and _is_verb(name, index))
                yield Hit(name, _PLAIN if is_plain else _INFLECTED, "inflected", form.reason, trusted=True)


def _conjugated(query: str, index: Index) -> Iterator[Hit]:
    """Yield the verbs that the question is a form of: *kuasai* of *menguasai*, *revoked* of *to revoke*."""
    word = query.lower()
    is_passive = word.startswith("di")
    reason = _PASSIVE if is_passive else _IMPERATIVE
    for active in () if is_passive and is_itself(word) else actives(word):  # *ditingkat* is *di tingkat*
        for name in index.names(fold(active)):
            if _is_verb(name, index):
                yield Hit(name, _PLAIN, "inflected", reason.fill(text=active), trusted=True)
    for found in english_term_analyses(word):
        if found.suffix in _CONJUGATED:
            for name in _infinitives(found.root, index):
                why = Inflection(name.text, "", found.suffix).reason
                yield Hit(name, _PLAIN, "inflected", why, trusted=True)


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
