"""Termbase bytes to concepts: one file a format, one line in this table.

A format module has ``read(text, path) -> FileContents``. The table holds module names, so that only the format in hand
is imported.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from istilah.errors import Fault, IstilahError, Place
from istilah.language.folding import plain
from istilah.model.concept import Designation, ShortForm, Status
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from istilah.model.concept import Concept, Pair
    from istilah.text import Language

FORMATS = {
    ".toml": "istilah.formats.toml",
    ".csv": "istilah.formats.csv",
    ".tsv": "istilah.formats.csv",
    ".tab": "istilah.formats.csv",
}

BACKWARDS = Text(
    id="masa berlaku berakhir ({end}) sebelum dimulai ({start})", en="validity ends ({end}) before it begins ({start})"
)
_RIGHT = Text(
    id="“unless” hanya untuk nama yang tidak boleh dipakai di tempat lain, bukan untuk “{term}”",
    en="“unless” is for a name that is not to be used elsewhere, not for “{term}”",
)
_LACKS = Text(
    id="“{phrase}” tidak memuat “{term}” bersama kata lain", en="“{phrase}” does not have “{term}” beside other words"
)
_CLASS = Text(
    id="golongan kata “{{{name}}}” tidak dikenal; yang ada: {known}",
    en="unknown class of words “{{{name}}}”; there are: {known}",
)
_SLUG = re.compile(r"[^a-z0-9]+")
_UNKNOWN = Text(
    id="“{path}” bukan termbase yang dikenal; yang dapat dibaca: {known}",
    en="“{path}” is not a termbase we know; readable are: {known}",
)


class FileContents(NamedTuple):
    """What a file gave: its concepts, in order, all its faults, and what its author should know besides."""

    concepts: tuple[Concept, ...]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()


class _Format(Protocol):
    def read(self, text: str, path: str) -> FileContents: ...


def read(text: str, path: str) -> FileContents:
    """Read a termbase in the format that the suffix of ``path`` names.

    :raises IstilahError: no format has that suffix.
    """
    module = FORMATS.get(PurePath(path).suffix.lower())
    if module is None:
        raise IstilahError(_UNKNOWN.fill(path=path, known=", ".join(FORMATS)), Place(path))
    return cast("_Format", import_module(module)).read(text, path)  # a module as its protocol


def unfit(designation: Designation) -> Iterator[tuple[str, int, Text]]:
    """Find the phrases, by field and number, that cannot tell where a designation is right or meant, and say why."""
    if not designation.unless and not designation.beside:
        return
    from istilah.language.phrases import CLASSES, contains, unknown_classes

    names = (designation.term, *(short.term for short in designation.short_forms))
    for field, phrases in (("unless", designation.unless), ("with", designation.beside)):
        for number, phrase in enumerate(phrases):
            for name in unknown_classes(phrase):
                yield field, number, _CLASS.fill(name=name, known=", ".join(f"{{{known}}}" for known in CLASSES))
    for number, phrase in enumerate(designation.beside):
        if phrase in names:
            yield "with", number, _LACKS.fill(phrase=phrase, term=designation.term)
    for number, phrase in enumerate(designation.unless):
        if designation.status.usable:
            yield "unless", number, _RIGHT.fill(term=designation.term)
        elif not any(contains(phrase, name) for name in names):
            yield "unless", number, _LACKS.fill(phrase=phrase, term=designation.term)


class Misspelling(NamedTuple):
    """A slip of one of the names of a concept, as a file tells it."""

    term: str
    language: Language = "id"
    unless: tuple[str, ...] = ()
    note: Pair | None = None

    @property
    def designation(self) -> Designation:
        """The misspelling as a designation, which it is not."""
        return Designation(self.language, self.term, (), Status.MISSPELLING, None, self.note, self.unless)


def with_misspellings(names: tuple[Designation, ...], slips: Iterable[Misspelling]) -> tuple[Designation, ...]:
    """Give each misspelling to the name of its language that it is nearest to: *ijin* to *izin*, *Ha* to *ha*.

    >>> hectare = Designation("id", "hektare", (ShortForm("ha"),))
    >>> full, slip = with_misspellings((hectare,), [Misspelling("hektar"), Misspelling("Ha")])
    >>> slip.term, [short.term for short in full.short_forms]
    ('hektar', ['ha', 'Ha'])
    """
    given = tuple(slips)
    if not given:
        return names
    found, wrong = [*names], list[Designation]()
    for slip in given:
        place, short = _nearest(slip, names)
        if place is None:
            wrong.append(slip.designation)
            continue
        right = found[place]
        if short:
            added = ShortForm(slip.term, Status.MISSPELLING, None, slip.note, slip.unless)
            found[place] = right._replace(short_forms=(*right.short_forms, added))
        else:
            wrong.append(slip.designation._replace(pos=right.pos))
    return (*found, *wrong)


def _nearest(slip: Misspelling, names: tuple[Designation, ...]) -> tuple[int | None, bool]:
    """Find the number of the name that is nearest, and whether it is a short form of it; letters count before signs."""
    from rapidfuzz.distance import DamerauLevenshtein

    def distance(at: tuple[int, bool, str]) -> tuple[float, bool, float]:
        bare = DamerauLevenshtein.normalized_distance(_bare(slip.term), _bare(at[2]))
        return bare, not at[1], DamerauLevenshtein.normalized_distance(slip.term, at[2])

    nearest = min(_texts(names, slip.language), key=distance, default=(None, False))
    return nearest[0], nearest[1]


def _texts(names: Iterable[Designation], language: Language) -> Iterator[tuple[int, bool, str]]:
    """Go through the full and short forms to be used, with the number of their designation."""
    for place, name in enumerate(names):
        if name.language == language and name.status.usable:
            yield place, False, name.term
            yield from ((place, True, short) for short in name.short)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def unused(concepts: Iterable[Concept], taken: Collection[str]) -> Iterator[Concept]:
    """Give a number to the keys of ``concepts``, which nobody chose, where they are ``taken`` or met before."""
    last: dict[str, int] = {}
    given = set(taken)
    for concept in concepts:
        key, number = concept.key, last.get(concept.key, 1)
        while key in given:
            number += 1
            key = f"{concept.key}-{number}"
        last[concept.key] = number
        given.add(key)
        yield concept if key == concept.key else concept._replace(key=key)


def slug(term: str) -> str:
    """Make a key from a term.

    >>> slug("Ibu Kota Nusantara")
    'ibu-kota-nusantara'
    """
    return _SLUG.sub("-", plain(term)).strip("-")
