"""``istilah rules``: what is checked."""

from __future__ import annotations

from typing import Annotated

import typer

from istilah.cli.app import both
from istilah.cli.arguments import Form
from istilah.cli.render.output import page
from istilah.cli.render.present import chosen, present
from istilah.lint.catalogue import catalogue, meant
from istilah.termbase.base import Termbase
from istilah.text import Text

Wanted = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=both(id="[ATURAN]…", en="[RULE]…"),
        show_default=False,
        help=both(
            id="Kode, awal kode, atau nama; tanpa ini, semua.", en="Code, beginning of codes, or name; else all."
        ),
    ),
]

EXAMPLES = (
    Text(id="", en=""),
    Text(id="EYD", en="EYD"),
)


def command(rule: Wanted = None, format: Form = None) -> int:
    """List the rules about drafts, then those about termbases."""
    found = {card.code: card for word in rule or () for card in meant(word)}
    page(present("rules", [tuple(found.values()) or catalogue()], chosen(format), Termbase(())))
    return 0
