"""From whatever a person types to the concept that was meant.

Both languages, full and short forms are searched at once, in the order in which an answer deserves trust: exactly so;
so but for case, accents, hyphens and spaces; an inflected form of it (*perumahannya*, *studies*); its old spelling
(*Tjilatjap*); the beginning of it; something like it. Every answer says which of these it is. Start at :func:`lookup`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from istilah.language.folding import fold, words
from istilah.language.indonesian import CLITICS, PARTICLES
from istilah.language.inflection import base_forms
from istilah.language.spelling import modern_spellings
from istilah.termbase.corpus_counts import documents_with
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.concept import Concept
    from istilah.model.index import Index, Name
    from istilah.query.preference import Preference

By = Literal["exact", "folded", "inflected", "short", "prefix", "fuzzy"]

GOOD, _NEAR = 65.0, 40.0
"""Scores from 0 to 100 from which a match is an answer, and from which it is at least offered."""
_SURE = 85.0
"""Score from which a slip is believed. Asked for words that a termbase lacks, and for misspelled ones that it has, this
is where answers and silence are right most often: in mixed English, nonstandard, colloquial and mistyped words alike,
and on either half of each (best from 83 to 86)."""
_SLIPS = frozenset({"slip", "chat"})
_VOWEL = frozenset("aeiou")
_BESIDE = 15.0
"""How far behind a match that only resembles the question another one may be and still be shown."""
_FOLDED, _INFLECTED, _OLD = 98.0, 96.0, 94.0
_PREFIX_FROM, _PREFIX_TO = 50.0, 90.0
_LONG_ENOUGH, _WORDIER, _ENOUGH = 4, 2, 10
"""Letters of a short form that may hold a slip; how many times wordier a question may be than its answer; how many
beginnings to look at, however few answers are wanted."""
_LONGEST = 1_000
"""Characters of the longest question that may resemble a name, with slips and all."""
_BEGINNING = 2
"""Letters that make a beginning."""

_PROSE = 10
"""Documents that have a word which is one, and no slip that some writers make."""
_NEGATIONS = frozenset({"tidak", "tak", "bukan", "tanpa", "non", "anti", "nir", "not", "no", "without"})
"""Words that turn a name into its opposite."""
_SETTLED = frozenset({"exact", "short", "folded"})
"""Ways to be found that leave no question what was meant."""

_OLD_SPELLING = Text(id="ejaan lama dari “{text}”", en="old spelling of “{text}”")
_BY: dict[str, tuple[By, Text | None]] = {
    "inflection": ("inflected", Text(id="bentuk turunan dari “{text}”", en="derived from “{text}”")),
    "chat": ("fuzzy", Text(id="ragam cakapan dari “{text}”", en="colloquial for “{text}”")),
    "old-spelling": ("fuzzy", _OLD_SPELLING),
    "variant": ("folded", Text(id="ejaan lain dari “{text}”", en="other spelling of “{text}”")),
    "words": ("fuzzy", Text(id="kata serupa", en="similar words")),
    "bare": ("fuzzy", Text(id="tanpa vokal dari “{text}”", en="“{text}” without its vowels")),
    "slip": ("fuzzy", None),
}


class Match(NamedTuple):
    """A concept that answers a question, and why."""

    concept: Concept
    name: Name
    score: float
    by: By
    reason: Text | None = None
    """More than ``by`` says: which affixes, which old spelling."""
    trusted: bool = False
    """Whether the question names the concept, rather than resembling it."""
    likely: bool = True
    """Whether it resembles the concept enough to be an answer at all."""

    @property
    def is_good(self) -> bool:
        """Whether it is an answer, not only the nearest thing there is."""
        return self.likely and self.score >= GOOD


class Answer(NamedTuple):
    """A question and its matches, the best first; ``found`` tells whether that is good enough to be the answer."""

    query: str
    matches: tuple[Match, ...]
    found: bool

    @property
    def shown(self) -> tuple[Match, ...]:
        """The matches worth a person's time: the good ones, else the nearest."""
        good = [match for match in self.matches if match.is_good]
        if not self.found or not good:
            return tuple(match for match in self.matches if match.score >= _NEAR)
        least = 0.0 if good[0].trusted else good[0].score - _BESIDE
        return tuple(match for match in good if match.score >= least)


class Hit(NamedTuple):
    """A name that answers a question; several may belong to one concept."""

    name: Name
    score: float
    by: By
    reason: Text | None = None
    trusted: bool = False
    likely: bool = True


