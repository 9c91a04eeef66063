"""What cases of all kinds need: the built-in termbase, opened once a process, a folder, and the fragments."""

from __future__ import annotations

import atexit
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import tomli

from istilah.config import Settings
from istilah.draft.options import Options
from istilah.lint.pipeline import Bench
from istilah.query.preference import Preference
from istilah.termbase.base import Termbase, open_termbase

TODAY = "2026-11-28"
PREFERENCE = Preference(TODAY)


@lru_cache
def termbase() -> Termbase:
    """Open the built-in termbase."""
    return open_termbase(Settings(), (), Path.cwd())


@lru_cache
def bench() -> Bench:
    """Lay out what drafts are examined with."""
    return Bench(termbase(), termbase().words(), Options(today=TODAY))


@lru_cache
def folder(name: str) -> Path:
    """Make a folder for the cases of a kind; it goes with the process."""
    made = TemporaryDirectory(prefix=f"{name}-")
    atexit.register(made.cleanup)
    return Path(made.name)


def fragments(table: str) -> dict[str, list[str]]:
    """Read what cases are made of."""
    text = Path(__file__).with_name("fragments.toml").read_text(encoding="utf-8")
    return dict(tomli.loads(text)[table])
