"""ABBR001: a short form that the document never explains and a reader cannot be expected to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.engine.draft import Audience
from istilah.engine.familiarity import is_familiar
from istilah.model.finding import Example, Remark, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.engine.draft import Draft

RULE = Rule(
    code="ABBR001",
    name="undefined-abbreviation",
    severity=Severity.WARNING,
    summary=Text(id="Singkatan tidak dijelaskan", en="Abbreviation never explained"),
    reason=Text(
        id="Pembaca yang tidak mengenalnya tidak dapat mengikuti kalimatnya.",
        en="A reader who does not know it cannot follow the sentence.",
    ),
    examples=(
        Example("Naskah ini dibahas bersama ⟦KPBU⟧ dan masyarakat."),
        Example("Kerja sama pemerintah dengan badan usaha (KPBU) dibahas. KPBU itu baru."),
        Example("Presiden RI dan DPR bersidang pukul 10.00 WIB."),
    ),
)
_UNDEFINED = Text(
    id="“{short}” tidak dijelaskan dalam naskah ini{hint}", en="“{short}” is never explained in this document{hint}"
)
_PERHAPS = Text(id="; mungkin {names}", en="; perhaps {names}")
_OFFERED = 3


def check(draft: Draft) -> Iterator[Remark]:
    """Report short forms without a definition at their first use."""
    if draft.audience is Audience.SPECIALIST:
        return
    for entry in draft.abbreviations.entries:
        explained = draft.abbreviations.explained(entry.short)
        if entry.core and not explained and not is_familiar(entry, draft):
            yield Remark(entry.uses[0], entry.short, _UNDEFINED.fill(short=entry.short, hint=_hint(entry.short, draft)))


def _hint(short: str, draft: Draft) -> Text:
    from istilah.engine.expand import expand
    from istilah.engine.preference import Preference

    readings = expand(short, draft.index, Preference(draft.as_of)).readings
    names = list(dict.fromkeys(reading.designation.term for reading in readings))[:_OFFERED]
    return _PERHAPS.fill(names="; ".join(names)) if names else Text("", "")
