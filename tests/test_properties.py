"""Properties where text has no end (Hypothesis)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import tomli
from hypothesis import given
from hypothesis import strategies as st

from istilah.cleaning import _control, clean, dump
from istilah.config import Settings
from istilah.draft import Draft
from istilah.encoding import decode
from istilah.errors import Place, UnreadableError
from istilah.formats import read
from istilah.formats.toml.layout import lay_out
from istilah.formats.toml.positions import where
from istilah.language.folding import fold, words
from istilah.lint.review import review
from istilah.model.concept import (
    Concept,
    ConceptKind,
    Designation,
    Origin,
    Pair,
    Reliability,
    ShortForm,
    Status,
    Validity,
)
from istilah.model.word_lists import WordLists
from istilah.query.compose import compositions
from istilah.query.expand import expand
from istilah.query.lookup import lookup
from istilah.query.preference import Preference
from istilah.query.recognition import spots
from istilah.query.translate import replaced, translate
from istilah.readers import read as read_document
from istilah.rules import draft_rules, shown
from istilah.termbase.base import OpenLayer, Termbase, open_termbase
from istilah.termbase.building import compiled_concepts
from istilah.termbase.layers import Layer, LayerName
from istilah.termbase.store import Segment
from istilah.text import LANGUAGES, Language

if TYPE_CHECKING:
    from datetime import date

TERMS = """
schema = 1
domain = "umum"
[[concept]]
id = "aparatur sipil negara (ASN)"
spelling = ["pegawai negri"]
en = "state civil apparatus"
[[concept]]
id = "kerja sama"
en = ["cooperation", "co-operation"]
[[concept]]
id = "Ibu Kota Negara (IKN)"
en = "new capital"
valid.to = 2022
[[concept]]
id = "Ibu Kota Nusantara (IKN)"
en = "Nusantara Capital City (IKN)"
[[concept]]
id = "kriteria desain"
en = "design criteria"
"""
PREFERENCE = Preference("2026-01-01")
PIECES = st.sampled_from(
    ["aparatur", "sipil", "negara", "ASN", "IKN", "kerja", "sama", "ibu kota", "design", "criteria", "-nya", " ", "\n"]
)
TEXT = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)
_DRAFTED = """\
aparatur sipil negara;ASN; (ASN);(aparatur;);[;IKN ;Ka;-nya; atau ; disingkat ;: ;. ;Badan Pusat Statistik;BPS;“BPS”;\
XVI/MPR/1998;K.T.P.;(T);([Na+]i);2,4-;poly(;]-;) (;the;testosterone;anti-;3D;α;\n;\n\n; ;| a | b |\n|---|---|\n| ;**"""
DRAFTED = st.sampled_from(_DRAFTED.split(";"))
KEYS = st.text("abcdefgh-_", min_size=1, max_size=6)
SCALARS = st.text(max_size=8) | st.integers(-99, 99) | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
NAMES = st.text(min_size=1, max_size=9).filter(lambda text: text.strip() and not {*"()"} & {*text})
STATUSES = st.sampled_from(["preferred", "admitted", "deprecated", "forbidden"])
SHORT_FORMS = NAMES | st.fixed_dictionaries(
    {"term": NAMES}, optional={"status": STATUSES, "note": st.just({"id": "x"})}
)
DESIGNATIONS = st.fixed_dictionaries(
    {"term": NAMES},
    optional={"short": NAMES | st.lists(SHORT_FORMS, max_size=3), "status": STATUSES, "loan": st.booleans()},
)
TERMS_OF = NAMES | st.lists(DESIGNATIONS, min_size=1, max_size=3)
SLIPS = st.lists(NAMES.map("!".__add__) | st.fixed_dictionaries({"term": NAMES.map("!".__add__)}), max_size=3)
ENTRIES = st.fixed_dictionaries(
    {"id": TERMS_OF, "en": TERMS_OF},
    optional={
        "note": st.fixed_dictionaries({"id": NAMES}, optional={"en": NAMES}),
        "source": st.lists(NAMES, max_size=3),
        "spelling": SLIPS | st.fixed_dictionaries({"en": SLIPS}, optional={"id": SLIPS}),
        "familiar": st.booleans() | st.fixed_dictionaries({"id": st.booleans()}),
        "valid": st.fixed_dictionaries({"to": st.integers(1000, 9999)}),
    },
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


def designation(language: Language, term: str, short: list[str]) -> Designation:
    return Designation(language, term, tuple(map(ShortForm, short)), Status.ADMITTED, Reliability.WORKING, Pair(en="x"))


def index() -> Termbase:
    reading = read(TERMS, "terms.toml")
    connection = compiled_concepts(reading.concepts)
    return Termbase((OpenLayer(Layer(LayerName.GIVEN, ()), Segment(connection, lambda: connection)),))


INDEX = index()


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_fold_to_the_whole(text: str) -> None:
    assert "".join(words(text)) in {fold(text), ""} or not fold(text).isalnum()


@given(TEXT)
def test_spots_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    last = 0
    for spot in spots(text, INDEX):
        assert last <= spot.start < spot.end <= len(text)
        assert text[spot.start : spot.end] == spot.text
        last = spot.end


@given(TEXT, st.sampled_from(["id", "en", None]))
def test_translation_keeps_what_it_does_not_know(text: str, to: str | None) -> None:
    answer = translate(text, INDEX, to=to, preference=PREFERENCE)  # type: ignore[arg-type]  # one of the languages
    assert answer.text == text
    if not answer.terms:
        assert replaced(answer).text == text


@given(TEXT)
def test_any_question_has_an_answer(text: str) -> None:
    answer = lookup(text, INDEX, limit=3, preference=PREFERENCE)
    assert len(answer.matches) <= 3
    assert all(0 <= match.score <= 100 for match in answer.matches)
    assert len({match.concept.key for match in answer.matches}) == len(answer.matches)
    expand(text, INDEX, PREFERENCE)


@given(st.lists(st.sampled_from(["Ka", "dis", "hub", "ka", "x", "é"]), max_size=15).map("".join))
def test_a_composition_has_all_letters_of_its_word(word: str) -> None:
    words = WordLists(
        {("blocks", "first"): {"Ka": ("Kepala",)}, ("blocks", "later"): {"dis": ("Dinas",), "hub": ("H",)}}
    )
    for composition in compositions(word, words, INDEX):
        assert "".join(composition.parts) == word.lower()
        assert len(composition.parts) > 1


@given(st.text())
def test_nothing_printed_moves_the_cursor(text: str) -> None:
    assert not _control().search(clean(text))
    assert not _control().search(dump({"text": text}, indent=None))
    assert json.loads(dump({"text": text}, indent=None)) == {"text": text}


@given(st.binary(max_size=60))
def test_bytes_are_text_or_a_clear_error(data: bytes) -> None:
    try:
        place = Place("x", 1) if decode(data, "x") is not None else None
    except UnreadableError as error:
        place = error.place
    assert place
    assert place.line >= 1


@given(st.text(max_size=60), st.sampled_from(["x.csv", "x.tsv", "x.toml"]))
def test_any_text_is_a_termbase_or_has_faults(text: str, path: str) -> None:
    reading = read(text, path)
    assert all(place.line >= 1 for place, _ in reading.faults)


@given(st.dictionaries(st.sampled_from(["id", "en", "key", "domain", "valid", "note", "familiar", "x"]), VALUES))
def test_any_shape_is_a_concept_or_has_faults(entry: dict[str, object]) -> None:
    text = f"schema = 1\nconcept = [{written(entry)}]\n"
    assert tomli.loads(text)
    reading = read(text, "x.toml")
    assert reading.faults or all(concept.designations for concept in reading.concepts)


@given(st.lists(ENTRIES, max_size=4), st.data())
def test_laying_out_changes_the_layout_only(entries: list[dict[str, object]], data: st.DataObject) -> None:
    comments = [f"# {number} #" for number in range(2 * len(entries))]
    text = "# top\nschema = 1\n"
    for number, entry in enumerate(entries):
        fields = [f"{name} = {written(value)}" for name, value in entry.items()]
        fields[0] += f"  {comments[2 * number]}"
        fields.insert(data.draw(st.integers(0, len(fields))), comments[2 * number + 1])
        text += "\n".join([f"[[concept]]\nkey = '{number}'", *fields, ""])
    reading, tidy = read(text, "x.toml"), lay_out(text)
    assert not reading.faults
    assert [c._replace(origin=Origin()) for c in read(tidy, "x.toml").concepts] == [
        c._replace(origin=Origin()) for c in sorted(reading.concepts, key=lambda concept: concept.key)
    ]
    assert all(tidy.count(comment) == 1 for comment in ["# top", *comments])
    assert lay_out(tidy) == tidy


@given(st.lists(DRAFTED | st.text(max_size=5), max_size=15).map("".join), st.sampled_from(["x.txt", "x.md"]))
def test_whatever_is_found_in_a_draft_lies_in_it(text: str, path: str) -> None:
    document = read_document(text, path)
    draft = Draft(document, INDEX, "2026-01-01", WordLists(), shown=shown(draft_rules(), INDEX))
    prose = draft.document.prose
    for entry in draft.abbreviations.entries:
        assert {prose[span.start : span.end] for span in entry.uses} == {entry.short}
        for definition in entry.definitions:
            assert 0 <= definition.whole.start <= definition.short.start < definition.short.end <= len(prose)
            assert definition.full
    for found in review(draft, draft_rules()):
        assert 0 <= found.span.start <= found.span.end <= len(text)
        assert found.text == text[found.span.start : found.span.end]


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_every_value_has_a_position(data: dict[str, object]) -> None:
    text = "".join(f"{json.dumps(key)} = {written(value)}\n" for key, value in data.items())
    assert tomli.loads(text) == data
    places = where(text)
    for path in paths(data):
        assert path in places
    lines = text.split("\n")
    for key, value in data.items():
        line, column = places[(key,)]
        assert lines[line - 1][column - 1 :].startswith(written(value)[:1])


@given(st.dates(), st.dates(), st.dates())
def test_validity_covers_what_lies_between(start: date, end: date, day: date) -> None:
    validity = Validity(start.isoformat(), end.isoformat())
    assert validity.covers(day.isoformat()) == (start <= day <= end)


@given(st.lists(st.builds(designation, st.sampled_from(LANGUAGES), st.text(), st.lists(st.text())), max_size=4))
def test_a_concept_survives_the_database(names: list[Designation]) -> None:
    concept = Concept(
        "kunci", tuple(names), ("umum",), ConceptKind.ROLE, Pair("a"), valid=Validity("2000", "2001-02-03")
    )
    connection = compiled_concepts([concept])
    segment = Segment(connection, lambda: connection)
    assert list(segment.concepts()) == [concept]
    assert segment.concept("kunci") == concept
    for name in names:
        assert "kunci" in {found.key for found in segment.names(fold(name.term))}


def test_merged_layers_are_ordered_by_key() -> None:
    termbase = open_termbase(Settings(), (), Path.cwd())
    keys = [concept.key for concept in termbase.concepts()]
    assert keys == sorted(set(keys))


def written(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(c):08x}" if not c.isalnum() or ord(c) > 126 else c for c in value) + '"'
    return repr(value)


def paths(value: object, at: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for key, inner in items for path in [(*at, key), *paths(inner, (*at, key))]]
