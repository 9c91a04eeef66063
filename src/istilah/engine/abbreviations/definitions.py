"""How a document says what a short form stands for.

Each construction that :mod:`~.constructions` finds yields a candidate; letters, the termbase, capitals and quotation
marks then decide where the full form begins and how sure it is. What scores below :data:`THRESHOLD` is none: a party
behind a name, a place behind a town, a gloss.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from istilah.engine.abbreviations.alignment import FUNCTION_WORDS, SURE, Alignment, align
from istilah.engine.abbreviations.candidates import BREAKS, CLIPPED, LONG, QUOTES, Candidates, Short
from istilah.engine.abbreviations.constructions import brackets, entries, explained, marked
from istilah.engine.abbreviations.model import Definition
from istilah.engine.abbreviations.shapes import is_core, stem
from istilah.language.folding import fold, plain
from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.document import Block, Document
    from istilah.model.index import Index

THRESHOLD = 0.5
"""Score below which a candidate is no definition."""
_REACH = 220
"""Characters before a bracket in which a full form begins."""
_FAR = 700
"""Characters before a bracket in which the number of a regulation stands."""
_REACHED = 16
"""Words of the longest full form."""
_LENIENT = 0.3
"""Cost of a last word without a letter in the short form, where quotation marks tell that it is one."""
_NAMES = 2
"""Names of a person that are cut down to initials."""
_CUT = 2
"""Letters that a short form leaves out of one word at least: *ubiquitin (Ub)*."""
_NOUNS = 4
"""Words of the longest noun phrase without capitals."""

_BYLINE = re.compile(r"[^()\n]{0,12}\)\s*(?:-|–|—)")
"""What follows a news agency at the head of its report: “Karangasem, Bali (ANTARA News) – …”."""
_WORDS = re.compile(r"[^\s()\[\]“”\"„«»,;:/]+(?:/[^\s()\[\]“”\"„«»,;:/]+)*")
_STOP = re.compile(
    r"[;:?!](?=\s)|(?<!No)(?<!Nos)(?<!Dr)(?<!Mr)(?<!St)(?<!Prof)(?<!Tbk)(?<!\b[A-Z])\.(?=\s+[A-Z“\"(])|\n\s*\n|[)\]]|\t"
)


class _Word(NamedTuple):
    text: str
    start: int
    end: int


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
        self._aligned: dict[tuple[str, bool, tuple[str, ...]], Alignment | None] = {}

    def bracket(self, match: re.Match[str]) -> Iterator[tuple[str, Definition]]:
        """“Long (SHORT)” and “SHORT (Long)”."""
        found = False
        shorts = list(self._candidates.inside(match[1], match.start(1)))
        words = self._before(match.start()) if shorts else []
        for short in shorts:
            if short.number:
                found = True
                yield from self._numbered(short)
                continue
            inside = self._words(match.start(1), short.span.start) if short.is_part else []
            definition = self._defined(short, inside, match.end()) or self._defined(short, words, match.end())
            if definition:
                found = True
                yield stem(short.text), definition
        if not found and len(match[1]) > CLIPPED // 2:
            yield from self._reversed(self._last(match.start()), match)

    def _last(self, end: int) -> _Word:
        """Take the word right before ``end``."""
        before = self._text[max(0, end - LONG) : end].rstrip('”" ')
        pieces = before.split()
        word = pieces[-1].lstrip(QUOTES + "(") if pieces else ""
        close = max(0, end - LONG) + len(before)
        return _Word(word, close - len(word), close)

    def _reversed(self, word: _Word, match: re.Match[str]) -> Iterator[tuple[str, Definition]]:
        """“SHORT (Long)”: the letters, or the termbase, must agree."""
        short = stem(word.text)
        if not short[:1].isupper() or not self._candidates.is_short(short):
            return
        inside = self._words(match.start(1), match.end(1))
        texts = [one.text for one in inside]
        if not inside or (len(inside) == 1 and is_core(texts[0])) or not self._is_clipped(short, texts):
            return
        begins = any(plain(text)[:1] == short[:1].lower() for text in texts[:2])
        found = self._align(short, texts, quoted=False) if begins else None
        whole = " ".join(texts)
        known = self._knows(short, whole)
        if known or (found and found.cost <= SURE and found.start <= 1):
            start = inside[0 if known or not found else found.start].start
            long = Span(start, inside[-1].end)
            yield short, self._definition(Span(word.start, word.start + len(short)), long, word.start, match.end(), 0.9)

    def marked(self, match: re.Match[str]) -> Iterator[tuple[str, Definition]]:
        """“Long yang selanjutnya disingkat SHORT”, “Long atau SHORT”; letters must agree."""
        words = self._before(match.start())
        text = self._without_tail(match["short"], words)
        for short in self._candidates.inside(text, match.start("short")):
            definition = self._defined(short, words, match.end("short"), marked=True)
            if definition:
                yield stem(short.text), definition

    def _without_tail(self, text: str, words: list[_Word]) -> str:
        """Cut off what both sides have, and what follows in small letters.

        “Perguruan Tinggi Negeri Badan Hukum yang selanjutnya disingkat PTN Badan Hukum” defines PTN.
        """
        pieces = text.split()
        while len(pieces) > 1 and words and words[-1].text.lower() == pieces[-1].lower().strip(QUOTES + "."):
            pieces.pop()
            words.pop()
        while len(pieces) > 1 and pieces[-1].islower():
            pieces.pop()
        return " ".join(pieces)

    def explained(self, match: re.Match[str]) -> Iterator[tuple[str, Definition]]:
        """“SHORT adalah singkatan dari Long”."""
        inside = self._words(match.start("long"), match.end("long"))
        short = stem(match["short"])
        for count in range(len(inside), 0, -1):
            found = align(short, [w.text for w in inside[:count]])
            if found and found.start == 0 and found.cost <= SURE and _taken_last(short, inside[count - 1].text):
                long = Span(inside[0].start, inside[count - 1].end)
                span = Span(match.start("short"), match.start("short") + len(short))
                yield short, self._definition(span, long, match.start("short"), long.end, 0.9)
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
        inside = self._words(full.start, full.end)
        found = align(short, [w.text for w in inside])
        if inside and found and found.cost <= SURE and found.start == 0:
            long = Span(inside[0].start, inside[-1].end)
            yield short, self._definition(span, long, span.start, long.end, 0.9)

    def _defined(self, short: Short, words: list[_Word], end: int, *, marked: bool = False) -> Definition | None:
        """Find the full form before a construction."""
        if not words:
            return None
        bare = stem(short.text)
        found = self._candidate(bare, short, words, marked=marked)
        if found is None or found[2] < THRESHOLD:
            return None
        start, last, score = found
        span = Span(short.span.start, short.span.start + len(bare))
        return self._definition(span, Span(words[start].start, words[last].end), words[start].start, end, score)

    def _candidate(self, bare: str, short: Short, words: list[_Word], *, marked: bool) -> tuple[int, int, float] | None:
        """Choose first and last word of the full form, and how sure that is."""
        last = len(words) - 1
        if bare in {stem(word.text) for word in words[-len(bare) :]}:
            return None  # “JSON objects or JSON”: nothing is explained by itself
        known = self._by_termbase(bare, words)
        if known is not None:
            return known, last, 1.0
        sure = short.quoted or marked
        texts = [word.text for word in words]
        found = self._align(bare, texts, quoted=short.quoted)
        if found and found.cost <= SURE and self._is_clipped(bare, texts[found.start :]):
            if not self._is_person(words[found.start :], bare, sure=sure):
                return found.start, last, 1.0 - found.cost
            return None
        if (self._candidates.is_known(bare) or " " in bare) and (short.quoted or not marked):
            return self._foreign(bare, short, words)
        return None

    def _align(self, bare: str, texts: list[str], *, quoted: bool) -> Alignment | None:
        """Align the last words with a short form, once for what comes again and again."""
        nearest = tuple(texts[-_REACHED:])
        asked = (bare, quoted, nearest)
        if asked not in self._aligned:
            self._aligned[asked] = align(bare, nearest, trailing=_LENIENT) if quoted else align(bare, nearest)
        found = self._aligned[asked]
        return found._replace(start=found.start + len(texts) - len(nearest)) if found else None

    def _is_clipped(self, bare: str, texts: list[str]) -> bool:
        """Tell whether a word without capitals inside is clipped from several others and not one of them."""
        if " " in bare or self._candidates.is_known(bare):
            return True
        own = plain(bare)
        head = bare[:1].isupper() or bare in self._index.short_forms
        if bare.islower() and bare not in self._index.short_forms:
            return own == "".join(plain(text)[:1] for text in texts)
        if len(texts) == 1 and texts[0].islower() and texts[0].isalpha():
            return plain(texts[0]).startswith(own) and len(texts[0]) > len(own) + _CUT
        return head and len(texts) > 1 and not any(plain(text).startswith(own) for text in texts)

    def _by_termbase(self, bare: str, words: list[_Word]) -> int | None:
        """Find the longest run of last words that the termbase knows as a full form of the short form."""
        keys = {name.key for name in self._index.names(fold(bare)) if name.is_short}
        for start in range(max(0, len(words) - _REACHED), len(words)) if keys else ():
            text = self._text[words[start].start : words[-1].end]
            if any(name.key in keys and not name.is_short for name in self._index.names(fold(text))):
                return start
        return None

    def _knows(self, short: str, full: str) -> bool:
        keys = {name.key for name in self._index.names(fold(short)) if name.is_short}
        return any(name.key in keys for name in self._index.names(fold(full)) if not name.is_short)

    def _is_person(self, words: list[_Word], bare: str, *, sure: bool) -> bool:
        """Tell initials of a person (*Ridwan Kamil*) from a name of words: no word of it begins any term."""
        if sure or len(words) != _NAMES or len(words) != len(bare) or bare in self._index.short_forms:
            return False
        return all(word.text[:1].isupper() and not self._index.longest(plain(word.text)) for word in words)

    def _numbered(self, short: Short) -> Iterator[tuple[str, Definition]]:
        """“Government Regulation No. 28 of 2025 on … (“GR 28/2025”)”: the full form stands before its number."""
        number = short.number.partition("/")[0]
        start = max(0, short.span.start - _FAR)
        places = re.finditer(rf"\s(?:No\.|Nomor|Number)\s+{re.escape(number)}\b", self._text[start : short.span.start])
        at = next((start + place.start() for place in reversed(list(places))), None)
        words = self._before(at) if at else []
        if words:
            found = align(short.text, [word.text for word in words])
            begin = found.start if found and found.cost <= SURE else len(words) - 1
            long = Span(words[begin].start, words[-1].end)
            yield short.text, self._definition(short.span, long, long.start, short.span.end, 0.8)

    def _foreign(self, bare: str, short: Short, words: list[_Word]) -> tuple[int, int, float] | None:
        """Take a name in capitals, or the noun phrase, when the letters are those of another language."""
        last = len(words) - 1
        if is_core(words[last].text) or _BYLINE.match(self._text, short.span.end):
            return None
        start = self._run(words, last)
        named = start < last or short.quoted
        if not named:
            start = self._phrase(words, last, len(bare))
        if short.quoted:
            return start, last, 0.7
        if any(character.isdigit() for word in words[start:] for character in word.text):
            return None
        if start == last or (named and self._is_affiliation(bare, words[start:])):
            return None
        return start, last, 0.55

    def _run(self, words: list[_Word], last: int) -> int:
        """Find where a name in capitals begins that ends with the last word; without capitals, a noun phrase."""
        if not words[last].text[:1].isupper():
            return self._phrase(words, last, _NOUNS)
        start = last
        while start > 0 and (words[start - 1].text[:1].isupper() or words[start - 1].text in FUNCTION_WORDS):
            start -= 1
        while start < last and words[start].text in FUNCTION_WORDS:
            start += 1
        return start

    def _phrase(self, words: list[_Word], last: int, longest: int) -> int:
        """Find where a noun phrase begins: behind the last function word, ``longest`` words before at most."""
        start = last
        while start > 0 and last - start < longest and plain(words[start - 1].text) not in BREAKS:
            start -= 1
        return start

    def _is_affiliation(self, bare: str, words: list[_Word]) -> bool:
        """Tell a party behind a name, or a place behind a town, from a translated name."""
        if bare in self._index.short_forms:
            return True
        return all(not self._index.longest(plain(word.text)) for word in words if word.text not in FUNCTION_WORDS)

    def _before(self, end: int) -> list[_Word]:
        """List the words of the sentence before ``end``."""
        start = max(0, end - _REACH)
        for stop in _STOP.finditer(self._text, start, end):
            if stop.end() < end:
                start = stop.end()
        return self._words(start, end)

    def _words(self, start: int, end: int) -> list[_Word]:
        return [
            _Word(match[0].strip(QUOTES + "."), match.start(), match.end())
            for match in _WORDS.finditer(self._text, start, end)
            if match[0].strip(QUOTES + ".-–—•")
        ]

    def _definition(self, short: Span, long: Span, start: int, end: int, score: float) -> Definition:
        full = " ".join(self._text[long.start : long.end].split()).strip(QUOTES + ",")
        return Definition(short, long, Span(min(start, short.start), max(end, long.end)), full, score)


def _taken_last(short: str, word: str) -> bool:
    """Tell whether the last word supplies a letter of the short form."""
    return bool(set(plain(word)) & set(plain(short)[-2:]))
