"""Which class a candidate belongs to: a short form and of what kind, or only letters that look like one.

The same letters may be several things. *MA* is a court and a degree, *TB* an illness and a unit; what the termbase has
in one reading only is that, else the places decide: a unit stands behind a figure, a degree behind a name and a comma.
*BANDUNG* in a heading is shouted, *POLlTIK* misread by a scanner, *K1* beside *K2* a label, *AR (27)* a person.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from istilah.abbreviations.shapes import is_core
from istilah.abbreviations.short_form import ShortFormKind
from istilah.language.folding import fold
from istilah.language.numerals import is_roman
from istilah.model.concept import ConceptKind
from istilah.model.cues import Role

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from istilah.abbreviations.document_words import DocumentWords
    from istilah.context.roles import Roles
    from istilah.model.concept import Concept
    from istilah.model.index import Index

_LOUD = re.compile(r"[A-Z]{3,}")
_CROWD = 3
"""Words in capitals in a line above which it is a heading."""
_AROUND = 60
"""Characters on either side that tell whether a word is shouted."""
_LOUD_BEFORE = re.compile(r"(?<![^\W_])([A-Z]{4,}) $")
_LOUD_AFTER = re.compile(r" ([A-Z]{4,})(?![^\W_])")
_SERIAL = re.compile(r"[A-Z]+-\d{4}-\d+")
"""The number of a warning or standard: *CVE-2019-14234*."""
_MONEY = re.compile(r"(?:IDR|USD|Rp|US)\d+")
_MISREAD = re.compile(r"(?=[A-Zil]*[A-Z]{2})(?=[A-Z]*[il])[A-Zil]{4,}")
"""Capitals among which a scanner took I for a small letter: *POLlTIK*."""
_NUMBERED = re.compile(r"(?P<word>[A-Z]{3,})\d+")
_LABEL = re.compile(r"[A-Z]\d{1,2}")
_POWER = re.compile(r"[A-Za-z]{1,2}[23]")
_WORD_BEHIND = re.compile(r" (\w+)")
_CODE, _COUNTRIES = 3, 2
"""Letters of the code of a country, and how many of them in brackets tell that they are such."""
_SYLLABIC = 4
"""Letters of the shortest syllabic short form that is told from initials in capitals: *LAPAS*."""
_DOMAINS = {"gelar": ShortFormKind.TITLE, "satuan": ShortFormKind.UNIT, "singkatan-umum": ShortFormKind.OTHER}
_PLACES = {ShortFormKind.UNIT: Role.MEASURE, ShortFormKind.TITLE: Role.DEGREE}
"""The role of a kind that is something else elsewhere."""


class Classes:
    """Classes of the candidates of one document; ``uses`` says where each begins."""

    def __init__(
        self,
        roles: Roles,
        index: Index,
        vocabulary: DocumentWords,
        uses: Mapping[str, Sequence[int]],
        defined: Container[str],
    ) -> None:
        self._text = roles.document.prose
        self._roles = roles
        self._index = index
        self._short_forms = index.short_forms
        self._vocabulary = vocabulary
        self._uses = uses
        self._defined = defined

    def is_short(self, short: str) -> bool:
        """Tell whether a candidate that the text does not define is a short form."""
        if len(short) == 1 or is_roman(short) or _MONEY.fullmatch(short):
            return False
        if not short.isupper() and self._knows(short[:1].lower() + short[1:]):
            return True
        if short in self._short_forms:
            doubtful = self._is_ordinary(short) or self._is_broken(short) or self._begins_name(short)
            return not doubtful or self._is_quiet(short)
        if self._vocabulary.is_composed(short):
            return True
        if not is_core(short.removeprefix(short[:1] + "-").partition("-")[0]) or self._is_name(short):
            return False
        return not self._is_sign(short) and not self._is_shouted_word(short)

    def kind(self, short: str) -> ShortFormKind:
        """Tell what kind of short form it is; one that the text defines is none of the special ones."""
        if self._is_ticker(short):
            return ShortFormKind.CODE
        special = None if short in self._defined else self._special(short)
        if special:
            return special
        bare = "".join(filter(str.isalnum, short))
        if bare.isupper():
            return ShortFormKind.SYLLABIC if self._is_syllabic(short) else ShortFormKind.INITIALISM
        return ShortFormKind.MIXED if any(map(str.isupper, bare[1:])) else ShortFormKind.SYLLABIC

    def _special(self, short: str) -> ShortFormKind | None:
        """Tell a unit, a title, a ticker, or a person; nothing for what also has an ordinary reading here."""
        if self._is_country(short):
            return ShortFormKind.CODE
        if self._is_person(short):
            return ShortFormKind.OTHER
        kinds = list(self._kinds(short))
        if kinds and None not in kinds:
            return kinds[0]
        return next((kind for kind, role in _PLACES.items() if kind in kinds and self._all(role, short)), None)

    def _kinds(self, short: str) -> Iterator[ShortFormKind | None]:
        """List the kinds of what the termbase has under these letters, also of degrees without their dots."""
        for name in self._index.names(fold(short)):
            concept = self._index.concept(name.key) if name.is_short else None
            kind = _kind_of(concept) if concept else None
            if concept and (
                name.text == short or (kind is ShortFormKind.TITLE and name.text.replace(".", "") == short)
            ):
                yield kind

    def _knows(self, word: str) -> bool:
        return word in self._short_forms or word in self._defined

    def _is_ordinary(self, short: str) -> bool:
        """Tell whether the text, or a list, has a known short form as an ordinary word or a name: *SIAK*, *Siak*."""
        return self._vocabulary.is_common(short.lower()) or (short.isupper() and self._vocabulary.is_name(short))

    def _is_syllabic(self, short: str) -> bool:
        """Tell whether the termbase has it in small letters: *lapas* for *LAPAS*, *Polri* for *POLRI*."""
        small = short.lower()
        return (
            len(short) >= _SYLLABIC
            and short.isalpha()
            and (small in self._short_forms or small.capitalize() in self._short_forms)
        )

    def _is_name(self, short: str) -> bool:
        """Tell whether the termbase has it as a name of its own, as it has *MySQL*."""
        return any(not name.is_short and name.text == short for name in self._index.names(fold(short)))

    def _is_sign(self, short: str) -> bool:
        """Tell labels, powers of units, numbers and misread words, none of which anybody defines."""
        if _LABEL.fullmatch(short) and self._is_one_of_a_row(short):
            return True
        if _SERIAL.fullmatch(short):
            return True
        numbered = _NUMBERED.fullmatch(short)
        if numbered and self._vocabulary.is_common(numbered["word"].lower()):
            return True
        if _POWER.fullmatch(short) and self._all(Role.MEASURE, short):
            return True
        return self._all(Role.NUMBER, short) or bool(_MISREAD.fullmatch(short) and self._is_misread(short))

    def _is_one_of_a_row(self, label: str) -> bool:
        return any(one != label and one[0] == label[0] and _LABEL.fullmatch(one) for one in self._uses)

    def _is_misread(self, short: str) -> bool:
        return self._vocabulary.is_word(short.replace("l", "I").replace("i", "I")) or not self._is_quiet(short)

    def _is_shouted_word(self, short: str) -> bool:
        """Tell whether an ordinary word, or any, is in capitals only because all around it is."""
        if not short.isupper() or not short.isalpha():
            return False
        if self._is_syllabic(short) and not self._vocabulary.is_listed(short.lower()):
            return not self._is_quiet(short)
        return self._vocabulary.is_word(short) or self._is_broken(short) or not self._is_quiet(short)

    def _is_ticker(self, short: str) -> bool:
        """Tell whether a stock exchange lists something under these letters: *saham BBRI*, *Tbk (BBRI)*."""
        return any(self._roles.played(short, self._uses[short], Role.TICKER))

    def _is_country(self, short: str) -> bool:
        """Tell the code of a sportsman's country, which has others beside it: *An Se-young (KOR)*, *(NED)*."""
        return short in self._countries and len(self._countries) >= _COUNTRIES

    @cached_property
    def _countries(self) -> frozenset[str]:
        """All sets of three capitals that stand in brackets behind a name and nowhere else."""
        found = (short for short in self._uses if len(short) == _CODE and short.isupper() and short.isalpha())
        return frozenset(short for short in found if short not in self._defined and self._all(Role.COUNTRY, short))

    def _is_person(self, short: str) -> bool:
        """Tell initials of a person: *berinisial AR*, *AR (27)*, *BJ Habibie*."""
        if any(self._roles.played(short, self._uses[short], Role.PERSON)):
            return True
        return short not in self._short_forms and self._all(Role.INITIALS, short)

    def _all(self, role: Role, short: str) -> bool:
        return bool(self._uses[short]) and all(self._roles.played(short, self._uses[short], role))

    def _is_broken(self, short: str) -> bool:
        return short.isupper() and self._all(Role.PIECES, short)

    def _begins_name(self, short: str) -> bool:
        """Tell whether a name of several words stands at all its places: *AD INTERIM*."""
        if self._index.longest(short.lower()) <= 1:
            return False
        behind = (_WORD_BEHIND.match(self._text, start + len(short)) for start in self._uses[short])
        return all(word and self._is_full_form(f"{short} {word[1]}") for word in behind)

    def _is_full_form(self, text: str) -> bool:
        return any(not name.is_short for name in self._index.names(fold(text)))

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


def _kind_of(concept: Concept) -> ShortFormKind | None:
    if concept.kind is ConceptKind.UNIT:
        return ShortFormKind.UNIT
    return next((_DOMAINS[domain] for domain in concept.domain if domain in _DOMAINS), None)
