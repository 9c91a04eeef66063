"""A corpus, surveyed in as many processes as there are, in memory that does not grow with it.

Each chunk of documents is counted by itself, its counts parted by their keys and written down; each part is then added
up by itself (*map* and *reduce* of Dean & Ghemawat, 2004). What few documents have is left out there, so that
what remains fits into memory however large the corpus is. The result is the same in whatever order chunks are counted.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.chunks import chunks
from istilah.errors import IstilahError, Place, UnreadableError
from istilah.files import limit
from istilah.harvest.counts import PARTS, Count, Counts
from istilah.harvest.journal import Surveyed, pieces
from istilah.harvest.survey import Surveyor
from istilah.processes import shared_out
from istilah.readers import open_file
from istilah.work.drafts import DraftSource
from istilah.work.hands import Hands, done
from istilah.work.quarantine import quarantined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from istilah.harvest.journal import Chunk, Journal
    from istilah.session import Openable, Session

_CHUNK, _MANY = 1_500_000, 10_000
"""Bytes and documents that are counted together: fewer are written down too often, more take too much memory."""
_FEW_MATTER = "axg"
"""Sorts of keys of which also what one document says is kept: they are few."""


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


class Counting(NamedTuple):
    """The first half: chunks are counted (:class:`~istilah.processes.Work`)."""

    termbase: Openable
    most: int

    def settle(self) -> Callable[[Chunk], Surveyed]:
        """Open the termbase in this process.

        :raises IstilahError: it cannot be opened.
        """
        with quarantined(""):
            termbase = self.termbase.opened()
            surveyor = Surveyor(termbase, termbase.words())
            limit(self.most)  # of drafts, not of our word lists
            return _Counter(surveyor).counted

    def weight(self, chunk: Chunk) -> int:
        """Give its bytes."""
        return sum(source.size for source in chunk) or _CHUNK

    def failed(self, chunk: Chunk, error: IstilahError) -> Surveyed:
        """Say that nothing came of a chunk."""
        return Surveyed(Counter(), failures=tuple(UnreadableError(error.text, Place(each.name)) for each in chunk))


class _Counter(NamedTuple):
    surveyor: Surveyor

    def counted(self, chunk: Chunk) -> Surveyed:
        """Count the documents of a chunk; one that fails does not keep the others from being counted."""
        counts, kinds, failures, size = Counts(), Counter[str](), list[IstilahError](), 0
        for source in chunk:
            try:
                with quarantined(source.name):
                    data = source.take().data
                    self.surveyor.survey(open_file(data, source.name).document, source.kind, counts)
            except IstilahError as error:
                failures.append(error)
            else:
                kinds[source.kind] += 1
                size += len(data)
        return Surveyed(kinds, tuple(counts.parted()), tuple(failures), size)


Added = list[tuple[str, Count]]


class Adding(NamedTuple):
    """The second half: the counts of a part are added up (:class:`~istilah.processes.Work`)."""

    counts: Path
    least: int
    """Documents that must have something, for it to be kept."""

    def settle(self) -> Callable[[int], Added]:
        """Open nothing."""
        return self._added

    def weight(self, _: int) -> int:
        """Give its bytes, of which all have about the same."""
        return self.counts.stat().st_size // PARTS

    def failed(self, _: int, error: IstilahError) -> Added:
        """Give up: counts that lack a part are none.

        :raises IstilahError: always.
        """
        raise error

    def _added(self, part: int) -> Added:
        counts = Counts()
        counts.take(filter(None, pieces(self.counts, part)))
        return [
            (key, count)
            for key, count in counts.by_key.items()
            if count.documents >= self.least or key[0] in _FEW_MATTER
        ]


def survey(sources: Iterable[DraftSource], session: Session, hands: Hands, journal: Journal) -> Iterator[Surveyed]:
    """Survey what is left of a corpus; what the journal tells of the rest comes first."""
    jobs, coming = hands.shared(map(DraftSource.brought, sources))
    most = session.settings.most
    batches = journal.marked(map(tuple, chunks(coming, _size, _CHUNK, _MANY)))
    counted = done(batches, hands._replace(jobs=jobs), session, lambda base: Counting(base, most))
    return chain(journal.told, map(journal.noted, counted))


def added_up(journal: Journal, hands: Hands, least: int | None = None) -> Harvest:
    """Add up what was surveyed.

    ``least`` is the number of documents that must have something; where it is not given, what the size of the corpus
    is worth.
    """
    documents = journal.kinds.total()
    work = Adding(journal.counts, least or worth(documents))
    jobs, _ = hands.shared(range(documents))
    added = shared_out(range(PARTS), work, jobs) if jobs > 1 else map(work.settle(), range(PARTS))
    return Harvest({key: count for part in added for key, count in part}, journal.kinds, work.least)


def worth(documents: int) -> int:
    """Say how many of ``documents`` must have something that is worth being looked at.

    >>> [worth(documents) for documents in (1, 50, 11_124, 1_000_000)]
    [1, 2, 5, 500]
    """
    return 1 if documents < 2 else max(2, documents // 2000)  # noqa: PLR2004 -- one document is no corpus


def _size(source: DraftSource) -> int:
    return source.size


def of_kinds(sources: Iterable[DraftSource], roots: Sequence[Path]) -> Iterator[DraftSource]:
    """Say of each document of what kind it is, unless that is said: the first folder below the one that was named."""
    for source in sources:
        path = Path(source.name)
        root = next((root for root in roots if path.is_relative_to(root)), path)
        inside = path.relative_to(root).parts
        yield source._replace(kind=source.kind or (inside[0] if len(inside) > 1 else ""))
