"""``istilah abbreviate``: from a full form to its short forms."""

from __future__ import annotations

from typing import Annotated

import typer

from istilah.cli.answering import is_lone, respond
from istilah.cli.app import both
from istilah.cli.arguments import Bases, Form, Limit, NoBuiltin
from istilah.cli.inputs import opened, phrases
from istilah.cli.render.present import chosen, several
from istilah.cli.render.wording import abbreviate_miss
from istilah.query.abbreviate import abbreviate
from istilah.text import Text

Phrase = Annotated[
    list[str],
    typer.Argument(
        metavar=both(id="NAMA…", en="NAME…"),
        show_default=False,
        help=both(id="Bentuk panjang; “-” membaca satu per baris.", en="Full form; “-” reads one a line."),
    ),
]

EXAMPLES = (
    Text(id="sekretaris jenderal", en="sekretaris jenderal"),
    Text(id="- < daftar.txt", en="- < names.txt"),
)


def command(
    phrase: Phrase,
    limit: Limit = None,
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Find the short forms of each phrase; 1 if one has none."""
    session = opened(termbase, no_builtin=no_builtin)
    most, preference = limit or session.settings.limit, session.preference()
    answers = [abbreviate(text, session.termbase, limit=most, preference=preference) for text in phrases(phrase)]
    misses = [abbreviate_miss(answer) for answer in answers if not answer.results]
    form = several(chosen(format), len(answers))
    return respond("abbreviate", answers, misses, session, form, lone=is_lone(phrase, len(answers)))
