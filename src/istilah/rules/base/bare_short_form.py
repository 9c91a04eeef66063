"""BASE011: an abbreviation that stands alone, without what it stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE011",
    name="bare-short-form",
    severity=Severity.WARNING,
    summary=Text(
        id="Singkatan tanpa kepanjangan",
        en="Short form without a full form",
    ),
    reason=Text(
        id="Singkatan dijelaskan dengan kepanjangannya; tanpa itu, pembaca tidak tertolong.",
        en="A short form is explained by its full form; without one the reader is left alone.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = ⟦"ASN"⟧
en = "state civil apparatus"
"""),
        Example("""\
schema = 1
[[concept]]
id = "aparatur sipil negara (ASN)"
en = "state civil apparatus"
[[concept]]
id = "Bappenas"
en = "Bappenas"
[[concept]]
id = "izin"
spelling = ["IJIN"]
en = "permit"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_BARE = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Z0-9]*(?:[&/.-]+[A-Z0-9]+)*\.?")
"""Capitals only, two at least: *ASN*, *R&D*, *K/L*, *S.H.*; not *Bappenas*, which is read as a word."""
_ALONE = Text(
    id="“{term}” berdiri tanpa kepanjangannya; tulis “kepanjangan ({term})”",
    en="“{term}” stands without its full form; write “full form ({term})”",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report usable designations that are nothing but an abbreviation."""
    for concept in base.concepts:
        for language, number, designation in concept.numbered():
            term = designation.term
            if designation.status.usable and not designation.short_forms and _BARE.fullmatch(term):
                yield Finding(Field(concept, (language, number)), term, _ALONE.fill(term=term))
