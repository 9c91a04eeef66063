"""BASE012: a sentence where a name should stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE012",
    name="sentence-for-term",
    severity=Severity.WARNING,
    summary=Text(
        id="Kalimat sebagai istilah",
        en="Sentence in the place of a term",
    ),
    reason=Text(
        id="Istilah menamai; penjelasan tempatnya di definisi atau catatan.",
        en="A term names; explaining belongs in the definition or a note.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = ⟦"badan yang adalah pemilik jalan."⟧
en = "road authority"
"""),
        Example("""\
schema = 1
[[concept]]
id = "dan lain-lain (dll.)"
en = "et cetera (etc.)"
[[concept]]
id = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
en = "1945 Constitution"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_MOST = 16
"""Words of the longest names: those of laws and international bodies."""
_SENTENCE = re.compile(r"(?:\w{2,} ){2,}.*\w{3,}[.!?]|.*[;!?:](?: .*|$)|.*\b(?:adalah|ialah|yaitu|yakni)\b.*")
_TOLD = Text(
    id="“{term}” lebih dari satu istilah; pindahkan penjelasannya ke “definition” atau “note”",
    en="“{term}” is more than a term; move the explanation to “definition” or “note”",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report terms that end like a sentence, are cut like one, or are longer than any name."""
    for concept in base.concepts:
        for language, number, designation in concept.numbered():
            term = designation.term
            if _SENTENCE.fullmatch(term) or len(term.split()) > _MOST:
                yield Finding(Field(concept, (language, number)), term, _TOLD.fill(term=term))
