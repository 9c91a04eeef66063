"""What an unfinished question may be going to ask for, narrowed letter by letter.

Someone who types *kementerian pek* means *Kementerian Pekerjaan Umum*, and *barang jasa* is on the way to *pengadaan
barang dan jasa*. First come the names that the question is; then those that begin with it; then those that have, in
whatever order, a word beginning with each word of it; last what only resembles it. Start at :func:`narrowed`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import fold, words
from istilah.model.index import Name
from istilah.query.lookup import Match, lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.index import Index
    from istilah.query.preference import Preference

_TELLING = 2
"""Letters from which on a question is worth being looked for within names."""
_FEW = 3
"""Answers that leave room for what only resembles the question."""
_LONGEST = 200
"""Characters of the longest question that is on the way to a name."""
_HIGHEST = "\U0010ffff"
_LEAST, _MOST = 50.0, 90.0


def narrowed(query: str, index: Index, *, limit: int, preference: Preference) -> tuple[Match, ...]:
    """List up to ``limit`` concepts that an unfinished question may mean, the surest first; never raises."""
    asked = query[:_LONGEST]
    within = list(_within(asked, index, limit))
    # Resemblance is for those whom nothing else helps; who has typed a name whole wants its readings in their order.
    is_whole = bool(index.names(fold(asked)))
    shown = lookup(asked, index, limit=limit, preference=preference).shown if is_whole or len(within) < _FEW else ()
    sure = [match for match in shown if match.trusted]
    near = [match for match in shown if match.is_good or not (sure or within)]
    distinct: dict[str, Match] = {}
    for match in (*sure, *within, *near):
        distinct.setdefault(match.concept.key, match)
    wanted = preference.domains
    found = sorted(distinct.values(), key=lambda match: bool(wanted) and wanted.isdisjoint(match.concept.domain))
    return tuple(found[:limit])


def _within(query: str, index: Index, limit: int) -> Iterator[Match]:
    """Yield the concepts with a name that begins so, then those with a word beginning with each word of the question."""
    asked = words(query)
    letters = sum(map(len, asked))
    named = _named_words(index)
    begun = index.starting(fold(query), limit) if letters else ()
    found = sorted(set.intersection(*map(named.beginning, asked))) if letters >= _TELLING else ()
    keys: set[str] = set()
    for name in chain(begun, map(named.names.__getitem__, found)):
        concept = None if name.key in keys else index.concept(name.key)
        keys.add(name.key)
        if concept:
            yield Match(concept, name, _LEAST + (_MOST - _LEAST) * min(1, letters / len(name.text)), "prefix")
        if len(keys) >= limit:
            return


class _NamedWords(NamedTuple):
    """All names, the shortest first, and the words that they have."""

    names: list[Name]
    words: list[str]
    places: list[array[int]]
    """Beside each word the numbers of the names that have it."""

    def beginning(self, part: str) -> set[int]:
        """Find the names that have a word beginning so."""
        first, last = bisect_left(self.words, part), bisect_left(self.words, part + _HIGHEST)
        return set[int]().union(*self.places[first:last])


@lru_cache(maxsize=1)
def _named_words(index: Index) -> _NamedWords:
    names = sorted(_names(index), key=lambda name: len(name.text))
    places: dict[str, array[int]] = {}
    for number, name in enumerate(names):
        for word in words(name.text):
            places.setdefault(word, array("i")).append(number)
    found = sorted(places)
    return _NamedWords(names, found, [places[word] for word in found])


def _names(index: Index) -> Iterator[Name]:
    for concept in index.concepts():
        for place, designation in enumerate(concept.designations):
            yield Name(concept.key, designation.language, designation.term, is_short=False, place=place)
            for short in designation.short:
                yield Name(concept.key, designation.language, short, is_short=True, place=place)
