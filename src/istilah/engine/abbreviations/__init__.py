"""The short forms of a document and how it defines them.

Most words need no second look: what has two capitals, or is a short form of the termbase, or is defined by the text, is
a candidate. Each distinct word is judged once, however often it stands there, and one pass finds the places: *KTP-nya*
is *KTP*; *TNI-Polri* are two unless the text or the termbase knows the compound; *BANDUNG* and headings are shouted
words, *XVI* is a numeral, *MPR* in *XVI/MPR/1998* part of a number; *Kemenkomaritim* is made of blocks. Start at
:func:`inventory`; what looks like a short form is told in :mod:`~.shapes`, how writers define one in
:mod:`~.constructions`, what brackets hold in :mod:`~.candidates`, where a full form begins in :mod:`~.definitions`, how
letters stand for words in :mod:`~.alignment`. Time grows with the length of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from istilah.engine.abbreviations.definitions import definitions
from istilah.engine.abbreviations.model import Abbreviation, Definition, Inventory, Kind
from istilah.engine.abbreviations.shapes import (
    SMALL,
    WORD,
    is_apart,
    is_core,
    is_roman,
    is_word,
    numbered,
    parts,
    stem,
)
from istilah.engine.abbreviations.vocabulary import Vocabulary, offices
from istilah.engine.concordance import Concordance
from istilah.language.boundforms import BOUND
from istilah.language.folding import fold
from istilah.model.concept import Kind as ConceptKind
from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.document import Document
    from istilah.model.index import Index
    from istilah.model.words import Words

__all__ = ["Abbreviation", "Definition", "Inventory", "Kind", "inventory"]

_LOUD = re.compile(r"[A-Z]{3,}")
_CROWD = 3
"""Words in capitals in a line above which it is a heading."""
_AROUND = 60
"""Characters on either side that tell whether a word is shouted."""
_LOUD_BEFORE = re.compile(r"(?<![^\W_])([A-Z]{4,}) $")
_LOUD_AFTER = re.compile(r" ([A-Z]{4,})(?![^\W_])")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)\s+$")
_ARTICLE = re.compile(r"[IVXL]+[A-Z]?")
_PART = re.compile(r"\S+")
_MONEY = re.compile(r"(?:IDR|USD|Rp|US)\d+")
_LONG = 3
"""Letters of a short form in small letters that is no chance word."""
_DOMAINS = {"gelar": Kind.TITLE, "satuan": Kind.UNIT, "singkatan-umum": Kind.OTHER}


def inventory(document: Document, index: Index, words: Words) -> Inventory:
    """List the short forms of a document with their uses and definitions."""
    return _Search(document, index, words).inventory()


class _Search:
    """One search through one document."""

    def __init__(self, document: Document, index: Index, words: Words) -> None:
        self._text = document.prose
        self._index = index
        self._short_forms = index.short_forms
        self._undotted = undotted(index.short_forms)
        self._defined: dict[str, list[Definition]] = {}
        for short, definition in definitions(document, index):
            self._defined.setdefault(short, []).append(definition)
        self._parts = frozenset(word for short in self._defined for word in short.split())
        self._offices = offices(words)
        self._concordance = Concordance(self._text, self._is_wanted)
        self._vocabulary = Vocabulary(self._concordance, index, words)
        self._known: dict[str, tuple[tuple[str, int], ...]] = {}
        self._uses: dict[str, list[int]] = {}
        """Where each short form begins."""

    def inventory(self) -> Inventory:
        """Gather the places of each short form and judge it once."""
        self._find_phrases()
        self._find_words()
        self._find_odd()
        entries = [
            Abbreviation(short, self._kind(short), _spans(short, starts), tuple(sorted(self._defined.get(short, ()))))
            for short, starts in self._uses.items()
            if starts and (short in self._defined or self._is_short(short))
        ]
        return Inventory(tuple(sorted(entries, key=lambda entry: entry.uses[0])), self._concordance)

    def _is_wanted(self, word: str) -> bool:
        """Tell whether a plain word may be a short form, begin one, lack its dots, or be no word at all."""
        return (
            word in self._short_forms
            or word.lower() in self._short_forms
            or word in self._undotted
            or word in BOUND
            or word in self._parts
            or word.startswith(self._offices)
        )

    def _find_phrases(self) -> None:
        """Find short forms of several words, which the text has to define."""
        text = self._text
        for short in self._defined:
            first, space, _ = short.partition(" ")
            if space:
                starts = self._concordance.find(first, is_word)
                self._uses[short] = [
                    at for at in starts if text.startswith(short, at) and is_word(text, at, at + len(short))
                ]

    def _find_words(self) -> None:
        """Find short forms of one word; each distinct word is taken apart once."""
        phrases = tuple(self._uses.items())
        inside = {at + part.start() for phrase, starts in phrases for part in _PART.finditer(phrase) for at in starts}
        for word, starts in self._concordance.places.items():
            for short, offset in self._held(word):
                self._note(short, [at for start in starts if (at := start + offset) not in inside])

    def _find_odd(self) -> None:
        """Find what the text defines and no word looks like: *eNOS*, *K.T.P.*."""
        for short in self._defined.keys() - self._uses.keys():
            self._uses[short] = self._concordance.find(short, is_word)

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
        if short not in self._defined and _ARTICLE.fullmatch(short):
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

    def _is_short(self, short: str) -> bool:
        """Tell whether a candidate that the text does not define is a short form."""
        if is_roman(short) or _MONEY.fullmatch(short):
            return False
        if not short.isupper() and self._knows(short[:1].lower() + short[1:]):
            return True
        if short in self._short_forms:
            return not self._vocabulary.is_common(short.lower()) or self._is_quiet(short)
        if self._vocabulary.is_composed(short):
            return True
        shaped = is_core(short.removeprefix(short[:1] + "-").partition("-")[0]) and not self._is_name(short)
        if not shaped or not short.isupper() or not short.isalpha():
            return shaped
        return not self._vocabulary.is_word(short) and self._is_quiet(short)

    def _is_name(self, short: str) -> bool:
        """Tell whether the termbase has it as a name of its own, as it has *MySQL*."""
        return any(not name.is_short and name.text == short for name in self._index.names(fold(short)))

    def _is_numeral(self, start: int) -> bool:
        """Tell whether the word before counts by Roman numerals: *Bab XA*, *Lampiran IB*."""
        before = _WORD_BEFORE.search(self._text, max(0, start - _AROUND), start)
        return before is not None and before[1].lower() in self._vocabulary.numerals

    def _is_quiet(self, short: str) -> bool:
        """Tell whether a short form stands anywhere not among words in capitals."""
        return not all(self._is_shouted(start, start + len(short)) for start in self._uses[short])

    def _is_shouted(self, start: int, end: int) -> bool:
        """Tell whether a word stands in a line, or among words, in capitals."""
        if self._has_loud_neighbour(start, end):
            return True
        begin = max(self._text.rfind("\n", max(0, start - _AROUND), start) + 1, start - _AROUND, 0)
        stop = self._text.find("\n", end, end + _AROUND)
        line = self._text[begin : stop if stop > 0 else end + _AROUND]
        if line.isupper():
            return True
        return len(_LOUD.findall(line)) > _CROWD and sum(map(str.isupper, line)) * 2 > sum(map(str.isalpha, line))

    def _has_loud_neighbour(self, start: int, end: int) -> bool:
        """Tell whether a word beside is shouted: *SUSILO BAMBANG YUDHOYONO*."""
        before = _LOUD_BEFORE.search(self._text, max(0, start - _AROUND), start)
        after = _LOUD_AFTER.match(self._text, end)
        return any(word and not self._knows(word[1]) for word in (before, after))

    def _kind(self, short: str) -> Kind:
        if short not in self._defined:
            for name in self._index.names(fold(short)):
                concept = self._index.concept(name.key) if name.is_short and name.text == short else None
                if concept and concept.kind is ConceptKind.UNIT:
                    return Kind.UNIT
                special = [_DOMAINS[domain] for domain in concept.domain if domain in _DOMAINS] if concept else []
                if special:
                    return special[0]
        bare = "".join(filter(str.isalnum, short))
        if bare.isupper():
            return Kind.INITIALISM
        return Kind.MIXED if any(map(str.isupper, bare[1:])) else Kind.SYLLABIC


@lru_cache(maxsize=4)
def undotted(short_forms: frozenset[str]) -> frozenset[str]:
    """List the short forms with dots as those write them who leave the dots out: *dll*, *an*, *Jl*."""
    return frozenset(short.replace(".", "") for short in short_forms if "." in short)


def _spans(short: str, starts: list[int]) -> tuple[Span, ...]:
    return tuple(Span(start, start + len(short)) for start in sorted(starts))
