"""TERM002: an English name in Indonesian prose that has a good Indonesian one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.context.authorship import stands_in
from istilah.context.roles import EXCUSED
from istilah.model.finding import Example, Finding, Rule, Severity
from istilah.terms.exceptions import is_foreign_matter
from istilah.terms.rewriting import replacement
from istilah.terms.wanted import Use, evidence
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.model.document import Span
    from istilah.terms.occurrences import Sighting

RULE = Rule(
    code="TERM002",
    name="foreign-term",
    severity=Severity.NOTE,
    summary=Text(id="Istilah Inggris yang sudah ada padanannya", en="English term that has an Indonesian equivalent"),
    reason=Text(
        id="Istilah asing dipakai hanya jika tidak ada padanannya, dengan huruf miring (UU 24/2009; EYD V), atau dalam "
        "rangkaian kata yang dicatat termbase (unless).",
        en="A foreign term is for what has no Indonesian name, and stands in italics (Law 24/2009; EYD V), or in "
        "phrases that the termbase notes (unless).",
    ),
    examples=(
        Example(
            "Pemerintah membangun ⟦smart city⟧ di Kalimantan.", fixed="Pemerintah membangun kota cerdas di Kalimantan."
        ),
        Example("Berkas itu sudah ⟦di-upload⟧ kemarin.", fixed="Berkas itu sudah diunggah kemarin."),
        Example("Pemerintah membangun kota cerdas (smart city) di Kalimantan."),
        Example("Ia bekerja di Jakarta Smart City sejak tahun lalu."),
    ),
)
_FOREIGN = Text(
    id="“{term}” ada padanannya dalam bahasa Indonesia: “{right}”{note}",
    en="“{term}” has an Indonesian equivalent: “{right}”{note}",
)


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report English names that are neither explained nor marked as foreign."""
    for sighting in draft.sightings:
        right = sighting.wanted.right
        if sighting.wanted.use is Use.FOREIGN and right and not _is_silent(sighting, draft):
            message = _FOREIGN.fill(term=sighting.wanted.text, right=right.term, note=sighting.wanted.why)
            fix = replacement(draft.document, sighting)
            kind = evidence(sighting.wanted, several="phrase", one="word")
            yield Finding(sighting.span, sighting.wanted.text, message, fix, evidence=kind)


def _is_silent(sighting: Sighting, draft: Draft) -> bool:
    document, span = draft.document, sighting.span
    return (
        not stands_in(document, span, "id")
        or is_foreign_matter(document, draft.roles, sighting, draft.index)
        or draft.roles.plays(span, *EXCUSED)
    )
