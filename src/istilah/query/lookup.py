"""From whatever a person types to the concept that was meant.

Both languages, full and short forms are searched at once, in the order in which an answer deserves trust: exactly so;
so but for case, accents, hyphens and spaces; an inflected form of it (*perumahannya*, *studies*) or its old spelling
(*Tjilatjap*); the beginning of it, of any of its words; all its words in another order; something like it. What is put
together from names (*UU TPKS*) is answered with its parts. Every answer says which of these it is. Silence beats a
guess: what is only near is not an answer. Start at :func:`lookup`.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from istilah.language.derivation import actives
from istilah.language.folding import fold, words
from istilah.language.inflection import base_forms
from istilah.language.lexicon import STOPWORDS
from istilah.language.slips import slip
from istilah.language.spelling import modern_spellings
from istilah.model.concept import ConceptKind, PartOfSpeech
from istilah.query.belief import BELIEVED, Distance, belief, is_shaped, is_written_otherwise
from istilah.query.ordinary import is_ordinary, right_form
from istilah.query.plausibility import contradict, may_mean
from istilah.termbase.corpus_counts import documents_with, usage
from istilah.termbase.vocabulary import RAREST, english_size, is_everyday, is_name
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from istilah.model.concept import Concept
    from istilah.model.index import Index, Name
    from istilah.query.preference import Preference
    from istilah.query.similarity import Near

By = Literal["exact", "folded", "inflected", "short", "prefix", "words", "composed", "fuzzy"]

_ORDER: Final = {
    by: place for place, by in enumerate(("exact", "folded", "inflected", "short", "prefix", "words", "fuzzy"))
}
"""Ways to be found, the most trusted first."""
_NAMED: Final = frozenset(
    {ConceptKind.LAW, ConceptKind.DOCUMENT, ConceptKind.ORGANISATION, ConceptKind.ROLE, ConceptKind.PLACE}
)
"""Kinds of concepts that other names are put together with."""
_SETTLED: Final = frozenset({"exact", "short", "folded"})
"""Ways to be found that leave no question what was meant, as a verb leaves none."""
_LONG: Final = 12
"""Words of the longest question that is taken apart."""
_PART = Text(id="bagian “{text}”", en="the part “{text}”")
_COMPOSED: Final = 90.0
_EXACT, _FOLDED, _PLAIN, _INFLECTED, _OLD = 100.0, 98.0, 97.0, 96.0, 94.0
_DOUBLED = "2-"
"""Prefix of what is but reduplicated."""
_BEGUN, _WHOLE = -50.0, 60.0
"""Scores of a beginning, from nothing to all of the name: a few letters of many say less than a likely slip."""
_NEAR = 2.0
"""Score from which what is no answer is at least offered."""
_BESIDE = 40.0
"""How far behind a match that only resembles the question another one may be and still be shown."""
_LEAST = 3.0
"""Score that a beginning has at least, so that it is offered however little of the name it is."""
_ENOUGH, _LOOKED_AT = 10, 60
"""Names to look at, however few answers are wanted, for rivals tell as much; and beginnings to put in order."""
_LONGEST = 1_000
"""Characters of the longest question that may resemble a name, with slips and all."""
_BEGINNING, _TELLING, _SHARE = 2, 4, 0.25
"""Letters that make a beginning, and one that says what is meant, which is not the least part of it."""
_OFTEN, _EVERYDAY = 20, 20
"""Documents, and the size of the list of English, that have a word which stands for itself within a phrase of its own
language."""
_ROOT = 6
"""Letters of the longest root that is likely a word though no list has it."""
_PROSE = 10
"""Documents that have a word which stands for itself."""
_NO_RIVAL = 9.0
"""Price of the next best name where there is none."""
_VOWEL = frozenset("aeiou")

_SLIP = Text(id="salah eja; yang benar “{text}”", en="misspelling of “{text}”")
_OLD_SPELLING = Text(id="ejaan lama dari “{text}”", en="old spelling of “{text}”")
_PASSIVE = Text(id="bentuk pasif dari “{text}”", en="passive of “{text}”")
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
    """From 0 to 100; of a match that only resembles the question, how likely it is meant."""
    by: By
    reason: Text | None = None
    """More than ``by`` says: which affixes, which old spelling."""
    trusted: bool = False
    """Whether the question names the concept, rather than resembling it."""
    is_good: bool = True
    """Whether it is an answer, not only the nearest thing there is."""


class Answer(NamedTuple):
    """A question and its matches, the best first; ``found`` tells whether that is good enough to be the answer."""

    query: str
    matches: tuple[Match, ...]
    found: bool
    right: str = ""
    """What to write instead of a question that the word lists have as a misspelling."""

    @property
    def shown(self) -> tuple[Match, ...]:
        """The matches worth a person's time: the good ones, else the nearest."""
        good = [match for match in self.matches if match.is_good]
        if not self.found or not good:
            return tuple(match for match in self.matches if match.score >= _NEAR)
        least = 0.0 if good[0].by != "fuzzy" else good[0].score - _BESIDE
        return tuple(match for match in good if match.score >= least)


