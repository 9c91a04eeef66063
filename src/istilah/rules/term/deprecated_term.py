"""TERM001: a name for which there is a better one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.context.authorship import stands_in
from istilah.context.roles import EXCUSED
from istilah.model.concept import Status
from istilah.model.cues import Role
from istilah.model.finding import Example, Finding, Rule, Severity
from istilah.terms.exceptions import Meanings, is_foreign_matter
from istilah.terms.rewriting import replacement
from istilah.terms.wanted import Use, evidence
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.model.document import Span
    from istilah.terms.occurrences import Sighting
    from istilah.terms.wanted import Wanted

RULE = Rule(
    code="TERM001",
    name="deprecated-term",
    severity=Severity.WARNING,
    summary=Text(id="Istilah yang sebaiknya tidak dipakai lagi", en="Term that is better avoided"),
    reason=Text(
        id="Termbase mencatat istilah yang lebih tepat, alasannya, dan rangkaian kata yang membenarkannya (unless).",
        en="The termbase has a better term, the reason, and the phrases in which the old one is right (unless).",
    ),
    examples=(
        Example("Layanan bagi ⟦penyandang cacat⟧ diperluas.", fixed="Layanan bagi penyandang disabilitas diperluas."),
        Example("Harga barang dari ⟦RRC⟧ turun.", fixed="Harga barang dari RRT turun."),
        Example("Layanan bagi penyandang disabilitas diperluas."),
        Example("Istilah “penyandang cacat” tidak dipakai lagi."),
        Example("Sila keempat menyebut hikmat kebijaksanaan."),
    ),
)
_OLD = Text(id="“{term}” sebaiknya “{right}”{note}", en="for “{term}” write “{right}”{note}")
_WRONG = Text(id="“{term}” keliru untuk “{right}”{note}", en="“{term}” is wrong for “{right}”{note}")


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report deprecated and forbidden names in what the author worded."""
    found = draft.sightings
    meanings = Meanings(draft.document, found)
    for sighting in found:
        right = sighting.wanted.right
        if sighting.wanted.use is not Use.DEPRECATED or meanings.is_other(sighting):
            continue
        if right and not _is_silent(sighting, draft):
            forbidden = sighting.wanted.designation.status is Status.FORBIDDEN
            better = right.short[0] if sighting.wanted.is_short and right.short else right.term
            text = _WRONG if forbidden else _OLD
            message = text.fill(term=sighting.wanted.text, right=better, note=sighting.wanted.why)
            # A forbidden word is right for something else; only a reader knows what was meant.
            mild = forbidden and " " not in sighting.wanted.text
            fix = None if mild else replacement(draft.document, sighting)
            yield Finding(sighting.span, sighting.wanted.text, message, fix, mild, evidence(sighting.wanted))


def _is_silent(sighting: Sighting, draft: Draft) -> bool:
    document, span, wanted = draft.document, sighting.span, sighting.wanted
    return (
        draft.roles.plays(span, Role.FORMER, *EXCUSED)
        or not (_is_indonesian_name(wanted) or stands_in(document, span, wanted.language))
        or (wanted.is_loan and is_foreign_matter(document, draft.roles, sighting, draft.index))
    )


def _is_indonesian_name(wanted: Wanted) -> bool:
    """Tell whether it is a proper name, which is Indonesian in a text of any language."""
    return wanted.is_proper and wanted.language == "id"
