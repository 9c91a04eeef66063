"""``istilah list``: the termbase, concept by concept."""

from __future__ import annotations

from itertools import islice

from istilah.card import title
from istilah.cli.arguments import Bases, Domains, Form, Limit, NoBuiltin
from istilah.cli.inputs import opened
from istilah.cli.render.output import Format
from istilah.cli.render.present import chosen, print_answers
from istilah.language.folding import plain
from istilah.text import Text

EXAMPLES = (
    Text(id="", en=""),
    Text(id="-d hukum -n 20", en="-d hukum -n 20"),
)


def command(
    domain: Domains = None,
    limit: Limit = None,
    format: Form = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """List the concepts, only those of a domain if one is named, in the order of their names."""
    session = opened(termbase, no_builtin=no_builtin)
    wanted = set(domain or ())
    session.check(wanted)
    concepts = (concept for concept in session.termbase.concepts() if not wanted or wanted & set(concept.domain))
    listed = list(islice(sorted(concepts, key=lambda concept: plain(title(concept))), limit))
    form = chosen(format)
    if form is Format.JSONL:
        print_answers("concept", listed, form, session.termbase)
    else:
        print_answers("listing", [listed], form, session.termbase)
    return 0
