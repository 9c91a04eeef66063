"""Answers as a person likes to look at them in a terminal; the only module that knows rich.

One shape for all: the term first and bold, its equivalents beneath in colour, what is said about it indented, the
source dim and last. Colours are two tones of middle brightness: on white and on black ground alike their contrast is
above 4, which no palette grants for its own cyan and yellow.
"""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text as Line

from istilah.card import LEGEND, best, equivalents, fields, label, marked, named, outdated, remarks, title, written
from istilah.cleaning import clean
from istilah.cli.render import piped as plain
from istilah.cli.render.wording import (
    ALREADY,
    CANDIDATES,
    DOCUMENTS,
    EXPLAINING,
    FIXED,
    KNOWN,
    ONLY_TERMS,
    REPORTED,
    SEVERITIES,
    SILENT,
    abbreviate_miss,
    brief,
    by_folder,
    caution,
    counterparts,
    differences,
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
from istilah.model.finding import Severity
from istilah.speech import say
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from istilah.cli.render.wording import InForce, Miss, Where
    from istilah.draft.abbreviation_list import Comparison, Listing
    from istilah.harvest.ranking import Harvested
    from istilah.model.concept import Concept, Designation
    from istilah.model.finding import Rule
    from istilah.model.index import Index
    from istilah.query.abbreviate import Abbreviations
    from istilah.query.expand import Expansion, Reading
    from istilah.query.lookup import Answer, Match
    from istilah.query.translate import Term, Translation

_WIDEST, _NARROW = 100, 50
"""Columns a line never exceeds, and below which nothing stands beside a term."""
_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]*m)+$")
_TERM = "bold"
_EQUIVALENT = "color(31)"
_DIM = "dim"
_WARN = "color(130)"

_COUNT = Text(id="konsep", en="concepts")
_DOMAIN = Text(id="ranah", en="domain")


def rendered(parts: Iterable[RenderableType]) -> Iterator[str]:
    """Turn what is to be shown into lines of at most the terminal's width."""
    target = io.StringIO()
    console = Console(
        file=target,
        force_terminal=True,
        width=_width(),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    yield from (_TRAILING.sub(lambda end: end[0].replace(" ", ""), line) for line in target.getvalue().split("\n")[:-1])


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)


def lookup(answer: Answer, index: Index) -> Iterator[RenderableType]:
    """Show the trusted matches as cards and the others as a table; the best one always as a card."""
    if not answer.found:
        yield _missed(lookup_miss(answer))
        return
    full_cards = [match for n, match in enumerate(answer.shown) if n == 0 or match.trusted]
    rest = [match for match in answer.shown if match not in full_cards]
    for number, match in enumerate(full_cards, 1):
        if number > 1:
            yield Line()
        yield _card(match, index, number if len(full_cards) > 1 else 0)
    if rest:
        yield Line()
        yield _short_table(rest)


def question(answer: Answer) -> Iterator[RenderableType]:
    """Show what was asked, above an answer among several; a miss says so itself."""
    if answer.found:
        yield Line(clean(f"{brief(answer.query)} →"), _DIM)


def expand(expansions: Iterable[Expansion], index: Index) -> Iterator[RenderableType]:
    """Show the readings of short forms, numbered where there are several, or that there is none."""
    for expansion in expansions:
        many = len(expansion.readings) > 1
        for number, reading in enumerate(expansion.readings, 1):
            if number > 1:
                yield Line()
            yield _reading(reading, index, number if many else 0)
        if not expansion.readings:
            yield _missed(expand_miss(expansion))


def translate(translation: Translation, index: Index) -> Iterator[RenderableType]:
    """Show the text with its known terms marked, and beneath it each term with its equivalents."""
    if not translation.terms:
        return
    table = _grid(Column(max_width=36), Column(ratio=1))
    for term in plain.distinct(translation.terms):
        table.add_row(Line(clean(term.spot.text), _TERM), _beside(term, translation, index))
    if translation.terms[0].spot.text == translation.text.strip():
        yield table
        return
    yield _marked(translation)
    yield Line()
    yield table
    yield Line()
    yield Line(say(ONLY_TERMS), _DIM)


def _marked(translation: Translation) -> Line:
    text = Line(no_wrap=False)
    last = 0
    for term in translation.terms:
        text.append(_kept(translation.text[last : term.spot.start]))
        text.append(clean(term.spot.text), _mark(term, translation))
        last = term.spot.end
    text.append(_kept(translation.text[last:].rstrip()))
    return text


def abbreviate(answer: Abbreviations, index: Index) -> Iterator[RenderableType]:
    """Show the short forms of a name, or that there is none."""
    if not answer.results:
        yield _missed(abbreviate_miss(answer))
    for result in answer.results:
        shorts = ", ".join(dict.fromkeys(short for short, _ in result.short))
        names = [marked(name) for language in LANGUAGES if (name := result.concept.preferred(language))]
        yield _block(
            Line(clean(shorts), _TERM),
            [
                Line(clean(names[0])),
                *(Line(clean(name), _EQUIVALENT) for name in names[1:]),
                *_remark(outdated(result.concept, index)),
                *_source(result.concept),
            ],
        )


