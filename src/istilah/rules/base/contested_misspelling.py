"""BASE023: a misspelling that means another name, or two right ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.concept import Status
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.concept import Concept, Designation
    from istilah.rules import Base

RULE = Rule(
    code="BASE023",
    name="contested-misspelling",
    severity=Severity.WARNING,
    summary=Text(id="Salah eja yang dipunyai konsep lain juga", en="Misspelling that another concept has as well"),
    reason=Text(
        id="Bentuk yang benar di tempat lain tidak pernah ditegur, dan dua bentuk yang benar sama-sama tidak pasti.",
        en="What is right elsewhere is never reported, and of two right forms neither is certain.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "sah"
en = "valid"
spelling = ⟦["syah"]⟧
[[concept]]
id = "syah"
en = "shah"
"""),
        Example("""\
schema = 1
[[concept]]
id = "sah"
en = "valid"
spelling = ["sjah"]
[[concept]]
id = "syah"
en = "shah"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_RIGHT = Text(
    id="“{term}” adalah nama konsep “{key}”, jadi tidak pernah ditegur",
    en="“{term}” is a name of concept “{key}”, so it is never reported",
)
_TWICE = Text(
    id="“{term}” sudah tercatat sebagai salah eja “{right}”",
    en="“{term}” is already listed as a misspelling of “{right}”",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report misspelled full forms that are names elsewhere, or listed before."""
    names = {(name.language, name.term): concept.key for concept in base.concepts for name in _names(concept)}
    listed = {
        (slip.language, slip.term): concept for concept in base.words.misspelled.values() for slip in _slips(concept)
    }
    for concept in base.concepts:
        for slip in _slips(concept):
            at = slip.language, slip.term
            before = listed.setdefault(at, concept)
            if at in names:
                message = _RIGHT.fill(term=slip.term, key=names[at])
            elif before is not concept:
                message = _TWICE.fill(term=slip.term, right=before.designations[0].term)
            else:
                continue
            yield Finding(Field(concept, ("spelling",)), slip.term, message)


def _slips(concept: Concept) -> Iterator[Designation]:
    return (name for name in concept.designations if name.status is Status.MISSPELLING)


def _names(concept: Concept) -> Iterator[Designation]:
    return (name for name in concept.designations if name.status.usable)
