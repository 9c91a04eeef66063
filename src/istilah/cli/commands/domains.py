"""``istilah domains``: what the termbase is about."""

from __future__ import annotations

from istilah.cli.desk import Bases, Form, NoBuiltin, desk
from istilah.cli.render.output import emit
from istilah.cli.render.present import chosen, present


def command(
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """List the domains with the number of their concepts."""
    at = desk(termbase, builtin=not no_builtin)
    emit(present("domains", [at.termbase.domains()], chosen(format), at.termbase))
    return 0
