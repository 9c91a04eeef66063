"""Term candidates of a document: stretches of words that may be a noun phrase, told by stop words and affixes.

There is no tagger for Indonesian that could be asked, so what a noun phrase is *not* made of is told instead: function
words, verbs (*mengelola*, *dikelola*) and signs part a text into stretches; a stretch and what it contains are
candidates, as far as they begin like a noun and end like one. English stretches are parted by function words and
adverbs alone. After Justeson & Katz (1995) as far as patterns go; which of the candidates are terms, counting decides
(:mod:`~istilah.harvest.ranking`).

>>> from istilah.readers.plain import read
>>> draft = read("Pemerintah Daerah harus menyusun rencana tata ruang yang baru.", "a.txt")
>>> [text for _, text in candidates(draft, Lexicon()) if " " in text]
['pemerintah daerah', 'rencana tata', 'rencana tata ruang', 'tata ruang']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from istilah.harvest.stops import ADJECTIVES, ENGLISH_STOPS, EVERYDAY, INDONESIAN_STOPS, OPENING
from istilah.language.affixes import LIVING_PARTICLES, alternatives
from istilah.language.naming import naming
from istilah.language.numerals import ROMAN_DIGITS
from istilah.language.tongue import tongue
from istilah.model.document import BlockKind, Span
from istilah.model.word_lists import WordLists
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from istilah.model.document import Block, Document

LONGEST = 5
"""Words of the longest candidate."""
_SHORTEST = 3
"""Letters of the shortest word that is a candidate by itself."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_JOINS = frozenset({" ", "\n", "\u00a0"})
_DEFINES = re.compile(r"[ \n](?:adalah|ialah)\b")
"""What stands behind a term that is being defined, as the first article of every law does."""
_OPENS = re.compile(r"(?:^|\n|[.;:]\s)[\s(]*(?:\d{1,3}[.)]\s*|[a-z][.)]\s*)?\Z")
"""What stands before it: the beginning of a sentence or item."""
_BEFORE = 12
"""Characters that takes."""
_ACTIVE = re.compile(r"me(?:m[bpfv]|n[cdjt]|nsy|ng[aeioughk]|ny[aeiou]|[lrwy]|m[aeiou]|n[aeiou])\w{2,}")
_PASSIVE = re.compile(r"di\w{3,}(?<!si|al|is|if|or|us|er|um|ma)(?<!tas|sme|ogi)")
"""Borrowed nouns end otherwise: *distribusi*, *digital*."""
_MODIFYING = re.compile(r"(?:ber|ter)\w{4,}")
_HANGING = re.compile(r"(\w{3,})nya")
_SPEAKING = re.compile(rf"(\w{{3,}})(?:{alternatives(LIVING_PARTICLES)})")
_DOUBLED = re.compile(r"(\w{3,})-\1")
_ADVERB = re.compile(r"\w{3,}ly")
_NUMERAL = re.compile(rf"[{ROMAN_DIGITS.lower()}]+")


Fitness = int
"""Where in a noun phrase a word may stand, a bit a place: flags of an enum would take a tenth of the time."""
NOWHERE, FIRST, LAST, ANYWHERE = 0, 1, 2, 3
ONLY_LAST = 4
"""It ends the phrase, whatever follows: a pronoun hangs on it (*pelaksanaannya*)."""


@dataclass(slots=True)
class Counted:
    """What one document has of a candidate."""

    offset: int
    """Where it stands in the source, in the best sentence."""
    quality: int
    """How good that is, 0 the best: a definition, running text, anything else."""
    occurrences: int = 0
    capitals: int = 0
    """How often all of its words had a capital, not at the beginning of a block."""
    is_defined: bool = False
    """Whether the document says what it is."""


class Lexicon:
    """What is known of single words: whether one is a noun, whatever its affixes look like (*menteri*, *dinas*)."""

    def __init__(
        self,
        parts: Container[str] = (),
        english: Container[str] = (),
        is_headword: Callable[[str], bool] = lambda _: False,
        words: WordLists | None = None,
    ) -> None:
        """Take words of names, words that are English alone, what tells whether a word is a name, and word lists."""
        self._parts = parts
        self._english = english
        self._is_headword = is_headword
        self._naming = naming(words or WordLists())
        self._known: dict[tuple[str, str], tuple[str, Fitness]] = {}

    def fitness(self, word: str, language: str) -> tuple[str, Fitness]:
        """Tell what to count a word as, and where in a noun phrase it may stand; each is judged once."""
        key = (word, language)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _english(word.lower()) if language == "en" else self._indonesian(word.lower())
        return known

    def defines(self, text: str, at: int) -> bool:
        """Tell whether a text goes on by saying what the words before ``at`` are, or how they will be called."""
        return bool(_DEFINES.match(text, at) or self._naming.naming_behind.match(text, at))

    def is_english(self, word: str) -> bool:
        """Tell whether a word is English and no Indonesian one."""
        return word in self._english

    def _indonesian(self, word: str) -> tuple[str, Fitness]:
        if len(word) == 1 or word in INDONESIAN_STOPS or _NUMERAL.fullmatch(word):
            return word, NOWHERE
        if word in OPENING:
            return word, FIRST
        if self._is_headword(word):
            return word, ANYWHERE
        if more := _DOUBLED.fullmatch(word) or _HANGING.fullmatch(word):
            bare, where = self._indonesian(more[1])
            return bare, where | ONLY_LAST if where and more.re is _HANGING else where
        if self._is_spoken(word) or (self._is_verb(word) and not self._is_part(word)):
            return word, NOWHERE
        return word, LAST if word in ADJECTIVES or _MODIFYING.fullmatch(word) else ANYWHERE

    def _is_spoken(self, word: str) -> bool:
        """Tell a word with a particle (*itulah*) from one that ends so (*wilayah*, *langkah*)."""
        spoken = _SPEAKING.fullmatch(word)
        return spoken is not None and (spoken[1] in INDONESIAN_STOPS or self._is_headword(spoken[1]))

    @staticmethod
    def _is_verb(word: str) -> bool:
        return bool(_ACTIVE.fullmatch(word) or _PASSIVE.fullmatch(word))

    def _is_part(self, word: str) -> bool:
        return word in self._parts and not word.endswith(("kan", "i"))


