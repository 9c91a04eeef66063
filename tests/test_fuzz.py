"""The search for what breaks the program runs itself: a few cases of each kind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).with_name("fuzz")


@pytest.mark.parametrize("kind", ["texts", "packages", "termbases", "caches", "kills"])
def test_some_cases_pass(kind: str, tmp_path: Path) -> None:
    call = [
        sys.executable,
        str(FUZZ),
        "--only",
        kind,
        "--cases",
        "2",
        "--jobs",
        "1",
        "--seed",
        "1",
        "--keep",
        str(tmp_path),
    ]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{kind} " in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_failure_is_told_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "fuzz"
    folder.mkdir()
    for path in FUZZ.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    broken = "GOAL = 1\ndef make(random):\n    return b'x'\ndef check(case):\n    raise ValueError('rusak')\n"
    (folder / "termbases.py").write_text(broken, encoding="utf-8")
    kept = tmp_path / "kept"
    kept.mkdir()
    call = [sys.executable, str(folder), "--only", "termbases", "--cases", "2", "--jobs", "1", "--keep", str(kept)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "2 × as termbases-0" in done.stdout
    assert "ValueError: rusak" in done.stdout
    assert {path.name for path in kept.iterdir()} == {"termbases-0", "termbases-1"}
