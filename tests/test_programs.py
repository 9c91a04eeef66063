"""Code among prose: the book ``programs.md``, the table of signs, and what rules see of a listing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istilah.config import Settings
from istilah.context.authorship import without_code
from istilah.draft.options import Options
from istilah.language.programs import SIGNS, Sign, TextLine, code_lines
from istilah.lint.pipeline import Bench, lint
from istilah.lint.selection import Selection
from istilah.readers import read
from istilah.termbase.base import open_termbase

if TYPE_CHECKING:
    from collections.abc import Iterator

BOOK = Path(__file__).parent / "programs.md"
CHAPTER = re.compile(r"^## (?P<title>.+?)\n.*?^```(?P<kind>\w+)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
CHAPTERS = [
    pytest.param(chapter["kind"], chapter["text"], id=chapter["title"])
    for chapter in CHAPTER.finditer(BOOK.read_text(encoding="utf-8"))
]
TEXT = st.lists(st.sampled_from(["siswa", " ", "\n", "\n\n", "{", "}", ";", "(", ")", "x_y", "=", "import ", "yang"]))


@pytest.mark.parametrize(("kind", "text"), CHAPTERS)
def test_book(kind: str, text: str) -> None:
    lines = text.splitlines()
    code = {"code": lines, "prose": [], "mixed": [line[1:] for line in lines if line.startswith("▸")]}[kind]
    bare = text.replace("▸", "")
    found = [bare[line.start : line.end] for line in code_lines(bare)]
    assert found == code


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.example)
def test_a_sign_shows_itself(sign: Sign) -> None:
    assert re.search(sign.pattern, sign.example)


def test_half_of_the_book_is_prose() -> None:
    kinds = [case.values[0] for case in CHAPTERS]
    assert kinds.count("prose") * 2 >= kinds.count("code")


def test_a_line_without_end_is_no_listing() -> None:
    assert list(code_lines("x = 1; " * 200)) == []


@given(TEXT)
def test_lines_of_code_are_lines_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    lines = [TextLine(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    found = list(code_lines(text))
    assert found == sorted(set(found))
    assert set(found) <= set(lines)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Lay out the built-in termbase."""
    folder = tmp_path_factory.mktemp("programs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        termbase = open_termbase(Settings(), (), folder)
        yield Bench(termbase, termbase.words(), Options(as_of="2026-01-01"))


def test_no_rule_speaks_of_code(bench: Bench) -> None:
    code = 'import com.google.XQZ;\nSystem.out.println("silahkan analisa resiko XQZ");\n'
    text = f"Kodenya ada di lampiran.\n\n{code}\nAnalisa itu selesai.\n"
    assert [found.text for found in lint(read(text, "a.txt"), bench, Selection())] == ["Analisa"]


def test_the_rest_stays_where_it_was() -> None:
    text = "Awal.\n\nvar x = 1;\n\nAkhir."
    document = without_code(read(text, "a.txt"))
    assert len(document.prose) == len(text)
    assert document.prose.split() == ["Awal.", "Akhir."]
    assert without_code(document) is document
