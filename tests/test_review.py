"""Word files on the command line: mended, tracked, commented, given a list; and what comes through a pipe."""

from __future__ import annotations

import io
import sys
from contextvars import copy_context
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from istilah.cli import main
from istilah.readers import open_file


@pytest.fixture
def draft() -> Path:
    """Make a draft with one fault that is safely mended and one that is not."""
    path = Path("draf.docx")
    document = Document()
    document.add_heading("Laporan", 1)
    document.add_paragraph(
        "Kerja sama pemerintah dan badan usaha (KPBU) dibahas. KPBU memerlukan DIPA, barang dll untuk itu."
    )
    document.save(str(path))
    return path


def run(*args: str) -> int:
    return copy_context().run(main, list(args))


def source(path: Path) -> str:
    return open_file(path.read_bytes(), str(path)).document.source


def part(path: Path, name: str) -> str:
    with ZipFile(path) as package:
        return package.read(name).decode()


def test_fixes_go_into_the_file(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("lint", str(draft), "--fix", "--lang", "en") == 1
    assert "barang dll. untuk itu" in source(draft)
    shown = capsys.readouterr()
    assert "draf.docx:2:71: ABBR001 “DIPA” is never explained" in shown.out
    assert "(“dibahas. KPBU memerlukan DIPA, barang dll. untuk”, Laporan)" in shown.out
    assert "1 fix in 1 file" in shown.err


def test_tracked_changes_read_as_if_accepted(draft: Path) -> None:
    assert run("lint", str(draft), "--track", "--author", "Sari") == 1
    assert "barang dll. untuk itu" in source(draft)
    assert 'w:author="Sari"' in part(draft, "word/document.xml")
    assert "<w:ins " in part(draft, "word/document.xml")


def test_what_is_left_is_said_in_the_margin(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = source(draft)
    for _ in range(2):
        assert run("lint", str(draft), "--comment", "--lang", "en") == 1
    assert source(draft) == before
    assert part(draft, "word/comments.xml").count("ABBR001: “DIPA” is never explained") == 1
    assert part(draft, "word/document.xml").count("<w:commentReference ") == 2
    assert "2 comments in 1 file" in capsys.readouterr().err
    assert run("lint", str(draft), "--comment", "--ignore", "ABBR,EYD") == 0
    assert "commentReference" not in part(draft, "word/document.xml")


def test_the_list_goes_into_the_file_once(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run("abbreviations", str(draft), "--write", "--lang", "en") == 0
    assert source(draft).count("Daftar Singkatan") == 1  # in the language of the draft
    assert "KPBU" in source(draft)
    assert "the list is up to date" in capsys.readouterr().err


def test_a_file_comes_through_a_pipe(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(draft.read_bytes())))
    assert run("lint", "-", "--stdin-filename", "draf.docx", "--fix", "-q") == 1
    mended = open_file(capsysbinary.readouterr().out, "draf.docx")
    assert "barang dll. untuk itu" in mended.document.source


def test_short_forms_of_a_file_are_expanded(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("expand", "--in", str(draft), "--lang", "en") == 0
    assert "daftar isian pelaksanaan anggaran" in capsys.readouterr().out
    assert run("translate", "--in", str(draft), "--to", "en", "--lang", "en") == 0
    assert "public-private partnership" in capsys.readouterr().out
