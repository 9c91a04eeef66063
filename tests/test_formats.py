"""Termbase files: ``formats/good`` beside the concepts they give, ``formats/faulty`` beside their faults.

``formats/untidy`` stands beside the layout it gets, ``formats/words`` are word lists beside what they give.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from istilah.cli.contract import concept_fields
from istilah.errors import UnreadableError
from istilah.files import decode
from istilah.formats import read
from istilah.formats.layout import lay_out
from istilah.formats.words import read as read_words

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
def test_word_list(path: Path) -> None:
    reading = read_words(path.read_text(encoding="utf-8"), path.name)
    groups = {" ".join(name): group for name, group in reading.words.lists.items()}
    told = json.dumps(groups, indent=1) + "\n" + "".join(f"{place}: {text.en}\n" for place, text in reading.faults)
    assert told == path.with_name(f"{path.name}.txt").read_text(encoding="utf-8")


def faults(path: Path) -> str:
    try:
        reading = read(decode(path.read_bytes(), path.name), path.name)
    except UnreadableError as error:
        return f"{error.place}: {error.text.en}\n"
    return "".join(f"{place}: {text.en}\n" for place, text in reading.faults)
