"""``istilah lookup``: from whatever a person types to the concept that was meant."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer

from istilah.cli.answering import look_up
from istilah.cli.app import both
from istilah.cli.arguments import Bases, Domains, Limit, NoBuiltin, Queries
from istilah.cli.inputs import input_text, legible, opened
from istilah.cli.render.output import Format, emit
from istilah.cli.render.present import Noticed, chosen
from istilah.files import STDIN
from istilah.session import Session
from istilah.text import Text

EXAMPLES = (
    Text(id="kriteria desain", en="design criteria"),
    Text(id="- --format tsv < pertanyaan.txt", en="- --format tsv < questions.txt"),
)


class LookupFormat(StrEnum):
    """How answers are printed."""

    RICH = "rich"
    PLAIN = "plain"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"


Printed = Annotated[
    LookupFormat | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        show_default=False,
        help=both(
            id="rich (di terminal), plain (saat disalurkan), tsv (satu baris satu pertanyaan), json, atau jsonl.",
            en="rich (on a terminal), plain (when piped), tsv (a line a question), json or jsonl.",
        ),
    ),
]


def command(
    query: Queries,
    domain: Domains = None,
    limit: Limit = None,
    format: Printed = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Answer each question and tell with the exit code whether all were answered."""
    session = opened(termbase, no_builtin=no_builtin)
    if format is LookupFormat.TSV:
        return _tabulated(query, session, domain)
    return look_up(query, session, chosen(Format(format) if format else None), limit=limit, domain=domain)


def _tabulated(query: list[str], session: Session, domain: Iterable[str] | None) -> int:
    """Write a line for each question, empty ones as well, so that it can stand beside the list that was asked."""
    from istilah.cli.render.tables import lookup_row
    from istilah.query.lookup import lookup

    texts = input_text().splitlines() if STDIN in query else [legible(" ".join(query))]
    preference = session.preference(domain)
    found: set[bool] = set()

    def rows() -> Iterable[str]:
        for text in texts:
            answer = lookup(text.strip(), session.termbase, limit=1, preference=preference)
            found.add(answer.found or not text.strip())
            yield lookup_row(answer)

    lines = Noticed(rows())
    emit(lines)
    lines.explain()
    return int(found != {True})
