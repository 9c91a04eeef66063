"""``istilah lookup``: from whatever a person types to the concept that was meant."""

from __future__ import annotations

from istilah.cli.desk import Bases, Domains, Form, Limit, NoBuiltin, Queries, desk, phrases
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
    at = desk(termbase, builtin=not no_builtin)
    most = limit or at.settings.limit
    preference = at.preference(domain)
    answers = [lookup(text, at.termbase, limit=most, preference=preference) for text in phrases(query)]
    form = several(chosen(format), len(answers))
    emit(present("lookup", answers, form, at.termbase))
    missing = [answer for answer in answers if not answer.found]
    for answer in missing if form is Format.PLAIN else ():
        remark(not_found(answer.query, names_of(answer)))
    return int(bool(missing) or not answers)
