"""How far a question that is no name may be believed to be a slip of one: a probability, learnt and not felt.

Each name that resembles the question has some evidence (:class:`Evidence`): how many slips lie between them, how far
the next best name is, whether the question could be a word in its own right, how common the name is. A logistic
regression weighs it. Its weights were learnt from words that a termbase has and lacks, misspelled and not, in four ways
(English slips, nonstandard and colloquial Indonesian, typing slips); ``tests/bench/belief.py`` learns them again, says
how right they are on words that it did not learn from, and which threshold serves best. Start at :func:`belief`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import exp, log1p
from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.language.folding import fold
from istilah.language.indonesian import analyses
from istilah.language.sounds import skeleton, sound
from istilah.termbase.corpus_counts import documents_with
from istilah.termbase.vocabulary import FAR, english_size, is_indonesian, is_name, likeness, strangers
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from istilah.text import Language

BELIEVED: Final = 0.45
"""Probability from which a slip is an answer. Silence is worth as much as a right answer is, and between .35 and .50
nothing changes by more than a hundredth on any kind of questions."""
_WORD: Final = {"id": {"id": 50, "en": 50}, "en": {"id": 10, "en": 50}}
"""Documents of the corpus, by their language, that make a word one which nobody mistypes for a name of a language."""
_ENGLISH: Final = {"id": 10, "en": 70}
"""Size of the list of English whose words are not slips of names of a language."""
_FAR: Final = 1.4
"""Slips by which the next best name may be worse and still tell something."""
_CALLED: Final = 6
"""Letters up to which a question with a capital is a proper name that no list has, not a slip: of 43 names that were
taken for slips 36 were so short, of 31 slips none."""
_WITHIN: Final = re.compile("[a-z][A-Z]")
"""A capital within a word."""
_BRIEF: Final = 4
"""Letters of a root of which chance makes no forms."""
_ROOT: Final = re.compile(
    "(?:ng|ny|[^aeiouqxv])?(?:[aeiou]|ai|au)(?:(?:ng|ny|[mnlrsk])?(?:ng|ny|[^aeiouqxv])|(?=[aiu]))"
    "(?:[aeiou]|ai|au)(?:ng|[hklmnprst])?"
)
"""Shape of most Indonesian roots: two syllables, of few letters."""
_UNIT: Final = 20.0
"""Brings the sizes of lists of English near the other evidence."""


class Evidence(NamedTuple):
    """What speaks for and against a question being a slip of a name; also the weights that it has."""

    slips: float
    """For each letter of the question."""
    lead: float
    """Slips more that the next best name needs."""
    sounds: float
    """1 where both have the same consonants."""
    prose: float
    """Documents that have the question as a word, as a logarithm."""
    common: float
    """Documents that have the name as a word, as a logarithm."""
    rare: float
    """Size of the smallest list of English that has the name."""
    letters: float
    """How much the question looks like a word of the language."""
    indonesian: float
    """1 where the name is Indonesian."""
    derived: float
    """1 where affixes, and no slips, make the question of the name."""
    stranger: float
    """Slips more that the nearest word needs which is not this name: who types *gabunagn* does not mean *tabungan*."""
    foreign: float
    """How much more the question looks like a word of the other language than of the one that the name is in."""
    formed: float
    """Documents that have a root of which the question is a form, and not the name, as a logarithm (*kehausan*)."""
    root: float
    """1 where the question has the shape of an Indonesian root: two syllables that end as such do (*gayung*)."""


class Distance(NamedTuple):
    """What lies between a question and a name (:func:`istilah.query.similarity.nearest`)."""

    price: float
    """What the slips cost."""
    rival: float
    """What those of the next best name do."""
    derived: bool
    """Whether these are affixes and no slips."""


WEIGHTS: Final = Evidence(
    slips=-24.5, lead=1.26, sounds=0.95, prose=-0.49, common=0.31, rare=-0.24, letters=-0.91, indonesian=-0.14,
    derived=1.5, stranger=0.66, foreign=-0.96, formed=-0.53, root=-1.0,
)  # fmt: skip
_BIAS: Final = -0.2
ORDER: Final = WEIGHTS._replace(common=0.12, stranger=0.0)
"""What puts names in order. That a name is common speaks for an answer at all more than for this one: in a termbase,
*penganan* is asked for as *pegangan* is. That the question is a slip of another word speaks for none of them."""


class Belief(NamedTuple):
    """How far a question may be believed to be a slip of a name, and how near it is to it, each from 0 to 1."""

    likely: float
    near: float
    """Without regard to whether the question is a word itself, or a slip of another: what puts names in order."""


def belief(query: str, text: str, distance: Distance, language: Language) -> Belief:
    """Tell how likely ``query`` is a slip of the name ``text``."""
    word = query.strip().lower()
    evidence = gathered(word, text, distance, language)
    near = _chance(ORDER, evidence)
    if stands_for_itself(query, text, language, derived=distance.derived):
        return Belief(0.0, near)
    likely = _chance(WEIGHTS, evidence)
    is_other = not distance.derived and is_written_otherwise(query, text)
    return Belief(likely * BELIEVED if is_other else likely, near)


def stands_for_itself(query: str, text: str, language: Language, *, derived: bool) -> bool:
    """Tell whether a question is a word or a name of its own: *hatta* is no *harta*, and *Belawan* no form of *awan*.

    *sawahan* is one of *sawah*, though a place; *mahardhika*, in small letters, is but *mahardika*, though a name.
    """
    word = query.strip().lower()
    if derived:
        return not query.islower() and is_name(word)
    if is_word(word, language) or is_indonesian(word):
        return True
    is_respelled = query.islower() and sound(word, language) == sound(text, language)
    return is_name(word) and not is_respelled


def _chance(weights: Evidence, evidence: Evidence) -> float:
    return 1 / (1 + exp(-_BIAS - sum(map(float.__mul__, weights, evidence))))


def is_written_otherwise(query: str, text: str) -> bool:
    """Tell whether capitals make a question something else than ``text``, which is written small.

    A short one with a capital is a proper name (*Binus* is no *bonus*), one of nothing but capitals a short form, one
    with capitals within a brand or a name in a program (*useRef*). Who has left caps lock on (*kEMENTRIAN*) means what
    the letters say.
    """
    word = query.strip()
    if _WITHIN.search(word) and not word.swapcase().istitle():
        return not _WITHIN.search(text)  # *kWh metr* is *kWh meter*
    return (word.istitle() or word.isupper()) and len(word) <= _CALLED and text[:1].islower()


def is_word(word: str, language: Language) -> bool:
    """Tell whether a question in small letters is a word itself, so that it is no slip of a name in ``language``."""
    enough = _WORD[language]
    return english_size(word) <= _ENGLISH[language] or any(
        documents_with(word, each) >= enough[each] for each in LANGUAGES
    )


def is_shaped(word: str) -> bool:
    """Tell whether a question in small letters has the shape of an Indonesian root, so that it may be one.

    >>> is_shaped("gayung"), is_shaped("inflas")
    (True, False)
    """
    return bool(_ROOT.fullmatch(word))


def gathered(word: str, text: str, distance: Distance, language: Language) -> Evidence:
    """Gather what speaks for and against a slip."""
    name = text.lower()
    return Evidence(
        slips=distance.price / (len(fold(word)) + 1),
        lead=min(distance.rival - distance.price, _FAR),
        sounds=float(skeleton(word, language) == skeleton(text, language)),
        prose=0.0 if distance.derived else log1p(documents_with(word, "id")),
        common=log1p(documents_with(name, "id")),
        rare=english_size(name) / _UNIT,
        letters=likeness(word, language),
        indonesian=float(language == "id"),
        derived=float(distance.derived),
        stranger=0.0 if distance.derived else _stranger(word, name),
        foreign=_foreign(word, language),
        formed=0.0 if distance.derived else _formed(word, fold(name)),
        root=float(not distance.derived and is_shaped(word)),
    )


def _foreign(word: str, language: Language) -> float:
    own = likeness(word, language)
    return max(likeness(word, each) - own for each in LANGUAGES)


@lru_cache(maxsize=1 << 10)
def _roots(word: str) -> tuple[tuple[str, float], ...]:
    found = ((each.root, each.trust * log1p(documents_with(each.root, "id"))) for each in analyses(word))
    return tuple((root, said) for root, said in found if len(root) >= _BRIEF and said)


def _formed(word: str, name: str) -> float:
    return max((said for root, said in _roots(word) if root != name), default=0.0)


def _stranger(word: str, name: str) -> float:
    from rapidfuzz.distance import OSA

    return float(strangers(word, (word, name)) - min(FAR, OSA.distance(word, name)))
