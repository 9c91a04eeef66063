"""BASE006: a language in which every name is advised against, and none recommended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE006",
    name="nothing-usable",
    severity=Severity.WARNING,
    summary=Text(id="Tidak ada istilah yang boleh dipakai", en="No term that may be used"),
    reason=Text(
        id="Larangan tanpa pengganti tidak menolong penulis.", en="A ban without an alternative does not help a writer."
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = ⟦{ term = "partner", status = "deprecated" }⟧
en = "partner"
"""),
        Example("""\
schema = 1
[[concept]]
id = ["mitra", { term = "partner", status = "deprecated" }]
en = "partner"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_NONE = Text(
    id="“{term}” tidak boleh dipakai, tetapi penggantinya tidak ada",
    en="“{term}” is not to be used, but there is no alternative",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report languages whose designations are all deprecated, forbidden or misspelled."""
    for concept in base.concepts:
        for language in LANGUAGES:
            named = concept.named(language)
            if named and not any(designation.status.usable for designation in named):
                yield Finding(Field(concept, (language,)), named[0].term, _NONE.fill(term=named[0].term))
