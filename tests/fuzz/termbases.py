"""Damaged and odd termbases: TOML, CSV and TSV.

Good files, and files made of the words of the schema in any order, are damaged. Promised: faults that say where, or
concepts that survive the database and the layout; never an exception.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desk import folder, fragments

from istilah.encoding import decode
from istilah.formats import read as read_format
from istilah.formats.toml.layout import lay_out
from istilah.language.folding import fold
from istilah.model.concept import Origin
from istilah.termbase.building import compiled_concepts
from istilah.termbase.layers import Layer, LayerName
from istilah.termbase.reading import read
from istilah.termbase.store import Segment

if TYPE_CHECKING:
    from random import Random

    from istilah.model.concept import Concept

GOAL = 100_000
_HERE = Path(__file__).parent.parent / "formats"
_FRAGMENTS = fragments("termbase")


class Case(NamedTuple):
    """A termbase: its name, its bytes."""

    path: str
    data: bytes


def make(random: Random) -> Case:
    """Make the termbase that these choices lead to."""
    choice = random.random()
    if choice < 0.4:
        return Case("x.toml", _toml(random).encode("utf-8", "surrogatepass"))
    if choice < 0.6:
        return Case(random.choice(("x.csv", "x.tsv")), _table(random).encode())
    path, data = random.choice(_good())
    return Case(path, _damaged(data, random))


@lru_cache
def _good() -> tuple[tuple[str, bytes], ...]:
    found = sorted(path for path in (_HERE / "good").iterdir() if path.suffix in {".toml", ".csv", ".tsv"})
    return tuple((path.name, path.read_bytes()) for path in found)


def _toml(random: Random) -> str:
    lines = ["schema = 1"] if random.random() < 0.9 else []
    for _ in range(random.randint(0, 3)):
        lines.append(random.choice(("[[concept]]", "[[concept]]", "[concept]", "[x]", "[[concept.id]]", "")))
        for _ in range(random.randint(0, 6)):
            name = ".".join(random.choices(_FRAGMENTS["names"], k=random.choice((1, 1, 1, 2))))
            lines.append(f"{name} = {random.choice(_FRAGMENTS['values'])}")
    return "\n".join(lines)


def _table(random: Random) -> str:
    separator = random.choice(",;\t|")
    columns = random.choices(_FRAGMENTS["names"], k=random.randint(1, 6))
    rows = [
        columns,
        *(random.choices(_FRAGMENTS["cells"], k=random.randint(0, 8)) for _ in range(random.randint(0, 6))),
    ]
    return random.choice(("\n", "\r\n", "\r")).join(separator.join(row) for row in rows)


def _damaged(data: bytes, random: Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(damaged) or 1)
        word = random.choice((*_FRAGMENTS["names"], *_FRAGMENTS["values"], *_FRAGMENTS["cells"])).encode()
        length = random.choice((0, 1, 5, 40))
        damaged[at : at + length] = random.choice((word, word, b"\n", b"", b"\0", b"\xff\xfe", bytes(damaged[at:])))
    return bytes(damaged)


def check(case: Case) -> None:
    """Read a termbase; what has no faults is compiled, asked and laid out."""
    path = folder("termbases") / case.path
    path.write_bytes(case.data)
    reading = read(Layer(LayerName.GIVEN, (path,)), ((path, case.data),))
    assert all(fault.place.line >= 0 and fault.place.path for fault in reading.faults)
    if reading.faults:
        return
    connection = compiled_concepts(reading.concepts)
    segment = Segment(connection, lambda: connection)
    for concept in reading.concepts:
        assert segment.concept(concept.key) == concept
        for designation in concept.designations:
            assert concept.key in {name.key for name in segment.names(fold(designation.term))}
    connection.close()
    if case.path.endswith(".toml"):
        tidy = lay_out(decode(case.data, case.path))
        assert lay_out(tidy) == tidy
        assert _bare(read_format(tidy, case.path).concepts) == sorted(
            _bare(reading.concepts), key=lambda concept: concept.key
        )


def _bare(concepts: tuple[Concept, ...]) -> list[Concept]:
    return [concept._replace(origin=Origin()) for concept in concepts]
