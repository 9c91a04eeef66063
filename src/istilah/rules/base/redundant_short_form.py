"""BASE003: a short form that is the full form abbreviates nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.language.folding import fold
from istilah.model.concept import Status
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE003",
    name="redundant-short-form",
    severity=Severity.WARNING,
    summary=Text(id="Singkatan sama dengan bentuk panjangnya", en="Short form identical to its full form"),
    reason=Text(
        id="Singkatan yang sama dengan kepanjangannya tidak menerangkan apa-apa.",
        en="A short form that equals its full form explains nothing.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = ⟦"Radar (RADAR)"⟧
en = "radar"
"""),
        Example("""\
schema = 1
[[concept]]
id = "radio detection and ranging (radar)"
en = "radar"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_SAME = Text(id="singkatan “{short}” sama dengan “{term}”", en="the short form “{short}” is the same as “{term}”")


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report short forms that differ from their full form by no letter."""
    for concept in base.concepts:
        for language, number, designation in concept.numbered():
            for place, short in enumerate(designation.short_forms):
                if fold(short.term) == fold(designation.term) and short.status is not Status.MISSPELLING:
                    message = _SAME.fill(short=short.term, term=designation.term)
                    yield Finding(Field(concept, (language, number, "short", place)), short.term, message)
