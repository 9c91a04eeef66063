"""Schema 1: a termbase in TOML (ISO 30042 in a shape a person can write).

Reading is strict, because a termbase is edited by hand and a silent typo (*defintion*) loses somebody's work: unknown
fields, wrong types and impossible values are faults, each with its line and column, and all of them in one go. Start
at :func:`read`; the table :data:`CONCEPT_FIELDS` says what a concept may hold.
"""

from __future__ import annotations

import re
from datetime import date, time
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

import tomli

from istilah.errors import Fault, Place
from istilah.formats import BACKWARDS, FileContents, Misspelling, slug, unfit, with_misspellings
from istilah.formats.toml.positions import KEY, nearest, where
from istilah.model.concept import (
    Concept,
    ConceptKind,
    Designation,
    Familiar,
    Origin,
    Pair,
    PartOfSpeech,
    Reliability,
    ShortForm,
    Status,
    Validity,
)
from istilah.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SCHEMA = 1
_YEARS = range(1000, 10000)

Value = object
Path = tuple[str | int, ...]
Choice = TypeVar("Choice", ConceptKind, Status, Reliability, PartOfSpeech)

_DEFAULTS = ("domain", "kind", "reliability", "valid", "familiar", "source")
FILE_FIELDS = ("schema", "as_of", *_DEFAULTS, "concept")
"""What stands in a file besides its concepts, in the order of the layout."""
CONCEPT_FIELDS = (
    "key",
    "domain",
    "kind",
    "id",
    "en",
    "spelling",
    "pos",
    "reliability",
    "definition",
    "note",
    "example",
    "valid",
    "superseded_by",
    "familiar",
    "source",
)
"""What a concept may hold, in the order of the layout."""
DESIGNATION_FIELDS = ("term", "short", "pos", "status", "loan", "unless", "with", "reliability", "note")
"""What a designation written as a table may hold, in the order of the layout."""
SHORT_FIELDS = ("term", "status", "unless", "reliability", "note")
"""What a short form written as a table may hold."""
SLIP_FIELDS = ("term", "unless", "note")
"""What a misspelling written as a table may hold."""
SPELLING_FIELDS = ("right", "wrong", "reason", "unless")
"""What is said of a general word that is misspelled."""
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*concept[ \t]*\]\]", re.MULTILINE)
_SHORTHAND = re.compile(r"(?P<term>[^()]*[^()\s])\s+\((?P<short>[^()]+)\)")

_SYNTAX = Text(id="bukan TOML yang sah: {reason}", en="not valid TOML: {reason}")
_SCHEMA = Text(
    id="skema {found} tidak dikenal; tulis “schema = 1” di awal berkas",
    en="schema {found} is not known; write “schema = 1” at the top of the file",
)
_UNSTATED = Text(id="“schema = 1” belum ada di awal berkas", en="“schema = 1” is missing at the top of the file")
_FIELD = Text(id="bidang “{name}” tidak dikenal{hint}", en="unknown field “{name}”{hint}")
_KNOWN = Text(id="; yang ada: {names}", en="; there are: {names}")
_MEANT = Text(id="; mungkin maksudnya “{name}”", en="; did you mean “{name}”")
_TYPE = Text(id="“{name}” harus berupa {expected}, bukan {found}", en="“{name}” must be {expected}, not {found}")
_VALUE = Text(id="nilai “{value}” untuk “{name}” tidak dikenal{hint}", en="unknown value “{value}” for “{name}”{hint}")
_EMPTY = Text(id="“{name}” kosong", en="“{name}” is empty")
_PAIR = Text(
    id="konsep “{key}” belum punya istilah {language}; tambahkan “{field} = …”",
    en="concept “{key}” has no {language} term; add “{field} = …”",
)
_KEYLESS = Text(
    id="kunci tidak dapat dibuat dari istilahnya; tambahkan “key = …”",
    en="no key can be made from its terms; add “key = …”",
)
_BRACKETS = Text(
    id="“{value}”: tanda kurung tidak terbaca sebagai singkatan; tulis {{ term = …, short = […] }}",
    en="“{value}”: brackets not readable as a short form; write {{ term = …, short = […] }}",
)
_LACKING = Text(id="“{name}” belum ada dalam tabel ini", en="“{name}” is missing in this table")
_TERMLESS = _LACKING.fill(name="term")

