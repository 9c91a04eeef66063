"""TERM004: two names for one thing in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.context.authorship import stands_in
from istilah.context.capitals import is_capitalised
from istilah.context.roles import EXCUSED
from istilah.model.cues import Role
from istilah.model.finding import Example, Finding, Rule, Scope, Severity
from istilah.terms.exceptions import is_explained
from istilah.terms.wanted import Use, evidence
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.model.document import Span
    from istilah.terms.occurrences import Sighting

RULE = Rule(
    code="TERM004",
    name="mixed-designations",
    severity=Severity.NOTE,
    summary=Text(id="Dua nama untuk satu hal dalam satu dokumen", en="Two names for one thing in one document"),
    reason=Text(
        id="Pembaca mengira dua nama berarti dua hal.",
        en="Readers take two names for two things.",
    ),
    examples=(
        Example("Kota cerdas butuh data. Kota cerdas butuh jaringan. ⟦Kota pintar⟧ butuh warga yang cakap."),
        Example("Kota cerdas, atau kota pintar, butuh data."),
        Example("Kota pintar butuh data. Kota pintar butuh jaringan."),
    ),
    scope=Scope.DOCUMENT,
)
_MIXED = Text(
    id="“{rare}” dan “{usual}” menamai hal yang sama; pilih satu, misalnya “{usual}”",
    en="“{rare}” and “{usual}” name the same thing; choose one, such as “{usual}”",
)


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report the rarer names of what has several, each at its first place."""
    by_concept: dict[str, dict[str, list[Sighting]]] = {}
    for sighting in draft.sightings:
        if sighting.wanted.use is Use.RIVAL:
            names = by_concept.setdefault(sighting.wanted.concept.key, {})
            names.setdefault(sighting.wanted.text, []).append(sighting)
    for names in by_concept.values():
        yield from _compared(names, draft) if len(names) > 1 else ()


def _compared(names: dict[str, list[Sighting]], draft: Draft) -> Iterator[Finding[Span]]:
    everywhere = [found for places in names.values() for found in places]
    if any(is_explained(draft.document, draft.roles, found) for found in everywhere):
        return
    own = {name: [found for found in places if _is_own(found, draft)] for name, places in names.items()}
    ranked = sorted((places for places in own.values() if places), key=_commonness)
    for places in ranked[:-1]:
        first = min(places)
        message = _MIXED.fill(rare=first.wanted.text, usual=ranked[-1][0].wanted.text)
        yield Finding(first.span, first.wanted.text, message, evidence=evidence(first.wanted))


def _commonness(places: list[Sighting]) -> tuple[int, int]:
    """Rank a name by how often it stands there; the one used first wins a tie."""
    return len(places), -places[0].span.start


def _is_own(sighting: Sighting, draft: Draft) -> bool:
    document, span = draft.document, sighting.span
    named = not sighting.wanted.is_proper and is_capitalised(document, span)  # Direktur Penelitian dan Pengembangan
    return not (named or draft.roles.plays(span, Role.ALTERNATIVE, *EXCUSED)) and stands_in(document, span, "id")