class Hit(NamedTuple):
    """A name that answers a question; several may belong to one concept."""

    name: Name
    score: float
    by: By
    reason: Text | None = None
    trusted: bool = False
    is_good: bool = True
    price: float = 0.0
    """What lies between question and name, where they were compared."""
    rank: float | None = None
    """What puts it in order instead of its score."""


def lookup(query: str, index: Index, *, limit: int, preference: Preference) -> Answer:
    """Answer one question; never raises, whatever is asked."""
    hits = list(_named(query, index))
    right = "" if hits else right_form(query, index)
    hits += (hit._replace(by="folded", reason=_SLIP.fill(text=right)) for hit in _named(right, index)) if right else ()
    most = max(limit, _ENOUGH)
    compounds = [*_begun(query, index, most, named=any(hit.trusted for hit in hits))]
    is_clear = any(map(_is_settled, hits)) or (not hits and _are_plenty(query, compounds, most))
    if len(query) <= _LONGEST and not is_clear:
        # A clitic explains less than it seems: *hukumannya* is of *hukuman*, but *hukum* may be what was meant.
        near = {hit.name: hit for hit in _resembling(query, index, most)}
        if is_ordinary(query, index):
            near = {name: hit._replace(is_good=hit.is_good and hit.by == "inflected") for name, hit in near.items()}
        plain = bool(hits)
        hits = [hit._replace(price=near.pop(hit.name, hit).price) for hit in hits]
        hits += (hit._replace(trusted=plain and hit.is_good and _is_root(hit)) for hit in near.values())
    if any(hit.is_good for hit in compounds):  # what a question begins comes before what merely resembles it
        hits = [hit if hit.is_good else hit._replace(rank=None) for hit in hits]
    if not preference.domains:
        compounds = _foremost(compounds, {hit.name.key for hit in hits}, limit)
    matches = _ranked([*hits, *compounds], index, preference)
    found = any(match.is_good for match in matches[:1])
    parts = () if found else _composed(query, index, preference)
    return Answer(query, parts or matches[:limit], found or bool(parts), right)


def _named(query: str, index: Index) -> Iterator[Hit]:
    """Yield the names that the question is, or is a plain form of, the most trusted way first."""
    names = index.names(fold(query))
    is_exact = any(name.text == query for name in names)
    for name in names:
        if name.text == query:
            yield Hit(name, _EXACT, "short" if name.is_short else "exact", trusted=True)
        else:
            is_meant = is_exact or not _is_another(query, name)
            yield Hit(name, _FOLDED, "folded", trusted=is_meant, is_good=is_meant)
    yield from _inflected(query, index)
    for modern in modern_spellings(query):
        for name in index.names(fold(modern)):
            yield Hit(name, _OLD, "folded", _OLD_SPELLING.fill(text=name.text), trusted=True)


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


def _is_settled(hit: Hit) -> bool:
    """Tell whether a hit leaves no question what was meant: *dikuasai* is of *menguasai*, whatever *kuasa* may mean."""
    return hit.trusted and (hit.by in _SETTLED or hit.score == _PLAIN)


def _is_another(query: str, name: Name) -> bool:
    """Tell whether a word is written small more often than the short form of its letters in capitals: *api*, *API*."""
    if not name.is_short or not query.islower():
        return False
    counted = usage(name.text)
    return documents_with(query, "id") > (counted.documents if counted else 0)


