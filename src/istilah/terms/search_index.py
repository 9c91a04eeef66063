"""The names that rules about terms look for in drafts, ready for a search through megabytes.

They are sorted under the first word with which they can begin in running text, inflected words included: *mengijinkan*
leads to *ijin*. Which names these are is told in :mod:`~.search_terms`; because that takes a moment, the result is kept
beside the termbase as text, and a name is taken out of it when a draft has it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from istilah.terms.wanted import Opening, Use, Wanted

if TYPE_CHECKING:
    from istilah.model.concept import Concept, Designation
    from istilah.model.index import Index


ByNext = Mapping[bytes, tuple[int, ...]]
"""Numbers of openings by their second word; by the empty word, if they have none."""


class SearchIndex:
    """All names that are looked for, by the word with which they may begin and the next."""

    def __init__(self, kept: str, index: Index) -> None:
        """Take up what was kept (:func:`_packed`) of what ``index`` knows."""
        names, openings, english, indonesian, predecessors = json.loads(kept)
        self._index = index
        self._names: list[str] = names.split("\n")
        self._known: dict[int, Opening] = {}
        self.openings: dict[bytes, ByNext] = {
            _bytes(word): {_bytes(following): tuple(numbers) for following, numbers in by_next.items()}
            for word, by_next in openings.items()
        }
        self.english = frozenset(english.split(" "))
        """Words that occur in English names and in no Indonesian one."""
        self.indonesian = frozenset(indonesian.split(" "))
        """Words that occur in Indonesian names."""
        self._predecessors: Mapping[str, list[str]] = predecessors

    def opening(self, number: int) -> Opening:
        """Give an opening by its number."""
        if number not in self._known:
            self._known[number] = _unpacked(self._names[number], self._index)
        return self._known[number]

    def predecessors(self, key: str) -> tuple[Concept, ...]:
        """List what a concept was before."""
        found = (self._index.concept(old) for old in self._predecessors.get(key, ()))
        return tuple(concept for concept in found if concept)


_known: WeakKeyDictionary[Index, SearchIndex] = WeakKeyDictionary()


def vocabulary(index: Index) -> SearchIndex:
    """Give what is looked for in a termbase; opened once a process, gathered once a termbase."""
    if index not in _known:
        _known[index] = SearchIndex(index.kept("openings", _packed), index)
    return _known[index]


def _packed(index: Index) -> str:
    """Write down what is looked for: a line an opening, and the numbers of these lines by first and next word."""
    from istilah.terms.search_terms import gathered

    found = gathered(index)
    lines: list[str] = []
    places: dict[str, dict[Designation, int]] = {}
    openings: dict[str, dict[str, list[int]]] = {}
    for word, by_next in found.openings.items():
        numbers = openings[_str(word)] = {}
        for following, names in by_next.items():
            numbers[_str(following)] = [*range(len(lines), len(lines) + len(names))]
            lines += (_line(name, places) for name in names)
    words = (" ".join(sorted(words)) for words in (found.english, found.indonesian))
    return json.dumps(["\n".join(lines), openings, *words, found.predecessors], ensure_ascii=False)


def _line(opening: Opening, known: dict[str, dict[Designation, int]]) -> str:
    """Write down an opening; ``known`` has the numbers of designations in their concepts."""
    wanted = opening.wanted
    key = wanted.concept.key
    if key not in known:
        known[key] = {
            each: number
            for number, designation in enumerate(wanted.concept.designations)
            for each in (designation, *designation.apart)
        }
    places = known[key]
    fields = (
        wanted.use.name,
        key,
        places[wanted.designation],
        wanted.text,
        int(wanted.is_short),
        places[wanted.right] if wanted.right else "",
        int(wanted.is_english),
        b" ".join(opening.words).decode("latin-1"),
        opening.prefix,
        opening.suffix,
    )
    return "\t".join(map(str, fields))


def _unpacked(line: str, index: Index) -> Opening:
    use, key, place, text, is_short, right, is_english, words, prefix, suffix = line.split("\t")
    concept = index.misspelled.get(key) or index.concept(key)
    if concept is None:
        raise LookupError(key)
    designations = concept.designations
    better = designations[int(right)] if right else None
    full = designations[int(place)]
    designation = full.behind(text) if is_short == "1" else full
    wanted = Wanted(Use[use], concept, designation, text, is_short == "1", better, is_english == "1")
    return Opening(wanted, tuple(_bytes(words).split()), prefix, suffix)


def _bytes(text: str) -> bytes:
    return text.encode("latin-1")


def _str(word: bytes) -> str:
    return word.decode("latin-1")
