"""Which headwords to look at: three doors into a hundred thousand.

A misspelled question is answered in two steps. This module opens the doors, so that some hundred headwords are looked
at instead of all; ``istilah.query.similarity`` then says which of them was meant. The doors are

* the folded text itself, for guesses that need no tolerance (*nyiram* for *menyiram*);
* keys that sound alike: *skrng* and *sekarang* have the same; phrases have one for each pair of their words, so that
  *desain kriteria* and *aparatur negara* find *kriteria desain* and *aparatur sipil negara*;
* all texts that begin with the same sound and have about the same length, some thousands, which rapidfuzz compares in
  less than a millisecond; and among the words that occur in several headwords, those that begin otherwise.

A store keeps what :func:`keys`, :func:`beginnings` and :func:`weights` give at build time and answers as
:class:`istilah.model.index.Headwords`.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from istilah.language.folding import words
from istilah.language.sounds import bare, initial, skeleton, sounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    whole = skeleton(text, language)
    bones = [bone for bone in map(bare, sounds(text, language)) if bone]
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
