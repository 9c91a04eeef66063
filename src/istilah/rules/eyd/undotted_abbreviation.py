"""EYD002: an abbreviation of letters, notes or addresses without its dot.

*dll*, *a.n*, *Jl Sudirman*. Which forms end in a dot is known from the termbase; what also exists without one (*vs*) is
let be. Candidates are told by their looks: hardly any word of either language has no vowel. But two bare letters are
much else (*pm*, *tt*), so they count only where the termbase has them among misspellings, as it has *cq*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.consistency import consistent
from istilah.context.roles import SPARED
from istilah.model.concept import ConceptKind
from istilah.model.cues import Role
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity
from istilah.terms.spellings import Spellings, undotted
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.draft import Draft
    from istilah.model.index import Index

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

_CONSONANT = "[b-df-hj-np-tv-z]"
_SMALL = re.compile(rf"\A\(?(?P<word>alm|{_CONSONANT}{{2}}(?:{_CONSONANT}{{0,3}}|a))(?=[,;:)]|\Z)")
_HALF = re.compile(r"\A\(?(?P<word>[a-z]\.[a-z])(?=[,;:)]|\Z)")
_FUSED = re.compile(r"\A\(?(?P<word>[a-z]{2}\.)(?=[A-Za-z0-9]|\Z)")
# Km is the sign of a unit and takes no dot, though addresses are often written with one.
_ADDRESS = re.compile(rf"\b(?P<word>(?!Km)[A-Z]{_CONSONANT}{{1,2}}|No|K[ae][bcv])\Z")
_ADDRESSED = re.compile(r" (?:\d(?!\d{0,2}\.\d{3})|[A-Z][\w.])")
_BARE = 2
"""Letters of an abbreviation that has a dot after each, without its dots."""
_BRACKET = 200
"""Characters before a closing bracket in which it was opened."""
_PLAIN = frozenset({"No", "Jl", "a.i", "a.n", "c.q", "d.a", "dkk", "dll", "dsb", "dst", "s.d", "ttd", "u.b", "u.p"})
"""What is nothing else without its dot; *hlm* may be a misread *film*, *Gd* gadolinium, the dot of *an.* a stop."""
_NUMBERED = {"Lt", "No"}
"""Before a name these may be something else: *Lt Col*."""


def shown(index: Index) -> Callable[[str], object]:
    """Ask for the abbreviations of the termbase as they are without their dots."""
    return undotted(index.short_forms).__contains__


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report abbreviations that lack a dot the termbase gives them."""
    return consistent(_undotted(draft), draft.document)


def _undotted(draft: Draft) -> Iterator[Finding[Span]]:
    spellings = Spellings(draft.index)
    for text, span in _candidates(draft, spellings):
        right = _right(text, spellings)
        if right and not draft.roles.plays(span, Role.SERIES, *SPARED):
            fix = Fix(_FIX.fill(right=right), (Edit(span, right),), safe=text in _PLAIN)
            yield Finding(span, right, _UNDOTTED.fill(text=text, right=right), fix)


def _candidates(draft: Draft, spellings: Spellings) -> Iterator[tuple[str, Span]]:
    prose = draft.document.prose
    for pattern, is_place in _LOOKS:
        for found, places in draft.concordance.matches(pattern):
            if not _right(found["word"], spellings):
                continue
            for at in places:
                span = Span(*found.span("word")).moved(at)
                if is_place(prose, span):
                    yield found["word"], span


def _is_no_item(prose: str, span: Span) -> bool:
    """Tell whether a bracket that closes behind an abbreviation was opened before it: *qq)* numbers an item."""
    if prose[span.end : span.end + 1] != ")":
        return True
    start = max(0, span.start - _BRACKET)
    return prose.rfind("(", start, span.start) > prose.rfind(")", start, span.start)


def _is_address(prose: str, span: Span) -> bool:
    """Tell whether a name or a number follows."""
    if not _ADDRESSED.match(prose, span.end):
        return False
    return prose[span.end + 1].isdigit() or prose[span.start : span.end] not in _NUMBERED


def _is_no_sentence_end(prose: str, span: Span) -> bool:
    """Tell whether a dot cannot be a full stop: at the beginning of a line, or before a small letter or figure."""
    first = prose[span.end : span.end + 2].lstrip(" ")[:1]
    begins_line = span.start == 0 or prose[span.start - 1] == "\n"
    return first.islower() or first.isdigit() or (begins_line and first.isalpha())


_LOOKS = ((_SMALL, _is_no_item), (_HALF, _is_no_item), (_FUSED, _is_no_sentence_end), (_ADDRESS, _is_address))
"""How candidates look, and where they may stand."""


def _right(text: str, spellings: Spellings) -> str | None:
    """Find the dotted spelling of ``text``; nothing if some language has it as it is."""
    known = spellings.of(text)
    if any(spelling.text == text and spelling.designation.status.usable for spelling in known):
        return None
    letters = text.replace(".", "")
    dotted = {f"{letters}.", "".join(f"{letter}." for letter in letters)} - {text}
    wrong = {spelling.concept.key for spelling in known if not spelling.designation.status.usable}
    return next(
        (
            spelling.text
            for spelling in known
            if spelling.right
            and spelling.text in dotted
            and spelling.concept.kind not in {ConceptKind.ROLE, ConceptKind.UNIT}
            if len(text) != _BARE or spelling.text == f"{text}." or spelling.concept.key in wrong
        ),
        None,
    )
