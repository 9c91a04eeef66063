"""BASE002: two preferred designations in one language leave the choice to the reader (ISO 30042, preferredTerm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.concept import Status
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE002",
    name="several-preferred",
    severity=Severity.WARNING,
    summary=Text(id="Lebih dari satu istilah utama", en="More than one preferred term"),
    reason=Text(
        id="Penulis perlu satu pilihan; tandai yang lain “admitted”.",
        en="A writer needs one choice; mark the others “admitted”.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = ["daring", { term = ⟦"dalam jaringan"⟧, status = "preferred" }]
en = "online"
"""),
        Example("""\
schema = 1
[[concept]]
id = ["daring", "dalam jaringan"]
en = "online"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_SECOND = Text(
    id="“{term}” adalah istilah utama kedua; yang pertama ialah “{first}”",
    en="“{term}” is a second preferred term; the first is “{first}”",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report the second and later preferred designations of a language."""
    for concept in base.concepts:
        first: dict[str, str] = {}
        for language, number, designation in concept.numbered():
            if (
                designation.status is Status.PREFERRED
                and first.setdefault(language, designation.term) != designation.term
            ):
                message = _SECOND.fill(term=designation.term, first=first[language])
                yield Finding(Field(concept, (language, number, "term")), designation.term, message)
