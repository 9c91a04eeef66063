"""``istilah explain``: what a rule checks, why, and how that looks."""

from __future__ import annotations

from typing import Annotated

import typer

from istilah.cli.app import both
from istilah.cli.arguments import Form
from istilah.cli.render.output import page
from istilah.cli.render.present import chosen, present, several
from istilah.lint.catalogue import catalogue, meant
from istilah.termbase.base import Termbase
from istilah.text import Text


def _codes(incomplete: str) -> list[str]:
    """Complete a code or a name."""
    return [text for card in catalogue() for text in (card.code, card.name) if text.startswith(incomplete)]


Wanted = Annotated[
    list[str],
    typer.Argument(
        metavar=both(id="ATURAN…", en="RULE…"),
        show_default=False,
        autocompletion=_codes,
        help=both(id="Kode atau nama aturan.", en="Code or name of a rule."),
    ),
]

EXAMPLES = (
    Text(id="ABBR001", en="ABBR001"),
    Text(id="dotted-initialism", en="dotted-initialism"),
)


def command(rule: Wanted, format: Form = None) -> int:
    """Explain rules with their examples."""
    found = tuple({card.code: card for word in rule for card in meant(word)}.values())
    form = several(chosen(format), len(found))
    page(present("explain", found, form, Termbase(())))
    return 0
