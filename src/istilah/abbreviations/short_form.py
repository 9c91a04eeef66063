"""The nouns of this room: a short form of a document, where it is used, and how it is defined."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from istilah.abbreviations.concordance import Concordance
    from istilah.model.document import Span


class ShortFormKind(StrEnum):
    """What sort of short form it is; the class decides how it is written (EYD V, singkatan)."""

    INITIALISM = "initialism"
    SYLLABIC = "syllabic"
    MIXED = "mixed"
    TITLE = "title"
    UNIT = "unit"
    CODE = "code"
    ROMAN = "roman"
    OTHER = "other"


class Definition(NamedTuple):
    """A place where the document links a short form with its full form; all offsets are of the prose."""

    short: Span
    long: Span
    whole: Span
    """From the first character of whichever comes first to the last of the other, with its bracket or quote."""
    full: str
    """The full form as the document has it, on one line."""
    strategy: str
    """The strategy that found it: its construction and its evidence, *bracket/letters*."""

    @property
    def construction(self) -> str:
        """How it is written: *bracket*, *marked*, *row* and so on."""
        return self.strategy.partition("/")[0]

    @property
    def is_listed(self) -> bool:
        """Whether it stands in a list or table, as a *Daftar Singkatan* has it."""
        return self.construction in {"entry", "row"}


class Abbreviation(NamedTuple):
    """A short form of a document."""

    short: str
    kind: ShortFormKind
    uses: tuple[Span, ...]
    """Everywhere it stands, also inside its definitions, without affixes."""
    definitions: tuple[Definition, ...] = ()

    @property
    def core(self) -> bool:
        """Whether it abbreviates words that a reader may not know; units, titles and numerals do not."""
        return self.kind in {ShortFormKind.INITIALISM, ShortFormKind.SYLLABIC, ShortFormKind.MIXED}


@dataclass(frozen=True)
class Inventory:
    """All short forms of a document, in the order of their first use."""

    entries: tuple[Abbreviation, ...]
    concordance: Concordance
    """The words among which they were found."""
    named: frozenset[str] = frozenset()
    """What the text names or glosses, perhaps in letters that do not fit: *disingkat XYZ*, *zona … (DMZ)*."""

    def explained(self, short: str) -> bool:
        """Tell whether the document defines a short form, in these capitals or in others."""
        return short.casefold() in self._explained

    def get(self, short: str) -> Abbreviation | None:
        """Find the entry of a short form as it is written."""
        return self._by_short.get(short)

    @cached_property
    def _explained(self) -> frozenset[str]:
        return frozenset(entry.short.casefold() for entry in self.entries if entry.definitions)

    @cached_property
    def _by_short(self) -> dict[str, Abbreviation]:
        return {entry.short: entry for entry in self.entries}
