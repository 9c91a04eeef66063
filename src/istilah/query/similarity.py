"""Which headword was meant, best first.

Every candidate gets a price in slips, and the cheapest wins. The price has three parts: how far the question had to be
rewritten to come near the headword at all (*ngabisin* read as *mengabiskan*, *kelayakannya* as *kelayakan*), what slips
remain after that (*mengabiskan* lacks an *h*), and how rare the headword is: between *jaga* and *juga* for *jga* the
list itself knows which of them people use.

Start reading at :func:`nearest`; :func:`_hypotheses` lists the rewritings.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, product
from math import inf, log
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from istilah.language import chat, english
from istilah.language.folding import fold, plain, words
from istilah.language.inflection import english_term_analyses, term_analyses
from istilah.language.lengths import of_lengths
from istilah.language.slips import bare_slip, slip
from istilah.language.sounds import frames, skeleton
from istilah.language.spelling import modern_spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from istilah.model.index import Headword, Headwords

By = Literal["inflection", "chat", "old-spelling", "variant", "words", "slip", "bare"]


class Near(NamedTuple):
    """A headword near the question: its number, the price of what lies between them, and what brought it here."""

    id: int
    price: float
    by: By


@dataclass(frozen=True, slots=True)
class Weights:
    """How the parts of the price are weighed; tuned on half of the pairs, checked on the other half."""

    common: dict[str, float]  # for each e-fold of the weight
    common_bare: float  # added to it for a word typed without vowels
    common_inflected: float  # added to it for a root: between two, the one that people use
    common_up_to: float  # e-folds
    bare: float
    inflected: float
    doubted: float  # for the part of trust that an analysis lacks
    letter: float  # for each letter of a root
    brief: float  # for a root of so few letters that chance makes forms of it: *kusah* is a slip of *kisah*
    reordered: float
    word_missing: float


WEIGHTS: Final = Weights(
    common={"id": 0.02, "en": 0.065}, common_bare=0.1, common_inflected=0.06, common_up_to=8.0, bare=0.4,
    inflected=0.45, doubted=0.7, letter=0.01, brief=0.5, reordered=0.35, word_missing=0.7,
)  # fmt: skip

_SHORTER, _LONGER = 3, 4
_SCANNED = 12
_UNLIKE = 0.35
_LOOKED_AT = 16
_BEHIND = 1.4
"""How much dearer than the first a headword may be that is still of interest."""
_SHARING = 16
_WORDS, _PAIR = 8, 2
_ALIKE = 8
_TOLERANT_GUESSES = 6
_BRIEF = 3
_QUICK, _QUICK_CONSONANT, _QUICK_BARE = 0.3, 0.2, 0.1
"""Rough price of a letter more or less; slips touch consonants less than vowels, which *bare* words have none of."""
_NO_VOWELS = str.maketrans("", "", "aeiou")
_ROUNDED = 0.01
"""By how much prices may differ that are taken for the same."""


class _Hypothesis(NamedTuple):
    text: str
    price: float
    by: By
    tolerant: bool = False

    @property
    def reading(self) -> str:
        """The text as headwords are compared."""
        return fold(self.text)


class Candidate(NamedTuple):
    """A headword to look at, and the reading of the question it resembles; no reading where no slip is left."""

    headword: Headword
    price: float
    by: By
    reading: str | None


def nearest(query: str, headwords: Headwords, *, language: str, limit: int) -> list[Near]:
    """List the headwords ``query`` may stand for, the likeliest first."""
    best: dict[int, tuple[float, float, By]] = {}
    asked = plain(query)
    for candidate in _promising(candidates(query, headwords, language), language):
        headword = candidate.headword
        total = _price(candidate, language, _dearest(best, limit))
        known = best.get(headword.id)
        if total < (known[0] if known else inf):
            best[headword.id] = (round(total, 2), _unlikeness(asked, headword.text), candidate.by)
    ranked = sorted(best.items(), key=lambda item: item[1][:2])[:limit]
    most = _dearest(best, limit)
    return [Near(number, price, by) for number, (price, _, by) in ranked if price <= most]


def _dearest(best: dict[int, tuple[float, float, By]], limit: int) -> float:
    """Tell what a headword may cost to be among the first."""
    prices = sorted(best.values())
    most = prices[0][0] + _BEHIND if prices else inf
    return min(most, prices[limit - 1][0] + _ROUNDED if len(best) >= limit else inf)


def _promising(found: Iterable[Candidate], language: str) -> list[Candidate]:
    """Keep the candidates that a quick look does not rule out; the distance of their slips is dear to compute."""
    sure = []
    guesses: list[tuple[float, int, Candidate]] = []
    for candidate in found:
        if candidate.reading is None:
            sure.append(candidate)
        else:
            price = candidate.price + _roughly(candidate.reading, candidate.headword.folded, candidate.by)
            guesses.append((price - _common(candidate.headword, language), len(guesses), candidate))
    guesses.sort()
    return sure + [candidate for _, _, candidate in guesses[:_LOOKED_AT]]


def _roughly(reading: str, text: str, by: By) -> float:
    """Guess what the slips cost, so that the dear price is asked only for what may be cheap."""
    from rapidfuzz.distance import Indel

    letters = Indel.distance(reading, text)
    if by == "bare":
        return _QUICK_BARE * letters
    consonants = Indel.distance(reading.translate(_NO_VOWELS), text.translate(_NO_VOWELS))
    return _QUICK * letters + _QUICK_CONSONANT * consonants


def candidates(query: str, headwords: Headwords, language: str) -> Iterator[Candidate]:
    """List the headwords worth a closer look, each once for every reading of the question."""
    guesses = list(_hypotheses(query, language))
    equal: dict[str, list[Headword]] = {}
    for headword in headwords.exact({guess.reading for guess in guesses}):
        equal.setdefault(headword.folded, []).append(headword)
    for guess in guesses:
        for headword in equal.get(guess.reading, ()):
            yield Candidate(headword, guess.price, guess.by, None)
    seen: set[tuple[int, str, bool]] = set()
    for candidate in chain(_heard(guesses, headwords, language), _seen(query, headwords, language)):
        key = (candidate.headword.id, candidate.reading or "", candidate.by == "bare")
        if key not in seen:
            seen.add(key)
            yield candidate


def _heard(guesses: list[_Hypothesis], headwords: Headwords, language: str) -> Iterator[Candidate]:
    """Give the headwords that sound like a guess."""
    asked = guesses[0].reading
    if language == "id" and chat.is_bare(asked):
        for headword in headwords.sounding(asked):
            yield Candidate(headword, WEIGHTS.bare, "bare", asked)
    for guess in guesses:
        if guess.tolerant:
            reading = guess.reading
            for headword in headwords.sounding(guess.text):
                yield Candidate(headword, guess.price, guess.by, reading)


def _seen(query: str, headwords: Headwords, language: str) -> Iterator[Candidate]:
    """Give the headwords that look like the question, as a whole or word by word."""
    folded = fold(query)
    for headword in _scanned(query, headwords, language):
        yield Candidate(headword, 0.0, "slip", folded)
    if " " in query:
        for headword in _sharing(query, headwords, language):
            yield Candidate(headword, 0.0, "slip", folded)
            yield Candidate(headword, 0.0, "words", query)


def _price(candidate: Candidate, language: str, most: float) -> float:
    headword = candidate.headword
    price = candidate.price - _common(headword, language)
    if candidate.by == "inflection":
        return price - WEIGHTS.common_inflected * _e_folds(headword)
    if candidate.by == "bare":
        price -= WEIGHTS.common_bare * _e_folds(headword)
        return price + bare_slip(candidate.reading or "", headword.folded, most - price)
    if candidate.by == "words":
        return price + _word_by_word(words(candidate.reading or ""), words(headword.text), language)
    return price + (slip(candidate.reading, headword.folded, language, most - price) if candidate.reading else 0.0)


def _unlikeness(asked: str, text: str) -> float:
    """Settle a draw: nearer in its spaces and marks, then shorter."""
    from rapidfuzz.distance import Indel

    return Indel.distance(asked, plain(text)) + len(text) / 100


def _common(headword: Headword, language: str) -> float:
    return WEIGHTS.common[language] * _e_folds(headword)


def _e_folds(headword: Headword) -> float:
    return min(log(headword.weight), WEIGHTS.common_up_to) if headword.weight else 0.0


def _hypotheses(query: str, language: str) -> Iterator[_Hypothesis]:
    """Rewrite the question in every way the language suggests."""
    text = plain(query)
    yield _Hypothesis(text, 0.0, "slip", tolerant=True)
    if language == "en":
        for found in english_term_analyses(text):
            yield _Hypothesis(found.root, 0.5 + 0.9 * (1 - found.trust), "inflection")
        for variant in english.variants(text):
            yield _Hypothesis(variant, 0.2, "variant")
        return
    for modern in modern_spellings(text):
        yield _Hypothesis(modern, 0.1, "old-spelling", tolerant=True)
    for found in term_analyses(text):
        price = WEIGHTS.inflected + WEIGHTS.doubted * (1 - found.trust) + WEIGHTS.letter * len(found.root)
        price += WEIGHTS.brief if len(found.root) <= _BRIEF else 0.0
        yield _Hypothesis(found.root, price, "inflection")
    for place, guess in enumerate(chat.rewrites(text)):
        yield _Hypothesis(guess.text, guess.price, "chat", tolerant=place < _TOLERANT_GUESSES)


def _sharing(query: str, headwords: Headwords, language: str) -> Iterator[Headword]:
    """Give the headwords that have words like those of the question, in any order, all of them or all but one."""
    alike = [list(_spelled(word, headwords, language)) for word in words(query)[:_WORDS]]
    yield from headwords.holding(alike, _SHARING)
    if len(alike) > _PAIR:
        for at in range(len(alike)):
            yield from headwords.holding(alike[:at] + alike[at + 1 :], _SHARING)


def _spelled(word: str, headwords: Headwords, language: str) -> Iterator[str]:
    """List what a word of the question may be a slip of, itself among them."""
    yield word
    sounding = headwords.words_sounding(skeleton(word, language))
    yield from sounding[:_ALIKE]
    places = product(frames(word, language), (False, True))
    yield from _most_like(word, (headwords.bucket(frame, within=within) for frame, within in places), _ALIKE)


def _scanned(text: str, headwords: Headwords, language: str) -> Iterable[Headword]:
    """Give the short headwords that have most letters in common with the question."""
    folded = fold(text)
    return headwords.exact(_most_like(folded, map(headwords.bucket, frames(folded, language)), _SCANNED))


def _most_like(word: str, buckets: Iterable[Sequence[str]], limit: int) -> list[str]:
    """List the texts of buckets that have most letters in common with ``word``, out of those of about its length."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found: set[tuple[float, str]] = set()
    for texts in buckets:
        alike = of_lengths(texts, len(word) - _SHORTER, len(word) + _LONGER)
        near = process.extract(word, alike, scorer=Indel.normalized_distance, score_cutoff=_UNLIKE, limit=limit)
        found.update((distance, text) for text, distance, _ in near)
    return [text for _, text in sorted(found)[:limit]]


def _word_by_word(written: tuple[str, ...], meant: tuple[str, ...], language: str) -> float:
    """Price a phrase by its words: each word's slips, words in another order, words left out."""
    left = list(meant)
    total = 0.0
    order = []
    for word in written:
        if not left:
            total += WEIGHTS.word_missing * 2
            continue
        price, nearest_word = min((slip(word, other, language), other) for other in left)
        total += min(price, 2.0)
        order.append(meant.index(nearest_word))
        left.remove(nearest_word)
    return total + WEIGHTS.word_missing * len(left) + (WEIGHTS.reordered if order != sorted(order) else 0.0)
