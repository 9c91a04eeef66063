"""The built-in termbase, opened once a process, and all that a draft is put through."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import tomli

from istilah.config import Settings
from istilah.engine.preference import Preference
from istilah.rules.lint import Bench
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
    return Bench(termbase(), termbase().words(), "", TODAY)


def fragments(table: str) -> dict[str, list[str]]:
    """Read what cases are made of."""
    text = Path(__file__).with_name("fragments.toml").read_text(encoding="utf-8")
    return dict(tomli.loads(text)[table])
