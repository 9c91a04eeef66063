"""The names that a question is, or is a plain form of: but for case and spaces, inflected, in the old spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from istilah.language.derivation import imperatives, passives
from istilah.language.english import PARTICIPLES
from istilah.language.folding import fold, plain
from istilah.language.inflection import Inflection, base_forms, english_term_analyses
from istilah.language.spelling import modern_spellings
from istilah.model.concept import PartOfSpeech
from istilah.query.hits import EXACT, OLD_SPELLING, Hit
from istilah.termbase.corpus_counts import documents_with, usage
from istilah.termbase.vocabulary import is_indonesian, is_itself
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.index import Index, Name

_SETTLED: Final = frozenset({"exact", "short", "folded"})
"""Ways to be found that leave no question what was meant, as a verb leaves none."""
_FOLDED, _PLAIN, _INFLECTED, _OLD = 98.0, 97.0, 96.0, 94.0
_DOUBLED = "2-"
"""Prefix of what is but reduplicated."""
_ORDERED = ("kan", "kanlah")
"""What an imperative ends in that is no other word; *-i* ends many."""
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
    text = f"to {plain(verb).strip()}"
    return (name for name in index.names(fold(text)) if name.language == "en" and name.text == text)


def _inflected(query: str, index: Index) -> Iterator[Hit]:
    """Yield the names that the question is a plain form of.

    *menguasainya* is of *menguasai* and *penggugat-penggugat* of *penggugat*, whatever their roots mean.
    """
    for form in base_forms(query):
        is_certain = form.trust == 1.0
        if not is_certain and is_itself(query.strip().lower()):  # *pukul-pukulan* is no *pukul*
            continue
        is_doubled = is_certain and form.inflection.prefix == _DOUBLED
        names = [n for n in index.names(fold(form.text)) if form.fits(n.language, is_short=n.is_short)]
        if form.language == "en":  # *chairs* are several of them before somebody chairs
            names = names or list(_infinitives(form.text, index))
        for name in names:
            is_plain = is_doubled or (name.language == "id" and _is_verb(name, index))
            yield Hit(name, _PLAIN if is_plain else _INFLECTED, "inflected", form.reason, trusted=True)


def _conjugated(query: str, index: Index) -> Iterator[Hit]:
    """Yield the verbs that a word is a form of: *dikuasai* and *kuasai* of *menguasai*, *revoked* of *to revoke*."""
    word = query.strip().lower()
    if " " in word:
        return
    # *ditingkat* is *di tingkat*, and *kemudi* no order to steer.
    found = [(verb, _PASSIVE) for verb in passives(word) if not is_itself(word)]
    found += [(verb, _IMPERATIVE) for verb in imperatives(word) if word.endswith(_ORDERED) or not is_indonesian(word)]
    for verb, reason in found:
        for name in index.names(fold(verb)):
            if _is_verb(name, index):
                yield Hit(name, _PLAIN, "inflected", reason.fill(text=verb), trusted=True)
    for form in () if is_indonesian(word) else english_term_analyses(word):  # *puting* is no *to put*
        if form.suffix in PARTICIPLES:
            for name in _infinitives(form.root, index):
                why = Inflection(name.text, "", form.suffix).reason
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
