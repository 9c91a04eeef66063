"""ABBR006: a full form that is nearly the one of the termbase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.draft.readings import nearly
from istilah.model.finding import Example, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.model.document import Span

RULE = Rule(
    code="ABBR006",
    name="mismatched-expansion",
    severity=Severity.WARNING,
    summary=Text(id="Kepanjangan berbeda dengan yang di termbase", en="Full form differs from the termbase"),
    reason=Text(
        id="Nama yang hampir benar lebih menyesatkan daripada nama yang asing.",
        en="A name that is nearly right misleads more than a strange one.",
    ),
    examples=(
        Example("⟦Badan Pusat Statistika (BPS)⟧ hadir. BPS itu lembaga."),
        Example("Badan Pusat Statistik (BPS) hadir. BPS itu lembaga."),
    ),
    scope=Scope.DOCUMENT,
)
_DIFFERENT = Text(
    id="“{full}” bukan kepanjangan dari “{short}”; menurut termbase, kepanjangannya “{right}”",
    en="“{full}” is not what “{short}” stands for; the termbase has “{right}”",
)


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report definitions whose full form resembles a reading of the termbase but is none."""
    for entry in draft.abbreviations.entries:
        for definition in entry.definitions[:1] if entry.core else ():
            right = nearly(definition.full, entry.short, draft)
            if right:
                message = _DIFFERENT.fill(full=definition.full, short=entry.short, right=right)
                yield Finding(definition.whole, entry.short, message)
