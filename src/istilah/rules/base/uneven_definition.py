"""BASE014: a definition that begins or ends unlike its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.rules import Base

RULE = Rule(
    code="BASE014",
    name="uneven-definition",
    severity=Severity.WARNING,
    summary=Text(
        id="Definisi tidak seragam dengan yang lain",
        en="Definition unlike its neighbours",
    ),
    reason=Text(
        id="Definisi dibaca berdampingan; huruf awal dan titiknya sebaiknya seragam.",
        en="Definitions are read side by side; their first letters and last stops should be alike.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "bendung"
en = "weir"
definition = { id = "bangunan peninggi muka air", en = "structure that raises a water level" }
[[concept]]
id = "waduk"
en = "reservoir"
definition = { id = "tampungan air buatan", en = "artificial store of water" }
[[concept]]
id = "tanggul"
en = "dyke"
definition = { id = ⟦"Bangunan penahan luapan air."⟧, en = "structure that holds back flood water" }
"""),
        Example("""\
schema = 1
[[concept]]
id = "bendung"
en = "weir"
definition = { id = "Bangunan peninggi muka air.", en = "Structure that raises a water level." }
[[concept]]
id = "waduk"
en = "reservoir"
definition = { id = "Tampungan air buatan.", en = "Artificial store of water." }
"""),
    ),
    scope=Scope.DOCUMENT,
)
_LEAST = 3
"""Definitions that a file must have before there is a custom."""
_CAPITAL = Text(
    id="definisi “{key}” diawali huruf besar, tidak seperti yang lain",
    en="the definition of “{key}” begins with a capital, unlike the others",
)
_SMALL = Text(
    id="definisi “{key}” diawali huruf kecil, tidak seperti yang lain",
    en="the definition of “{key}” begins with a small letter, unlike the others",
)
_STOP = Text(
    id="definisi “{key}” diakhiri titik, tidak seperti yang lain",
    en="the definition of “{key}” ends with a full stop, unlike the others",
)
_NO_STOP = Text(
    id="definisi “{key}” tidak diakhiri titik, tidak seperti yang lain",
    en="the definition of “{key}” does not end with a full stop, unlike the others",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report definitions against the custom of their language: capital or small letter, full stop or none."""
    for language in LANGUAGES:
        defined = [(concept, concept.definition.get(language) or "") for concept in base.concepts]
        texts = [text for _, text in defined if text]
        if len(texts) < _LEAST:
            continue
        common = {word for text in texts for word in text.split() if word.islower()}
        capitals = _is_custom([text[0].isupper() for text in texts if not _begins_with_name(text, common)])
        stops = _is_custom([text.endswith(".") for text in texts])
        for concept, text in defined:
            field = ("definition", language)
            if text and text[0].isupper() != capitals and text[0].isalpha() and not _begins_with_name(text, common):
                yield Finding(
                    Field(concept, field), concept.key, (_SMALL if capitals else _CAPITAL).fill(key=concept.key)
                )
            elif text and text.endswith(".") != stops:
                yield Finding(Field(concept, field), concept.key, (_NO_STOP if stops else _STOP).fill(key=concept.key))


def _begins_with_name(text: str, common: set[str]) -> bool:
    """Tell whether a capital belongs to a proper name: *Indonesian*, a word never written small, or *South Korean*."""
    first, second = (*text.split()[:2], "")[:2]
    return first[:1].isupper() and (first.lower() not in common or second[:1].isupper())


def _is_custom(flags: list[bool]) -> bool:
    return sum(flags) * 2 > len(flags)
