"""A concept in lines, for every front end and format that shows one: its names, its fields, what to know of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from istilah.errors import Place
from istilah.model.concept import Concept, Designation, Origin, Pair, Reliability, Status, Validity
from istilah.model.succession import heirs
from istilah.speech import day, near, say, spoken
from istilah.text import Text, other

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from istilah.model.index import Index

WORKING = "~"
"""The mark of our own rendering, behind the name: a character that every terminal has, and no term."""
LEGEND = Text(
    id="~ padanan sementara: dari kami sendiri, belum dikuatkan sumber",
    en="~ working rendering: our own, not confirmed by a source yet",
)
"""What the mark means; said once, below the names that bear it."""
_STATUS = {
    Status.ADMITTED: Text(id="boleh", en="admitted"),
    Status.DEPRECATED: Text(id="tidak dianjurkan", en="deprecated"),
    Status.FORBIDDEN: Text(id="jangan dipakai", en="forbidden"),
    Status.MISSPELLING: Text(id="salah eja", en="misspelling"),
}
_EXCEPT = Text(id="kecuali dalam {phrases}", en="except in {phrases}")
_UNTIL = Text(id="sampai {end}", en="until {end}")
_SINCE = Text(id="sejak {start}", en="since {start}")
_FROM_TO = Text(id="{start} sampai {end}", en="{start} to {end}")
_NOW = Text(id="kini {names}", en="now {names}")
_AND = Text(id="{names} dan {last}", en="{names} and {last}")
_AND_LAST = Text(id="{names}{sign} dan {last}", en="{names}{sign} and {last}")
_AS_OF = Text(id="{place}, per {day}", en="{place}, as of {day}")
_SEVERAL = 2
_REMARK = Text(id="{text} ({remark})", en="{text} ({remark})")
_FIELDS = {
    "definition": Text(id="definisi", en="definition"),
    "note": Text(id="catatan", en="note"),
    "example": Text(id="contoh", en="example"),
    "valid": Text(id="berlaku", en="valid"),
    "superseded_by": Text(id="kini", en="now"),
    "domain": Text(id="ranah", en="domain"),
    "source": Text(id="sumber", en="source"),
    "key": Text(id="kunci", en="key"),
    "origin": Text(id="berkas", en="file"),
}


def validity(valid: Validity | None) -> str:
    """Say from when to when a name holds; empty where nothing is known.

    >>> validity(Validity("2014-10-27", "2024-10-21"))
    '27 Oktober 2014 sampai 21 Oktober 2024'
    """
    if valid is None:
        return ""
    if valid.start and valid.end:
        return say(_FROM_TO.fill(start=day(valid.start), end=day(valid.end)))
    return say(_UNTIL.fill(end=day(valid.end)) if valid.end else _SINCE.fill(start=day(valid.start)))


def ended(valid: Validity | None, successors: Sequence[str] = ()) -> str:
    """Say until when a name held and what it is now; empty where it still holds."""
    parts = [say(_UNTIL.fill(end=day(valid.end)))] if valid and valid.end else []
    if successors:
        parts.append(say(_NOW.fill(names=listed(successors))))
    return ", ".join(parts)


def listed(names: Sequence[str]) -> str:
    """Write names as a sentence lists them; semicolons part several of which one has commas of its own.

    >>> listed(["Papua", "Papua Barat"]), listed(["a", "b, c", "d"])
    ('Papua dan Papua Barat', 'a; b, c; dan d')
    """
    if len(names) < _SEVERAL:
        return "".join(names)
    *most, last = names
    if len(names) == _SEVERAL:
        return say(_AND.fill(names=most[0], last=last))
    sign = ";" if any("," in name for name in names) else ","
    return say(_AND_LAST.fill(names=f"{sign} ".join(most), sign=sign, last=last))


def best(pair: Pair) -> str:
    """Choose the text in the language of the interface, else in the other, else nothing."""
    return pair.get(spoken()) or pair.id or pair.en or ""


def full(designation: Designation) -> str:
    """Write a designation with its short forms.

    >>> from istilah.model.concept import ShortForm
    >>> full(Designation("id", "aparatur sipil negara", (ShortForm("ASN"),)))
    'aparatur sipil negara (ASN)'
    """
    return f"{designation.term} ({', '.join(designation.short)})" if designation.short else designation.term


def remarks(designation: Designation, *, first: bool = False) -> str:
    """Say what a reader must know about a designation: not preferred, but where."""
    parts = (usage(designation, first=first), _exception(designation))
    return ", ".join(part for part in parts if part)


def _exception(designation: Designation) -> str:
    """Say in which phrases a designation is right that should not be used."""
    phrases = ", ".join(f"“{phrase}”" for phrase in designation.unless)
    return say(_EXCEPT.fill(phrases=phrases)) if phrases else ""


def usage(designation: Designation, *, first: bool = False) -> str:
    """Say that a designation is not the one to use; an admitted one may be, where it comes ``first``."""
    admitted = designation.status is Status.ADMITTED and first
    return say(_STATUS[designation.status]) if designation.status in _STATUS and not admitted else ""


def title(concept: Concept) -> str:
    """Name a concept by its preferred designation, Indonesian where there is one."""
    chosen = concept.preferred("id") or concept.preferred("en")
    return full(chosen or concept.designations[0])


def written(designation: Designation) -> str:
    """Write a designation with its short forms, and with the mark (:data:`WORKING`) where it is our own rendering.

    >>> written(Designation("en", "civil service", reliability=Reliability.WORKING))
    'civil service~'
    """
    return full(designation) + _mark(designation)


def _mark(designation: Designation) -> str:
    return WORKING if designation.reliability is Reliability.WORKING else ""


def named(designation: Designation) -> str:
    """Write a designation with what must be known of it."""
    remark = remarks(designation, first=True)
    return say(_REMARK.fill(text=written(designation), remark=remark)) if remark else written(designation)


def equivalents(designations: Sequence[Designation]) -> str:
    """Write the equivalents in a line, the preferred one first; – where there is none."""
    return "; ".join(map(named, designations)) or "–"


def successors(concept: Concept, index: Index) -> tuple[str, ...]:
    """List the names of what stands today in a concept's place; none where it holds or its line has died out."""
    return tuple(map(name, heirs(concept, index.concept, time.strftime("%Y-%m-%d"))))