_VOUCHED = Text(
    id="“reliability” hanya untuk nama yang boleh dipakai, bukan yang berstatus {status}",
    en="“reliability” is for a name that may be used, not for one that is {status}",
)
_SLIP = Text(
    id="“misspelling” bukan status; tulis ejaan yang salah di “spelling” pada konsepnya",
    en="“misspelling” is no status; list wrong spellings under “spelling” of the concept",
)
_NAMED = Text(id="“{term}” adalah nama konsep ini, bukan salah eja", en="“{term}” is a name of this concept, no slip")

_STRING = Text(id="teks dalam tanda petik", en="a string in quotes")
_STRINGS = Text(id="teks atau daftar teks", en="a string or a list of strings")
_TABLE = Text(id="tabel", en="a table")
_TERMS = Text(id="teks, tabel, atau daftar keduanya", en="a string, a table, or a list of both")
_BOTH = Text(id="tabel { id = “…”, en = “…” }", en="a table { id = “…”, en = “…” }")
_SPAN = Text(id="tabel { from = …, to = … }", en="a table { from = …, to = … }")
_DATE = Text(id="tanggal (2024-10-21) atau tahun (2024)", en="a date (2024-10-21) or a year (2024)")
_SHORTS = Text(id="daftar teks atau tabel", en="a list of strings and tables")
_YES = Text(id="true atau false", en="true or false")
_FLAG = Text(id="true, false, atau { id = …, en = … }", en="true, false or { id = …, en = … }")
_SPELLINGS = Text(id="tabel [[spelling]]", en="[[spelling]] tables")
_CONCEPTS = Text(id="tabel [[concept]]", en="[[concept]] tables")
_NAMES = {
    str: Text(id="teks", en="a string"),
    bool: Text(id="true/false", en="a true/false"),
    int: Text(id="bilangan", en="a number"),
    float: Text(id="bilangan", en="a number"),
    list: Text(id="daftar", en="a list"),
    dict: Text(id="tabel", en="a table"),
    time: Text(id="jam", en="a time of day"),
}
_DAY = Text(id="tanggal", en="a date")
_TONGUE = {"id": Text(id="Indonesia", en="Indonesian"), "en": Text(id="Inggris", en="English")}


def read(text: str, path: str) -> FileContents:
    """Read a termbase of schema 1 and report all that is wrong with it."""
    data = parse(text, path)
    if isinstance(data, Fault):
        return FileContents((), (data,))
    reader = _Reader()
    concepts = reader.file(data)
    faults = _placed(reader.faults, text, path)
    found = tuple(
        _at(concept, Origin(path, line, n, "", reader.as_of)) for n, (concept, line) in _lined(text, concepts)
    )
    return FileContents(found, faults)


def headers(text: str) -> list[int]:
    """Say where the headers of concepts stand; in a string there may be what looks like one."""
    return [match.start() for match in _HEADER.finditer(text)]


def read_below(head: str, text: str, origin: Origin) -> Iterator[Concept]:
    """Read some of the concepts of a file; ``head`` is what stands in it before all concepts.

    Of ``origin`` they have path and layer; its line and number are those before the first of them.

    :raises ValueError: this cannot be read apart from the rest, or has faults.
    """
    above, data, reader = parse(head, origin.path), parse(head + text, origin.path), _Reader()
    concepts = [] if isinstance(data, Fault) else reader.file(data)
    is_below = isinstance(above, dict) and isinstance(data, dict) and {**above, "concept": 0} == {**data, "concept": 0}
    if not is_below or reader.faults or len(concepts) != len(headers(text)):
        raise ValueError(origin.path)
    path, first, start, layer, _ = origin
    day = reader.as_of
    found = _lined(text, concepts)
    return (_at(concept, Origin(path, first + line, start + n, layer, day)) for n, (concept, line) in found)


