"""BASE020: a name declared wrong without saying why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.concept import Status
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE020",
    name="unreasoned-status",
    severity=Severity.NOTE,
    summary=Text(
        id="Larangan tanpa alasan",
        en="Refusal without a reason",
    ),
    reason=Text(
        id="Penulis yang ditegur ingin tahu sebabnya.",
        en="A writer who is corrected wants to know why.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = ["penyandang disabilitas", ⟦{ term = "penyandang cacat", status = "deprecated" }⟧]
en = "person with a disability"
"""),
        Example("""\
schema = 1
[[concept]]
id = ["izin", { term = "permisi", status = "forbidden", note = { id = "ucapan salam", en = "a greeting" } }]
spelling = ["ijin"]
en = ["permit", "licence"]
"""),
    ),
    scope=Scope.DOCUMENT,
)
_WHY = Text(
    id="“{term}” berstatus {status}, tetapi alasannya tidak disebutkan (note)",
    en="“{term}” is {status}, but no note says why",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report designations that are not to be used and have no note."""
    for concept in base.concepts:
        for language, number, designation in concept.numbered():
            if not designation.status.usable and not designation.note:
                message = _WHY.fill(term=designation.term, status=designation.status)
                yield Finding(Field(concept, (language, number)), designation.term, message)
            for place, short in enumerate(designation.short_forms):
                if short.status and not (short.status.usable or short.note or short.status is Status.MISSPELLING):
                    message = _WHY.fill(term=short.term, status=short.status)
                    yield Finding(Field(concept, (language, number, "short", place)), short.term, message)
