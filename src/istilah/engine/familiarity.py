"""Which short forms a general reader knows: those that the termbase calls familiar, and those the project does.

A homograph beats it: where the document spells out another reading (*PKB*, *perjanjian kerja bersama*), the familiar
one does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.engine.abbreviations.model import Kind
from istilah.language.folding import fold

if TYPE_CHECKING:
    from istilah.engine.abbreviations import Abbreviation
    from istilah.engine.draft import Draft


def is_familiar(entry: Abbreviation, draft: Draft) -> bool:
    """Tell whether a reader of the document needs no explanation of a short form."""
    if entry.short in draft.known:
        return True
    written = {entry.short, entry.short[:1].lower() + entry.short[1:]}
    if entry.kind is Kind.SYLLABIC:  # LAPAS is lapas, POLRI Polri
        written |= {entry.short.lower(), entry.short.capitalize()}
    names = [name for name in draft.index.names(fold(entry.short)) if name.is_short and name.text in written]
    for name in names:
        concept = draft.index.concept(name.key)
        if concept and concept.familiar.get(draft.language):
            return not any(_is_other(definition.full, name.key, draft) for definition in entry.definitions)
    return False


def _is_other(full: str, key: str, draft: Draft) -> bool:
    return all(name.key != key for name in draft.index.names(fold(full)))
