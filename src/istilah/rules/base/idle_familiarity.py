"""BASE027: a statement that a short form is familiar, or is not, where the counts say so already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.concept import Familiar
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.query.readership import is_everyday, is_familiar
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE027",
    name="idle-familiarity",
    severity=Severity.NOTE,
    summary=Text(
        id="Pernyataan dikenal yang mengulang hitungan",
        en="Familiarity that repeats the counts",
    ),
    reason=Text(
        id="Hitungan mengikuti pemakaian; pernyataan yang mengulangnya tinggal dan kelak keliru.",
        en="The counts follow usage; a statement that repeats them stays, and is wrong one day.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "Tentara Nasional Indonesia (TNI)"
en = "Indonesian National Armed Forces"
note = { id = "Semua orang mengenalnya.", en = "Everybody knows it." }
familiar = ⟦{ id = true }⟧
"""),
        Example("""\
schema = 1
[[concept]]
id = "Tentara Nasional Indonesia (TNI)"
en = "Indonesian National Armed Forces"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_IDLE = Text(
    id="“{term}”: hitungan pemakaiannya sudah mengatakan itu; hapus saja",
    en="“{term}”: the counts say so already; leave it out",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report what overrides nothing; with a unit, a degree or *SM* a statement chooses between readings."""
    for concept in base.concepts:
        unstated = concept._replace(familiar=Familiar())
        if concept.familiar.id and not is_everyday(concept) and is_familiar(unstated, "id"):
            term = concept.designations[0].term
            yield Finding(Field(concept, ("familiar",)), term, _IDLE.fill(term=term))
