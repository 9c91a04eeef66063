"""``istilah where``: which termbases are in force, and which entry hides which."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from istilah import config
from istilah.cli.app import both
from istilah.cli.arguments import Bases, Form, NoBuiltin
from istilah.cli.inputs import opened
from istilah.cli.render.output import page, remark
from istilah.cli.render.present import chosen, present
from istilah.cli.render.wording import Verdict, Where, not_found
from istilah.language.folding import fold
from istilah.session import Session, standing
from istilah.termbase.cache import is_whole
from istilah.termbase.layers import in_force
from istilah.text import Text

KeyOrNone = Annotated[
    str | None,
    typer.Argument(
        metavar=both(id="[KUNCI]", en="[KEY]"),
        show_default=False,
        help=both(id="Hanya konsep dengan kunci atau nama ini.", en="Only the concept of this key or name."),
    ),
]
Verify = Annotated[
    bool,
    typer.Option(
        "--verify",
        help=both(
            id="Periksa bentuk tersusun setiap termbase sampai bita terakhir; 1 bila ada yang rusak.",
            en="Verify the compiled form of each termbase to the last byte; 1 if one is damaged.",
        ),
    ),
]

EXAMPLES = (
    Text(id="", en=""),
    Text(id="asn", en="asn"),
)


def command(
    key: KeyOrNone = None,
    verify: Verify = False,
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Explain the layers, the nearest first; 1 if a key is asked for that none has."""
    verdicts = _verdicts(termbase or (), builtin=not no_builtin) if verify else {}
    session = opened(termbase, no_builtin=no_builtin)
    key = _key(key, session) if key else None
    reports = [report for report in session.termbase.layers() if key is None or report.find(key)]
    report = Where(session.settings.path, key, tuple(reports), verdicts)
    page(present("where", [report], chosen(format), session.termbase))
    if not reports:
        remark(not_found(key or "", ()).sentence())
    return int(not reports or Verdict.DAMAGED in verdicts.values())


def _verdicts(given: Iterable[Path], *, builtin: bool) -> dict[str, Verdict]:
    """Verify the compiled layers before any of them is opened, which heals small ones unseen."""
    here = standing()
    verdicts = {None: Verdict.NONE, True: Verdict.WHOLE, False: Verdict.DAMAGED}
    found = in_force(config.load(config.find(here)), given, here, builtin=builtin)
    return {layer.name: verdicts[is_whole(layer)] for layer in found.layers}


def _key(name: str, session: Session) -> str:
    """Take the key of the one concept that has this name; a name of several, or of none, stays as it is."""
    keys = {found.key for found in session.termbase.names(fold(name))}
    return keys.pop() if len(keys) == 1 and session.termbase.concept(name) is None else name
