"""BASE007: a name that in the end succeeds itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from istilah.model.concept import Concept
    from istilah.rules import Base

RULE = Rule(
    code="BASE007",
    name="circular-succession",
    severity=Severity.ERROR,
    summary=Text(id="Penggantian yang berputar", en="Circular succession"),
    reason=Text(
        id="Nama yang menggantikan dirinya sendiri tidak pernah sampai pada nama yang berlaku.",
        en="A name that succeeds itself never leads to the name in force.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
key = "a"
id = "Otorita"
en = "Authority"
valid.to = 2020
superseded_by = [⟦"a"⟧]
"""),
        Example("""\
schema = 1
[[concept]]
key = "a"
id = "Otorita"
en = "Authority"
valid.to = 2020
superseded_by = ["b"]
[[concept]]
key = "b"
id = "Badan"
en = "Agency"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_ROUND = Text(
    id="“{key}” pada akhirnya digantikan oleh dirinya sendiri", en="“{key}” ends up being succeeded by itself"
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report the references that lead back to where they start."""
    concepts = {concept.key: concept for concept in base.concepts}
    for concept in base.concepts:
        for place, key in enumerate(concept.superseded_by):
            if concept.key in _reached(key, concepts):
                yield Finding(Field(concept, ("superseded_by", place)), concept.key, _ROUND.fill(key=concept.key))


def _reached(key: str, concepts: Mapping[str, Concept]) -> set[str]:
    reached: set[str] = set()
    ahead = [key]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            ahead += concepts[here].superseded_by if here in concepts else ()
    return reached
