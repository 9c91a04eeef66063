"""EYD013: a prefix that keeps the sound which it should have taken in.

*mengkoordinasikan*, *mempengaruhi*, *mensosialisasikan*. Before a vowel *k*, *p*, *s* and *t* melt into *me-* and
*pe-*: *mengoordinasikan*, *memengaruhi*, *menyosialisasikan*. They stay in clusters (*mengklaim*, *memproses*), before
a second prefix (*memperbaiki*, *mempekerjakan*), and in a few words for clarity's sake (*mengkaji*, *mempunyai*).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.engine.passages import worded
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Fix, Remark, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.engine.draft import Draft

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
_KEPT = Text(id="“{text}” lebih baku: “{right}”", en="“{text}” is better written “{right}”")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")
_WORD = re.compile(
    r"\A(?P<prefix>(?:di)?(?P<head>[mp]e)(?:"
    r"ng(?=k[aeiou](?!ji|jian|lut|rab))|m(?=p(?:engaruh|opul|ublik|idana|elopor|esona|ulih|atuhi|ercaya|osisi|ikat))"
    r"|n(?=s[aeiou]|t(?:aat|arget|erjemah|ertib|auladan|elaah|olerans|olerir))))(?P<letter>[kpst])(?P<rest>[a-z]{3,})\Z"
)
_TAKEN = {"k": "", "p": "", "t": "", "s": "y"}
"""What stands after the nasal in place of the letter."""
_OTHERS = re.compile(r"(?:mengkali|mensa|pensi|pengkol|mengkudu|mengkilap|pensiun|pensil|pengki)")
"""How words begin that only look like it."""


def check(draft: Draft) -> Iterator[Remark]:
    """Report verbs and nouns whose prefix should have taken a letter in."""
    concordance = draft.concordance
    rights = {word: right for word in (*concordance.small, *concordance.capitalised) if (right := _right(word))}
    if not rights:
        return
    places = re.compile(rf"\b(?:{'|'.join(sorted(rights))})\b(?![-/]\w)")
    for found in worded(places, draft.document):
        text = found[0]
        fix = Fix(_FIX.fill(right=rights[text]), (Edit(Span(*found.span()), rights[text]),), safe=False)
        yield Remark(Span(*found.span()), text, _KEPT.fill(text=text, right=rights[text]), fix)


def _right(word: str) -> str:
    """Write a word with its prefix melted; empty where that is not called for.

    >>> [_right(word) for word in ("Mengkoordinasikan", "mensosialisasikan", "pengkaderan", "mengkaji")]
    ['Mengoordinasikan', 'menyosialisasikan', 'pengaderan', '']
    """
    found = None if _OTHERS.match(word.lower()) else _WORD.match(word.lower())
    right = f"{found['prefix']}{_TAKEN[found['letter']]}{found['rest']}" if found else ""
    return word[:1] + right[1:] if right else ""
