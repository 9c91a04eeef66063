"""What the words of a document tell about a word in capitals.

*JUARA* stands in capitals for emphasis, and *juara* stands elsewhere in the text, or in the list of ordinary words, or
can be read aloud; *KPBU* does none of this. A capitalised word that begins with a block of offices (*Kemen-*, *Wamen-*)
and goes on with blocks or a word is clipped, though nobody has listed it. A document has few distinct words, so all of
this is asked of its vocabulary and not of its text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.abbreviations.passage_words import LONGEST
from istilah.language.lexicon import STOPWORDS
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from istilah.abbreviations.concordance import Concordance
    from istilah.model.index import Index
    from istilah.model.word_lists import WordLists

_READABLE = re.compile(r"[^aeiou]{0,3}(?:[aeiou]{1,2}[^aeiou]{1,3})*[aeiou]{0,2}")
_READ = 7
"""Letters of a word in capitals that is read as a word if it can be."""
_NAMED = 4
"""Letters of a word in capitals, among others, with which a name of the termbase begins."""
_FEW = 3
"""Names that tell how a word is written in them."""
_OFFICE = 4
"""Letters of a first block that is no chance beginning of a name: *Kemen-*, *Wamen-*; not *Ka-*, *Ba-*."""
_WORD_LIKE = 5
"""Letters of a word that may follow a block unclipped: *Kemenkomaritim*."""


class DocumentWords:
    """The distinct words of a text, and the word lists they are held against."""

    def __init__(self, concordance: Concordance, index: Index, words: WordLists) -> None:
        self._concordance = concordance
        self.numerals = words.words("numerals", "before")
        """Words that stand before Roman numerals."""
        self._ordinary = tuple(words.words("ordinary", language) for language in LANGUAGES)
        self._offices = offices(words)
        later = (*words.group("blocks", "later"), *words.group("blocks", "first"))
        self._later = tuple(block.lower() for block in later)
        self._index = index

    def is_listed(self, word: str) -> bool:
        """Tell whether a word in small letters is an ordinary one anywhere."""
        return word in STOPWORDS or word in self.numerals or any(word in listed for listed in self._ordinary)

    def is_common(self, word: str) -> bool:
        """Tell whether a word in small letters is an ordinary one here."""
        return word in self._concordance.small or self.is_listed(word)

    def is_name(self, word: str) -> bool:
        """Tell whether a word in capitals is written as a name elsewhere in the text."""
        return word.capitalize() in self._concordance.capitalised

    def is_word(self, word: str) -> bool:
        """Tell whether a word in capitals, which nobody knows as a short form, is an ordinary word or a name."""
        small = word.lower()
        if self.is_common(small) or self.is_name(word):
            return True
        if len(word) >= _READ and _READABLE.fullmatch(small):
            return True
        return len(word) >= _NAMED and self._begins_name(small)

    def _begins_name(self, word: str) -> bool:
        """Tell whether names of the termbase begin with a word, and not as a short form: *LPPOM MUI*."""
        if not self._index.longest(word):
            return False
        return not all(name.text.split()[0].isupper() for name in self._index.starting(word, _FEW))

    def is_composed(self, word: str) -> bool:
        """Tell whether an unknown capitalised word begins with a block of offices and goes on with blocks or a word."""
        if len(word) > LONGEST or not word.startswith(self._offices) or self._index.longest(word.lower()):
            return False
        begun = (len(block) for block in self._offices if word.startswith(block))
        return any(self._continues(word, at) for at in reached(word, begun, self._later))

    def _continues(self, word: str, at: int) -> bool:
        """Tell whether a word that is made of blocks up to a place ends with one more, or with a word."""
        rest = word[at:]
        if len(rest) >= _WORD_LIKE and (rest in self._concordance.small or self._index.longest(rest)):
            return True
        return rest in self._later


def reached(word: str, begun: Iterable[int], blocks: Collection[str]) -> list[int]:
    """List the places of a word up to which blocks make it up, behind the beginnings that are given.

    A place is looked at once, in however many ways blocks lead there.

    >>> reached("kadishub", [2], ("dis", "hub"))
    [2, 5, 8]
    """
    places = {*begun}
    for at in range(len(word)):
        if at in places:
            places.update(at + len(block) for block in blocks if word.startswith(block, at))
    return sorted(places)


def offices(words: WordLists) -> tuple[str, ...]:
    """List the blocks that begin the short names of offices."""
    return tuple(block for block in words.group("blocks", "first") if len(block) >= _OFFICE)
