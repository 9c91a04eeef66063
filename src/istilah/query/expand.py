"""From a short form to what it stands for: every reading, the likeliest first.

*IKN* was *Ibu Kota Negara* and is *Ibu Kota Nusantara*; *PPK* is four different officers. Nothing is dropped and
nothing decided silently: readings are only ordered, by spelling (*PAM* before *pam*), by the domain asked for, by the
words around, by validity on the day, by status.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.model.concept import Concept, Designation
    from istilah.model.index import Index, Name
    from istilah.query.compose import Composition
    from istilah.query.preference import Preference

_OFFERED = 5
_LONGEST = 20
"""Letters of a short form that is looked for by its beginnings."""
_CANDIDATE = r"[^\W_](?:[\w&]|[’'./-](?=\w))*"
_CAPITALS = r"(?!(?:[IVXLCDM]+)$)[A-Z][A-Z0-9&]{1,7}(?:-\d+)?"
"""What looks like a short form: capitals that are no Roman numeral."""


class Reading(NamedTuple):
    """One meaning of a short form."""

    short: str
    """The short form as the termbase writes it."""
    concept: Concept
    designation: Designation
    """The name whose short form it is."""
    exact: bool
    """Whether it was written exactly so."""


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
    for short in _hypotheses(query):
        readings = sorted(_readings(short, index), key=lambda reading: _doubt(reading, preference))
        if readings:
            return Expansion(query, tuple(readings))
    return Expansion(query, (), tuple(_resembling(query, index)))


def _hypotheses(query: str) -> Iterator[str]:
    yield query
    from istilah.language.shortforms import abbreviation_stem

    stem = abbreviation_stem(query)
    if stem:
        yield stem


def _readings(short: str, index: Index) -> Iterator[Reading]:
    by_key: dict[str, list[Name]] = {}
    for name in index.names(fold(short)):
        if name.is_short:
            by_key.setdefault(name.key, []).append(name)
    for key, names in by_key.items():
        concept = index.concept(key)
        if concept:
            own = ((name.text, concept.designations[name.place]) for name in names)
            text, designation = min(own, key=lambda pair: (pair[0] != short, not pair[1].status.usable))
            yield Reading(text, concept, designation, text == short)


def _doubt(reading: Reading, preference: Preference) -> tuple[float, ...]:
    return (not reading.exact, *preference.doubt(reading.concept, reading.designation))


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


def short_forms_in(text: str, index: Index) -> tuple[str, ...]:
    """List the short forms of a draft in their order: those that are known, and words in capitals that are not."""
    from istilah.language.shortforms import abbreviation_stem
    from istilah.query.recognition import spots

    known = {spot.start: spot for spot in spots(text, index)}
    is_shouted = _shouted(text)
    found: dict[str, None] = {}
    for match in re.finditer(_CANDIDATE, text):
        spot = known.get(match.start())
        if spot and any(name.is_short for name in spot.names):
            found[spot.names[0].text] = None
            continue
        stem = abbreviation_stem(match[0]) or match[0]
        if re.fullmatch(_CAPITALS, stem) and not is_shouted(match.start()):
            found[stem] = None
    return tuple(found)


def _shouted(text: str) -> Callable[[int], bool]:
    """Tell of places whether their line is a heading in capitals, where capitals mean nothing; a line is read once."""
    lines = text.split("\n")
    starts = [*accumulate((len(line) + 1 for line in lines), initial=0)]
    loud = [line.upper() == line and len(line.split()) > 1 for line in lines]
    return lambda at: loud[bisect_right(starts, at) - 1]
