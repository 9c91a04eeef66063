"""ABBR005: a short form introduced and never used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.abbreviations import ShortFormKind
from istilah.draft.familiarity import is_familiar
from istilah.model.cues import Role
from istilah.model.document import BlockKind
from istilah.model.finding import Example, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.model.document import Span

RULE = Rule(
    code="ABBR005",
    name="unused-definition",
    severity=Severity.NOTE,
    summary=Text(id="Singkatan diperkenalkan, tetapi tidak dipakai", en="Abbreviation introduced but never used"),
    reason=Text(
        id="Singkatan yang tidak dipakai lagi hanya membebani kalimatnya.",
        en="A short form that does not come back only burdens its sentence.",
    ),
    examples=(
        Example("⟦Studi kelayakan (FS)⟧ sudah selesai."),
        Example("Studi kelayakan (FS) sudah selesai. FS itu disetujui."),
    ),
    scope=Scope.DOCUMENT,
)
_UNUSED = Text(id="“{short}” tidak dipakai lagi sesudah ini", en="“{short}” is not used again after this")


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report definitions after which the short form does not occur."""
    for entry in draft.abbreviations.entries:
        # A clipped name in brackets (*Kalimantan Timur (Kaltim)*) is known by itself; it is given for recognition.
        if not entry.core or entry.kind is ShortFormKind.SYLLABIC or not entry.definitions:
            continue
        first = entry.definitions[0]
        if draft.document.block(first.short.start).kind is BlockKind.CELL:
            continue  # a list of abbreviations may stand at the end
        # What stands before its full form was used there; what all know is given for recognition.
        is_used = first.short.start < first.long.start or any(not _is_inside(span, first.whole) for span in entry.uses)
        if not is_used and not is_familiar(entry, draft) and not draft.roles.plays(first.whole, Role.LAW):
            yield Finding(first.whole, entry.short, _UNUSED.fill(short=entry.short))


def _is_inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
