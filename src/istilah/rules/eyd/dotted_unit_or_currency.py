"""EYD005: a dot or a space after *Rp*, a dot after a unit, a unit in wrong capitals.

*Rp. 5.000*, *5 km.*, *10 KG*. A dot that may be the full stop of the sentence is let be. *57 Km Besar* is rare enough,
but *5 KM Bahari* may be a ship, so capitals before a name are let be as well.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from istilah.context.consistency import consistent
from istilah.context.roles import SPARED
from istilah.model.concept import ConceptKind
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity
from istilah.terms.spellings import Spellings
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft

RULE = Rule(
    code="EYD005",
    name="dotted-unit-or-currency",
    severity=Severity.WARNING,
    summary=Text(
        id="Lambang satuan atau mata uang dengan titik, spasi, atau kapital yang keliru",
        en="Unit or currency with a stray dot, space or capital",
    ),
    reason=Text(
        id=(
            "EYD V, Singkatan: lambang satuan ukuran dan mata uang tidak diikuti titik (kg, km); Angka: Rp ditulis "
            "tanpa spasi di depan angkanya (Rp5.000,00)."
        ),
        en=(
            "EYD V, Singkatan: symbols of units and currencies take no dot (kg, km); Angka: Rp stands before its "
            "figure without a space (Rp5.000,00)."
        ),
    ),
    examples=(
        Example("Harganya ⟦Rp. 5.000⟧ per 10 ⟦Kg⟧ beras.", fixed="Harganya Rp5.000 per 10 kg beras."),
        Example("Jalan sepanjang 5 ⟦km.⟧ itu rusak.", fixed="Jalan sepanjang 5 km itu rusak."),
        Example("Harganya Rp5.000 per 10 kg beras."),
        Example("Panjang jalan itu 5 km. Lebarnya 7 m."),
        Example("Pertamina menaikkan harga dalam Rp dan US$ pada 5 KM Bahari."),
    ),
)
_CURRENCY = Text(
    id="“{text}”: di antara {sign} dan angka tidak boleh ada titik atau spasi",
    en="“{text}”: there should be no dot or space between {sign} and the figure",
)
_DOTTED = Text(id="lambang satuan “{right}” tidak diikuti titik", en="the unit symbol “{right}” takes no dot")
_CAPITALS = Text(id="lambang satuan “{text}” ditulis “{right}”", en="the unit symbol “{text}” is written “{right}”")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")

# What a scanner left of a sum, *5 18.500*, *150.000,o0*, *1.50*, is none; nor is a rate, a weight or a model.
_SUM = (
    r"(?P<figure>(?>\d{1,3}(?:\.\d{3})+|\d+)(?>(?:,\d+)?))"
    r"(?:(?:[MT]|jt|rb)\b|(?!\w))(?! (?:kg|ton|ha|km|liter|m[23])\b)"
    r"(?![.,-]+\d|[.,][oO]| ?\.? ?(?:\d{2,3}(?!\d)|\d{1,3}\.\d{3})| [.,] ?\d| ?[%‰])"
)
# One pattern a sign, which begins with it: a search for a few letters costs next to nothing.
_SUMS = {
    "Rp": re.compile(
        # In a table whose columns a scanner mixed up, nobody knows what belongs to which sign.
        r"Rp(?<!\w..)(?<!Rp Rp)(?:\.[ \u00a0\u202f]?|[ \u00a0\u202f])(?=\d)(?!0\d|\d{1,2} (?:Rp|[a-z]{1,2}[.)]))"
        r"(?!\d{1,3}[.)]\s)" + _SUM  # the number of an item
    ),
    "US$": re.compile(r"US\$[ \u00a0\u202f](?=\d)" + _SUM),
}
_GAPS = {sign: re.compile(rf"{re.escape(sign)}(?:\.|\s+(?=[\d.,]))") for sign in _SUMS}
"""Where a sign has a dot, or a gap before its figure."""
_SCANNED = re.compile(r"\d[.,]?[oO]{2}|[oO][.,][\doO]|\d[a-zA-Z][.\d]\d|\d[.,] \d{3}|\d [.,]\d|(?<![.,\d])000[.,]")
"""What a scanner makes of sums; where one is so, its neighbours are as uncertain."""
_BESIDE = 60
"""Characters on either side in which such a one casts doubt."""
# Searched from the dot and from the capital, which are rarer than figures. The dot before an item ends the one before.
_DOT = re.compile(
    r"\.(?=[,;:)]|[ \n](?![a-z]{1,4}[.)])[a-z])"
    r"(?:(?<=\d[A-Za-z]{2}\.)|(?<=\d[ \u00a0][A-Za-z]{2}\.)|(?<=\d[ \u00a0][A-Za-z]{3}\.))"
)
_UNIT = re.compile(r"[A-Za-z]+\.\Z")
_LOUD = tuple(re.compile(rf"{unit}\b(?!-)(?! [A-Z])") for unit in (r"K(?:[MGm]|g|[Ww][Hh])", "C[Mm]", "M[Mm]", "H[Aa]"))
_FIGURE = re.compile(r"(?<![\w.,])(?<!\b[A-Z]{2} )[\d.,]*\d[ \u00a0]?\Z")
"""A figure; *PU 3003* is a number of something."""
_DIGITS = 24
"""Characters of the longest figure before a unit."""


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report rupiah with dot or space, and dotted or capitalised units after a figure."""
    for sign in _SUMS:
        yield from _in_sums(sign, draft)
    yield from consistent(_in_units(draft), draft.document)


