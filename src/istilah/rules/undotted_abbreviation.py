"""EYD002: an abbreviation of letters, notes or addresses without its dot.

*dll*, *a.n*, *Jl Sudirman*. Which forms end in a dot is known from the termbase; what also exists without one (*vs*) is
let be. Candidates are told by their looks: hardly any word of either language has no vowel.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from istilah.engine.passages import is_spared
from istilah.engine.spellings import Spellings
from istilah.model.concept import Kind
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Fix, Remark, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.engine.draft import Draft

RULE = Rule(
    code="EYD002",
    name="undotted-abbreviation",
    severity=Severity.WARNING,
    summary=Text(id="Singkatan umum tanpa titik", en="Common abbreviation without its dot"),
    reason=Text(
        id=(
            "EYD V, Singkatan: singkatan umum yang lebih dari dua huruf diakhiri satu titik (dll., hlm.), yang dua "
            "huruf bertitik setelah setiap huruf (a.n., s.d.), dan singkatan pada alamat diakhiri titik (Jl., No.)."
        ),
        en=(
            "EYD V, Singkatan: common abbreviations of more than two letters end in one dot (dll., hlm.), those of two "
            "letters have a dot after each (a.n., s.d.), and those of addresses end in a dot (Jl., No.)."
        ),
    ),
    examples=(
        Example("Kami membeli meja, kursi, ⟦dll⟧ untuk kantor.", fixed="Kami membeli meja, kursi, dll. untuk kantor."),
        Example("Surat itu ditandatangani ⟦a.n⟧ Menteri.", fixed="Surat itu ditandatangani a.n. Menteri."),
        Example("Kantornya di ⟦Jl⟧ Pattimura ⟦No⟧ 20.", fixed="Kantornya di Jl. Pattimura No. 20."),
        Example("Kami membeli meja, kursi, dll. untuk kantor."),
        Example("Jarak 5 km ditempuh dalam 10 menit."),
        Example("Kantornya di Jl. Pattimura No. 20."),
        Example("Tim Indonesia vs tim Malaysia bermain imbang."),
    ),
)
_UNDOTTED = Text(id="“{text}” ditulis dengan titik: “{right}”", en="“{text}” takes a dot: “{right}”")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")

# One search for what may stand before: that is faster than one search for all.
_SMALL = tuple(
    re.compile(rf"{before}(?:alm|[b-df-hj-np-tv-z][b-df-hj-np-tv-z](?:[b-df-hj-np-tv-z]{{0,3}}|a))(?=[\s,;:)]|\Z)")
    for before in (" ", r"\(", "\n")
)
# Searched from the dot and from the space, which are rarer than letters.
_HALF = re.compile(r"\.[a-z](?<=[\s(][a-z]\.[a-z])(?![\w.])")
_FUSED = re.compile(r"\.(?<=[\s(][a-z]{2}\.)(?= ?[A-Za-z0-9])")
_ADDRESSES = tuple(
    re.compile(pattern)
    for pattern in (
        r" [A-Z0-9](?<=[b-df-hj-np-tv-zA-Z][b-df-hj-np-tv-z] .)(?:(?<=\b[A-Z][a-z] .)|(?<=\b[A-Z][a-z]{2} .))",
        r"No \d",
        "K[ae][bcv] [A-Z0-9]",
    )
)
_WORD = re.compile(r"\b[A-Z][a-z]+\Z")
_LONGEST = 4
"""Letters of the longest abbreviation in an address, and one that must not stand there."""
_NUMBERED = {"Km", "Lt"}
"""Before a name these may be something else: *Lt Col*."""


def check(draft: Draft) -> Iterator[Remark]:
    """Report abbreviations that lack a dot the termbase gives them."""
    spellings = Spellings(draft.index)
    prose = draft.document.prose
    for span in _candidates(prose):
        text = prose[span.start : span.end]
        right = _right(text, spellings)
        if right and not is_spared(draft.document, span):
            # “an.” ends in a dot that might yet be a full stop.
            fix = Fix(_FIX.fill(right=right), (Edit(span, right),), safe=not text.endswith("."))
            yield Remark(span, right, _UNDOTTED.fill(text=text, right=right), fix)


def _candidates(prose: str) -> Iterator[Span]:
    for found in chain.from_iterable(pattern.finditer(prose) for pattern in _SMALL):
        yield Span(found.start() + 1, found.end())
    for found in _HALF.finditer(prose):
        yield Span(found.start() - 1, found.end())
    for found in _FUSED.finditer(prose):
        if _is_no_sentence_end(prose, found.start() - 2, found.end()):
            yield Span(found.start() - 2, found.end())
    for found in chain.from_iterable(pattern.finditer(prose) for pattern in _ADDRESSES):
        end = found.end() - 2
        word = _WORD.search(prose, max(0, end - _LONGEST), end)
        if word and (found[0][-1].isdigit() or word[0] not in _NUMBERED):
            yield Span(*word.span())


def _is_no_sentence_end(prose: str, start: int, end: int) -> bool:
    """Tell whether a dot cannot be a full stop: at the beginning of a line, or before a small letter or figure."""
    first = prose[end : end + 2].lstrip()[:1]
    return prose[start - 1] == "\n" or first.islower() or first.isdigit()


def _right(text: str, spellings: Spellings) -> str | None:
    """Find the dotted spelling of ``text``; nothing if some language has it as it is."""
    known = spellings.of(text)
    if any(spelling.text == text and spelling.designation.status.usable for spelling in known):
        return None
    letters = text.replace(".", "")
    dotted = {f"{letters}.", "".join(f"{letter}." for letter in letters)} - {text}
    return next(
        (
            spelling.text
            for spelling in known
            if spelling.right and spelling.text in dotted and spelling.concept.kind not in {Kind.ROLE, Kind.UNIT}
        ),
        None,
    )
