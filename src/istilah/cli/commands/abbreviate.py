"""``istilah abbreviate``: from a full form to its short forms."""

from __future__ import annotations

from typing import Annotated

import typer

from istilah.cli.app import both
from istilah.cli.arguments import Bases, Form, Limit, NoBuiltin
from istilah.cli.inputs import opened, phrases
from istilah.cli.render.output import emit, remark
from istilah.cli.render.present import chosen, is_data, present, several
from istilah.cli.render.wording import brief, nearest
from istilah.query.abbreviate import abbreviate
from istilah.speech import say
from istilah.text import Text

_NONE = Text(id="“{query}” tidak punya singkatan di sini", en="“{query}” has no short form here")

Phrase = Annotated[
    list[str],
    typer.Argument(
        metavar="PHRASE…",
        show_default=False,
        help=both(id="Bentuk panjang; “-” membaca satu per baris.", en="Full form; “-” reads one a line."),
    ),
]


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
    form = several(chosen(format), len(answers))
    emit(present("abbreviate", answers, form, session.termbase))
    missing = [answer for answer in answers if not answer.results]
    for answer in missing if not is_data(form) else ():
        near = [short for result in answer.near for short, _ in result.short]
        remark(say(_NONE.fill(query=brief(answer.query))) + nearest(near))
    return int(bool(missing) or not answers)
