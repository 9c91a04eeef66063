"""BASE004: a successor that no termbase has."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE004",
    name="orphan-reference",
    severity=Severity.ERROR,
    summary=Text(id="Rujukan ke konsep yang tidak ada", en="Reference to a concept that does not exist"),
    reason=Text(
        id="Pembaca yang mencari nama baru tidak akan sampai ke mana-mana.",
        en="A reader who looks for the new name is led nowhere.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "Departemen"
en = "Department"
superseded_by = [⟦"kementrian"⟧]
valid.to = 2009
"""),
        Example("""\
schema = 1
[[concept]]
id = "Departemen"
en = "Department"
superseded_by = ["kementerian"]
valid.to = 2009
[[concept]]
id = "kementerian"
en = "ministry"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_NONE = Text(id="konsep “{key}” tidak ada", en="there is no concept “{key}”")
_MEANT = Text(
    id="konsep “{key}” tidak ada; mungkin maksudnya “{near}”", en="there is no concept “{key}”; did you mean “{near}”"
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report successors that are found neither here nor in the termbases in force."""
    keys = {concept.key for concept in base.concepts}
    for concept in base.concepts:
        for place, key in enumerate(concept.superseded_by):
            if key not in keys and not base.exists(key):
                near = get_close_matches(key, keys, 1, 0.75)
                message = _MEANT.fill(key=key, near=near[0]) if near else _NONE.fill(key=key)
                yield Finding(Field(concept, ("superseded_by", place)), key, message)
