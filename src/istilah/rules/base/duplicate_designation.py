"""BASE001: one domain, one name, two concepts: a reader cannot tell which is meant (ISO 704, univocity)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.concept import PartOfSpeech
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.concept import Concept
    from istilah.rules import Base

RULE = Rule(
    code="BASE001",
    name="duplicate-designation",
    severity=Severity.WARNING,
    summary=Text(id="Satu nama untuk dua konsep dalam satu ranah", en="One name for two concepts in one domain"),
    reason=Text(
        id="Dalam satu ranah, satu nama hendaknya berarti satu hal; bedakan nama atau ranahnya, atau gabungkan.",
        en="In one domain one name should mean one thing; tell the names or domains apart, or merge the entries.",
    ),
    examples=(
        Example("""\
schema = 1
domain = "jalan"
[[concept]]
key = "a"
id = "bahu jalan"
en = "shoulder"
[[concept]]
key = "b"
id = ⟦"bahu jalan"⟧
en = "verge"
"""),
        Example("""\
schema = 1
[[concept]]
key = "a"
domain = "pajak"
id = "badan"
en = "entity"
[[concept]]
key = "b"
domain = "umum"
id = "badan"
en = "body"
"""),
        Example("""\
schema = 1
domain = "umum"
[[concept]]
id = "memakai"
en = "to use"
pos = "verb"
[[concept]]
id = "menggunakan"
en = "to use"
pos = "verb"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_TAKEN = Text(
    id="“{term}” sudah menamai konsep “{key}” dalam ranah ini",
    en="“{term}” already names concept “{key}” in this domain",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report the second and later concepts of a name in the narrowest of their domains, which stands last.

    Verbs of no field are words of general language, not terms: *memakai* and *menggunakan* are both to use in English.
    """
    first: dict[tuple[str, str, str], Concept] = {}
    for concept in base.concepts:
        for language, number, designation in concept.numbered():
            if language == "en" and concept.is_general and designation.pos is PartOfSpeech.VERB:
                continue
            domain = concept.domain[-1] if concept.domain else ""
            before = first.setdefault((language, domain, designation.term), concept)
            if before is not concept:
                message = _TAKEN.fill(term=designation.term, key=before.key)
                yield Finding(Field(concept, (language, number)), designation.term, message)
