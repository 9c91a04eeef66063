"""``istilah domains``: what the termbase is about."""

from __future__ import annotations

from istilah.cli.arguments import Bases, Form, NoBuiltin
from istilah.cli.inputs import opened
from istilah.cli.render.output import page
from istilah.cli.render.present import chosen, present
from istilah.text import Text

EXAMPLES = (
    Text(id="", en=""),
    Text(id="--format json", en="--format json"),
)


def command(
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """List the domains with the number of their concepts."""
    session = opened(termbase, no_builtin=no_builtin)
    page(present("domains", [session.termbase.domains()], chosen(format), session.termbase))
    return 0
