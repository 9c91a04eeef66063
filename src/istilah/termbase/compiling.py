"""A layer compiled from its files: a small one at once, a large one part by part, by several processes.

Most of the time goes into reading concepts and working out their names, one as if there were no other. So a large TOML
file is cut before headers of concepts into parts, each of which is read below the head of the file. Where a part does
not stand by itself (a header within a string, a fault, a key that another part has), the whole is read as a small one
is, which says what is wrong and where. Start at :func:`compiled_layer`.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import parent_process
from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.encoding import decode
from istilah.errors import FaultyError, IstilahError
from istilah.formats.toml import headers, read_below
from istilah.model.concept import Origin
from istilah.termbase.building import batches, build
from istilah.termbase.entries import Entries, entries
from istilah.termbase.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from istilah.termbase.layers import Layer
    from istilah.termbase.reading import Contents

    Told = Callable[[int, int], None]

_LARGE: Final = 6_000_000
"""Bytes of a layer that is read in parts; to begin processes takes longer than to compile a small one."""
_PART: Final = 200_000
"""Characters of a part, about a tenth of a second of work."""


def compiled_layer(layer: Layer, files: Contents, told: Told = lambda _done, _total: None) -> sqlite3.Connection:
    """Make the database of a layer in memory; ``told`` hears how much of it is done.

    :raises FaultyError: some of the files have faults.
    """
    size = sum(len(data) for _, data in files)
    if size > _LARGE and all(path.suffix.lower() == ".toml" for path, _ in files):
        with suppress(ValueError, IstilahError, sqlite3.IntegrityError):
            return build(_apart(layer, files, _half(told, 0)), _half(told, 1))
    reading = read(layer, files)
    if reading.faults:
        raise FaultyError(reading.faults)
    return build(map(entries, batches(reading.concepts)), _half(told, 1))


def _half(told: Told, number: int) -> Told:
    """Tell of one half of what there is to do."""
    return lambda done, total: told(done + number * total, 2 * total)


class LayerPart(NamedTuple):
    """Some of the concepts of a file, and where they stand in it."""

    layer: str
    path: str
    head: str
    text: str
    lines: int
    """Lines above it."""
    number: int
    """Concepts above it."""


def _apart(layer: Layer, files: Contents, told: Told) -> Iterator[Entries]:
    """Read the files of a layer in parts.

    :raises ValueError: one of them does not stand by itself.
    :raises UnreadableError: a file is no text.
    """
    texts = [(path, decode(data, str(path))) for path, data in files]
    parts = [part for path, text in texts for part in _parts(layer, path, text)]
    done, total = 0, sum(len(part.text) for part in parts)
    for part, made in zip(parts, _shared_out(parts), strict=True):
        if made is None:
            raise ValueError(part.path)
        yield made
        done += len(part.text)
        told(done, total)


def _parts(layer: Layer, path: Path, text: str) -> Iterator[LayerPart]:
    found = headers(text)
    head, lines, before = text[: found[0] if found else len(text)], 0, 0
    starts = [(0, len(head))]
    for number, offset in enumerate(found):
        if offset - starts[-1][1] > _PART:
            starts.append((number, offset))
    for (number, start), (_, end) in zip(starts, [*starts[1:], (0, len(text))], strict=True):
        lines += text.count("\n", before, start)
        before = start
        yield LayerPart(layer.name, str(path), head, text[start:end], lines, number)


def _shared_out(parts: list[LayerPart]) -> Iterable[Entries | None]:
    from istilah.processes import shared_out

    jobs, work = os.cpu_count() or 1, _Reading()
    return shared_out(parts, work, jobs) if jobs > 1 and not parent_process() else map(work.settle(), parts)


@dataclass(frozen=True)
class _Reading:
    """The reading of parts (:class:`istilah.processes.Work`); of one that does not stand by itself nothing comes."""

    def settle(self) -> Callable[[LayerPart], Entries | None]:
        return _entries

    def weight(self, part: LayerPart) -> int:
        return len(part.text)

    def failed(self, part: LayerPart, error: IstilahError) -> None:
        del part, error


def _entries(part: LayerPart) -> Entries | None:
    origin = Origin(part.path, part.lines, part.number, part.layer)
    with suppress(ValueError):
        return entries(read_below(part.head, part.text, origin))
    return None
