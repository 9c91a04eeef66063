"""ABBR004: one short form with two different full forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.draft.readings import are_same
from istilah.model.finding import Example, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.model.document import Span

RULE = Rule(
    code="ABBR004",
    name="conflicting-expansion",
    severity=Severity.WARNING,
    summary=Text(id="Satu singkatan, dua kepanjangan", en="One abbreviation, two full forms"),
    reason=Text(
        id="Pembaca tidak tahu yang mana yang dimaksud sesudahnya.",
        en="The reader cannot tell which is meant afterwards.",
    ),
    examples=(
        Example("Panitia pemilihan kecamatan (PPK) hadir. ⟦Pejabat pembuat komitmen (PPK)⟧ juga."),
        Example("Organisasi Kesehatan Dunia (WHO) hadir. World Health Organization (WHO) juga."),
    ),
    scope=Scope.DOCUMENT,
)
_TWO = Text(
    id="“{short}” di sini berarti “{full}”, padahal sebelumnya “{before}”",
    en="“{short}” means “{full}” here but meant “{before}” before",
)


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report definitions that differ from the first and are no translation of it."""
    for entry in draft.abbreviations.entries:
        for definition in entry.definitions[1:] if entry.core else ():
            first = entry.definitions[0]
            if not are_same(first.full, definition.full, entry.short, draft):
                message = _TWO.fill(short=entry.short, full=definition.full, before=first.full)
                yield Finding(definition.whole, entry.short, message)
