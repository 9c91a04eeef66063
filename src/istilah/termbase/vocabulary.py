"""What words are made of: which are English, and how much like a word of a language any letters look.

A question that is itself a word is no slip of another, and *doyxang* is a slip of something, for no Indonesian word has
*yx*. The lists are in ``glossary/words``: ``english.tsv`` (word, size of the smallest list of SCOWL that has it);
``names.tsv``, ``places.tsv`` and ``proper.tsv`` (proper names: English ones, those of Indonesian places, others that
Indonesian texts have); ``indonesian.tsv`` (Indonesian words that official prose hardly has, and ``itself`` beside those
whose root misleads); ``letters.tsv`` (language, pair of letters, how often one follows the other, as a natural
logarithm).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from istilah.language.folding import fold
from istilah.language.lengths import of_lengths
from istilah.language.spelling import modern_spellings
from istilah.termbase.corpus_counts import documents_with
from istilah.termbase.layers import builtin_folder
from istilah.termbase.sorted_table import shipped
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection

    from istilah.text import Language

RAREST = 99
"""Size of a list that would have any word at all."""
FAR = 3
"""Slips from which on a word is not looked for."""
_FEW = 6
"""Words looked at that are near; fewer of them are names of what is asked for."""
EDGE = " "
"""Stands before the first letter of a word and behind the last."""
_INDONESIAN = "indonesian.tsv"
_NAMES = ("names.tsv", "places.tsv", "proper.tsv")
_NAMED = 5
"""Documents that have a proper name; scanners and hands make some by chance."""
_UNSEEN = -7.0
"""For a pair of letters that no word has."""


@lru_cache(maxsize=1 << 12)
def english_size(word: str) -> int:
    """Tell how large a list of English must be to have a word in small letters: 10 for everyday words, up to 70.

    >>> english_size("house") < english_size("abaca") < english_size("rumah") == RAREST
    True
    """
    fields = shipped("english.tsv").find(word)
    return int(fields[0]) if fields else RAREST


@lru_cache(maxsize=1 << 12)
def is_indonesian(word: str) -> bool:
    """Tell whether a word in small letters is an Indonesian one that official prose hardly has.

    >>> is_indonesian("kelereng"), is_indonesian("kelerengan")
    (True, False)
    """
    return word in shipped(_INDONESIAN)


@lru_cache(maxsize=1 << 12)
def is_itself(word: str) -> bool:
    """Tell whether an Indonesian word means something that its root does not say, whatever root it seems to have.

    >>> is_itself("kelereng"), is_itself("penyutradaraan")
    (True, False)
    """
    return shipped(_INDONESIAN).find(word) == ["itself"]


@lru_cache(maxsize=1 << 12)
def is_name(word: str) -> bool:
    """Tell whether a word in small letters is listed as a proper name, or is the old spelling of one.

    >>> is_name("uganda"), is_name("bandoeng"), is_name("agenda")
    (True, True, False)
    """
    return any(map(_is_called, (word, *modern_spellings(word))))


def _is_called(word: str) -> bool:
    return any(word in shipped(path) for path in _NAMES) or documents_with(word, "name") >= _NAMED


def strangers(word: str, names: Collection[str]) -> int:
    """Tell how many slips lie between a question and the nearest word of either language that is none of ``names``.

    >>> strangers("gabunagnnya", ["tabungan"])
    1
    """
    return min((slips for slips, known in _known_near(word) if known not in names), default=FAR)


@lru_cache(maxsize=1 << 8)
def _known_near(word: str) -> tuple[tuple[int, str], ...]:
    """List the words nearest to a question that begin as it does, with their slips; each name asks for the same."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found: list[tuple[int, str]] = []
    for language in LANGUAGES:
        words = of_lengths(_words_from(word[:1], language), len(word) - FAR + 1, len(word) + FAR - 1) if word else ()
        near = process.extract(word, words, scorer=OSA.distance, score_cutoff=FAR - 1, limit=_FEW)
        found += ((int(slips), known) for known, slips, _ in near)
    return tuple(found)


@lru_cache(maxsize=1 << 6)
def _words_from(letter: str, language: Language) -> list[str]:
    """List the words that begin with a letter, in the order of their length."""
    table, place = ("english.tsv", "") if language == "en" else ("frequencies.tsv", "id\t")
    return sorted(re.findall(rf"^{place}([^\t\n]+)", shipped(table).lines(place + letter), re.MULTILINE), key=len)


@lru_cache(maxsize=1 << 10)
def likeness(text: str, language: Language) -> float:
    """Tell how much the letters of a text look like words of a language: the mean logarithm of its pairs.

    >>> likeness("doyang", "id") > likeness("doyxang", "id")
    True
    """
    known = _pairs()[language]
    pairs = [*pairwise(f"{EDGE}{fold(text)}{EDGE}")]
    return sum(known.get(one + other, _UNSEEN) for one, other in pairs) / len(pairs)


@cache
def _pairs() -> dict[str, dict[str, float]]:
    known: dict[str, dict[str, float]] = {"id": {}, "en": {}}
    path = builtin_folder().joinpath("glossary", "words", "letters.tsv")
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        language, pair, logarithm = line.split("\t") if not line.startswith("#") else ("id", "", "0")
        known[language][pair] = float(logarithm)
    return known
