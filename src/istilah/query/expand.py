"""From a short form to what it stands for: every reading, the likeliest first.

*IKN* was *Ibu Kota Negara* and is *Ibu Kota Nusantara*; *PPK* is four different officers. Nothing is dropped and
nothing decided silently: readings are only ordered, by spelling (*PAM* before *pam*), by the domain asked for, by the
words around, by validity on the day, by status, by what writers mean most. A reading is shown with the full form that
owns the letters, even one that should not be used any more (*LAKIP*); what to call it today is said beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import fold
from istilah.model.succession import heirs
from istilah.query.preference import meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.concept import Concept, Designation
    from istilah.model.index import Index, Name
    from istilah.query.compose import Composition
    from istilah.query.preference import Preference

_OFFERED = 5
_LONGEST = 20
"""Letters of a short form that is looked for by its beginnings."""


class Reading(NamedTuple):
    """One meaning of a short form."""

    short: str
    """The short form as the termbase writes it."""
    concept: Concept
    designation: Designation
    """The name whose short form it is."""
    exact: bool
    """Whether it was written exactly so."""
    now: tuple[Concept, ...] = ()
    """What to name today instead: the concept itself by a better name, or what has taken its place; else nothing."""
    own: bool = False
    """Whether the draft that is read says so itself; a concept without key is known from there alone."""


class Expansion(NamedTuple):
    """A question and all its readings."""

    query: str
    readings: tuple[Reading, ...]
    near: tuple[str, ...] = ()
    """Short forms that resemble the question, where it has no reading."""
    composed: tuple[Composition, ...] = ()
    """What it may be composed of, where it has no reading."""


def expand(query: str, index: Index, preference: Preference) -> Expansion:
    """Find the readings of a short form, with or without affixes (*ber-KTP*, *KTP-nya*)."""
    for short in hypotheses(query):
        readings = tuple(_readings(short, index, preference.today))
        if readings:
            return Expansion(query, _ordered(readings, preference))
    return Expansion(query, (), tuple(_resembling(query, index)))


def hypotheses(query: str) -> Iterator[str]:
    """Go through the short forms that may be meant: as it is written, then without affixes."""
    yield query
    from istilah.language.shortforms import abbreviation_stem

    stem = abbreviation_stem(query)
    if stem:
        yield stem


def _readings(short: str, index: Index, today: str) -> Iterator[Reading]:
    by_key: dict[str, list[Name]] = {}
    for name in index.names(fold(short)):
        if name.is_short:
            by_key.setdefault(name.key, []).append(name)
    for key, names in by_key.items():
        concept = index.concept(key)
        if concept:
            own = ((name.text, name.of(concept)) for name in names)
            text, designation = min(own, key=lambda pair: (pair[0] != short, not pair[1].status.usable))
            yield Reading(text, concept, designation, text == short, present(concept, designation, index, today))


def present(concept: Concept, designation: Designation, index: Index, today: str) -> tuple[Concept, ...]:
    """Tell what to name today instead of a designation: what has taken its place, or the concept by a better name."""
    right = None if designation.status.usable else concept.preferred(designation.language)
    return heirs(concept, index.concept, today) or ((concept,) if right and right.term != designation.term else ())


def _ordered(readings: tuple[Reading, ...], preference: Preference) -> tuple[Reading, ...]:
    often = meant([(reading.short, reading.concept) for reading in readings])

    def doubt(reading: Reading) -> tuple[float, ...]:
        return (not reading.exact, *preference.doubt(reading.concept, reading.designation, often))

    return tuple(sorted(readings, key=doubt))


def _resembling(query: str, index: Index) -> Iterator[str]:
    """Offer short forms that begin like the question, longer beginnings first."""
    folded = fold(query)
    seen: set[str] = set()
    for length in range(min(len(folded), _LONGEST), 0, -1):
        for name in index.starting(folded[:length], 50):
            if name.is_short and name.text not in seen and len(seen) < _OFFERED:
                seen.add(name.text)
                yield name.text
        if seen:
            return
