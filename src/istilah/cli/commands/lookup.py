"""``istilah lookup``: from whatever a person types to the concept that was meant."""

from __future__ import annotations

from istilah.cli.arguments import Bases, Domains, Form, Limit, NoBuiltin, Queries
from istilah.cli.inputs import opened, phrases
from istilah.cli.render.output import Format, emit, remark
from istilah.cli.render.present import chosen, present, several
from istilah.cli.render.wording import names_of, not_found
from istilah.query.lookup import lookup


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
    most = limit or session.settings.limit
    preference = session.preference(domain)
    answers = [lookup(text, session.termbase, limit=most, preference=preference) for text in phrases(query)]
    form = several(chosen(format), len(answers))
    emit(present("lookup", answers, form, session.termbase))
    missing = [answer for answer in answers if not answer.found]
    for answer in missing if form is Format.PLAIN else ():
        remark(not_found(answer.query, names_of(answer)))
    return int(bool(missing) or not answers)
