"""What each construction offers for judgement: a short form, and the words among which its full form may stand.

“Kepala Badan Pusat Statistik (BPS)” offers *BPS* beside *Kepala Badan Pusat Statistik*; “(blood-brain barrier, BBB)”
the words of the bracket; “the single submission system (the “OSS System”)” first *OSS* beside *single submission*, then
all of it. What nobody would call a definition is not offered: an index, *P(max)*; a word that is its own full form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.abbreviations.alignment import parts
from istilah.abbreviations.candidates import CLIPPED, Short
from istilah.abbreviations.passage_words import QUOTES, PassageWords, before, within, word_before
from istilah.abbreviations.shapes import is_core, stem
from istilah.abbreviations.shared import shared_out
from istilah.language.folding import plain
from istilah.language.numerals import is_amount
from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from istilah.abbreviations.candidates import Candidates

_SYMBOL = 3
"""Letters of a symbol that a bracket right behind it is part of."""
_WORD = 4
"""Letters of a word that may stand beside a short form, “(OSS System)”; fewer belong to it: “(Hb S)”."""
SYLLABLES = 5
"""Letters of the shortest word in small letters that is clipped and nobody knows: *curas*."""
_YEAR = 30
"""Characters before a short form in which its year stands."""
_FAR = 700
"""Characters before a bracket in which the number of a regulation stands."""
_NONE = PassageWords()


class Case(NamedTuple):
    """A short form in a construction, and the words that hold its full form, if any do."""

    construction: str
    short: Short
    words: PassageWords
    end: int
    """Where the construction ends."""


class Cases:
    """Reads the constructions of one text."""

    def __init__(self, text: str, candidates: Candidates, short_forms: frozenset[str]) -> None:
        self._text = text
        self._candidates = candidates
        self._short_forms = short_forms

    def bracket(self, match: re.Match[str]) -> Iterator[Iterator[Case]]:
        """“Long (SHORT)”: for each short form, the readings of which the first that holds counts."""
        near, at = word_before(self._text, match.start())
        shorts = self._candidates.inside(match[1])
        if not shorts or (at + len(near) == match.start() and _is_symbol(near)):
            return
        words: PassageWords | None = None
        for short in shorts:
            if short.number:
                moved = short.moved(match.start(1))
                yield self._dated(moved)
                yield self._numbered(moved)
            elif self._may_abbreviate(short, near):
                words = words or before(self._text, match.start())
                yield self._bracketed(short.moved(match.start(1)), words, match)

    def _bracketed(self, short: Short, words: PassageWords, match: re.Match[str]) -> Iterator[Case]:
        """Offer the words within the bracket, “(blood-brain barrier, BBB)”, then those before it."""
        end = match.end(1) + 1
        for meant, rest in self._meant(short, words):
            inside = within(self._text, match.start(1), meant.span.start) if meant.is_part else _NONE
            yield from _before("inside", meant, inside, end)
            yield from _before("bracket", meant, rest, end)

    def _meant(self, short: Short, words: PassageWords) -> Iterator[tuple[Short, PassageWords]]:
        """List what of several words may be the short form: OSS, in “single submission system (the “OSS System”)”."""
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
        if short.is_part or not bare.islower() or not bare.isalpha() or bare in self._short_forms:
            return True
        return bare[-1] == parts(near)[-1][:1] or (len(bare) >= SYLLABLES and bare[-1] in near)

    def reverse(self, match: re.Match[str]) -> Iterator[Case]:
        """“SHORT (Long)”."""
        word, at = word_before(self._text, match.start())
        if any(map(str.isdigit, word)) and is_amount(match[1]):
            return  # “Rp0,00 (nol rupiah)”
        if (
            len(match[1]) <= CLIPPED // 2
            or not word[:1].isupper()
            or not self._candidates.is_short(short := stem(word))
        ):
            return
        if short not in self._short_forms and not begins(short, match[1].split(maxsplit=2)[:2]):
            return
        yield from self._behind("reverse", _at(short, at), Span(*match.span(1)), match.end(1) + 1)

    def _dated(self, short: Short) -> Iterator[Case]:
        """“Undang-Undang Dasar … Tahun 1945 (UUD 1945)”: the full form stands before its year."""
        year = re.compile(rf"\s[Tt]ahun\s+{short.number}[”\"]?\s*[(\[][“\"]?$")
        at = year.search(self._text, max(0, short.span.start - _YEAR), short.span.start)
        if at:
            yield Case("year", short, before(self._text, at.start()), short.span.end)

    def _numbered(self, short: Short) -> Iterator[Case]:
        """“Government Regulation No. 28 of 2025 on … (“GR 28/2025”)”: the full form stands before its number."""
        number = short.number.partition("/")[0]
        start = max(0, short.span.start - _FAR)
        places = re.finditer(rf"\s(?:No\.|Nomor|Number)\s+{re.escape(number)}\b", self._text[start : short.span.start])
        at = next((start + place.start() for place in reversed(list(places))), None)
        if at is not None:
            yield Case("number", short, before(self._text, at), short.span.end)

    def marked(self, match: re.Match[str]) -> Iterator[tuple[Case, ...]]:
        """“Long yang selanjutnya disingkat SHORT”: what may be the short form; the first that holds counts.

        “Kepala Badan … selanjutnya disebut Kepala Bappeda” speaks of Bappeda only by the way.
        """
        words = before(self._text, match.start())
        for text, rest in shared_out(match["short"], words):
            at = match.start("short") + match["short"].find(text)
            construction = "marked" if rest.texts[:1] == words.texts[:1] else "aside"
            shorts = [short._replace(is_named=True).moved(at) for short in self._candidates.inside(text)]
            yield tuple(case for short in shorts for case in _before(construction, short, rest, at + len(text)))

    def alternative(self, match: re.Match[str]) -> Iterator[Case]:
        """“Long atau SHORT”: a word with one capital is mostly just another thing."""
        shorts = [
            short
            for short in self._candidates.inside(match["short"])
            if short.quoted or self._candidates.is_known(short.text)
        ]
        words = before(self._text, match.start()) if shorts else _NONE
        if len(words.texts) > 1 or self._text[match.start() - 1] not in QUOTES:  # not “(“Coretax” or “CTAS”)”
            for short in shorts:
                yield from _before("alternative", short.moved(match.start("short")), words, match.end("short"))

    def explained(self, match: re.Match[str]) -> Iterator[Case]:
        """“SHORT adalah singkatan dari Long”."""
        long = Span(*match.span("long"))
        yield from self._behind("explained", _at(stem(match["short"]), match.start("short")), long)

    def entry(self, match: re.Match[str]) -> Iterator[Case]:
        """“SHORT : Long” in a list."""
        yield from self._beside("entry", Span(*match.span("short")), Span(*match.span("long")))

    def row(self, one: Span, other: Span) -> Iterator[Case]:
        """“SHORT | Long” in a table, as a *Daftar Singkatan* has it."""
        yield from self._beside("row", one, other)

    def _beside(self, construction: str, span: Span, long: Span) -> Iterator[Case]:
        short = self._text[span.start : span.end]
        if self._candidates.is_short(short):
            yield from self._behind(construction, _at(short, span.start), long)

    def _behind(self, construction: str, short: Short, long: Span, end: int = 0) -> Iterator[Case]:
        """Offer the words behind a short form; those of which none is a word of its own are no full form."""
        words = within(self._text, long.start, long.end)
        is_core_alone = len(words.texts) == 1 and is_core(words.texts[0])
        if words.texts and not is_core_alone and not _explains_itself(short.text, words.texts[: len(short.text)]):
            yield Case(construction, short, words, end)


def begins(short: str, words: Sequence[str]) -> bool:
    """Tell whether one of the words begins as the short form does, without which there is nothing to align."""
    return any(plain(word.lstrip(QUOTES))[:1] == short[:1].lower() for word in words)


def _at(short: str, start: int) -> Short:
    return Short(short, Span(start, start + len(short)), quoted=False)


def _before(construction: str, short: Short, words: PassageWords, end: int) -> Iterator[Case]:
    """Offer the words before a short form, unless it is one of them: “JSON objects or JSON”, “UI, kelas (UI 2017)”."""
    if words.texts and not _explains_itself(short.text, words.texts[-len(short.text) :]):
        yield Case(construction, short, words, end)


def _explains_itself(bare: str, texts: tuple[str, ...]) -> bool:
    first = bare.partition(" ")[0] if bare[:1].isupper() else bare
    return any(first in text and first in re.split("[-/]", stem(text)) for text in texts)


def _is_symbol(text: str) -> bool:
    """Tell whether a bracket right behind a word is an index of it: *P(max)*, *Arg(Mts)*."""
    return len(text) <= _SYMBOL and text[:1].isupper()
