"""A search led by the lines that a draft reaches: atheris where it is installed, Hypothesis elsewhere.

Both make choices, and :mod:`texts` makes a draft of them.
"""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import NamedTuple

NAME = "atheris" if find_spec("atheris") else "Hypothesis"


class Led(NamedTuple):
    """What came of a search."""

    drafts: int
    failures: int


ROOMS = ("abbreviations", "context", "draft", "lint", "readers", "rules", "terms")
"""What the search is led through."""


def search(seconds: float, seed: int, keep: Path) -> Led:
    """Search for about so many seconds in a process of its own."""
    call = [sys.executable, __file__, str(int(seconds)), str(seed), str(keep)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    cases = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("cases ")]
    if done.returncode:
        print(done.stdout[-1500:], done.stderr[-3000:])
    return Led(int(cases[-1]) if cases else 0, int(bool(done.returncode)))


def _by_coverage(seconds: int, seed: int, keep: Path) -> None:
    import atheris  # type: ignore[import-untyped, unused-ignore]  # it may not be there, and has no types

    with atheris.instrument_imports(include=[f"istilah.{room}" for room in ROOMS]):
        import texts

    class Choices(Random):
        """Choices read off the bytes that the search makes."""

        def __init__(self, data: bytes) -> None:
            self._data = atheris.FuzzedDataProvider(data)
            super().__init__(0)

        def getrandbits(self, k: int, /) -> int:
            return int(self._data.ConsumeIntInRange(0, 2**k - 1))

        def random(self) -> float:
            return self.getrandbits(16) / 2**16

    count, end = 0, time.monotonic() + seconds

    def one(data: bytes) -> None:
        nonlocal count
        count += 1
        if count % 50 == 0 or time.monotonic() > end:
            print("cases", count, flush=True)
        texts.check(texts.make(Choices(data)))

    options = [
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        "-max_len=2000",
        "-len_control=0",
        f"-artifact_prefix={keep}/",
    ]
    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


def _by_hypothesis(seconds: int, seed: int) -> None:
    import texts
    from hypothesis import HealthCheck, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:

        @seeded(seed + count)
        @settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(st.randoms(use_true_random=False))
        def one(random: Random) -> None:
            texts.check(texts.make(random))

        one()
        count += 100
        print("cases", count, flush=True)


if __name__ == "__main__":
    if NAME == "atheris":
        _by_coverage(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
    else:
        _by_hypothesis(int(sys.argv[1]), int(sys.argv[2]))
