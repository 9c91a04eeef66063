"""EYD013: a prefix that keeps the sound which it should have taken in: *mengkoordinasikan*, *mempengaruhi*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.roles import SPARED
from istilah.language.assimilation import assimilated
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.draft import Draft
    from istilah.model.index import Index

RULE = Rule(
    code="EYD013",
    name="unassimilated-prefix",
    severity=Severity.NOTE,
    summary=Text(id="Awalan yang tidak meluluhkan k, p, s, atau t", en="Prefix that does not take in k, p, s or t"),
    reason=Text(
        id="Tata Bahasa Baku: k, p, s, dan t di depan vokal luluh sesudah me- dan pe- (mengoordinasi, memengaruhi).",
        en="Tata Bahasa Baku: k, p, s and t before a vowel melt into me- and pe- (mengoordinasi, memengaruhi).",
    ),
    examples=(
        Example(
            "Menteri ⟦mengkoordinasikan⟧ kegiatan yang ⟦mempengaruhi⟧ anggaran daerah itu.",
            fixed="Menteri mengoordinasikan kegiatan yang memengaruhi anggaran daerah itu.",
        ),
        Example(
            "Mereka ⟦mensosialisasikan⟧ ⟦pengkaderan⟧ dan ⟦mentaati⟧ aturan.",
            fixed="Mereka menyosialisasikan pengaderan dan menaati aturan.",
        ),
        Example("Mereka mengkaji, mengklaim, memproses, mempunyai, mempelajari, dan memperbaiki aturan menteri."),
    ),
)
_KEPT = Text(id="“{text}” tidak baku; bentuk bakunya “{right}”", en="the standard form of “{text}” is “{right}”")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")
_WORD = re.compile(r"(?<![\w-])[A-Z]?[a-z]{8,}(?![\w/-])")


def shown(_: Index) -> Callable[[str], object]:
    """Ask for the words that have such a prefix."""
    return assimilated


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report verbs and nouns whose prefix should have taken a letter in."""
    for word, places in draft.concordance.matches(_WORD):
        right = assimilated(word[0])
        for at in places if right else ():
            span = Span(*word.span()).moved(at)
            if not draft.roles.plays(span, *SPARED):
                fix = Fix(_FIX.fill(right=right), (Edit(span, right),), safe=False)
                yield Finding(span, word[0], _KEPT.fill(text=word[0], right=right), fix)
