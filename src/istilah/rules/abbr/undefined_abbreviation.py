"""ABBR001: a short form that the document never explains and a reader cannot be expected to know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.draft.exemptions import is_exempt, phrase_around
from istilah.draft.familiarity import forms_of, is_familiar
from istilah.draft.options import Audience
from istilah.draft.readings import implied, is_of_trade, is_spelled_out, readings
from istilah.language.folding import fold
from istilah.model.document import BlockKind
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from istilah.abbreviations import Abbreviation
    from istilah.draft import Draft
    from istilah.model.document import Span
    from istilah.query.expand import Reading

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
        Example(
            "Proyek ini memakai ⟦KPBU⟧.",
            fixed="Proyek ini memakai kerja sama pemerintah dan badan usaha (KPBU).",
        ),
        Example("Kerja sama pemerintah dengan badan usaha (KPBU) dibahas. KPBU itu baru."),
        Example("Presiden RI dan DPR bersidang pukul 10.00 WIB."),
    ),
    scope=Scope.DOCUMENT,
)
_UNDEFINED = Text(
    id="“{short}” tidak dijelaskan dalam naskah ini{hint}", en="“{short}” is never explained in this document{hint}"
)
_PERHAPS = Text(id="; mungkin {names}", en="; perhaps {names}")
_INSERT = Text(id="tulis “{full} ({short})”", en="write “{full} ({short})”")
_OFFERED = 3
_WORD = re.compile(r"([^\W\d_]+)\s$")
_REACH = 30
"""Characters before a short form in which the word before it stands."""
_SENTENCE = re.compile(r"(?:^|[.!?]\s+|\n\s*)$")


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report short forms without a definition at their first use in running text."""
    if draft.options.audience is Audience.SPECIALIST:
        return
    for entry in draft.abbreviations.entries:
        explained = draft.abbreviations.explained(entry.short)
        if entry.core and not explained and not is_familiar(entry, draft) and not is_exempt(entry, draft):
            yield _remark(entry, draft)


def _remark(entry: Abbreviation, draft: Draft) -> Finding[Span]:
    document = draft.document
    running = [span for span in entry.uses if document.block(span.start).kind is not BlockKind.HEADING]
    span = (running or entry.uses)[0]
    phrase = phrase_around(entry.short, draft, span)
    names = _terms(readings(phrase, draft), {phrase}, draft) if phrase else _full_forms(entry, draft, span.start)
    hint = _PERHAPS.fill(names="; ".join(names[:_OFFERED])) if names else Text("", "")
    fix = None
    if len(names) == 1 and running and not phrase and document.block(span.start).kind is not BlockKind.CELL:
        fix = _insertion(span, entry.short, names[0], document.prose)
    message = _UNDEFINED.fill(short=entry.short, hint=hint)
    return Finding(span, entry.short, message, fix, evidence=_evidence(entry, names, draft))


def _evidence(entry: Abbreviation, names: Sequence[str], draft: Draft) -> str:
    """Tell what a short form is that nothing explains.

    Letters with figures are mostly the *label* of something; what stands *written* out somewhere else is told from
    there; who reads much of a *trade* knows its letters; the others are *known* to the termbase in one meaning, in
    *several*, or *unknown*.
    """
    if not names:
        return "label" if any(map(str.isdigit, entry.short)) else "unknown"
    if is_spelled_out(entry, draft):
        return "written"
    if is_of_trade(entry, draft):
        return "trade"
    return "known" if len(names) == 1 else "several"


def _insertion(span: Span, short: str, full: str, text: str) -> Fix | None:
    """Put the full form before the short one; none where an affix (*di-PHK-kan*) or a bracket is around."""
    around = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if "-" in around or around == ("(", ")"):
        return None
    before = _WORD.search(text, max(0, span.start - _REACH), span.start)
    head, _, rest = full.partition(" ")
    if before and rest and before[1].lower() == head.lower():
        full = rest
    elif _SENTENCE.search(text, max(0, span.start - 3), span.start):
        full = full[:1].upper() + full[1:]
    return Fix(_INSERT.fill(full=full, short=short), (Edit(span, f"{full} ({short})"),))


def _full_forms(entry: Abbreviation, draft: Draft, at: int) -> list[str]:
    """List what the short form may stand for: words of the document, or what the termbase says in its language."""
    known = _terms(readings(entry.short, draft, at), forms_of(entry), draft)
    terms = [*implied(entry.short, draft), *known]
    return list({fold(term): term for term in reversed(terms)}.values())[::-1]


def _terms(found: Iterable[Reading], written: Container[str], draft: Draft) -> list[str]:
    exact = (reading for reading in found if reading.short in written)
    return [(reading.concept.preferred(draft.language) or reading.designation).term for reading in exact]