def _begun(query: str, index: Index, limit: int, *, named: bool) -> Iterator[Hit]:
    """Yield the names that the question begins, or some of whose words it begins.

    Where the question is ``named`` itself, these are its compounds.
    """
    folded, asked = fold(query), words(query)
    if len(folded) < _BEGINNING or not asked:
        return
    found = index.holding(asked, max(limit, _LOOKED_AT))
    if len(found) < limit:  # *kerjasama* begins *kerja sama teknis*
        found = tuple(dict.fromkeys((*found, *index.starting(folded, limit))))
    is_telling = named or (len(folded) >= _TELLING and not (_stands_alone(asked) or is_ordinary(query, index)))
    for name in found:
        own = words(name.text)
        if own != asked:
            by = _beginning(asked, own)
            share = min(1.0, len(folded) / len(fold(name.text)))
            score = max(_LEAST, _BEGUN + (_WHOLE - _BEGUN) * share)
            is_all = by == "words" and len(asked) > 1 and not {*own} - {*asked} - STOPWORDS
            is_whole = not named and {*asked} <= {*own}  # a word of a longer name is a word by itself
            is_written = name.is_short or query in name.text or not is_written_otherwise(query, name.text.lower())
            is_begun = is_telling and not is_whole and (named or (is_written and share >= _SHARE))
            is_good = is_all or is_begun
            yield Hit(name, score, by, is_good=is_good and by != "fuzzy" and not contradict(asked, own))


def _are_plenty(query: str, compounds: Sequence[Hit], most: int) -> bool:
    """Tell whether so many names begin so that nobody needs what only resembles the question.

    One word may begin many names and yet be a slip of one of few letters; several hardly do.
    """
    begun = compounds if len(words(query)) > 1 else [hit for hit in compounds if hit.is_good]
    return len(begun) >= most


def _beginning(asked: tuple[str, ...], own: tuple[str, ...]) -> By:
    """Tell in what way the words of a question begin those of a name."""
    text, whole = " ".join(asked), "".join(asked)
    places = [at for at in range(len(own)) if " ".join(own[at:]).startswith(text)]
    if places and all(at and own[at : at + len(asked)] == asked for at in places):
        return "words"  # the last words of a compound do not begin it
    if places or whole in accumulate(own):
        return "prefix"
    return "fuzzy" if Counter(asked) - Counter(own) else "words"


def _stands_alone(asked: tuple[str, ...]) -> bool:
    """Tell whether a question is made of whole words: who asks for *listrik* does not mean *listrik desa*.

    A short root is one that no list may have: *kuas* is no beginning of *kuasa*; *rumah saki* is one of *rumah sakit*.
    """
    if len(asked) == 1:
        word = asked[0]
        is_listed = _is_word(word, _PROSE, RAREST - 1) or is_everyday(word) or is_name(word)
        return is_listed or (len(word) <= _ROOT and is_shaped(word))
    size = 0 if any(documents_with(word, "id") >= _OFTEN for word in asked) else _EVERYDAY
    return all(_is_word(word, _OFTEN, size) for word in asked)


@lru_cache(maxsize=1 << 10)
def _is_word(word: str, documents: int, size: int) -> bool:
    return any(documents_with(word, each) >= documents for each in LANGUAGES) or english_size(word) <= size


def _composed(query: str, index: Index, preference: Preference) -> tuple[Match, ...]:
    """Give the names a question is put together from, in its order; none where a word is left.

    Its head is a body, an office, a law, and a part is a proper name or a short form: *UU TPKS*, *Kepala Dinas PUPR*;
    *modal sosial* is no sum of its words.
    """
    tokens = query.split()
    if not 1 < len(tokens) <= _LONG:
        return ()
    parts: list[Match] = []
    at = 0
    while at < len(tokens):
        found = (
            (part, end) for end in range(len(tokens), at, -1) if (part := _part(tokens[at:end], index, preference))
        )
        part, end = next(found, (None, at + 1))
        if part:
            parts.append(part)
        elif tokens[at].lower() not in STOPWORDS:
            return ()
        at = end
    is_headed = len(parts) > 1 and (parts[0].name.is_short or parts[0].concept.kind in _NAMED)
    return tuple(parts) if is_headed and any(_is_proper(part) for part in parts) else ()


def _is_proper(part: Match) -> bool:
    return part.name.is_short or part.name.text[:1].isupper()


def _is_written(hit: Hit, text: str) -> bool:
    """Tell whether a short form is written as one: *ice* in *ice cream* is no *ICE*."""
    return not hit.name.is_short or hit.by != "folded" or not text.islower()


def _part(tokens: list[str], index: Index, preference: Preference) -> Match | None:
    text = " ".join(tokens)
    found = _ranked((hit for hit in _named(text, index) if _is_written(hit, text)), index, preference)
    why = _PART.fill(text=text)
    return found[0]._replace(score=_COMPOSED, by="composed", reason=why, trusted=False) if found else None


