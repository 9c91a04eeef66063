"""A layer read from its files: all concepts, all faults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.encoding import decode
from istilah.errors import Fault, Place, UnreadableError
from istilah.files import read_bytes, read_text
from istilah.formats import read as read_format
from istilah.formats import unused
from istilah.formats.toml.positions import where
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.concept import Concept
    from istilah.termbase.layers import Layer

_TWICE = Text(
    id="kunci “{key}” sudah dipakai di {first}; beri “key” yang lain atau gabungkan kedua entri",
    en="key “{key}” is already used at {first}; give another “key” or merge the two entries",
)


Contents = tuple[tuple[Path, bytes], ...]


class LayerReading(NamedTuple):
    """What the files of a layer gave."""

    concepts: tuple[Concept, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...] = ()


def contents(layer: Layer) -> Contents:
    """Read the bytes of all files of a layer.

    :raises UnreadableError: one of them cannot be read.
    """
    return tuple((path, read_bytes(path)) for path in layer.paths)


def read(layer: Layer, files: Contents) -> LayerReading:
    """Make concepts of the ``files`` of a layer; a file that is no text at all is one of the faults."""
    concepts: list[Concept] = []
    faults: list[Fault] = []
    remarks: list[Fault] = []
    for path, data in files:
        try:
            reading = read_format(decode(data, str(path)), str(path))
        except UnreadableError as error:
            faults.append(Fault(error.place or Place(str(path)), error.text))
            continue
        found = [_from(layer, concept) for concept in reading.concepts]
        concepts += found if _has_keys(path) else unused(found, {concept.key for concept in concepts})
        faults += reading.faults
        remarks += reading.remarks
    faults += _doubles(concepts)
    return LayerReading(tuple(concepts), tuple(faults), tuple(remarks))


def place(concept: Concept, *path: str | int) -> Place:
    """Find where a field of a concept stands in its file, as near as the format can tell."""
    origin = concept.origin
    if not origin.path.endswith(".toml"):
        return Place(origin.path, origin.line)
    places = where(read_text(origin.path))
    pointer: tuple[str | int, ...] = ("concept", origin.number, *path)
    if pointer[:4] not in places:  # the only name of a language may stand without a list around it
        pointer = (*pointer[:3], *pointer[4:])
    while pointer and pointer not in places:
        pointer = pointer[:-1]
    return Place(origin.path, *places.get(pointer, (origin.line, 1)))


def _from(layer: Layer, concept: Concept) -> Concept:
    return concept._replace(origin=concept.origin._replace(layer=layer.name))


def _has_keys(path: Path) -> bool:
    """Tell whether the authors of such a file answer for its keys; in a table the keys are made up from the terms."""
    return path.suffix.lower() == ".toml"


def _doubles(concepts: list[Concept]) -> Iterator[Fault]:
    first: dict[str, Concept] = {}
    for concept in concepts:
        before = first.setdefault(concept.key, concept)
        if before is not concept and concept.key:
            text = _TWICE.fill(key=concept.key, first=f"{before.origin.path}:{before.origin.line}")
            yield Fault(place(concept, "key"), text)
