"""Word lists in TOML: ``schema = 1``, ``list = "blocks"``, and the groups of that list.

The list of spellings has a table ``[[spelling]]`` for each right word: ``right``, ``wrong``, ``reason``, ``unless``.
That of cues is read by :mod:`~istilah.formats.toml.cue_table`.
Strict like a termbase, since a list is edited by hand: an unknown list, group or type is a fault in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import Fault, Place
from istilah.formats.toml import SCHEMA, parse, spellings
from istilah.formats.toml.cue_table import read_cues
from istilah.formats.toml.positions import KEY, nearest, where
from istilah.model.cues import Cues
from istilah.model.word_lists import LISTS, WordLists
from istilah.text import Text

if TYPE_CHECKING:
    from istilah.formats.toml.positions import Path
    from istilah.model.word_lists import Group

_SCHEMA = Text(
    id="“schema = 1” belum ada di awal berkas, atau skemanya lain",
    en="“schema = 1” is missing at the top of the file, or another schema is named",
)
_LIST = Text(
    id="daftar kata ini harus menyebut “list”, salah satu dari: {names}",
    en="this word list must say which “list” it is, one of: {names}",
)
_GROUP = Text(id="kelompok “{name}” tidak dikenal; yang ada: {names}", en="unknown group “{name}”; there are: {names}")
_TABLE = Text(id="“{name}” harus berupa tabel kata", en="“{name}” must be a table of words")
_WORDS = Text(id="“{name}” harus berupa teks atau daftar teks", en="“{name}” must be a string or a list of strings")


class WordsReading(NamedTuple):
    """What a file gave, and all its faults."""

    words: WordLists
    faults: tuple[Fault, ...] = ()


def read(text: str, path: str) -> WordsReading:
    """Read a word list and report all that is wrong with it."""
    data = parse(text, path)
    if isinstance(data, Fault):
        return WordsReading(WordLists(), (data,))
    faults: list[tuple[Path, Text]] = []
    words = _list(data, faults)
    places = where(text) if faults else {}
    return WordsReading(
        words, tuple(sorted(Fault(Place(path, *nearest(places, at)), message) for at, message in faults))
    )


def _list(data: dict[str, object], faults: list[tuple[Path, Text]]) -> WordLists:
    if data.get("schema") != SCHEMA:
        faults.append((("schema",), _SCHEMA))
    name = data.get("list")
    if not isinstance(name, str) or name not in LISTS:
        faults.append((("list",), _LIST.fill(names=", ".join(LISTS))))
        return WordLists()
    groups = {group: table for group, table in data.items() if group not in {"schema", "list"}}
    if name == "spellings":
        found, wrong = spellings(groups)
        faults += wrong
        return WordLists({}, {concept.key: concept for concept in found})
    if name == "cues":
        cues, wrong = read_cues(groups)
        faults += wrong
        return WordLists(cues=Cues(cues))
    known = LISTS[name]
    strange = (group for group in groups if group not in known)
    faults.extend(((group, KEY), _GROUP.fill(name=group, names=", ".join(known))) for group in strange)
    return WordLists({(name, group): _group(groups[group], group, faults) for group in known if group in groups})


def _group(table: object, group: str, faults: list[tuple[Path, Text]]) -> Group:
    if not isinstance(table, dict):
        faults.append(((group,), _TABLE.fill(name=group)))
        return {}
    found: Group = {}
    for word, value in table.items():
        values = (value,) if isinstance(value, str) else value
        if not isinstance(values, list | tuple) or not all(isinstance(one, str) and one.strip() for one in values):
            faults.append(((group, word), _WORDS.fill(name=word)))
        else:
            found[word] = tuple(values)
    return found
