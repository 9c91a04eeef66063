"""ABBR005: a short form introduced and never used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.engine.abbreviations import Kind
from istilah.model.document import BlockKind
from istilah.model.finding import Example, Remark, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.engine.draft import Draft

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
)
_UNUSED = Text(id="“{short}” tidak dipakai lagi sesudah ini", en="“{short}” is not used again after this")


def check(draft: Draft) -> Iterator[Remark]:
    """Report definitions after which the short form does not occur."""
    for entry in draft.abbreviations.entries:
        # A clipped name in brackets (*Kalimantan Timur (Kaltim)*) is known by itself; it is given for recognition.
        if not entry.core or entry.kind is Kind.SYLLABIC or not entry.definitions:
            continue
        first = entry.definitions[0]
        if draft.document.block(first.short.start).kind is BlockKind.CELL:
            continue  # a list of abbreviations may stand at the end
        if not any(span.start >= first.whole.end for span in entry.uses):
            yield Remark(first.whole, entry.short, _UNUSED.fill(short=entry.short))
