"""``istilah translate``: the known terms of a text and their equivalents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from istilah.cleaning import clean
from istilah.cli.app import both
from istilah.cli.arguments import Bases, Domains, Form, In, NoBuiltin, To
from istilah.cli.inputs import input_text, is_piped, legible, opened
from istilah.cli.render.output import pour, remark
from istilah.cli.render.present import chosen, is_data, print_answers
from istilah.cli.render.wording import ONLY_TERMS, lookup_miss
from istilah.errors import IstilahError
from istilah.files import STDIN, read_bytes
from istilah.query.lookup import lookup
from istilah.query.translate import Replacement, replaced, translate, translate_all
from istilah.readers import open_file
from istilah.session import Session
from istilah.speech import say
from istilah.text import Text
from istilah.work.quarantine import quarantined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.query.translate import Term

_LONGEST_TERM = 80
_NONE = Text(
    id="teks belum diberikan: tulis teksnya, “-”, atau --in BERKAS", en="no text given: write it, or “-”, or --in FILE"
)
_WORKING = Text(
    id="padanan kerja, buatan kami sendiri, periksa dahulu: {terms}", en="our own renderings, check them: {terms}"
)
_LEFT = Text(
    id="dibiarkan, karena satu kata, berimbuhan, atau bermakna ganda: {terms}",
    en="left, being one word, inflected or of several senses: {terms}",
)
_NO_TERM = Text(id="tidak ada istilah yang dikenal dalam teks ini", en="no known term in this text")

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=both(id="TEKS…", en="TEXT…"),
        show_default=False,
        help=both(
            id="Istilah atau teks; “-” membaca masukan standar.", en="A term or a text; “-” reads standard input."
        ),
    ),
]
Replace = Annotated[
    bool,
    typer.Option("--replace", help=both(id="Cetak teks dengan padanannya.", en="Print the text with the equivalents.")),
]
Everything = Annotated[
    bool,
    typer.Option(
        "--all",
        help=both(
            id="Tandai juga kata umum, bilangan, dan potongan nama.",
            en="Mark ordinary words, numerals and pieces of names as well.",
        ),
    ),
]

EXAMPLES = (
    Text(id='"hibah daerah dan bantuan teknis" --to en', en='"hibah daerah dan bantuan teknis" --to en'),
    Text(id="--in surat.txt", en="--in letter.txt"),
)


def command(
    text: Words = None,
    to: To = None,
    replace: Replace = False,
    everything: Everything = False,
    in_: In = None,
    domain: Domains = None,
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Give the equivalents of the terms in a text; 1 if it has none."""
    source = _text(text, in_)
    session = opened(termbase, no_builtin=no_builtin)
    preference = session.preference(domain)
    if everything:
        answer = translate_all(source, session.termbase, to=to, preference=preference)
    else:
        answer = translate(source, session.termbase, to=to, preference=preference, lists=session.termbase.words())
    form = chosen(format)
    if replace and not is_data(form):
        replacement = replaced(answer)
        pour(replacement.text + ("\n" if text and text != [STDIN] else ""))
        remark(say(ONLY_TERMS))
        _tell(replacement)
    else:
        print_answers("translate", [answer], form, session.termbase)
    if not answer.terms and not is_data(form):
        remark(_nothing(answer.text, session))
    return int(not answer.terms)


def _text(words: list[str] | None, in_: object) -> str:
    if in_:
        with quarantined(str(in_)):
            return open_file(read_bytes(str(in_)), str(in_)).document.source
    if words == [STDIN] or (not words and is_piped()):
        return input_text()
    if not words:
        raise IstilahError(_NONE)
    return legible(" ".join(words))


def _tell(replacement: Replacement) -> None:
    """Say what was put in that nobody vouches for, and what was left."""
    for message, terms in ((_WORKING, replacement.working), (_LEFT, replacement.left)):
        if terms:
            remark(say(message.fill(terms=_listed(terms))))


def _listed(terms: Iterable[Term]) -> str:
    return ", ".join(f"“{text}”" for text in dict.fromkeys(clean(term.spot.text) for term in terms))


def _nothing(text: str, session: Session) -> str:
    """Say that no term is known here, and what resembles a short text."""
    if len(text) > _LONGEST_TERM:
        return say(_NO_TERM)
    answer = lookup(text.strip(), session.termbase, limit=3, preference=session.preference())
    return lookup_miss(answer).sentence()
