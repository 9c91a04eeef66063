"""Answers as lines of text, for pipes, files and screen readers: one answer a line, the term first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from istilah.card import equivalents, fields, label, marked, named, outdated, title
from istilah.cleaning import clean
from istilah.cli.render.wording import (
    ALREADY,
    FIXED,
    REPORTED,
    SEVERITIES,
    SILENT,
    abbreviate_miss,
    brief,
    caution,
    counterparts,
    differences,
    evidence,
    expand_miss,
    heading,
    lookup_miss,
    marked_text,
    provenance,
    reading_names,
    reading_remark,
    readings_of,
    term_remark,
    why,
)
from istilah.errors import Place
from istilah.speech import say
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from istilah.cli.render.wording import InForce, Marked, Miss, Where
    from istilah.draft.abbreviation_list import Comparison, Listing
    from istilah.harvest.ranking import Harvested
    from istilah.model.concept import Concept
    from istilah.model.finding import Rule
    from istilah.model.index import Index
    from istilah.query.abbreviate import Abbreviations
    from istilah.query.expand import Expansion
    from istilah.query.lookup import Answer
    from istilah.query.translate import Term, Translation

_DASH = " — "


def lookup(answer: Answer, index: Index) -> Iterator[str]:
    """Write the matches, or that there is none."""
    if not answer.found:
        yield _missed(lookup_miss(answer))
        return
    for match in answer.shown:
        remarks = [part for part in (caution(match), outdated(match.concept, index)) if part]
        if match.by not in {"exact", "short"} or match.name.text not in heading(match):
            remarks.insert(0, why(match))
        yield _line([heading(match), equivalents(counterparts(match))], remarks)


def expand(expansions: Iterable[Expansion], index: Index) -> Iterator[str]:
    """Write the readings of short forms, or that there is none."""
    for expansion in expansions:
        for reading in expansion.readings:
            remark = reading_remark(reading, index)
            yield _line([reading.short, *reading_names(reading)], [remark] if remark else [])
        if not expansion.readings:
            yield _missed(expand_miss(expansion))


def translate(translation: Translation, index: Index) -> Iterator[str]:
    """Write each known term of a text once, with its equivalents."""
    for term in distinct(translation.terms):
        shown = say(ALREADY[translation.to]) if term.language == translation.to else equivalents(term.equivalents)
        remark = term_remark(term, index)
        yield _line([term.spot.text, shown], [remark] if remark else [])


def abbreviate(answer: Abbreviations, index: Index) -> Iterator[str]:
    """Write the short forms of a name, or that there is none."""
    if not answer.results:
        yield _missed(abbreviate_miss(answer))
    for result in answer.results:
        shorts = ", ".join(dict.fromkeys(short for short, _ in result.short))
        names = [marked(name) for language in LANGUAGES if (name := result.concept.preferred(language))]
        remark = outdated(result.concept, index)
        yield _line([shorts, *names], [remark] if remark else [])


def listing(concepts: Iterable[Concept], _: Index) -> Iterator[str]:
    """Write concepts one a line."""
    for concept in concepts:
        yield _line([title(concept), equivalents(concept.usable("en"))], [])


def concept(found: Concept, index: Index) -> Iterator[str]:
    """Write all that is known of a concept, a field a line."""
    yield clean(title(found))
    for language in LANGUAGES:
        for designation in found.listed(language):
            yield _field(language, named(designation))
    for field, value in fields(found, index):
        yield _field(label(field), value)


def domains(counts: Mapping[str, int], _: Index) -> Iterator[str]:
    """Write the domains and how many concepts each has."""
    yield from (_line([name, str(count)], []) for name, count in counts.items())


def where(report: Where, _: Index) -> Iterator[str]:
    """Write the layers in force, tab between the columns."""
    yield from (clean(" ".join(part for part in row if part)) for row in report.rows(partial(map, str)))


def config(report: InForce, _: Index) -> Iterator[str]:
    """Write the settings in force."""
    yield from (
        clean(f"{name} = {value}" + (f" [{origin}]" if origin else "")) for name, value, origin in report.rows()
    )


def rules(cards: Iterable[Rule], _: Index) -> Iterator[str]:
    """Write rules one a line."""
    for card in cards:
        yield _line([f"{card.code} {card.name}", say(card.summary)], [say(SEVERITIES[card.severity])])


def explain(card: Rule, _: Index) -> Iterator[str]:
    """Write a rule with its examples, carets under what it reports."""
    yield from rules([card], _)
    yield say(card.reason)
    yield from readings_of(card)
    for example in card.examples:
        shown = marked_text(example.text)
        yield ""
        yield say(REPORTED if shown.marks else SILENT)
        yield from (f"  {line}" for line in _underlined(shown))
        if example.fixed:
            yield say(FIXED)
            yield from (f"  {line}" for line in example.fixed.rstrip("\n").split("\n"))


def _underlined(shown: Marked) -> Iterator[str]:
    """Write an example with carets under its marks."""
    at = 0
    for line in shown.text.rstrip("\n").split("\n"):
        inside = ((max(mark.start - at, 0), min(mark.end - at, len(line))) for mark in shown.marks)
        carets = ""
        for start, end in inside:
            carets += " " * (start - len(carets)) + "^" * (end - start) if start < end else ""
        yield clean(line)
        if carets:
            yield carets
        at += len(line) + 1


def abbreviations(listings: Iterable[Listing], _: Index) -> Iterator[str]:
    """Write the abbreviations of drafts one a line, with the place of their first use and how many there are."""
    for each in listings:
        for row in each.rows:
            place = Place(each.path, *row.position)
            remarks = [provenance(row)] if provenance(row) else []
            yield _line([row.entry.short, row.long or "?", str(place), str(len(row.entry.uses))], remarks)


def harvest(candidate: Harvested, _: Index) -> Iterator[str]:
    """Write a candidate in a line."""
    yield _line(filter(None, (candidate.short, candidate.id, candidate.en)), [evidence(candidate)])


def comparison(found: Comparison, _: Index) -> Iterator[str]:
    """Write how a list of abbreviations differs from the text."""
    yield from (clean(f"{found.path}: {line}") for line in differences(found))


def distinct(terms: Iterable[Term]) -> tuple[Term, ...]:
    """List terms once each, as they first stand in the text."""
    first: dict[tuple[str, str], Term] = {}
    for term in terms:
        first.setdefault((term.concept.key, term.designation.term), term)
    return tuple(first.values())


def _missed(miss: Miss) -> str:
    return _line([brief(miss.query), "–"], [miss.verdict + miss.hint])


def _line(parts: Iterable[str], remarks: Iterable[str]) -> str:
    remark = "; ".join(remarks)
    return clean(_DASH.join(parts) + (f" [{remark}]" if remark else ""))


def _field(name: str, value: str) -> str:
    return clean(f"{name}: {value}")
