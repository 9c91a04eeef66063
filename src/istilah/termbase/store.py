"""One layer as an SQLite database: built once from concepts (:mod:`istilah.termbase.building`), then only asked.

SQLite because a process that wants one answer then reads three pages of a quarter of a million concepts, because its
format runs no code, and because it comes with Python. The tables:

``concept``
    the concepts themselves, as JSON, by key;
``name``
    every full and short form with its folded form and the number of its sound, the way in for exact and folded
    questions and for those that sound alike, numbered in the order in which somebody who types wants to be offered
    them: heads before their compounds, words of many names first;
``word``
    the words of the names, and marks for the domains of their concepts (FTS5, for SQLite joins such lists faster than
    we could): the way in for the beginnings of words, and from words that resemble those asked to their names;
``bucket``
    the words of the names, each language's by their frames of consonants and by their sound: the ways in for what is
    misspelled. Words grow in number far more slowly than names, so a million concepts are searched as thousands are.
    One more holds all short forms, one all domains;
``vocabulary``
    the folded words of the names: which there are that begin so, for FTS5 would first collect all names of all of them;
    and the number of words of the longest name that begins with each, so that running text is searched for *aparatur
    sipil negara* only where *aparatur* stands;
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
from typing import TYPE_CHECKING, Any, Final, TypeVar

from istilah.language.folding import words
from istilah.model.index import Headword, Name
from istilah.termbase.entries import decoded, mark, sound_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from istilah.model.concept import Concept
    from istilah.text import Language

Answer = TypeVar("Answer")

FORMAT: Final = 12
"""Number of this layout; a compiled layer of another number is built again."""

TABLES: Final = """
create table concept (id integer primary key, key text not null unique, data text not null, sum integer not null);
create table name (
    id integer primary key, key text not null, language text not null, text text not null, is_short integer not null,
    place integer not null, folded text not null, heard integer not null, weight integer not null, sum integer not null
);
create virtual table word using fts5(
    text, content='', columnsize=0, detail=none, prefix='1 2 3 4', tokenize="ascii tokenchars '&+#%='"
);
create table bucket (place text primary key, texts text not null, sum integer not null) without rowid;
create table vocabulary (word text primary key, longest integer not null, sum integer not null) without rowid;
create table age (path text primary key, day text not null, sum integer not null) without rowid;
create table abroad (key text not null, target text not null, sum integer not null);
"""
_LISTED: Final = 4
"""Letters of the longest beginning for which FTS5 keeps a list of names."""
_FEW: Final = 100
"""Words that are asked for one by one rather than by their beginning."""
_HIGHEST = "\U0010ffff"
_SAME: Final = 16
"""Names written alike that a misspelled one may stand for."""
_ALIKE: Final = 16
"""Names that sound alike and are looked at, those of many names first; a few letters sound like thousands."""


def summed(*values: object) -> tuple[object, ...]:
    """Add the sum of a row to it."""
    return (*values, zlib.crc32(repr(values).encode()))


SHORT_FORMS: Final = "short forms"
"""The bucket of all short forms as they are written; whoever examines a draft asks for them at once."""
DOMAINS: Final = "domains"
"""The bucket of the domains of all concepts; whoever asks within some of them wants to know whether there are such."""


def bucket_place(language: str, frame: str, *, within: bool = False) -> str:
    """Name the bucket of names that have this frame of consonants, or of words that stand only ``within`` names."""
    return f"{language} {frame}{'+' if within else '-'}"


def sound_place(language: str, sound: str) -> str:
    """Name the bucket of words that sound so."""
    return f"{language} {sound}"


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
        return decoded(key, rows[0][1]) if rows else None

    def gathered(self, keys: Collection[str]) -> dict[str, Concept]:
        """Find the concepts of several keys, by key."""
        within = "where key in (select value from json_each(?))"
        rows = self.rows(_CONCEPT, within, json.dumps(list(keys))) if keys else ()
        return {key: decoded(key, data) for key, data, _ in rows}

    def concepts(self) -> Iterator[Concept]:
        """Go through the concepts in the order of their keys."""
        for row in self.rows(_CONCEPT, "order by key"):
            yield decoded(row[0], row[1])

    def names(self, folded: str) -> Iterator[Name]:
        """List the names with this folded form."""
        return map(_name, self.rows(_NAME, "where folded = ? order by id", folded))

    def starting(self, folded: str, limit: int) -> Iterator[Name]:
        """List the names whose folded form begins so, the shortest first."""
        within = "select id from name where folded >= ? and folded < ? order by length(folded), id limit ?"
        rest = f"where id in ({within}) order by length(folded), id"
        return map(_name, self.rows(_NAME, rest, folded, folded + _HIGHEST, limit))

    def holding(self, beginnings: Iterable[str], domains: Iterable[str], limit: int) -> list[Name]:
        """List the names that have words with all these beginnings, in the order in which they are offered.

        With ``domains``, only names of concepts in one of them.
        """
        wanted = map(self._begun, beginnings)
        return [_name(row) for row in self.matching([*wanted, [f'"{mark(domain)}"' for domain in domains]], limit)]

    def _begun(self, beginning: str) -> list[str]:
        """Give what to ask for to find names that have a word with this beginning."""
        if len(beginning) > _LISTED:
            within = "where word >= ? and word < ? limit ?"
            rows = self.rows(_VOCABULARY, within, beginning, beginning + _HIGHEST, _FEW + 1)
            if 0 < len(rows) <= _FEW:
                return [f'"{word}"' for word, *_ in rows]
        return [f'"{beginning}"*']

    def matching(self, wanted: Iterable[Iterable[str]], limit: int) -> list[Any]:  # what SQLite returns has no type
        """Ask for the names that have one of each of these groups of quoted words."""
        query = " AND ".join(f"({joined})" for group in wanted if (joined := " OR ".join(group)))
        asked = "select rowid from word where word match ? order by rowid limit ?"
        ids = self._tried(lambda: self._connection.execute(asked, (query, limit)).fetchall()) if query else ()
        return self.numbered([number for (number,) in ids])

    def headwords(self, language: Language, hidden: Callable[[str], bool]) -> SegmentHeadwords:
        """Give the names in ``language`` for a search; concepts that are ``hidden`` keep their names to themselves."""
        return SegmentHeadwords(self, language, hidden)

    def short_forms(self) -> frozenset[str]:
        """List all short forms."""
        return frozenset(self.bucket(SHORT_FORMS))

    def domains(self) -> Sequence[str]:
        """List the domains of all concepts."""
        return self.bucket(DOMAINS)

    def bucket(self, place: str) -> Sequence[str]:
        """Give what is looked at together."""
        rows = self.rows(_BUCKET, "where place = ?", place)
        return rows[0][1].split("\n") if rows else ()

    def longest(self, word: str) -> int:
        """Tell how many words the longest name has that begins with ``word``."""
        rows = self.rows(_VOCABULARY, "where word = ?", word)
        return rows[0][1] if rows else 0

    def ages(self) -> dict[str, str]:
        """Tell on which day the facts of each file held that says so."""
        return {json.loads(path): day for path, day, *_ in self.rows(_AGE)}

    def abroad(self) -> list[tuple[str, str]]:
        """List the references (key, target) to concepts that this layer lacks."""
        return [(key, target) for key, target, *_ in self.rows(_ABROAD)]

    def __contains__(self, key: str) -> bool:
        asked = "select 1 from concept where key = ?"
        return self._tried(lambda: self._connection.execute(asked, (key,)).fetchone()) is not None

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
        if any(summed(*row[:-1])[-1] != row[-1] for row in rows):
            raise sqlite3.DatabaseError(_DAMAGED)
        return rows


class SegmentHeadwords:
    """The names of a layer in one language (:class:`istilah.model.index.NamedHeadwords`)."""

    def __init__(self, segment: Segment, language: Language, hidden: Callable[[str], bool]) -> None:
        self._segment = segment
        self._hidden = hidden
        self._language = language
        self._buckets: dict[str, Sequence[str]] = {}

    def exact(self, texts: Collection[str]) -> Iterator[Headword]:
        """Give the names whose folded text is one of these."""
        same = "select id from name where folded = text.value and language = ? order by id limit ?"
        rest = f"where id in (select name.id from json_each(?) text join name on name.id in ({same}))"
        rest += " order by folded, id"
        return map(_headword, self._segment.rows(_NAME, rest, json.dumps(list(texts)), self._language, _SAME))

    def sounding(self, text: str) -> Iterator[Headword]:
        """Give the names that sound like a text as a whole."""
        number = sound_number(text, words(text), self._language)
        rest = "where heard = ? and heard <> 0 and language = ? order by id limit ?"  # as its index has it
        return map(_headword, self._segment.rows(_NAME, rest, number, self._language, _ALIKE) if number else ())

    def bucket(self, frame: str, *, within: bool = False) -> Sequence[str]:
        """Give the folded names, or the words ``within`` names, that have this frame of consonants; read once."""
        return self._bucket(bucket_place(self._language, frame, within=within))

    def words_sounding(self, sound: str) -> Sequence[str]:
        """Give the words of names that sound so."""
        return self._bucket(sound_place(self._language, sound))

    def holding(self, wanted: Iterable[Iterable[str]], limit: int) -> Iterator[Headword]:
        """Give names that have one of the words of each of these groups, those of few words first."""
        quoted = ((f'"{word}"' for word in group) for group in wanted)
        return (_headword(row) for row in self._segment.matching(quoted, limit) if row[2] == self._language)

    def names(self, numbers: Collection[int]) -> dict[int, Name]:
        """Give the names with these numbers whose concepts are not hidden."""
        found = {row[0]: _name(row) for row in self._segment.numbered(numbers)}
        return {number: name for number, name in found.items() if not self._hidden(name.key)}

    def _bucket(self, place: str) -> Sequence[str]:
        found = self._buckets.get(place)
        if found is None:
            found = self._buckets[place] = self._segment.bucket(place)
        return found


_CONCEPT = "key, data, sum from concept"
_NAME = "id, key, language, text, is_short, place, folded, heard, weight, sum from name"
_BUCKET = "place, texts, sum from bucket"
_VOCABULARY = "word, longest, sum from vocabulary"
_AGE = "path, day, sum from age"
_ABROAD = "key, target, sum from abroad"
_DAMAGED = "a row is not what was written"


def _name(row: tuple[Any, ...]) -> Name:  # what SQLite returns has no type
    return Name._make(row[1:6])


def _headword(row: tuple[Any, ...]) -> Headword:  # as above
    return Headword(row[0], row[3], row[6], row[8])
