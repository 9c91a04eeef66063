"""The short forms of a document and how it defines them.

Most words need no second look: what has two capitals, or is a short form of the termbase, or is defined by the text, is
a candidate. Each distinct word is judged once, however often it stands there, and one pass finds the places: *KTP-nya*
is *KTP*; *TNI-Polri* are two unless the text or the termbase knows the compound; *BANDUNG* and headings are shouted
words, *XVI* is a numeral, *MPR* in *XVI/MPR/1998* part of a number; *Kemenkomaritim* is made of blocks. Start at
:func:`inventory`; what looks like a short form is told in :mod:`~.shapes`, of what class it is in :mod:`~.classes`, how
writers define one in :mod:`~.constructions`, what tells that they do in :mod:`~.strategies`, what brackets hold in
:mod:`~.candidates`, how letters stand for words in :mod:`~.alignment`. Time grows with the length of the text.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from istilah.abbreviations.classes import Classes
from istilah.abbreviations.concordance import Concordance
from istilah.abbreviations.definitions import Definitions
from istilah.abbreviations.document_words import DocumentWords, offices
from istilah.abbreviations.shapes import (
    SMALL,
    WORD,
    is_apart,
    is_core,
    is_word,
    numbered,
    parts,
    stem,
)
from istilah.abbreviations.short_form import Abbreviation, Definition, Inventory, ShortFormKind
from istilah.context.roles import Roles
from istilah.language.numerals import is_article
from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.model.document import Document
    from istilah.model.index import Index
    from istilah.model.word_lists import WordLists

__all__ = ["Abbreviation", "Definition", "Inventory", "ShortFormKind", "inventory"]

_AROUND = 60
"""Characters before a numeral in which the word stands that it numbers."""
_WORD_BEFORE = re.compile(r"([A-Za-z]+)\s+$")
_PART = re.compile(r"\S+")
_LONG = 3
"""Letters of a short form in small letters that is no chance word."""


def inventory(
    document: Document, index: Index, words: WordLists, shown: tuple[Callable[[str], object], ...] = ()
) -> Inventory:
    """List the short forms of a document with their uses and definitions.

    Its words that any of ``shown`` says yes to are in the concordance as well, for those who ask for them.
    """
    return _Search(document, index, words, shown).inventory()


class _Search:
    """One search through one document."""

    def __init__(
        self, document: Document, index: Index, words: WordLists, shown: tuple[Callable[[str], object], ...]
    ) -> None:
        self._document = document
        self._shown = shown
        self._text = document.prose
        self._index = index
        self._cues = words.cues
        self._short_forms = index.short_forms
        self._defined, self._named = _defined(Definitions(document, index, words))
        self._parts = frozenset(word for short in self._defined for word in short.split())
        self._offices = offices(words)
        self._concordance = Concordance(self._text, self._is_wanted)
        self._vocabulary = DocumentWords(self._concordance, index, words)
        self._known: dict[str, tuple[tuple[str, int], ...]] = {}
        self._uses: dict[str, list[int]] = {}
        """Where each short form begins."""

    def inventory(self) -> Inventory:
        """Gather the places of each short form and judge it once."""
        self._find_phrases()
        self._find_words()
        self._find_odd()
        classes = Classes(Roles(self._document, self._cues), self._index, self._vocabulary, self._uses, self._defined)
        entries = [
            self._entry(short, classes)
            for short, starts in self._uses.items()
            if short in self._defined or (starts and classes.is_short(short))
        ]
        return Inventory(tuple(sorted(entries, key=lambda entry: entry.uses[0])), self._concordance, self._named)

    def _entry(self, short: str, classes: Classes) -> Abbreviation:
        found = tuple(sorted(self._defined.get(short, ())))
        starts = sorted({*self._uses[short], *(definition.short.start for definition in found)})
        spans = tuple(Span(start, start + len(short)) for start in starts)
        return Abbreviation(short, classes.kind(short), spans, found)

    def _is_wanted(self, word: str) -> bool:
        """Tell whether a plain word may be a short form, begin one, or is asked for."""
        return (
            word in self._short_forms
            or word.lower() in self._short_forms
            or word in self._parts
            or word.startswith(self._offices)
            or self._is_shown(word)
        )

    def _is_shown(self, word: str) -> bool:
        for is_asked in self._shown:  # noqa: SIM110 -- asked of every distinct word, and a generator takes longer
            if is_asked(word):
                return True
        return False

    def _find_phrases(self) -> None:
        """Find short forms of several words, which the text has to define."""
        text = self._text
        phrases = {short for short in self._defined if " " in short}
        lengths: dict[str, set[int]] = {}
        for phrase in phrases:
            lengths.setdefault(phrase.partition(" ")[0], set()).add(len(phrase))
        for first, starts in self._concordance.find(lengths.keys(), is_word).items():
            for start, length in product(starts, lengths[first]):
                found = text[start : start + length]
                if found in phrases and is_word(text, start, start + length):
                    self._uses.setdefault(found, []).append(start)

    def _find_words(self) -> None:
        """Find short forms of one word; each distinct word is taken apart once."""
        phrases = tuple(self._uses.items())
        inside = {at + part.start() for phrase, starts in phrases for part in _PART.finditer(phrase) for at in starts}
        for word, starts in self._concordance.places.items():
            for short, offset in self._held(word):
                self._note(short, [at for start in starts if (at := start + offset) not in inside])

    def _find_odd(self) -> None:
        """Find what the text defines and no word looks like: *eNOS*, *K.T.P.*."""
        self._uses |= self._concordance.find(self._defined.keys() - self._uses.keys(), is_word)

    def _held(self, word: str) -> Iterator[tuple[str, int]]:
        """List the short forms that a word with its signs holds, each with its offset."""
        for match in WORD.finditer(word):
            start = match.start()
            if not is_apart(word, start):
                continue
            # “e-KTP” is one name; the prefixes of Indonesian have two letters at least.
            single = word[start - 1 : start] == "-" and not word[start - 3 : start - 2].isalnum()
            letter = word[start - 2] if single else ""
            for short, offset in self._shorts(match[0]):
                at, joined = start + offset, f"{letter}-{short}" if letter and not offset else short
                if word[at + len(short) : at + len(short) + 1] == "$":
                    continue  # “US$”
                if joined in self._defined or not numbered(word, at, at + len(short)):
                    yield joined, at - (len(joined) - len(short))
        for match in SMALL.finditer(word):
            if self._is_clipped(match[0]) and is_apart(word, match.start()):
                yield match[0], match.start()

    def _is_clipped(self, word: str) -> bool:
        """Tell whether a word in small letters is a short form: defined, or a clipped noun (*pemilu*)."""
        return word in self._defined or (len(word) > _LONG and word in self._short_forms)

    def _note(self, short: str, starts: list[int]) -> None:
        """Note where a short form stands, but not where it is a numeral."""
        if short not in self._defined and is_article(short):
            starts = [start for start in starts if not self._is_numeral(start)]
        self._uses.setdefault(short, []).extend(starts)

    def _shorts(self, word: str) -> tuple[tuple[str, int], ...]:
        """List the short forms that a word may hold, each with its offset; asked once for each."""
        if word not in self._known:
            self._known[word] = tuple(self._taken_apart(word))
        return self._known[word]

    def _taken_apart(self, word: str) -> list[tuple[str, int]]:
        bare = stem(word)
        at = word.find(bare)
        if self._knows(bare) or self._knows(bare[:1].lower() + bare[1:]):
            return [(bare, at)]
        pieces = [(stem(part), at + offset) for offset, part in parts(bare)]
        if len(pieces) == 1:
            return [(bare, at)] if is_core(bare) or self._vocabulary.is_composed(bare) else []
        if "/" not in bare and any(piece.isdigit() for piece, _ in pieces):
            return [(bare, at)] if is_core(pieces[0][0]) else []
        return [(piece, place) for piece, place in pieces if is_core(piece) or self._knows(piece)]

    def _knows(self, word: str) -> bool:
        return word in self._defined or word in self._short_forms

    def _is_numeral(self, start: int) -> bool:
        """Tell whether the word before counts by Roman numerals: *Bab XA*, *Lampiran IB*."""
        before = _WORD_BEFORE.search(self._text, max(0, start - _AROUND), start)
        return before is not None and before[1].lower() in self._vocabulary.numerals


def _defined(definitions: Definitions) -> tuple[dict[str, list[Definition]], frozenset[str]]:
    """Gather the definitions of each short form, and what is named besides."""
    found: dict[str, list[Definition]] = {}
    for short, definition in definitions:
        found.setdefault(short, []).append(definition)
    return {short: _surest(every) for short, every in found.items()}, frozenset(definitions.named)


def _surest(found: list[Definition]) -> list[Definition]:
    """Leave out what only speaks of a short form on the way (*disebut Penerbit SBSN*), if others define it."""
    return [definition for definition in found if definition.construction != "aside"] or found
