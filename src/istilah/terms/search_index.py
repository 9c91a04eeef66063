"""The names that rules about terms look for in drafts, ready for a search through megabytes.

They are sorted under the first word with which they can begin in running text, inflected words included: *mengijinkan*
leads to *ijin*. Which names these are is told in :mod:`~.search_terms`; because that takes a moment, the result is kept
beside the termbase as text. Of this text only what stands under the words of a draft is read closer, so that one word
is examined in little time whatever there is to look for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from istilah.terms.wanted import Opening, Use, Wanted

if TYPE_CHECKING:
    from istilah.model.concept import Concept, Designation
    from istilah.model.index import Index


ByNext = Mapping[bytes, Sequence[str]]
"""Openings, as they are kept, by their second word; by the empty word, if they have none."""
_BLANK = "\n\n"
"""What parts the blocks of what is kept: one for all words, then one for each first word."""


class SearchIndex:
    """All names that are looked for, by the word with which they may begin and the next."""

    def __init__(self, kept: str, index: Index) -> None:
        """Take up what was kept (:func:`_packed`) of what ``index`` knows."""
        head, *blocks = kept.split(_BLANK)
        self._index = index
        self._english, self._indonesian, self._predecessors = json.loads(head)
        self._known: dict[str, Opening] = {}
        parts = (block.partition("\n") for block in blocks)
        self.firsts: dict[bytes, str] = {_bytes(word): lines for word, _, lines in parts}
        """The words with which a name may begin."""
        self.openings: Mapping[bytes, ByNext] = _Openings(self.firsts)

    @cached_property
    def english(self) -> frozenset[str]:
        """Words that occur in English names and in no Indonesian one."""
        return frozenset(self._english.split(" "))

    @cached_property
    def indonesian(self) -> frozenset[str]:
        """Words that occur in Indonesian names."""
        return frozenset(self._indonesian.split(" "))

    def opening(self, line: str) -> Opening:
        """Give an opening that was kept so."""
        if line not in self._known:
            self._known[line] = _unpacked(line, self._index)
        return self._known[line]

    def predecessors(self, key: str) -> tuple[Concept, ...]:
        """List what a concept was before."""
        found = (self._index.concept(old) for old in self._predecessors.get(key, ()))
        return tuple(concept for concept in found if concept)


class _Openings(dict[bytes, ByNext]):
    """What stands under each first word, read when it is first asked for."""

    def __init__(self, firsts: Mapping[bytes, str]) -> None:
        super().__init__()
        self._firsts = firsts

    def __missing__(self, first: bytes) -> ByNext:
        found: dict[bytes, list[str]] = {}
        for line in self._firsts[first].split("\n"):
            nexts, _, opening = line.partition("\t")
            for following in nexts.split(" "):
                found.setdefault(_bytes(following), []).append(opening)
        self[first] = found
        return found


_known: WeakKeyDictionary[Index, SearchIndex] = WeakKeyDictionary()


def vocabulary(index: Index) -> SearchIndex:
    """Give what is looked for in a termbase; opened once a process, gathered once a termbase."""
    if index not in _known:
        _known[index] = SearchIndex(index.kept("openings", _packed), index)
    return _known[index]


def _packed(index: Index) -> str:
    """Write down what is looked for: a line an opening, behind the words that may follow, in a block a first word."""
    from istilah.terms.search_terms import gathered

    found = gathered(index)
    places: dict[str, dict[Designation, int]] = {}
    words = (" ".join(sorted(words)) for words in (found.english, found.indonesian))
    blocks = [json.dumps([*words, found.predecessors], ensure_ascii=False)]
    for first, entries in found.openings.items():
        lines = (f"{_str(b' '.join(nexts))}\t{_line(opening, places)}" for nexts, opening in entries)
        blocks.append("\n".join((_str(first), *lines)))
    return _BLANK.join(blocks)


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
