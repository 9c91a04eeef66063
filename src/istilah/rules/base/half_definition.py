"""BASE010: a definition for the readers of one language only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE010",
    name="half-definition",
    severity=Severity.NOTE,
    summary=Text(id="Definisi hanya dalam satu bahasa", en="Definition in one language only"),
    reason=Text(
        id="Termbase dwibahasa melayani pembaca kedua bahasa.",
        en="A bilingual termbase serves the readers of both languages.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "bendung"
en = "weir"
definition = ⟦{ id = "Bangunan peninggi muka air." }⟧
"""),
        Example("""\
schema = 1
[[concept]]
id = "bendung"
en = "weir"
definition = { id = "Bangunan peninggi muka air.", en = "Structure that raises a water level." }
"""),
    ),
    scope=Scope.DOCUMENT,
)
_HALF = Text(id="definisi “{key}” hanya dalam satu bahasa", en="the definition of “{key}” is in one language only")


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report definitions that lack one of the languages."""
    for concept in base.concepts:
        given = sum(bool(concept.definition.get(language)) for language in LANGUAGES)
        if given == 1:
            yield Finding(Field(concept, ("definition",)), concept.key, _HALF.fill(key=concept.key))
