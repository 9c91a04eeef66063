"""A termbase as a table: CSV or TSV with a header row, as translators keep them in a spreadsheet.

Any of the columns in :data:`COLUMNS` may be missing, one language alone is enough. A row is a concept; rows with the
same ``key`` are designations of one concept, the first of each language preferred unless they say otherwise; a row that
names a term again and has short forms speaks of these. Several short forms, misspellings, domains, sources or phrases
in which a name is right after all (``unless_id``) or meant (``with_id``) in a cell are parted by ``|``. Terms are taken
as they stand: brackets in a cell are part of the term. Nothing is lost in silence: what cannot be kept beside the rest
is a fault, and the columns that are the user's own are named in a remark.

A spreadsheet runs a cell that begins as a formula does. What we write is :func:`defused`, what we read is
:func:`restored`, so that ``-kan`` comes back as ``-kan``.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from istilah.errors import Fault, Place
from istilah.formats import BACKWARDS, FileContents, Misspelling, slug, unfit, unused, with_misspellings
from istilah.model.concept import (
    Concept,
    ConceptKind,
    Designation,
    Origin,
    Pair,
    PartOfSpeech,
    Reliability,
    ShortForm,
    Status,
    Validity,
)
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

    from istilah.text import Language

Choice = TypeVar("Choice", ConceptKind, Status, Reliability, PartOfSpeech)

COLUMNS = (
    "key",
    "id",
    "en",
    "short_id",
    "short_en",
    "spelling",
    "domain",
    "kind",
    "status",
    "unless_id",
    "unless_en",
    "pos_id",
    "pos_en",
    "with_id",
    "with_en",
    "loan_id",
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
_ONCE = ("kind", *(f"{field}_{language}" for field in ("definition", "note", "example") for language in LANGUAGES))
_DAYS = ("valid_from", "valid_to")
_MANY = ("domain", "spelling", "superseded_by", "source")
_FLAGS = {"true": True, "false": False}
_OWN = "x_"
"""How a column begins that is the user's own, however near to one of ours its name is."""
_MARK = "\ufeff"
_SHOWN = 60
_FORMULA = r"(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]|\ *[\t\r\n])"
"""How a formula begins (OWASP, “CSV Injection”), the wide and the small forms of its signs included."""
_ACTIVE = re.compile(f"'*{_FORMULA}")
_DEFUSED = re.compile(f"'+{_FORMULA}")

_HEADLESS = Text(
    id="baris judul harus memuat kolom “id” atau “en”; yang ada: {names}",
    en="the header row must have a column “id” or “en”; found: {names}",
)
_COLUMN = Text(
    id="kolom “{name}” tidak dikenal; mungkin maksudnya “{near}” (kolom Anda sendiri: “x_{name}”)",
    en="unknown column “{name}”; did you mean “{near}” (a column of your own: “x_{name}”)",
)
_TWICE = Text(id="kolom “{name}” ada dua kali", en="column “{name}” appears twice")
_OWN_COLUMN = Text(
    id="kolom “{name}” tidak dikenal dan tidak dipakai", en="column “{name}” is not one we know and is not used"
)
_UNTITLED = Text(
    id="sel “{value}” berada di kolom tanpa judul; beri judul atau kosongkan",
    en="cell “{value}” stands in a column without a name; name the column or empty the cell",
)
_AGAIN = Text(
    id="baris judul muncul lagi, seperti pada dua berkas yang disambung; hapus baris ini",
    en="the header row again, as in two files put together; delete this row",
)
_DISAGREE = Text(
    id="“{value}” untuk “{name}” berbeda dari “{first}” di baris {line}; satu konsep (kunci “{key}”) hanya punya satu",
    en="“{value}” for “{name}” differs from “{first}” in row {line}; one concept (key “{key}”) has only one",
)
_STANDING = Text(
    id="“{term}” di sini “{value}”, padahal sebelumnya “{first}” (kunci “{key}”); samakan, atau kosongkan yang ini",
    en="“{term}” is “{value}” here but “{first}” before (key “{key}”); make them equal, or empty this one",
)
_TERMLESS = Text(
    id="singkatan “{value}” tanpa istilah; isi kolom “{name}”", en="short form “{value}” without a term; fill “{name}”"
)
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


