"""A layer compiled: the entries of its concepts put together in a database (:mod:`istilah.termbase.store`).

What is asked as a whole is written once for each name. What is asked through words is written once for each word, and
of words there are far fewer than names: a million concepts have some hundred thousand. Time grows with the number of
names, memory with the size of the database.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from itertools import islice, starmap
from typing import TYPE_CHECKING, Final

from istilah.language.sounds import initial, skeleton
from istilah.model.index import ANY
from istilah.termbase.entries import ConceptEntry, entry
from istilah.termbase.store import TABLES, bucket_place, sound_place, summed
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from istilah.model.concept import Concept
    from istilah.termbase.entries import NameEntry
    from istilah.text import Language

_STAGE: Final = """
pragma temp_store = memory;
create temp table staged (
    key text, language text, text text, is_short integer, place integer, folded text, heard integer, spaced text,
    marks text, words integer
);
insert into word (word, rank) values ('hashsize', 33554432);
"""
_INDEXES: Final = """
create index name_folded on name (folded);
create index name_heard on name (heard);
insert into word (word) values ('optimize');
insert into word (word, rank) values ('hashsize', 1048576);
"""
_OFFERED: Final = """
select key, language, text, is_short, place, folded, heard, weight(words, language, spaced), spaced, marks
from staged order by words, 8 desc, length(text), language desc, rowid
"""
"""Names in the order in which they are offered: one word before several, of many names before of few."""
_BATCH: Final = 5_000
_COMMON: Final = 3
"""Number of names in which a common word occurs."""
_FREQUENT: Final = 16_384
"""Common words of a language that are looked at whatever they begin with."""
_JOINED: Final = 12
"""Letters of several words that are also looked at as one, for spaces are left out of short names."""


def compiled_concepts(concepts: Iterable[Concept]) -> sqlite3.Connection:
    """Make the database of these concepts in memory."""
    return build(map(entry, concepts))


def build(
    entries: Iterable[ConceptEntry], told: Callable[[int, int], None] = lambda _done, _total: None
) -> sqlite3.Connection:
    """Make the database of a layer in memory, and tell how much of what follows the last entry is done.

    :raises sqlite3.IntegrityError: two concepts have one key.
    """
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES + _STAGE)
    vocabularies = {language: _Vocabulary(language) for language in LANGUAGES}
    coming = iter(entries)
    while batch := list(islice(coming, _BATCH)):
        _stage(connection, batch, vocabularies)
    _offer(connection, vocabularies, told)
    for vocabulary in vocabularies.values():
        buckets = sorted(vocabulary.buckets().items())
        packed = ((place, "\n".join(texts)) for place, texts in buckets)
        connection.executemany("insert into bucket values (?,?,?)", starmap(summed, packed))
    openings = Counter[str]()
    for vocabulary in vocabularies.values():
        openings |= vocabulary.openings
    connection.executemany("insert into opening values (?,?,?)", starmap(summed, openings.items()))
    connection.execute("delete from abroad where target in (select key from concept)")
    connection.executescript(_INDEXES)
    connection.commit()
    return connection


def _stage(
    connection: sqlite3.Connection, batch: list[ConceptEntry], vocabularies: dict[Language, _Vocabulary]
) -> None:
    """Write concepts, and lay their names aside until all are known."""
    connection.executemany("insert into concept values (null,?,?,?)", (summed(each.key, each.data) for each in batch))
    targets = (summed(each.key, target) for each in batch for target in each.targets)
    connection.executemany("insert into abroad values (?,?,?)", targets)
    names = (
        (each.key, *name, each.marks, vocabularies[name.language].add(name)) for each in batch for name in each.names
    )
    connection.executemany("insert into staged values (?,?,?,?,?,?,?,?,?,?)", names)


def _offer(
    connection: sqlite3.Connection, vocabularies: dict[Language, _Vocabulary], told: Callable[[int, int], None]
) -> None:
    """Write the names in the order in which they are offered, and their words."""
    (total,) = connection.execute("select count(*) from staged").fetchone()
    connection.create_function("weight", 3, lambda count, language, word: vocabularies[language].weight(count, word))
    offered, number = iter(connection.execute(_OFFERED)), 1
    while batch := list(islice(offered, _BATCH)):
        numbered = list(enumerate(batch, number))
        connection.executemany(
            "insert into name values (?,?,?,?,?,?,?,?,?,?)", (summed(at, *row[:-2]) for at, row in numbered)
        )
        marked = ((at, f"{row[-2]} {row[-1]}") for at, row in numbered)
        connection.executemany("insert into word (rowid, text) values (?,?)", marked)
        number += len(batch)
        told(number, total)
    connection.execute("drop table staged")


class _Vocabulary:
    """The words of the names of one language."""

    def __init__(self, language: str) -> None:
        self.openings = Counter[str]()
        self._language = language
        self._counts = Counter[str]()
        self._wholes = set[str]()

    def add(self, name: NameEntry) -> int:
        """Take in a name, and count its words."""
        parts = name.spaced.split(" ") if name.spaced else []
        self._counts.update({*parts})
        if " " not in name.spaced or len(name.folded) <= _JOINED:
            self._wholes.add(name.folded.replace("\n", " "))
        if parts and self.openings[parts[0]] < len(parts):
            self.openings[parts[0]] = len(parts)
        return len(parts)

    def weight(self, words: int, spaced: str) -> int:
        """Tell in how many names a name occurs as a word; one of several words counts nothing.

        A termbase in which *data* stands in a hundred phrases and *dada* in one knows which of them *dta* is for.
        """
        return self._counts[spaced] if words == 1 else 0

    def buckets(self) -> dict[str, list[str]]:
        """Put together what is looked at together: what begins so and is so long, and what sounds alike."""
        found: dict[str, list[str]] = {}
        for place, text in self._placed():
            found.setdefault(place, []).append(text)
        return found

    def _placed(self) -> Iterator[tuple[str, str]]:
        language = self._language
        for text in self._wholes:
            yield bucket_place(language, initial(text, language), len(text)), text
        for text, count in self._counts.most_common(_FREQUENT):
            if count >= _COMMON:
                yield bucket_place(language, ANY, len(text), within=text not in self._wholes), text
        for word in self._counts:
            if word not in self._wholes:
                yield bucket_place(language, initial(word, language), len(word), within=True), word
            if sound := skeleton(word, language):
                yield sound_place(language, sound), word
