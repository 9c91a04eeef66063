"""BASE019: a definition or example with a spelling that the same termbase calls wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import words
from istilah.model.concept import Concept, Status
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE019",
    name="misspelled-text",
    severity=Severity.WARNING,
    summary=Text(
        id="Definisi memuat ejaan yang keliru menurut termbase ini",
        en="Definition with a spelling this termbase calls wrong",
    ),
    reason=Text(
        id="Termbase yang menegur ejaan orang lain harus menaatinya sendiri.",
        en="A termbase that corrects others must keep its own rules.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "izin"
en = "permit"
spelling = ["ijin"]
[[concept]]
id = "SIM"
en = "driving licence"
definition = { id = ⟦"ijin mengemudi"⟧, en = "permit to drive" }
"""),
        Example("""\
schema = 1
[[concept]]
id = "izin"
en = "permit"
spelling = ["ijin"]
example = { id = "tulis izin, bukan ijin", en = "izin, not ijin" }
[[concept]]
id = "SIM"
en = "driving licence"
definition = { id = "izin mengemudi", en = "permit to drive" }
example = { id = "“ijin” pada SIM lama", en = "“ijin” on old licences" }
"""),
    ),
    scope=Scope.DOCUMENT,
)
_WRONG = Text(
    id="“{term}” adalah ejaan yang keliru menurut konsep “{key}”; tulis “{right}”",
    en="“{term}” is a misspelling according to the concept “{key}”; write “{right}”",
)
_LISTED = Text(id="“{term}” adalah ejaan yang keliru; tulis “{right}”", en="“{term}” is a misspelling; write “{right}”")
_QUOTED = re.compile(r"“[^”]*”")


class _Misspelling(NamedTuple):
    words: tuple[str, ...]
    term: str
    concept: Concept


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report misspellings of other concepts in definitions and examples, outside quotation marks."""
    wrong = _misspellings(base)
    for concept in base.concepts:
        for name, pair in (("definition", concept.definition), ("example", concept.example)):
            for language in LANGUAGES:
                for found in _spotted(pair.get(language) or "", wrong[language]):
                    if found.concept is not concept:
                        right = found.concept.preferred(language)
                        text = _LISTED if found.concept in base.words.misspelled.values() else _WRONG
                        values = {"term": found.term, "right": right.term if right else "–"}
                        message = text.fill(key=found.concept.key, **values)
                        yield Finding(Field(concept, (name, language)), found.term, message)


def _misspellings(base: Base) -> dict[Language, dict[str, list[_Misspelling]]]:
    """List the misspelled names of each language by their first word."""
    found: dict[Language, dict[str, list[_Misspelling]]] = {language: {} for language in LANGUAGES}
    for concept in (*base.concepts, *base.words.misspelled.values()):
        for designation in concept.designations:
            if designation.status is Status.MISSPELLING:
                parts = words(designation.term)
                if parts and parts not in _right(concept):
                    entry = _Misspelling(parts, designation.term, concept)
                    found[designation.language].setdefault(parts[0], []).append(entry)
    return found


def _right(concept: Concept) -> set[tuple[str, ...]]:
    """Name the words that are right as such: what is wrong beside them is a hyphen, or the short form."""
    return {words(designation.term) for designation in concept.designations if designation.status.usable}


def _spotted(text: str, wrong: dict[str, list[_Misspelling]]) -> Iterator[_Misspelling]:
    parts = words(_QUOTED.sub("", text))
    for number, word in enumerate(parts):
        for entry in wrong.get(word, ()):
            if parts[number : number + len(entry.words)] == entry.words:
                yield entry
