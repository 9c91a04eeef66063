"""ABBR007: one short form written in different ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.language.folding import fold
from istilah.model.finding import Example, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.abbreviations import Abbreviation
    from istilah.draft import Draft
    from istilah.model.document import Span

RULE = Rule(
    code="ABBR007",
    name="inconsistent-form",
    severity=Severity.NOTE,
    summary=Text(id="Satu singkatan, beberapa cara tulis", en="One abbreviation, written in several ways"),
    reason=Text(
        id="Pembaca menduga ada dua hal yang berbeda.",
        en="The reader suspects two different things.",
    ),
    examples=(
        Example("MoU ditandatangani. Isi MoU rahasia. ⟦MOU⟧ itu berlaku."),
        Example("MoU ditandatangani. MoU itu berlaku."),
    ),
    scope=Scope.DOCUMENT,
)
_VARIANT = Text(id="“{short}” ditulis “{other}” di tempat lain", en="“{short}” is written “{other}” elsewhere")


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report the rarer spellings of a short form at their first use."""
    forms: dict[str, list[Abbreviation]] = {}
    for entry in draft.abbreviations.entries:
        if entry.core:
            forms.setdefault(fold(entry.short), []).append(entry)
    for entries in forms.values():
        usual = max(entries, key=lambda entry: len(entry.uses))
        for entry in entries:
            if entry is not usual and not _is_alike(entry, usual, draft.document.prose):
                yield Finding(entry.uses[0], entry.short, _VARIANT.fill(short=entry.short, other=usual.short))


def _is_alike(entry: Abbreviation, usual: Abbreviation, text: str) -> bool:
    """Tell whether only the place makes the difference: the head of a sentence, a line in capitals."""
    if entry.short[1:] == usual.short[1:]:
        return True
    span = entry.uses[0]
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end > 0 else len(text)].isupper()
