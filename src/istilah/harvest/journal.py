"""The counts of a corpus on disk, chunk by chunk as they come; a run that was stopped goes on after the last one.

Beside the counts stands a journal in JSON Lines. Its first line says by which program and termbase they are made; then
comes a line a chunk: how many documents it had and which, what came of them, where its counts end. That line is written
when the counts are safe on the disk, so what it says holds, and whatever stands behind the last whole line, in either
file, is cut off. Nobody goes on with the journal of a run that was not asked to keep one: that goes with its folder.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, deque
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from istilah.cleaning import dump
from istilah.errors import BugError, IstilahError, Place, UnreadableError
from istilah.files import growing, whole_lines
from istilah.harvest.counts import PARTS
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from istilah.files import GrowingFile
    from istilah.termbase.base import Termbase
    from istilah.work.drafts import DraftSource

SCHEMA = "istilah/harvest-journal/1"
_JOURNAL, _COUNTS = "harvest.jsonl", "harvest.counts"
_LENGTH = 8
"""Bytes in which the length of counts is written."""
_NO_JOURNAL = Text(
    id="baris ini bukan dari jurnal panen ({schema}); mulai dengan folder baru",
    en="this line is not of the journal of a harvest ({schema}); begin with a new folder",
).fill(schema=SCHEMA)
_NOT_OURS = Text(
    id="folder ini berisi berkas lain, bukan panen yang terhenti; pilih folder baru",
    en="this folder holds other files, and no harvest that was stopped; choose a new folder",
)
_UNMADE = Text(id="folder ini tidak dapat dibuat: {reason}", en="this folder cannot be made: {reason}")
_OTHER_MAKER = Text(
    id="dihitung dengan {what} {theirs}, padahal sekarang {ours}; hasilnya akan bercampur, mulai dengan folder baru",
    en="counted with {what} {theirs}, but now it is {ours}; the results would be mixed, begin with a new folder",
)
_OTHERS = Text(
    id="dokumen yang sudah dihitung sampai “{last}” tidak sama lagi dengan yang sekarang; mulai dengan folder baru",
    en="the documents counted up to “{last}” are not those that there are now; begin with a new folder",
)
_CUT = Text(
    id="berkas ini terpotong: {size} bita, padahal jurnalnya mencatat {end}; mulai dengan folder baru",
    en="this file is cut off: {size} bytes where the journal tells of {end}; begin with a new folder",
)

Entry = dict[str, Any]  # JSON, as it comes
Chunk = tuple["DraftSource", ...]


class Surveyed(NamedTuple):
    """What came of a chunk."""

    kinds: Counter[str]
    """Documents of each kind."""
    parts: tuple[bytes, ...] = ()
    """Its counts, as they were parted; nothing where they are written down."""
    failures: tuple[IstilahError, ...] = ()
    size: int = 0
    """Bytes that were read."""


class _Mark(NamedTuple):
    """How far one has come in the documents."""

    documents: int
    """How many there are since the last mark."""
    digest: str
    """Of the names and kinds of all until here."""
    last: str


class _Course:
    """The documents as they pass by."""

    def __init__(self) -> None:
        self._digest = blake2b(digest_size=16)

    def passed(self, chunk: Iterable[DraftSource]) -> _Mark:
        number, last = 0, ""
        for source in chunk:
            number, last = number + 1, source.name
            self._digest.update(f"{source.name}\0{source.kind}\n".encode("utf-8", "surrogatepass"))
        return _Mark(number, self._digest.hexdigest(), last)


@contextmanager
def journal(folder: Path | None, termbase: Termbase) -> Iterator[Journal]:
    """Open the journal in a folder, which is made if need be; where none is named, in one that goes afterwards.

    :raises IstilahError: the folder cannot be made, or belongs to something else.
    """
    with ExitStack() as stack:
        if folder is None:
            place = Path(stack.enter_context(TemporaryDirectory(prefix="istilah-")))
            yield Journal(place, {}, stack, lasts=False)
        else:
            _make(folder)
            yield Journal(folder, _maker(termbase), stack, lasts=True)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = {path.name for path in folder.iterdir()}
    except OSError as error:
        raise IstilahError(_UNMADE.fill(reason=error.strerror), Place(str(folder))) from None
    if names and _JOURNAL not in names:
        raise IstilahError(_NOT_OURS, Place(str(folder)))


def _maker(termbase: Termbase) -> Mapping[str, str]:
    from istilah.work.cluster import build

    version, digest = build()
    return {
        "istilah": f"{version} ({digest})",
        "Python": ".".join(map(str, sys.version_info[:2])),  # which knows letters, and writes counts in its own way
        "termbase": termbase.digest(),
    }


class Journal:
    """What is counted so far, and where that is."""

    def __init__(self, folder: Path, maker: Mapping[str, str], stack: ExitStack, *, lasts: bool) -> None:
        self.documents = 0
        """How many documents are counted, or were tried."""
        self.told: tuple[Surveyed, ...] = ()
        """What earlier runs have counted."""
        self.kinds = Counter[str]()
        """Documents of each kind, so far."""
        self.counts = folder / _COUNTS
        self._path = folder / _JOURNAL
        self._head = {"schema": SCHEMA, **maker}
        self._stack = stack
        self._lasts = lasts
        self._course = _Course()
        self._ahead = deque[_Mark]()
        self._end = 0

    def rest(self, sources: Iterable[DraftSource]) -> Iterator[DraftSource]:
        """Pass over the documents that are counted, cut off what is not whole, and hold both files.

        :raises IstilahError: they were counted otherwise, or are others, or a file is damaged or cannot be written.
        """
        coming, told, end = iter(sources), list[Surveyed](), 0
        for number, line in enumerate(whole_lines(self._path), 1):
            place = Place(str(self._path), number, 1)
            try:
                entry = json.loads(line)
                if number > 1:
                    told.append(self._passed_over(entry, coming, place))
                else:
                    self._compare(entry, place)
            except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
                raise IstilahError(_NO_JOURNAL, place) from None
            end += len(line)
        self._refuse_cut()
        self.told = tuple(told)
        self._lines = self._opened(self._path, end)
        self._file = self._opened(self.counts, self._end)
        if not end:
            self._write(self._head)
        return coming

    def _compare(self, head: Entry, place: Place) -> None:
        if head["schema"] != SCHEMA:
            raise IstilahError(_NO_JOURNAL, place)
        for what, ours in self._head.items():
            if head[what] != ours:
                raise IstilahError(_OTHER_MAKER.fill(what=what, theirs=head[what], ours=ours), place)

    def _passed_over(self, entry: Entry, coming: Iterator[DraftSource], place: Place) -> Surveyed:
        mark = _Mark(entry["documents"], entry["digest"], entry["last"])
        if self._course.passed(islice(coming, mark.documents)) != mark:
            raise IstilahError(_OTHERS.fill(last=mark.last), place)
        self._end = int(entry["end"])
        self.documents += mark.documents
        self.kinds.update(entry["kinds"])
        failures = tuple(map(_failure, entry["failures"]))
        return Surveyed(Counter(entry["kinds"]), failures=failures, size=int(entry["size"]))

    def _refuse_cut(self) -> None:
        size = self.counts.stat().st_size if self.counts.exists() else 0
        if size < self._end:
            raise IstilahError(_CUT.fill(size=size, end=self._end), Place(str(self.counts)))

    def _opened(self, path: Path, end: int) -> GrowingFile:
        return self._stack.enter_context(growing(path, end))

    def marked(self, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        """Remember which documents are handed out."""
        for chunk in chunks:
            self._ahead.append(self._course.passed(chunk))
            yield chunk

    def noted(self, surveyed: Surveyed) -> Surveyed:
        """Write down what came of the next chunk, in the order in which they were handed out."""
        data = _written(surveyed.parts)
        self._file.write(data)
        if self._lasts:
            self._file.secure()
        self._end += len(data)
        mark = self._ahead.popleft()
        self.documents += mark.documents
        self.kinds.update(surveyed.kinds)
        self._write(
            {
                **mark._asdict(),
                "kinds": surveyed.kinds,
                "size": surveyed.size,
                "failures": list(map(_shaped, surveyed.failures)),
                "end": self._end,
            }
        )
        return surveyed._replace(parts=())

    def _write(self, entry: Mapping[str, object]) -> None:
        self._lines.write(f"{dump(entry, indent=None)}\n".encode())
        if self._lasts:
            self._lines.secure()


def _shaped(error: IstilahError) -> Entry:
    trace = error.trace if isinstance(error, BugError) else ""
    return {"text": error.text._asdict(), "place": error.place, "trace": trace}


def _failure(entry: Entry) -> IstilahError:
    text, trace = Text(**entry["text"]), entry["trace"]
    place = Place(*entry["place"]) if entry["place"] else None
    return BugError(text, place, trace) if trace and place else UnreadableError(text, place)


def _written(parts: tuple[bytes, ...]) -> bytes:
    """Write the counts of a chunk: the lengths of their parts, then these."""
    return b"".join([*(len(part).to_bytes(_LENGTH) for part in parts), *parts])


def pieces(counts: Path, part: int) -> Iterator[bytes]:
    """Read one part of the counts of every chunk."""
    with counts.open("rb") as file:
        while head := file.read(_LENGTH * PARTS):
            lengths = [int.from_bytes(head[at : at + _LENGTH]) for at in range(0, len(head), _LENGTH)]
            end = file.tell() + sum(lengths)
            file.seek(sum(lengths[:part]), 1)
            yield file.read(lengths[part])
            file.seek(end)
