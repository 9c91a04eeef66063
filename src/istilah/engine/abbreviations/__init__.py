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
from typing import TYPE_CHECKING

from istilah.engine.abbreviations.definitions import definitions
from istilah.engine.abbreviations.model import Abbreviation, Definition, Inventory, Kind
from istilah.engine.abbreviations.shapes import WORD, is_apart, is_core, is_roman, numbered, parts, places, stem
from istilah.engine.abbreviations.vocabulary import Vocabulary
from istilah.language.folding import fold
from istilah.model.concept import Kind as ConceptKind
from istilah.model.document import Span

if TYPE_CHECKING:
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
        self._text = text = document.prose
        self._index = index
        self._vocabulary = Vocabulary(text, index, words)
        self._defined: dict[str, list[Definition]] = {}
        for short, definition in definitions(document, index):
            self._defined.setdefault(short, []).append(definition)
        self._uses: dict[str, list[Span]] = {}
        self._quiet: set[str] = set()
        """Short forms that stand somewhere not among words in capitals."""

    def inventory(self) -> Inventory:
        """Gather the places of each short form and judge it once."""
        self._find_phrases()
        self._find_words()
        self._find_others()
        entries = [
            Abbreviation(short, self._kind(short), tuple(spans), tuple(sorted(self._defined.get(short, ()))))
            for short, spans in self._uses.items()
            if spans and (short in self._defined or self._is_short(short))
        ]
        return Inventory(tuple(sorted(entries, key=lambda entry: entry.uses[0])))

    def _find_phrases(self) -> None:
        """Find short forms of several words, which the text has to define."""
        for short in self._defined:
            if " " in short:
                self._uses[short] = self._places(short)

    def _find_words(self) -> None:
        """Find words with capitals; each distinct one is taken apart once."""
        text, known = self._text, dict[str, tuple[tuple[str, int], ...]]()
        inside = {at for spans in self._uses.values() for span in spans for at in range(*span)}
        for match in WORD.finditer(text):
            word = match[0]
            shorts = known.get(word)
            if shorts is None:
                shorts = known[word] = tuple(self._shorts(word))
            if not shorts or match.start() in inside or not is_apart(text, match.start()):
                continue
            start = match.start()
            letter = (
                text[start - 2] if text[start - 1 : start] == "-" and not text[start - 3 : start - 2].isalnum() else ""
            )
            for short, offset in shorts:
                # “e-KTP” is one name; the prefixes of Indonesian have two letters at least.
                joined = f"{letter}-{short}" if letter and not offset else short
                self._note(joined, start + offset - (len(joined) - len(short)))

    def _note(self, short: str, start: int) -> None:
        """Note a use of a short form, unless it is a number here."""
        end = start + len(short)
        if short not in self._defined and (numbered(self._text, start, end) or self._is_article(short, start)):
            return
        self._uses.setdefault(short, []).append(Span(start, end))
        if short not in self._quiet and not self._is_shouted(start, end):
            self._quiet.add(short)

    def _find_others(self) -> None:
        """Find what has no capitals of its own: defined words, clipped nouns (*pemilu*), made of blocks."""
        small = self._vocabulary.small & self._index.short_forms
        words = {word for word in small if len(word) > _LONG}
        words |= {word for word in self._vocabulary.capitalised if self._vocabulary.is_composed(word)}
        for word in (words | self._defined.keys()) - self._uses.keys():
            self._uses[word] = self._places(word)
            self._quiet.add(word)

    def _places(self, short: str) -> list[Span]:
        return [Span(at, at + len(short)) for at in places(self._text, short)]

    def _shorts(self, word: str) -> list[tuple[str, int]]:
        """List the short forms that a word may hold, each with its offset."""
        bare = stem(word)
        at = word.find(bare)
        if self._knows(bare) or self._knows(bare[:1].lower() + bare[1:]):
            return [(bare, at)]
        pieces = [(stem(part), at + offset) for offset, part in parts(bare)]
        if len(pieces) == 1:
            return [(bare, at)] if is_core(bare) else []
        if "/" not in bare and any(piece.isdigit() for piece, _ in pieces):
            return [(bare, at)] if is_core(pieces[0][0]) else []
        return [(piece, place) for piece, place in pieces if is_core(piece) or self._knows(piece)]

    def _knows(self, word: str) -> bool:
        return word in self._defined or word in self._index.short_forms

    def _is_short(self, short: str) -> bool:
        """Tell whether a candidate that the text does not define is a short form."""
        if is_roman(short) or _MONEY.fullmatch(short):
            return False
        if not short.isupper() and self._knows(short[:1].lower() + short[1:]):
            return True
        if short in self._index.short_forms:
            return short in self._quiet or not self._vocabulary.is_common(short.lower())
        if self._vocabulary.is_composed(short):
            return True
        shaped = is_core(short.removeprefix(short[:1] + "-").partition("-")[0]) and not self._is_name(short)
        return shaped and not self._vocabulary.is_shouted_word(short, quiet=short in self._quiet)

    def _is_name(self, short: str) -> bool:
        """Tell whether the termbase has it as a name of its own, as it has *MySQL*."""
        return any(not name.is_short and name.text == short for name in self._index.names(fold(short)))

    def _is_article(self, short: str, start: int) -> bool:
        """Tell whether the word before counts by Roman numerals: *Bab XA*, *Lampiran IB*."""
        if not _ARTICLE.fullmatch(short):
            return False
        before = _WORD_BEFORE.search(self._text, max(0, start - _AROUND), start)
        return before is not None and before[1].lower() in self._vocabulary.numerals

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
