"""Characters that nobody sees change nothing in what is found, and places in the source are told around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from istilah.config import Settings
from istilah.draft.options import Options
from istilah.lint.pipeline import Bench, lint, mended
from istilah.lint.selection import Selection
from istilah.model.document import Span
from istilah.readers import open_file, read
from istilah.termbase.base import open_termbase

if TYPE_CHECKING:
    from istilah.model.finding import Diagnostic

UNSEEN = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200f", "\u034f", "\u3164", "\ufe0f", "\U000e0041")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    base = open_termbase(Settings(), (), tmp_path_factory.mktemp("kosong"))
    return Bench(base, base.words(), Options(today="2026-01-01"))


def found(text: str, bench: Bench, path: str = "a.txt", *codes: str) -> tuple[Diagnostic, ...]:
    return lint(read(text, path), bench, Selection(codes))


def shown(diagnoses: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(one.rule.code, one.subject) for one in diagnoses]


@pytest.mark.parametrize("unseen", [*UNSEEN, *(sign * 3 for sign in UNSEEN), "\u0301", "\u20dd", "\x00", "😀"])
def test_what_is_no_word_stands_before_a_bracket(unseen: str, bench: Bench) -> None:
    text = f"Kementerian {unseen} (KXBU) naik. Badan Ruang Tani {unseen}(BRT) naik, lalu BRT turun.\n{unseen}"
    assert [one.subject for one in found(text, bench, "a.txt", "ABBR")][:1] == ["KXBU"]


@pytest.mark.parametrize("reference", ["&#8203;", "&shy;", "&#xFEFF;"])
@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_what_is_no_word_is_written_as_a_reference(reference: str, path: str, bench: Bench) -> None:
    assert shown(found(f"Badan Ruang Tani {reference} (BRT) naik, lalu BRT turun.", bench, path)) == []
    assert shown(found(f"Kata BR{reference}TX naik.", bench, path)) == [("ABBR001", "BRTX")]


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_short_form_is_seen_whatever_hides_in_it(unseen: str, bench: Bench) -> None:
    text = f"Menurut K{unseen}XB{unseen}U, biaya naik."
    (one,) = found(text, bench)
    assert (one.rule.code, one.subject, one.text) == ("ABBR001", "KXBU", f"K{unseen}XB{unseen}U")
    assert one.span == Span(8, 14)
    assert text[one.span.start : one.span.end] == one.text


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_definition_is_seen_whatever_hides_in_it(unseen: str, bench: Bench) -> None:
    text = f"Badan Ru{unseen}ang Ta{unseen}ni (B{unseen}RT) naik, lalu BRT{unseen} turun."
    assert shown(found(text, bench)) == []


def test_a_suppression_comment_is_seen_whatever_hides_beside_it(bench: Bench) -> None:
    text = "# istilah: abaikan ABBR001\nMenurut K\u200bXBU, biaya naik.\n"
    assert shown(found(text, bench)) == []


def test_what_is_mended_keeps_what_is_unseen_around_it(bench: Bench) -> None:
    manuscript = open_file("\u200bIa\u00ad ber KTP, dan ana\u00adlisa KT\u200bPnya.\n".encode(), "a.txt")
    result = mended(manuscript, bench, Selection(), unsafe=True)
    assert result.settled
    assert result.manuscript.document.source == "\u200bIa\u00ad ber-KTP, dan ana\u00adlisa KT\u200bPnya.\n"
    assert [(one.rule.code, one.fix) for one in result.left] == [("TERM003", None), ("EYD004", None)]


@pytest.mark.parametrize(
    "text", ["\u200b", "\u200b\n\n\u00ad", "\u00adKXBU naik", "Naik KXBU\u00ad", "\n\u200b\n\nKXBU naik.\n\n\u200b\n"]
)
@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_a_document_may_begin_and_end_with_what_is_unseen(text: str, path: str, bench: Bench) -> None:
    assert shown(found(text, bench, path)) == [("ABBR001", "KXBU")] * ("KXBU" in text)
