"""The JSON contract: each answer one object with its ``schema``; new fields may come, none changes its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.cli.render.wording import marked_text, reading_in
from istilah.query.readership import is_familiar
from istilah.query.translate import Term, Translation, replaced, warning
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from istilah.cli.render.wording import InForce, Where
    from istilah.draft.abbreviation_list import Comparison, Listing, ListRow
    from istilah.errors import IstilahError
    from istilah.harvest.ranking import Harvested
    from istilah.lint.listing_run import Unlisted
    from istilah.model.concept import Concept, Designation, Pair, Validity
    from istilah.model.finding import Example, Rule
    from istilah.query.abbreviate import Abbreviated, Abbreviations
    from istilah.query.expand import Expansion, Reading
    from istilah.query.lookup import Answer, Match

Object = dict[str, object]


def lookup(answer: Answer) -> Object:
    """Shape the answer of ``lookup``."""
    return {
        "schema": "istilah/lookup/1",
        "query": answer.query,
        "found": answer.found,
        "results": [_match(match) for match in answer.matches],
    }


def expand(expansions: Iterable[Expansion]) -> Object:
    """Shape the answer of ``expand``."""
    return {"schema": "istilah/expand/1", "queries": [_expansion(expansion) for expansion in expansions]}


def translate(translation: Translation) -> Object:
    """Shape the answer of ``translate``."""
    return {
        "schema": "istilah/translate/1",
        "to": translation.to,
        "text": translation.text,
        "replaced": replaced(translation).text,
        "terms": [_term(term) for term in translation.terms],
    }


def harvest(candidate: Harvested) -> Object:
    """Shape a candidate of ``harvest``."""
    counted = candidate.counted
    return {
        "schema": "istilah/harvest/1",
        "kind": candidate.kind,
        "short": candidate.short,
        "id": candidate.id,
        "en": candidate.en,
        "documents": counted.documents,
        "explained": counted.explained,
        "occurrences": counted.occurrences,
        "score": candidate.score,
        "expansions": [full._asdict() for full in candidate.expansions],
        "known": candidate.known,
        "kinds": {kind: {"documents": used, "explained": told} for kind, (used, told) in sorted(counted.kinds.items())},
        "example": {"path": counted.path, "offset": counted.offset},
    }


def abbreviate(answer: Abbreviations) -> Object:
    """Shape the answer of ``abbreviate``."""
    return {
        "schema": "istilah/abbreviate/1",
        "query": answer.query,
        "results": [_abbreviation(result) for result in answer.results],
        "near": [_abbreviation(result) for result in answer.near],
    }


def listing(concepts: Iterable[Concept]) -> Object:
    """Shape the answer of ``list``."""
    return {"schema": "istilah/list/1", "concepts": [concept_fields(concept) for concept in concepts]}


def concept(found: Concept) -> Object:
    """Shape the answer of ``show``."""
    return {"schema": "istilah/show/1", **concept_fields(found)}


def domains(counts: Mapping[str, int]) -> Object:
    """Shape the answer of ``domains``."""
    rows = [{"name": name, "concepts": count} for name, count in counts.items()]
    return {"schema": "istilah/domains/1", "domains": rows}


def where(report: Where) -> Object:
    """Shape the answer of ``where``."""
    layers = [
        {"name": r.name, "paths": list(map(str, r.paths)), "concepts": r.size, "hidden": list(r.hidden)}
        | {"as_of": r.segment.ages()}
        | ({"place": str(r.find(report.key))} if report.key else {})
        | ({"compiled": report.verdicts[r.name]} if report.verdicts else {})
        for r in report.reports
    ]
    return {"schema": "istilah/where/1", "config": report.config or None, "layers": layers}


def config(report: InForce) -> Object:
    """Shape the answer of ``config``."""
    folders = {name: str(path) for name, path in report.folders.items()}
    path = report.settings.path or None
    return {"schema": "istilah/config/1", "path": path, "settings": report.values(), "folders": folders}


def rules(cards: Iterable[Rule]) -> Object:
    """Shape the answer of ``rules``."""
    return {"schema": "istilah/rules/1", "rules": [_card(card) for card in cards]}


def explain(card: Rule) -> Object:
    """Shape the answer of ``explain``."""
    from istilah.lint.confidence import judged

    read = [{"evidence": evidence, **verdicts._asdict()} for evidence, verdicts in judged(card.code)]
    return {"schema": "istilah/explain/1", **_card(card), "read": read}


def abbreviations(listings: Iterable[Listing | Unlisted]) -> Object:
    """Shape the answer of ``abbreviations``; of a draft that came to nothing it says why."""
    return {"schema": "istilah/abbreviations/1", "documents": [_document(each) for each in listings]}


def comparison(found: Comparison) -> Object:
    """Shape the answer of ``abbreviations --check``."""
    return {
        "schema": "istilah/abbreviations-check/1",
        "path": found.path,
        "missing": [{"short": row.entry.short, "long": row.long or None} for row in found.missing],
        "unused": [{"short": short, "long": long} for short, long in found.unused],
        "different": [{"short": row.entry.short, "document": row.long, "list": long} for row, long in found.different],
    }


def concept_fields(concept: Concept) -> Object:
    """Shape a concept with all that is known of it."""
    return {
        "key": concept.key,
        **{language: _designations(concept.named(language)) for language in LANGUAGES},
        "domain": list(concept.domain),
        "kind": concept.kind,
        "definition": _pair(concept.definition),
        "note": _pair(concept.note),
        "example": _pair(concept.example),
        "valid": valid(concept.valid),
        "superseded_by": list(concept.superseded_by),
        "familiar": {language: is_familiar(concept, language) for language in LANGUAGES},
        "source": list(concept.source),
        "origin": {
            "path": concept.origin.path,
            "line": concept.origin.line,
            "layer": concept.origin.layer,
            "as_of": concept.origin.as_of or None,
        },
    }


def valid(validity: Validity | None) -> Mapping[str, str | None] | None:
    """Shape a validity; an open end is null."""
    return {"from": validity.start or None, "to": validity.end or None} if validity else None


def text(message: Text | None) -> Mapping[str, str] | None:
    """Shape a message in both languages."""
    return message._asdict() if message else None


def _document(listed: Listing | Unlisted) -> Object:
    from istilah.lint.listing_run import Unlisted

    if isinstance(listed, Unlisted):
        return {"path": listed.path, "abbreviations": [], "error": _error(listed.error)}
    return {"path": listed.path, "abbreviations": list(map(_row, listed.rows))}


def _error(error: IstilahError) -> Object:
    line, column = (error.place.line or None, error.place.column or None) if error.place else (None, None)
    return {"code": error.code, "message": text(error.text), "line": line, "column": column}


def _match(match: Match) -> Object:
    return {
        "key": match.concept.key,
        "score": round(match.score, 1),
        "by": match.by,
        "reason": text(match.reason),
        "matched": {"language": match.name.language, "text": match.name.text},
        **{name: value for name, value in concept_fields(match.concept).items() if name != "key"},
    }


def _expansion(expansion: Expansion) -> Object:
    return {
        "query": expansion.query,
        "readings": [_reading(reading) for reading in expansion.readings],
        "near": list(expansion.near),
        "composed": [
            {"parts": list(guess.parts), "id": guess.full, "known": guess.is_name} for guess in expansion.composed
        ],
    }


def _reading(reading: Reading) -> Object:
    concept = reading.concept
    names = {language: reading_in(reading, language) for language in LANGUAGES}
    return {
        "key": concept.key or None,
        "from": "document" if reading.own else "termbase",
        "short": reading.short,
        **{language: name.term if name else None for language, name in names.items()},
        "status": reading.designation.status,
        "reliability": {language: name.reliability if name else None for language, name in names.items()},
        "valid": valid(concept.valid),
        "superseded_by": list(concept.superseded_by),
        "now": list(map(_now, reading.now)),
        "domain": list(concept.domain),
    }


def _now(concept: Concept) -> Object:
    preferred = {language: concept.preferred(language) for language in LANGUAGES}
    return {"key": concept.key, **{language: name.term if name else None for language, name in preferred.items()}}


def _term(term: Term) -> Object:
    return {
        "key": term.concept.key,
        "text": term.spot.text,
        "start": term.spot.start,
        "end": term.spot.end,
        "inflected": term.spot.inflected,
        "language": term.language,
        "term": term.designation.term,
        "status": term.designation.status,
        "equivalents": _designations(term.equivalents),
        "others": [concept.key for concept in term.others],
        "certain": term.certain,
        "warning": text(warning(term)),
        "valid": valid(term.concept.valid),
        "superseded_by": list(term.concept.superseded_by),
    }


def _abbreviation(result: Abbreviated) -> Object:
    concept = result.concept
    preferred = {language: concept.preferred(language) for language in LANGUAGES}
    return {
        "key": concept.key,
        "short": [{"text": text, "language": language} for text, language in result.short],
        **{language: name.term if name else None for language, name in preferred.items()},
        "valid": valid(concept.valid),
    }


def _designations(designations: Iterable[Designation]) -> list[Object]:
    return [
        {
            "term": d.term,
            "short": list(d.short),
            "apart": list(map(_short_form, d.apart)),
            "status": d.status,
            "reliability": d.reliability,
            "note": _pair(d.note) if d.note else None,
            "unless": list(d.unless),
            "pos": d.pos,
            "with": list(d.beside),
            "loan": d.loan,
        }
        for d in designations
    ]


def _short_form(apart: Designation) -> Object:
    short = apart.short_forms[0]
    return {
        "short": short.term,
        "status": apart.status,
        "reliability": apart.reliability,
        "note": _pair(short.note) if short.note else None,
        "unless": list(short.unless),
    }


def _pair(pair: Pair) -> Mapping[str, str | None]:
    return pair._asdict()


def _card(card: Rule) -> Object:
    return {
        "code": card.code,
        "name": card.name,
        "severity": card.severity,
        "summary": text(card.summary),
        "reason": text(card.reason),
        "fixable": any(example.fixed for example in card.examples),
        "examples": [_example(example) for example in card.examples],
    }


def _example(example: Example) -> Object:
    shown = marked_text(example.text)
    marks = [{"start": mark.start, "end": mark.end} for mark in shown.marks]
    return {"text": shown.text, "marks": marks, "fixed": example.fixed or None}


def _row(row: ListRow) -> Object:
    line, column = row.position
    return {
        "short": row.entry.short,
        "kind": row.entry.kind,
        "long": row.long or None,
        "defined": bool(row.entry.definitions),
        "from": row.origin,
        "definition": {"start": row.definition.start, "end": row.definition.end} if row.definition else None,
        "strategy": row.strategy,
        "first_use": {"offset": row.first, "line": line, "column": column},
        "count": len(row.entry.uses),
        "redefinitions": max(0, len(row.entry.definitions) - 1),
        "familiar": row.familiar,
    }
