"""ABBR003: a short form explained again although it already was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.finding import Edit, Example, Fix, Remark, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.engine.abbreviations import Definition
    from istilah.engine.draft import Draft

RULE = Rule(
    code="ABBR003",
    name="repeated-definition",
    severity=Severity.NOTE,
    summary=Text(id="Singkatan dijelaskan dua kali", en="Abbreviation explained twice"),
    reason=Text(
        id="Sekali sudah cukup; sesudahnya singkatannya saja.",
        en="Once is enough; afterwards the short form alone will do.",
    ),
    examples=(
        Example("Produk domestik bruto (PDB) naik. PDB per kapita juga naik."),
        Example(
            "Produk domestik bruto (PDB) naik. ⟦Produk domestik bruto (PDB)⟧ itu tinggi.",
            fixed="Produk domestik bruto (PDB) naik. PDB itu tinggi.",
        ),
    ),
)
_AGAIN = Text(id="“{short}” sudah dijelaskan di atas", en="“{short}” has been explained above")
_SHORTEN = Text(id="tulis “{short}” saja", en="write just “{short}”")


def check(draft: Draft) -> Iterator[Remark]:
    """Report every definition after the first."""
    companies = {*draft.words.group("companies", "before"), *draft.words.group("companies", "after")}
    for entry in draft.abbreviations.entries:
        # A list of abbreviations repeats what the text explains: that is what it is for.
        told = [definition for definition in entry.definitions if not definition.is_listed]
        listed = [definition for definition in entry.definitions if definition.is_listed]
        for definition in (*told[1:], *listed[1:]) if entry.core else ():
            whole = definition.whole
            fix = Fix(_SHORTEN.fill(short=entry.short), (Edit(whole, entry.short),))
            says_more = _says_more(definition, draft) or entry.short in companies
            yield Remark(whole, entry.short, _AGAIN.fill(short=entry.short), None if says_more else fix)


def _says_more(definition: Definition, draft: Draft) -> bool:
    """Tell whether something stands between the forms that must stay: “Regulation No. 28 of 2025 on … (“GR”)”."""
    first, last = sorted((definition.long, definition.short))
    return any(map(str.isdigit, draft.document.prose[first.end : last.start]))
