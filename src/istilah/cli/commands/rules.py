"""``istilah rules``: what is checked."""

from __future__ import annotations

from typing import Annotated

import typer

from istilah.cli.app import both
from istilah.cli.desk import Form
from istilah.cli.render.output import emit
from istilah.cli.render.present import chosen, present
from istilah.errors import IstilahError, Place
from istilah.lint.pipeline import cards
from istilah.lint.selection import means
from istilah.model.finding import Rule
from istilah.rules import base_rules
from istilah.termbase.base import Termbase
from istilah.text import Text

_UNKNOWN = Text(
    id="aturan “{word}” tidak ada; mungkin maksudnya “{near}” (semua aturan: istilah rules)",
    en="there is no rule “{word}”; did you mean “{near}” (all rules: istilah rules)",
)

Wanted = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[RULE]…",
        show_default=False,
        help=both(
            id="Kode, awal kode, atau nama; tanpa ini, semua.", en="Code, beginning of codes, or name; else all."
        ),
    ),
]


def command(rule: Wanted = None, format: Form = None) -> int:
    """List the rules about drafts, then those about termbases."""
    found = {card.code: card for word in rule or () for card in meant(word)}
    emit(present("rules", [tuple(found.values()) or catalogue()], chosen(format), Termbase(())))
    return 0


def catalogue() -> tuple[Rule, ...]:
    """List the cards of all rules."""
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
