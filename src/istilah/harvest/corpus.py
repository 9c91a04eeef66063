"""A corpus, surveyed in as many processes as there are, in memory that does not grow with it.

Each chunk of documents is counted by itself; its counts are parted by their keys into files, and each file is then
added up by itself (*map* and *reduce* of Dean & Ghemawat, 2004). What few documents have is left out there, so that
what remains fits into memory however large the corpus is. The result is the same in whatever order chunks are counted.
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import IstilahError
from istilah.files import limit, take
from istilah.harvest.counts import PARTS, Count, Counts
from istilah.harvest.survey import Surveyor
from istilah.readers import open_file
from istilah.session import open_session
from istilah.work.processes import shared_out
from istilah.work.quarantine import quarantined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from istilah.session import Session

_CHUNK = 1_500_000
"""Bytes of documents that are counted together: fewer are written down too often, more take too much memory."""
_FEW = 16
"""Documents that are read sooner than processes are started."""
_FEW_MATTER = "axg"
"""Sorts of keys of which also what one document says is kept: they are few."""
_LENGTH = 8
"""Bytes in which the length of counts is written."""


class Source(NamedTuple):
    """A document, and of what kind it is: the folder of the corpus in which it lies."""

    path: str
    kind: str

    @property
    def size(self) -> int:
        """Its bytes, as far as they are known."""
        with suppress(OSError):
            return Path(self.path).stat().st_size
        return 0


class Surveyed(NamedTuple):
    """What came of a chunk."""

    kinds: Counter[str]
    """Documents of each kind."""
    parts: tuple[bytes, ...] = ()
    failures: tuple[IstilahError, ...] = ()
    size: int = 0
    """Bytes that were read."""


class Harvest(NamedTuple):
    """What a corpus has to say: counts by key, and how many documents there are of each kind."""

    counts: dict[str, Count]
    kinds: Counter[str]
    least: int
    """Documents that have whatever was kept, short forms apart."""

    @property
    def documents(self) -> int:
        """How many there are."""
        return self.kinds.total()


Chunk = tuple[Source, ...]


class Counting(NamedTuple):
    """The first half: chunks are counted (:class:`~istilah.work.processes.Work`)."""

    given: tuple[Path, ...]
    builtin: bool
    most: int

    def settle(self) -> Callable[[Chunk], Surveyed]:
        """Open the termbase in this process.

        :raises IstilahError: it cannot be opened.
        """
        limit(self.most)
        with quarantined(""):
            termbase = open_session(self.given, builtin=self.builtin).termbase
            return _Counter(Surveyor(termbase, termbase.words())).counted

    def weight(self, chunk: Chunk) -> int:
        """Give its bytes."""
        return sum(source.size for source in chunk) or _CHUNK

    def failed(self, chunk: Chunk, error: IstilahError) -> Surveyed:
        """Say that nothing came of a chunk."""
        return Surveyed(Counter(), failures=(error,) * len(chunk))


class _Counter(NamedTuple):
    surveyor: Surveyor

    def counted(self, chunk: Chunk) -> Surveyed:
        """Count the documents of a chunk; one that fails does not keep the others from being counted."""
        counts, kinds, failures, size = Counts(), Counter[str](), list[IstilahError](), 0
        for source in chunk:
            try:
                with quarantined(source.path):
                    data = take(source.path).data
                    self.surveyor.survey(open_file(data, source.path).document, source.kind, counts)
            except IstilahError as error:
                failures.append(error)
            else:
                kinds[source.kind] += 1
                size += len(data)
        return Surveyed(kinds, tuple(counts.parted()), tuple(failures), size)


Added = list[tuple[str, Count]]


class Adding(NamedTuple):
    """The second half: the counts in a file are added up (:class:`~istilah.work.processes.Work`)."""

    least: int
    """Documents that must have something, for it to be kept."""

    def settle(self) -> Callable[[Path], Added]:
        """Open nothing."""
        return self._added

    def weight(self, part: Path) -> int:
        """Give its bytes."""
        return part.stat().st_size

    def failed(self, _: Path, error: IstilahError) -> Added:
        """Give up: counts that lack a part are none.

        :raises IstilahError: always.
        """
        raise error

    def _added(self, part: Path) -> Added:
        counts = Counts()
        with part.open("rb") as file:
            counts.take(_pieces(file.read))
        return [
            (key, count)
            for key, count in counts.by_key.items()
            if count.documents >= self.least or key[0] in _FEW_MATTER
        ]


def _pieces(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while head := read(_LENGTH):
        yield read(int.from_bytes(head))


def survey(
    sources: Iterable[Source], session: Session, jobs: int | None, least: int | None, seen: Callable[[Surveyed], None]
) -> Harvest:
    """Survey a corpus; ``seen`` is told of each chunk.

    ``least`` is the number of documents that must have something, ``jobs`` that of processes; where they are not given,
    they are what the size of the corpus is worth.
    """
    kinds, coming = Counter[str](), iter(sources)
    first = list(islice(coming, _FEW + 1))
    jobs = jobs or ((os.cpu_count() or 1) if len(first) > _FEW else 1)
    with TemporaryDirectory(prefix="istilah-") as folder:
        paths = [Path(folder) / f"{number}" for number in range(PARTS)]
        files = [path.open("wb") for path in paths]
        try:
            for surveyed in _counted(_chunks(chain(first, coming)), session, jobs):
                kinds.update(surveyed.kinds)
                for file, data in zip(files, surveyed.parts, strict=False):
                    if data:
                        file.write(len(data).to_bytes(_LENGTH) + data)
                seen(surveyed)
        finally:
            for file in files:
                file.close()
        least = least or worth(kinds.total())
        work = Adding(least)
        added = shared_out(paths, work, jobs) if jobs > 1 else map(work.settle(), paths)
        counts = {key: count for part in added for key, count in part}
    return Harvest(counts, kinds, least)


def worth(documents: int) -> int:
    """Say how many of ``documents`` must have something that is worth being looked at.

    >>> [worth(documents) for documents in (1, 50, 11_124, 1_000_000)]
    [1, 2, 5, 500]
    """
    return 1 if documents < 2 else max(2, documents // 2000)  # noqa: PLR2004 -- one document is no corpus


def _chunks(sources: Iterable[Source]) -> Iterator[Chunk]:
    chunk, size = list[Source](), 0
    for source in sources:
        chunk.append(source)
        size += source.size
        if size >= _CHUNK:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


def _counted(chunks: Iterable[Chunk], session: Session, jobs: int) -> Iterable[Surveyed]:
    if jobs > 1:
        return shared_out(chunks, Counting(session.given, session.builtin, session.settings.most), jobs)
    return map(_Counter(Surveyor(session.termbase, session.termbase.words())).counted, chunks)


def sources(paths: Iterable[Path], roots: Sequence[Path]) -> Iterator[Source]:
    """Tell of each document of what kind it is: the first folder below the one that was named."""
    for path in paths:
        root = next((root for root in roots if path.is_relative_to(root)), path)
        inside = path.relative_to(root).parts
        yield Source(str(path), inside[0] if len(inside) > 1 else "")
