"""One layer as an SQLite database: built once from concepts, then only asked.

SQLite because a process that wants one answer then reads three pages of a quarter of a million concepts, because its
format runs no code, and because it comes with Python. The tables:

``concept``
    the concepts themselves, as JSON, by key;
``name``
    every full and short form with its folded form, the way in for exact, folded and prefix questions;
``opening``
    the first folded word of the names and the number of words of the longest name that begins with it, so that
    running text is searched for *aparatur sipil negara* only where *aparatur* stands;
``near``, ``bucket``
    sound keys of the names, and the folded names of one beginning and length in one piece: the ways in for misspelled
    questions;
``abroad``
    references to concepts that must stand in another layer.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

from istilah.language.folding import fold, words
from istilah.model.concept import (
    Concept,
    Designation,
    Familiar,
    Kind,
    Origin,
    Pair,
    Reliability,
    Status,
    Validity,
)
from istilah.model.index import Bucket, Headword, Name
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from istilah.text import Language

FORMAT = 3
"""Number of this layout; a compiled layer of another number is built again."""

_TABLES = """
create table concept (id integer primary key, key text not null unique, data text not null);
create table name (
    id integer primary key, concept integer not null, language text not null, text text not null,
    is_short integer not null, place integer not null, folded text not null, weight integer not null
);
create table near (key text not null, name integer not null);
create table bucket (place text primary key, texts text not null, names blob not null) without rowid;
create table opening (word text primary key, longest integer not null) without rowid;
create table abroad (key text not null, target text not null);
"""
_INDEXES = """
create index name_folded on name (folded);
create index name_concept on name (concept);
create index near_key on near (key, name);
"""
_HIGHEST = "\U0010ffff"


def build(concepts: Iterable[Concept]) -> sqlite3.Connection:
    """Make the database of a layer in memory; time and space grow with the number of names."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(_TABLES)
    openings: dict[str, int] = {}
    references: list[tuple[str, str]] = []
    names: list[_NameRow] = []

    def rows() -> Iterator[tuple[int, str, str]]:
        for number, concept in enumerate(concepts):
            references.extend((concept.key, target) for target in concept.superseded_by)
            names.extend(_names(number, concept, openings))
            yield number, concept.key, _encoded(concept)

    connection.executemany("insert into concept values (?,?,?)", rows())
    _add_names(connection, names)
    connection.executemany("insert into opening values (?,?)", openings.items())
    connection.executemany("insert into abroad values (?,?)", references)
    connection.execute("delete from abroad where target in (select key from concept)")
    connection.executescript(_INDEXES)
    connection.commit()
    return connection


def _add_names(connection: sqlite3.Connection, names: list[_NameRow]) -> None:
    """Write the names with their weights, their sound keys, and the buckets of equal length."""
    from istilah.language.nearness import beginnings, keys, weights

    buckets: dict[str, tuple[list[str], array[int]]] = {}
    rows: list[tuple[object, ...]] = []
    near: list[tuple[str, int]] = []
    for language in LANGUAGES:
        own = [name for name in names if name.language == language]
        for name, weight in zip(own, weights([name.text for name in own]), strict=True):
            number = len(rows) + 1
            rows.append((number, *name, weight))
            near.extend((f"{language} {key}", number) for key in keys(name.text, language))
            for beginning in beginnings(name.text, weight, language):
                place = f"{language} {len(name.folded)} {beginning}"
                texts, numbers = buckets.setdefault(place, ([], array("i")))
                texts.append(name.folded.replace("\n", " "))
                numbers.append(number)
    connection.executemany("insert into name values (?,?,?,?,?,?,?,?)", rows)
    connection.executemany("insert into near values (?,?)", near)
    packed = ((place, "\n".join(texts), numbers.tobytes()) for place, (texts, numbers) in buckets.items())
    connection.executemany("insert into bucket values (?,?,?)", packed)


class _NameRow(NamedTuple):
    concept: int
    language: str
    text: str
    is_short: bool
    place: int
    folded: str


def _names(number: int, concept: Concept, openings: dict[str, int]) -> Iterator[_NameRow]:
    for place, designation in enumerate(concept.designations):
        for text in (designation.term, *designation.short):
            is_short = text is not designation.term
            parts = words(text)
            if parts and openings.get(parts[0], 0) < len(parts):
                openings[parts[0]] = len(parts)
            yield _NameRow(number, designation.language, text, is_short, place, fold(text))


