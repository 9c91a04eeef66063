"""The command line, one TOML file a scenario (``scenarios/*.toml``).

A scenario has ``args`` and what is expected: ``stdout``, ``stderr``, ``code`` (0). It may have ``stdin``, ``env``, and
``[files]`` to stand in the working folder, and
what a step ``leaves`` of them; ``folder`` is where a step is run. Several calls in a row are ``[[step]]``
tables. Colours are left out; the working folder is written ``{here}``, the one above it ``{home}``. ``says`` and
``keeps_silent_about`` look for parts of the output.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from contextvars import copy_context
from pathlib import Path
from typing import Any

import pytest
import tomli
import tomlkit

from istilah.cli import main

SCENARIOS = sorted(Path(__file__).parent.glob("scenarios/*.toml"))
ANSI = re.compile(r"\x1b\[[0-9;]*m")
FIELDS = {
    "args",
    "stdin",
    "env",
    "files",
    "stdout",
    "stderr",
    "code",
    "says",
    "keeps_silent_about",
    "step",
    "why",
    "folder",
    "leaves",
}


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_scenario(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    scenario = tomli.loads(path.read_text(encoding="utf-8"))
    told = []
    for name, content in scenario.get("files", {}).items():
        file = Path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    for step in scenario.get("step", [scenario]):
        assert set(step) <= FIELDS
        for name, value in {**scenario.get("env", {}), **step.get("env", {})}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(step.get("stdin", "").encode())))
        with contextlib.chdir(step.get("folder", ".")):
            code = copy_context().run(main, step["args"])
        out, err = map(tidy, capsys.readouterr())
        told.append((code, out, err))
        if not request.config.getoption("--write-golden"):
            check(step, *told[-1])
    if request.config.getoption("--write-golden"):
        write(path, told)


def check(step: dict[str, Any], code: int, out: str, err: str) -> None:
    assert (code, err) == (step.get("code", 0), step.get("stderr", err if "says" in step else ""))
    if "stdout" in step or "says" not in step:
        assert out == step.get("stdout", "")
    for name, content in step.get("leaves", {}).items():
        assert Path(name).read_text(encoding="utf-8") == content
    for part in step.get("says", ()):
        assert part in out + err
    for part in step.get("keeps_silent_about", ()):
        assert part not in out + err


def write(path: Path, told: list[tuple[int, str, str]]) -> None:
    """Put what was told where something else is expected; the rest of the file stays as it is."""
    scenario = tomlkit.parse(path.read_text(encoding="utf-8"))
    for step, (code, out, err) in zip(scenario.get("step", [scenario]), told, strict=True):
        if step.get("code", 0) != code:
            step["code"] = code
        for name, text in (("stdout", out), ("stderr", err)):
            if text != step.get(name, "" if "says" not in step else text):
                plain = "\n" in text and "'''" not in text and ANSI.sub("", text).replace("\n", "").isprintable()
                step[name] = tomlkit.string(text, literal=plain, multiline=plain)
    path.write_text(re.sub(r"= '''(?!\n)", "= '''\n", tomlkit.dumps(scenario)), encoding="utf-8")


def tidy(text: str) -> str:
    return ANSI.sub("", text).replace(str(Path.cwd()), "{here}").replace(os.environ["HOME"], "{home}")
