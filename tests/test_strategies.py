"""Strategies for definitions: each finds its example and nothing in its counterexample, and is worth having."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from istilah.abbreviations import inventory
from istilah.abbreviations.measured import MEASURED
from istilah.abbreviations.strategies import STRATEGIES, Strategy, precision
from istilah.config import Settings
from istilah.model.word_lists import LISTS
from istilah.readers import read
from istilah.termbase.base import open_termbase

if TYPE_CHECKING:
    from pathlib import Path

    from istilah.abbreviations import Definition
    from istilah.termbase.base import Termbase

TABLE = "| Singkatan | Kepanjangan |\n| --- | --- |\n"
ENOUGH, GOOD = 10, 0.7
STRATEGY = pytest.mark.parametrize("strategy", STRATEGIES, ids=[strategy.name for strategy in STRATEGIES])


@pytest.fixture(scope="module")
def termbase(tmp_path_factory: pytest.TempPathFactory) -> Termbase:
    return open_termbase(Settings(), (), tmp_path_factory.mktemp("kosong"))


@STRATEGY
def test_the_example_is_found(strategy: Strategy, termbase: Termbase) -> None:
    full = strategy.example[strategy.example.index("⟦") + 1 : strategy.example.index("⟧")]
    assert full in [each.full for each in found(strategy.example, termbase) if each.strategy == strategy.name]


@STRATEGY
def test_the_counterexample_is_not(strategy: Strategy, termbase: Termbase) -> None:
    assert strategy.name not in [each.strategy for each in found(strategy.counterexample, termbase)]


@STRATEGY
def test_it_is_worth_having(strategy: Strategy) -> None:
    counts = MEASURED[strategy.name]
    assert counts.right
    assert counts.right + counts.wrong < ENOUGH or counts.right / (counts.right + counts.wrong) >= GOOD


def test_what_is_counted_is_in_force() -> None:
    assert list(MEASURED) == [strategy.name for strategy in STRATEGIES]
    assert 0 < precision("marked/item") < precision("bracket/letters") < precision("bracket/termbase") < 1


@pytest.mark.parametrize("group", LISTS["naming"])
def test_naming_words_name(group: str, termbase: Termbase) -> None:
    for word, (example,) in termbase.words().group("naming", group).items():
        short = example[example.index("⟦") + 1 : example.index("⟧")]
        clean = example.replace("⟦", "").replace("⟧", "")
        entries = inventory(read(clean, "contoh.txt"), termbase, termbase.words()).entries
        assert word in clean
        assert [entry.short for entry in entries if entry.definitions] == [short]


@pytest.mark.parametrize(("group", "text"), [("verb", "Lembaga Adat Melayu, kami juluki LAM, menjawab.")])
def test_a_project_adds_a_naming_word_by_a_row(group: str, text: str, tmp_path: Path) -> None:
    def shorts() -> list[str]:
        termbase = open_termbase(Settings(), (), tmp_path)
        entries = inventory(read(text, "contoh.txt"), termbase, termbase.words()).entries
        return [entry.short for entry in entries if entry.definitions]

    assert shorts() == []
    words = tmp_path / "glossary" / "words"
    words.mkdir(parents=True)
    row = f'schema = 1\nlist = "naming"\n[{group}]\n"kami juluki" = "{text}"\n'
    (words / "naming.toml").write_text(row, encoding="utf-8")
    assert shorts() == ["LAM"]


def found(text: str, termbase: Termbase) -> list[Definition]:
    clean = text.replace("⟦", "").replace("⟧", "")
    document = read(TABLE + clean, "a.md") if clean.startswith("|") else read(clean, "a.txt")
    entries = inventory(document, termbase, termbase.words()).entries
    return [definition for entry in entries for definition in entry.definitions]
