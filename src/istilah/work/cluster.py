"""The same work done by the workers of a Dask cluster; the results in the order of the things, as everywhere.

Start at :func:`shared_among`. Only as many chunks are in hand as keep the workers busy, and their results wait where
they were made until it is their turn. The work is packed once and travels as something that chunks depend on: Dask
brings it to each worker that is given one, whoever joins later among them, makes it again if it is lost, and forgets it
with the run. In a worker it is settled once, in a thread of its own, for what is opened there belongs to one thread
(SQLite), and some readers bear no second one (PDFium).

A worker is given nothing unless it runs this very program: others would find something else. Dask gives the chunk of a
worker that died to the next one; a chunk that costs several their lives is done thing by thing with nothing else in
hand, so that it is known which of them does.
"""

from __future__ import annotations

import logging
import pickle
import threading
import time
import warnings
from collections import deque
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

from istilah import __version__
from istilah.chunks import chunks
from istilah.errors import IstilahError, Place, UnreadableError
from istilah.extras import need
from istilah.processes import KILLED, Result, Thing, settle, treat
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from distributed import Client, Future

    from istilah.processes import Work

_EACH, _LEAST = 8, 32
"""Chunks in hand for each thread of the workers, and altogether, those that wait for an earlier one among them."""
_LOOK = 2.0
"""Seconds after which we look again who is there."""
_FALLS = 1
"""How often all workers that may have a chunk may be lost before it is suspect."""
_PATIENCE = 60.0
"""Seconds that we wait for somebody who can work."""
_UNREACHABLE = Text(
    id="klaster tidak menjawab ({reason}); jalankan “dask scheduler”, lalu periksa alamatnya",
    en="the cluster does not answer ({reason}); run “dask scheduler” and check the address",
)
_LOST = Text(
    id="hubungan dengan klaster terputus; yang sudah dilaporkan tetap berlaku",
    en="the connection to the cluster is lost; what has been told so far holds",
)
_NOBODY = Text(
    id="tidak ada pekerja yang dapat dipakai; jalankan “dask worker {address}” dengan istilah {version}",
    en="there is no worker to be used; run “dask worker {address}” with istilah {version}",
)
_OTHER = Text(
    id="pekerja {worker} menjalankan istilah {theirs}, padahal di sini {ours}; pekerja itu tidak dipakai",
    en="worker {worker} runs istilah {theirs}, but here it is {ours}; this worker is not used",
)
_WITHOUT = Text(
    id="pekerja {worker} tidak mempunyai istilah yang dapat dijalankan ({ours}); pekerja itu tidak dipakai",
    en="worker {worker} has no istilah that runs ({ours}); this worker is not used",
)


def shared_among(
    things: Iterable[Thing], work: Work[Thing, Result], address: str, warn: Callable[[Text], None]
) -> Iterator[Result]:
    """Treat things on the cluster at ``address``; ``warn`` is told of workers that are not used.

    :raises IstilahError: there is no cluster, or nobody in it who can do this.
    """
    with _connected(address) as client:
        crew = _Crew[Thing, Result](client, pickle.dumps(work), warn)
        for chunk in chunks(things, work.weight):
            crew.put(chunk)
            while len(crew.waiting) >= crew.ahead:
                yield from _taken(crew, work)
        while crew.waiting:
            yield from _taken(crew, work)


