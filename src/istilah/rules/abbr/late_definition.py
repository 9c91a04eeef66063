"""ABBR002: a short form used in running text before it is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.document import BlockKind
from istilah.model.finding import Example, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.model.document import Span

RULE = Rule(
    code="ABBR002",
    name="late-definition",
    severity=Severity.WARNING,
    summary=Text(id="Singkatan dipakai sebelum dijelaskan", en="Abbreviation used before it is explained"),
    reason=Text(
        id="Pembaca membaca dari atas ke bawah.",
        en="A reader reads from top to bottom.",
    ),
    examples=(
        Example("Anggaran ⟦KPBU⟧ naik. Kerja sama pemerintah dengan badan usaha (KPBU) dibahas."),
        Example("Kerja sama pemerintah dengan badan usaha (KPBU) dibahas. Anggaran KPBU naik."),
    ),
    scope=Scope.DOCUMENT,
)
_LATE = Text(
    id="“{short}” sudah dipakai di sini, padahal baru dijelaskan kemudian: {full}",
    en="“{short}” is used here but explained only later: {full}",
)


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report the first use before the definition; one in a title, a heading or a line above the text matters less."""
    for entry in draft.abbreviations.entries:
        if not entry.core or not entry.definitions:
            continue
        first = entry.definitions[0]
        if first.is_listed:
            continue  # a list of abbreviations explains for the whole document, wherever it stands
        early = [span for span in entry.uses if span.start < first.whole.start]
        text = [span for span in early if draft.document.block(span.start).kind is not BlockKind.HEADING]
        if early:
            message = _LATE.fill(short=entry.short, full=first.full)
            kind = "heading" if not text else "opening" if draft.in_opening(first.whole) else "text"
            yield Finding((text or early)[0], entry.short, message, mild=not text, evidence=kind)