def _in_sums(sign: str, draft: Draft) -> Iterator[Finding[Span]]:
    """Report what stands between a currency and its figure; all of it is mended unasked, or nothing is."""
    prose = draft.document.prose
    places = [found for found in draft.roles.worded(_SUMS[sign]) if not _is_scanned(prose, *found.span())]
    is_safe = bool(places) and len(places) == sum(1 for _ in _GAPS[sign].finditer(prose))
    for found in places:
        edit = Edit(Span(found.start() + len(sign), found.start("figure")), "")
        fix = Fix(_FIX.fill(right=f"{sign}{found['figure']}"), (edit,), safe=is_safe)
        yield Finding(Span(*found.span()), sign, _CURRENCY.fill(text=found[0], sign=sign), fix)


def _in_units(draft: Draft) -> Iterator[Finding[Span]]:
    spellings = Spellings(draft.index)
    prose = draft.document.prose
    for span in chain(_dotted(prose), _loud(prose)):
        text = prose[span.start : span.end]
        right = _unit(text.rstrip("."), spellings)
        if right and right != text and not draft.roles.plays(span, *SPARED):
            message = _DOTTED if text == f"{right}." else _CAPITALS
            fix = Fix(_FIX.fill(right=right), (Edit(span, right),), safe=True)
            yield Finding(span, right, message.fill(text=text, right=right), fix)


def _is_scanned(prose: str, start: int, end: int) -> bool:
    """Tell whether the sums around a place show that a scanner read them."""
    return bool(_SCANNED.search(prose, max(0, start - _BESIDE), end + _BESIDE))


def _dotted(prose: str) -> Iterator[Span]:
    """List what may be a unit with a dot that ends no sentence."""
    for found in _DOT.finditer(prose):
        unit = _UNIT.search(prose, found.end() - 4, found.end())
        if unit and unit[0].rstrip(".") not in _SUMS:  # a currency is no unit
            yield Span(*unit.span())


def _loud(prose: str) -> Iterator[Span]:
    """List what may be a unit in capitals."""
    for found in chain.from_iterable(pattern.finditer(prose) for pattern in _LOUD):
        if _FIGURE.search(prose, max(0, found.start() - _DIGITS), found.start()) and not _DOT.match(prose, found.end()):
            yield Span(*found.span())


def _unit(text: str, spellings: Spellings) -> str | None:
    """Find how a unit is written; nothing for what is none."""
    units = {spelling.text for spelling in spellings.right(text) if spelling.concept.kind is ConceptKind.UNIT}
    return text if text in units else min(units, default=None)
