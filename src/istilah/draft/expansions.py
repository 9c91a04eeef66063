"""What the short forms of a draft stand for: first what the draft itself says, then what the termbase knows.

A draft that explains *PPK* as *pejabat pembina kepegawaian* means that, whatever is meant more often elsewhere. Which
short forms it has, and how it defines them, is its inventory, the one that rules and lists speak of as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.draft.abbreviation_list import own_definitions
from istilah.draft.spelling_families import listed
from istilah.language.folding import fold
from istilah.language.tongue import tongue
from istilah.model.concept import Concept, Designation, ShortForm
from istilah.query.expand import Expansion, Reading, expand, hypotheses, present

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.query.preference import Preference
    from istilah.text import Language


def expansions(draft: Draft, preference: Preference) -> Iterator[Expansion]:
    """Expand the short forms of a draft in the order of their first use."""
    for entry in sorted(listed(draft), key=lambda entry: entry.uses):
        yield expansion(entry.short, draft, preference)


def expansion(query: str, draft: Draft, preference: Preference) -> Expansion:
    """Expand a short form as one who has read the draft."""
    answer = expand(query, draft.index, preference)
    own = tuple(_own(query, answer.readings, draft, preference.today))
    if not own:
        return answer
    keys = {reading.concept.key for reading in own}
    return Expansion(query, (*own, *(reading for reading in answer.readings if reading.concept.key not in keys)))


def _own(query: str, known: tuple[Reading, ...], draft: Draft, today: str) -> Iterator[Reading]:
    """Go through the readings that the draft gives, as the termbase has them where it does."""
    entry = next(filter(None, map(draft.abbreviations.get, hypotheses(query))), None)
    given = own_definitions(entry, draft.document) if entry else ()
    short = entry.short if entry else query
    for folded, full in {fold(definition.full): definition.full for definition in given}.items():
        found = ((r, name) for r in known for name in r.concept.designations if fold(name.term) == folded)
        language: Language = "id" if tongue(full) == "id" else "en"
        reading, name = next(found, (None, Designation(language, full, (ShortForm(short),))))
        if reading is None:
            yield Reading(short, Concept("", (name,)), name, exact=True, own=True)
        else:
            now = present(reading.concept, name, draft.index, today)
            yield reading._replace(designation=name, now=now, own=True)
