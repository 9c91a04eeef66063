"""ABBR003: a short form explained again although it already was."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from istilah.model.cues import Role
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from istilah.abbreviations import Definition
    from istilah.draft import Draft
    from istilah.model.document import Span

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
    scope=Scope.DOCUMENT,
)
_PART = re.compile(r"PENJELASAN\b")
"""The elucidation of a law is a text of its own."""
_AGAIN = Text(id="“{short}” sudah dijelaskan sebelumnya", en="“{short}” has already been explained")
_SHORTEN = Text(id="tulis “{short}” saja", en="write just “{short}”")


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report every definition after the first."""
    companies = {*draft.words.group("companies", "before"), *draft.words.group("companies", "after")}
    prose = draft.document.prose
    parts = [found.start() for found in _PART.finditer(prose) if prose[found.start() - 1 : found.start()] in {"", "\n"}]
    for entry in draft.abbreviations.entries:
        if not entry.core:
            continue
        found = _repeats(entry.definitions, parts, draft)
        # “Perusahaan Perseroan (Persero) PT …” is a name besides, and stands so in titles: once is enough to be told.
        is_name = entry.short.capitalize() in companies
        for again in islice(found, 1) if is_name else found:
            fix = Fix(_SHORTEN.fill(short=entry.short), (Edit(again.whole, entry.short),))
            must_stay = is_name or _says_more(again, draft)
            kind = "listed" if again.is_listed else "opening" if draft.in_opening(again.whole) else "text"
            message = _AGAIN.fill(short=entry.short)
            yield Finding(again.whole, entry.short, message, None if must_stay else fix, evidence=kind)


def _repeats(definitions: Sequence[Definition], parts: Sequence[int], draft: Draft) -> Iterator[Definition]:
    """Go through the definitions that repeat an earlier one of the same part of the text."""
    # A list of abbreviations repeats what the text explains: that is what it is for.
    told = [definition for definition in definitions if not definition.is_listed]
    listed = [definition for definition in definitions if definition.is_listed]
    for first, again in chain(pairwise(told), pairwise(listed)):
        is_apart = bisect(parts, first.short.start) < bisect(parts, again.short.start)
        if not is_apart and not _is_other(again, draft):
            yield again


def _is_other(again: Definition, draft: Draft) -> bool:
    """Tell whether something longer is defined (*BPJS Ketenagakerjaan*), or a law is named in which it is."""
    return draft.roles.plays(again.short, Role.BEGUN) or draft.roles.plays(again.whole, Role.LAW)


def _says_more(definition: Definition, draft: Draft) -> bool:
    """Tell whether something stands between the forms that must stay: “Regulation No. 28 of 2025 on … (“GR”)”."""
    first, last = sorted((definition.long, definition.short))
    return any(map(str.isdigit, draft.document.prose[first.end : last.start]))
