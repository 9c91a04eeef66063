"""BASE026: a short form declared familiar, or not, without saying why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE026",
    name="unreasoned-familiarity",
    severity=Severity.NOTE,
    summary=Text(
        id="Singkatan dinyatakan dikenal tanpa alasan",
        en="Familiarity stated without a reason",
    ),
    reason=Text(
        id="Apa yang dikenal pembaca sudah dihitung; yang menyatakan lain dari hitungan itu perlu menyebut sebabnya.",
        en="What readers know is measured; whoever overrides the measure should say why.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "nomor induk buku (NIB)"
en = "book registration number"
familiar = ⟦{ id = true }⟧
"""),
        Example("""\
schema = 1
[[concept]]
id = "nomor induk buku (NIB)"
en = "book registration number"
note = { id = "Pustakawan memakainya setiap hari.", en = "Librarians use it every day." }
familiar = { id = true }
"""),
    ),
    scope=Scope.DOCUMENT,
)
_WHY = Text(
    id="“{term}” dinyatakan {what}, tetapi alasannya tidak disebutkan (note)",
    en="“{term}” is stated to be {what}, but no note says why",
)
_KNOWN, _UNKNOWN = Text(id="dikenal", en="familiar"), Text(id="tidak dikenal", en="unfamiliar")


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report what overrides the counts and has no note; of English readers nothing is counted."""
    for concept in base.concepts:
        stated = concept.familiar.id
        if stated is not None and not any(concept.note):
            term = concept.designations[0].term
            message = _WHY.fill(term=term, what=_KNOWN if stated else _UNKNOWN)
            yield Finding(Field(concept, ("familiar",)), term, message)