def _lined(text: str, concepts: list[Concept]) -> Iterable[tuple[int, tuple[Concept, int]]]:
    return enumerate(zip(concepts, _lines(text, len(concepts)), strict=True))


def parse(text: str, path: str) -> dict[str, Value] | Fault:
    """Parse TOML; what is none is a fault in its place."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return Fault(Place(path, error.lineno, error.colno), _SYNTAX.fill(reason=error.msg))
    except (RecursionError, ValueError) as error:  # tables nested without end, numbers of thousands of digits
        return Fault(Place(path, 1, 1), _SYNTAX.fill(reason=error))


def spellings(data: dict[str, Value]) -> tuple[list[Concept], list[tuple[Path, Text]]]:
    """Read the misspellings of general words: each a concept of its right word alone, and what is wrong with them."""
    reader = _Reader()
    reader.known(data, ("spelling",), ())
    entries = data.get("spelling", [])
    if not isinstance(entries, list):
        reader.wrong(("spelling",), entries, _SPELLINGS)
        return [], reader.faults
    found = [reader.listed_spelling(entry, ("spelling", n)) for n, entry in enumerate(entries)]
    return [concept for concept in found if concept], reader.faults


def _at(concept: Concept, origin: Origin) -> Concept:
    return Concept(*concept[:-1], origin)  # a quick _replace


def _lines(text: str, count: int) -> Iterable[int]:
    """List the lines of the concept headers; the quick way is right unless a text holds something like a header."""
    offsets = headers(text)
    if len(offsets) == count:
        lines, line, last = [], 1, 0
        for offset in offsets:
            line += text.count("\n", last, offset)
            lines.append(line)
            last = offset
        return lines
    places = where(text)
    return [places.get(("concept", n), (0, 0))[0] for n in range(count)]


def _placed(faults: list[tuple[Path, Text]], text: str, path: str) -> tuple[Fault, ...]:
    if not faults:
        return ()
    places = where(text)
    return tuple(sorted(Fault(Place(path, *nearest(places, at)), message) for at, message in faults))


class _Reader:
    """Collects faults while it builds concepts; each method reads one kind of value at a path."""

    def __init__(self) -> None:
        self.faults: list[tuple[Path, Text]] = []
        self.as_of = ""

    def fault(self, path: Path, text: Text) -> None:
        self.faults.append((path, text))

    def file(self, data: dict[str, Value]) -> list[Concept]:
        self.known(data, FILE_FIELDS, ())
        if "schema" not in data:
            self.fault((), _UNSTATED)
        elif data["schema"] != SCHEMA:
            self.fault(("schema",), _SCHEMA.fill(found=data["schema"]))
        self.as_of = self.day(data.get("as_of"), ("as_of",))
        defaults = {name: data[name] for name in _DEFAULTS if name in data}
        base = self.concept({"id": "x", "en": "x", **defaults}, (), None)
        entries = data.get("concept", [])
        if not isinstance(entries, list):
            self.wrong(("concept",), entries, _CONCEPTS)
            return []
        return [self.concept(entry, ("concept", n), base) for n, entry in enumerate(entries)]

    def concept(self, entry: Value, path: Path, base: Concept | None) -> Concept:
        if not isinstance(entry, dict):
            self.wrong(path, entry, _TABLE)
            return Concept("", ())
        self.known(entry, CONCEPT_FIELDS if base else FILE_FIELDS + CONCEPT_FIELDS, path)
        trust = self.trust(entry, path, base)
        pos = self.choice(entry.get("pos"), (*path, "pos"), PartOfSpeech)
        names = {
            lang: self.terms(entry.get(lang), (*path, lang), Designation(lang, "", reliability=trust[lang], pos=pos))
            for lang in LANGUAGES
        }
        key = self.string(entry.get("key"), (*path, "key")) if "key" in entry else self.key(names)
        if not key and "key" not in entry and any(names.values()):
            self.fault(path, _KEYLESS)
        for lang in LANGUAGES:
            if lang not in entry:
                self.fault(path, _PAIR.fill(key=key, language=_TONGUE[lang], field=lang))
        return Concept(
            key=key,
            designations=with_misspellings(names["id"] + names["en"], self.spelling(entry, path, names)),
            domain=self.strings(entry, "domain", path) or (base.domain if base else ()),
            kind=self.choice(entry.get("kind"), (*path, "kind"), ConceptKind)
            or (base.kind if base else ConceptKind.CONCEPT),
            definition=self.pair(entry, "definition", path),
            note=self.pair(entry, "note", path),
            example=self.pair(entry, "example", path),
            valid=self.validity(entry, path) or (base.valid if base else None),
            superseded_by=self.strings(entry, "superseded_by", path),
            familiar=self.familiar(entry, path) or (base.familiar if base else Familiar()),
            source=self.strings(entry, "source", path) or (base.source if base else ()),
        )

    def spelling(
        self, entry: dict[str, Value], path: Path, names: dict[Language, tuple[Designation, ...]]
    ) -> tuple[Misspelling, ...]:
        """Read the misspellings of the names of a concept, the Indonesian ones where no language is named."""
        value, path = entry.get("spelling"), (*path, "spelling")
        if not isinstance(value, dict):
            return self.misspellings(value, path, names["id"], "id")
        self.known(value, LANGUAGES, path)
        found = (self.misspellings(value.get(lang), (*path, lang), names[lang], lang) for lang in LANGUAGES)
        return tuple(slip for slips in found for slip in slips)

    def misspellings(
        self, value: Value, path: Path, names: tuple[Designation, ...], language: Language
    ) -> tuple[Misspelling, ...]:
        if value is None:
            return ()
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            self.wrong(path, value, _SHORTS)
            return ()
        right = {text for each in names for text in (each.term, *each.short)}
        found = [self.misspelling(item, (*path, n), language) for n, item in enumerate(value)]
        for n, slip in enumerate(found):
            if slip and slip.term and slip.term in right:
                self.fault((*path, n), _NAMED.fill(term=slip.term))
        return tuple(slip for slip in found if slip and slip.term)

    def misspelling(self, value: Value, path: Path, language: Language) -> Misspelling | None:
        if not isinstance(value, dict):
            return Misspelling(self.string(value, path), language)
        self.known(value, SLIP_FIELDS, path)
        if "term" not in value:
            self.fault(path, _TERMLESS)
            return None
        note = self.pair(value, "note", path) if "note" in value else None
        term, unless = self.string(value["term"], (*path, "term")), self.strings(value, "unless", path)
        slip = Misspelling(term, language, unless, note)
        for field, number, message in unfit(slip.designation):
            self.fault((*path, field, number), message)
        return slip

    def listed_spelling(self, entry: Value, path: Path) -> Concept | None:
        if not isinstance(entry, dict):
            self.wrong(path, entry, _TABLE)
            return None
        self.known(entry, SPELLING_FIELDS, path)
        for name in ("right", "wrong"):
            if name not in entry:
                self.fault(path, _LACKING.fill(name=name))
            elif entry[name] == []:
                self.fault((*path, name), _EMPTY.fill(name=name))
        right, wrong = self.string(entry.get("right", "-"), (*path, "right")), self.strings(entry, "wrong", path)
        reason = self.pair(entry, "reason", path) if "reason" in entry else None
        unless = self.strings(entry, "unless", path)
        slips = [Misspelling(term, "id", unless, reason).designation for term in wrong if term]
        for field, number, message in unfit(slips[0]) if len(slips) == 1 else ():
            self.fault((*path, field, number), message)
        return Concept(f"[{right}]", (Designation("id", right), *slips)) if right and slips else None

    def trust(self, entry: dict[str, Value], path: Path, base: Concept | None) -> dict[Language, Reliability | None]:
        """Read who vouches for the designations of a concept that do not say so themselves."""
        given = {d.language: d.reliability for d in base.designations} if base else {}
        value, path = entry.get("reliability"), (*path, "reliability")
        if isinstance(value, dict):
            self.known(value, LANGUAGES, path)
            found = {lang: self.choice(value.get(lang), (*path, lang), Reliability) for lang in LANGUAGES}
        else:
            found = dict.fromkeys(LANGUAGES, self.choice(value, path, Reliability))
        return {lang: found[lang] or given.get(lang) for lang in LANGUAGES}

    def key(self, names: dict[Language, tuple[Designation, ...]]) -> str:
        return next((key for lang in LANGUAGES for d in names[lang] if (key := slug(d.term))), "")

    def terms(self, value: Value, path: Path, like: Designation) -> tuple[Designation, ...]:
        """Read the designations of a language; what they do not say themselves is as in ``like``."""
        if value is None:
            return ()
        if isinstance(value, list):
            if not value:
                self.fault(path, _EMPTY.fill(name=path[-1]))
            other = like._replace(status=Status.ADMITTED)
            found = (self.term(item, (*path, n), other if n else like) for n, item in enumerate(value))
        else:
            found = (self.term(item, path, like) for item in (value,))
        return tuple(designation for designation in found if designation)

    def term(self, value: Value, path: Path, like: Designation) -> Designation | None:
        if isinstance(value, str):
            return self.shorthand(value, path, like)
        if not isinstance(value, dict):
            self.wrong(path, value, _TERMS)
            return None
        self.known(value, DESIGNATION_FIELDS, path)
        if "term" not in value:
            self.fault(path, _TERMLESS)
            return None
        found = Designation(
            language=like.language,
            term=self.string(value["term"], (*path, "term")),
            short_forms=self.short_forms(value, path),
            status=self.status(value, path) or like.status,
            reliability=self.choice(value.get("reliability"), (*path, "reliability"), Reliability) or like.reliability,
            note=self.pair(value, "note", path) if "note" in value else None,
            unless=self.strings(value, "unless", path),
            pos=self.choice(value.get("pos"), (*path, "pos"), PartOfSpeech) or like.pos,
            beside=self.strings(value, "with", path),
            loan=self.flag(value, "loan", path),
        )
        for field, number, message in unfit(found):
            self.fault((*path, field, number), message)
        for number, short in enumerate(found.short_forms):
            for field, place, message in unfit(found.behind(short.term)) if short.unless else ():
                self.fault((*path, "short", number, field, place), message)
        if not found.status.usable and "reliability" in value:
            self.fault((*path, "reliability"), _VOUCHED.fill(status=found.status))
        return found if found.status.usable else found._replace(reliability=None)

    def shorthand(self, value: str, path: Path, like: Designation) -> Designation | None:
        if not value.strip():
            self.fault(path, _EMPTY.fill(name=_field(path)))
            return None
        term, short = value.strip(), tuple[ShortForm, ...]()
        match = _SHORTHAND.fullmatch(term)
        if match:
            term, short = match["term"], (ShortForm(match["short"]),)
        elif "(" in term or ")" in term:
            self.fault(path, _BRACKETS.fill(value=term))
        return Designation(like.language, term, short, *like[3:])  # a quick _replace

    def short_forms(self, table: dict[str, Value], path: Path) -> tuple[ShortForm, ...]:
        value, path = table.get("short"), (*path, "short")
        if value is None:
            return ()
        if isinstance(value, str):
            return (ShortForm(self.string(value, path)),)
        if not isinstance(value, list):
            self.wrong(path, value, _SHORTS)
            return ()
        return tuple(short for n, item in enumerate(value) if (short := self.short_form(item, (*path, n))))

    def short_form(self, value: Value, path: Path) -> ShortForm | None:
        if not isinstance(value, dict):
            return ShortForm(self.string(value, path))
        self.known(value, SHORT_FIELDS, path)
        if "term" not in value:
            self.fault(path, _TERMLESS)
            return None
        return ShortForm(
            term=self.string(value["term"], (*path, "term")),
            status=self.status(value, path),
            reliability=self.choice(value.get("reliability"), (*path, "reliability"), Reliability),
            note=self.pair(value, "note", path) if "note" in value else None,
            unless=self.strings(value, "unless", path),
        )

    def string(self, value: Value, path: Path) -> str:
        if not isinstance(value, str):
            self.wrong(path, value, _STRING)
            return ""
        if not value.strip():
            self.fault(path, _EMPTY.fill(name=_field(path)))
        return value.strip()

    def strings(self, table: dict[str, Value], name: str, path: Path) -> tuple[str, ...]:
        value = table.get(name)
        if value is None:
            return ()
        if isinstance(value, str):
            return (self.string(value, (*path, name)),)
        if not isinstance(value, list):
            self.wrong((*path, name), value, _STRINGS)
            return ()
        return tuple(self.string(item, (*path, name, n)) for n, item in enumerate(value))

    def pair(self, table: dict[str, Value], name: str, path: Path) -> Pair:
        value = table.get(name)
        if value is None:
            return Pair()
        if not isinstance(value, dict):
            self.wrong((*path, name), value, _BOTH)
            return Pair()
        self.known(value, LANGUAGES, (*path, name))
        return Pair(*(self.string(value[lang], (*path, name, lang)) if lang in value else None for lang in LANGUAGES))

    def validity(self, table: dict[str, Value], path: Path) -> Validity | None:
        value = table.get("valid")
        if value is None:
            return None
        path = (*path, "valid")
        if not isinstance(value, dict):
            self.wrong(path, value, _SPAN)
            return None
        self.known(value, ("from", "to"), path)
        start, end = (self.day(value.get(name), (*path, name)) for name in ("from", "to"))
        found = Validity(start, end)
        if found.is_backwards:
            self.fault((*path, "to"), BACKWARDS.fill(start=start, end=end))
        return found

    def day(self, value: Value, path: Path) -> str:
        if value is None:
            return ""
        if isinstance(value, date):
            return value.isoformat()[:10]
        if isinstance(value, int) and not isinstance(value, bool) and value in _YEARS:
            return str(value)
        self.wrong(path, value, _DATE)
        return ""

    def familiar(self, table: dict[str, Value], path: Path) -> Familiar | None:
        value = table.get("familiar")
        if value is None:
            return None
        path = (*path, "familiar")
        if isinstance(value, bool):
            return Familiar(value, value)
        if not isinstance(value, dict) or not all(isinstance(flag, bool) for flag in value.values()):
            self.wrong(path, value, _FLAG)
            return None
        self.known(value, LANGUAGES, path)
        return Familiar(*(flag if isinstance(flag := value.get(lang), bool) else None for lang in LANGUAGES))

    def status(self, table: dict[str, Value], path: Path) -> Status | None:
        path = (*path, "status")
        if table.get("status") == Status.MISSPELLING:
            self.fault(path, _SLIP)
            return None
        return self.choice(table.get("status"), path, Status)

    def flag(self, table: dict[str, Value], name: str, path: Path) -> bool:
        value = table.get(name, False)
        if not isinstance(value, bool):
            self.wrong((*path, name), value, _YES)
            return False
        return value

    def choice(self, value: Value, path: Path, kind: Callable[[str], Choice]) -> Choice | None:
        if value is None:
            return None
        if not isinstance(value, str):
            self.wrong(path, value, _STRING)
            return None
        try:
            return kind(value)
        except ValueError:
            names = tuple(str(member) for member in kind if member is not Status.MISSPELLING)  # type: ignore[attr-defined]  # an enum class is iterable
            self.fault(path, _hinted(_VALUE, value, names, value=value, name=_field(path)))
            return None

    def known(self, table: dict[str, Value], names: tuple[str, ...], path: Path) -> None:
        for name in table:
            if name not in names:
                self.fault((*path, name, KEY), _hinted(_FIELD, name, names, name=name))

    def wrong(self, path: Path, value: Value, expected: Text) -> None:
        found = _NAMES.get(type(value), _DAY)
        self.fault(path, _TYPE.fill(name=_field(path), expected=expected, found=found))


def _field(path: Path) -> str:
    return str(next((part for part in reversed(path) if isinstance(part, str)), ""))


def _hinted(text: Text, wrong: str, names: tuple[str, ...], **values: str) -> Text:
    near = get_close_matches(wrong, names, 1)
    hint = _MEANT.fill(name=near[0]) if near else _KNOWN.fill(names=", ".join(names))
    return text.fill(hint=hint, **values)