class Segment:
    """A compiled layer that answers questions; if its file proves damaged, it is built anew and asked again."""

    def __init__(self, connection: sqlite3.Connection, rebuild: Callable[[], sqlite3.Connection]) -> None:
        self._connection = connection
        self._rebuild = rebuild

    def concept(self, key: str) -> Concept | None:
        """Find a concept by its key."""
        rows = self.rows("select data from concept where key = ?", key)
        return _decoded(rows[0][0]) if rows else None

    def concepts(self) -> Iterator[Concept]:
        """Go through the concepts in the order of their keys."""
        for (data,) in self.rows("select data from concept order by key"):
            yield _decoded(data)

    def names(self, folded: str) -> Iterator[Name]:
        """List the names with this folded form."""
        return map(Name._make, self.rows(f"{_NAME} where folded = ? order by name.id", folded))

    def starting(self, folded: str, limit: int) -> Iterator[Name]:
        """List the names whose folded form begins so, the shortest first."""
        query = f"{_NAME} where folded >= ? and folded < ? order by length(folded), name.id limit ?"
        return map(Name._make, self.rows(query, folded, folded + _HIGHEST, limit))

    def headwords(self, language: Language, hidden: Callable[[str], bool]) -> SegmentHeadwords:
        """Give the names in ``language`` for a search; concepts that are ``hidden`` keep their names to themselves."""
        return SegmentHeadwords(self, language, hidden)

    def short_forms(self) -> frozenset[str]:
        """List all short forms."""
        return frozenset(text for (text,) in self.rows("select distinct text from name where is_short"))

    def longest(self, word: str) -> int:
        """Tell how many words the longest name has that begins with ``word``."""
        rows = self.rows("select longest from opening where word = ?", word)
        return rows[0][0] if rows else 0

    def abroad(self) -> list[tuple[str, str]]:
        """List the references (key, target) to concepts that this layer lacks."""
        return self.rows("select key, target from abroad")

    def __contains__(self, key: str) -> bool:
        return bool(self.rows("select 1 from concept where key = ?", key))

    def __len__(self) -> int:
        return int(self.rows("select count(*) from concept")[0][0])

    def rows(self, query: str, *values: object) -> list[Any]:  # what SQLite returns has no static type
        """Ask the database; a damaged one is built anew first."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError:
            self._connection = self._rebuild()
            return self._connection.execute(query, values).fetchall()


class SegmentHeadwords:
    """The names of a layer in one language (:class:`istilah.model.index.NamedHeadwords`)."""

    def __init__(self, segment: Segment, language: Language, hidden: Callable[[str], bool]) -> None:
        self._segment = segment
        self._hidden = hidden
        self._language = language
        self._buckets: dict[str, Bucket] = {}

    def exact(self, folded: str) -> Iterator[Headword]:
        """Give the names whose folded form is ``folded``."""
        rows = self._segment.rows(f"{_HEADWORD} where folded = ? and language = ?", folded, self._language)
        return map(Headword._make, rows)

    def by_key(self, key: str) -> Iterator[Headword]:
        """Give the names that have ``key`` among their sound keys."""
        rows = self._segment.rows(_BY_KEY, f"{self._language} {key}")
        return map(Headword._make, rows)

    def bucket(self, beginning: str, length: int) -> Bucket:
        """Give the folded names of ``length`` letters that begin so; read from disk once."""
        place = f"{self._language} {length} {beginning}"
        if place not in self._buckets:
            rows = self._segment.rows("select texts, names from bucket where place = ?", place)
            self._buckets[place] = Bucket(rows[0][0].split("\n"), array("i", rows[0][1])) if rows else Bucket((), ())
        return self._buckets[place]

    def by_id(self, ids: Sequence[int]) -> Iterator[Headword]:
        """Give the names with these numbers."""
        query = f"{_HEADWORD} where id in (select value from json_each(?))"
        return map(Headword._make, self._segment.rows(query, json.dumps(list(ids))))

    def name(self, number: int) -> Name | None:
        """Give the name with this number, unless its concept is hidden."""
        name = Name._make(self._segment.rows(f"{_NAME} where name.id = ?", number)[0])
        return None if self._hidden(name.key) else name


_HEADWORD = "select id, text, folded, weight from name"
_BY_KEY = _HEADWORD + " join near on near.name = name.id where near.key = ?"
_NAME = "select concept.key, language, text, is_short, place from name join concept on concept.id = name.concept"


def _encoded(concept: Concept) -> str:
    designations = [
        (d.language, d.term, d.short, d.status, d.reliability, d.note, d.unless) for d in concept.designations
    ]
    fields = (
        concept.key,
        designations,
        concept.domain,
        concept.kind,
        concept.definition,
        concept.note,
        concept.example,
        concept.valid,
        concept.superseded_by,
        concept.familiar,
        concept.source,
        concept.origin,
    )
    # The name of a file may hold bytes that are no text; SQLite takes them only as JSON's escapes.
    return json.dumps(fields, ensure_ascii=not concept.origin.path.isprintable(), separators=(",", ":"))


def _decoded(data: str) -> Concept:
    key, designations, domain, kind, definition, note, example, valid, after, familiar, source, origin = json.loads(
        data
    )
    return Concept(
        key=key,
        designations=tuple(map(_designation, designations)),
        domain=tuple(domain),
        kind=Kind(kind),
        definition=Pair(*definition),
        note=Pair(*note),
        example=Pair(*example),
        valid=Validity(*valid) if valid else None,
        superseded_by=tuple(after),
        familiar=Familiar(*familiar),
        source=tuple(source),
        origin=Origin(*origin),
    )


def _designation(fields: list[Any]) -> Designation:  # JSON has no static type
    language, term, short, status, reliability, note, unless = fields
    return Designation(
        language=language,
        term=term,
        short=tuple(short),
        status=Status(status),
        reliability=Reliability(reliability) if reliability else None,
        note=Pair(*note) if note else None,
        unless=tuple(unless),
    )
