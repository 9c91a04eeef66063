"""A layer compiled: the entries of its concepts put together in a database (:mod:`istilah.termbase.store`).

What is asked as a whole is written once for each name. What is asked through words is written once for each word, and
of words there are far fewer than names: a million concepts have some hundred thousand. Time grows with the number of
names, memory with the size of the database.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from itertools import islice, starmap
from typing import TYPE_CHECKING, Final, TypeVar

from istilah.language.sounds import frames, skeleton
from istilah.termbase.entries import Entries, entries
from istilah.termbase.store import DOMAINS, SHORT_FORMS, TABLES, bucket_place, sound_place, summed
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from istilah.model.concept import Concept
    from istilah.text import Language

Thing = TypeVar("Thing")

_STAGE: Final = """
pragma temp_store = memory;
create temp table staged (
    key text, language text, text text, is_short integer, place integer, folded text, heard integer, spaced text,
    marks text, words integer
);
insert into word (word, rank) values ('hashsize', 33554432);
"""
_INDEXES: Final = """
drop table staged;
create index name_folded on name (folded);
create index name_heard on name (heard) where heard <> 0;
insert into word (word) values ('optimize');
insert into word (word, rank) values ('hashsize', 1048576);
"""
_OFFERED: Final = """
select key, language, text, is_short, place, folded, heard,
    case words when 1 then weight(language, spaced) else 0 end, spaced, marks
from staged order by words, 8 desc, length(text), language desc, rowid
"""
"""Names in the order in which they are offered: one word before several, of many names before of few."""
_WHOLES: Final = "select distinct folded from staged where language = ? and (words < 2 or length(folded) <= ?)"
_SHORTS: Final = "select distinct text from staged where is_short order by text"
_OPENINGS: Final = """
select substr(spaced, 1, instr(spaced || ' ', ' ') - 1) as word, max(words)
from staged where words > 0 group by word order by word
"""
_BATCH: Final = 5_000
_JOINED: Final = 12
"""Letters of several words that are also looked at as one, for spaces are left out of short names."""


def compiled_concepts(concepts: Iterable[Concept]) -> sqlite3.Connection:
    """Make the database of these concepts in memory."""
    return build(map(entries, batches(concepts)))


def batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Take things together that are worth it."""
    coming = iter(things)
    while batch := list(islice(coming, _BATCH)):
        yield batch


def build(made: Iterable[Entries], told: Callable[[int, int], None] = lambda _done, _total: None) -> sqlite3.Connection:
    """Make the database of a layer in memory, and tell how much of what follows the last entry is done.

    :raises sqlite3.IntegrityError: two concepts have one key.
    """
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES + _STAGE)
    counts = {language: Counter[str]() for language in LANGUAGES}
    domains: set[str] = set()
    for each in made:
        connection.executemany("insert into concept values (null,?,?,?)", starmap(summed, each.concepts))
        connection.executemany("insert into abroad values (?,?,?)", starmap(summed, each.targets))
        connection.executemany("insert or ignore into age values (?,?,?)", starmap(summed, each.ages.items()))
        connection.executemany("insert into staged values (?,?,?,?,?,?,?,?,?,?)", each.names)
        for language in LANGUAGES:
            counts[language].update(each.counts[language])
        domains |= each.domains
    _offer(connection, counts, told)
    buckets = [item for language in LANGUAGES for item in _buckets(connection, language, counts[language])]
    buckets += _lists(connection, domains)
    connection.executemany("insert into bucket values (?,?,?)", starmap(summed, sorted(buckets)))
    words = _vocabulary(connection, counts)
    connection.executemany("insert into vocabulary values (?,?,?)", starmap(summed, sorted(words.items())))
    connection.execute("delete from abroad where target in (select key from concept)")
    connection.executescript(_INDEXES)
    connection.commit()
    return connection


def _offer(
    connection: sqlite3.Connection, counts: dict[Language, Counter[str]], told: Callable[[int, int], None]
) -> None:
    """Write the names in the order in which they are offered, and their words.

    A name of one word weighs as much as there are names in which it occurs: a termbase in which *data* stands in a
    hundred phrases and *dada* in one knows which of them *dta* is for.
    """
    (total,) = connection.execute("select count(*) from staged").fetchone()
    connection.create_function("weight", 2, lambda language, word: counts[language][word])
    number = 1
    for batch in batches(connection.execute(_OFFERED)):
        numbered = list(enumerate(batch, number))
        rows = (summed(at, *row[:-2]) for at, row in numbered)
        connection.executemany("insert into name values (?,?,?,?,?,?,?,?,?,?)", rows)
        marked = ((at, f"{row[-2]} {row[-1]}") for at, row in numbered)
        connection.executemany("insert into word (rowid, text) values (?,?)", marked)
        number += len(batch)
        told(number, total)


def _buckets(connection: sqlite3.Connection, language: Language, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Put together what is looked at together: what has a frame of consonants, by length; what sounds alike."""
    wholes = {text.replace("\n", " ") for (text,) in connection.execute(_WHOLES, (language, _JOINED))}
    found: dict[str, list[str]] = {}
    for word in sorted({*wholes, *counts}, key=lambda word: (len(word), word)):
        within = word not in wholes
        places = {bucket_place(language, frame, within=within) for frame in frames(word, language)}
        if word in counts and (sound := skeleton(word, language)):
            places.add(sound_place(language, sound))
        for place in places:
            found.setdefault(place, []).append(word)
    return ((place, "\n".join(texts)) for place, texts in found.items())


def _lists(connection: sqlite3.Connection, domains: set[str]) -> Iterator[tuple[str, str]]:
    """Put together what is asked for as a whole."""
    shorts = [text for (text,) in connection.execute(_SHORTS)]
    for place, texts in ((SHORT_FORMS, shorts), (DOMAINS, sorted(domains))):
        if texts:
            yield place, "\n".join(texts)


def _vocabulary(connection: sqlite3.Connection, counts: dict[Language, Counter[str]]) -> dict[str, int]:
    """List the words of the names, with the number of words of the longest name that begins with each."""
    return dict.fromkeys((word for words in counts.values() for word in words), 0) | dict(connection.execute(_OPENINGS))
