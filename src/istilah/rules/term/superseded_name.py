"""TERM005: a name that does not hold on the date of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.context.authorship import stands_in
from istilah.context.roles import EXCUSED
from istilah.language.dates import day
from istilah.model.cues import Role
from istilah.model.document import Span
from istilah.model.finding import Example, Finding, Rule, Severity
from istilah.model.succession import heirs
from istilah.terms.exceptions import Meanings, is_of_its_time
from istilah.terms.search_index import vocabulary
from istilah.terms.wanted import Use, evidence
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.draft import Draft
    from istilah.model.concept import Concept
    from istilah.terms.occurrences import Sighting
    from istilah.terms.wanted import Wanted

RULE = Rule(
    code="TERM005",
    name="superseded-name",
    severity=Severity.WARNING,
    summary=Text(
        id="Nama yang tidak berlaku lagi, atau belum, pada tanggal dokumen",
        en="Name that no longer holds, or not yet, on the date of the document",
    ),
    reason=Text(
        id="Surat kepada lembaga yang sudah berganti nama tidak sampai kepada siapa pun.",
        en="A letter to an institution by its old name reaches nobody.",
    ),
    examples=(
        Example("Rapat dipimpin oleh ⟦Kementerian PUPR⟧."),
        Example("Rapat dipimpin oleh Kementerian Pekerjaan Umum (dahulu Kementerian PUPR)."),
        Example("Peraturan Menteri PUPR Nomor 22 Tahun 2018 masih berlaku."),
    ),
)
_OVER = Text(
    id="“{name}” tidak dipakai lagi sejak {date}; kini {now}",
    en="“{name}” has not been in use since {date}; it is now {now}",
)
_EARLY = Text(
    id="“{name}” baru berlaku sejak {date}; {day} namanya {then}",
    en="“{name}” holds only from {date}; {day} it was {then}",
)
_NEW = Text(
    id="“{name}” baru ada sejak {date}, sesudah tanggal dokumen ({day})",
    en="“{name}” exists only since {date}, after the date of the document ({day})",
)
_NAMING = 30
"""Characters before a name in which it is said that it is one."""
_ON_DAY, _IN_YEAR = Text(id="pada {day}", en="on {day}"), Text(id="pada {day}", en="in {day}")
_AND = Text(id=" dan ", en=" and ")
_DAY = 10
"""Characters of a date to the day."""


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report each name once, at its first use; full and short forms of one thing count as two names."""
    found = draft.sightings
    meanings = Meanings(draft.document, found)
    places: dict[tuple[str, bool], list[Sighting]] = {}
    for sighting in found:
        if sighting.wanted.use is Use.DATED and not meanings.is_other(sighting):
            places.setdefault((sighting.wanted.concept.key, sighting.wanted.is_short), []).append(sighting)
    told = set[Span]()
    for uses in places.values():
        wanted = uses[0].wanted
        is_founded = not _is_over(wanted, draft) and any(_is_defined(use.span, draft) for use in uses)
        if is_founded or not _message(wanted, draft):
            continue
        first = next((use for use in uses if not _is_silent(use, draft)), None)
        message = _message(first.wanted, draft) if first else None
        if first and message and first.span not in told:
            told.add(first.span)
            kind = evidence(first.wanted, several="dated" if draft.is_dated else "today")
            yield Finding(first.span, first.wanted.text, message, evidence=kind)


def _is_silent(sighting: Sighting, draft: Draft) -> bool:
    document, span, wanted = draft.document, sighting.span, sighting.wanted
    return (
        draft.roles.plays(span, Role.FORMER, *EXCUSED)
        or is_of_its_time(document, span, wanted.concept)
        or (not (wanted.is_short or _is_over(wanted, draft)) and draft.roles.plays(span, Role.BEGUN))
        # In Indonesian text, an English name is another country's: United States Department of Agriculture.
        or (wanted.language == "en" and not stands_in(document, span, "en"))
    )


def _is_defined(span: Span, draft: Draft) -> bool:
    """Tell whether a name is being given here, as the law that founds something does."""
    prose, words = draft.document.prose, draft.naming
    if words.naming_behind.match(prose, span.end):
        return True
    return bool(words.naming_before.search(prose, max(0, span.start - _NAMING), span.start))


def _is_over(wanted: Wanted, draft: Draft) -> bool:
    return wanted.concept.valid is not None and wanted.concept.valid.over(draft.as_of)


def _message(wanted: Wanted, draft: Draft) -> Text | None:
    """Say since when and what it is now, or was then; nothing where the termbase knows of neither."""
    validity = wanted.concept.valid
    if validity is None or validity.covers(draft.as_of):
        return None
    if validity.over(draft.as_of):
        now = heirs(wanted.concept, draft.index.concept, draft.as_of)
        return _OVER.fill(name=wanted.text, date=day(validity.end), now=_listed(now, wanted)) if now else None
    before = vocabulary(draft.index).predecessors(wanted.concept.key)
    then = [old for old in before if old.valid and old.valid.covers(draft.as_of)]
    if then:
        return _EARLY.fill(name=wanted.text, date=day(validity.start), day=_on(draft.as_of), then=_listed(then, wanted))
    is_new = len(validity.start) == _DAY and not before
    return _NEW.fill(name=wanted.text, date=day(validity.start), day=day(draft.as_of)) if is_new else None


def _on(date: str) -> Text:
    """Say when: “pada 5 Maret 2005”, “on 5 March 2005”; “in 2005”."""
    return (_ON_DAY if len(date) == _DAY else _IN_YEAR).fill(day=day(date))


def _listed(concepts: Iterable[Concept], wanted: Wanted) -> Text:
    """List the names of concepts in the language of the name they stand for."""
    names = [f"“{name.term}”" for concept in concepts if (name := concept.preferred(wanted.language))]
    if len(names) < _MANY:
        return Text(*(word.join(names) for word in _AND))
    return Text(*(f"{', '.join(names[:-1])},{word}{names[-1]}" for word in _AND))


_MANY = 3
"""Names from which on a list takes commas."""
