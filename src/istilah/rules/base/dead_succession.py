"""BASE022: a succession that leads to nothing that exists today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.model.succession import heirs
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from istilah.model.concept import Concept
    from istilah.rules import Base

RULE = Rule(
    code="BASE022",
    name="dead-succession",
    severity=Severity.NOTE,
    summary=Text(id="Penggantian yang berakhir pada nama mati", en="Succession that ends in a dead name"),
    reason=Text(
        id="Pembaca menanyakan nama hari ini. Yang bubar tanpa pengganti tidak memakai superseded_by; riwayatnya "
        "ditulis dalam catatan.",
        en="Readers ask for the name of today. What was dissolved without a successor has no superseded_by; a note "
        "may tell its history.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
key = "a"
id = "Badan Penyelidik"
en = "Investigating Committee"
valid.to = 1945
superseded_by = ⟦["b"]⟧
[[concept]]
key = "b"
id = "Panitia Persiapan"
en = "Preparatory Committee"
valid.to = 1945
"""),
        Example("""\
schema = 1
[[concept]]
key = "a"
id = "Departemen"
en = "Department"
valid.to = 2009
superseded_by = ["b"]
[[concept]]
key = "b"
id = "Kementerian"
en = "Ministry"
valid.to = 2024
superseded_by = ["c"]
[[concept]]
key = "c"
id = "Badan"
en = "Agency"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_DEAD = Text(
    id="“{key}” pada akhirnya digantikan oleh “{last}”, yang sudah tidak ada dan tidak digantikan",
    en="“{key}” ends up being succeeded by “{last}”, which exists no longer and has no successor",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report successions none of whose lines reaches the present."""
    concepts = {concept.key: concept for concept in base.concepts}
    for concept in base.concepts:
        last = "" if heirs(concept, concepts.get, base.today) else _last(concept, concepts, base.today)
        if last:
            yield Finding(Field(concept, ("superseded_by",)), concept.key, _DEAD.fill(key=concept.key, last=last))


def _last(concept: Concept, concepts: Mapping[str, Concept], today: str) -> str:
    """Name where the first line ends; nothing where it goes round, leads to other termbases, or is yet to begin."""
    seen = {concept.key}
    here = concept
    while here.superseded_by:
        key = here.superseded_by[0]
        if key in seen or key not in concepts:
            return ""
        seen.add(key)
        here = concepts[key]
    return here.key if here is not concept and here.valid and here.valid.over(today) else ""
