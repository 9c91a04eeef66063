"""Reports to be opened: the page holds together and the text as it is, the script does its work, Word files open."""

from __future__ import annotations

import re
import shutil
import subprocess
import tracemalloc
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, UndefinedError, meta

from istilah.cleaning import clean
from istilah.model.document import Document, Pieces, Span
from istilah.model.finding import Diagnostic, Edit, Example, FileFindings, Fix, Rule, Severity, tallied
from istilah.report import Examination, file_report
from istilah.report._changes import changes
from istilah.report.html import WORDS
from istilah.report.html.view import View
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

VOID = {"meta", "br", "link"}
CHROMIUM = shutil.which("chromium")
UNDEFINED, REPEATED = (
    Rule(code, name, severity, Text(name, name), Text(f"Alasan {code}.", f"Reason {code}."), (Example("x"),))
    for code, name, severity in (
        ("ABBR001", "undefined-abbreviation", Severity.WARNING),
        ("ABBR003", "repeated-definition", Severity.NOTE),
    )
)
RUN = Examination((UNDEFINED, REPEATED), "1")
TEMPLATE = files("istilah.report.html").joinpath("page.html.j2").read_text("utf-8")
MARKUP = (
    "<script>x()</script>",
    "</style>",
    "</div>",
    "<!--",
    "-->",
    "&lt;",
    '"',
    "'",
    " onload=x",
    "{{ x }}",
    "{% raw %}",
)
HOSTILE = st.lists(st.sampled_from((*MARKUP, "\0", "\x1b", "\u202e", "\ud800", "\r\n", "\t", "x"))).map("".join)
DRAFT = "Kepala\tBKN & <RI>\r\n\r\nProduk domestik bruto (PDB) naik.\nPDB turun.\r\n"


