"""BASE009: a designation with characters that nobody types: control codes, doubled spaces, direction marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE009",
    name="untidy-designation",
    severity=Severity.WARNING,
    summary=Text(
        id="Karakter kendali atau spasi berlebih dalam istilah", en="Control characters or stray spaces in a term"
    ),
    reason=Text(
        id="Istilah yang memuat karakter tak terlihat tidak akan pernah ditemukan dalam teks.",
        en="A term with characters nobody sees is never found in a text.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = ⟦"kerja  sama"⟧
en = "cooperation"
"""),
        Example("""\
schema = 1
[[concept]]
id = "kerja sama"
en = "cooperation"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_UNTIDY = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]| {2,}")
_ODD = Text(id="“{term}” memuat karakter {code}", en="“{term}” contains character {code}")


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report full and short forms with invisible characters or doubled spaces."""
    for concept in base.concepts:
        for language, number, designation in concept.numbered():
            for text in (designation.term, *(short.term for short in designation.short_forms)):
                found = _UNTIDY.search(text)
                if found:
                    message = _ODD.fill(term=text, code=f"U+{ord(found[0][0]):04X}")
                    yield Finding(Field(concept, (language, number, "term")), text, message)