def listing(concepts: Iterable[Concept], _: Index) -> Iterator[RenderableType]:
    """Show concepts as a table of two columns."""
    table = _grid(Column(ratio=1), Column(ratio=1), expand=True)
    for concept in concepts:
        table.add_row(
            Line(clean(title(concept)), _TERM),
            Line(clean(equivalents(concept.usable("en"))), _EQUIVALENT),
        )
    yield table


def domains(counts: Mapping[str, int], _: Index) -> Iterator[RenderableType]:
    """Show the domains and how many concepts each has."""
    table = _grid(Column(), Column(justify="right"))
    table.add_row(Line(say(_DOMAIN), _DIM), Line(say(_COUNT), _DIM))
    for name, count in counts.items():
        table.add_row(Line(clean(name), _TERM), str(count))
    yield table


def concept(found: Concept, index: Index) -> Iterator[RenderableType]:
    """Show all that is known of one concept."""
    yield Line(clean(title(found)), _TERM)
    table = _grid(Column(style=_DIM), Column(ratio=1))
    for language in LANGUAGES:
        for number, designation in enumerate(found.listed(language)):
            table.add_row("" if number else language, _designation(designation))
    for field, value in fields(found, index):
        last = field in {"source", "origin", "key", "domain"}
        table.add_row(label(field), Line(clean(value), _DIM if last else ""))
    yield Padding(table, (0, 0, 0, 2))


def where(report: Where, _: Index) -> Iterator[RenderableType]:
    """Show the layers in force."""
    yield _facts(report.rows(by_folder))


def config(report: InForce, _: Index) -> Iterator[RenderableType]:
    """Show the settings in force."""
    yield _facts(report.rows())


def rules(cards: Iterable[Rule], _: Index) -> Iterator[RenderableType]:
    """Show rules as a table; one that gives no warning says what it gives instead."""
    table = _grid(Column(style=_TERM), Column(), Column(ratio=1))
    for card in cards:
        style = _DIM if card.severity is Severity.NOTE else _WARN
        besides = "" if card.severity is Severity.WARNING else _bracketed(say(SEVERITIES[card.severity]))
        table.add_row(card.code, Line(card.name, style), Line.assemble(say(card.summary), (besides, _DIM)))
    yield table


def explain(card: Rule, _: Index) -> Iterator[RenderableType]:
    """Show a rule with its examples; what it reports is underlined."""
    yield Line.assemble((f"{card.code} {card.name}", _TERM), (f"  {say(SEVERITIES[card.severity])}", _DIM))
    read = (Line(line, _DIM) for line in readings_of(card))
    yield Padding(Group(Line(say(card.summary)), Line(say(card.reason)), *read), (0, 0, 0, 2))
    for example in card.examples:
        shown = marked_text(example.text)
        text = Line(_kept(shown.text.rstrip("\n")))
        for mark in shown.marks:
            text.stylize(f"underline {_WARN}", mark.start, mark.end)
        yield Line()
        yield Line(say(REPORTED if shown.marks else SILENT), _DIM)
        yield Padding(text, (0, 0, 0, 2))
        if example.fixed:
            yield Line(say(FIXED), _DIM)
            yield Padding(Line(_kept(example.fixed.rstrip("\n")), _EQUIVALENT), (0, 0, 0, 2))


def abbreviations(listings: Iterable[Listing], _: Index) -> Iterator[RenderableType]:
    """Show the abbreviations of each draft as a table."""
    for number, each in enumerate(listings):
        if number:
            yield Line()
        yield Line(clean(each.path), _DIM)
        table = _grid(Column(style=_TERM), Column(ratio=1), Column(style=_DIM, justify="right"), expand=True)
        for row in each.rows:
            remark = (_bracketed(provenance(row)), _DIM) if row.long else (provenance(row), _WARN)
            long = Line.assemble(clean(row.long), remark)
            place = ":".join(map(str, row.position))
            table.add_row(clean(row.entry.short), long, f"{len(row.entry.uses)}×  {place}")
        yield table


