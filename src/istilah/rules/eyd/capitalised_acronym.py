"""EYD010: an acronym of syllables in capitals.

*BAPPENAS*, *KALTENG*, *PUSKESMAS*. Whether an acronym is made of first letters (*LAN*) or of syllables (*Bulog*) cannot
be read off its letters; the termbase knows how it is written. Only a note: many institutions spell their own name so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.roles import SPARED
from istilah.model.concept import ConceptKind
from istilah.model.cues import Role
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity
from istilah.terms.spellings import Spellings
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft

RULE = Rule(
    code="EYD010",
    name="capitalised-acronym",
    severity=Severity.NOTE,
    summary=Text(id="Akronim suku kata dengan huruf kapital semua", en="Acronym of syllables in capitals"),
    reason=Text(
        id=(
            "EYD V, Singkatan: akronim nama diri yang berupa gabungan suku kata ditulis dengan huruf awal kapital "
            "(Bappenas, Kalteng), yang bukan nama diri dengan huruf kecil (puskesmas)."
        ),
        en=(
            "EYD V, Singkatan: acronyms of syllables take a capital only at the beginning of a proper name (Bappenas, "
            "Kalteng), and none elsewhere (puskesmas)."
        ),
    ),
    examples=(
        Example(
            "Rencana itu disusun ⟦BAPPENAS⟧ bersama pemerintah daerah.",
            fixed="Rencana itu disusun Bappenas bersama pemerintah daerah.",
        ),
        Example("Rencana itu disusun Bappenas bersama pemerintah daerah."),
        Example("Rencana itu disusun UNESCO dan PAUD bersama pemerintah daerah."),
        Example("RENCANA KERJA BAPPENAS TAHUN 2025"),
    ),
)
_CAPITALS = Text(id="“{text}” lazimnya ditulis “{right}”", en="“{text}” is normally written “{right}”")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")
_WORD = re.compile(r"(?<![\w/&.-])[A-Z]{4,}(?![\w/&-])")


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report words in capitals that the termbase writes with few or none."""
    spellings = Spellings(draft.index)
    companies = {*draft.words.group("companies", "before"), *draft.words.group("companies", "after")}
    for found, places in draft.concordance.matches(_WORD):
        right = _right(found[0], spellings)
        if not right or right.capitalize() in companies or _is_defined(found[0], draft):
            continue
        for at in places:
            span = Span(*found.span()).moved(at)
            if not draft.roles.plays(span, Role.LOUD, *SPARED):
                fix = Fix(_FIX.fill(right=right), (Edit(span, right),))
                yield Finding(span, right, _CAPITALS.fill(text=found[0], right=right), fix)


def _is_defined(text: str, draft: Draft) -> bool:
    """Tell whether the document itself lays down that it is written so: *yang selanjutnya disingkat POLRI*."""
    entry = draft.abbreviations.get(text)
    return entry is not None and bool(entry.definitions)


def _right(text: str, spellings: Spellings) -> str | None:
    """Find the one spelling of ``text`` in small letters; nothing if the termbase has it in capitals anywhere."""
    known = spellings.of(text)
    if any(spelling.text == text and spelling.designation.status.usable for spelling in known):
        return None
    names = {
        spelling.text
        for spelling in known
        if spelling.right
        and spelling.concept.kind is not ConceptKind.UNIT
        and spelling.text[1:].islower()
        and spelling.text.isalpha()
    }
    return names.pop() if len(names) == 1 else None
