"""What an unfinished question may be going to ask for, narrowed letter by letter.

Someone who types *kementerian pek* means *Kementerian Pekerjaan Umum*, and *barang jasa* is on the way to *pengadaan
barang dan jasa*. First come the names that the question is; then those that begin with it; then those that have, in
whatever order, a word beginning with each word of it; last what only resembles it. Start at :func:`narrowed`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import fold, words
from istilah.model.index import Name
from istilah.query.lookup import Match, lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    """List up to ``limit`` concepts that an unfinished question may mean, the surest first; never raises.

    Those of the domains preferred come before all others.
    """
    asked = query[:_LONGEST]
    within = list(_within(asked, index, limit, preference.domains))
    # Resemblance is for those whom nothing else helps; who has typed a name whole wants its readings in their order.
    is_whole = bool(index.names(fold(asked)))
    shown = lookup(asked, index, limit=limit, preference=preference).shown if is_whole or len(within) < _FEW else ()
    sure = [match for match in shown if match.trusted]
    near = [match for match in shown if match.is_good or not (sure or within)]
    distinct: dict[str, Match] = {}
    for match in (*sure, *within, *near):
        distinct.setdefault(match.concept.key, match)
    found = sorted(distinct.values(), key=lambda match: _is_foreign(match.concept.domain, preference.domains))
    return tuple(found[:limit])


def _is_foreign(domain: Iterable[str], wanted: frozenset[str]) -> bool:
    return bool(wanted) and wanted.isdisjoint(domain)


def _within(query: str, index: Index, limit: int, wanted: frozenset[str]) -> Iterator[Match]:
    """Yield the concepts with a name that begins so, then those with a word beginning with each word asked."""
    asked = words(query)
    letters = sum(map(len, asked))
    begun = index.starting(fold(query), limit) if letters else ()
    named = _named_words(index)  # type: ignore[arg-type]  # every index is hashable, as any object is
    found = named.found(asked, fold(query), wanted) if letters >= _TELLING else ()
    keys: set[str] = set()
    for name in chain(found, begun):
        concept = None if name.key in keys else index.concept(name.key)
        keys.add(name.key)
        if concept:
            yield Match(concept, name, _LEAST + (_MOST - _LEAST) * min(1, letters / len(name.text)), "prefix")
        if len(keys) >= limit:
            return


class _NamedWords(NamedTuple):
    """All names, the shortest first, and the words that they have."""

    names: list[Name]
    folded: list[str]
    domains: list[tuple[str, ...]]
    words: list[str]
    places: list[array[int]]
    """Beside each word the numbers of the names that have it."""

    def found(self, asked: Sequence[str], folded: str, wanted: frozenset[str]) -> Iterator[Name]:
        """Go through the names that have a word beginning with each of those asked; of ``wanted`` domains first."""
        numbers = sorted(set.intersection(*map(self._beginning, asked)))
        for is_foreign, begins in product((False, True), (True, False)):
            for number in numbers:
                is_here = self.folded[number].startswith(folded) is begins
                if is_here and _is_foreign(self.domains[number], wanted) is is_foreign:
                    yield self.names[number]

    def _beginning(self, part: str) -> set[int]:
        first, last = bisect_left(self.words, part), bisect_left(self.words, part + _HIGHEST)
        return set[int]().union(*self.places[first:last])


@lru_cache(maxsize=1)
def _named_words(index: Index) -> _NamedWords:
    pairs = sorted(_names(index), key=lambda pair: len(pair[0].text))
    places: dict[str, array[int]] = {}
    for number, (name, _) in enumerate(pairs):
        for word in words(name.text):
            places.setdefault(word, array("i")).append(number)
    names, domains = [name for name, _ in pairs], [domain for _, domain in pairs]
    found = sorted(places)
    return _NamedWords(names, [fold(name.text) for name in names], domains, found, [places[word] for word in found])


def _names(index: Index) -> Iterator[tuple[Name, tuple[str, ...]]]:
    for concept in index.concepts():
        for place, designation in enumerate(concept.designations):
            for is_short, text in ((False, designation.term), *((True, each.term) for each in designation.short_forms)):
                yield Name(concept.key, designation.language, text, is_short, place), concept.domain
