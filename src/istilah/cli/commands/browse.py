"""``istilah browse``: the termbase on the whole screen, filtered as one types."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from istilah.cleaning import clean
from istilah.cli.app import both
from istilah.cli.arguments import Bases, Domains, NoBuiltin
from istilah.cli.inputs import legible, opened
from istilah.errors import BUG, IstilahError
from istilah.extras import need
from istilah.text import Text

_NO_TERMINAL = Text(
    id="telusur memerlukan terminal; tanpa terminal pakai “istilah cari” atau “istilah daftar”",
    en="browse needs a terminal; without one use “istilah lookup” or “istilah list”",
)

Question = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=both(id="[KATA]…", en="[QUERY]…"),
        help=both(id="Istilah yang dicari lebih dahulu.", en="The term to begin with."),
        show_default=False,
    ),
]

EXAMPLES = (Text(id="", en=""), Text(id="studi kelay", en="feasib"))


def command(
    query: Question = None,
    domain: Domains = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Show the termbase until its reader leaves."""
    if not is_watched():
        raise IstilahError(_NO_TERMINAL)
    need("textual", "tui", "istilah browse")
    session = opened(termbase, no_builtin=no_builtin)
    session.check(domain or ())
    from istilah.tui import browse

    return 0 if browse(session, clean(legible(" ".join(query or ()))), domain or ()) else BUG


def is_watched() -> bool:
    """Tell whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def is_possible() -> bool:
    """Tell whether there are a terminal and the packages for it."""
    return is_watched() and find_spec("textual") is not None
