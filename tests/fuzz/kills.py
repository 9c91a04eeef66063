"""Kill the program at any moment: while it compiles its cache, mends a file, writes a list.

Promised: the file is the old one or the new one; no temporary file outlives the next run; the next question is answered
as ever, whatever the killed one left behind.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from random import Random

GOAL = 500
_DRAFT = "# Laporan\n\nSurat ijin KPBU dan K.T.P. naik.\n\nProduk domestik bruto (PDB) naik. PDB turun.\n"
_LONGEST = {"expand": 1.6, "large": 1.2, "fix": 0.5, "list": 0.5}
"""Seconds in which each use is killed; starts count too."""
_ROWS = 3000


class Case(NamedTuple):
    """What is run, and after how many seconds it is killed."""

    use: str
    after: float


def make(random: Random) -> Case:
    """Choose."""
    use = random.choice(("expand", "large", "large", "large", "fix", "fix", "list", "list"))
    return Case(use, random.uniform(0.02, _LONGEST[use]))


def check(case: Case) -> None:
    """Kill it, and look at what it left."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = folder / "naskah.md"
        draft.write_text(_DRAFT, encoding="utf-8")
        table = folder / "besar.csv"
        table.write_text(_table(), encoding="utf-8")
        call = {
            "expand": ["expand", "ASN"],
            "large": ["expand", "UJI7", "-t", str(table), "--no-builtin"],
            "fix": ["lint", "--fix", "--no-builtin", str(draft)],
            "list": ["abbreviations", "--write", "--no-builtin", str(draft)],
        }[case.use]
        with _started(call, folder) as killed:
            time.sleep(case.after)
            killed.kill()
        cut = draft.read_text(encoding="utf-8")
        _, whole = _answer(call, folder)
        assert cut in {_DRAFT, draft.read_text(encoding="utf-8")}, "half a file"
        if case.use in {"expand", "large"}:
            assert whole == _right(case.use), whole
        left = [path for path in folder.iterdir() if path.name.startswith(".")]
        assert not left, left


def _started(call: list[str], folder: Path) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder),
        "ISTILAH_LANG": "en",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "istilah", *call],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _answer(call: list[str], folder: Path) -> tuple[int, bytes]:
    with _started(call, folder) as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode in {0, 1}, (process.returncode, err[-2000:])
    return process.returncode, out


@lru_cache
def _right(use: str) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "besar.csv"
        table.write_text(_table(), encoding="utf-8")
        call = ["expand", "ASN"] if use == "expand" else ["expand", "UJI7", "-t", str(table), "--no-builtin"]
        return _answer(call, folder)[1]


@lru_cache
def _table() -> str:
    rows = "".join(f"k{n},istilah uji nomor {n},test term number {n},UJI{n}\n" for n in range(_ROWS))
    return f"key,id,en,short_id\n{rows}"
