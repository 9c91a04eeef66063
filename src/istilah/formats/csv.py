"""A termbase as a table: CSV or TSV with a header row, as translators keep them in a spreadsheet.

Any of the columns in :data:`COLUMNS` may be missing, one language alone is enough. A row is a concept; rows with the
same ``key`` are designations of one concept, the first of each language preferred. Several short forms, domains or
sources in a cell are parted by ``|``. Terms are taken as they stand: brackets in a cell are part of the term.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from istilah.errors import Fault, Place
from istilah.formats import BACKWARDS, Reading, slug, unused
from istilah.model.concept import Concept, Designation, Kind, Origin, Pair, Reliability, Status, Validity
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

Choice = TypeVar("Choice", Kind, Status, Reliability)

COLUMNS = (
    "key",
    "id",
    "en",
    "short_id",
    "short_en",
    "domain",
    "kind",
    "status",
    "reliability",
    "definition_id",
    "definition_en",
    "note_id",
    "note_en",
    "example_id",
    "example_en",
    "valid_from",
    "valid_to",
    "superseded_by",
    "source",
)
_HEADLESS = Text(
    id="baris judul harus memuat kolom “id” atau “en”; yang ada: {names}",
    en="the header row must have a column “id” or “en”; found: {names}",
)
_COLUMN = Text(
    id="kolom “{name}” tidak dikenal; mungkin maksudnya “{near}”",
    en="unknown column “{name}”; did you mean “{near}”",
)
_TWICE = Text(id="kolom “{name}” ada dua kali", en="column “{name}” appears twice")
_BROKEN = Text(id="baris tidak terbaca: {reason}", en="row not readable: {reason}")
_BLANK = Text(id="baris tanpa istilah", en="row without a term")
_SURPLUS = Text(
    id="baris memiliki {found} sel, padahal kolomnya {expected}; apit sel yang memuat pemisah dengan tanda petik",
    en="row has {found} cells for {expected} columns; put a cell that holds the separator in quotes",
)
_VALUE = Text(
    id="nilai “{value}” untuk “{name}” tidak dikenal; yang ada: {names}",
    en="unknown value “{value}” for “{name}”; there are: {names}",
)
_DATE = Text(
    id="“{value}” bukan tanggal (2024-10-21) atau tahun (2024)", en="“{value}” is no date (2024-10-21) or year (2024)"
)


def read(text: str, path: str) -> Reading:
    """Read a table of terms and report all that is wrong with it."""
    csv.field_size_limit(sys.maxsize)
    faults: list[Fault] = []
    rows = _rows(text, path, faults)
    _, header = next(rows, (1, []))
    names = [name.strip().lower() for name in header]
    if not {"id", "en"} & set(names):
        fault = Fault(Place(path, 1, 1), _HEADLESS.fill(names=", ".join(names) or "–"))
        return Reading((), (fault, *faults))
    faults += _columns(names, path)
    return Reading(tuple(_concepts(rows, names, path, faults)), tuple(sorted(faults)))


def _columns(names: list[str], path: str) -> Iterator[Fault]:
    """Find the columns that look like a slip of the pen; others are the user's own and none of our business."""
    for number, name in enumerate(names, 1):
        if name in COLUMNS and name in names[: number - 1]:
            yield Fault(Place(path, 1, number), _TWICE.fill(name=name))
        near = get_close_matches(name, COLUMNS, 1, 0.8)
        if near and name not in COLUMNS:
            yield Fault(Place(path, 1, number), _COLUMN.fill(name=name, near=near[0]))


def _rows(text: str, path: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, path), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.append(Fault(Place(path, line), _BROKEN.fill(reason=error)))
            continue
        if any(cell.strip() for cell in row):
            yield line, row


def _delimiter(text: str, path: str) -> str:
    if not path.lower().endswith(".csv"):
        return "\t"
    header = text[: text.find("\n")] if "\n" in text else text
    return ";" if header.count(";") > header.count(",") else ","


