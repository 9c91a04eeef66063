"""Office files as LibreOffice makes them, and what it makes of ours.

``office/laporan.fodt`` has one of everything that a draft may have, and ``laporan.md`` says the same in Markdown; the
Word and OpenDocument files beside them were written by LibreOffice 25.2 from the first. Where LibreOffice is installed,
it also opens what was mended, tracked and remarked; elsewhere these tests are left out.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml

from istilah.cli import main
from istilah.readers import open_file

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent / "office"
FILES = ("laporan.docx", "laporan.odt", "laporan.fodt")
SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
FINDINGS = (HERE / "laporan.docx.txt").read_text(encoding="utf-8").splitlines()
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ACCEPT = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Modul" script:language="StarBasic">
Sub Accept(source, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue, kind(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  kind(0).Name = "FilterName" : kind(0).Value = "MS Word 2007 XML"
  draft = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(draft.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
  draft.storeToURL(target, kind())
  draft.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Modul"/></library:library>
"""


@pytest.fixture
def lint(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Lint a file of this folder as of the day that it bears."""
    monkeypatch.chdir(HERE)

    def run(*args: str) -> str:
        main(["lint", "--as-of", "2022-03-23", *args])
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("name", FILES)
def test_the_same_findings_as_in_markdown(name: str, lint: Callable[..., str]) -> None:
    def told(name: str) -> list[tuple[str, str]]:
        found = json.loads(lint("--format", "json", name))["diagnostics"]
        return sorted((each["code"], each["message"]["en"]) for each in found)

    assert told(name) == told("laporan.md")


@pytest.mark.parametrize("name", FILES)
def test_findings_say_where_a_person_would_look(name: str, lint: Callable[..., str]) -> None:
    expected = (HERE / f"{name.replace('fodt', 'odt')}.txt").read_text(encoding="utf-8")
    lines = lint("--format", "plain", name).splitlines()
    sure = (line.removesuffix(" (keyakinan rendah)") for line in lines)
    assert [re.sub(r".*?: (\w+) (“.+?”).*\((.*)\)$", r"\1 \2 \3", line) for line in sure] == expected.splitlines()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return Path(shutil.copy(HERE / "laporan.docx", tmp_path))


@needs_libreoffice
@pytest.mark.parametrize("name", FILES)
def test_libreoffice_reads_what_was_mended(name: str, tmp_path: Path) -> None:
    draft = Path(shutil.copy(HERE / name, tmp_path))
    before = source(converted(draft, tmp_path / "a"))
    main(["lint", "--fix", "--unsafe-fixes", str(draft)])
    assert source(converted(draft, tmp_path / "b")) == before.replace("KTPnya", "KTP-nya").replace("ijin", "izin")


@needs_libreoffice
def test_tracked_changes_accepted_in_libreoffice_equal_the_fix(draft: Path, tmp_path: Path) -> None:
    tracked = Path(shutil.copy(draft, tmp_path / "lacak.docx"))
    main(["lint", "--fix", "--unsafe-fixes", str(draft)])
    main(["lint", "--fix", "--unsafe-fixes", "--track", "--author", "Editor", str(tracked)])
    assert b'w:author="Editor"' in ZipFile(tracked).read("word/document.xml")
    mended = converted(draft, tmp_path / "a")
    taken = accepted(tracked, tmp_path / "terima.docx")
    assert not re.search(rb"<w:(?:ins|del)\b", ZipFile(taken).read("word/document.xml"))
    assert source(taken) == source(mended)


@needs_libreoffice
def test_libreoffice_shows_our_remarks(draft: Path, tmp_path: Path) -> None:
    before = source(converted(draft, tmp_path / "a"))
    main(["lint", "--comment", "--author", "Editor", str(draft)])
    after = converted(draft, tmp_path / "b")
    assert source(after) == before
    assert ZipFile(after).read("word/comments.xml").decode().count('w:author="Editor"') == len(FINDINGS)


@needs_libreoffice
@pytest.mark.parametrize("name", FILES)
def test_libreoffice_reads_a_list_of_abbreviations(name: str, tmp_path: Path) -> None:
    draft = Path(shutil.copy(HERE / name, tmp_path))
    main(["abbreviations", "--write", str(draft)])
    assert "Kemlu\nKementerian Luar Negeri\n" in source(converted(draft, tmp_path / "a"))


def converted(draft: Path, folder: Path) -> Path:
    """Let LibreOffice open a file and write it anew."""
    libreoffice(draft.parent, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(draft))
    return folder / f"{draft.stem}.docx"


def accepted(draft: Path, target: Path) -> Path:
    """Let LibreOffice accept all changes in a file that it has opened before."""
    library = draft.parent / "profil" / "user" / "basic" / "Standard"
    (library / "Modul.xba").write_text(ACCEPT, encoding="utf-8")
    (library / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    libreoffice(draft.parent, f'macro:///Standard.Modul.Accept("{draft.as_uri()}","{target.as_uri()}")')
    return target


def libreoffice(folder: Path, *args: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    subprocess.run([str(SOFFICE), profile, "--headless", *args], check=True, capture_output=True, timeout=120)


def source(path: Path) -> str:
    return open_file(path.read_bytes(), path.name).document.source


@needs_libreoffice
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_headings_bear_the_numbers_that_libreoffice_prints(kind: str, tmp_path: Path) -> None:
    """Of many lists that share their counts, with levels left out, blank headings, and numbers taken away."""
    draft = tmp_path / "bernomor.docx"
    draft.write_bytes(numbered())
    if kind == "odt":
        libreoffice(tmp_path, "--convert-to", "odt", "--outdir", str(tmp_path), str(draft))
        draft = draft.with_suffix(".odt")
    libreoffice(tmp_path, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(draft))
    printed = draft.with_suffix(".txt").read_text(encoding="utf-8-sig").splitlines()
    document = open_file(draft.read_bytes(), draft.name).document
    headings = [" ".join(line.split()) for line in printed if re.search(r"judul\d+$", line)]
    assert len(headings) > 50
    assert list(dict.fromkeys(landmark.heading for landmark in document.landmarks)) == headings


def numbered() -> bytes:
    chance = random.Random(7)  # noqa: S311 - any order will do, the same one each time
    document = Document()
    lists = document.part.numbering_part.element
    levels = ("BAB %1", "%1.%2", "%1.%2.%3")
    inner = "".join(level(at, text, "upperRoman" if not at else "decimal") for at, text in enumerate(levels))
    abstract = f'<w:abstractNum {NAMESPACE} w:abstractNumId="77">{inner}</w:abstractNum>'
    lists.insert(0, parse_xml(abstract))
    for number in (77, 78):
        lists.append(parse_xml(f'<w:num {NAMESPACE} w:numId="{number}"><w:abstractNumId w:val="77"/></w:num>'))
    for at in range(3):
        enlist(document.styles[f"Heading {at + 1}"], at, 77)
    for at in range(60):
        depth = chance.choice((0, 0, 1, 1, 2))
        for blank in range(1 + (chance.random() < 1 / 6)):
            heading = document.add_heading("" if blank else f"judul{at}", depth + 1)
            if chance.random() < 1 / 3:
                enlist(heading, depth, chance.choice((0, 78)))
        if chance.random() < 1 / 6:
            enlist(document.add_paragraph("butir"), 2, 77)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def level(at: int, text: str, form: str) -> str:
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{"<w:isLgl/>" if at else ""}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'


def enlist(what: Any, at: int, number: int) -> None:  # noqa: ANN401 - a paragraph or a style
    """Make it a part of a list."""
    xml = f'<w:numPr {NAMESPACE}><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    properties = what._element.get_or_add_pPr()  # noqa: SLF001 - python-docx has no lists of its own
    properties._insert_numPr(parse_xml(xml))  # noqa: SLF001
