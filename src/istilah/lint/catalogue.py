"""All rules there are, and which of them a word names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.errors import IstilahError
from istilah.lint.pipeline import cards
from istilah.lint.selection import means
from istilah.rules import base_rules
from istilah.text import Text

if TYPE_CHECKING:
    from istilah.errors import Place
    from istilah.model.finding import Rule

_UNKNOWN = Text(
    id="aturan “{word}” tidak ada; mungkin maksudnya “{near}” (semua aturan: istilah rules)",
    en="there is no rule “{word}”; did you mean “{near}” (all rules: istilah rules)",
)


def catalogue() -> tuple[Rule, ...]:
    """List the cards of all rules, those about drafts first."""
    return (*cards(), *(module.RULE for module in base_rules()))


def meant(word: str, place: Place | None = None) -> tuple[Rule, ...]:
    """Find the rules that a word names.

    :raises IstilahError: there are none.
    """
    every = catalogue()
    found = tuple(card for card in every if means(word, card))
    if not found:
        from difflib import get_close_matches

        families = dict.fromkeys(card.code.rstrip("0123456789") for card in every)
        codes = get_close_matches(word.upper(), [*families, *(card.code for card in every)], 1)
        names = get_close_matches(word.lower(), [card.name for card in every], 1, 0.0)
        raise IstilahError(_UNKNOWN.fill(word=word, near=(*codes, *names)[0]), place)
    return found
