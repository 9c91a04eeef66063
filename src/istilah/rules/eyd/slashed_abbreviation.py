"""EYD003: an abbreviation of two letters with a slash.

*s/d*, *a/n*, *d/a*, *u/p* are the spelling of typewriters. The termbase says which letters are one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.consistency import consistent
from istilah.context.roles import SPARED
from istilah.model.cues import Role
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity
from istilah.terms.spellings import Spellings
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft

RULE = Rule(
    code="EYD003",
    name="slashed-abbreviation",
    severity=Severity.WARNING,
    summary=Text(id="Garis miring sebagai pengganti titik singkatan", en="Slash in place of an abbreviation’s dots"),
    reason=Text(
        id=(
            "EYD V, Singkatan: singkatan umum dua huruf bertitik setelah setiap huruf (s.d., a.n., d.a., u.p.). Garis "
            "miring berarti “dan”, “atau”, atau “tiap”."
        ),
        en=(
            "EYD V, Singkatan: common abbreviations of two letters have a dot after each (s.d., a.n., d.a., u.p.). A "
            "slash means “and”, “or” or “per”."
        ),
    ),
    examples=(
        Example("Cuti berlaku 1 ⟦s/d⟧ 5 Mei.", fixed="Cuti berlaku 1 s.d. 5 Mei."),
        Example(
            "Surat ditujukan kepada Kepala Dinas ⟦u/p⟧ Sekretaris.",
            fixed="Surat ditujukan kepada Kepala Dinas u.p. Sekretaris.",
        ),
        Example("Surat itu ditulis ⟦a/n⟧. Menteri.", fixed="Surat itu ditulis a.n. Menteri."),
        Example("Cuti berlaku 1 s.d. 5 Mei."),
        Example("Rapat K/L membahas AD/ART dan/atau kecepatan 60 km/jam."),
        Example("Berkasnya di folder data/s/d/arsip itu."),
    ),
)
_SLASHED = Text(
    id="“{text}” ditulis dengan titik, bukan garis miring: “{right}”",
    en="“{text}” is written with dots, not a slash: “{right}”",
)
_FIX = Text(id="tulis “{right}”", en="write “{right}”")
# Searched from the slash, which is rare.
_SLASH = re.compile(r"/(?<=\b[A-Za-z]/)(?<!/[A-Za-z]/)(?<!-[A-Za-z]/)[A-Za-z]\b(?![/-])")
_DESCENT = "a/l"
"""A Malaysian “son of”."""


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report slashed letters that the termbase has with dots."""
    return consistent(_found(draft), draft.document)


def _found(draft: Draft) -> Iterator[Finding[Span]]:
    spellings = Spellings(draft.index)
    prose = draft.document.prose
    for found in _SLASH.finditer(prose):
        span = Span(found.start() - 1, found.end())
        text = prose[span.start : span.end]
        dotted = f"{text[0].lower()}.{text[-1].lower()}."
        if not text[-1].islower() or not spellings.is_right(dotted):
            continue
        is_descent = text == _DESCENT and draft.roles.plays(span, Role.DESCENT)  # Kumar a/l Rajan
        if not is_descent and not draft.roles.plays(span, *SPARED):
            right = text[0] + dotted[1:]
            dot = prose.startswith(".", span.end)  # one is enough, also where a sentence ends
            fix = Fix(_FIX.fill(right=right), (Edit(Span(span.start, span.end + dot), right),), safe=True)
            yield Finding(span, dotted, _SLASHED.fill(text=text, right=right), fix)
