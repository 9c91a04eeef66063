"""What a concept leaves in a compiled layer: itself as JSON, and its names as they are asked for.

Entries are made of each concept alone, so that several processes may make the entries of a large termbase; how often a
word occurs in all of them, and in which order names are offered, is known only where they come together
(:mod:`istilah.termbase.building`).
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from istilah.language.folding import fold, words
from istilah.model.concept import (
    Concept,
    ConceptKind,
    Designation,
    Familiar,
    Origin,
    Pair,
    PartOfSpeech,
    Reliability,
    ShortForm,
    Status,
    Validity,
)
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from istilah.text import Language

_HEARD: Final = 2
"""Words of the longest name that is also found by what it sounds like as a whole."""
NameRow = tuple[str, str, str, int, int, str, int, str, str, int]
"""Key, language, text, whether it is short, place, folded form, number of its sound, words, marks of the domains of its
concept, and how many words there are."""


class Entries(NamedTuple):
    """What some concepts leave: rows for the database, plain values that go from process to process fast."""

    concepts: list[tuple[str, str]]
    """Key and data."""
    targets: list[tuple[str, str]]
    """Key, and the key of a concept that it refers to."""
    names: list[NameRow]
    counts: dict[Language, Counter[str]]
    """In how many of the names each word occurs."""
    ages: dict[str, str]
    """On which day the facts of a file held, by its path as JSON, which takes any bytes."""
    domains: set[str]


def entries(concepts: Iterable[Concept]) -> Entries:
    """Make the entries of concepts."""
    made = Entries([], [], [], {language: Counter() for language in LANGUAGES}, {}, set())
    for concept in concepts:
        made.concepts.append((concept.key, _encoded(concept)))
        made.targets.extend((concept.key, target) for target in concept.superseded_by)
        made.names.extend(_names(concept, made.counts))
        made.domains.update(concept.domain)
        if concept.origin.as_of:
            made.ages[json.dumps(concept.origin.path)] = concept.origin.as_of
    return made


def _names(concept: Concept, counts: dict[Language, Counter[str]]) -> Iterator[NameRow]:
    key, marks = concept.key, " ".join(map(mark, concept.domain))
    for place, designation in enumerate(concept.designations):
        language = designation.language
        for is_short, text in ((0, designation.term), *((1, short.term) for short in designation.short_forms)):
            parts = words(text)
            counts[language].update({*parts})
            heard = sound_number(text, parts, language)
            yield key, language, text, is_short, place, fold(text), heard, " ".join(parts), marks, len(parts)


def mark(domain: str) -> str:
    """Make the word that stands for a domain among those of a name; no name has such a word."""
    return f"={zlib.crc32(domain.encode(errors='surrogatepass')):08x}"


def sound_number(text: str, parts: Collection[str], language: str) -> int:
    """Give the number under which a name is kept with those that sound alike, and very few others.

    It is 0 for names of many words, which are found through their words, and for those without a sound.
    """
    from istilah.language.sounds import skeleton  # whoever asks what is compiled needs no ear

    sound = skeleton(text, language) if len(parts) <= _HEARD else ""
    return zlib.crc32(f"{language} {sound}".encode(errors="surrogatepass")) if sound else 0


def _encoded(concept: Concept) -> str:
    designations = [
        (d.language, d.term, d.short_forms, d.status, d.reliability, d.note, d.unless, d.pos, d.beside, d.loan)
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
    return (_JSON if concept.origin.path.isprintable() else _ASCII).encode(fields)


_JSON, _ASCII = (json.JSONEncoder(ensure_ascii=ascii_only, separators=(",", ":")) for ascii_only in (False, True))


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
    language, term, short, status, reliability, note, unless, pos, beside, loan = fields
    return Designation(
        language=language,
        term=term,
        short_forms=tuple(map(_short_form, short)),
        status=Status(status),
        reliability=Reliability(reliability) if reliability else None,
        note=Pair(*note) if note else None,
        unless=tuple(unless),
        pos=PartOfSpeech(pos) if pos else None,
        beside=tuple(beside),
        loan=loan,
    )


def _short_form(fields: list[Any]) -> ShortForm:  # as above
    term, status, reliability, note, unless = fields
    return ShortForm(
        term=term,
        status=Status(status) if status else None,
        reliability=Reliability(reliability) if reliability else None,
        note=Pair(*note) if note else None,
        unless=tuple(unless),
    )
