"""Damaged compiled termbases.

One file of the cache is damaged: bits flip, its end is lost, stretches are blanked or swapped, bytes are added.
Promised is that the next two starts answer rightly.
"""

from __future__ import annotations

import os
from contextlib import chdir
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest import mock

from desk import PREFERENCE, folder

from istilah.config import Settings
from istilah.query.expand import expand
from istilah.query.lookup import lookup
from istilah.termbase import cache
from istilah.termbase.base import open_termbase

GOAL = 10_000
_DAMAGES = ("flip", "cut", "blank", "append", "swap", "replace")
_TERMS = "schema = 1\n" + "".join(
    f'[[concept]]\nid = "jalan nomor {n} (JL{n})"\nen = "road number {n}"\n' for n in range(40)
)


class Case(NamedTuple):
    """How the cache is damaged: in which of its files, how, and by which choices."""

    file: float
    damage: str
    seed: int


def make(random: Random) -> Case:
    """Choose."""
    return Case(random.random(), random.choice(_DAMAGES), random.getrandbits(32))


def check(case: Case) -> None:
    """Damage a file and ask."""
    place = _place()
    environment = {"XDG_CACHE_HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    with mock.patch.dict(os.environ, environment), chdir(place), mock.patch.object(cache, "_SETTLED", 0):
        right = _right()
        files = sorted(path for path in (place / "istilah").rglob("*") if path.is_file())
        path = files[int(case.file * len(files))]
        path.write_bytes(_damaged(path.read_bytes(), case.damage, Random(case.seed)))
        assert _answers() == right, path.name
        assert _answers() == right, path.name


@lru_cache
def _place() -> Path:
    """Make a folder with a termbase that has been there for long."""
    path = folder("caches") / "terms.toml"
    path.write_text(_TERMS, encoding="utf-8")
    os.utime(path, (1, 1))
    return path.parent


@lru_cache
def _right() -> object:
    return _answers()


def _answers() -> object:
    """Ask what a start asks."""
    index = open_termbase(Settings(), (), Path.cwd(), builtin=False)
    return (
        [expand(word, index, PREFERENCE) for word in ("JL7", "JL39", "JL40")],
        [lookup(word, index, limit=3, preference=PREFERENCE) for word in ("jalan nomor 3", "raod numbr 8", "jembatan")],
        index.kept("uji", lambda _: "benar\n" * 100),
    )


def _damaged(data: bytes, damage: str, random: Random) -> bytes:
    damaged = bytearray(data or b"\0")
    start = random.randrange(len(damaged))
    size = random.choice((1, 16, 512, 4096))
    other = random.randrange(len(damaged))
    if damage == "flip":
        for _ in range(random.choice((1, 1, 1, 8, 200))):
            damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
    elif damage == "cut":
        del damaged[start:]
    elif damage == "blank":
        damaged[start : start + size] = bytes([random.choice((0, 255))]) * len(damaged[start : start + size])
    elif damage == "append":
        damaged += random.randbytes(size)
    elif damage == "swap":
        one, two = damaged[start : start + size], damaged[other : other + size]
        damaged[start : start + size], damaged[other : other + size] = two, one
    else:
        damaged = bytearray(random.randbytes(random.choice((0, 1, 100, len(damaged)))))
    return bytes(damaged)