def harvest(candidates: Iterable[Harvested], _: Index) -> Iterator[RenderableType]:
    """Show candidates as a table: how many documents have and explain them, and what the termbase calls them."""
    shown = list(candidates)
    heads = (DOCUMENTS, EXPLAINING, *([KNOWN] if any(each.known for each in shown) else []))
    asides = [Column(style=_DIM, justify="left" if head is KNOWN else "right", max_width=24) for head in heads]
    table = _grid(Column(max_width=_width() // 3), Column(ratio=1), *asides, expand=True)
    table.add_row(*(Line(say(head), _DIM) for head in (*CANDIDATES[shown[0].kind], *heads)))
    for each in shown:
        first, *rest = filter(None, (each.short, each.id, each.en))
        counted = each.counted
        others = Line(clean("; ".join(rest)), _EQUIVALENT)
        numbers = (f"{counted.documents}", f"{counted.explained or ''}", each.known or "")[: len(heads)]
        table.add_row(Line(clean(first), _TERM), others, *map(Line, map(clean, numbers)))
    yield table


def comparison(found: Comparison, _: Index) -> Iterator[RenderableType]:
    """Show how a list of abbreviations differs from the text."""
    yield Line(clean(found.path), _TERM)
    yield from (Padding(Line(clean(line)), (0, 0, 0, 2)) for line in differences(found))


def legend() -> Iterator[RenderableType]:
    """Show what the mark of our own rendering means."""
    yield Line()
    yield Line(say(LEGEND), _DIM)


def _missed(miss: Miss) -> RenderableType:
    return Line.assemble((clean(f"“{brief(miss.query)}” {miss.verdict}"), _WARN), clean(miss.hint))


def _grid(*columns: Column, expand: bool = False) -> Table:
    """Make a table without lines; a word that is longer than its column goes on below, and nothing is cut."""
    for column in columns:
        column.overflow = "fold"
    return Table.grid(*columns, padding=(0, 2), expand=expand)


def _facts(rows: Iterable[tuple[str, str, str]]) -> RenderableType:
    table = _grid(Column(), Column(), Column(style=_DIM))
    for name, value, remark in rows:
        table.add_row(Line(clean(name), _TERM), Line(clean(value)), Line(clean(remark)))
    return table


def _card(match: Match, index: Index, number: int) -> RenderableType:
    found = match.concept
    equivalents = counterparts(match)
    lines: list[RenderableType] = list(map(_equivalent, equivalents, (_EQUIVALENT, *[""] * len(equivalents))))
    own = [d for d in found.usable(match.name.language)[1:] if d.term != heading(match)]
    lines += [Line(clean(f"= {named(d)}")) for d in own]
    lines += _remark(caution(match)) + _remark(outdated(found, index))
    lines += [Line(clean(text)) for text in (best(found.definition),) if text]
    lines += [Line(clean(text), "italic") for text in (best(found.note),) if text]
    return _block(_head(heading(match), why(match), number), lines + _source(found), number)


def _reading(reading: Reading, index: Index, number: int) -> RenderableType:
    first, *rest = reading_names(reading)
    lines: list[RenderableType] = [Line(clean(name), _EQUIVALENT) for name in rest]
    lines += _remark(reading_remark(reading, index))
    lines += [Line(clean(text)) for text in (best(reading.concept.definition),) if text]
    return _block(_head(first, reading.short, number), lines + _source(reading.concept), number)


def _head(text: str, aside: str, number: int) -> RenderableType:
    term = Line.assemble((f"{number} " if number else "", _DIM), (clean(text), _TERM))
    if _width() < _NARROW:
        return Group(term, Line(clean(aside), _DIM))
    head = _grid(Column(ratio=1), Column(justify="right", style=_DIM, max_width=40), expand=True)
    head.add_row(term, Line(clean(aside)))
    return head


def _block(head: RenderableType, lines: Sequence[RenderableType], number: int = 0) -> RenderableType:
    indent = 4 if number else 2
    return Group(head, *(Padding(line, (0, 0, 0, indent)) for line in lines))


def _equivalent(designation: Designation, style: str = _EQUIVALENT) -> Line:
    return Line.assemble((clean(written(designation)), style), (_bracketed(remarks(designation, first=True)), _DIM))


def _designation(designation: Designation) -> Line:
    style = "" if designation.status.usable else _WARN
    note = best(designation.note) if designation.note else ""
    remark = ", ".join(part for part in (remarks(designation), note) if part)
    return Line.assemble((clean(written(designation)), style), (clean(_bracketed(remark)), _DIM))


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""


def _remark(text: str) -> list[RenderableType]:
    return [Line(clean(text), _WARN)] if text else []


def _source(found: Concept) -> list[RenderableType]:
    key = f"{label('key')} {found.key}"
    parts = [part for part in (key, ", ".join(found.domain), "; ".join(found.source)) if part]
    return [Line(clean(" · ".join(parts)), _DIM)]


def _short_table(matches: Iterable[Match]) -> RenderableType:
    columns = Column(ratio=4), Column(ratio=4, style=_EQUIVALENT), Column(ratio=2, style=_DIM, justify="right")
    table = _grid(*columns, expand=True)
    for match in matches:
        table.add_row(
            Line(clean(heading(match))), Line(clean(equivalents(counterparts(match)))), Line(clean(why(match)))
        )
    return table


def _kept(text: str) -> str:
    """Clean running text but keep its line breaks."""
    return "\n".join(map(clean, text.split("\n")))


def _mark(term: Term, translation: Translation) -> str:
    if not term.designation.status.usable:
        return f"underline {_WARN}"
    return f"underline {_DIM if term.language == translation.to else _EQUIVALENT}"


def _beside(term: Term, translation: Translation, index: Index) -> RenderableType:
    styles = (_EQUIVALENT, *[""] * len(term.equivalents))
    lines: list[RenderableType] = list(map(_equivalent, term.equivalents, styles))
    if term.language == translation.to:
        lines = [Line(say(ALREADY[translation.to]), _DIM)]
    return Group(*(lines or [Line("–")]), *_remark(term_remark(term, index)))
