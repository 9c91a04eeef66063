"""Which short forms a general reader knows: those that the termbase calls familiar, and those the project does.

A homograph beats it: where the document spells out another reading (*PKB*, *perjanjian kerja bersama*), the familiar
one does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.abbreviations.short_form import ShortFormKind
from istilah.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from istilah.abbreviations import Abbreviation
    from istilah.draft import Draft


def is_familiar(entry: Abbreviation, draft: Draft) -> bool:
    """Tell whether a reader of the document needs no explanation of a short form."""
    if entry.short in draft.options.known:
        return True
    key = next(familiar(entry.short, forms_of(entry), draft), "")
    return bool(key) and not any(_is_other(definition.full, key, draft) for definition in entry.definitions)


def familiar(short: str, written: Container[str], draft: Draft) -> Iterator[str]:
    """Go through the keys of the concepts that all readers of the document know by a short form, written as given."""
    for name in draft.index.names(fold(short)):
        if name.is_short and name.text in written:
            concept = draft.index.concept(name.key)
            if concept and concept.familiar.get(draft.language):
                yield name.key


def forms_of(entry: Abbreviation) -> frozenset[str]:
    """Tell how the termbase may write a short form: *pemilu* for *Pemilu*, *lapas* for *LAPAS*, *Polri* for *POLRI*."""
    short = entry.short
    written = {short, short[:1].lower() + short[1:]}
    return frozenset(written | {short.lower(), short.capitalize()} if entry.kind is ShortFormKind.SYLLABIC else written)


def _is_other(full: str, key: str, draft: Draft) -> bool:
    return all(name.key != key for name in draft.index.names(fold(full)))