def name(concept: Concept) -> str:
    """Name a concept in the language of the interface, by its full form alone."""
    chosen = concept.preferred(spoken()) or concept.preferred(other(spoken())) or concept.designations[0]
    return chosen.term


def outdated(concept: Concept, index: Index) -> str:
    """Say that a concept's name holds no longer, and what it is now; empty where it holds."""
    return ended(concept.valid, successors(concept, index))


def marked(designation: Designation) -> str:
    """Write a full form, marked where it is our own rendering."""
    return designation.term + _mark(designation)


def fields(concept: Concept, index: Index) -> Iterator[tuple[str, str]]:
    """Go through the fields of a concept that have a value, the source last."""
    values = {
        "definition": best(concept.definition),
        "note": best(concept.note),
        "example": best(concept.example),
        "valid": validity(concept.valid),
        "superseded_by": listed(successors(concept, index)),
        "domain": ", ".join(concept.domain),
        "key": concept.key,
        "origin": _origin(concept.origin),
        "source": "; ".join(concept.source),
    }
    yield from ((field, value) for field, value in values.items() if value)


def _origin(origin: Origin) -> str:
    """Name the place of a concept, and say how old the facts there are."""
    place = str(near(Place(origin.path, origin.line)))
    return say(_AS_OF.fill(place=place, day=day(origin.as_of))) if origin.as_of else place


def label(field: str) -> str:
    """Name a field of a concept."""
    return say(_FIELDS[field])
