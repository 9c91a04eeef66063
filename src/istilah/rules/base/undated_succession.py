"""BASE008: a name that has a successor but no last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE008",
    name="undated-succession",
    severity=Severity.NOTE,
    summary=Text(id="Nama lama tanpa tanggal akhir", en="Former name without a last day"),
    reason=Text(
        id="Tanpa tanggal, naskah lama dan naskah baru tidak dapat dibedakan.",
        en="Without a date, old and new documents cannot be told apart.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
key = "a"
id = "Departemen"
en = "Department"
superseded_by = ⟦["b"]⟧
[[concept]]
key = "b"
id = "Kementerian"
en = "Ministry"
"""),
        Example("""\
schema = 1
[[concept]]
key = "a"
id = "Departemen"
en = "Department"
superseded_by = ["b"]
valid.to = 2009
[[concept]]
key = "b"
id = "Kementerian"
en = "Ministry"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_WHEN = Text(
    id="“{key}” sudah digantikan, tetapi valid.to tidak menyebutkan sejak kapan",
    en="“{key}” is superseded, but valid.to does not say when",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report superseded concepts whose validity has no end."""
    for concept in base.concepts:
        if concept.superseded_by and not (concept.valid and concept.valid.end):
            yield Finding(Field(concept, ("superseded_by",)), concept.key, _WHEN.fill(key=concept.key))
