"""What a concept leaves in a compiled layer: itself as JSON, and its names as they are asked for.

An entry is made of one concept alone, so that several processes may make the entries of a large termbase; how often a
word occurs in all of them, and in which order names are offered, is known only where they come together
(:mod:`istilah.termbase.building`).
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from istilah.language.folding import fold, words
from istilah.language.sounds import skeleton
from istilah.model.concept import (
    Concept,
    ConceptKind,
    Designation,
    Familiar,
    Origin,
    Pair,
    PartOfSpeech,
    Reliability,
    Status,
    Validity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.text import Language


class NameEntry(NamedTuple):
    """A name of a concept."""

    language: Language
    text: str
    is_short: int
    place: int
    folded: str
    heard: int
    """Number of its sound (:func:`sound_number`)."""
    spaced: str
    """Its folded words."""


class ConceptEntry(NamedTuple):
    """All that a concept leaves; plain values, which go from process to process fast."""

    key: str
    data: str
    marks: str
    """Words that stand for its domains among those of its names (:func:`mark`)."""
    targets: tuple[str, ...]
    """Keys of other concepts that it refers to."""
    names: tuple[NameEntry, ...]


def entry(concept: Concept) -> ConceptEntry:
    """Make the entry of a concept."""
    marks = " ".join(map(mark, concept.domain))
    return ConceptEntry(concept.key, _encoded(concept), marks, concept.superseded_by, tuple(_names(concept)))


def mark(domain: str) -> str:
    """Make the word that stands for a domain; no name has such a word."""
    return f"={zlib.crc32(domain.encode(errors='surrogatepass')):08x}"


def sound_number(sound: str, language: str) -> int:
    """Give the number under which the names are kept that sound so; very few others have the same."""
    return zlib.crc32(f"{language} {sound}".encode(errors="surrogatepass"))


def _names(concept: Concept) -> Iterator[NameEntry]:
    for place, designation in enumerate(concept.designations):
        language = designation.language
        for text in (designation.term, *designation.short):
            is_short, sound = int(text is not designation.term), sound_number(skeleton(text, language), language)
            yield NameEntry(language, text, is_short, place, fold(text), sound, " ".join(words(text)))


def _encoded(concept: Concept) -> str:
    designations = [
        (d.language, d.term, d.short, d.status, d.reliability, d.note, d.unless, d.pos, d.beside)
        for d in concept.designations
    ]
    fields = (
        designations,
        concept.domain,
        concept.kind,
        concept.definition,
        concept.note,
        concept.example,
        concept.valid,
        concept.superseded_by,
        concept.familiar,
        concept.source,
        concept.origin,
    )
    # The name of a file may hold bytes that are no text; SQLite takes them only as JSON's escapes.
    return json.dumps(fields, ensure_ascii=not concept.origin.path.isprintable(), separators=(",", ":"))


def decoded(key: str, data: str) -> Concept:
    """Make the concept of its entry again."""
    designations, domain, kind, definition, note, example, valid, after, familiar, source, origin = json.loads(data)
    return Concept(
        key=key,
        designations=tuple(map(_designation, designations)),
        domain=tuple(domain),
        kind=ConceptKind(kind),
        definition=Pair(*definition),
        note=Pair(*note),
        example=Pair(*example),
        valid=Validity(*valid) if valid else None,
        superseded_by=tuple(after),
        familiar=Familiar(*familiar),
        source=tuple(source),
        origin=Origin(*origin),
    )


def _designation(fields: list[Any]) -> Designation:  # JSON has no static type
    language, term, short, status, reliability, note, unless, pos, beside = fields
    return Designation(
        language=language,
        term=term,
        short=tuple(short),
        status=Status(status),
        reliability=Reliability(reliability) if reliability else None,
        note=Pair(*note) if note else None,
        unless=tuple(unless),
        pos=PartOfSpeech(pos) if pos else None,
        beside=tuple(beside),
    )
