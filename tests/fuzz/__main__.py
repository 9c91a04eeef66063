"""Look for texts, packages, termbases and kills that break the program.

Run: ``python tests/fuzz --minutes 30``. It says how many cases of each kind were tried and how many failed, writes each
failing case into a folder and ends with 1 if there is one. A case is made of the seed and its number alone: ``--seed 7
--only texts --first 4711 --cases 1`` makes number 4711 of run 7 again. The last part of the time goes to a search that
is led by the lines that drafts reach (:mod:`guided`).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import guided
from trial import Batch, Failure, kind_of, tried

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KINDS = ("texts", "packages", "termbases", "caches", "kills")
_BATCH = 2.0
"""Seconds of work that is handed out at once, about."""
_TRACE = 2000
"""Characters of a trace that are shown."""


def main() -> int:
    """Run the kinds asked for until the time is over, and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", choices=KINDS, action="append", help="a kind, repeatable; else all")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--cases", type=int, default=0, help="so many cases of each kind, and no search")
    parser.add_argument("--guided", type=float, default=0.1, help="share of the time for the search")
    parser.add_argument("--keep", type=Path, default=None, help="folder for failing cases")
    options = parser.parse_args()
    keep = options.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    print(f"seed {options.seed}, failing cases go to {keep}", flush=True)
    kinds = tuple(options.only or KINDS)
    share = 0 if options.cases or "texts" not in kinds else options.guided
    batches = list(_watched(Run(kinds, options).batches(60 * options.minutes * (1 - share))))
    failures = [failure for batch in batches for failure in batch.failures]
    _report(batches, kinds)
    _tell(failures, keep)
    led = guided.search(60 * options.minutes * share, options.seed, keep) if share else guided.Led(0, 0)
    if share:
        print(f"search led by {guided.NAME}: {led.drafts:,} drafts, {led.failures} failures")
    return int(bool(failures or led.failures))


class Run:
    """Hands out batches so that all kinds come near their goals together, and beyond them while there is time."""

    def __init__(self, kinds: tuple[str, ...], options: argparse.Namespace) -> None:
        self._options = options
        self._goals = {kind: kind_of(kind).GOAL for kind in kinds}
        self._given = Counter(dict.fromkeys(kinds, 0))
        self._sizes = dict.fromkeys(kinds, 1)

    def batches(self, seconds: float) -> Iterator[Batch]:
        """Go through what comes back, for so long."""
        end = time.monotonic() + seconds
        while self._wanted(end):
            # A crash below Python takes its process along, and the pool; the work goes on in a new one.
            with ProcessPoolExecutor(self._options.jobs, get_context("spawn")) as pool:
                try:
                    yield from self._pooled(pool, end)
                except BrokenProcessPool:
                    given = ", ".join(f"{kind} {count}" for kind, count in self._given.items())
                    yield Batch("crash", 1, failures=(Failure("crash", 0, f"a process died before {given}", "", b""),))

    def _pooled(self, pool: ProcessPoolExecutor, end: float) -> Iterator[Batch]:
        running: set[Future[Batch]] = set()
        while running or self._wanted(end):
            while len(running) < 2 * self._options.jobs and (kind := self._wanted(end)):
                running.add(self._given_out(pool, kind))
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                batch = future.result()
                self._sizes[batch.kind] = max(1, int(_BATCH * batch.tried / max(batch.seconds, 1e-3)))
                yield batch

    def _given_out(self, pool: ProcessPoolExecutor, kind: str) -> Future[Batch]:
        size = self._sizes[kind]
        if self._options.cases:
            size = min(size, self._options.cases - self._given[kind])
        first = self._options.first + self._given[kind]
        self._given[kind] += size
        return pool.submit(tried, kind, self._options.seed, first, size)

    def _wanted(self, end: float) -> str:
        """Choose the kind that is farthest from its goal; none when all is done."""
        if time.monotonic() >= end:
            return ""
        most = self._options.cases
        left = [kind for kind, given in self._given.items() if not most or given < most]
        return min(left, key=lambda kind: self._given[kind] / self._goals[kind], default="")


def _watched(batches: Iterator[Batch]) -> Iterator[Batch]:
    """Say every half a minute how far we are."""
    count: Counter[str] = Counter()
    said = time.monotonic()
    for batch in batches:
        count.update({batch.kind: batch.tried, "failures": len(batch.failures)})
        for failure in batch.failures:
            print(f"{failure.kind} {failure.number}: {failure.trace.splitlines()[-1]}", flush=True)
        yield batch
        if time.monotonic() > said + 30:
            said = time.monotonic()
            print(", ".join(f"{name} {number:,}" for name, number in count.items()), flush=True)


def _report(batches: list[Batch], kinds: tuple[str, ...]) -> None:
    print(f"{'kind':<10}{'cases':>12}{'goal':>12}{'failures':>10}{'ms each':>10}{'slowest s':>11}")
    for kind in dict.fromkeys((*kinds, *(batch.kind for batch in batches))):
        own = [batch for batch in batches if batch.kind == kind]
        each = _each(kind)
        cases = each * sum(batch.tried for batch in own)
        goal = each * kind_of(kind).GOAL if kind in kinds else 0
        pace = 1000 * sum(batch.seconds for batch in own) / max(1, cases)
        slowest = max((batch.slowest for batch in own), default=0)
        failed = sum(len(batch.failures) for batch in own)
        print(f"{kind:<10}{cases:>12,}{goal:>12,}{failed:>10}{pace:>10.2f}{slowest:>11.2f}")


def _each(kind: str) -> int:
    """Tell how many cases are tried at once, as texts are in one draft."""
    sizes: Mapping[str, int] = {"texts": 20}
    return sizes.get(kind, 1)


def _tell(failures: list[Failure], folder: Path) -> None:
    """Keep all failing cases, and show one of each cause."""
    causes: dict[str, list[Failure]] = {}
    for failure in failures:
        causes.setdefault("".join(failure.trace.split("\n")[-4:]), []).append(failure)
        (folder / f"{failure.kind}-{failure.number}").write_bytes(failure.data or failure.case.encode())
    for same in sorted(causes.values(), key=len, reverse=True):
        first = min(same, key=lambda failure: (len(failure.case), failure.number))
        print(f"\n{len(same)} × as {first.kind}-{first.number}: {first.case[:300]}\n{first.trace[-_TRACE:]}")


if __name__ == "__main__":
    sys.exit(main())
