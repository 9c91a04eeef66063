"""``istilah lookup``: from whatever a person types to the concept that was meant."""

from __future__ import annotations

from istilah.cli.answering import look_up
from istilah.cli.arguments import Bases, Domains, Form, Limit, NoBuiltin, Queries
from istilah.cli.inputs import opened
from istilah.cli.render.present import chosen
from istilah.text import Text

EXAMPLES = (
    Text(id="kriteria desain", en="design criteria"),
    Text(id="- --format jsonl < pertanyaan.txt", en="- --format jsonl < questions.txt"),
)


def command(
    query: Queries,
    domain: Domains = None,
    limit: Limit = None,
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """Answer each question and tell with the exit code whether all were answered."""
    session = opened(termbase, no_builtin=no_builtin)
    return look_up(query, session, chosen(format), limit=limit, domain=domain)
