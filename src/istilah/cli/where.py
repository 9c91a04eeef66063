"""``istilah where``: which termbases are in force, and which entry hides which."""

from __future__ import annotations

from typing import Annotated

import typer

from istilah.cli.commands import both
from istilah.cli.desk import Bases, Desk, Form, NoBuiltin, desk
from istilah.cli.output import emit, remark
from istilah.cli.present import chosen, present
from istilah.cli.wording import Where, not_found
from istilah.language.folding import fold

KeyOrNone = Annotated[
    str | None,
    typer.Argument(
        metavar="KEY",
        show_default=False,
        help=both(id="Hanya konsep dengan kunci atau nama ini.", en="Only the concept of this key or name."),
    ),
]


def command(
    key: KeyOrNone = None,
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Explain the layers, the nearest first; 1 if a key is asked for that none has."""
    at = desk(termbase, builtin=not no_builtin)
    key = _key(key, at) if key else None
    reports = [report for report in at.termbase.layers() if key is None or report.find(key)]
    emit(present("where", [Where(at.settings.path, key, tuple(reports))], chosen(format), at.termbase))
    if not reports:
        remark(not_found(key or "", ()))
    return int(not reports)


def _key(name: str, at: Desk) -> str:
    """Take the key of the one concept that has this name; a name of several, or of none, stays as it is."""
    keys = {found.key for found in at.termbase.names(fold(name))}
    return keys.pop() if len(keys) == 1 and at.termbase.concept(name) is None else name