def _resembling(query: str, index: Index, limit: int) -> list[Hit]:
    """List the names that resemble the question, and say of each whether it may be believed."""
    from istilah.query.similarity import nearest

    found: list[tuple[Near, Name]] = []
    for language, headwords in index.headwords():
        near = nearest(query, headwords, language=language, limit=limit)
        names = headwords.names([each.id for each in near])
        found += ((each, names[each.id]) for each in near if each.id in names)
    found.sort(key=lambda each: each[0].price)
    del found[limit:]
    hits = [_resembled(query, near, name, found) for near, name in found]
    return hits if english_size(query.strip().lower()) == RAREST else _doubted(hits, index)


def _doubted(hits: list[Hit], index: Index) -> list[Hit]:
    """Believe no English word to be a slip of an Indonesian name where that has another in English: *await*, *awet*."""
    concepts = index.gathered({hit.name.key for hit in hits if hit.is_good})
    told = {key for key, concept in concepts.items() if concept.named("en")}
    strange = {hit for hit in hits if hit.by == "fuzzy" and hit.name.language == "id" and hit.name.key in told}
    return [hit._replace(is_good=False) if hit in strange else hit for hit in hits]


def _resembled(query: str, near: Near, name: Name, found: list[tuple[Near, Name]]) -> Hit:
    if near.by == "bare" and not _VOWEL.isdisjoint(query.lower()):  # who leaves vowels out leaves all of them out
        near = near._replace(by="slip", price=slip(fold(query), fold(name.text), name.language))
    by, reason = _BY[near.by]
    others = (other.price for other, rival in found if rival.key != name.key and fold(rival.text) != fold(name.text))
    distance = Distance(near.price, next(others, near.price + _NO_RIVAL), by == "inflected")
    likely, rank = belief(query, name.text, distance, name.language)
    is_good = may_mean(query, name, near.by) and (by == "folded" or likely >= BELIEVED)
    why = reason.fill(text=name.text) if reason else None
    return Hit(name, 100 * likely, by, why, is_good=is_good, price=near.price, rank=100 * rank)


def _foremost(compounds: list[Hit], others: Collection[str], limit: int) -> list[Hit]:
    """Leave out what stands behind so many other compounds, whatever its concept is; to read concepts is dear."""
    first = {hit.name.key: _trust(hit) for hit in sorted(compounds, key=_trust, reverse=True)}
    last = sorted(first.values())[:limit][-1:]
    return [hit for hit in compounds if [_trust(hit)] <= last or hit.name.key in others]


def _ranked(hits: Iterable[Hit], index: Index, preference: Preference) -> tuple[Match, ...]:
    by_key: dict[str, list[Hit]] = {}
    for hit in hits:
        by_key.setdefault(hit.name.key, []).append(hit)
    concepts = index.gathered(by_key)
    best = [(concept, _best(concept, hits)) for key, hits in by_key.items() if (concept := concepts.get(key))]
    best.sort(key=lambda pair: _doubt(pair[0], pair[1], preference))
    return tuple(Match(concept, *hit[:-2]) for concept, hit in best)


def _best(concept: Concept, hits: Sequence[Hit]) -> Hit:
    """Choose the hit that explains best why a concept answers: the surest, on a name that may be used.

    It is told by the plainest way in which it was found: what begins a name is no slip of it.
    """
    best = min(hits, key=lambda hit: (not hit.is_good, *_trust(hit), not hit.name.of(concept).status.usable))
    told = min((hit for hit in hits if hit.name == best.name), key=lambda hit: _ORDER[hit.by])
    return best._replace(by=told.by, reason=told.reason)


def _trust(hit: Hit) -> tuple[float, ...]:
    """Make a sort key: the surer, the smaller; what is written just so, short or long, comes before all.

    A likely root stands where it would if it were the answer, so that nothing worse becomes the answer instead.
    """
    place = _ORDER["exact" if hit.score == _EXACT else hit.by] if hit.trusted else len(_ORDER)
    price = hit.price if place == _ORDER["inflected"] else 0.0
    if hit.rank is not None:  # what only resembles the question is in order whether it is believed or not
        return (False, place, price, -hit.rank)
    return (not (hit.is_good or _is_root(hit)), place, price, -hit.score)


def _is_root(hit: Hit) -> bool:
    """Tell whether a name is likely the root of the question; affixes make no words of short forms."""
    return hit.by == "inflected" and not hit.name.is_short and hit.score >= 100 * BELIEVED


def _doubt(concept: Concept, hit: Hit, preference: Preference) -> tuple[float, ...]:
    name = hit.name.of(concept)
    foreign, *rest = preference.doubt(concept, name)
    is_bad, *trust = _trust(hit)
    # What is a term only in company is hardly meant where it stands alone: *penelitian* is research before it is a
    # check of a tax return.
    return (is_bad, foreign, *trust, bool(name.beside), *rest)
