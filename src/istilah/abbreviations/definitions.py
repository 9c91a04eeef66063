"""How a document says what a short form stands for.

Each construction that :mod:`~.constructions` finds yields a candidate; letters, the termbase, capitals and quotation
marks then decide where among the words before it (:mod:`~.words`) the full form begins and how sure it is. Two sorts
have a story of their own: names whose letters are of another language (:mod:`~.foreign`), and single letters
(:mod:`~.letters`). What scores below :data:`THRESHOLD` is none: a party behind a name, a place behind a town, a gloss.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from istilah.abbreviations.alignment import FUNCTION_WORDS, Alignment, align, parts
from istilah.abbreviations.candidates import CLIPPED, Candidates, Short
from istilah.abbreviations.constructions import alternatives, brackets, entries, explained, marked
from istilah.abbreviations.foreign import Foreign
from istilah.abbreviations.letters import Letters
from istilah.abbreviations.passage_words import QUOTES, Full, PassageWords, before, within, word_before
from istilah.abbreviations.shapes import is_core, stem
from istilah.abbreviations.shared import shared_out
from istilah.abbreviations.short_form import Definition
from istilah.language.amounts import is_amount
from istilah.language.folding import fold, plain
from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from istilah.model.document import Block, Document
    from istilah.model.index import Index

THRESHOLD = 0.5
"""Score below which a candidate is no definition."""
_REACH = 30
"""Characters before a short form in which its year stands."""
_FAR = 700
"""Characters before a bracket in which the number of a regulation stands."""
_LENIENT = 0.3
"""Cost of a last word without a letter in the short form, where quotation marks tell that it is one."""
_BESIDE, _NUMBERED = 0.9, 0.8
"""How sure a full form is that stands beside its short form, or before the number of a regulation."""
_SYMBOL = 3
"""Letters of a symbol that a bracket right behind it is part of."""
_NAMES = 2
"""Names of a person that are cut down to initials."""
_CUT = 2
"""Letters that a short form leaves out of one word at least: *ubiquitin (Ub)*."""

_WORD = 4
"""Letters of a word that may stand beside a short form, “(OSS System)”; fewer belong to it: “(Hb S)”."""
_SYLLABLES = 5
"""Letters of the shortest word in small letters that is clipped and nobody knows: *curas*."""
_CLEAR = 0.17
"""Cost per letter up to which such a word is clipped from the words before it."""
_ITEM = 0.6
"""How sure it is that all of an item is the full form whose first words have the letters."""
_ITEM_BEFORE = re.compile(r"(?:^|\s)(?:\d{1,3}|[a-z])[.)]\s*$")
_MARK = 8
"""Characters of the number of an item."""

_NONE = PassageWords()


def definitions(document: Document, index: Index) -> Iterator[tuple[str, Definition]]:
    """Go through the definitions of a document, with the short form each is of."""
    text = document.prose
    finder = _Finder(text, index)
    for one, other in pairwise(document.blocks):
        if one.row and one.row == other.row:
            yield from finder.row(one, other)
    for match in brackets(text):
        yield from finder.bracket(match)
    for match in marked(text):
        yield from finder.marked(match)
    for match in alternatives(text):
        yield from finder.alternative(match)
    for match in explained(text):
        yield from finder.explained(match)
    for match in entries(text):
        yield from finder.entry(match)


class _Finder:
    """Judges the constructions of one text."""

    def __init__(self, text: str, index: Index) -> None:
        self._text = text
        self._index = index
        self._candidates = Candidates(index.short_forms)
        self._letters = Letters(text)
        self._foreign = Foreign(text, index)
        self._latest: tuple[str, Definition] | None = None
        self._aligned: dict[tuple[str, bool, tuple[str, ...]], Alignment | None] = {}

    def bracket(self, match: re.Match[str]) -> list[tuple[str, Definition]]:
        """“Long (SHORT)” and “SHORT (Long)”."""
        shorts = self._candidates.inside(match[1])
        found = list(self._forward(shorts, match)) if shorts else []
        if found or len(match[1]) <= CLIPPED // 2:
            return found
        reverse = self._reversed(match)
        return [reverse] if reverse else []

    def _forward(self, shorts: tuple[Short, ...], match: re.Match[str]) -> Iterator[tuple[str, Definition]]:
        """“Long (SHORT)”, with one short form or several."""
        near, at = word_before(self._text, match.start())
        if at + len(near) == match.start() and _is_symbol(near):
            return
        words: PassageWords | None = None
        for short in shorts:
            if short.number:
                yield from self._numbered(short.moved(match.start(1)))
            elif self._may_abbreviate(short, near):
                words = words or before(self._text, match.start())
                for meant, rest in self._meant(short.moved(match.start(1)), words):
                    definition = self._inside(meant, rest, match)
                    if definition:
                        self._latest = meant.text, definition
                        yield self._latest
                        break

    def _meant(self, short: Short, words: PassageWords) -> Iterator[tuple[Short, PassageWords]]:
        """List what of several words may be the short form: OSS, in “single submission system (the “SS System”)”."""
        first, *later = short.text.split()
        headed = bool(later) and any(first.lower() == text.lower() for text in words.texts)
        tailed = bool(later) and first.isupper() and len(later[-1]) >= _WORD
        parted = (headed or tailed) and not self._candidates.is_formula(short.text)
        if not parted or (not headed and self._candidates.is_known(later[-1])):
            yield short, words
        for text, rest in shared_out(short.text, words) if parted else ():
            start = short.span.start + short.text.find(text)
            yield short._replace(text=text, span=Span(start, start + len(text))), rest

    def _may_abbreviate(self, short: Short, near: str) -> bool:
        """Spare a closer look at words in small letters that are no initials: “5 (lima)”."""
        bare = short.text
        if short.is_part or not bare.islower() or not bare.isalpha() or bare in self._index.short_forms:
            return True
        return bare[-1] == parts(near)[-1][:1] or (len(bare) >= _SYLLABLES and bare[-1] in near)

    def _inside(self, short: Short, words: PassageWords, match: re.Match[str]) -> Definition | None:
        """Find the full form within the bracket, “(blood-brain barrier, BBB)”, or before it."""
        inside = within(self._text, match.start(1), short.span.start) if short.is_part else _NONE
        end = match.end(1) + 1
        return self._defined(short, inside, end) or self._defined(short, words, end)

    def _reversed(self, match: re.Match[str]) -> tuple[str, Definition] | None:
        """“SHORT (Long)”: the letters, or the termbase, must agree."""
        word, at = word_before(self._text, match.start())
        if any(map(str.isdigit, word)) and is_amount(match[1]):
            return None  # “Rp0,00 (nol rupiah)”
        if not word[:1].isupper() or not self._candidates.is_short(short := stem(word)):
            return None
        begins = _begins(short, match[1].split(maxsplit=2)[:2])
        if not begins and short not in self._index.short_forms:
            return None
        inside = within(self._text, match.start(1), match.end(1))
        texts = inside.texts
        if not texts or (len(texts) == 1 and is_core(texts[0])) or not self._is_clipped(short, texts):
            return None
        found = self._align(short, texts, quoted=False) if begins else None
        known = self._by_termbase(short, texts) == 0
        if not known and (not found or found.start > 1):
            return None
        long = inside.span(0 if known or not found else found.start)
        return short, self._definition(Span(at, at + len(short)), long, at, match.end(1) + 1, _BESIDE)

    def marked(self, match: re.Match[str]) -> Iterator[tuple[str, Definition]]:
        """“Long yang selanjutnya disingkat SHORT”; letters must agree, or an item of a law begin the full form."""
        words = before(self._text, match.start())
        for text, rest in shared_out(match["short"], words):
            at = match.start("short") + match["short"].find(text)
            found = list(self._sure(self._candidates.inside(text), at, rest, at + len(text)))
            if found:
                headed = rest.texts[:1] != words.texts[:1]
                yield from ((short, one._replace(score=THRESHOLD) if headed else one) for short, one in found)
                return

    def _sure(
        self, shorts: Iterable[Short], at: int, words: PassageWords, end: int
    ) -> Iterator[tuple[str, Definition]]:
        for short in shorts:
            definition = self._defined(short.moved(at), words, end, marked=True)
            if definition:
                yield short.text, definition

    def alternative(self, match: re.Match[str]) -> Iterator[tuple[str, Definition]]:
        """“Long atau SHORT”: a word with one capital is mostly just another thing."""
        shorts = [
            short
            for short in self._candidates.inside(match["short"])
            if short.quoted or self._candidates.is_known(short.text)
        ]
        if shorts:
            words = before(self._text, match.start())
            if len(words.texts) > 1 or self._text[match.start() - 1] not in QUOTES:  # not “(“Coretax” or “CTAS”)”
                yield from self._sure(shorts, match.start("short"), words, match.end("short"))

    def explained(self, match: re.Match[str]) -> Iterator[tuple[str, Definition]]:
        """“SHORT adalah singkatan dari Long”."""
        inside = within(self._text, match.start("long"), match.end("long"))
        short = stem(match["short"])
        for count in range(len(inside.texts), 0, -1):
            found = align(short, inside.texts[:count])
            if found and found.start == 0 and _taken_last(short, inside.texts[count - 1]):
                long = inside.span(0, count)
                span = Span(match.start("short"), match.start("short") + len(short))
                yield short, self._definition(span, long, span.start, long.end, _BESIDE)
                return

    def entry(self, match: re.Match[str]) -> Iterator[tuple[str, Definition]]:
        """“SHORT : Long” in a list."""
        yield from self._beside(Span(*match.span("short")), Span(*match.span("long")))

    def row(self, one: Block, other: Block) -> Iterator[tuple[str, Definition]]:
        """“SHORT | Long” in a table, as a *Daftar Singkatan* has it."""
        yield from self._beside(Span(one.start, one.end), Span(other.start, other.end))

    def _beside(self, span: Span, full: Span) -> Iterator[tuple[str, Definition]]:
        """Take what stands beside a short form for its full form, if the letters agree."""
        short = self._text[span.start : span.end]
        if not self._candidates.is_short(short):
            return
        inside = within(self._text, full.start, full.end)
        found = align(short, inside.texts) if _begins(short, inside.texts[:1]) else None
        if found and found.start == 0:
            long = inside.span(0)
            yield short, self._definition(span, long, span.start, long.end, _BESIDE)._replace(is_listed=True)

    def _defined(self, short: Short, words: PassageWords, end: int, *, marked: bool = False) -> Definition | None:
        """Find the full form before a construction."""
        if not words.texts:
            return None
        found = self._candidate(short, words, marked=marked)
        if found is None or found.score < THRESHOLD:
            return None
        start, stop = words.span(found.start)
        long = Span(start + found.inside, stop)
        return self._definition(short.span, long, long.start, end, found.score)

    def _candidate(self, short: Short, words: PassageWords, *, marked: bool) -> Full | None:
        """Choose where the full form begins, and how sure that is."""
        bare, texts = short.text, words.texts
        if _explains_itself(bare, texts[-len(bare) :]):
            return None
        known = self._by_termbase(bare, texts)
        if known is not None:
            return Full(known, 1.0)
        found = self._align(bare, texts, quoted=short.quoted)
        if found and self._is_clipped(bare, texts[found.start :], found.cost):
            person = self._is_person(texts[found.start :], bare, sure=short.quoted or marked)
            return None if person else Full(found.start, 1.0 - found.cost, found.inside)
        if marked and self._candidates.is_known(bare) and _begins_item(words) and _aligns_first(bare, texts):
            return Full(0, _ITEM)
        return self._unlettered(short, words, marked=marked)

    def _unlettered(self, short: Short, words: PassageWords, *, marked: bool) -> Full | None:
        """Find where the full form begins when letters alone do not tell."""
        if short.is_letter:
            return self._letters.full(short, words.texts)
        nested = self._nested(short.text, words)
        doubtful = (marked or short.is_part) and not short.quoted
        if nested or doubtful or not any(map(self._candidates.is_known, short.text.split())):
            return nested
        return self._foreign.full(short, words.texts)

    def _nested(self, bare: str, words: PassageWords) -> Full | None:
        """Begin with the short form defined right before: “United Nations Fund (UNF) Global Projects (UGP)”."""
        if not self._latest or words.start != self._latest[1].whole.end or words.texts[0] in FUNCTION_WORDS:
            return None
        earlier, definition = self._latest
        found = align(bare, [earlier, *words.texts])
        if not found or found.start:
            return None
        return Full(0, 1.0 - found.cost, definition.long.start - words.span(0).start)

    def _align(self, bare: str, texts: tuple[str, ...], *, quoted: bool) -> Alignment | None:
        """Align the last words with a short form, once for what comes again and again."""
        asked = (bare, quoted, texts)
        if asked not in self._aligned:
            self._aligned[asked] = align(bare, texts, trailing=_LENIENT) if quoted else align(bare, texts)
        return self._aligned[asked]

    def _is_clipped(self, bare: str, texts: tuple[str, ...], cost: float = 0.0) -> bool:
        """Tell whether a word without capitals inside is clipped from several others and not one of them."""
        own, initials = plain(bare), "".join(part[:1] for text in texts for part in parts(text))
        if (texts[0].isupper() and len(texts) == 1) or (all(map(is_core, texts)) and own != initials):
            return False  # short forms are no full form: “RAD51, RAD52”, “PDI-P atau PDIP”
        if " " in bare or self._candidates.is_known(bare):
            return True
        if self._candidates.is_formula(bare) and not (bare.isalpha() and bare[1:].islower()):
            return True
        known = bare in self._index.short_forms
        if bare.islower() and not known:
            return own == initials or (
                len(texts) > 1 and len(own) >= _SYLLABLES and cost <= _CLEAR and _is_new(own, texts)
            )
        if len(texts) == 1 and (texts[0].islower() or not texts[0].isalpha()):
            return own not in parts(texts[0]) and len(texts[0]) > len(own) + _CUT
        clipped = len(texts) > 1 and not any(plain(text).startswith(own) for text in texts)
        return clipped and (known or bare[:1].isupper())

    def _by_termbase(self, bare: str, texts: tuple[str, ...]) -> int | None:
        """Find the longest run of last words that the termbase knows as a full form of the short form."""
        keys = {name.key for name in self._index.names(fold(bare)) if name.is_short}
        longest, full = None, ""
        for start in range(len(texts) - 1, -1, -1) if keys else ():
            full = fold(texts[start]) + full
            if any(name.key in keys and not name.is_short for name in self._index.names(full)):
                longest = start
        return longest

    def _is_person(self, texts: tuple[str, ...], bare: str, *, sure: bool) -> bool:
        """Tell initials of a person (*Ridwan Kamil*) from a name of words: no word of it begins any term."""
        if sure or len(texts) != _NAMES or len(texts) != len(bare) or bare in self._index.short_forms:
            return False
        return all(text[:1].isupper() and not self._index.longest(plain(text)) for text in texts)

    def _numbered(self, short: Short) -> Iterator[tuple[str, Definition]]:
        """“Government Regulation No. 28 of 2025 on … (“GR 28/2025”)”: the full form stands before its number."""
        number = short.number.partition("/")[0]
        yield from self._dated(short)
        start = max(0, short.span.start - _FAR)
        places = re.finditer(rf"\s(?:No\.|Nomor|Number)\s+{re.escape(number)}\b", self._text[start : short.span.start])
        at = next((start + place.start() for place in reversed(list(places))), None)
        words = before(self._text, at) if at else _NONE
        if words.texts:
            found = align(short.text, words.texts)
            long = words.span(found.start if found else len(words.texts) - 1)
            yield short.text, self._definition(short.span, long, long.start, short.span.end, _NUMBERED)

    def _dated(self, short: Short) -> Iterator[tuple[str, Definition]]:
        """“Undang-Undang Dasar … Tahun 1945 (UUD 1945)”: the first words have the letters."""
        year = re.compile(rf"\s[Tt]ahun\s+{short.number}[”\"]?\s*[(\[][“\"]?$")
        at = year.search(self._text, max(0, short.span.start - _REACH), short.span.start)
        words = before(self._text, at.start()) if at else _NONE
        first = next((n for n in range(len(words.texts)) if _aligns_first(short.text, words.texts[n:])), None)
        if first is not None:
            long = words.span(first)
            yield short.text, self._definition(short.span, long, long.start, short.span.end, _NUMBERED)

    def _definition(self, short: Span, long: Span, start: int, end: int, score: float) -> Definition:
        full = " ".join(self._text[long.start : long.end].split()).strip(QUOTES + ",")
        return Definition(short, long, Span(min(start, short.start), max(end, long.end)), full, score)


def _begins_item(words: PassageWords) -> bool:
    """Tell whether the words are all of an item up to here: *2. Anggaran Dasar Partai Politik*."""
    return bool(_ITEM_BEFORE.search(words.text, max(0, words.start - _MARK), words.start))


def _aligns_first(bare: str, texts: tuple[str, ...]) -> bool:
    """Tell whether the first words, if not the last, have the letters of a short form."""
    return any((found := align(bare, texts[:count])) and found.start == 0 for count in range(len(texts), 1, -1))


def _is_new(own: str, texts: tuple[str, ...]) -> bool:
    return not any(plain(text).startswith(own) for text in texts)


def _explains_itself(bare: str, texts: tuple[str, ...]) -> bool:
    """Tell whether a short form stands among the words before it: “JSON objects or JSON”, “UI, kelas X (UI 2017)”."""
    first = bare.partition(" ")[0] if bare[:1].isupper() else bare
    return any(first in text and first in re.split("[-/]", stem(text)) for text in texts)


def _is_symbol(text: str) -> bool:
    """Tell whether a bracket right behind a word is an index of it: *P(max)*, *Arg(Mts)*."""
    return len(text) <= _SYMBOL and text[:1].isupper()


def _taken_last(short: str, word: str) -> bool:
    """Tell whether the last word supplies a letter of the short form."""
    return bool(set(plain(word)) & set(plain(short)[-2:]))


def _begins(short: str, words: Sequence[str]) -> bool:
    """Tell whether one of the words begins as the short form does, without which there is nothing to align."""
    return any(plain(word.lstrip(QUOTES))[:1] == short[:1].lower() for word in words)