def _concepts(
    rows: Iterator[tuple[int, list[str]]], names: list[str], path: str, faults: list[Fault]
) -> Iterator[Concept]:
    named: dict[str, Concept] = {}
    nameless: list[Concept] = []
    for number, (line, cells) in enumerate(rows):
        if len(cells) > len(names):
            faults.append(Fault(Place(path, line), _SURPLUS.fill(found=len(cells), expected=len(names))))
            continue
        row = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip()}
        concept = _Row(row, Place(path, line), faults).concept(number)
        if not concept.designations:
            faults.append(Fault(Place(path, line, 1), _BLANK))
        elif "key" in row:
            named[concept.key] = _joined(named.get(concept.key), concept)
        else:
            nameless.append(concept if concept.key else concept._replace(key=f"{line}"))
    yield from sorted([*named.values(), *unused(nameless, named)], key=lambda concept: concept.origin.number)


def _joined(concept: Concept | None, more: Concept) -> Concept:
    """Add to a concept what a further row of its key says: names, their short forms, fields that were empty."""
    if concept is None:
        return more
    merged = {(d.language, d.term): d for d in concept.designations}
    for new in more.designations:
        known = merged.get((new.language, new.term))
        if known:
            short = tuple(dict.fromkeys(known.short + new.short))
            merged[new.language, new.term] = known._replace(short=short)
        else:
            second = new.status is Status.PREFERRED and bool(concept.named(new.language))
            merged[new.language, new.term] = new._replace(status=Status.ADMITTED) if second else new
    return concept._replace(
        designations=tuple(merged.values()),
        domain=concept.domain or more.domain,
        definition=_filled(concept.definition, more.definition),
        note=_filled(concept.note, more.note),
        example=_filled(concept.example, more.example),
        valid=concept.valid or more.valid,
        superseded_by=concept.superseded_by or more.superseded_by,
        source=concept.source or more.source,
    )


def _filled(pair: Pair, more: Pair) -> Pair:
    return Pair(pair.id or more.id, pair.en or more.en)


def _is_day(value: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        return False
    try:
        date.fromisoformat(value + "-01" * (2 - value.count("-")))
    except ValueError:
        return False
    return True


class _Row:
    """One row by the names of its columns; what is wrong goes to ``faults``."""

    def __init__(self, row: dict[str, str], place: Place, faults: list[Fault]) -> None:
        self.row = row
        self.place = place
        self.faults = faults

    def concept(self, number: int) -> Concept:
        designations = tuple(self.designations())
        return Concept(
            key=self.row.get("key") or (slug(designations[0].term) if designations else ""),
            designations=designations,
            domain=self.many("domain"),
            kind=self.choice("kind", Kind) or Kind.CONCEPT,
            definition=self.pair("definition"),
            note=self.pair("note"),
            example=self.pair("example"),
            valid=self.validity(),
            superseded_by=self.many("superseded_by"),
            source=self.many("source"),
            origin=Origin(self.place.path, self.place.line, number),
        )

    def designations(self) -> Iterator[Designation]:
        status = self.choice("status", Status) or Status.PREFERRED
        reliability = self.choice("reliability", Reliability)
        for language in LANGUAGES:
            if language in self.row:
                short = self.many(f"short_{language}")
                yield Designation(language, self.row[language], short, status, reliability)

    def many(self, name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.row.get(name, "").split("|") if part.strip())

    def pair(self, name: str) -> Pair:
        return Pair(*(self.row.get(f"{name}_{language}") for language in LANGUAGES))

    def validity(self) -> Validity | None:
        start, end = self.day("valid_from"), self.day("valid_to")
        if not start and not end:
            return None
        found = Validity(start, end)
        if found.is_backwards:
            self.fault(BACKWARDS.fill(start=start, end=end))
        return found

    def day(self, name: str) -> str:
        value = self.row.get(name, "")
        if value and not _is_day(value):
            self.fault(_DATE.fill(value=value))
            return ""
        return value

    def choice(self, name: str, kind: type[Choice]) -> Choice | None:
        value = self.row.get(name)
        if value is None:
            return None
        try:
            return kind(value.lower())
        except ValueError:
            self.fault(_VALUE.fill(value=value, name=name, names=", ".join(kind)))
            return None

    def fault(self, text: Text) -> None:
        self.faults.append(Fault(self.place, text))