class Page(HTMLParser):
    """What a page is made of; its elements must be nested well."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        """The text of the draft."""
        self.assets: dict[str, str] = {}
        """The style and the script."""
        self.feed(data.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(attributes.get("class") == "text" for _, attributes in self.open):
            self.text += data
        if self.open and self.open[-1][0] in {"style", "script"}:
            self.assets[self.open[-1][0]] = self.assets.get(self.open[-1][0], "") + data

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(name))]


def finding(source: str, span: Span, rule: Rule = UNDEFINED, path: str = "a.md", fix: Fix | None = None) -> Diagnostic:
    position = Document(path, source, source, (), Pieces()).position
    text = source[span.start : span.end]
    places = (position(span.start), position(span.end))
    return Diagnostic(path, rule, rule.severity, text, text, Text("Pesan", "Message"), span, *places, fix)


def at(source: str, text: str, rule: Rule = UNDEFINED) -> Diagnostic:
    return finding(source, Span(source.index(text), source.index(text) + len(text)), rule)


def written(name: str, files: Sequence[FileFindings], run: Examination = RUN) -> bytes:
    return file_report(name).write(files, run, tallied(files), "id")


def page(source: str, *diagnoses: Diagnostic) -> bytes:
    return written("html", [FileFindings("a.md", source, diagnoses)])


def shown(source: str) -> str:
    return re.sub("[^\n\t]+", lambda match: clean(match[0]), source.replace("\r\n", "\n"))


OVERLAPPING = (
    at(DRAFT, "BKN"),
    at(DRAFT, "domestik bruto (PDB) naik.\nPDB", REPEATED),
    at(DRAFT, "Produk domestik bruto (PDB)"),
    at(DRAFT, "(PDB)"),
    at(DRAFT, "(PDB) naik"),
    finding(DRAFT, Span(len(DRAFT), len(DRAFT))),
)


class TestPage:
    def test_overlapping_findings(self) -> None:
        opened = Page(page(DRAFT, *OVERLAPPING))
        assert opened.text == shown(DRAFT)
        ids = opened.values("id")
        assert len(set(ids)) == len(ids)
        assert {link for link in opened.values("href") if link[0] != "#"} == set()
        assert {link[1:] for link in opened.values("href")} | set(opened.values("aria-describedby")) <= set(ids)
        assert {f"m{number}" for number in range(1, 7)} <= set(ids)

    @given(source=st.text(st.sampled_from("ab \t\r\n<&\x1b\u202e")), data=st.data())
    def test_any_findings(self, source: str, data: st.DataObject) -> None:
        edges = st.integers(0, len(source))
        pairs = data.draw(st.lists(st.tuples(edges, edges), min_size=1, max_size=12))
        opened = Page(page(source, *(finding(source, Span(min(pair), max(pair))) for pair in pairs)))
        assert opened.text == shown(source)
        assert sum(name.startswith("m") for name in opened.values("id")) == len(pairs)

    def test_a_finding_may_end_within_a_line_break(self) -> None:
        source = "BKN\r\nRI"
        assert Page(page(source, finding(source, Span(0, 4)))).text == "BKN\nRI"

    def test_it_loads_nothing_and_runs_only_our_script(self) -> None:
        opened = Page(page(DRAFT, *OVERLAPPING))
        policy = next(value for value in opened.values("content") if "default-src" in value)
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert opened.values("src") == []
        assert [tag for tag, _ in opened.elements if tag in {"script", "style"}] == ["style", "script"]
        for kind, text in opened.assets.items():
            assert f"{kind}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy

    @given(texts=st.tuples(*[HOSTILE] * 6), source=HOSTILE)
    def test_no_text_becomes_markup(self, texts: tuple[str, ...], source: str) -> None:
        assert skeleton(texts, f"{source}x") == skeleton(("x",) * 6, "x")

    def test_it_speaks_the_language_of_its_reader_and_knows_not_that_of_the_draft(self) -> None:
        opened = Page(page(DRAFT, *OVERLAPPING))
        assert opened.elements[0] == ("html", {"lang": "id"})
        assert {attributes["lang"] for tag, attributes in opened.elements if attributes.get("class") == "text"} == {""}

    def test_words_for_a_place(self) -> None:
        where = Text("paragraf 14, 2.1 Latar Belakang", "paragraph 14, 2.1 Latar Belakang")
        assert "paragraf 14, 2.1 Latar Belakang" in page(DRAFT, OVERLAPPING[0]._replace(where=where)).decode()

    def test_fixes_elsewhere_are_counted(self) -> None:
        source = "BKN\n" + "BKN rapat\n" * 4
        edits = tuple(Edit(Span(4 + 10 * line, 7 + 10 * line), "") for line in range(4))
        one = finding(source, Span(0, 3), fix=Fix(Text("a", "b"), edits))
        text = page(source, one).decode()
        assert text.count("<del>BKN</del> rapat") == 3
        assert "… dan 1 tempat lagi" in text
        assert "… dan 1 tempat lagi" in "".join(words(word(source, one)))


def skeleton(texts: tuple[str, ...], source: str) -> list[tuple[str, list[str]]]:
    """Write a page of other people's texts, and give its elements with the names of their attributes."""
    path, name, summary, message, new, version = texts
    rule = Rule("TERM001", name, Severity.ERROR, Text(summary, summary), Text(message, message), ())
    fix = Fix(Text(message, message), (Edit(Span(0, 0), f"+{new}"),))
    whole = finding(source, Span(0, len(source)), rule, path, fix)._replace(message=Text(message, message))
    found = whole._replace(where=Text(f"+{new}", f"+{new}"))
    opened = Page(written("html", [FileFindings(path, source, (found,))], Examination((rule,), version)))
    return [(tag, sorted(attributes.keys() - {"aria-label"})) for tag, attributes in opened.elements]


