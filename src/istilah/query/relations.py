"""Which concepts stand beside one: those before and after it in time, its namesakes, and what its definition speaks of.

*Kementerian PUPR* leads to the two ministries that it became, *IKN* to the other thing of that name, and *aparatur
sipil negara* to the *instansi pemerintah* of its definition. Start at :func:`relations`.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import fold
from istilah.query.recognition import spots
from istilah.text import other as other_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from istilah.model.concept import Concept, Designation
    from istilah.model.index import Index
    from istilah.text import Language

_MOST = 9
"""Relations that are told of one concept; a short form of two letters has dozens of namesakes."""


class Kinship(StrEnum):
    """How another concept stands to one."""

    LATER = "later"
    EARLIER = "earlier"
    NAMESAKE = "namesake"
    MENTIONED = "mentioned"


class Relation(NamedTuple):
    """A concept that stands beside another, and how."""

    kinship: Kinship
    concept: Concept


def relations(
    concept: Concept, index: Index, earlier: Mapping[str, Iterable[str]], language: Language
) -> tuple[Relation, ...]:
    """List the concepts beside one, each once; ``earlier`` knows which keys each key has replaced.

    What is mentioned is taken from the definition that a reader of ``language`` is shown.
    """
    return tuple(islice(_distinct(_related(concept, index, earlier, language), index, concept.key), _MOST))


def _distinct(found: Iterable[tuple[Kinship, str]], index: Index, own: str) -> Iterator[Relation]:
    seen = {own}
    for kinship, key in found:
        other = None if key in seen else index.concept(key)
        seen.add(key)
        if other:
            yield Relation(kinship, other)


def _related(
    concept: Concept, index: Index, earlier: Mapping[str, Iterable[str]], language: Language
) -> Iterator[tuple[Kinship, str]]:
    yield from ((Kinship.LATER, key) for key in concept.superseded_by)
    yield from ((Kinship.EARLIER, key) for key in earlier.get(concept.key, ()))
    for designation in filter(_is_usable, concept.every()):
        for text in (designation.term, *designation.short):
            yield from ((Kinship.NAMESAKE, key) for key in _named(text, designation.language, index))
    told = language if concept.definition.get(language) else other_language(language)
    for spot in spots(concept.definition.get(told) or "", index):
        keys = {*_named(spot.text, told, index)}
        if len(keys) == 1 and _is_special(index, *keys):  # of several readings nothing here tells which is meant
            yield Kinship.MENTIONED, keys.pop()


def _named(text: str, language: Language, index: Index) -> Iterator[str]:
    """Find the concepts that are properly called so in a language; a short form is only as it is written."""
    for name in index.names(fold(text)):
        is_so = name.text == text or not name.is_short
        concept = index.concept(name.key) if is_so and name.language == language else None
        if concept and _is_usable(name.of(concept)):
            yield name.key


def _is_special(index: Index, key: str) -> bool:
    concept = index.concept(key)
    return concept is not None and not concept.is_general  # a definition is full of words that everybody knows


def _is_usable(designation: Designation) -> bool:
    return designation.status.usable
