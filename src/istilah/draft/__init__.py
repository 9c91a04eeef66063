"""A draft on the desk of the rules: the document, what the termbase knows, and what is asked of it.

What several rules need is found once, when the first of them asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from istilah.draft.options import Options
from istilah.language.tongue import tongue
from istilah.model.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from istilah.abbreviations import Inventory
    from istilah.abbreviations.concordance import Concordance
    from istilah.context.roles import Roles
    from istilah.language.naming import Naming
    from istilah.model.document import Document, Span
    from istilah.model.index import Index
    from istilah.model.word_lists import WordLists
    from istilah.terms.known_words import Wordstock
    from istilah.terms.occurrences import Sighting
    from istilah.text import Language

_HEAD = 200_000
"""Characters of the beginning."""
_PARAGRAPH = 25
"""Spaces of a paragraph that is no deck, date or line of authors."""


@dataclass(frozen=True)
class Draft:
    """A document under examination."""

    document: Document
    index: Index
    as_of: str
    """ISO date on which names are judged valid or not."""
    words: WordLists
    options: Options = Options()
    shown: tuple[Callable[[str], object], ...] = ()
    """Tests of which words rules want to be shown in the concordance, beside those that may be short forms."""

    @property
    def is_dated(self) -> bool:
        """Whether its day is known, and not only that it is read today."""
        return self.as_of != self.options.today

    @cached_property
    def language(self) -> Language:
        """The language of ours that its readers speak: Indonesian, unless it is in English."""
        return "en" if tongue(self.document.prose) == "en" else "id"

    def in_opening(self, span: Span) -> bool:
        """Tell whether a stretch stands in the first paragraph of the text, or in titles and decks before it."""
        return span.start < self._opening

    @cached_property
    def _opening(self) -> int:
        """Where the first paragraph ends that is long enough to be one of the text."""
        blocks = (block for block in self.document.blocks if block.kind is BlockKind.PARAGRAPH)
        prose = self.document.prose
        return next((one.end for one in blocks if prose.count(" ", one.start, one.end) >= _PARAGRAPH), 0)

    @cached_property
    def head(self) -> str:
        """The beginning of the prose: there a text names what it is about."""
        return self.document.prose[:_HEAD]

    @cached_property
    def small(self) -> str:
        """The beginning of the prose in small letters, line ends as spaces."""
        return " ".join(self.head.lower().split())

    @cached_property
    def initials(self) -> dict[str, str]:
        """The first runs of words with capitals, by their first letters."""
        from istilah.draft.readings import initials

        return initials(self.head)

    @cached_property
    def is_technical(self) -> bool:
        """Whether it is written for people of the trade whose letters it is full of."""
        from istilah.draft.readings import is_technical

        return is_technical(self)

    @cached_property
    def roles(self) -> Roles:
        """What roles the stretches of the document play."""
        from istilah.context.roles import Roles

        return Roles(self.document, self.words.cues)

    @cached_property
    def sightings(self) -> tuple[Sighting, ...]:
        """The names in the document that a rule about terms may want to speak of."""
        from istilah.terms.occurrences import sightings

        return sightings(self.document.prose, self.index, self.as_of)

    @cached_property
    def wordstock(self) -> Wordstock:
        """The words that are known."""
        from istilah.terms.known_words import Wordstock

        return Wordstock(self.index, self.words)

    @property
    def naming(self) -> Naming:
        """The words by which texts name things."""
        from istilah.language.naming import naming

        return naming(self.words)

    @cached_property
    def abbreviations(self) -> Inventory:
        """The short forms of the document and how it defines them."""
        from istilah.abbreviations import inventory

        return inventory(self.document, self.index, self.words, self.shown)

    @property
    def concordance(self) -> Concordance:
        """The words of the document, and where those stand that have capitals or digits or are ``shown``."""
        return self.abbreviations.concordance
