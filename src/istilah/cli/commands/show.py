"""``istilah show``: all that is known of one concept."""

from __future__ import annotations

from difflib import get_close_matches

from istilah.cli.arguments import Bases, Form, Key, NoBuiltin
from istilah.cli.inputs import legible, opened
from istilah.cli.render.present import chosen, print_answers
from istilah.cli.render.wording import brief
from istilah.errors import IstilahError
from istilah.language.folding import fold
from istilah.model.concept import Concept
from istilah.session import Session
from istilah.text import Text

_NONE = Text(id="konsep “{key}” tidak ada; yang terdekat: {near}", en="there is no concept “{key}”; nearest: {near}")
_MANY = Text(
    id="“{key}” menamai beberapa konsep; pilih satu kunci: {keys}",
    en="“{key}” names several concepts; choose a key: {keys}",
)

EXAMPLES = (
    Text(id="asn", en="asn"),
    Text(id='"kriteria desain"', en='"design criteria"'),
)


def command(
    key: Key,
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Show the concept of a key, or of a name that only one concept has."""
    session = opened(termbase, no_builtin=no_builtin)
    key = legible(key)
    concept = session.termbase.concept(key) or _named(key, session)
    print_answers("concept", [concept], chosen(format), session.termbase)
    return 0


def _named(name: str, session: Session) -> Concept:
    keys = list(dict.fromkeys(found.key for found in session.termbase.names(fold(name))))
    if len(keys) > 1:
        raise IstilahError(_MANY.fill(key=name, keys=", ".join(keys)))
    concept = session.termbase.concept(keys[0]) if keys else None
    if concept is None:
        near = get_close_matches(name, [concept.key for concept in session.termbase.concepts()], 3, 0.3)
        raise IstilahError(_NONE.fill(key=brief(name), near=", ".join(near) or "–"))
    return concept
