"""Which short forms the readers of a draft know: as is measured, as the termbase states, as the project says.

Measured (:mod:`~istilah.query.readership`) is the short form, whatever it stands for; stated is one reading of it. A
homograph beats both: where the document spells out another reading (*PKB*, *perjanjian kerja bersama*), the familiar
one does not count. Units, titles and numerals abbreviate nothing that a reader may not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.abbreviations.short_form import ShortFormKind
from istilah.language.folding import fold
from istilah.query.readership import is_class_known, is_known, is_unit
from istilah.query.readership import is_familiar as is_familiar_concept

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from istilah.abbreviations import Abbreviation
    from istilah.draft import Draft
    from istilah.model.concept import Concept


def is_familiar(entry: Abbreviation, draft: Draft) -> bool:
    """Tell whether a reader of the document needs no explanation of a short form."""
    if entry.short in draft.options.known or not entry.core:
        return True
    written = forms_of(entry)
    key = next(familiar(entry.short, written, draft), "")
    if key or entry.definitions:
        return bool(key) and not any(_is_other(definition.full, key, draft) for definition in entry.definitions)
    return _is_measured(entry.short, written, draft)


def familiar(short: str, written: frozenset[str], draft: Draft) -> Iterator[str]:
    """Go through the keys of the concepts that all readers of the document know by a short form, written as given."""
    counted = None if " " in short else written  # who reads *Danantara* reads *BPI Danantara*
    concepts = tuple(_concepts(short, written, draft))
    only_units = all(map(is_unit, concepts))
    for concept in concepts:
        # A unit is one at its figure; elsewhere its letters mean something else, if they do.
        if (only_units or not is_unit(concept)) and is_familiar_concept(concept, draft.language, counted):
            yield concept.key


def _concepts(short: str, written: Container[str], draft: Draft) -> Iterator[Concept]:
    for name in draft.index.names(fold(short)):
        concept = draft.index.concept(name.key) if name.is_short and name.text in written else None
        if concept:
            yield concept


def _is_measured(short: str, written: frozenset[str], draft: Draft) -> bool:
    """Tell whether readers know a short form, whatever it stands for, and no concept denies that."""
    if draft.language != "id":
        return False
    concepts = tuple(_concepts(short, written, draft))
    if any(concept.familiar.id is False for concept in concepts):
        return False
    today = any(concept.valid is None or concept.valid.covers(draft.as_of) for concept in concepts)
    return any(map(is_known, written)) or (today and is_class_known(short, draft.words))


def forms_of(entry: Abbreviation) -> frozenset[str]:
    """Tell how the termbase may write a short form: *pemilu* for *Pemilu*, *lapas* for *LAPAS*, *Polri* for *POLRI*."""
    short = entry.short
    written = {short, short[:1].lower() + short[1:]}
    return frozenset(written | {short.lower(), short.capitalize()} if entry.kind is ShortFormKind.SYLLABIC else written)


def _is_other(full: str, key: str, draft: Draft) -> bool:
    return all(name.key != key for name in draft.index.names(fold(full)))