def _taken(crew: _Crew[Thing, Result], work: Work[Thing, Result]) -> Iterator[Result]:
    """Wait for what comes of the first chunk."""
    first = crew.waiting[0]
    results = crew.results(first)
    crew.waiting.popleft()
    if results is not None:
        yield from results
        return
    crew.calm()
    for thing in first.things:
        alone = crew.results(crew.sent([thing]))
        yield from [work.failed(thing, UnreadableError(KILLED))] if alone is None else alone


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """Join a cluster; on leaving, whatever it still has in hand for us is called off.

    :raises IstilahError: there is none, or it has gone.
    """
    distributed = need("distributed", "cluster", address)
    for name in [name for name in logging.root.manager.loggerDict if name.startswith(("distributed", "asyncio"))]:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what our user has to know, we say
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"distributed\.")  # as above
        try:
            client = distributed.Client(address, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise IstilahError(_UNREACHABLE.fill(reason=error), Place(address)) from None
        try:
            yield client
        except (OSError, distributed.client.ClosedClientError):
            raise IstilahError(_LOST, Place(address)) from None
        finally:
            client.close()


class _Build(NamedTuple):
    """A program, known by what it is made of: what travels with the work need not be compared."""

    version: str
    digest: str


@cache
def build() -> _Build:
    """Tell which program this is."""
    from hashlib import blake2b

    package = Path(__file__).parents[1]
    digest = blake2b(digest_size=8)
    for path in sorted(package.rglob("*.py")):
        digest.update(b"%b\0%b\0" % (path.relative_to(package).as_posix().encode(), path.read_bytes()))
    return _Build(__version__, digest.hexdigest())


def asking() -> Callable[[], tuple[str, str]]:
    """Make the question to workers; it goes there whole, so that also those with another program can answer."""

    def told() -> tuple[str, str]:
        try:
            import istilah
        except ImportError:
            return "", ""
        try:
            from istilah.work.cluster import build
        except ImportError:
            return istilah.__version__, ""
        return build()

    return told


class _Parcel:
    """The work as it arrives at a worker: settled with the first chunk, and gone when the run is."""

    def __init__(self, work: bytes) -> None:
        self._work = work
        self._lock = threading.Lock()
        self._thread: ThreadPoolExecutor | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return _Parcel, (self._work,)

    def treated(self, things: bytes) -> list[Any]:  # what they are, and what comes of them, the work knows
        with self._lock:
            if not self._thread:
                self._thread = ThreadPoolExecutor(1, initializer=settle, initargs=(pickle.loads(self._work),))  # noqa: S301 -- from our own client
        return self._thread.submit(treat, pickle.loads(things)).result()  # noqa: S301 -- as above


def _treated(parcel: _Parcel, things: bytes) -> list[Any]:
    return parcel.treated(things)


class _Sent(NamedTuple):
    """Something sent, and those who may have it."""

    future: Future
    among: frozenset[str]


@dataclass(eq=False, slots=True)
class _Chunk(Generic[Thing]):
    """Things in hand."""

    things: list[Thing]
    number: int
    """Its place in the row: whoever comes first is done first."""
    ways: tuple[_Sent, ...] = ()
    """The work and the things, as they were sent."""
    falls: int = 0
    """How often it was lost with all who had it."""

    @property
    def coming(self) -> Future:
        return self.ways[-1].future


@dataclass(eq=False)
class _Crew(Generic[Thing, Result]):
    """The workers, and the chunks that they have in hand, in order."""

    client: Client
    work: bytes
    warn: Callable[[Text], None]
    waiting: deque[_Chunk[Thing]] = field(default_factory=deque)
    ahead: int = _LEAST
    _parcel: _Sent | None = None
    _builds: dict[str, tuple[str, str]] = field(default_factory=dict)
    _good: frozenset[str] = frozenset()
    _looked: float = 0.0
    _count: int = 0

    def put(self, things: list[Thing]) -> None:
        """Hand a chunk out."""
        if time.monotonic() - self._looked > _LOOK:
            self._look()
        self.waiting.append(self.sent(things))

    def sent(self, things: list[Thing]) -> _Chunk[Thing]:
        """Send a chunk that does not wait in the row."""
        self._count += 1
        chunk = _Chunk(things, self._count)
        self._send(chunk)
        return chunk

    def results(self, chunk: _Chunk[Thing]) -> list[Result] | None:
        """Wait for what comes of a chunk; nothing where it costs workers their lives."""
        patience = _LOOK
        while self._has_come(chunk):
            try:
                results: list[Result] = chunk.coming.result(patience)
            except (TimeoutError, CancelledError):  # it was lost with its worker, and comes again; or it is large
                self._look(chunk)
                patience *= 2
            else:
                return results
        return None

    def calm(self) -> None:
        """Wait until nothing is in hand."""
        for chunk in self.waiting:
            self._has_come(chunk)

    def _has_come(self, chunk: _Chunk[Thing]) -> bool:
        """Wait until nothing more comes of a chunk, and tell whether that is more than dead workers."""
        from distributed import KilledWorker

        while chunk.falls <= _FALLS:
            try:
                error = chunk.coming.exception(_LOOK)
            except (TimeoutError, CancelledError):
                self._look(chunk)
                continue
            if error is None or isinstance(error, KilledWorker):
                return error is None
            raise error
        chunk.coming.cancel()
        return False

    def _look(self, *others: _Chunk[Thing]) -> None:
        """See who is there, and send again what is lost with all who had it."""
        until = time.monotonic() + _PATIENCE
        while not self._is_manned():
            is_idle = self._parcel is None  # nothing is lost yet if there are only others
            if (is_idle and self._builds) or time.monotonic() > until:
                address = self.client.scheduler.address
                raise IstilahError(_NOBODY.fill(address=address, version=__version__), Place(address))
            time.sleep(_LOOK / 10)
        self._looked = time.monotonic()
        for chunk in {*self.waiting, *others}:
            is_stranded = any(self._good.isdisjoint(way.among) for way in chunk.ways) and not chunk.coming.done()
            if chunk.falls <= _FALLS and (is_stranded or chunk.coming.cancelled()):
                chunk.falls += chunk.coming.status != "lost"  # which has been done once and did no harm
                self._send(chunk)

    def _is_manned(self) -> bool:
        """Tell whether somebody is there who can work; who is new is asked."""
        threads = self.client.nthreads()
        new = [worker for worker in threads if worker not in self._builds]
        told = self.client.run(asking(), workers=new, on_error="return") if new else {}
        for worker, theirs in told.items():
            if not isinstance(theirs, OSError):  # which has gone again
                self._builds[worker] = theirs if isinstance(theirs, tuple) else ("", "")
                self._compare(worker)
        self._good = frozenset(worker for worker in threads if self._builds.get(worker) == build())
        self.ahead = max(_LEAST, _EACH * sum(threads[worker] for worker in self._good))
        return bool(self._good)

    def _compare(self, worker: str) -> None:
        version, digest = self._builds[worker]
        ours = build()
        if (version, digest) != ours:
            told = version if version != ours.version else f"{version} ({digest or '–'})"
            here = ours.version if version != ours.version else f"{ours.version} ({ours.digest})"
            self.warn((_OTHER if version else _WITHOUT).fill(worker=worker, theirs=told, ours=here))

    def _send(self, chunk: _Chunk[Thing]) -> None:
        if self._parcel is None or self._good.isdisjoint(self._parcel.among):
            self._parcel = self._submitted(0, _Parcel, self.work)
        things = pickle.dumps(chunk.things)
        chunk.ways = (self._parcel, self._submitted(chunk.number, _treated, self._parcel.future, things))

    def _submitted(self, number: int, function: Callable[..., object], *values: object) -> _Sent:
        future = self.client.submit(function, *values, workers=sorted(self._good), priority=-number, pure=False)
        return _Sent(future, self._good)
