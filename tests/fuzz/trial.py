"""Try cases of a kind, one after another, in a process of their own."""

from __future__ import annotations

import signal
import time
import traceback
from contextlib import contextmanager
from importlib import import_module
from random import Random
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from desk import termbase

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 20
"""Seconds after which a case counts as one that hangs."""


class Kind(Protocol):
    """A module of cases."""

    GOAL: int
    """How many cases a whole run should try."""

    def make(self, random: Random) -> bytes | tuple[object, ...]:
        """Make the case that these choices lead to."""

    def check(self, case: object) -> None:
        """Raise where a promise is broken."""


class Failure(NamedTuple):
    """A case that broke a promise."""

    kind: str
    number: int
    trace: str
    case: str
    data: bytes


class Batch(NamedTuple):
    """What came of some cases of a kind."""

    kind: str
    tried: int
    seconds: float = 0
    slowest: float = 0
    failures: tuple[Failure, ...] = ()


class Hang(Exception):  # noqa: N818 -- named after what it is
    """A case took too long."""


def kind_of(name: str) -> Kind:
    """Import the module of a kind."""
    return cast("Kind", import_module(name))  # a module as its protocol


def tried(name: str, seed: int, first: int, size: int) -> Batch:
    """Try ``size`` cases from number ``first`` on."""
    kind = kind_of(name)
    termbase()  # whoever opens it first may have to compile it, which on a busy machine takes long and is no hang
    failures, slowest, start = [], 0.0, time.perf_counter()
    for number in range(first, first + size):
        begun = time.perf_counter()
        case = kind.make(Random(f"{seed} {name} {number}"))
        try:
            with _limited():
                kind.check(case)
        except Exception:  # noqa: BLE001 -- whatever a case raises is what we look for
            failures.append(Failure(name, number, traceback.format_exc(), repr(case), getattr(case, "data", b"")))
        slowest = max(slowest, time.perf_counter() - begun)
    return Batch(name, size, time.perf_counter() - start, slowest, tuple(failures))


@contextmanager
def _limited() -> Iterator[None]:
    """Stop what takes too long; where there are no such signals, let it."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_: object) -> None:
        raise Hang

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
