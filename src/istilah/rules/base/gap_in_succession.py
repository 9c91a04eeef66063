"""BASE018: a name that ends long before its successor begins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE018",
    name="gap-in-succession",
    severity=Severity.WARNING,
    summary=Text(
        id="Ada jeda antara nama lama dan nama baru",
        en="Gap between a name and its successor",
    ),
    reason=Text(
        id="Di dalam jeda itu tidak ada nama yang benar, padahal lembaganya ada.",
        en="Within the gap no name is right, though the body exists.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
key = "a"
id = "Departemen"
en = "Department"
valid = { to = 2009-11-03 }
superseded_by = [⟦"b"⟧]
[[concept]]
key = "b"
id = "Kementerian"
en = "Ministry"
valid = { from = 2010 }
"""),
        Example("""\
schema = 1
[[concept]]
key = "a"
id = "Departemen"
en = "Department"
valid = { to = 2009-11-02 }
superseded_by = ["b", "c"]
[[concept]]
key = "b"
id = "Kementerian"
en = "Ministry"
valid = { from = 2009-11-03 }
[[concept]]
key = "c"
id = "Badan"
en = "Agency"
valid = { from = 1998 }
"""),
    ),
    scope=Scope.DOCUMENT,
)
_GAP = Text(
    id="“{key}” berakhir pada {end}, tetapi “{new}” baru mulai pada {start}",
    en="“{key}” ends on {end}, but “{new}” only begins on {start}",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report successors that all begin later than the day after; an older body may take over another’s work."""
    starts = {concept.key: concept.valid.start for concept in base.concepts if concept.valid}
    for concept in base.concepts:
        end = concept.valid.end if concept.valid else ""
        follow = [(number, new, starts.get(new, "")) for number, new in enumerate(concept.superseded_by)]
        late = [(number, new, start) for number, new, start in follow if end and start and _is_late(end, start)]
        for number, new, start in late if len(late) == len(follow) else ():
            message = _GAP.fill(key=concept.key, end=end, new=new, start=start)
            yield Finding(Field(concept, ("superseded_by", number)), new, message)


def _is_late(end: str, start: str) -> bool:
    return _next_day(end, start) < start[: len(end)]


def _next_day(end: str, start: str) -> str:
    """Name the day after ``end``, as precisely as both are given."""
    if len(end) == len(start) == len("2009-11-02"):
        return (date.fromisoformat(end) + timedelta(days=1)).isoformat()
    return end[: len(start)]
