"""One layer as an SQLite database: built once from concepts, then only asked.

SQLite because a process that wants one answer then reads three pages of a quarter of a million concepts, because its
format runs no code, and because it comes with Python. The tables:

``concept``
    the concepts themselves, as JSON, by key;
``name``
    every full and short form with its folded form, the way in for exact and folded questions, numbered in the order in
    which somebody who types wants to be offered them: heads before their compounds, words of many names first;
``word``
    the words of the names, for the beginnings of words (FTS5, for SQLite joins such lists faster than we could);
``opening``
    the first folded word of the names and the number of words of the longest name that begins with it, so that
    running text is searched for *aparatur sipil negara* only where *aparatur* stands;
``near``, ``bucket``
    sound keys of the names, and the folded names of one beginning and length in one piece: the ways in for misspelled
    questions;
``age``
    on which day the facts of a file held, where it says so;
``abroad``
    references to concepts that must stand in another layer.

Each row ends with a sum of the rest of it. A file too large to be verified as a whole is asked as a
:class:`DoubtedSegment`, which compares that sum for every row that it reads.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from itertools import starmap
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from istilah.language.folding import fold, words
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
from istilah.model.index import Bucket, Headword, Name
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from istilah.text import Language

Answer = TypeVar("Answer")

FORMAT = 7
"""Number of this layout; a compiled layer of another number is built again."""

_TABLES = """
create table concept (id integer primary key, key text not null unique, data text not null, sum integer not null);
create table name (
    id integer primary key, key text not null, language text not null, text text not null, is_short integer not null,
    place integer not null, folded text not null, weight integer not null, sum integer not null
);
create virtual table word using fts5(
    text, content='', columnsize=0, detail=none, prefix='1 2 3 4', tokenize="ascii tokenchars '&+#%'"
);
create table near (key text, name integer, sum integer not null, primary key (key, name)) without rowid;
create table bucket (place text primary key, texts text not null, names blob not null, sum integer not null)
    without rowid;
create table opening (word text primary key, longest integer not null, sum integer not null) without rowid;
create table age (path text primary key, day text not null, sum integer not null) without rowid;
create table abroad (key text not null, target text not null, sum integer not null);
"""
_INDEXES = """
create index name_folded on name (folded);
"""
_HIGHEST = "\U0010ffff"


def build(concepts: Iterable[Concept]) -> sqlite3.Connection:
    """Make the database of a layer in memory; time and space grow with the number of names."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(_TABLES)
    openings: dict[str, int] = {}
    references: list[tuple[str, str]] = []
    names: list[_NameRow] = []
    ages: dict[str, str] = {}

    def rows() -> Iterator[tuple[object, ...]]:
        for concept in concepts:
            references.extend((concept.key, target) for target in concept.superseded_by)
            names.extend(_names(concept, openings))
            if concept.origin.as_of:
                ages[json.dumps(concept.origin.path)] = concept.origin.as_of
            yield None, *_summed(concept.key, _encoded(concept))

    connection.executemany("insert into concept values (?,?,?,?)", rows())
    _add_names(connection, names)
    connection.executemany("insert into opening values (?,?,?)", starmap(_summed, openings.items()))
    connection.executemany("insert into age values (?,?,?)", starmap(_summed, ages.items()))
    connection.executemany("insert into abroad values (?,?,?)", starmap(_summed, references))
    connection.execute("delete from abroad where target in (select key from concept)")
    connection.executescript(_INDEXES)
    connection.commit()
    return connection


def _add_names(connection: sqlite3.Connection, names: list[_NameRow]) -> None:
    """Write the names with their weights, their sound keys, and the buckets of equal length."""
    from istilah.language.nearness import beginnings, keys, weights

    weighed: list[tuple[_NameRow, int]] = []
    for language in LANGUAGES:
        own = [name for name in names if name.language == language]
        weighed += zip(own, weights([name.text for name in own]), strict=True)
    buckets: dict[str, tuple[list[str], array[int]]] = {}
    rows: list[tuple[object, ...]] = []
    near: list[tuple[str, int]] = []
    for number, (name, weight) in enumerate(sorted(weighed, key=_place_in_offers), 1):
        rows.append(_summed(number, *name, weight))
        near.extend((f"{name.language} {key}", number) for key in keys(name.text, name.language))
        for beginning in beginnings(name.text, weight, name.language):
            place = f"{name.language} {len(name.folded)} {beginning}"
            texts, numbers = buckets.setdefault(place, ([], array("i")))
            texts.append(name.folded.replace("\n", " "))
            numbers.append(number)
    connection.executemany("insert into name values (?,?,?,?,?,?,?,?,?)", rows)
    offered = ((number, " ".join(words(str(text)))) for number, _, _, text, *_ in rows)
    connection.executemany("insert into word (rowid, text) values (?,?)", offered)
    connection.executemany("insert into near values (?,?,?)", starmap(_summed, sorted(near)))
    packed = ((place, "\n".join(texts), numbers.tobytes()) for place, (texts, numbers) in sorted(buckets.items()))
    connection.executemany("insert into bucket values (?,?,?,?)", starmap(_summed, packed))


