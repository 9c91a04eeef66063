"""BASE013: a definition that explains a term by itself (ISO 704, 6.5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.language.folding import words
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE013",
    name="circular-definition",
    severity=Severity.WARNING,
    summary=Text(
        id="Definisi mengulang istilahnya",
        en="Definition repeats its term",
    ),
    reason=Text(
        id="Siapa yang belum mengenal istilahnya tidak tertolong oleh istilah itu sendiri.",
        en="Who does not know the term is not helped by the term itself.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "bendung"
en = "weir"
definition = { id = ⟦"bendung yang meninggikan muka air"⟧, en = "structure that raises a water level" }
"""),
        Example("""\
schema = 1
[[concept]]
id = "jalan tol"
en = "toll road"
definition = { id = "jalan bebas hambatan yang berbayar", en = "motorway that drivers pay for" }
"""),
    ),
    scope=Scope.DOCUMENT,
)
_ROUND = Text(
    id="definisi “{term}” memakai istilah itu sendiri",
    en="the definition of “{term}” uses the term itself",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report definitions in which a usable full form of the same language occurs."""
    for concept in base.concepts:
        for language in LANGUAGES:
            definition = concept.definition.get(language) or ""
            inside = f" {' '.join(words(definition))} "
            for designation in concept.usable(language):
                if f" {' '.join(words(designation.term))} " in inside:
                    message = _ROUND.fill(term=designation.term)
                    yield Finding(Field(concept, ("definition", language)), designation.term, message)