class TestTemplate:
    def test_it_knows_what_it_is_given(self) -> None:
        given = {*View._fields, "language", "words", "severity_names", "doubts", "style", "script", "hashed"}
        assert meta.find_undeclared_variables(Environment(autoescape=True).parse(TEMPLATE)) == given
        assert set(re.findall(r"\bwords\.(\w+)", TEMPLATE)) == set(WORDS)

    def test_it_prints_nothing_undefined(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(WORDS, "skip")
        with pytest.raises(UndefinedError, match="skip"):
            page(DRAFT)

    def test_only_our_own_files_go_in_as_they_are(self) -> None:
        assert re.findall(r"\{\{(.*?\| *safe.*?)\}\}", TEMPLATE) == [" style|safe ", " script|safe "]
        assert "autoescape" not in TEMPLATE


class TestLength:
    def test_a_long_text_is_shown_in_excerpts(self) -> None:
        source = "Rapat biasa.\n\n" * 100_000 + "Sebelum\nKPBU\nSesudah\n\n" + "Rapat biasa.\n\n" * 100_000
        data = page(source, at(source, "KPBU"))
        assert len(data) < 40_000
        opened = Page(data)
        assert opened.text == "Sebelum\nKPBU\nSesudah\n\n"
        assert opened.values("class").count("gap") == 2

    def test_a_long_line_is_shown_around_its_findings(self) -> None:
        source = "kata " * 10**6
        spans = [Span(0, 4), Span(1_000_000, 3_000_000), Span(len(source) - 5, len(source) - 1)]
        data = page(source, *(finding(source, span) for span in spans))
        assert len(data) < 40_000
        assert [Page(data).text.count("kata"), Page(data).values("class").count("gap")] == [1002, 2]

    def test_lines_are_shown_with_those_beside_them(self) -> None:
        source = "Paragraf yang panjang dalam berkas Word.\n" * 10_000 + "A\nKPBU\nB\nC\n"
        assert Page(page(source, at(source, "KPBU"))).text == "A\nKPBU\nB\n"

    def test_many_long_files(self) -> None:
        sources = {f"{number}.md": "KPBU\n\n" + "Rapat.\n\n" * 20_000 for number in range(20)}
        files = [FileFindings(path, text, (finding(text, Span(0, 4), path=path),)) for path, text in sources.items()]
        data = written("html", files)
        assert len(data) < 2_100_000
        assert Page(data).values("class").count("gap") == 8

    def test_a_long_page_is_held_once(self) -> None:
        source = "KPBU “rapat”\n\n" * 1_000
        diagnoses = [finding(source, Span(start, start + 4)) for start in range(0, len(source), 14)]
        page(DRAFT)  # makes the template ready
        tracemalloc.start()
        try:
            data = page(source, *diagnoses)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert len(data) < peak < 2 * len(data)

    @pytest.mark.parametrize("name", ["html", "docx"])
    def test_findings_without_end_are_counted(self, name: str) -> None:
        source = "KPBU " * 1_200
        files = [
            FileFindings(path, source, tuple(finding(source, Span(at, at + 4), path=path) for at in range(0, 6_000, 5)))
            for path in map("{}.md".format, range(6))
        ]
        data = written(name, files)
        text = data.decode() if name == "html" else "\n".join(words(data))
        assert text.count("200 temuan lagi tidak ditampilkan di sini.") == 5 + 1
        assert text.count("1200 temuan lagi tidak ditampilkan di sini.") == 1
        assert text.count("Pesan<") + text.count("Pesan\n") == 5_000


def test_changes_inside_and_outside_a_finding() -> None:
    source = "Biaya Rp. 5.000 per km."
    edits = (Edit(Span(22, 23), ""), Edit(Span(8, 10), ""), Edit(Span(15, 15), ",00"))
    near, far = changes(Fix(Text("", ""), edits), Span(6, 15), source)
    assert [(words.kind.value, words.text) for words in near] == [
        ("kept", "Rp"),
        ("old", ". "),
        ("kept", "5.000"),
        ("new", ",00"),
    ]
    assert [words.text for words in far] == ["Biaya Rp. 5.000 per km", "."]
    (cut,) = changes(Fix(Text("", ""), (Edit(Span(0, 0), "a" * 1000),)), Span(0, 0), source)
    assert cut[0].text == "a" * 299 + "…"


def word(source: str, *diagnoses: Diagnostic) -> bytes:
    return written("docx", [FileFindings("a.md", source, diagnoses)])


def words(data: bytes) -> list[str]:
    opened = docx.Document(BytesIO(data))
    cells = re.findall("<w:p>.*?</w:p>", ZipFile(BytesIO(data)).read("word/document.xml").decode())
    assert opened.paragraphs[0].style is not None
    assert opened.paragraphs[0].style.name == "Title"
    return ["".join(re.findall("<w:t[^>]*>(.*?)</w:t>", cell)) for cell in cells]


class TestWord:
    def test_it_opens_and_holds_the_findings(self) -> None:
        data = word(DRAFT, at(DRAFT, "BKN"), at(DRAFT, "(PDB)"))
        rules, found = docx.Document(BytesIO(data)).tables
        assert [cell.text for cell in rules.rows[1].cells] == [
            "ABBR001",
            "undefined-abbreviation",
            "peringatan",
            "2",
        ]
        assert [cell.text for cell in found.rows[1].cells] == [
            "baris 1, kolom 8",
            "ABBR001\nperingatan",
            "Kepala BKN & <RI> ",
            "Pesan",
        ]
        assert [run.text for run in found.rows[2].cells[2].paragraphs[0].runs if run.font.bold is None] == [
            "Produk domestik bruto ",
            "(PDB)",
            " naik.",
        ]

    def test_the_same_findings_give_the_same_bytes(self) -> None:
        assert word(DRAFT, at(DRAFT, "BKN")) == word(DRAFT, at(DRAFT, "BKN"))

    def test_every_style_is_there(self) -> None:
        package = ZipFile(BytesIO(word(DRAFT, at(DRAFT, "BKN"))))
        styles = package.read("word/styles.xml").decode()
        used = re.findall(r'<w:(?:p|r|tbl)Style w:val="(\w+)"', package.read("word/document.xml").decode())
        assert set(used) <= set(re.findall(r'w:styleId="(\w+)"', styles))
        assert '<w:lang w:val="id-ID"/>' in styles


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4) for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_contrast(theme: int) -> None:
    style = files("istilah.report.html").joinpath("page.css").read_text("utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", re.findall(r":root \{(.*?)\}", style, re.DOTALL)[theme]))
    on_page = [(colour, paper) for colour in colours if "-" not in colour for paper in ("page", "card")]
    on_marks = [("text", f"{severity}-mark") for severity in Severity]
    for colour, paper in [*on_page, *on_marks, ("new", "new-mark")]:
        if colour not in {"page", "card", "line"}:
            low, high = sorted((luminance(colours[colour]), luminance(colours[paper])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (colour, paper)


SCRIPT = """
const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key }));
const at = () => document.activeElement.dataset.number;
const said = [];
const say = (value) => said.push(value);
const count = () => document.querySelectorAll(".remark:not([hidden])").length;
press("n"); say(at()); press("n"); say(at()); press("p"); say(at()); press("p"); say(at());
document.querySelector("button[value=note]").click();
say(count()); say(document.querySelector("[role=status]").textContent);
say(document.querySelector("td[data-count=ABBR001]").textContent);
say(document.querySelector("button[value=note]").getAttribute("aria-pressed"));
say(document.querySelectorAll("mark.off").length > 0);
press("n"); say(at());
document.querySelector("button[value=ABBR001]").click(); say(count());
document.getElementById("all").click(); say(count());
say(document.querySelector("td[data-count=ABBR001]").textContent);
document.title = said.join("|");
"""


@pytest.mark.skipif(CHROMIUM is None, reason="needs a browser")
class TestBrowser:
    def test_keys_and_filters(self, tmp_path: Path) -> None:
        free = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", page(DRAFT, *OVERLAPPING).decode())
        seen = browsed(tmp_path, free.replace("</body>", f"<script>{SCRIPT}</script></body>"))
        assert title(seen) == "1|2|1|6|1|1 dari 6 temuan ditampilkan|0|true|true|3|0|6|5"

    def test_the_policy_lets_our_script_run_and_no_other(self, tmp_path: Path) -> None:
        text = page(DRAFT, *OVERLAPPING).decode()
        seen = browsed(tmp_path, text.replace("</body>", "<script>document.title = 'lain'</script></body>"))
        assert title(seen) == "Pemeriksaan naskah"
        assert "6 dari 6 temuan ditampilkan" in seen


def browsed(folder: Path, text: str) -> str:
    path = folder / "laporan.html"
    path.write_text(text, encoding="utf-8")
    options = ["headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking"]
    options += ["disable-component-update", "disable-sync", f"user-data-dir={folder / 'profile'}", "dump-dom"]
    call = [str(CHROMIUM), *(f"--{option}" for option in options), path.as_uri()]
    return subprocess.run(call, capture_output=True, text=True, check=True, timeout=120).stdout


def title(text: str) -> str:
    return text.split("<title>")[1].split("</title>", maxsplit=1)[0]
