"""EYD005: a dot or a space after *Rp*, a dot after a unit, a unit in wrong capitals.

*Rp. 5.000*, *5 km.*, *10 KG*. A dot that may be the full stop of the sentence is let be. *57 Km Besar* is rare enough,
but *5 KM Bahari* may be a ship, so capitals before a name are let be as well.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from istilah.engine.passages import is_spared, worded
from istilah.engine.spellings import Spellings
from istilah.model.concept import Kind
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Fix, Remark, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.engine.draft import Draft

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
    id="“{text}”: di antara {sign} dan angka tidak ada titik atau spasi",
    en="“{text}”: no dot or space between {sign} and figure",
)
_DOTTED = Text(id="lambang satuan “{right}” tidak diikuti titik", en="the unit symbol “{right}” takes no dot")
_CAPITALS = Text(id="lambang satuan “{text}” ditulis “{right}”", en="the unit symbol “{text}” is written “{right}”")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")

# One pattern a sign, which begins with it: a search for a few letters costs next to nothing.
_SUMS = {
    "Rp": re.compile(
        # In a table whose columns a scanner mixed up, nobody knows what belongs to which sign.
        r"Rp(?<!\w..)(?<!Rp Rp)(?:\.[ \u00a0\u202f]?|[ \u00a0\u202f])(?=\d)(?!0\d|\d{1,2} Rp)"
        r"(?!\d{1,3}[.)]\s)"  # the number of an item
        r"(?P<figure>(?>[\d.,]*\d))(?<!\.\d)(?<!\.\d\d)"
        r"(?! ?\.? ?(?:\d{2,3}(?!\d)|\d{1,3}\.\d{3})|[.,]?[oO]| ?[%‰])"  # what is parted, or a rate
    ),
    "US$": re.compile(r"US\$[ \u00a0\u202f](?=\d)(?P<figure>(?>[\d.,]*\d))(?![ ]\d|[.,]?[oO])"),
}
# Searched from the dot and from the capital, which are rarer than figures.
_DOT = re.compile(
    r"\.(?=[,;:)]|[ \n][a-z])(?:(?<=\d[A-Za-z]{2}\.)|(?<=\d[ \u00a0][A-Za-z]{2}\.)|(?<=\d[ \u00a0][A-Za-z]{3}\.))"
)
_UNIT = re.compile(r"[A-Za-z]+\.\Z")
_LOUD = tuple(re.compile(rf"{unit}\b(?!-)(?! [A-Z])") for unit in (r"K(?:[MGm]|g|[Ww][Hh])", "C[Mm]", "M[Mm]", "H[Aa]"))
_FIGURE = re.compile(r"\d[ \u00a0]?\Z")


def check(draft: Draft) -> Iterator[Remark]:
    """Report rupiah with dot or space, and dotted or capitalised units after a figure."""
    sums = ((sign, found) for sign, pattern in _SUMS.items() for found in worded(pattern, draft.document))
    for sign, found in sums:
        edit = Edit(Span(found.start() + len(sign), found.start("figure")), "")
        fix = Fix(_FIX.fill(right=f"{sign}{found['figure']}"), (edit,), safe=True)
        yield Remark(Span(*found.span()), sign, _CURRENCY.fill(text=found[0], sign=sign), fix)
    spellings = Spellings(draft.index)
    prose = draft.document.prose
    for span in chain(_dotted(prose), _loud(prose)):
        text = prose[span.start : span.end]
        right = _unit(text.rstrip("."), spellings)
        if right and right != text and not is_spared(draft.document, span):
            message = _DOTTED if text == f"{right}." else _CAPITALS
            fix = Fix(_FIX.fill(right=right), (Edit(span, right),), safe=True)
            yield Remark(span, right, message.fill(text=text, right=right), fix)


def _dotted(prose: str) -> Iterator[Span]:
    """List what may be a unit with a dot that ends no sentence."""
    for found in _DOT.finditer(prose):
        unit = _UNIT.search(prose, found.end() - 4, found.end())
        if unit:
            yield Span(*unit.span())


def _loud(prose: str) -> Iterator[Span]:
    """List what may be a unit in capitals."""
    for found in chain.from_iterable(pattern.finditer(prose) for pattern in _LOUD):
        if _FIGURE.search(prose, max(0, found.start() - 2), found.start()) and not _DOT.match(prose, found.end()):
            yield Span(*found.span())


def _unit(text: str, spellings: Spellings) -> str | None:
    """Find how a unit is written; nothing for what is none."""
    units = {spelling.text for spelling in spellings.right(text) if spelling.concept.kind is Kind.UNIT}
    return text if text in units else min(units, default=None)
