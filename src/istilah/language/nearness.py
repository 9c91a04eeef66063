"""Which headwords to look at: three doors into a hundred thousand.

A misspelled question is answered in two steps. This module opens the doors, so that some hundred headwords are looked
at instead of all; ``istilah.engine.ranking`` then says which of them was meant. The doors are

* the folded text itself, for guesses that need no tolerance (*nyiram* for *menyiram*);
* keys that sound alike: *skrng* and *sekarang* have the same; phrases have one for each pair of their words, so that
  *desain kriteria* and *aparatur negara* find *kriteria desain* and *aparatur sipil negara*;
* all texts that begin with the same sound and have about the same length, some thousands, which rapidfuzz compares in
  less than a millisecond; and among the words that occur in several headwords, those that begin otherwise.

A store keeps what :func:`keys`, :func:`beginnings` and :func:`weights` give at build time and answers as
:class:`istilah.model.index.Headwords`; :class:`WordList` does so in memory.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from istilah.language.folding import fold, words
from istilah.language.sounds import bare, initial, sounds
from istilah.model.index import Bucket, Headword

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ANY: Final = "*"
"""Name of the buckets that hold the common words, whatever they begin with."""
COMMON: Final = 3
"""Weight from which a word is common."""
_ALL_PAIRS_UP_TO: Final = 4
"""Words of a phrase; longer phrases have keys for neighbouring words only."""


def keys(text: str, language: str) -> tuple[str, ...]:
    """List the keys under which ``text`` is found although it is misspelled.

    >>> keys("kriteria desain", "id")
    ('krtrdsn', 'dsn krtr')
    >>> set(keys("desein kriterya", "id")) & set(keys("kriteria desain", "id"))
    {'dsn krtr'}
    """
    heard = sounds(text, language)
    whole = bare("".join(heard))
    bones = [bone for bone in map(bare, heard) if bone]
    pairs = combinations(bones, 2) if len(bones) <= _ALL_PAIRS_UP_TO else pairwise(bones)
    return tuple(dict.fromkeys([*([whole] if whole else []), *(" ".join(sorted(pair)) for pair in pairs)]))


def beginnings(text: str, weight: int, language: str) -> tuple[str, ...]:
    """List the names of the buckets in which ``text`` stands.

    >>> beginnings("khotbah", 1, "id"), beginnings("kotak", 12, "id")
    (('k',), ('k', '*'))
    """
    return (initial(text, language), ANY) if weight >= COMMON else (initial(text, language),)


def weights(texts: Sequence[str]) -> Iterator[int]:
    """Count for each text in how many texts it occurs as a word; a text of several words counts nothing.

    A termbase in which *data* stands in a hundred phrases and *dada* in one knows which of them *dta* is for.

    >>> list(weights(["data", "basis data", "dada"]))
    [2, 0, 1]
    """
    split = [words(text) for text in texts]
    counts = Counter(word for parts in split for word in set(parts))
    return (counts[parts[0]] if len(parts) == 1 else 0 for parts in split)


class WordList:
    """Headwords of one language in memory, for tests and for small lists."""

    def __init__(self, entries: Iterable[tuple[int, str]], language: str) -> None:
        rows = list(entries)
        self._headwords: dict[int, Headword] = {}
        self._exact: dict[str, list[Headword]] = {}
        self._keyed: dict[str, list[Headword]] = {}
        buckets: dict[tuple[str, int], tuple[list[str], list[int]]] = {}
        for (number, text), weight in zip(rows, weights([text for _, text in rows]), strict=True):
            folded = fold(text)
            headword = Headword(number, text, folded, weight)
            self._headwords[number] = headword
            self._exact.setdefault(folded, []).append(headword)
            for key in keys(text, language):
                self._keyed.setdefault(key, []).append(headword)
            for beginning in beginnings(text, weight, language):
                texts, ids = buckets.setdefault((beginning, len(folded)), ([], []))
                texts.append(folded)
                ids.append(number)
        self._buckets = {place: Bucket(*bucket) for place, bucket in buckets.items()}

    def exact(self, folded: str) -> Sequence[Headword]:
        """Give the headwords whose folded text is ``folded``."""
        return self._exact.get(folded, ())

    def by_key(self, key: str) -> Sequence[Headword]:
        """Give the headwords that have ``key`` among their keys."""
        return self._keyed.get(key, ())

    def bucket(self, beginning: str, length: int) -> Bucket:
        """Give the folded texts of one beginning and length."""
        return self._buckets.get((beginning, length), Bucket((), ()))

    def by_id(self, ids: Sequence[int]) -> Iterator[Headword]:
        """Give the headwords with these numbers."""
        return (self._headwords[number] for number in ids)
