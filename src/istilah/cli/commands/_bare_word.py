"""``istilah WORD…``: what is no command is a question; so is the name of one that cannot run without arguments."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import typer

from istilah.cli.answering import look_up, spell_out
from istilah.cli.app import NAMES, usage, wanting
from istilah.cli.arguments import Bases, Domains, Form, Limit, NoBuiltin, Queries
from istilah.cli.inputs import opened
from istilah.cli.render.output import remark
from istilah.cli.render.present import chosen
from istilah.language.folding import fold
from istilah.query.expand import expand
from istilah.speech import say
from istilah.text import Text

if TYPE_CHECKING:
    from istilah.model.index import Index

EXAMPLES = (Text(id="hibah daerah", en="regional grant"), Text(id="kerjasama", en="cooperation"))

_LIKE = 0.75
"""How like the name of a command a word must be to have been meant as one."""
_COMMAND = Text(
    id="atau perintah “{near}”? (semua perintah: istilah --help)",
    en="or the command “{near}”? (all commands: istilah --help)",
)


def command(
    ctx: typer.Context,
    query: Queries,
    domain: Domains = None,
    limit: Limit = None,
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Expand short forms, one at least that is known, and look anything else up."""
    session = opened(termbase, no_builtin=no_builtin)
    form = chosen(format)
    is_name = query[0] in NAMES
    if is_name and not session.termbase.names(fold(query[0])):
        wanting(ctx, query[0])
    short = [_is_short(word, session.termbase) for word in query]
    if any(short) and all(known or word.isupper() for known, word in zip(short, query, strict=True)):
        preference = session.preference(domain)
        answers = [expand(word, session.termbase, preference) for word in query]
        return spell_out(answers, session, form, lone=len(query) == 1)
    code = look_up(query, session, form, limit=limit, domain=domain)
    near = get_close_matches(query[0], NAMES, 1, _LIKE) if code else ()
    if is_name:
        remark(usage(ctx, query[0]))
    elif near:
        remark(say(_COMMAND.fill(near=near[0])))
    return code


def _is_short(word: str, index: Index) -> bool:
    """Tell whether a word is a short form: as it is written, or in whatever case where it is no term besides."""
    names = index.names(fold(word))
    return any(name.is_short and name.text == word for name in names) or (
        bool(names) and all(name.is_short for name in names)
    )
