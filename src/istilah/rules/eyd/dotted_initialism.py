"""EYD001: dots between the letters of an initialism.

The termbase decides: *K.T.P.* is one because it has *KTP*; *S.H.* is none because it has *S.H.* itself. What may be a
person's (*A.H. Nasution*, *Ani, M.I.*) is told by :mod:`istilah.draft.degrees`; companies have a rule of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.consistency import consistent
from istilah.context.roles import SPARED
from istilah.draft.degrees import Degrees, is_whole
from istilah.model.concept import ConceptKind
from istilah.model.cues import Role
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity, held
from istilah.terms.spellings import Spellings
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.terms.spellings import Spelling

RULE = Rule(
    code="EYD001",
    name="dotted-initialism",
    severity=Severity.WARNING,
    summary=Text(id="Titik di antara huruf singkatan", en="Dots between the letters of an initialism"),
    reason=Text(
        id=(
            "EYD V, Singkatan: singkatan yang terdiri atas huruf awal setiap kata ditulis dengan huruf kapital tanpa "
            "tanda titik; singkatan umum tiga huruf atau lebih memakai satu titik di belakangnya."
        ),
        en=(
            "EYD V, Singkatan: initialisms take capitals and no dots; common short forms of three letters or more "
            "take one dot at their end."
        ),
    ),
    examples=(
        Example("Bawalah ⟦K.T.P.⟧ asli dan salinannya.", fixed="Bawalah KTP asli dan salinannya."),
        Example("Meja, kursi, ⟦d.l.l.⟧ sudah dipesan.", fixed="Meja, kursi, dll. sudah dipesan."),
        Example("Bawalah KTP asli dan salinannya."),
        Example("Jenderal A.H. Nasution dan R.A. Kartini adalah pahlawan nasional."),
        Example("Rapat dipimpin Ani Lestari, S.H., M.H. atas nama direktur."),
    ),
)
_DOTTED = Text(
    id="“{text}” ditulis tanpa titik di antara hurufnya: “{right}”",
    en="“{text}” takes no dots between its letters: “{right}”",
)
_FIX = Text(id="tulis “{right}”", en="write “{right}”")

# Searched from the first dot, which is rarer than a capital.
_CAPITALS = re.compile(r"\.(?<=\b[A-Z]\.)(?<!\.[A-Z]\.)[A-Z](?:\.[A-Z]){0,8}+\b\.?+")
_SMALL = re.compile(r"\.(?<=\b[a-z]\.)(?<!\.[a-z]\.)[a-z](?:\.[a-z]){1,5}+\b\.?+")
# A name, the next line or the next item: the last dot may be a full stop as well.
_UNSURE = re.compile(r"[ \t]*\n|\s+(?:[A-Z(]|\w{1,2}[.)])")
_PARTED = re.compile(r"[A-Z]\.-\s*\Z")
"""What a longer run of dotted letters has before a line breaks: *B.P.P.- A.K.B.*."""
_END = re.compile(r"[”\"]?\s*(?:\n\s*\n|\Z)")
_LONG = len("D.P.R")
"""Characters from which on dotted capitals are no initials of a name."""
_FEW = 2
"""Letters that mean much in any language."""
_RANKS = "IVX"
_REACH = 8
"""Characters before dotted letters that tell whether they go on from another line."""
_NAMED = {ConceptKind.ORGANISATION, ConceptKind.PLACE, ConceptKind.DOCUMENT, ConceptKind.LAW}


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report dotted forms of what the termbase spells without dots between the letters."""
    told = tuple(consistent(_dotted(draft), draft.document))
    return iter(told if _are_all(told, draft) else map(held, told))


def _are_all(told: tuple[Finding[Span], ...], draft: Draft) -> bool:
    """Tell whether no initialism of the document would keep its dots beside those that lose them."""
    mended = {remark.at.start for remark in told if remark.is_safe}
    if not mended:
        return True
    prose, degrees = draft.document.prose, Degrees(draft)
    runs = (Span(found.start() - 1, found.end()) for found in _CAPITALS.finditer(prose))
    return all(
        run.start in mended
        or run.end - run.start < _LONG
        or degrees.is_personal(run)
        or draft.roles.plays(run, Role.CODE)
        for run in runs
    )


def _dotted(draft: Draft) -> Iterator[Finding[Span]]:
    spellings = Spellings(draft.index)
    companies = draft.words.group("companies", "before")
    degrees = Degrees(draft)
    prose = draft.document.prose
    for pattern in (_CAPITALS, _SMALL):
        for found in pattern.finditer(prose):
            span = Span(found.start() - 1, found.end())
            text = prose[span.start : span.end]
            right = _right(text, spellings)
            if not right or right.text in companies or not is_whole(prose, span) or _is_foreign(right):
                continue
            if not degrees.is_personal(span) and not draft.roles.plays(span, *SPARED):
                yield _remark(text, right.text, span, draft)


def _right(text: str, spellings: Spellings) -> Spelling | None:
    """Find what the termbase has for dotted letters; nothing if it has them dotted."""
    letters = text.replace(".", "")
    known = spellings.right(letters)
    if any(spelling.text in {text, f"{text}."} for spelling in known):
        return None
    return next((spelling for spelling in known if spelling.text in {letters, f"{letters}."}), None)


def _is_foreign(right: Spelling) -> bool:
    """Tell whether two letters may be of another language: *Washington D.C.*."""
    return len(right.text) <= _FEW and right.concept.kind not in _NAMED


def _remark(text: str, right: str, span: Span, draft: Draft) -> Finding[Span]:
    prose = draft.document.prose
    new = right
    if text.endswith(".") and not right.endswith(".") and _ends_sentence(prose, span.end):
        new += "."  # the last dot is the full stop as well
    fix = Fix(
        _FIX.fill(right=right),
        (Edit(span, new),),
        safe=_is_sure(text, span, prose) and not draft.roles.plays(span, Role.NUMBER),
    )
    return Finding(span, right, _DOTTED.fill(text=text, right=right), fix)


def _is_sure(text: str, span: Span, prose: str) -> bool:
    """Tell whether dotted letters are all of an initialism, and their last dot is no full stop, or surely one."""
    start = max(0, span.start - _REACH)
    if _PARTED.search(prose, start, span.start) or prose.startswith(" .", span.end):
        return False
    # “Mualim I.P.B.” is the first rank of P.B.
    is_ranked = text[0] in _RANKS and len(text) > _FEW * 2
    is_open = text.endswith(".") and not _ends_sentence(prose, span.end) and _UNSURE.match(prose, span.end)
    return not is_ranked and not is_open


def _ends_sentence(prose: str, end: int) -> bool:
    """Tell whether nothing of the paragraph follows."""
    return bool(_END.match(prose, end))