def _place_in_offers(weighed: tuple[_NameRow, int]) -> tuple[int, int, int]:
    """Say how soon a name is offered to somebody who types: one word before several, of many names before of few."""
    name, weight = weighed
    return (len(words(name.text)), -weight, len(name.text))


def _summed(*values: object) -> tuple[object, ...]:
    return (*values, zlib.crc32(repr(values).encode()))


class _NameRow(NamedTuple):
    key: str
    language: str
    text: str
    is_short: int
    place: int
    folded: str


def _names(concept: Concept, openings: dict[str, int]) -> Iterator[_NameRow]:
    for place, designation in enumerate(concept.designations):
        for is_short, text in ((0, designation.term), *((1, short.term) for short in designation.short_forms)):
            parts = words(text)
            if parts and openings.get(parts[0], 0) < len(parts):
                openings[parts[0]] = len(parts)
            yield _NameRow(concept.key, designation.language, text, is_short, place, fold(text))


class Segment:
    """A compiled layer that answers questions; if its file proves damaged, it is built anew and asked again."""

    def __init__(self, connection: sqlite3.Connection, rebuild: Callable[[], sqlite3.Connection]) -> None:
        self._connection = connection
        self._rebuild = rebuild

    def packed(self) -> bytes:
        """Give all of it as bytes, as SQLite reads them."""
        return self._connection.serialize()

    def concept(self, key: str) -> Concept | None:
        """Find a concept by its key."""
        rows = self.rows(_CONCEPT, "where key = ?", key)
        return _decoded(rows[0][1]) if rows else None

    def concepts(self) -> Iterator[Concept]:
        """Go through the concepts in the order of their keys."""
        for row in self.rows(_CONCEPT, "order by key"):
            yield _decoded(row[1])

    def names(self, folded: str) -> Iterator[Name]:
        """List the names with this folded form."""
        return map(_name, self.rows(_NAME, "where folded = ? order by id", folded))

    def starting(self, folded: str, limit: int) -> Iterator[Name]:
        """List the names whose folded form begins so, the shortest first."""
        rest = "where folded >= ? and folded < ? order by length(folded), id limit ?"
        return map(_name, self.rows(_NAME, rest, folded, folded + _HIGHEST, limit))

    def holding(self, beginnings: Iterable[str], limit: int) -> list[Name]:
        """List the names that have words with all these beginnings, in the order in which they are offered."""
        query = " ".join(f'"{beginning}"*' for beginning in beginnings)
        asked = "select rowid from word where word match ? order by rowid limit ?"
        ids = [number for (number,) in self._tried(lambda: self._connection.execute(asked, (query, limit)).fetchall())]
        return [_name(row) for row in self.numbered(ids)]

    def headwords(self, language: Language, hidden: Callable[[str], bool]) -> SegmentHeadwords:
        """Give the names in ``language`` for a search; concepts that are ``hidden`` keep their names to themselves."""
        return SegmentHeadwords(self, language, hidden)

    def short_forms(self) -> frozenset[str]:
        """List all short forms."""
        return frozenset(row[_TEXT] for row in self.rows(_NAME, "where is_short"))

    def longest(self, word: str) -> int:
        """Tell how many words the longest name has that begins with ``word``."""
        rows = self.rows(_OPENING, "where word = ?", word)
        return rows[0][1] if rows else 0

    def ages(self) -> dict[str, str]:
        """Tell on which day the facts of each file held that says so."""
        return {json.loads(path): day for path, day, *_ in self.rows(_AGE)}

    def abroad(self) -> list[tuple[str, str]]:
        """List the references (key, target) to concepts that this layer lacks."""
        return [(key, target) for key, target, *_ in self.rows(_ABROAD)]

    def __contains__(self, key: str) -> bool:
        return bool(self.rows(_CONCEPT, "where key = ?", key))

    def __len__(self) -> int:
        return int(self._tried(lambda: self._connection.execute("select count(*) from concept").fetchone()[0]))

    def rows(self, columns: str, rest: str = "", *values: object) -> list[Any]:  # what SQLite returns has no type
        """Ask for rows of a table; a database found damaged by it is built anew first."""
        return self._tried(lambda: self._asked(f"select {columns} {rest}", values))

    def numbered(self, ids: Collection[int]) -> list[Any]:  # as above
        """Ask for the names with these numbers, all of which exist."""
        return self._tried(lambda: self._all(ids))

    def _tried(self, ask: Callable[[], Answer]) -> Answer:
        try:
            return ask()
        except sqlite3.DatabaseError:
            self._connection = self._rebuild()
            return ask()

    def _all(self, ids: Collection[int]) -> list[Any]:
        values = (json.dumps(list(ids)),)
        rows = self._asked(f"select {_NAME} where id in (select value from json_each(?)) order by id", values)
        if len(rows) != len({*ids}):
            raise sqlite3.DatabaseError(_DAMAGED)
        return rows

    def _asked(self, query: str, values: Sequence[object]) -> list[Any]:
        return self._connection.execute(query, values).fetchall()


