"""Answers on a real terminal: what is longer than the screen goes through the pager, and nothing moves the cursor."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from istilah.cli.render.progress import steps

pty = pytest.importorskip("pty", reason="there are no such terminals here")
FEW, MANY = 3, 40
SGR = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture(autouse=True)
def _concepts() -> None:
    entries = "".join(f'[[concept]]\nid = "jalan {n}\\u001b[2J"\nen = "road {n}"\n' for n in range(MANY))
    Path("terms.toml").write_text(f"schema = 1\n{entries}", encoding="utf-8")


def on_terminal(*arguments: str, **settings: str) -> str:
    """Run the program on a terminal of 80 columns and 24 lines, and give what stands there afterwards."""
    ours, theirs = pty.openpty()
    said: list[bytes] = []
    reader = Thread(target=read, args=(ours, said))
    reader.start()
    environment = {**os.environ, "TERM": "xterm", "LINES": "24", **settings}
    call = [sys.executable, "-m", "istilah", *arguments]
    subprocess.run(call, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, check=False)
    os.close(theirs)
    reader.join()
    os.close(ours)
    return b"".join(said).decode().replace("\r\n", "\n")


def read(terminal: int, said: list[bytes]) -> None:
    with suppress(OSError):  # the other end is closed
        while data := os.read(terminal, 65536):
            said.append(data)


def test_a_long_answer_goes_through_the_pager() -> None:
    assert on_terminal("list", "--no-builtin", PAGER="cat > seen") == ""
    seen = SGR.sub("", Path("seen").read_text(encoding="utf-8"))
    assert len(seen.splitlines()) == MANY
    assert "\x1b" not in seen


@pytest.mark.parametrize(
    ("options", "pager"),
    [
        (["--limit", str(FEW)], "cat > seen"),
        (["--no-pager"], "cat > seen"),
        ([], ""),
        ([], "no-such-pager"),
    ],
    ids=["short", "refused", "none", "missing"],
)
def test_it_is_printed_at_once(options: list[str], pager: str) -> None:
    out = SGR.sub("", on_terminal("list", "--no-builtin", *options, PAGER=pager))
    assert len(out.splitlines()) == (FEW if "--limit" in options else MANY)
    assert "\x1b" not in out
    assert not Path("seen").exists()


def test_who_watches_sees_how_far_one_long_thing_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with steps("termbase [b]\x1b[2J") as told:
        told(250, 1000)
        told(1000, 1000)
    shown = re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", capsys.readouterr().err)
    assert "termbase [b]\\x1b[2J" in shown
    assert "100%" in shown


def test_nobody_else_is_told_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    with steps("termbase") as told:
        told(1, 2)
    assert capsys.readouterr().err == ""
