"""BASE005: a concept nobody can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE005",
    name="missing-source",
    severity=Severity.NOTE,
    summary=Text(id="Sumber tidak disebut", en="No source given"),
    reason=Text(
        id="Tanpa sumber, penerjemah tidak dapat memeriksa padanannya.",
        en="Without a source a translator cannot check the equivalent.",
    ),
    examples=(
        Example("""\
schema = 1
⟦[[concept]]⟧
id = "kriteria desain"
en = "design criteria"
"""),
        Example("""\
schema = 1
source = "SNI 1726:2019"
[[concept]]
id = "kriteria desain"
en = "design criteria"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_BARE = Text(id="konsep “{key}” tanpa sumber", en="concept “{key}” has no source")


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report concepts without a source."""
    for concept in base.concepts:
        if not concept.source:
            yield Finding(Field(concept, ()), concept.key, _BARE.fill(key=concept.key))
