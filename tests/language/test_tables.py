"""Run the rows of the tables of affixes and function words: what a row says of itself is what the grammars do."""

from __future__ import annotations

from collections import Counter

import pytest

from istilah.language.affixes import AFFIXES, FRAMES, NAMES, Affix, AffixKind, Mark
from istilah.language.derivation import attach
from istilah.language.indonesian import analyses
from istilah.language.lexicon import LEXICON
from istilah.language.shortforms import abbreviation_stem

_BEFORE = {AffixKind.PREFIX, AffixKind.BOUND, AffixKind.PROCLITIC}
_READ = [row for row in AFFIXES if row.kind not in {AffixKind.ENGLISH, AffixKind.BORROWED} and row.example.isalpha()]


def _is_read(row: Affix) -> bool:
    """Tell whether the grammar finds the affix in its example."""
    place = "prefix" if row.kind in _BEFORE else "suffix"
    return any(row.name in getattr(found, place).split("-") for found in analyses(row.example))


@pytest.mark.parametrize("row", _READ, ids=str)
def test_an_affix_is_read_in_its_example(row: Affix) -> None:
    assert row.form in row.example
    assert _is_read(row)


@pytest.mark.parametrize("row", [row for row in AFFIXES if Mark.HYPHEN in row.marks], ids=str)
def test_a_hyphen_stands_between_an_affix_and_capitals(row: Affix) -> None:
    written = f"{row.form}-KTP" if row.kind in _BEFORE else f"KTP-{row.form}"
    assert abbreviation_stem(written) == "KTP"


@pytest.mark.parametrize("row", [row for row in AFFIXES if Mark.HYPHEN not in row.marks], ids=str)
def test_what_takes_no_hyphen_belongs_to_a_name(row: Affix) -> None:
    if row.form not in {other.form for other in AFFIXES if Mark.HYPHEN in other.marks}:
        assert abbreviation_stem(f"{row.form}-KTP") is abbreviation_stem(f"KTP-{row.form}") is None


def test_every_prefix_has_a_frame_whose_parts_are_rows() -> None:
    rows = {row.name for row in AFFIXES}
    assert set(NAMES.values()) <= set(FRAMES)
    for frame in FRAMES.values():
        assert {*frame.closing, *frame.seldom, *frame.inner} - {""} <= rows


@pytest.mark.parametrize("prefix", [name for name, frame in FRAMES.items() if "" in frame.closing and name])
def test_what_a_prefix_makes_is_read_back(prefix: str) -> None:
    made = attach("lihat", prefix, "")
    assert made is not None
    assert "lihat" in {found.root for found in analyses(made)}


def test_a_word_stands_once_for_a_language() -> None:
    counts = Counter((row.language, word) for row in LEXICON for word in row.words.split())
    assert [key for key, times in counts.items() if times > 1] == []
