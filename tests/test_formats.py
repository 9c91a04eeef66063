"""Termbase files: ``formats/good`` beside the concepts they give, ``formats/faulty`` beside their faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from istilah.cli.contract import concept_fields
from istilah.errors import UnreadableError
from istilah.files import decode
from istilah.formats import read

FOLDER = Path(__file__).parent / "formats"
GOOD = sorted(path for path in FOLDER.glob("good/*") if path.suffix in {".toml", ".csv", ".tsv"})
FAULTY = sorted(path for path in FOLDER.glob("faulty/*") if path.suffix != ".txt")


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


def faults(path: Path) -> str:
    try:
        reading = read(decode(path.read_bytes(), path.name), path.name)
    except UnreadableError as error:
        return f"{error.place}: {error.text.en}\n"
    return "".join(f"{place}: {text.en}\n" for place, text in reading.faults)
