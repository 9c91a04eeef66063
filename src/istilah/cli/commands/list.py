"""``istilah list``: the termbase, concept by concept."""

from __future__ import annotations

from itertools import islice

from istilah.card import title
from istilah.cli.desk import Bases, Domains, Form, Limit, NoBuiltin, desk
from istilah.cli.render.output import Format, emit
from istilah.cli.render.present import chosen, present
from istilah.language.folding import plain


def command(
    domain: Domains = None,
    limit: Limit = None,
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """List the concepts, only those of a domain if one is named, in the order of their names."""
    at = desk(termbase, builtin=not no_builtin)
    wanted = set(domain or ())
    at.check(wanted)
    concepts = (concept for concept in at.termbase.concepts() if not wanted or wanted & set(concept.domain))
    listed = list(islice(sorted(concepts, key=lambda concept: plain(title(concept))), limit))
    form = chosen(format)
    emit(
        present("concept", listed, form, at.termbase)
        if form is Format.JSONL
        else present("listing", [listed], form, at.termbase)
    )
    return 0
