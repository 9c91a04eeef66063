"""BASE017: what copying and converting leave behind: doubled words, entities, lost characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.concept import Concept
    from istilah.rules import Base

RULE = Rule(
    code="BASE017",
    name="machine-residue",
    severity=Severity.WARNING,
    summary=Text(
        id="Sisa salinan atau konversi",
        en="Left over from copying or converting",
    ),
    reason=Text(
        id="Kata ganda, entitas HTML, dan karakter pengganti bukan bagian teks.",
        en="Doubled words, HTML entities and replacement characters are no part of the text.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "bendung"
en = "weir"
note = { id = ⟦"dipakai di di sungai"⟧, en = ⟦"R&amp;D"⟧ }
"""),
        Example("""\
schema = 1
[[concept]]
id = "kupu-kupu"
en = "butterfly"
note = { id = "dua sayap, dua sayap", en = "R&D; had had is doubled" }
"""),
    ),
    scope=Scope.DOCUMENT,
)
_RESIDUE = re.compile(r"\b(?!had\b|that\b)([^\W\d]{2,}) \1\b|&(?:#\d+|#x[0-9a-f]+|amp|lt|gt|quot|nbsp);|\ufffd")
_LEFT = Text(
    id="“{residue}” tampaknya bekas penyalinan atau konversi",
    en="“{residue}” looks like a trace of copying or conversion",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report residue in any text of a concept."""
    for concept in base.concepts:
        for field, text in _texts(concept):
            found = _RESIDUE.search(text)
            if found:
                yield Finding(Field(concept, field), found[0], _LEFT.fill(residue=found[0]))


def _texts(concept: Concept) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for language, number, designation in concept.numbered():
        yield (language, number), designation.term
    for name, pair in (("definition", concept.definition), ("note", concept.note), ("example", concept.example)):
        yield from (((name, language), pair.get(language) or "") for language in LANGUAGES)
