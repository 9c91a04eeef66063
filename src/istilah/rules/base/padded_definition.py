"""BASE015: a definition that begins with words which define nothing (ISO 704, 6.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE015",
    name="padded-definition",
    severity=Severity.WARNING,
    summary=Text(
        id="Definisi diawali kata yang tidak perlu",
        en="Definition begins with needless words",
    ),
    reason=Text(
        id="Definisi menggantikan istilah dalam kalimat, maka dimulai dengan golongannya.",
        en="A definition takes the place of the term in a sentence, so it begins with the class.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "bendung"
en = "weir"
definition = { id = ⟦"adalah bangunan peninggi muka air"⟧, en = ⟦"a structure that raises a water level"⟧ }
"""),
        Example("""\
schema = 1
[[concept]]
id = "bendung"
en = "weir"
definition = { id = "bangunan peninggi muka air", en = "structure that raises a water level" }
"""),
    ),
    scope=Scope.DOCUMENT,
)
_PADDING = re.compile(r"(?:adalah|ialah|yaitu|yakni|merupakan|is|are|means|an?|the)\b", re.IGNORECASE)
_NEEDLESS = Text(
    id="definisi “{key}” diawali dengan “{word}”; mulailah dengan konsep atasannya",
    en="the definition of “{key}” begins with “{word}”; begin with the broader concept",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report definitions that begin with an article or with *adalah*."""
    for concept in base.concepts:
        for language in LANGUAGES:
            found = _PADDING.match(concept.definition.get(language) or "")
            if found:
                message = _NEEDLESS.fill(key=concept.key, word=found[0])
                yield Finding(Field(concept, ("definition", language)), found[0], message)
