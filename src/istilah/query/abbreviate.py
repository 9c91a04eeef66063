"""From a full form to its short forms: the other way of :mod:`istilah.query.expand`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from istilah.query.lookup import lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.concept import Concept
    from istilah.model.index import Index
    from istilah.query.preference import Preference
    from istilah.text import Language


class Abbreviated(NamedTuple):
    """A concept that a phrase names, with its short forms by language."""

    concept: Concept
    short: tuple[tuple[str, Language], ...]


class Abbreviations(NamedTuple):
    """A phrase and the concepts it names that have a short form."""

    query: str
    results: tuple[Abbreviated, ...]
    near: tuple[Abbreviated, ...] = ()
    """What resembles the phrase, where nothing is named so."""


def abbreviate(phrase: str, index: Index, *, limit: int, preference: Preference) -> Abbreviations:
    """Find the short forms of what ``phrase`` names."""
    answer = lookup(phrase, index, limit=max(limit, 10), preference=preference)
    named = tuple(_shortened(match.concept for match in answer.matches if match.trusted))
    near = tuple(_shortened(match.concept for match in answer.shown))
    return Abbreviations(phrase, named[:limit], () if named else near[:limit])


def _shortened(concepts: Iterable[Concept]) -> Iterator[Abbreviated]:
    pairs = ((concept, tuple(_short_forms(concept))) for concept in concepts)
    return (Abbreviated(concept, short) for concept, short in pairs if short)


def _short_forms(concept: Concept) -> dict[tuple[str, Language], None]:
    usable = (each for each in concept.every() if each.status.usable)
    return dict.fromkeys((short, each.language) for each in usable for short in each.short)
