"""ABBR008: a word that the short form says already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.language.folding import fold
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft

RULE = Rule(
    code="ABBR008",
    name="redundant-word",
    severity=Severity.NOTE,
    summary=Text(id="Kata yang sudah terkandung dalam singkatannya", en="Word that the abbreviation says already"),
    reason=Text(
        id="“Nomor NIK” berarti “nomor nomor induk kependudukan”.",
        en="“Nomor NIK” means “number of the number of identity”.",
    ),
    examples=(
        Example(
            "Tulis ⟦nomor NIK⟧ Anda.",
            fixed="Tulis NIK Anda.",
        ),
        Example("Tulis NIK Anda pada nomor itu."),
    ),
    scope=Scope.DOCUMENT,
)
_WORD = re.compile(r"(?<![^\W_])([^\W\d_-]+(?:-[^\W\d_]+)?)[ \u00a0]$")
_REACH = 20
"""Characters before a short form in which the word stands."""
_REDUNDANT = Text(id="“{word}” sudah terkandung dalam “{short}”", en="“{short}” already contains “{word}”")
_DROP = Text(id="hapus “{word}”", en="drop “{word}”")


def _ends_name(word: re.Match[str], draft: Draft) -> bool:
    """Tell whether a word is the last of a name before the short form: *masa pajak PPN*, *badan usaha UMKM*."""
    before = _WORD.search(draft.document.prose, max(0, word.start(1) - _REACH), word.start(1))
    return before is not None and any(not name.is_short for name in draft.index.names(fold(f"{before[1]} {word[1]}")))


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report pairs of the word list *repetitions*."""
    pairs = draft.words.group("repetitions", "before")
    wanted = {short for shorts in pairs.values() for short in shorts}
    text = draft.document.prose
    for entry in draft.abbreviations.entries:
        for span in entry.uses if entry.short in wanted else ():
            before = _WORD.search(text, max(0, span.start - _REACH), span.start)
            if before and entry.short in pairs.get(before[1].lower(), ()) and not _ends_name(before, draft):
                whole = Span(before.start(1), span.end)
                fix = Fix(_DROP.fill(word=before[1]), (Edit(Span(whole.start, span.start), ""),))
                message = _REDUNDANT.fill(word=before[1], short=entry.short)
                yield Finding(whole, entry.short, message, fix)
