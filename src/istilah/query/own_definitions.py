"""What a text itself says its short forms mean.

*Badan Pengawas Keuangan X (BPK)* makes every *BPK* of that text this body, whatever else the letters stand for. Where
the termbase has a concept of that name, it is meant; where it has none, the short form is not known. A gloss in the
other language (*citizen identification number (NIK)*) has other letters, so it says nothing against the termbase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.abbreviations import inventory
from istilah.abbreviations.alignment import align
from istilah.language.folding import fold
from istilah.language.naming import naming
from istilah.readers.plain import read

if TYPE_CHECKING:
    from istilah.model.concept import Concept
    from istilah.model.index import Index
    from istilah.model.word_lists import WordLists

_ALIKE = 88
"""Likeness (0 to 100) of two full forms that are one, written with a slip or another ending."""


class OwnDefinitions:
    """The definitions of a text."""

    def __init__(self, text: str, index: Index, words: WordLists) -> None:
        self._full: dict[str, list[str]] = {}
        if "(" not in text and not naming(words).may_name(text):
            return
        for entry in inventory(read(text, ""), index, words).entries:
            if entry.definitions:
                self._full[entry.short] = [definition.full for definition in entry.definitions]

    def allow(self, short: str, concept: Concept) -> bool:
        """Tell whether the text leaves it open that ``short`` stands for ``concept``, or says so."""
        told = self._full.get(short)
        return told is None or any(self._fits(full, short, concept) for full in told)

    def name(self, short: str, concept: Concept) -> bool:
        """Tell whether the text says that ``short`` stands for ``concept``."""
        return any(_is_named(full, concept) for full in self._full.get(short, ()))

    def _fits(self, full: str, short: str, concept: Concept) -> bool:
        return _is_named(full, concept) or not _spells(full, short)


def _is_named(full: str, concept: Concept) -> bool:
    from rapidfuzz.fuzz import ratio

    told = fold(full)
    names = [fold(designation.term) for designation in concept.designations]
    return any(told.startswith(name) or ratio(told, name) >= _ALIKE for name in names)


def _spells(full: str, short: str) -> bool:
    """Tell whether a full form has the letters of a short form."""
    return align(short, full.split()) is not None
