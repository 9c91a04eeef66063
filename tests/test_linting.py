"""The shell around the linter where a scenario cannot look: someone who watches, files and folders that refuse."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextvars import copy_context
from pathlib import Path

import pytest

from istilah.cli import linting, main
from istilah.config import Settings
from istilah.errors import Place, UnreadableError
from istilah.files import STDIN, replace
from istilah.text import Text

IDLE = "# istilah: abaikan-file LINT002\nRapat.\n"


def run(arguments: list[str]) -> int:
    """Run a command line so that it leaves nothing behind, such as being quiet."""
    return copy_context().run(main, arguments)


@pytest.fixture
def drafts() -> list[str]:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    names = ["a.txt", "b.txt", "c.txt"]
    for name in names:
        Path(name).write_text(IDLE, encoding="utf-8")
    return names


def test_who_watches_sees_how_far_we_are(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(linting, "_PATIENCE", -1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["lint", *drafts, "--no-builtin"]) == 0
    out, err = capsys.readouterr()
    assert out.count("LINT001") == 3
    assert "%" in err


def test_nobody_is_told_of_what_takes_no_time(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(linting, "_PATIENCE", 1000)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["lint", *drafts, "--no-builtin"]) == 0
    assert capsys.readouterr().err == ""


def test_many_files_are_shared_out(drafts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linting, "_FEW", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert run(["lint", *drafts, "--no-builtin"]) == 0


def test_a_process_examines_what_it_is_given(drafts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What the other processes do is done here once more, where it can be seen."""
    del capsys
    plan = linting.planned(Settings(), (), linting.Wishes((), (), "", None, linting.Mending.NONE, STDIN), builtin=False)
    linting._settle(plan)  # noqa: SLF001 -- as the pool does
    assert [found.rule.code for found in linting._examine_in_place(Path(drafts[0])).diagnoses] == ["LINT001"]  # noqa: SLF001 -- as above


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_mended(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = Text(id="ditolak", en="refused")

    def picky(path: Path, data: bytes, **others: None) -> None:
        if path.name == "b.txt":
            raise UnreadableError(refused, Place(str(path)))
        replace(path, data, **others)

    monkeypatch.setattr("istilah.cli.outputs.replace", picky)
    assert run(["lint", *drafts, "--no-builtin", "--fix"]) == 2
    assert capsys.readouterr().out == "b.txt:1:1: LINT002 ditolak [inaccessible-file]\n"
    assert [Path(name).read_text(encoding="utf-8") for name in drafts] == ["Rapat.\n", IDLE, "Rapat.\n"]


def test_a_folder_that_cannot_be_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    Path("rahasia").mkdir()

    def refused(_: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refused)
    assert run(["lint", "rahasia", "--no-builtin"]) == 2


def test_links_to_folders_are_passed_over(drafts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("sub").mkdir()
    Path("sub/lingkaran").symlink_to(Path.cwd())
    assert run(["lint", ".", "--no-builtin"]) == 0
    assert capsys.readouterr().out.count("LINT001") == len(drafts)


def test_utf_16_goes_through_a_pipe_as_it_came(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    stdin = io.TextIOWrapper(io.BytesIO(IDLE.replace("\n", "\r\n").encode("utf-16")))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run(["lint", "-", "--fix", "--no-builtin", "-q"]) == 0
    assert capfdbinary.readouterr().out == "Rapat.\r\n".encode("utf-16")


def test_on_a_terminal_nothing_moves_the_cursor(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{IDLE}\x1b[2J\n".encode())))
    assert run(["lint", "-", "--fix", "--no-builtin"]) == 0
    assert capsys.readouterr().out == "Rapat.\n\\x1b[2J\n"
    Path(drafts[0]).write_text("Rapat.\n", encoding="utf-8")
    assert run(["lint", drafts[0], "--diff", "--no-builtin"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("form", "start"), [("html", b"<!doctype html>"), ("docx", b"PK\x03\x04")])
def test_what_is_to_be_opened_goes_into_a_file(
    form: str,
    start: bytes,
    drafts: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    call = ["lint", drafts[0], "--no-builtin", "--format", form]
    assert run(call) == 0
    assert capfdbinary.readouterr().out.startswith(start)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(call) == 2
    assert f"> laporan.{form}".encode() in capfdbinary.readouterr().err
    assert run([*call, "--statistics"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"1  LINT001")


def test_fixes_that_undo_each_other_are_told(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("istilah.engine.fix.PASSES", 0)
    assert run(["lint", drafts[0], "--no-builtin", "--fix"]) == 0
    assert "saling membatalkan" in capsys.readouterr().err
    assert Path(drafts[0]).read_text(encoding="utf-8") == IDLE


def test_completion_offers_codes_and_names() -> None:
    environment = {**os.environ, "_ISTILAH_COMPLETE": "complete_bash", "COMP_CWORD": "2"}
    for begun, offered in {"LINT": {"LINT001", "LINT002"}, "unused-s": {"unused-suppression"}}.items():
        call = [sys.executable, "-m", "istilah"]
        environment["COMP_WORDS"] = f"istilah explain {begun}"
        done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
        assert set(done.stdout.split()) == offered