def defused(cell: str) -> str:
    """Write a cell so that no spreadsheet takes it for a formula.

    >>> defused("=1+1"), defused("'-kan"), defused("'72")
    ("'=1+1", "''-kan", "'72")
    """
    return f"'{cell}" if _ACTIVE.match(cell) else cell


def restored(cell: str) -> str:
    """Take back what :func:`defused` did.

    >>> restored("'=1+1"), restored("-kan"), restored("'72")
    ('=1+1', '-kan', "'72")
    """
    return cell[1:] if _DEFUSED.match(cell) else cell


def read(text: str, path: str) -> FileContents:
    """Read a table of terms and report all that is wrong with it."""
    csv.field_size_limit(2**31 - 1)
    faults: list[Fault] = []
    rows = _rows(text, path, faults)
    line, header = next(rows, (1, []))
    names = [name.strip().lower() for name in header]
    if not {"id", "en"} & set(names):
        fault = Fault(Place(path, line, 1), _HEADLESS.fill(names=", ".join(map(_shown, names)) or "–"))
        return FileContents((), (fault, *faults))
    remarks = []
    for number, name in enumerate(names, 1):
        place = Place(path, line, number)
        if name in COLUMNS and name in names[: number - 1]:
            faults.append(Fault(place, _TWICE.fill(name=name)))
        elif near := _meant(name):
            faults.append(Fault(place, _COLUMN.fill(name=_shown(name), near=near)))
        elif name and name not in COLUMNS:
            remarks.append(Fault(place, _OWN_COLUMN.fill(name=_shown(name))))
    concepts = tuple(_concepts(rows, names, path, faults))
    return FileContents(concepts, tuple(sorted(faults)), tuple(remarks))


def _shown(value: str) -> str:
    return value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"


def _meant(name: str) -> str:
    """Guess which column of ours a name is a slip of the pen for; empty where it is none."""
    if name in COLUMNS or name.startswith(_OWN) or len(name) > _SHOWN:
        return ""
    begun = [column for column in COLUMNS if name and column.startswith(f"{name}_")]
    return next(iter(begun or get_close_matches(name, COLUMNS, 1, 0.75)), "")


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
    """Choose the separator that makes the most columns of ours out of the header."""
    header = next((line for line in _LINE.findall(text, 0, _HEADER) if line.strip()), "")

    def fits(sign: str) -> tuple[int, int]:
        names = {name.strip(f'" {_MARK}').lower() for name in header.split(sign)}
        return len(names.intersection(COLUMNS)), header.count(sign)

    return max(",;\t" if path.lower().endswith(".csv") else "\t,;", key=fits)


_LINE = re.compile(r"[^\r\n]+")
_HEADER = 65_536
"""Characters in which the header is looked for."""


def _concepts(
    rows: Iterator[tuple[int, list[str]]], names: list[str], path: str, faults: list[Fault]
) -> Iterator[Concept]:
    named: dict[str, _Entry] = {}
    nameless: list[Concept] = []
    for number, (line, cells) in enumerate(rows):
        row = _Row(names, cells, Place(path, line), faults)
        if not row.is_whole():
            continue
        if "key" in row.row:
            named.setdefault(row.row["key"], _Entry(row, number)).add(row)
        else:
            entry = _Entry(row, number)
            entry.add(row)
            nameless.append(entry.concept())
    kept = [entry.concept() for entry in named.values()]
    yield from sorted([*kept, *unused(nameless, named)], key=lambda concept: concept.origin.number)