class DoubtedSegment(Segment):
    """A compiled layer in a file that nobody has verified: each row that is read is compared with its sum.

    A row that damage keeps from being found at all is not missed.
    """

    def _asked(self, query: str, values: Sequence[object]) -> list[Any]:
        rows = super()._asked(query, values)
        if any(_summed(*row[:-1])[-1] != row[-1] for row in rows):
            raise sqlite3.DatabaseError(_DAMAGED)
        return rows


class SegmentHeadwords:
    """The names of a layer in one language (:class:`istilah.model.index.NamedHeadwords`)."""

    def __init__(self, segment: Segment, language: Language, hidden: Callable[[str], bool]) -> None:
        self._segment = segment
        self._hidden = hidden
        self._language = language
        self._buckets: dict[str, Bucket] = {}

    def exact(self, folded: str) -> Iterator[Headword]:
        """Give the names whose folded form is ``folded``."""
        return map(_headword, self._segment.rows(_NAME, "where folded = ? and language = ?", folded, self._language))

    def by_key(self, key: str) -> Iterator[Headword]:
        """Give the names that have ``key`` among their sound keys."""
        return self.by_id([row[1] for row in self._segment.rows(_NEAR, "where key = ?", f"{self._language} {key}")])

    def bucket(self, beginning: str, length: int) -> Bucket:
        """Give the folded names of ``length`` letters that begin so; read from disk once."""
        place = f"{self._language} {length} {beginning}"
        if place not in self._buckets:
            rows = self._segment.rows(_BUCKET, "where place = ?", place)
            self._buckets[place] = Bucket(rows[0][1].split("\n"), array("i", rows[0][2])) if rows else Bucket((), ())
        return self._buckets[place]

    def by_id(self, ids: Sequence[int]) -> Iterator[Headword]:
        """Give the names with these numbers."""
        return map(_headword, self._segment.numbered(ids) if ids else ())

    def name(self, number: int) -> Name | None:
        """Give the name with this number, unless its concept is hidden."""
        name = _name(self._segment.numbered([number])[0])
        return None if self._hidden(name.key) else name


_CONCEPT = "key, data, sum from concept"
_NAME = "id, key, language, text, is_short, place, folded, weight, sum from name"
_NEAR = "key, name, sum from near"
_BUCKET = "place, texts, names, sum from bucket"
_OPENING = "word, longest, sum from opening"
_AGE = "path, day, sum from age"
_ABROAD = "key, target, sum from abroad"
_TEXT = 3
_DAMAGED = "a row is not what was written"


def _name(row: tuple[Any, ...]) -> Name:  # what SQLite returns has no type
    return Name._make(row[1:6])


def _headword(row: tuple[Any, ...]) -> Headword:  # as above
    return Headword(row[0], row[3], row[6], row[7])


def _encoded(concept: Concept) -> str:
    designations = [
        (d.language, d.term, d.short_forms, d.status, d.reliability, d.note, d.unless, d.pos, d.beside, d.loan)
        for d in concept.designations
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
        kind=ConceptKind(kind),
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
    language, term, short, status, reliability, note, unless, pos, beside, loan = fields
    return Designation(
        language=language,
        term=term,
        short_forms=tuple(map(_short_form, short)),
        status=Status(status),
        reliability=Reliability(reliability) if reliability else None,
        note=Pair(*note) if note else None,
        unless=tuple(unless),
        pos=PartOfSpeech(pos) if pos else None,
        beside=tuple(beside),
        loan=loan,
    )


def _short_form(fields: list[Any]) -> ShortForm:  # as above
    term, status, reliability, note, unless = fields
    return ShortForm(
        term=term,
        status=Status(status) if status else None,
        reliability=Reliability(reliability) if reliability else None,
        note=Pair(*note) if note else None,
        unless=tuple(unless),
    )
