"""Names that are longer than what the termbase knows of them.

*Fiscal Policy Agency* is one name, and neither a *fiscal policy* nor an *agency*; so is *Jalan Tol Jakarta–Cikampek*.
A run of words with capitals (small *of*, *for*, *dan* inside) that is no known name as a whole is such a name. Inside,
only what stands there as itself is known: short forms, names of several words that have capitals of their own
(*Kementerian Keuangan Republik Indonesia*), and at the head the office of a person (*Menteri Keuangan Sri Mulyani*).
Where all of a run is known and part of it bears a name of its own (*Provinsi Jawa Barat*), all of it counts.

Capitals say nothing at the beginning of a sentence, in a heading, in a line of capitals, and in the title of a
regulation behind *tentang*. Start at :func:`outside_names`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import words
from istilah.language.lexicon import JOINING, NAMING, SMALL, STOPWORDS
from istilah.language.numerals import is_roman
from istilah.model.concept import ConceptKind
from istilah.query.recognition import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from istilah.model.index import Index
    from istilah.query.recognition import Spot
    from istilah.text import Language

_PARTING = NAMING & JOINING
"""Words that may also join two names."""
_GAP = re.compile(r"[ \t\u00a0]*(?:[ \t\u00a0]|[–&]|\r?\n)[ \t\u00a0]*(?:&[ \t\u00a0]*)?")
_OPENING = re.compile(r"(?:\A|[.!?:;•–—|]\s+|\n\s*|^\s*[-*#]+\s*)['\"“‘(*]*\Z")
_SUM = re.compile(r"(?:Rp|IDR|USD?)\d")
"""A sum of money, which ends a name: *Nilai Impor Rp30 juta*."""
_NEARBY = 6
"""Characters before a word that tell whether a sentence begins with it."""
_TITLED = re.compile(r"\b(?:tentang|concerning|regarding)\s+\Z", re.IGNORECASE)
_TITLE_WORD = 14
_MOSTLY = 0.8
"""Share of words with capitals that makes a line a heading."""
_LINE = 4
"""Words of the shortest line that may be a heading."""
_LONG = 3
"""Words of a term that is itself, whatever stands beside it: *Pajak Pertambahan Nilai Barang*."""
_SHOUTED = 3
"""Words in capitals alone that are no short forms, one after the other."""


class Word(NamedTuple):
    """A word of a text."""

    start: int
    end: int
    text: str
    opens: bool
    """Whether a sentence begins with it, so that its capital says nothing."""

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


def outside_names(
    text: str, found: Sequence[Spot], index: Index, language: Language, ordinary: Iterable[int]
) -> tuple[Spot, ...]:
    """Leave out the spots that are pieces of longer names; at ``ordinary`` places stand words that part names."""
    judge = _Judge(index)
    lost: set[int] = set()
    at = 0
    for run in _runs(text, frozenset(ordinary), language):
        while at < len(found) and found[at].end <= run[0].start:
            at += 1
        inside = []
        number = at
        while number < len(found) and found[number].start < run[-1].end:
            inside.append(found[number])
            number += 1
        kept = {spot.start for part in _parts(run, inside, judge) for spot in judge.kept(part, inside)}
        own = (spot for spot in inside if spot.start >= run[0].start and spot.end <= run[-1].end)
        lost.update(spot.start for spot in own if spot.start not in kept)
    return tuple(spot for spot in found if spot.start not in lost)


def _runs(text: str, ordinary: frozenset[int], language: Language) -> Iterator[list[Word]]:
    """Find the stretches of words with capitals, single ones too, that say something by them."""
    for line in _lines(text):
        run: list[Word] = []
        for word in line:
            parts = word.start in ordinary or _begins(word) or is_roman(word.text)  # Pasal II Peraturan Menteri
            if run and (parts or not _GAP.fullmatch(text, run[-1].end, word.start) or not _goes_on(word)):
                yield from _told(run, text, language)
                run = []
            if not parts and (word.is_capitalised or (run and word.text in NAMING)):
                run.append(word)
        yield from _told(run, text, language)


def _begins(word: Word) -> bool:
    """Tell whether a word has its capital from the sentence that it begins, as small words have."""
    small = word.text.lower()
    return word.is_capitalised and (small in SMALL or (word.opens and small in STOPWORDS))


def _goes_on(word: Word) -> bool:
    return (word.is_capitalised and not _SUM.match(word.text)) or word.text in NAMING


def _lines(text: str) -> Iterator[list[Word]]:
    """Give the words of each line that is no heading."""
    at = 0
    for line in text.splitlines(keepends=True):
        found = [(m.start() + at, m.end() + at, m[0]) for m in TOKEN.finditer(line)]
        telling = [word for *_, word in found if word[:1].isalpha() and word not in NAMING]
        capital = sum(word[:1].isupper() for word in telling)
        is_heading = (
            len(telling) >= _LINE and capital >= _MOSTLY * len(telling) and not line.rstrip().endswith((".", ";", ","))
        )
        if not is_heading:
            yield [Word(*word, opens=_opens(text, word[0])) for word in found]
        at += len(line)


def _opens(text: str, start: int) -> bool:
    return bool(
        _OPENING.search(text[max(0, start - _NEARBY) : start]) if start >= _NEARBY else _opening_head(text, start)
    )


def _opening_head(text: str, start: int) -> bool:
    return not text[:start].strip(" \t\n'\"“‘(*-#") or bool(_OPENING.search(text[:start]))


def _told(run: list[Word], text: str, language: Language) -> Iterator[list[Word]]:
    """Give a run without small words at its ends, unless its capitals say nothing."""
    while run and not run[-1].is_capitalised:
        run.pop()
    if len(run) > 1 and run[0].opens and language == "id" and run[1].is_capitalised:
        run = run[1:]  # the noun before a name: “Aplikasi SHAKERS akan …”
    if not run or (len(run) == 1 and run[0].opens):
        return
    if _TITLED.search(text[max(0, run[0].start - _TITLE_WORD) : run[0].start]):
        return
    shouted = [word.text for word in run if word.text.isupper() and len(word.text) > _SHOUTED]
    if len(shouted) < _SHOUTED:
        yield run


def _parts(run: list[Word], inside: Sequence[Spot], judge: _Judge) -> list[list[Word]]:
    """Part a run at *dan* where what stands on either side is a name by itself."""
    for number, word in enumerate(run):
        if word.text in _PARTING and not any(spot.start < word.start < spot.end for spot in inside):
            left, right = run[:number], run[number + 1 :]
            if judge.parts(left, right, inside):
                return [left, *_parts(right, inside, judge)]
    return [run]


class _Judge:
    """Tells which spots within a name are known for themselves."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def is_whole(self, run: Sequence[Word], inside: Iterable[Spot]) -> bool:
        """Tell whether a run is a known name, or made of known ones, as a whole."""
        found = _within(run, inside)
        if not found or not _covers(found, run):
            return False
        return len(found) == 1 or any(map(self._is_proper, found))

    def parts(self, left: Sequence[Word], right: Sequence[Word], inside: Iterable[Spot]) -> bool:
        """Tell whether two names stand here: one of them is known as a name, or both are known terms."""
        found = list(inside)
        sides = [self.is_whole(side, found) for side in (left, right)]
        named = [any(map(self._is_proper, _within(side, found))) for side in (left, right)]
        return all(sides) or any(whole and name for whole, name in zip(sides, named, strict=True))

    def kept(self, run: Sequence[Word], inside: Iterable[Spot]) -> list[Spot]:
        """List the spots within a run that count."""
        found = _within(run, inside)
        if self.is_whole(run, found):
            return found
        heads = {spot.start for spot in self._head(run, found)}
        return [spot for spot in found if spot.start in heads or _is_short(spot) or self._is_long_name(spot)]

    def _head(self, run: Sequence[Word], found: Sequence[Spot]) -> Iterator[Spot]:
        """Give the offices and names with which a run begins."""
        at = 0
        for spot in found:
            if at >= len(run) or spot.start != run[at].start:
                return
            at += sum(word.start < spot.end for word in run[at:])
            if not (self._is_proper(spot) or self._is_office(spot, run[at:])):
                return
            yield spot

    def _is_office(self, spot: Spot, rest: Sequence[Word]) -> bool:
        """Tell whether a spot is the office of the person whose name follows, not the beginning of a longer one."""
        concepts = (self._index.concept(name.key) for name in spot.names)
        if not any(concept and concept.kind is ConceptKind.ROLE for concept in concepts):
            return False
        return bool(rest) and rest[0].is_capitalised and not any(map(self._index.longest, words(rest[0].text)[:1]))

    def _is_proper(self, spot: Spot) -> bool:
        return any(name.is_short or _has_capitals(name.text) for name in spot.names)

    def _is_long_name(self, spot: Spot) -> bool:
        return any(
            (_has_capitals(name.text) and " " in name.text) or len(name.text.split()) >= _LONG for name in spot.names
        )


def _within(run: Sequence[Word], inside: Iterable[Spot]) -> list[Spot]:
    return [spot for spot in inside if run and spot.start >= run[0].start and spot.end <= run[-1].end + 1]


def _covers(found: Sequence[Spot], run: Sequence[Word]) -> bool:
    """Tell whether the spots take all words of a run but those that join."""
    telling = (word for word in run if word.text not in NAMING)
    return all(any(spot.start <= word.start and word.end <= spot.end for spot in found) for word in telling)


def _is_short(spot: Spot) -> bool:
    return all(name.is_short for name in spot.names)


def _has_capitals(text: str) -> bool:
    """Tell whether a name has capitals of its own, as *Jawa Barat* and *Ministry of Finance* have."""
    return all(word[:1].isupper() for word in text.split() if word not in NAMING)