class _Entry:
    """A concept that grows with the rows of its key; where they disagree, that is a fault."""

    def __init__(self, row: _Row, number: int) -> None:
        self._row = row
        self._number = number
        self._once: dict[str, tuple[str, int]] = {}
        self._many: dict[str, dict[str, None]] = {name: {} for name in _MANY}
        self._names: dict[tuple[Language, str], Designation] = {}

    def add(self, row: _Row) -> None:
        """Take in what a row says: names, their short forms, and fields that were empty."""
        for name in (*_ONCE, *_DAYS):
            self._add_once(name, row)
        for name in _MANY:
            self._many[name].update(dict.fromkeys(row.many(name)))
        status, reliability = row.choice("status", Status), row.choice("reliability", Reliability)
        loan = row.flag("loan_id")
        for language in row.languages():
            self._add_name(language, row, status, reliability)
            if loan and language == "id":
                term = row.row[language]
                self._names[language, term] = self._names[language, term]._replace(loan=True)

    def concept(self) -> Concept:
        """Give what has been said."""
        told = {name: value for name, (value, _) in self._once.items()}
        fields = ("definition", "note", "example")
        definition, note, example = (Pair(told.get(f"{field}_id"), told.get(f"{field}_en")) for field in fields)
        names = tuple(self._names.values())
        return Concept(
            key=self._row.row.get("key") or slug(names[0].term) or f"{self._row.place.line}",
            designations=with_misspellings(names, map(Misspelling, self._many["spelling"])),
            domain=tuple(self._many["domain"]),
            kind=ConceptKind(told.get("kind", ConceptKind.CONCEPT)),
            definition=definition,
            note=note,
            example=example,
            valid=self._validity(told),
            superseded_by=tuple(self._many["superseded_by"]),
            source=tuple(self._many["source"]),
            origin=Origin(self._row.place.path, self._row.place.line, self._number),
        )

    def _validity(self, told: dict[str, str]) -> Validity | None:
        start, end = (told.get(name, "") for name in _DAYS)
        if not start and not end:
            return None
        found = Validity(start, end)
        if found.is_backwards:
            self._row.fault("", BACKWARDS.fill(start=start, end=end))
        return found

    def _add_once(self, name: str, row: _Row) -> None:
        value = row.one(name)
        if not value:
            return
        first, line = self._once.setdefault(name, (value, row.place.line))
        if value != first:
            shown = {"value": _shown(value), "first": _shown(first), "name": name, "key": _shown(row.row["key"])}
            row.fault(name, _DISAGREE.fill(line=line, **shown))

    def _add_name(self, language: Language, row: _Row, status: Status | None, reliability: Reliability | None) -> None:
        term = row.row[language]
        texts, unless, beside = (row.many(f"{field}_{language}") for field in ("short", "unless", "with"))
        pos = row.choice(f"pos_{language}", PartOfSpeech)
        known = self._names.get((language, term))
        if known is None:
            second = any(other == language for other, _ in self._names)
            usual = Status.ADMITTED if second else Status.PREFERRED
            short = tuple(map(ShortForm, texts))
            status = status or usual
            vouched = reliability if status.usable else None
            found = Designation(language, term, short, status, vouched, None, unless, pos, beside)
            self._names[language, term] = found
            for field, _, message in unfit(found):
                row.fault(f"{field}_{language}", message)
            return
        self._agree(row, term, (f"pos_{language}", pos, known.pos))
        if texts:  # what such a row says is said of the short forms
            given = (ShortForm(text, status, reliability, unless=unless) for text in texts)
            known = known._replace(short_forms=self._with(known, given, row))
        else:
            self._agree(row, term, ("status", status, known.status), ("reliability", reliability, known.reliability))
            known = known._replace(
                unless=tuple(dict.fromkeys(known.unless + unless)), reliability=known.reliability or reliability
            )
        self._names[language, term] = known._replace(
            beside=tuple(dict.fromkeys(known.beside + beside)), pos=known.pos or pos
        )

    def _with(self, full: Designation, given: Iterable[ShortForm], row: _Row) -> tuple[ShortForm, ...]:
        """Put short forms beside those that a full form has already."""
        found = {short.term: short for short in full.short_forms}
        for short in given:
            before = found.setdefault(short.term, short)
            if before is not short:
                self._agree(row, short.term, ("status", short.status, before.status or full.status))
        return tuple(found.values())

    def _agree(self, row: _Row, term: str, *told: tuple[str, StrEnum | None, StrEnum | None]) -> None:
        """Find fault with a row that says of a name what an earlier one denies."""
        for name, value, first in told:
            if value and first and value != first:
                shown = {"term": _shown(term), "value": value, "first": first, "key": _shown(row.row["key"])}
                row.fault(name, _STANDING.fill(**shown))


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

    def __init__(self, names: list[str], cells: list[str], place: Place, faults: list[Fault]) -> None:
        self.row = {name: value for name, cell in zip(names, cells, strict=False) if (value := restored(cell).strip())}
        self.place = place
        self._names = names
        self._cells = cells
        self._faults = faults

    def is_whole(self) -> bool:
        """Tell whether this is a row of the table with a term in it; else that is a fault."""
        names = self._names
        if any(cell.strip() for cell in self._cells[len(names) :]):
            self._fault(len(names) + 1, _SURPLUS.fill(found=len(self._cells), expected=len(names)))
        elif len(names) > 1 and [cell.strip(f" {_MARK}").lower() for cell in self._cells] == names:  # “en” is a word
            self._fault(1, _AGAIN)
        elif "" in self.row:
            cells = enumerate(zip(names, self._cells, strict=False), 1)
            number = next(at for at, (name, cell) in cells if not name and cell.strip())
            self._fault(number, _UNTITLED.fill(value=_shown(self.row[""])))
        elif not any(language in self.row for language in LANGUAGES):
            self._fault(1, _BLANK)
        else:
            return True
        return False

    def languages(self) -> Iterator[Language]:
        """List the languages in which the row has a term; a short form without one is a fault."""
        for language in LANGUAGES:
            if language in self.row:
                yield language
            elif short := self.row.get(f"short_{language}"):
                self.fault(f"short_{language}", _TERMLESS.fill(value=_shown(short), name=language))

    def one(self, name: str) -> str:
        """Give a value of which a concept has one; empty where the row has none, or none that can be read."""
        if name == "kind":
            return self.choice(name, ConceptKind) or ""
        return self._day(name) if name in _DAYS else self.row.get(name, "")

    def many(self, name: str) -> tuple[str, ...]:
        """Give the values in a cell that holds several."""
        return tuple(part.strip() for part in self.row.get(name, "").split("|") if part.strip())

    def choice(self, name: str, kind: type[Choice]) -> Choice | None:
        """Give a value out of a closed list."""
        value = self.row.get(name)
        if value is None:
            return None
        try:
            found = kind(value.lower())
        except ValueError:
            found = None
        if found is None or found is Status.MISSPELLING:  # which has a column of its own
            names = ", ".join(member for member in kind if member is not Status.MISSPELLING)
            self.fault(name, _VALUE.fill(value=_shown(value), name=name, names=names))
            return None
        return found

    def flag(self, name: str) -> bool:
        """Tell whether a cell says so."""
        value = self.row.get(name, "false").lower()
        if value not in _FLAGS:
            self.fault(name, _VALUE.fill(value=_shown(value), name=name, names=", ".join(_FLAGS)))
        return _FLAGS.get(value, False)

    def _day(self, name: str) -> str:
        value = self.row.get(name, "")
        if value and not _is_day(value):
            self.fault(name, _DATE.fill(value=_shown(value)))
            return ""
        return value

    def fault(self, name: str, text: Text) -> None:
        """Say what is wrong with the cell in a column; without a name, with the row."""
        self._fault(self._names.index(name) + 1 if name else 0, text)

    def _fault(self, column: int, text: Text) -> None:
        self._faults.append(Fault(self.place._replace(column=column), text))
