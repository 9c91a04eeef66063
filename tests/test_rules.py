"""Every example on a rule's card: what ``⟦…⟧`` marks is reported at that place, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from istilah.rules import BaseRule, base_rules
from istilah.rules.examine import examine
from istilah.termbase.layers import Layer, LayerName
from istilah.termbase.reading import contents, read

if TYPE_CHECKING:
    from istilah.model.finding import Example

CASES = [
    pytest.param(module, example, id=f"{module.RULE.code}-{number}")
    for module in base_rules()
    for number, example in enumerate(module.RULE.examples)
]
BOOKS = sorted((Path(__file__).parent / "rules").glob("*.md"))
CHAPTER = re.compile(r"^## (?P<title>.+?)\n(?P<text>.*?)```toml\n(?P<toml>.*?)```", re.MULTILINE | re.DOTALL)
CHAPTERS = [
    pytest.param(book.stem.upper(), chapter["toml"], id=f"{book.stem}-{chapter['title']}")
    for book in BOOKS
    for chapter in CHAPTER.finditer(book.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("module", "example"), CASES)
def test_example(module: BaseRule, example: Example) -> None:
    assert reported(example.text.replace("⟦", "").replace("⟧", ""), module.RULE.code) == marked(example.text)


@pytest.mark.parametrize(("code", "text"), CHAPTERS)
def test_chapter(code: str, text: str) -> None:
    assert reported(text.replace("⟦", "").replace("⟧", ""), code) == marked(text)


def test_every_rule_shows_both_what_it_reports_and_where_it_is_silent() -> None:
    for module in base_rules():
        assert {"⟦" in example.text for example in module.RULE.examples} == {True, False}


def marked(text: str) -> list[tuple[int, int]]:
    """List the places of the marks as line and column in the text without marks."""
    places = []
    for number, line in enumerate(text.split("\n"), 1):
        clean = ""
        for character in line:
            if character == "⟦":
                places.append((number, len(clean) + 1))
            elif character != "⟧":
                clean += character
    return places


def reported(text: str, code: str) -> list[tuple[int, int]]:
    path = Path("example.toml")
    path.write_text(text, encoding="utf-8")
    layer = Layer(LayerName.GIVEN, (path,))
    reading = read(layer, contents(layer))
    assert reading.faults == ()
    found = examine(reading.concepts, lambda _: False)
    return [(place.line, place.column) for place, rule, *_ in found if rule.code == code]
