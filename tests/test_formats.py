"""Termbase files: ``formats/good`` beside the concepts they give, ``formats/faulty`` beside their faults.

``formats/untidy`` stands beside the layout it gets, ``formats/words`` are word lists beside what they give.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from istilah.cli.render.answers_json import concept_fields
from istilah.encoding import decode
from istilah.errors import UnreadableError
from istilah.formats import read
from istilah.formats.csv import defused, restored
from istilah.formats.toml.layout import lay_out
from istilah.formats.toml.word_list_file import read as read_words

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "formats"
GOOD = sorted(path for path in FOLDER.glob("good/*") if path.suffix in {".toml", ".csv", ".tsv"})
FAULTY = sorted(path for path in FOLDER.glob("faulty/*") if path.suffix != ".txt")
WORDS = sorted(FOLDER.glob("words/*.toml"))
UNTIDY = sorted(FOLDER.glob("untidy/*.toml"))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_file(path: Path) -> None:
    reading = read(decode(path.read_bytes(), path.name), path.name)
    assert reading.faults == ()
    expected = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps([concept_fields(concept) for concept in reading.concepts])) == expected


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.name)
def test_faulty_file(path: Path) -> None:
    expected = path.with_name(f"{path.name}.txt").read_text(encoding="utf-8")
    assert faults(path) == expected


@pytest.mark.parametrize("path", UNTIDY, ids=lambda path: path.name)
def test_untidy_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = path.with_name(f"{path.name}.tidy").read_text(encoding="utf-8")
    assert lay_out(text) == expected
    assert lay_out(expected) == expected


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.name)
def test_word_list(path: Path, golden: Callable[[Path, str], None]) -> None:
    reading = read_words(path.read_text(encoding="utf-8"), path.name)
    groups: dict[str, object] = {" ".join(name): group for name, group in reading.words.lists.items()}
    for key, concept in reading.words.misspelled.items():
        groups[key] = [[slip.term, slip.unless, slip.note] for slip in concept.designations[1:]]
    if reading.words.cues.rows:
        groups["cues"] = [asdict(row) for row in reading.words.cues.rows]
    told = json.dumps(groups, indent=1) + "\n" + "".join(f"{place}: {text.en}\n" for place, text in reading.faults)
    golden(path.with_name(f"{path.name}.txt"), told)


def faults(path: Path) -> str:
    try:
        reading = read(decode(path.read_bytes(), path.name), path.name)
    except UnreadableError as error:
        return f"{error.place}: {error.text.en}\n"
    return "".join(f"{place}: {text.en}\n" for place, text in reading.faults)


CELLS = st.text(st.sampled_from("'=+-@\t\r\n\uff1d a\"|,;"), max_size=6) | st.text(max_size=6)


@given(CELLS)
@example("'=a")
@example("' =a")
@example("'''\t")
def test_a_defused_cell_is_no_formula_and_comes_back(cell: str) -> None:
    safe = defused(cell)
    assert not re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]", safe)
    assert restored(safe) == cell


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1), st.sampled_from([(".csv", ","), (".csv", ";"), (".tsv", "\t")]))
def test_a_table_gives_what_was_put_into_it(rows: list[tuple[str, str]], kind: tuple[str, str]) -> None:
    suffix, delimiter = kind
    terms = [(number, row) for number, row in enumerate(rows) if any(cell.strip() for cell in row)]
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter)
    writer.writerow(("key", "id", "en"))
    writer.writerows((f"k{number}", *map(defused, row)) for number, row in terms)
    reading = read(target.getvalue(), f"x{suffix}")
    assert reading.faults == ()
    found = [
        tuple(next((d.term for d in c.named(language)), "") for language in ("id", "en")) for c in reading.concepts
    ]
    assert found == [tuple(cell.strip() for cell in row) for _, row in terms]


def test_a_key_of_many_rows_takes_no_time_at_all() -> None:
    reading = read("key,id\n" + "".join(f"k,nama {n}\n" for n in range(20_000)), "x.csv")
    assert len(reading.concepts[0].designations) == 20_000


def test_a_column_of_ones_own_is_told() -> None:
    path = FOLDER / "good" / "own-columns.csv"
    remarks = read(path.read_text(encoding="utf-8"), path.name).remarks
    assert [place.column for place, _ in remarks] == [1, 2, 5, 6]
