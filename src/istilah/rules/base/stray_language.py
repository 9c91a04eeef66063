"""BASE016: words of one language in a text of the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.language.affixes import alternatives
from istilah.language.lexicon import SMALL
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.concept import Concept
    from istilah.rules import Base
    from istilah.text import Language

RULE = Rule(
    code="BASE016",
    name="stray-language",
    severity=Severity.WARNING,
    summary=Text(
        id="Bahasa tercampur",
        en="Languages mixed up",
    ),
    reason=Text(
        id="Kata tugas bahasa lain biasanya sisa salinan atau terjemahan mesin.",
        en="Function words of the other language are mostly left over from copying or from a machine.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "bendung"
en = ⟦"structure dan weir"⟧
"""),
        Example("""\
schema = 1
[[concept]]
id = ["kerangka acuan kerja (KAK)", { term = "terms of reference", status = "deprecated" }]
en = "terms of reference (ToR)"
definition = { id = "naskah “terms of reference” suatu pekerjaan", en = "paper that sets out a piece of work" }
"""),
    ),
    scope=Scope.DOCUMENT,
)
_OTHER = {
    # Loans keep the smaller ones: *in situ*, *lock out*.
    "id": re.compile(r"\b(?:the|of|and|for|with|from|which|that|are)\b"),
    "en": re.compile(rf"\b(?:{alternatives(SMALL)})\b"),
}
_QUOTED = re.compile(r"“[^”]*”")
_MIXED = Text(
    id="“{word}” adalah kata bahasa lain; periksa “{text}”",
    en="“{word}” is a word of another language; check “{text}”",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report function words of the other language in usable terms and in definitions, outside quotation marks."""
    for concept in base.concepts:
        for language, field, text in _texts(concept):
            found = _OTHER[language].search(_QUOTED.sub("", text))
            if found:
                yield Finding(Field(concept, field), found[0], _MIXED.fill(word=found[0], text=text))


def _texts(concept: Concept) -> Iterator[tuple[Language, tuple[str | int, ...], str]]:
    shared = {found.term for found in concept.named("id")} & {found.term for found in concept.named("en")}
    for language, number, designation in concept.numbered():
        # A name that both languages share is a loan that the other language keeps: “Internet of Things”.
        if designation.status.usable and designation.term not in shared:
            yield language, (language, number), designation.term
    for language in LANGUAGES:
        yield language, ("definition", language), concept.definition.get(language) or ""
