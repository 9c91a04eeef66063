"""``istilah expand``: from short forms to what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from istilah.cli.answering import is_lone, spell_out
from istilah.cli.app import both
from istilah.cli.arguments import Abbreviations, Bases, Domains, Form, In, NoBuiltin
from istilah.cli.inputs import legible, opened, questions
from istilah.cli.render.output import remark
from istilah.cli.render.present import chosen, is_data
from istilah.errors import IstilahError
from istilah.query.expand import Expansion, expand
from istilah.speech import say
from istilah.text import Text

if TYPE_CHECKING:
    from istilah.draft import Draft
    from istilah.session import Session

_NONE = Text(
    id="singkatan belum diberikan: tulis singkatannya, “-”, atau --in BERKAS",
    en="no short form given: write one, or “-”, or --in FILE",
)

_EMPTY = Text(id="tidak ada singkatan di sini", en="there is no short form here")

Around = Annotated[
    str,
    typer.Option(
        "--context",
        metavar=both(id="TEKS", en="TEXT"),
        show_default=False,
        help=both(id="Kata-kata di sekitarnya.", en="The words around it."),
    ),
]

EXAMPLES = (
    Text(id="ASN KPBU", en="ASN KPBU"),
    Text(id='DAU --context "anggaran transfer ke daerah"', en='DAU --context "budget transfers to regions"'),
)


def command(
    abbr: Abbreviations = None,
    context: Around = "",
    in_: In = None,
    domain: Domains = None,
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Expand each short form, or all of a draft, and tell with the exit code whether all are known."""
    session = opened(termbase, no_builtin=no_builtin)
    if not abbr and not in_:
        raise IstilahError(_NONE)
    answers = [*_answers(abbr, context, in_, domain, session)]
    form = chosen(format)
    if not answers and not is_data(form):
        remark(say(_EMPTY))
    return spell_out(answers, session, form, lone=is_lone(abbr or (), len(answers)))


def _answers(
    abbr: Iterable[str] | None, context: str, path: Path | None, domain: Iterable[str] | None, session: Session
) -> Iterator[Expansion]:
    if path is None:
        preference = session.preference(domain, legible(context))
        return (expand(text, session.termbase, preference) for text in questions(abbr or ()))
    from istilah.draft.expansions import expansion, expansions

    draft = _draft(path, session)
    preference = session.preference(domain, legible(f"{context}\n{draft.document.prose}"))
    return (expansion(text, draft, preference) for text in questions(abbr)) if abbr else expansions(draft, preference)


def _draft(path: Path, session: Session) -> Draft:
    from istilah.draft.options import options
    from istilah.files import read_bytes
    from istilah.lint.pipeline import Bench
    from istilah.readers import open_file
    from istilah.work.quarantine import quarantined

    with quarantined(str(path)):
        document = open_file(read_bytes(path), str(path)).document
    return Bench(session.termbase, session.termbase.words(), options(session)).draft(document)