def lookup(query: str, index: Index, *, limit: int, preference: Preference) -> Answer:
    """Answer one question; never raises, whatever is asked."""
    hits = list(_named(query, index))
    if len(query) <= _LONGEST and not any(hit.by in _SETTLED for hit in hits):
        # A clitic explains less than it seems: *hukumannya* is of *hukuman*, but *hukum* may be what was meant.
        near = {hit.name: hit for hit in _resembling(query, index, limit)}
        hits = [hit._replace(score=near.pop(hit.name, hit).score) for hit in hits] + list(near.values())
    matches = _ranked([*hits, *_beginning(query, index, max(limit, _ENOUGH))], index, preference)
    return Answer(query, matches[:limit], any(match.is_good for match in matches[:1]))


def _named(query: str, index: Index) -> Iterator[Hit]:
    """Yield the names that the question is, or is a plain form of, the most trusted way first."""
    for name in index.names(fold(query)):
        if name.text == query:
            yield Hit(name, 100.0, "short" if name.is_short else "exact", trusted=True)
        else:
            yield Hit(name, _FOLDED, "folded", trusted=True)
    for form in base_forms(query):
        for name in index.names(fold(form.text)):
            if form.fits(name.language, is_short=name.is_short):
                yield Hit(name, _INFLECTED, "inflected", form.reason, trusted=True)
    for modern in modern_spellings(query):
        for name in index.names(fold(modern)):
            yield Hit(name, _OLD, "folded", _OLD_SPELLING.fill(text=name.text), trusted=True)


def _beginning(query: str, index: Index, limit: int) -> Iterator[Hit]:
    folded = fold(query)
    if len(folded) < _BEGINNING:
        return
    for name in index.starting(folded, limit):
        share = len(folded) / len(fold(name.text))
        if share < 1:
            yield Hit(name, _PREFIX_FROM + (_PREFIX_TO - _PREFIX_FROM) * share, "prefix")


def _resembling(query: str, index: Index, limit: int) -> Iterator[Hit]:
    from istilah.query.similarity import nearest

    for language, headwords in index.headwords():
        for near in nearest(query, headwords, language=language, limit=limit):
            name = headwords.name(near.id)
            if name:
                by, reason = _BY[near.by]
                why = reason.fill(text=name.text) if reason else None
                is_sure = near.score >= _SURE or near.by not in _SLIPS
                yield Hit(name, near.score, by, why, likely=is_sure and _may_mean(query, name, near.by))


def _may_mean(query: str, name: Name, by: str) -> bool:
    """Tell whether a question that resembles a name may mean it."""
    if by == "inflection":
        # Pronouns hang on short forms (*pemdanya*), but affixes make no words of them: *loan* is not of *LO*.
        return not name.is_short or fold(query).removeprefix(fold(name.text)) in (*CLITICS, *PARTICLES)
    return _BY[by][0] != "fuzzy" or _is_likely(query, name, by)


def _is_likely(query: str, name: Name, by: str) -> bool:
    """Tell whether a question that is no form of ``name`` may still mean it; a short form has little room for slips."""
    from rapidfuzz.distance import OSA

    asked, meant = fold(query), fold(name.text)
    if len(words(name.text)) > 1 and _NEGATIONS.intersection({*words(query)} ^ {*words(name.text)}):
        return False  # *rumah layak huni* is the opposite of *rumah tidak layak huni*
    if by == "words":
        return len(words(query)) <= _WORDIER * len(words(name.text))
    if by == "slip" and _is_word(query.strip()):
        return False
    if by == "bare" and not _VOWEL.isdisjoint(query.lower()):
        return False  # who leaves vowels out leaves all of them out
    slips = OSA.distance(asked, meant)
    if name.is_short:
        return slips <= 1 and len(asked) >= _LONG_ENOUGH
    return by != "slip" or slips <= max(1, len(asked) // 3)


@lru_cache(maxsize=1 << 8)
def _is_word(query: str) -> bool:
    """Tell whether a question is a word that prose is made of: it is what it is, and no slip of another."""
    word = query.lower()
    return any(documents_with(word, language) >= _PROSE for language in LANGUAGES)


def _ranked(hits: Iterable[Hit], index: Index, preference: Preference) -> tuple[Match, ...]:
    by_key: dict[str, list[Hit]] = {}
    for hit in hits:
        by_key.setdefault(hit.name.key, []).append(hit)
    found = ((index.concept(key), hits) for key, hits in by_key.items())
    matches = [Match(concept, *_best(concept, hits)) for concept, hits in found if concept]
    return tuple(sorted(matches, key=lambda match: _doubt(match, preference)))


def _best(concept: Concept, hits: Iterable[Hit]) -> Hit:
    """Choose the hit that explains best why a concept answers: the surest, on a name that may be used."""
    return max(
        hits, key=lambda hit: (hit.likely, hit.score, hit.trusted, concept.designations[hit.name.place].status.usable)
    )


def _doubt(match: Match, preference: Preference) -> tuple[float, ...]:
    foreign, *rest = preference.doubt(match.concept, match.concept.designations[match.name.place])
    return (foreign, -match.score, *rest)