def _english(word: str) -> tuple[str, Fitness]:
    if len(word) == 1 or word in ENGLISH_STOPS or _ADVERB.fullmatch(word) or _NUMERAL.fullmatch(word):
        return word, NOWHERE
    return word, ANYWHERE


def candidates(document: Document, lexicon: Lexicon) -> dict[tuple[str, str], Counted]:
    """Count the candidates of a document, by language and text in small letters."""
    found: dict[tuple[str, str], Counted] = {}
    for block in document.blocks:
        text = document.prose[block.start : block.end]
        language = tongue(text)
        if language in LANGUAGES:
            seen = _Seen(document, block, language, found)
            for stretch in _stretches(text, language, lexicon):
                _count(stretch, text, seen, lexicon)
    return found


_Word = tuple[str, int, int, Fitness, bool]
"""A word in small letters without what hangs on it, where it begins and ends, its fitness, whether it has a capital."""


def _stretches(text: str, language: str, lexicon: Lexicon) -> Iterator[list[_Word]]:
    """Part a text into stretches of words of which noun phrases may be made."""
    stretch: list[_Word] = []
    end, fitness = -1, lexicon.fitness
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        # Lines in capitals are titles, each its own.
        if stretch and (start != end + 1 or text[end] not in _JOINS or (text[end] == "\n" and word.isupper())):
            yield stretch
            stretch = []
        end = match.end()
        bare, where = fitness(word, language)
        if where and word.isupper():
            bare = word  # a short form stays one: *Kementerian PUPR*
        if where:
            stretch.append((bare, start, end, where, not word[0].islower()))
        if stretch and (not where or where & ONLY_LAST):
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _count(stretch: list[_Word], text: str, seen: _Seen, lexicon: Lexicon) -> None:
    """Count a stretch and what it contains."""
    size = len(stretch)
    if size > 1 and text[stretch[0][1] : stretch[-1][2]].isupper():
        return  # a title, or what is shouted: its words stand in running text too
    is_defined = _is_defined(stretch, text, lexicon)
    for first, (bare, start, _, begins, _) in enumerate(stretch):
        if not begins & FIRST:
            continue
        words, capitals, is_english = "", start > 0, True
        for last in range(first, min(size, first + LONGEST)):
            other, _, end, ends, is_capital = stretch[last]
            words = f"{words} {other}" if words else other
            capitals = capitals and is_capital
            is_english = is_english and lexicon.is_english(other)
            if not ends & LAST or (first == last and (len(bare) < _SHORTEST or bare.isupper() or bare in EVERYDAY)):
                continue  # a short form by itself is counted as such
            whole = is_defined and first == 0 and last == size - 1
            language = "en" if is_english else seen.language
            if language != seen.language and first == last:
                continue  # a word of English by itself is mostly code, or borrowed
            counted = seen.counted((language, words), Span(start, end), 0 if whole else seen.quality)
            counted.occurrences += 1
            counted.capitals += capitals
            counted.is_defined |= whole


def _is_defined(stretch: list[_Word], text: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence says what this is."""
    start, end = stretch[0][1], stretch[-1][2]
    return bool(lexicon.defines(text, end) and _OPENS.search(text, max(0, start - _BEFORE), start))


class _Seen(NamedTuple):
    """The block that is gone through, and what was found so far."""

    document: Document
    block: Block
    language: str
    found: dict[tuple[str, str], Counted]

    @property
    def quality(self) -> int:
        return 1 if self.block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} else 2

    def counted(self, key: tuple[str, str], place: Span, quality: int) -> Counted:
        """Give the count of a candidate, which knows the best of its places."""
        counted = self.found.get(key)
        if counted is None or quality < counted.quality:
            offset = self.document.in_source(place.moved(self.block.start)).start
            if counted is None:
                counted = self.found[key] = Counted(offset, quality)
            counted.offset, counted.quality = offset, quality
        return counted
