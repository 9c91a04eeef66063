"""BASE028: a short form within the text of a name that is written as a table, where nobody finds it.

``"balanced scorecard (BSC)"`` is a name and its short form; ``{ term = "balanced scorecard (BSC)" }`` is one name with
a bracket in it, for there are such names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.abbreviations.ownership import owns
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE028",
    name="hidden-short-form",
    severity=Severity.WARNING,
    summary=Text(id="Singkatan di dalam teks sebuah istilah", en="Short form within the text of a name"),
    reason=Text(
        id="Dalam tabel, singkatan ditulis sebagai short; dalam term ia bagian nama saja dan tidak pernah ditemukan.",
        en="In a table a short form is written as short; within term it is only part of the name and never found.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = ⟦{ term = "balanced scorecard (BSC)", loan = true }⟧
en = "balanced scorecard"
"""),
        Example("""\
schema = 1
[[concept]]
id = { term = "balanced scorecard", short = ["BSC"], loan = true }
en = ["balanced scorecard (BSC)", { term = "scorecard (balanced)", status = "admitted" }]
"""),
    ),
    scope=Scope.DOCUMENT,
)
_BRACKETED = re.compile(r"(?P<term>[^()]+)\s\((?P<short>[^()\s]+)\)")
_HIDDEN = Text(
    id="“{short}” tidak akan ditemukan; tulis term = “{term}”, short = [“{short}”]",
    en="“{short}” will not be found; write term = “{term}”, short = [“{short}”]",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report names that end in a bracket with letters of their own."""
    for concept in base.concepts:
        for language, number, designation in concept.numbered():
            found = _BRACKETED.fullmatch(designation.term)
            if found and owns(found["term"], found["short"]):
                yield Finding(Field(concept, (language, number)), found["short"], _HIDDEN.fill(**found.groupdict()))
