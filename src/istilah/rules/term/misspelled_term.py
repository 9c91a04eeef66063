"""TERM003: a name in a spelling that the termbase calls wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.context.authorship import stands_in
from istilah.context.consistency import consistent, respelling
from istilah.context.roles import EXCUSED
from istilah.model.cues import Role
from istilah.model.finding import Example, Finding, Rule, Severity
from istilah.terms.exceptions import is_foreign_matter, is_named
from istilah.terms.rewriting import is_respelling, replacement
from istilah.terms.wanted import Use, evidence
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.model.document import Span
    from istilah.terms.occurrences import Sighting

RULE = Rule(
    code="TERM003",
    name="misspelled-term",
    severity=Severity.WARNING,
    summary=Text(id="Istilah yang salah eja atau tidak baku", en="Misspelled or nonstandard term"),
    reason=Text(
        id="Ejaan yang salah menghambat pencarian dan mengurangi kepercayaan pembaca. Nama orang dan tempat yang "
        "memakainya dicatat dalam termbase (unless).",
        en="A misspelling hides the word from searches and costs the reader’s trust. The termbase notes the names of "
        "people and places that keep it (unless).",
    ),
    examples=(
        Example(
            "Korea Selatan menjadi ⟦patner⟧ dalam pembangunan itu.",
            fixed="Korea Selatan menjadi mitra dalam pembangunan itu.",
        ),
        Example(
            "⟦Kerjasamanya⟧ sudah ⟦diijinkan⟧ oleh gubernur.",
            fixed="Kerja samanya sudah diizinkan oleh gubernur.",
        ),
        Example("Menteri berkata, “Kerjasama ini penting,” di Jakarta."),
        Example("Sultan Alauddin Syah mendapat dukungan dari Kecamatan Mesjid Raya."),
        Example("Pertanggungjawaban itu sudah ditandatangani."),
    ),
)
_HELD = (Role.NEIGHBOUR, Role.HALF, Role.MENTION)
"""What may be somebody’s name, half of a word, or a term of the text’s own."""
_WRONG = Text(id="“{term}” salah eja; tulis “{right}”{note}", en="“{term}” is misspelled; write “{right}”{note}")


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report misspelled names in what the author worded."""
    right = {sighting.wanted.text: sighting.wanted.right.term for sighting in draft.sightings if sighting.wanted.right}
    return consistent(
        _misspelled(draft), draft.document, lambda remark: respelling(remark.subject, right[remark.subject])
    )


def _misspelled(draft: Draft) -> Iterator[Finding[Span]]:
    for sighting in draft.sightings:
        if sighting.wanted.use is not Use.MISSPELLED:
            continue
        right = sighting.wanted.right
        if right and not _is_silent(sighting, draft):
            yield Finding(
                sighting.span,
                sighting.wanted.text,
                _WRONG.fill(term=sighting.wanted.text, right=right.term, note=sighting.wanted.why),
                replacement(draft.document, sighting, safe=_is_sure(sighting, draft)),
                evidence=evidence(sighting.wanted, several="phrase", one="word"),
            )


def _is_sure(sighting: Sighting, draft: Draft) -> bool:
    """Tell whether a slip of a letter or two is all that is wrong, and nobody's name or half of a word is touched."""
    document, span = draft.document, sighting.span
    return (
        is_respelling(sighting)
        and not draft.roles.plays(span, *_HELD)
        and "\n" not in document.prose[span.start : span.end]  # a list may have a word a line
    )


def _is_silent(sighting: Sighting, draft: Draft) -> bool:
    document, span = draft.document, sighting.span
    return (
        is_named(document, span, draft.index)
        or draft.roles.plays(span, *EXCUSED)
        or draft.wordstock.is_parted(document.prose, span)
        or not stands_in(document, span, sighting.wanted.language)
        or (sighting.wanted.is_loan and is_foreign_matter(document, draft.roles, sighting, draft.index))
    )
