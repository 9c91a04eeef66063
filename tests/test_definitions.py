"""Chapters of ``definitions.md``: what a text defines, and what it only seems to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from istilah.abbreviations import inventory
from istilah.config import Settings
from istilah.readers import read
from istilah.termbase.base import open_termbase

if TYPE_CHECKING:
    from istilah.termbase.base import Termbase

BOOK = Path(__file__).with_name("definitions.md")
CHAPTER = re.compile(r"^## ([^\n]+)\n[^`]*```text\n(.*?)\n```\n((?:- [^\n]+\n)+)", re.MULTILINE | re.DOTALL)
CHAPTERS = [
    pytest.param(text, wanted, id=title) for title, text, wanted in CHAPTER.findall(BOOK.read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def termbase(tmp_path_factory: pytest.TempPathFactory) -> Termbase:
    return open_termbase(Settings(), (), tmp_path_factory.mktemp("kosong"))


@pytest.mark.parametrize(("text", "wanted"), CHAPTERS)
def test_chapter(text: str, wanted: str, termbase: Termbase) -> None:
    found = inventory(read(text, "contoh.txt"), termbase, termbase.words()).entries
    lines = [f"- {entry.short}: {definition.full}\n" for entry in found for definition in entry.definitions]
    assert sorted(lines or ["- none\n"]) == sorted(wanted.splitlines(keepends=True))


def test_every_chapter_is_run() -> None:
    assert len(CHAPTERS) == BOOK.read_text(encoding="utf-8").count("\n## ")
