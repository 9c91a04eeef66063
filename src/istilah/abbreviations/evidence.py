"""What can tell that words are the full form of a short form: each sort of evidence finds where it stands, or nothing.

Letters tell most: *Badan Pusat Statistik*, BPS (:mod:`~.alignment`); the termbase tells what letters do not. Where
neither does, a text may still say so: a name behind which a short form stands in quotation marks, or whose words are
known while the letters are of another language (:mod:`~.foreign`); the one letter of a word (:mod:`~.letters`); the
short form that was defined right before; the number or year of a regulation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.abbreviations.alignment import Alignment, align, parts
from istilah.abbreviations.cases import SYLLABLES, begins
from istilah.abbreviations.foreign import Foreign
from istilah.abbreviations.letters import Letters
from istilah.abbreviations.passage_words import Full
from istilah.abbreviations.shapes import is_core
from istilah.language.folding import fold, plain
from istilah.language.lexicon import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from istilah.abbreviations.candidates import Candidates
    from istilah.abbreviations.cases import Case
    from istilah.abbreviations.short_form import Definition
    from istilah.model.index import Index

_LENIENT = 0.3
"""Cost of a last word without a letter in the short form, where quotation marks tell that it is one."""
_NAMES = 2
"""Names of a person that are cut down to initials."""
_CUT = 2
"""Letters that a short form leaves out of one word at least: *ubiquitin (Ub)*."""
_CLEAR = 0.17
"""Cost per letter up to which a word in small letters that nobody knows is clipped from the words before it."""
_BEGINNINGS = 0.1
"""The same up to which nearly all letters begin words."""
_WHOLE = 9.0
"""Cost of a last word that may not be left out."""
_ITEM_BEFORE = re.compile(r"(?:^|\s)(?:\d{1,3}|[a-z])[.)]\s*$")
_CLAUSE = frozenset({"adalah", "ialah", "merupakan", "yang"})
"""Words that no name has: with them, a sentence has begun."""
_MARK = 8
"""Characters of the number of an item."""


class Judge:
    """What is known for judging the cases of one text."""

    def __init__(self, text: str, index: Index, candidates: Candidates, companies: Collection[str]) -> None:
        self._text = text
        self._index = index
        self._candidates = candidates
        self._letters = Letters(text)
        self._foreign = Foreign(text, companies)
        self._aligned: dict[tuple[str, bool, tuple[str, ...]], Alignment | None] = {}
        self.latest: tuple[str, Definition] | None = None
        """The definition in brackets that was found last."""

    def termbase(self, case: Case) -> Full | None:
        """Take the longest run of last words that the termbase knows as a full form of the short form."""
        return next(self._known(case), None)

    def whole_termbase(self, case: Case) -> Full | None:
        """Take all words, if the termbase knows them."""
        return next((full for full in self._known(case) if full.start == 0), None)

    def letters(self, case: Case) -> Full | None:
        """Take the last words that have the letters."""
        found = self._fitting(case)
        return Full(found.start, found.inside) if found and not self._is_person(case, found) else None

    def capital_letters(self, case: Case) -> Full | None:
        """Take the last words that have the letters of what has the looks of a short form by itself."""
        return self.letters(case) if self._candidates.is_known(case.short.text) else None

    def clear_letters(self, case: Case) -> Full | None:
        """Take several words that begin with the letters; “DPR, Presiden, atau DPD” are three things."""
        words = case.words
        found = (
            align(case.short.text, words.texts, trailing=_WHOLE) if self._candidates.is_known(case.short.text) else None
        )
        if not found or found.cost > _CLEAR or found.start == len(words.texts) - 1 or self._is_person(case, found):
            return None
        is_list = "," in words.text[slice(*words.span(found.start))] or any(map(is_core, words.texts[found.start :]))
        return None if is_list else Full(found.start, found.inside)

    def letters_behind(self, case: Case) -> Full | None:
        """Take all words behind a short form, or all but the first, if they have its letters."""
        if not begins(case.short.text, case.words.texts[:2]) or not self._is_clipped(case, 0):
            return None
        found = self._align(case)
        return Full(found.start) if found and found.start <= 1 else None

    def all_letters(self, case: Case) -> Full | None:
        """Take what stands beside a short form in a list, if all of it has the letters."""
        found = self._align(case) if begins(case.short.text, case.words.texts[:1]) else None
        if not found or found.start or not self._is_clipped(case, 0):
            return None
        bare, full = plain(case.short.text), plain("".join(case.words.texts))
        is_short = self._candidates.is_known(case.short.text) or bare == _initials(case.words.texts)
        return Full(0) if is_short and _count(full) > _count(bare) + 1 else None

    def first_letters(self, case: Case) -> Full | None:
        """Take as many first words as have the letters, which a text tells no end of."""
        bare, texts = case.short.text, case.words.texts
        tried = ((align(bare, texts[:end], trailing=_WHOLE), end) for end in range(1, len(texts) + 1))
        costs = ((found.cost, end) for found, end in tried if found and found.start == 0)
        best = min(costs, default=None)
        return Full(0, end=best[1]) if best else None

    def item(self, case: Case) -> Full | None:
        """Take all of an item of a law whose first words have the letters: *2. Anggaran Dasar Partai Politik*."""
        start, words = case.words.start, case.words
        if not self._candidates.is_known(case.short.text) or any(map(_CLAUSE.intersection, map(parts, words.texts))):
            return None
        begun = _ITEM_BEFORE.search(words.text, max(0, start - _MARK), start)
        return Full(0) if begun and _aligns_first(case.short.text, words.texts) else None

    def letter(self, case: Case) -> Full | None:
        """Take the word before a letter that stands for it."""
        return self._letters.full(case.short, case.words.texts) if case.short.is_letter else None

    def nested(self, case: Case) -> Full | None:
        """Begin with the short form defined right before: “United Nations Fund (UNF) Global Projects (UGP)”."""
        words, latest = case.words, self.latest
        if not latest or words.start != latest[1].whole.end or words.texts[0] in FUNCTION_WORDS:
            return None
        if case.short.is_letter or "," in words.text[words.start : words.end]:
            return None
        found = align(case.short.text, [latest[0], *words.texts])
        is_begun = found is not None and found.start == 0 and found.cost <= _BEGINNINGS
        return Full(0, latest[1].long.start - words.span(0).start) if is_begun else None

    def quoted(self, case: Case) -> Full | None:
        """Take the name before a short form in quotation marks, whatever its letters."""
        if not case.short.quoted or not self._may_differ(case):
            return None
        return self._foreign.quoted(case.short, case.words.texts)

    def institution(self, case: Case) -> Full | None:
        """Take the name of an institution, when the letters are of another language."""
        is_other = not case.short.quoted and self._may_differ(case)
        return self._foreign.institution(case.short, case.words.texts) if is_other else None

    def ticker(self, case: Case) -> Full | None:
        """Take the name of a company before the letters by which an exchange calls it."""
        return self._foreign.ticker(case.short, case.words.texts)

    def is_glossed(self, case: Case) -> bool:
        """Tell whether words explain a short form though its letters are others: *zona demiliterisasi (DMZ)*."""
        if case.construction != "bracket" or not self._may_differ(case):
            return False
        full = self._foreign.glossed(case.short, case.words.texts)
        words = case.words.texts[full.start :] if full else ()
        return any(self._index.longest(plain(word)) for word in words)

    def numbered(self, case: Case) -> Full | None:
        """Take the words before the number of a regulation that have the letters."""
        found = align(case.short.text, case.words.texts)
        return Full(found.start) if found else None

    def word(self, case: Case) -> Full | None:
        """Take the last word."""
        return Full(len(case.words.texts) - 1)

    def dated(self, case: Case) -> Full | None:
        """Take the words before a year of which the first have the letters."""
        bare, texts = case.short.text, case.words.texts
        return next((Full(at) for at in range(len(texts)) if _aligns_first(bare, texts[at:])), None)

    def _known(self, case: Case) -> Iterator[Full]:
        """Go through the runs of last words that the termbase knows, the longest first."""
        texts = case.words.texts
        keys = {name.key for name in self._index.names(fold(case.short.text)) if name.is_short}
        found, full = list[int](), ""
        for start in range(len(texts) - 1, -1, -1) if keys else ():
            full = fold(texts[start]) + full
            if any(name.key in keys and not name.is_short for name in self._index.names(full)):
                found.append(start)
        yield from map(Full, reversed(found))

    def _fitting(self, case: Case) -> Alignment | None:
        """Align the last words with a short form that may be clipped from them."""
        found = self._align(case)
        return found if found and self._is_clipped(case, found.start, found.cost) else None

    def _align(self, case: Case) -> Alignment | None:
        """Align the last words with a short form, once for what comes again and again."""
        asked = (case.short.text, case.short.quoted, case.words.texts)
        if asked not in self._aligned:
            bare, quoted, texts = asked
            self._aligned[asked] = align(bare, texts, trailing=_LENIENT) if quoted else align(bare, texts)
        return self._aligned[asked]

    def _is_clipped(self, case: Case, start: int, cost: float = 0.0) -> bool:
        """Tell whether a word without capitals inside is clipped from several others and not one of them."""
        bare, texts = case.short.text, case.words.texts[start:]
        own, initials = plain(bare), _initials(texts)
        if (texts[0].isupper() and len(texts) == 1) or (all(map(is_core, texts)) and own != initials):
            return False  # short forms are no full form: “RAD51, RAD52”, “PDI-P atau PDIP”
        if " " in bare or self._candidates.is_known(bare):
            return True
        if self._candidates.is_formula(bare) and not (bare.isalpha() and bare[1:].islower()):
            return True
        known = bare in self._index.short_forms
        if bare.islower() and not known:
            is_long = len(texts) > 1 and len(own) >= SYLLABLES and cost <= _CLEAR
            return own == initials or (is_long and _is_new(own, texts))
        if len(texts) == 1 and (texts[0].islower() or not texts[0].isalpha()):
            return own not in parts(texts[0]) and len(texts[0]) > len(own) + _CUT
        return len(texts) > 1 and _is_new(own, texts) and (known or bare[:1].isupper())

    def _is_person(self, case: Case, found: Alignment) -> bool:
        """Tell initials of a person (*Ridwan Kamil*) from a name of words: no word of it begins any term."""
        bare, texts = case.short.text, case.words.texts[found.start :]
        if case.short.quoted or case.short.is_named or not len(texts) == len(bare) == _NAMES:
            return False
        if bare in self._index.short_forms:
            return False
        return all(text[:1].isupper() and not self._index.longest(plain(text)) for text in texts)

    def _may_differ(self, case: Case) -> bool:
        """Tell whether a short form may have other letters than its full form: only if these do not fit."""
        known = any(map(self._candidates.is_known, case.short.text.split()))
        return known and not case.short.is_letter and not case.short.is_part and self._fitting(case) is None


def _aligns_first(bare: str, texts: tuple[str, ...]) -> bool:
    """Tell whether the first words, if not the last, have the letters of a short form."""
    return any((found := align(bare, texts[:count])) and found.start == 0 for count in range(len(texts), 1, -1))


def _initials(texts: tuple[str, ...]) -> str:
    return "".join(part[:1] for text in texts for part in parts(text))


def _count(text: str) -> int:
    """Count letters, not digits: *ID 7* and *ID 10* are as long."""
    return sum(map(str.isalpha, text))


def _is_new(own: str, texts: tuple[str, ...]) -> bool:
    return not any(plain(text).startswith(own) for text in texts)
