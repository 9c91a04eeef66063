"""Word files: read as Markdown that says the same, mended run by run, reviewed, given a list of abbreviations."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from istilah.cli import main
from istilah.errors import UnreadableError
from istilah.model.document import BlockKind, Comment, Document, Span
from istilah.model.finding import Edit, splice
from istilah.model.listed import Legend
from istilah.model.manuscript import Author, Note
from istilah.readers import open_file as open_any
from istilah.readers.markdown import read as read_markdown
from istilah.readers.word import WordFile, open_file
from istilah.readers.word.listing import HEAD, with_list
from istilah.readers.word.strict import strict

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DIGITS = "0123456789"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": W,
        "r": OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    }.items()
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Judul"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Judul2"><w:name w:val="Judul 2"/>
 <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Anak"><w:name w:val="Anak Judul"/><w:basedOn w:val="Judul2"/></w:style>
<w:style w:type="paragraph" w:styleId="Isi"><w:name w:val="TOC Heading"/><w:basedOn w:val="Judul1"/></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Bagian"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bukan"><w:name w:val="Bukan Judul"/><w:basedOn w:val="Judul1"/>
 <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kutipan"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Keterangan"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Butir"><w:name w:val="List Bullet"/>
 <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Gaib"><w:name w:val="Gaib"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Isi1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Kuat"><w:name w:val="Strong"/></w:style>
<w:style w:type="character" w:styleId="Miring"><w:name w:val="Asing"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Putar"><w:name w:val="Putar"/><w:basedOn w:val="Balik"/></w:style>
<w:style w:type="paragraph" w:styleId="Balik"><w:name w:val="Balik"/><w:basedOn w:val="Putar"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Judul1"/>
  <w:lvlText w:val="BAB %1"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="12"><w:start w:val="7"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dcterms:created>2020-01-02T03:04:05Z</dcterms:created>"
    "<dcterms:modified>2021-02-03T04:05:06Z</dcterms:modified></cp:coreProperties>"
)


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    """Write a run; properties as in ``"<w:b/>"``."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(*runs: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{named}{properties}</w:pPr>' if named or properties else ''}{inner}</w:p>"


def table(*rows: list[str]) -> str:
    return f"<w:tbl>{''.join(map(row, rows))}</w:tbl>"


def row(cells: list[str]) -> str:
    paragraphs = (cell if cell.startswith("<") else p(cell) for cell in cells)
    return f"<w:tr>{''.join(f'<w:tc>{inner}</w:tc>' for inner in paragraphs)}</w:tr>"


def box(*paragraphs: str, older: str | None = None) -> str:
    newer = "".join(paragraphs)
    inner, older = (f"<w:txbxContent>{text}</w:txbxContent>" for text in (newer, newer if older is None else older))
    return (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps">'
        f"<w:drawing><wp:anchor><wps:txbx>{inner}</wps:txbx></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{older}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(instruction: str, *result: str) -> str:
    inner = "".join(run if run.startswith("<") else r(run) for run in result)
    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('separate')}{inner}{mark('end')}"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def word(*body: str, **parts: str) -> bytes:
    """Write a Word file; parts as in ``footnotes="<w:footnote …"``."""
    known = {"styles": STYLES, "numbering": NUMBERING, **parts}
    return written({"word/document.xml": _root("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>")}, known)


def written(main: Mapping[str, str], others: Mapping[str, str]) -> bytes:
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind.rstrip(DIGITS)}" Target="{kind}.xml"/>'
        for at, kind in enumerate(others)
    )
    packed = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties"'
            ' Target="docProps/core.xml"/>'
        ),
        "docProps/core.xml": CORE,
        "word/_rels/document.xml.rels": _relations(relations),
        **main,
        **{f"word/{kind}.xml": _root(ROOTS.get(kind.rstrip(DIGITS), kind), xml) for kind, xml in others.items()},
        "word/vbaProject.bin": "makro",
    }
    return zipped({name: text.encode() for name, text in packed.items()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as writing:
        for name, data in parts.items():
            writing.writestr(ZipInfo(name, (2020, 1, 2, 3, 4, 6)), data, ZIP_DEFLATED)
    return target.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as reading:
        return {name: reading.read(name) for name in reading.namelist()}


ROOTS = {"header": "hdr", "footer": "ftr"}


def _root(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{name} {NAMESPACES}>{inner}</w:{name}>'


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def told(document: Document) -> list[str]:
    blocks = [
        f"{kind}{f' {row}' if row else ''}: {document.prose[start:end]}" for kind, start, end, row in document.blocks
    ]
    return blocks + [f"stressed: {document.prose[slice(*span)]}" for span in document.emphasis]


def opened(data: bytes) -> WordFile:
    return open_file(data, "naskah.docx")


BOX = box(p("di kotak"))
SAME_AS_MARKDOWN = {
    "runs": (p("Surat ", r("Izin"), r(" Mengemudi"), " (S", r("IM"), ")"), "Surat Izin Mengemudi (SIM)"),
    "emphasis": (
        p("ini ", r("tebal", "<w:b/>"), r(" sekali", '<w:b w:val="true"/><w:i/>'), r(" biasa", '<w:b w:val="0"/>')),
        "ini **tebal sekali** biasa",
    ),
    "emphasis by style": (
        p(
            r("kuat", '<w:rStyle w:val="Kuat"/>'),
            " dan ",
            r("asing", '<w:rStyle w:val="Miring"/>'),
            r(" tidak", '<w:rStyle w:val="Miring"/><w:i w:val="false"/>'),
        ),
        "**kuat** dan *asing* tidak",
    ),
    "headings": (
        p("Judul", style="Judul")
        + p("Satu", style="Judul1")
        + p("Dua", style="Judul2")
        + p("Tiga", style="Anak")
        + p("Empat", style="Sub")
        + p("Isi", style="Isi")
        + p("Lima", properties='<w:outlineLvl w:val="3"/>')
        + p("bukan", style="Bukan")
        + p("bukan", style="Judul1", properties='<w:outlineLvl w:val="9"/>')
        + p("putar", style="Putar"),
        "# Judul\n# Satu\n## Dua\n## Tiga\n### Empat\n# Isi\n#### Lima\n\n- bukan\n- bukan\n\nputar",
    ),
    "items": (
        p("satu", style="Butir")
        + p("dua", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
        + p("tiga", style="Butir", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + p("lepas", style="Butir", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        "- satu\n- dua\n- tiga\n\nlepas",
    ),
    "quotations": (p("kata orang", style="Kutipan") + p("biasa"), "> kata orang\n\nbiasa"),
    "captions": (p("Gambar KTP", style="Keterangan"), "![Gambar KTP](x)"),
    "tables": (
        table(["Singkatan", "Kepanjangan"], ["ASN", "aparatur sipil negara"]) + p("antara") + table(["a", ""]),
        "| Singkatan | Kepanjangan |\n|---|---|\n| ASN | aparatur sipil negara |\n\nantara\n\n| a | |\n|---|---|\n",
    ),
    "links and wrappers": (
        p(
            f'<w:hyperlink r:id="rId9">{r("laman ")}</w:hyperlink>',
            f"<w:smartTag>{r('BPS')}</w:smartTag>",
            f"<w:sdt><w:sdtPr/><w:sdtContent>{r(' dan ')}</w:sdtContent></w:sdt>",
            f"<w:hyperlink>{r('https://bps.go.id/a_b')}</w:hyperlink>",
            f"<w:customXml>{r(' selesai')}</w:customXml>",
        ),
        "[laman ](x)BPS dan <https://bps.go.id/a_b> selesai",
    ),
    "tracked changes": (
        p(
            "lama ",
            f"<w:ins>{r('baru')}</w:ins>",
            "<w:del><w:r><w:delText>buang</w:delText></w:r></w:del>",
            f"<w:moveFrom>{r('pindah')}</w:moveFrom>",
            f"<w:moveTo>{r(' datang')}</w:moveTo>",
        )
        + p("awal ", properties="<w:rPr><w:del/></w:rPr>")
        + p("akhir", style="Judul1"),
        "lama baru datang\n\n# awal akhir",
    ),
    "deleted rows": (
        f"<w:tbl>{row(['a'])}{row(['b']).replace('<w:tr>', '<w:tr><w:trPr><w:del/></w:trPr>')}</w:tbl>",
        "| a |\n|---|\n",
    ),
    "fields": (
        p("hlm ", field("PAGE", "7"), " dari ", f'<w:fldSimple w:instr=" NUMPAGES ">{r("9")}</w:fldSimple>')
        + p("lihat ", field(' HYPERLINK "x" ', "laman ", field("REF a", "Tabel 1"), " itu"))
        + p(field("SEQ", "3"), f'<w:fldSimple w:instr="AUTHOR">{r("Ani")}</w:fldSimple>'),
        "hlm `7` dari `9`\n\nlihat laman `x` itu\n\n`3` Ani",
    ),
    "contents": (
        p("Daftar Isi", style="Isi")
        + p(f"{mark('begin')}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{mark('separate')}", "BAB I KTP 1")
        + p("BAB II SIM 2")
        + p("BAB III", style="Isi1")
        + p(mark("end"))
        + p("Isi"),
        "# Daftar Isi\n\nIsi",
    ),
    "a field without an end": (
        p("a", mark("begin"), mark("separate"), mark("separate"), mark("end"), mark("begin")) + p("b"),
        "a\n\nb",
    ),
    "an end without a field": (
        p("a", mark("end"), mark("separate"), "<w:r><w:instrText>TOC</w:instrText></w:r>") + p("b"),
        "a\n\nb",
    ),
    "hidden text": (p("tam", r("rahasia", "<w:vanish/>"), "pak") + p("gaib", style="Gaib"), "tampak"),
    "what asks to be filled in": (
        p(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Ketik di sini')}</w:sdtContent></w:sdt>")
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Ketik')}</w:sdtContent></w:sdt>"
        + p("Nama"),
        "Nama",
    ),
    "characters": (
        p("a", f"<w:r><w:tab/>{t('b')}<w:br/>{t('c')}<w:noBreakHyphen/>{t('d')}<w:softHyphen/>{t('e')}</w:r>")
        + p("x", '<w:r><w:sym w:char="F04A"/></w:r>', "y", "<m:oMath><m:r><m:t>n</m:t></m:r></m:oMath>", "z"),
        "a\tb\nc\u2011de\n\nx`s`y`n`z",
    ),
    "white space of the XML": (p("<w:r><w:rPr/><w:t>a\nb</w:t></w:r>"), "a b"),
    "only the end of a picture": (p("a", "<w:r><w:drawing><wp:inline><a:t>x</a:t></wp:inline></w:drawing></w:r>"), "a"),
    "text boxes": (p("sebelum", BOX, " sesudah") + p("lalu"), "sebelum` `sesudah\n\ndi kotak\n\nlalu"),
    "text boxes of old programs": (
        p(f"<w:r><w:pict><v:textbox><w:txbxContent>{p('lama')}</w:txbxContent></v:textbox></w:pict></w:r>")
        + p(f"<w:r><mc:AlternateContent><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"),
        "lama\n\ndi kotak",
    ),
    "paragraphs out of place": (
        p("a", p("b"), table(["c"])) + r("tanpa paragraf") + "<w:pPr><w:jc/></w:pPr>",
        "a\n\nb\n\n| c |\n|---|\n",
    ),
    "rows and cells out of place": (
        f"{row(['a'])}<w:tc>{p('b')}</w:tc><w:tbl><w:tc>{p('c')}</w:tc></w:tbl>",
        "a\n\nb\n\nc",
    ),
    "nothing": (p(), ""),
}


@pytest.mark.parametrize(("body", "markdown"), SAME_AS_MARKDOWN.values(), ids=SAME_AS_MARKDOWN)
def test_reads_as_markdown_that_says_the_same(body: str, markdown: str) -> None:
    document = opened(word(body)).document
    assert told(document) == told(read_markdown(markdown, "x.md"))
    check(document)


def check(document: Document) -> None:
    """What holds of any document: prose leads back to its source."""
    for piece in document.pieces:
        kept = document.prose[piece.prose : piece.prose + piece.length]
        assert kept == document.source[piece.source : piece.source + piece.length]
    for piece, following in pairwise(document.pieces):
        assert piece.prose + piece.length <= following.prose
        assert piece.source + piece.length <= following.source
    assert all((block.kind is BlockKind.CELL) == (block.row > 0) for block in document.blocks)
    assert [landmark.start for landmark in document.landmarks] == sorted(mark.start for mark in document.landmarks)


def places(document: Document) -> list[str]:
    found = []
    for _, start, end, _ in document.blocks:
        span = document.in_source(Span(start, end))
        line, column = document.position(span.start)
        found.append(f"{line}:{column} {document.where(Span(start, end)).id} | {document.prose[start:end]}")
    return found


FULL = {
    "footnotes": f'<w:footnote w:type="separator" w:id="-1">{p("garis")}</w:footnote>'
    f'<w:footnote w:id="5">{p("kaki dua")}{p("lanjutan")}</w:footnote>'
    f'<w:footnote w:id="4">{p("kaki satu")}</w:footnote>'
    f'<w:footnote w:id="6">{p("tak dirujuk")}</w:footnote>',
    "endnotes": f'<w:endnote w:id="4">{p("akhir satu")}</w:endnote>',
    "header2": p("kepala dua"),
    "header10": p("kepala sepuluh"),
    "footer1": p("kaki"),
}
BODY = (
    p("Laporan", style="Judul"),
    p("Pendahuluan", style="Judul1"),
    p("Latar", style="Judul2"),
    p("kalimat", '<w:r><w:footnoteReference w:id="4"/></w:r>', " lain", '<w:r><w:endnoteReference w:id="4"/></w:r>'),
    p(),
    p("kotak: ", BOX, r("ada"), '<w:r><w:footnoteReference w:id="5"/></w:r>'),
    table(["a", "<w:p/>" + p("b") + p() + p("c")], [table(["d"]) + p("e"), "f"]),
    p("Isi", style="Judul1"),
    p("Rincian", style="Judul2"),
    table(["g"]),
    p("x" * 80, style="Sub"),
    p("tutup"),
)


def test_every_story_has_its_place() -> None:
    document = opened(word(*BODY, **FULL)).document
    check(document)
    assert places(document) == [
        "1:1 “Laporan”, Laporan | Laporan",
        "2:1 “Pendahuluan”, BAB I Pendahuluan | Pendahuluan",
        "3:1 “Latar”, 1.1 Latar | Latar",
        "4:1 “kalimat”, 1.1 Latar | kalimat lain",
        "6:1 “kotak:”, 1.1 Latar | kotak: ada",
        "7:1 “di kotak”, kotak teks, 1.1 Latar | di kotak",
        "8:1 “a”, baris 1 dalam tabel, 1.1 Latar | a",
        "10:1 “b”, baris 1 dalam tabel, 1.1 Latar | b\n\nc",
        "13:1 “d”, baris 1 dalam tabel, 1.1 Latar | d",
        "14:1 “e”, baris 2 dalam tabel, 1.1 Latar | e",
        "15:1 “f”, baris 2 dalam tabel, 1.1 Latar | f",
        "16:1 “Isi”, BAB II Isi | Isi",
        "17:1 “Rincian”, 2.1 Rincian | Rincian",
        "18:1 “g”, baris 1 dalam tabel, 2.1 Rincian | g",
        f"19:1 “{'x' * 80}”, {'x' * 60}… | {'x' * 80}",
        f"20:1 “tutup”, {'x' * 60}… | tutup",
        "21:1 “kaki dua”, catatan kaki 2, 1.1 Latar | kaki dua",
        "22:1 “lanjutan”, catatan kaki 2, 1.1 Latar | lanjutan",
        "23:1 “kaki satu”, catatan kaki 1, 1.1 Latar | kaki satu",
        "24:1 “akhir satu”, catatan akhir, 1.1 Latar | akhir satu",
        "25:1 “kepala dua”, kepala halaman | kepala dua",
        "26:1 “kepala sepuluh”, kepala halaman | kepala sepuluh",
        "27:1 “kaki”, kaki halaman | kaki",
    ]
    kinds = {document.prose[block.start : block.end]: (block.kind, block.row) for block in document.blocks}
    assert kinds["kaki satu"] == (BlockKind.FOOTNOTE, 0)
    assert [kinds[text] for text in "adefg"] == [(BlockKind.CELL, row) for row in (1, 3, 2, 2, 4)]
    assert document.date == "2021-02-03"


def level(at: int, text: str, *, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def number(list_: str = "", at: str = "") -> str:
    inner = (f'<w:ilvl w:val="{at}"/>' if at else "") + (f'<w:numId w:val="{list_}"/>' if list_ else "")
    return f"<w:numPr>{inner}</w:numPr>"


def _linked(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


AFTER_THE_FIRST = '<w:lvlRestart w:val="1"/>'
ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
OWN = f'<w:lvlOverride w:ilvl="0">{level(0, "§ %1")}</w:lvlOverride>'
NOTHING_OF_IT = "<w:rPr><w:vanish/></w:rPr>"
DELETED = '<w:rPr><w:del w:id="7" w:author="A"/></w:rPr>'
MANY_LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "%1", more=_linked("Judul1"))}'
    f"{level(1, '%1.%2', more=_linked('Judul2'))}"
    f"{level(2, '%1.%2.%3', form='lowerLetter')}{level(3, '%4)', more=AFTER_THE_FIRST)}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Gaya"/></w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Gaya"/>{level(0, "Pasal %1.", form="upperRoman")}'
    f"{level(1, 'x')}{level(2, '%3', form='chicago')}{level(3, '%3.%4')}{level(4, '-', form='bullet')}"
    f"{level(5, '%6', form='none')}{level(6, 'Lampiran', form='none')}{level(7, '%8', form='decimalZero')}"
    f"{level(8, '%5.%9')}"
    '</w:abstractNum><w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Hilang"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Balik"/></w:abstractNum>'
    + "".join(
        f'<w:num w:numId="{list_}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'
        for list_, of, more in (
            *(("1", "0", ""), ("2", "0", ANEW), ("3", "0", OWN), ("4", "1", ""), ("5", "2", "")),
            *(("6", "3", ""), ("7", "9", ""), ("8", "4", "")),
        )
    )
)
STYLE_OF_A_LIST = "".join(
    f'<w:style w:type="numbering" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr>{number(list_)}</w:pPr></w:style>'
    for name, list_ in (("Gaya", "5"), ("Balik", "8"))
)
ONE, TWO = {"style": "Judul1"}, {"style": "Judul2"}
PLACES_OF_HEADINGS = {
    "a blank heading counts": ([p(**ONE), p("a", **ONE)], "2 a"),
    "an item of the same list counts": ([p("butir", properties=number("1", "0")), p("a", **ONE)], "2 a"),
    "a heading in a cell counts, and heads what follows": ([p("a", **ONE), table([p("b", **ONE)])], "2 b"),
    "a heading in a box counts, and heads nothing": ([p(box(p("b", **ONE))), p("a", **TWO)], "1.1 a"),
    "a heading without its number": ([p("a", style="Judul1", properties=number("0"))], "a"),
    "one without its number does not count": ([p("a", style="Judul1", properties=number("0")), p("b", **ONE)], "1 b"),
    "a heading on another level": ([p("a", **ONE), p("b", style="Judul1", properties=number("", "1"))], "1.1 b"),
    "a level passed over": ([p("a", **ONE), p("b", style="Sub", properties=number("1", "2"))], "1.1.a b"),
    "a level passed over counts": (
        [p("a", **ONE), p("b", style="Sub", properties=number("1", "2")), p("c", **TWO)],
        "1.2 c",
    ),
    "a level that begins anew below the first alone": (
        [
            *(p("x", properties=number("1", at)) for at in "03"),
            p(**TWO),
            p("a", style="Sub", properties=number("1", "3")),
        ],
        "2) a",
    ),
    "a list that begins anew": ([p("a", **ONE), p("b", style="Judul1", properties=number("2", "0"))], "5 b"),
    "it does so once": ([*(p("b", style="Judul1", properties=number("2", "0")) for _ in "ab"), p("c", **ONE)], "7 c"),
    "a level of a list's own": ([p("a", **ONE), p("b", style="Judul1", properties=number("3", "0"))], "§ 2 b"),
    "a list by way of a style": ([p("a", style="Sub", properties=number("4", "0"))], "Pasal I. a"),
    "a way that leads nowhere": ([p("a", style="Sub", properties=number("6", "0"))], "a"),
    "a way that leads back": ([p("a", style="Sub", properties=number("8", "0"))], "a"),
    "a number of a level that shows none": ([p("a", style="Sub", properties=number("5", "8"))], "a"),
    "a list of nothing": ([p("a", style="Sub", properties=number("7", "0"))], "a"),
    "a format that we cannot write": ([p("a", style="Sub", properties=number("5", "2"))], "a"),
    "one that shows it": ([p("a", style="Sub", properties=number("5", "3"))], "a"),
    "a bullet": ([p("a", style="Sub", properties=number("5", "4"))], "a"),
    "no number": ([p("a", style="Sub", properties=number("5", "5"))], "a"),
    "words for a number": ([p("a", style="Sub", properties=number("5", "6"))], "Lampiran a"),
    "two digits": ([p("a", style="Sub", properties=number("5", "7"))], "01 a"),
    "an outline level without a style": (
        [p("a", properties=number("1", "0") + '<w:outlineLvl w:val="0"/>')],
        "1 a",
    ),
    "a deleted heading": (
        [
            p(
                '<w:del w:id="8" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>',
                style="Judul1",
                properties=DELETED,
            ),
            p("a", **TWO),
        ],
        "1.1 a",
    ),
    "a deleted heading before a table": ([p(style="Judul1", properties=DELETED), table([p("a", **ONE)])], "1 a"),
    "a hidden heading": ([p(r("x", "<w:vanish/>"), style="Judul1", properties=NOTHING_OF_IT), p("a", **ONE)], "1 a"),
}


@pytest.mark.parametrize(("body", "heading"), PLACES_OF_HEADINGS.values(), ids=PLACES_OF_HEADINGS)
def test_headings_bear_the_numbers_that_are_printed(body: list[str], heading: str) -> None:
    """As LibreOffice prints them, or else, where it does not know a property, as the standard has it."""
    document = opened(word(*body, p("isi"), styles=STYLES + STYLE_OF_A_LIST, numbering=MANY_LISTS)).document
    assert document.landmarks[-1].heading == heading


def pages(data: bytes, count: int) -> list[str]:
    statistics = (
        f'<Properties xmlns="{OFFICE[: -len("relationships")]}extended-properties"><Pages>{count}</Pages></Properties>'
    )
    parts = unzipped(data)
    related = f'<Relationship Id="s" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>'
    relations = parts["_rels/.rels"].replace(b"</Relationships>", related.encode())
    document = opened(zipped({**parts, "_rels/.rels": relations, "docProps/app.xml": statistics.encode()})).document
    return [document.where(Span(*match.span())).id for match in re.finditer(r"\w+", document.prose)]


NOTED = "<w:r><w:lastRenderedPageBreak/></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'
SECTION = "<w:sectPr/>"
GOES_ON = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
PAGED = {
    "noted": ([p("a"), p(NOTED, "b")], "12"),
    "noted within a paragraph": ([p("a", NOTED, " b")], "12"),
    "a break and its note": ([p("a", BREAK), p(NOTED, "b")], "12"),
    "a break without a note": ([p("a", BREAK), p(), p("b")], "12"),
    "an empty page": ([p("a", BREAK), p(BREAK), p("b")], "13"),
    "a paragraph that begins one": ([p("a"), p(NOTED, "b", properties="<w:pageBreakBefore/>")], "12"),
    "one that does not": ([p("a"), p(NOTED, "b"), p("c", properties='<w:pageBreakBefore w:val="0"/>')], "122"),
    "the end of a section": ([p("a", properties=SECTION), p("b")], "12"),
    "a section that goes on": (
        [p("a", properties=SECTION), p("b", properties=GOES_ON), p(NOTED, "c")],
        "112",
    ),
    "a break of a line or a column": ([p("a", NOTED, " b", '<w:r><w:br w:type="column"/></w:r>', " c")], "122"),
    "the cells of a row stand side by side": (
        [table([p("a", NOTED, " b"), p("c", NOTED, " d"), "e"]), p("f"), p(NOTED, "g")],
        "1212123",
    ),
    "a box stands where it is anchored": ([p("a", NOTED, " b", box(p(NOTED, "c")))], "122"),
}


@pytest.mark.parametrize(("body", "numbers"), PAGED.values(), ids=PAGED)
def test_pages_are_those_that_word_noted(body: list[str], numbers: str) -> None:
    found = pages(word(*body), int(numbers[-1]))
    assert [re.findall(r"halaman (\d) dari", place) for place in found] == [[number] for number in numbers]


UNSURE = {
    "another number": ([p("a"), p(NOTED, "b")], 3),
    "no note at all": ([p("a"), p("b")], 1),
    "more than a page holds": ([p("kata " * 3000), p(NOTED, "b")], 2),
}


@pytest.mark.parametrize(("body", "count"), UNSURE.values(), ids=UNSURE)
def test_no_page_is_named_that_is_not_sure(body: list[str], count: int) -> None:
    assert not any("halaman" in place for place in pages(word(*body), count))


def test_notes_are_numbered_where_their_numbers_are_the_usual_ones() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/></w:r>'
    for body, said in (
        (p("a", '<w:r><w:footnoteReference w:id="4"/></w:r>'), "catatan kaki 1"),
        (p("a", own), "catatan kaki"),
        (p("a", '<w:r><w:footnoteReference w:id="4"/></w:r>') + _restarting(), "catatan kaki"),
    ):
        places_ = places(opened(word(body, **FULL)).document)
        assert any(place.endswith(f"“kaki satu”, {said} | kaki satu") for place in places_)


def _restarting() -> str:
    return p(properties='<w:sectPr><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>')


QUOTED = {
    "three words on either side": (
        ("satu dua tiga empat lima KTPnya enam tujuh delapan sembilan",),
        "tiga empat lima KTPnya enam tujuh delapan",
    ),
    "whole words": (("ber-KTPnya-lah itu",), "ber-KTPnya-lah itu"),
    "not across a tab": (("satu", "<w:r><w:tab/></w:r>", "KTPnya itu"), "KTPnya itu"),
    "nor a line end": (("satu KTPnya", "<w:r><w:br/></w:r>", "itu"), "satu KTPnya"),
    "nor a note": (("satu KTPnya", '<w:r><w:footnoteReference w:id="4"/></w:r>', " itu"), "satu KTPnya"),
    "nor a hyphen that is not as it is typed": (("anti", "<w:r><w:noBreakHyphen/></w:r>", "KTPnya itu"), "KTPnya itu"),
    "but across runs": (("satu ", r("KT", "<w:b/>"), "Pnya itu"), "satu KTPnya itu"),
}


@pytest.mark.parametrize(("runs", "words"), QUOTED.values(), ids=QUOTED)
def test_places_quote_words_that_a_search_finds(runs: tuple[str, ...], words: str) -> None:
    document = opened(word(p(*runs))).document
    at = document.prose.index("KTPnya")
    assert document.where(Span(at, at + 6)).en == f"“{words}”"


def test_prose_is_whole_over_runs_but_not_over_what_is_no_text() -> None:
    document = opened(word(p("S", r("IM"), "-nya"), p("a<b", "<w:r><w:br/></w:r>", "c"))).document
    assert document.is_whole(Span(0, 7))
    assert [document.prose[9:14], document.is_whole(Span(9, 14))] == ["a<b\nc", False]


def remark(number: int, *paragraphs: str) -> str:
    return f'<w:comment w:id="{number}" w:author="Ani">{"".join(map(p, paragraphs))}</w:comment>'


def anchor(number: int) -> str:
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def test_comments_that_speak_to_us_stand_behind_their_paragraph() -> None:
    comments = remark(0, "istilah: abaikan", "ABBR001") + remark(1, "bagus") + remark(2, "istilah: abaikan-file")
    body = p("KPBU", '<w:commentRangeStart w:id="0"/>', r(" a"), anchor(0)) + '<w:commentRangeStart w:id="2"/>'
    document = opened(word(body, p("b", anchor(1), anchor(2)), p("c"), comments=comments)).document
    check(document)
    assert document.source == "KPBU a istilah: abaikan ABBR001\nb istilah: abaikan-file\nc"
    assert document.prose == "KPBU a\n\nb\n\nc"
    assert document.comments == (
        Comment("istilah: abaikan ABBR001", 7, 31),
        Comment("istilah: abaikan-file", 34, 55),
    )


DAYS = {
    "changed": (CORE, "2021-02-03"),
    "made": (re.sub(r"<dcterms:modified>.*</dcterms:modified>", "", CORE), "2020-01-02"),
    "no day": (CORE.replace("2021-02-03", "kemarin").replace("2020-01-02", "dulu"), ""),
}


@pytest.mark.parametrize(("core", "date"), DAYS.values(), ids=DAYS)
def test_the_day_of_a_document(core: str, date: str) -> None:
    parts = unzipped(word(p("a")))
    assert opened(zipped({**parts, "docProps/core.xml": core.encode()})).document.date == date


def test_a_package_may_be_bare_and_its_parts_have_other_names() -> None:
    parts = unzipped(word(p("KTP")))
    bare = {"word/document.xml": parts["word/document.xml"]}
    assert opened(zipped(bare)).document.prose == "KTP"
    moved = parts["_rels/.rels"].replace(b'"word/document.xml"', b'"/isi/naskah2.xml"')
    assert opened(zipped({"_rels/.rels": moved, "isi/naskah2.xml": parts["word/document.xml"]})).document.prose == "KTP"


def test_all_bytes_of_a_part_stay_but_those_of_the_edit() -> None:
    """As Word writes them: double quotes in the declaration, a line end behind it."""
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    parts = unzipped(word(p("KTPnya &amp; “SIM”")))
    body = parts["word/document.xml"].partition(b"?>")[2].lstrip()
    data = zipped({**parts, "word/document.xml": head + body})
    file = opened(data)
    mended = file.mended([edit(file.document, "KTPnya", "KTP-nya")])
    assert unzipped(mended.data)["word/document.xml"].replace(b"KTP-nya", b"KTPnya") == head + body


def test_the_strict_variant_is_read_and_written_as_such() -> None:
    data = zipped({name: strict(part) for name, part in unzipped(word(p("KTPnya sudah"))).items()})
    assert b"purl.oclc.org" in unzipped(data)["word/document.xml"]
    file = opened(data)
    assert file.document.prose == "KTPnya sudah"
    mended = file.mended([edit(file.document, "KTPnya", "KTP-nya")])
    parts = unzipped(mended.data)
    assert changed(data, mended.data) == {"word/document.xml"}
    before, after = (found["word/document.xml"].partition(b"<w:")[2] for found in (unzipped(data), parts))
    assert after.replace(b"KTP-nya", b"KTPnya") == before
    remarked = unzipped(file.commented([Note(Span(0, 6), "hai")], Author("istilah", "2026-01-01T00:00:00Z")).data)
    assert not any(b"wordprocessingml/2006" in remarked[f"word/{name}"] for name in ("document.xml", "comments.xml"))
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in remarked["word/_rels/document.xml.rels"]


def test_an_address_of_the_strict_variant_makes_no_file_strict() -> None:
    data = zipped(
        {
            **unzipped(word(p("KTPnya xmlns=“http://purl.oclc.org/ooxml/wordprocessingml/main”"))),
            "word/_rels/document.xml.rels": (
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
                b' Target="http://purl.oclc.org/ooxml/wordprocessingml/main" TargetMode="External"/></Relationships>'
            ),
        }
    )
    file = opened(data)
    mended = unzipped(file.mended([edit(file.document, "KTPnya", "KTP-nya")]).data)
    assert b'="http://purl.oclc.org' not in mended["word/document.xml"]


def test_a_field_whose_end_was_deleted_silences_nothing() -> None:
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert opened(word(p(begun, deleted, "KTP"))).document.prose == "KTP"


NESTED = 100_000
REFUSED = {
    "no document": ({"a.xml": "<a/>"}, "“word/document.xml” is missing"),
    "another format": ({"word/document.xml": "<workbook/>"}, "“word/document.xml” is no Word document"),
    "no body": (
        {"word/document.xml": f'<w:document xmlns:w="{W}"><w:p/></w:document>'},
        "“word/document.xml” is no Word document",
    ),
    **{
        f"{name} without end": (
            {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{f"<w:{name}>" * NESTED}'},
            "nests or multiplies without end",
        )
        for name in ("tbl", "sdt", "p", "ins")
    },
}


@pytest.mark.parametrize(("parts", "word"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_word_file_is_refused(parts: dict[str, str], word: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        open_any(zipped({name: text.encode() for name, text in parts.items()}), "naskah.docx")
    assert word in caught.value.text.en


def test_deep_nesting_is_read() -> None:
    inner = p("dalam")
    for _ in range(50):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    document = opened(word(inner)).document
    assert (document.prose, document.blocks[0].row) == ("dalam", 50)


def edit(document: Document, old: str, new: str) -> Edit:
    assert document.source.count(old) == 1
    at = document.source.index(old)
    return Edit(Span(at, at + len(old)), new)


def changed(before: bytes, after: bytes) -> set[str]:
    """Name the parts that differ; order and names must not."""
    old, new = unzipped(before), unzipped(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] != new[name]}


def body_of(data: bytes) -> str:
    inner = re.search("<w:body>(.*)<w:sectPr", unzipped(data)["word/document.xml"].decode(), re.DOTALL)
    assert inner
    return inner[1]


MENDED = {
    "in a run": ("dll", "dll.", p("KTP, dll dan"), p("KTP, dll. dan")),
    "over runs": (
        "K.T.P.",
        "KTP",
        p("a K", r(".T", "<w:b/>"), r(".P. b", "<w:i/>")),
        p("a KTP", r("", "<w:b/>"), r(" b", "<w:i/>")),
    ),
    "all of a run": ("lama", "baru", p("a ", r("lama", "<w:b/>"), " b"), p("a ", r("baru", "<w:b/>"), " b")),
    "a stretch, its first run": ("satu dua", "tiga", p("satu ", r("dua", "<w:b/>")), p("tiga", r("", "<w:b/>"))),
    "what both begin with": (
        "aparatur sipil",
        "aparatur sipil (AS)",
        p("aparatur ", r("sipil", "<w:i/>"), " negara"),
        p("aparatur ", r("sipil (AS)", "<w:i/>"), " negara"),
    ),
    "in a cell": ("ASN", "A", table(["x", "ASN"]), table(["x", "A"])),
    "in a box": ("di kotak", "di luar", p(BOX), p(box(p("di luar")))),
    "in one of several boxes": (
        "dua",
        "tiga",
        p(box(p("satu")) + box(p("dua"))),
        p(box(p("satu")) + box(p("tiga"))),
    ),
    "in a box whose copy says something else": (
        "di kotak",
        "di luar",
        p(box(p("di kotak"), older=p("lain"))),
        p(box(p("di luar"), older=p("lain"))),
    ),
    "in a box without a copy": (
        "di kotak",
        "di luar",
        p(
            box(p("di kotak"), older="").replace(
                "<v:textbox><w:txbxContent></w:txbxContent></v:textbox>", "<v:textbox/>"
            )
        ),
        p(
            box(p("di luar"), older="").replace(
                "<v:textbox><w:txbxContent></w:txbxContent></v:textbox>", "<v:textbox/>"
            )
        ),
    ),
    "a tab": ("a\tb", "ab", p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"), p("<w:r><w:t>a</w:t><w:t>b</w:t></w:r>")),
    "a line break": (
        "a b",
        "a-b",
        p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"),
        p("<w:r><w:t>a</w:t><w:t>-</w:t><w:t>b</w:t></w:r>"),
    ),
    "new signs": (
        "ab",
        "a\tc\nb",
        p("<w:r><w:t>ab</w:t></w:r>"),
        p("<w:r><w:t>a</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>b</w:t></w:r>"),
    ),
    "white space": ("ab", "a ", p("<w:r><w:t>ab</w:t></w:r>"), p("<w:r>" + t("a ") + "</w:r>")),
    "beside a field": (
        " dan",
        "; dan",
        p(field("REF a", "Tabel 1"), " dan"),
        p(field("REF a", "Tabel 1"), "; dan"),
    ),
    "what no XML may hold": ("ab", "a\x00\ud800c", p("ab"), p("ac")),
}


@pytest.mark.parametrize(("old", "new", "before", "after"), MENDED.values(), ids=MENDED)
def test_only_what_is_edited_changes(old: str, new: str, before: str, after: str) -> None:
    data = word(before)
    manuscript = opened(data)
    mended = manuscript.mended([edit(manuscript.document, old, new)])
    assert body_of(mended.data) == body_of(word(after))
    assert changed(data, mended.data) == {"word/document.xml"}


def test_every_story_is_mended_in_its_own_part() -> None:
    data = word(*BODY, **FULL)
    for text, part in {
        "kaki satu": "footnotes",
        "akhir satu": "endnotes",
        "kepala sepuluh": "header10",
        "latar": "",
    }.items():
        manuscript = opened(data)
        if part:
            mended = manuscript.mended([edit(manuscript.document, text, "KTP")])
            assert changed(data, mended.data) == {f"word/{part}.xml"}
            assert mended.document.source == manuscript.document.source.replace(text, "KTP")
    assert opened(data).mended([]).data == data


def test_an_empty_paragraph_takes_text() -> None:
    mended = opened(word(p("a"), p(), p("b"))).mended([Edit(Span(2, 2), "KTP")])
    assert body_of(mended.data) == p("a") + p("<w:r><w:t>KTP</w:t></w:r>") + p("b")


def test_a_document_without_a_paragraph_takes_nothing_but_a_list() -> None:
    manuscript = opened(word())
    assert manuscript.mended([Edit(Span(0, 0), "KTP")]) is manuscript
    assert manuscript.commented([Note(Span(0, 0), "kosong")], AUTHOR).document.source == ""
    assert told(with_list(manuscript, ROWS, "Daftar").document)[0] == "heading: Daftar"


def test_an_edit_does_not_join_paragraphs() -> None:
    mended = opened(word(p("abc"), p("def"))).mended([Edit(Span(2, 5), "-")])
    assert mended.document.source == "ab-\nef"


def test_a_tracked_edit_over_the_end_of_a_paragraph_without_its_text() -> None:
    manuscript = opened(word(p("a"), p("bc"))).tracked(AUTHOR)
    assert manuscript.mended([Edit(Span(1, 3), "-")]).document.source == "a\n-c"


def test_edits_beside_each_other_keep_their_order() -> None:
    mended = opened(word(p("aabb"))).mended([Edit(Span(2, 4), "1bb"), Edit(Span(0, 2), "aa2")])
    assert mended.document.source == "aa21bb"


def test_a_comment_is_shortened_or_goes_with_its_anchors() -> None:
    comments = remark(0, "istilah: abaikan ABBR001, ABBR002") + remark(1, "istilah: abaikan") + remark(2, "bagus")
    marks = '<w:commentRangeStart w:id="1"/>', r("b"), '<w:commentRangeEnd w:id="1"/>', anchor(1)
    manuscript = opened(word(p("a", anchor(0)), p(*marks), p("c", anchor(2)), comments=comments))
    document = manuscript.document
    mended = manuscript.mended([edit(document, ", ABBR002", ""), edit(document, " istilah: abaikan\n", "\n")])
    assert mended.document.source == "a istilah: abaikan ABBR001\nb\nc"
    assert unzipped(mended.data)["word/comments.xml"].count(b"<w:comment ") == 2
    assert "commentRange" not in body_of(mended.data)


AUTHOR = Author("istilah", "2026-01-02T03:04:05Z")


def by(tag: str, number: int, inner: str, author: str = "istilah", date: str = "2026-01-02T03:04:05Z") -> str:
    return f'<w:{tag} w:id="{number}" w:author="{author}" w:date="{date}">{inner}</w:{tag}>'


def gone(text: str, properties: str = "") -> str:
    return r(text, properties).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")


OTHER = '<w:ins w:id="7" w:author="Ani">'
TRACKED = {
    "a replacement": (
        "dua",
        "tiga",
        p(r("satu dua lalu", "<w:b/>")),
        p(
            r("satu ", "<w:b/>"),
            by("del", 1, gone("dua", "<w:b/>")),
            by("ins", 2, r("tiga", "<w:b/>")),
            r(" lalu", "<w:b/>"),
        ),
    ),
    "an insertion": ("KTPnya", "KTP-nya", p("a KTPnya"), p(r("a KTP"), by("ins", 1, r("-")), r("nya"))),
    "an insertion behind a run": (
        "dll",
        "dll.",
        p(r("dll", "<w:i/>"), " a"),
        p(r("dll", "<w:i/>"), by("ins", 1, r(".", "<w:i/>")), " a"),
    ),
    "an insertion behind a change of looks": (
        "a",
        "ab",
        p(r("a", '<w:b/><w:rPrChange w:id="5"><w:rPr/></w:rPrChange>')),
        p(r("a", '<w:b/><w:rPrChange w:id="5"><w:rPr/></w:rPrChange>'), by("ins", 6, r("b", "<w:b/>"))),
    ),
    "an insertion at the start": ("a", "xa", p("a"), p(by("ins", 1, r("x")), "a")),
    "a deletion over runs": (
        "b c",
        "",
        p("ab", r(" ", "<w:i/>"), "cd"),
        p("a", by("del", 3, gone("b")), by("del", 2, gone(" ", "<w:i/>")), by("del", 1, gone("c")), "d"),
    ),
    "a tab": (
        "\t",
        " ",
        p("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"),
        p(
            "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>",
            by("del", 1, "<w:r><w:rPr><w:b/></w:rPr><w:tab/></w:r>"),
            by("ins", 2, r(" ", "<w:b/>")),
            "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>",
        ),
    ),
    "an insertion before a tab": (
        "\tb",
        "x\tb",
        p("<w:r><w:tab/><w:t>b</w:t></w:r>"),
        p(by("ins", 1, "<w:r><w:t>x</w:t></w:r>"), "<w:r><w:tab/><w:t>b</w:t></w:r>"),
    ),
    "an insertion inside a run of several": (
        "a\tb",
        "a\txb",
        p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"),
        p("<w:r><w:t>a</w:t><w:tab/></w:r>", by("ins", 1, "<w:r><w:t>x</w:t></w:r>"), "<w:r><w:t>b</w:t></w:r>"),
    ),
    "someone's insertion": (
        "bc",
        "x",
        p(f"{OTHER}{r('abcd')}</w:ins>"),
        p(
            f"{OTHER}{r('a')}{by('del', 8, gone('bc'))}</w:ins>",
            by("ins", 9, r("x")),
            f"{OTHER.replace('7', '10')}{r('d')}</w:ins>",
        ),
    ),
    "behind someone's insertion": (
        "ab",
        "abx",
        p(f"{OTHER}{r('ab')}</w:ins>"),
        p(f"{OTHER}{r('ab')}</w:ins>", by("ins", 8, r("x"))),
    ),
    "before someone's insertion": (
        "ab",
        "xab",
        p(f"{OTHER}{r('ab')}</w:ins>"),
        p(by("ins", 8, r("x")), f"{OTHER.replace('7', '9')}{r('ab')}</w:ins>"),
    ),
    "our own insertion": (
        "bc",
        "x",
        p(by("ins", 7, r("abcd"))),
        p(by("ins", 7, r("axd"))),
    ),
    "our own insertion and more": (
        "bcd",
        "x",
        p("ab", by("ins", 7, r("cc")).replace("cc", "c"), "de"),
        p("a", by("del", 9, gone("b")), by("ins", 7, r("x")), by("del", 8, gone("d")), "e"),
    ),
    "a run of our own insertion that goes": (
        "bc",
        "",
        p("a", by("ins", 7, r("bc", "<w:b/>") + r("d"))),
        p("a", by("ins", 7, r("d"))),
    ),
    "our own insertion that goes": ("bc", "", p("a", by("ins", 7, r("bc", "<w:b/>")), "d"), p("a", "d")),
    "text outside of a run": (
        "ab",
        "x",
        "<w:p><w:t>ab</w:t></w:p>",
        p(by("del", 1, "<w:r><w:delText>ab</w:delText></w:r>"), by("ins", 2, "<w:r><w:t>x</w:t></w:r>")),
    ),
}


def plain_space(body: str) -> str:
    """Leave out what only says that white space counts."""
    return body.replace(' xml:space="preserve"', "")


@pytest.mark.parametrize(("old", "new", "before", "after"), TRACKED.values(), ids=TRACKED)
def test_a_tracked_change(old: str, new: str, before: str, after: str) -> None:
    manuscript = opened(word(before)).tracked(AUTHOR)
    changes = [edit(manuscript.document, old, new)]
    mended = manuscript.mended(changes)
    assert plain_space(body_of(mended.data)) == plain_space(body_of(word(after)))
    assert mended.document.source == splice(manuscript.document.source, changes)


def test_tracking_goes_on_over_several_passes() -> None:
    manuscript = opened(word(p("ke 4, dll"), table(["KTPnya"]), **FULL)).tracked(AUTHOR)
    first = manuscript.mended(
        [edit(manuscript.document, "dll", "dan lain-lain"), edit(manuscript.document, "kaki", "k")]
    )
    second = first.mended([edit(first.document, "lain-lain", "lain"), edit(first.document, "KTPnya", "KTP-nya")])
    assert second.document.source.startswith("ke 4, dan lain\nKTP-nya")
    assert body_of(second.data).count("<w:ins ") == 2
    ids = re.findall(' w:id="([0-9]+)" w:author', body_of(second.data))
    assert len(ids) == len(set(ids)) == 3


def test_an_empty_paragraph_takes_a_tracked_insertion() -> None:
    mended = opened(word(p("a"), p())).tracked(AUTHOR).mended([Edit(Span(2, 2), "b")])
    assert body_of(mended.data) == p("a") + p(by("ins", 1, "<w:r><w:t>b</w:t></w:r>"))


def test_a_comment_of_the_margin_is_changed_without_a_track() -> None:
    manuscript = opened(word(p("KTPnya", anchor(0)), comments=remark(0, "istilah: abaikan A, B"))).tracked(AUTHOR)
    changes = [edit(manuscript.document, ", B", ""), edit(manuscript.document, "KTPnya", "KTP-nya")]
    mended = manuscript.mended(changes)
    assert mended.document.source == "KTP-nya istilah: abaikan A"
    assert body_of(mended.data).count("<w:ins ") == 1
    assert b"w:ins" not in unzipped(mended.data)["word/comments.xml"]


WORDS = st.sampled_from(["KTP", "K.T.P.", " ", "nya", "dll", "<&>", "é", "\u2011", "日本", "x  y"])
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:rStyle w:val="Kuat"/>'])
RUNS = st.one_of(
    st.builds(r, WORDS, LOOKS),
    st.sampled_from(
        [
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r>",
            field("REF a", "Tabel"),
            gone("hapus"),
            f"{OTHER}{r('sisip')}</w:ins>",
            by("ins", 3, r("kita")),
            r("gaib", "<w:vanish/>"),
            '<w:r><w:footnoteReference w:id="4"/></w:r>',
            BOX,
            "<w:t>lepas</w:t>",
        ]
    ),
)
PARAGRAPHS = st.lists(RUNS, max_size=5).map(lambda runs: p(*runs))
BODIES = st.lists(PARAGRAPHS | PARAGRAPHS.map(lambda inner: table([inner, inner])), min_size=1, max_size=4).map("".join)
NEWS = st.sampled_from(["", "KTP", " ", "baru sekali", "\t", "dll.", "a\tb"])


def edits_of(source: str, data: st.DataObject) -> list[Edit]:
    """Draw edits that do not touch each other, each inside one line."""
    chosen, at = list[Edit](), 0
    while at <= len(source) and len(chosen) < 4:
        start = data.draw(st.integers(at, len(source)))
        line_end = source.find("\n", start)
        end = data.draw(st.integers(start, len(source) if line_end < 0 else line_end))
        chosen.append(Edit(Span(start, end), data.draw(NEWS)))
        at = end + 1
    return chosen


@given(BODIES, st.data())
def test_text_after_mending_is_the_source_with_its_edits(body: str, data: st.DataObject) -> None:
    manuscript = opened(word(body, **FULL))
    document = manuscript.document
    check(document)
    edits = edits_of(document.source, data)
    expected = splice(document.source, edits)
    mended = manuscript.mended(edits)
    assert mended.document.source == expected
    tracked = manuscript.tracked(AUTHOR).mended(edits)
    assert tracked.document.source == expected
    check(tracked.document)


def marked(number: int, *inner: str) -> tuple[str, ...]:
    return (f'<w:commentRangeStart w:id="{number}"/>', *inner, f'<w:commentRangeEnd w:id="{number}"/>', anchor(number))


def noted(manuscript: WordFile, *texts: str) -> WordFile:
    source = manuscript.document.source
    notes = [Note(Span(source.index(text), source.index(text) + len(text)), f"tentang {text}") for text in texts]
    return manuscript.commented(notes, AUTHOR)


COMMENTED = {
    "in a run": (
        ("dua",),
        p(r("satu dua tiga", "<w:b/>")),
        p(r("satu ", "<w:b/>"), *marked(0, r("dua", "<w:b/>")), r(" tiga", "<w:b/>")),
    ),
    "over runs": (
        ("bc",),
        p("ab", r("cd", "<w:i/>")),
        p("a", *marked(0, "<w:r><w:t>b</w:t></w:r>", r("c", "<w:i/>")), r("d", "<w:i/>")),
    ),
    "overlapping": (
        ("bc", "abcd", "cd"),
        p("abcde"),
        p(
            '<w:commentRangeStart w:id="0"/>',
            "a",
            '<w:commentRangeStart w:id="1"/>',
            "b",
            '<w:commentRangeStart w:id="2"/>',
            "c",
            '<w:commentRangeEnd w:id="1"/>',
            anchor(1),
            "d",
            '<w:commentRangeEnd w:id="0"/>',
            anchor(0),
            '<w:commentRangeEnd w:id="2"/>',
            anchor(2),
            "e",
        ),
    ),
    "in a cell": (("b",), table(["a", "b"]), table(["a", p(*marked(0, r("b")))])),
    "over paragraphs": (
        ("b\nc",),
        p("ab") + p("cd"),
        p("a", '<w:commentRangeStart w:id="0"/>', "b") + p("c", '<w:commentRangeEnd w:id="0"/>', anchor(0), "d"),
    ),
    "a tab": (
        ("\t",),
        p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"),
        p("<w:r><w:t>a</w:t></w:r>", *marked(0, "<w:r><w:tab/></w:r>"), "<w:r><w:t>b</w:t></w:r>"),
    ),
}


@pytest.mark.parametrize(("texts", "before", "after"), COMMENTED.values(), ids=COMMENTED)
def test_remarks_stand_at_their_text(texts: tuple[str, ...], before: str, after: str) -> None:
    manuscript = opened(word(before))
    commented = noted(manuscript, *texts)
    assert plain_space(body_of(commented.data)) == plain_space(body_of(word(after)))
    assert commented.document.source == manuscript.document.source
    assert manuscript.commented([], AUTHOR) is manuscript


def test_remarks_about_other_stories_stand_where_these_are_anchored() -> None:
    comments = remark(3, "istilah: abaikan XYZ")
    manuscript = opened(word(p("pertama"), *BODY, p("akhir", anchor(3)), comments=comments, **FULL))
    commented = noted(manuscript, "kaki dua", "akhir satu", "kepala dua", "di kotak", "XYZ")
    body = body_of(commented.data)
    for text, near in {
        "kepala dua": r("pertama"),
        "di kotak": "<w:r><mc:AlternateContent>",
        "kaki dua": '<w:r><w:footnoteReference w:id="5"/></w:r>',
        "akhir satu": '<w:r><w:endnoteReference w:id="4"/></w:r>',
        "XYZ": anchor(3),
    }.items():
        said = re.search(
            rf'w:id="(\d+)"[^>]*>(?:<w:p><w:r><w:t>)“{text}”: tentang {text}<',
            unzipped(commented.data)["word/comments.xml"].decode(),
        )
        assert said
        assert f'<w:commentRangeStart w:id="{said[1]}"/>{near}' in body


def test_a_first_comment_brings_its_part() -> None:
    commented = noted(opened(word(p("KTP"))), "KTP")
    parts = unzipped(commented.data)
    assert b'PartName="/word/comments.xml"' in parts["[Content_Types].xml"]
    assert b'Target="/word/comments.xml"' in parts["word/_rels/document.xml.rels"]
    assert b'w:author="istilah" w:date="2026-01-02T03:04:05Z" w:initials="istilah"' in parts["word/comments.xml"]
    again = noted(commented, "KTP")
    assert unzipped(again.data)["word/comments.xml"].count(b"<w:comment ") == 1  # in place of the first
    assert list(unzipped(again.data)) == list(parts)


def test_a_first_comment_where_nothing_is_related_yet() -> None:
    parts = unzipped(word(p("KTP"), p()))
    bare = {name: parts[name] for name in ("[Content_Types].xml", "word/document.xml")}
    commented = noted(opened(zipped({**bare, "word/comments.xml": b"<lain/>"})), "KTP")
    assert b'Id="rId1"' in unzipped(commented.data)["word/_rels/document.xml.rels"]
    assert "word/comments1.xml" in unzipped(commented.data)


def test_a_remark_without_a_text_stands_at_the_first_one() -> None:
    commented = opened(word(p(), p("a"))).commented([Note(Span(0, 0), "kosong")], AUTHOR)
    assert body_of(commented.data) == "<w:p/>" + p(*marked(0, r("a")))
    assert opened(word(p())).commented([Note(Span(0, 0), "kosong")], AUTHOR).document.source == ""


ROWS = [("ASN", "aparatur sipil negara"), ("K/L", "kementerian <&> lembaga")]
LISTED = ["cell 1: Singkatan", "cell 1: Kepanjangan", "cell 2: ASN", "cell 2: aparatur sipil negara"]
LISTED += ["cell 3: K/L", "cell 3: kementerian <&> lembaga"]
CONTENTS = (
    p("Daftar Isi", style="Judul1"),
    p(f"{mark('begin')}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{mark('separate')}", "BAB I 1"),
    p("Lampiran 2", mark("end"), style="Judul1"),
)
LISTS = {
    "before the first chapter": (
        (p("Laporan", style="Judul"), p("Pengantar"), p("Satu", style="Judul1"), p("Dua", style="Judul1")),
        ["heading: Laporan", "paragraph: Pengantar", "heading: Daftar", *LISTED, "heading: Satu", "heading: Dua"],
    ),
    "behind the contents": (
        (*CONTENTS, "<w:sdt><w:sdtContent>", p("Satu", style="Judul1"), "</w:sdtContent></w:sdt>"),
        ["heading: Daftar Isi", "heading: Daftar", *LISTED, "heading: Satu"],
    ),
    "behind the paragraph where the contents end": (
        (*CONTENTS[:2], p(mark("end"), "Satu", style="Judul1"), p("Dua", style="Judul1")),
        ["heading: Daftar Isi", "heading: Satu", "heading: Daftar", *LISTED, "heading: Dua"],
    ),
    "before contents at the end": (
        (p("Satu", style="Judul1"), *CONTENTS[1:]),
        ["heading: Daftar", *LISTED, "heading: Satu"],
    ),
    "at the end": (
        (p("a"), p("Bagian", style="Judul2")),
        ["paragraph: a", "heading: Bagian", "heading: Daftar", *LISTED],
    ),
}


@pytest.mark.parametrize(("body", "expected"), LISTS.values(), ids=LISTS)
def test_a_list_of_abbreviations(body: tuple[str, ...], expected: list[str]) -> None:
    data = word(*body)
    listed = with_list(opened(data), ROWS, "Daftar")
    assert [line for line in told(listed.document) if "stressed" not in line] == expected
    assert changed(data, listed.data) == {"word/document.xml", "word/styles.xml"}
    assert with_list(listed, ROWS, "Daftar") is listed


def test_a_list_looks_like_its_document() -> None:
    styled = table(["a"]).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="Kisi"/></w:tblPr>')
    body = body_of(with_list(opened(word(p("Satu", style="Judul1"), styled)), ROWS, "Daftar").data)
    assert '<w:pStyle w:val="Judul1"/><w:numPr><w:numId w:val="0"/></w:numPr>' in body
    assert body.count('<w:tblStyle w:val="Kisi"/>') == 2
    assert "tblBorders" not in body
    bare = unzipped(word(p("a")))
    bare = {name: bare[name] for name in ("[Content_Types].xml", "word/document.xml")}
    bare["word/document.xml"] = bare["word/document.xml"].replace(b"<w:sectPr/>", b"")
    document = with_list(opened(zipped(bare)), ROWS, "Daftar").document
    assert told(document)[:2] == ["paragraph: a", "heading: Daftar"]


def test_a_list_in_a_file_whose_styles_have_no_usual_one() -> None:
    style = '<w:style w:type="character" w:default="1" w:styleId="Huruf"><w:name w:val="Huruf"/></w:style>'
    made = unzipped(with_list(opened(word(p("a"), styles=style)), ROWS, "Daftar").data)["word/styles.xml"]
    assert b"basedOn" not in made
    assert b'w:styleId="IstilahSel"' in made


MARKED = [("ASN", "aparatur sipil negara*"), ("BPS", "Badan Pusat Statistik"), ("XQRT", "—")]
LEGEND = Legend("* dari termbase", "— belum ada")


def test_a_list_has_a_legend_for_its_marks() -> None:
    body = word(p("Satu", style="Judul1"))
    listed = with_list(opened(body), MARKED, "Daftar", HEAD, LEGEND)
    assert [line for line in told(listed.document) if "stressed" not in line][-3:] == [
        *("paragraph: * dari termbase", "paragraph: — belum ada", "heading: Satu")
    ]
    assert with_list(listed, MARKED, "Daftar", HEAD, LEGEND) is listed
    again = with_list(listed, MARKED[1:2], "Daftar", HEAD, LEGEND)
    assert [line for line in told(again.document) if "stressed" not in line][-2:] == [
        *("cell 2: Badan Pusat Statistik", "heading: Satu")
    ]


def test_a_list_keeps_what_a_writer_filled_in() -> None:
    listed = with_list(opened(word(p("Satu", style="Judul1"))), MARKED, "Daftar", HEAD, LEGEND)
    document = listed.document
    at = document.source.index("—")
    filled = listed.mended([edit(document, "Badan Pusat", "Biro Pusat"), Edit(Span(at, at + 1), "alat")])
    again = with_list(filled, [*MARKED[:1], ("BPS", "Badan Pusat Statistik"), ("XQRT", "—")], "Daftar", HEAD, LEGEND)
    said = [line.partition(": ")[2] for line in told(again.document) if line.startswith("cell")]
    assert said[2:] == ["ASN", "aparatur sipil negara*", "BPS", "Biro Pusat Statistik", "XQRT", "alat"]
    assert "paragraph: — belum ada" not in told(again.document)
    given = with_list(again, [("ASN", "aparatur sipil negara")], "Daftar", HEAD, LEGEND)
    said = [line for line in told(given.document) if "stressed" not in line]
    assert said[-2:] == ["cell 2: aparatur sipil negara", "heading: Satu"]


LISTED_HERE = [
    *("heading: Daftar", "cell 1: Singkatan", "cell 1: Kepanjangan"),
    "cell 2: ASN",
    "cell 2: aparatur sipil negara",
]
HELD = {
    "in place of the mark": ([p("[Daftar Singkatan]"), p("Satu", style="Judul1")], [*LISTED_HERE, "heading: Satu"]),
    "behind a chapter": (
        [p("Satu", style="Judul1"), p("[DAFTAR  singkatan]"), p("a")],
        ["heading: Satu", *LISTED_HERE, "paragraph: a"],
    ),
    "where a section ends": (
        [p("[List of Abbreviations]", properties="<w:sectPr/>"), p("Satu", style="Judul1")],
        [*LISTED_HERE, "heading: Satu"],
    ),
    "not in a sentence": (
        [p("Lihat [Daftar Singkatan]"), p("Satu", style="Judul1")],
        ["paragraph: Lihat [Daftar Singkatan]", *LISTED_HERE, "heading: Satu"],
    ),
}


@pytest.mark.parametrize(("body", "expected"), HELD.values(), ids=HELD)
def test_a_list_stands_where_a_writer_wants_it(body: list[str], expected: list[str]) -> None:
    listed = with_list(opened(word(*body)), [("ASN", "aparatur sipil negara")], "Daftar")
    assert [line for line in told(listed.document) if "stressed" not in line] == expected


def test_the_cells_of_a_list_have_no_indents_of_the_text() -> None:
    indented = STYLES.replace(
        '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:pPr><w:ind w:firstLine="720"/></w:pPr>'
    )
    listed = with_list(opened(word(p("Satu", style="Judul1"), styles=indented)), MARKED, "Daftar", HEAD, LEGEND)
    assert body_of(listed.data).count('<w:pStyle w:val="IstilahSel"/>') == 8
    assert body_of(listed.data).count('<w:pStyle w:val="IstilahKeterangan"/>') == 2
    made = unzipped(listed.data)["word/styles.xml"].decode().partition('w:styleId="IstilahSel"')[2]
    assert '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"' in made
    assert '<w:ind w:left="0" w:right="0" w:firstLine="0"/>' in made


def test_a_list_is_refreshed_and_keeps_what_people_changed() -> None:
    listed = with_list(opened(word(p("Satu", style="Judul1"))), ROWS, "Daftar", ("Short", "Long"))
    own = listed.mended(
        [edit(listed.document, "Daftar", "Singkatan dan Akronim"), edit(listed.document, "Long", "Full")]
    )
    again = with_list(own, [("BPS", "Badan Pusat Statistik")], "Daftar")
    assert again.document.prose == "Singkatan dan Akronim\n\nShort\n\nFull\n\nBPS\n\nBadan Pusat Statistik\n\nSatu"
    assert body_of(again.data).count("istilah-daftar-singkatan") == 1


def test_a_list_without_its_table_is_made_anew() -> None:
    marks = '<w:bookmarkStart w:id="3" w:name="istilah-daftar-singkatan"/>', '<w:bookmarkEnd w:id="3"/>'
    body = (
        '<w:bookmarkStart w:id="1" w:name="lain"/>',
        table(["x"]),
        p(marks[0], "a", '<w:bookmarkEnd w:id="1"/>', marks[1]),
    )
    listed = with_list(opened(word(*body, table(["y"]))), ROWS, "Daftar")
    assert body_of(listed.data).count("istilah-daftar-singkatan") == 1
    assert "heading: Daftar" in told(listed.document)


def test_a_list_is_found_where_another_program_put_its_marks() -> None:
    marks = '<w:bookmarkStart w:id="3" w:name="istilah-daftar-singkatan"/>', '<w:bookmarkEnd w:id="3"/>'
    moved = table(["a", "b"], ["ASN", p("aparatur sipil negara", *marks)])
    assert with_list(opened(word(moved)), ROWS[:1], "Daftar").data == word(moved)
    again = with_list(opened(word(p("x"), moved)), ROWS, "Daftar")
    assert told(again.document) == ["paragraph: x", "cell 1: a", "cell 1: b", *LISTED[2:]]
    assert with_list(again, ROWS, "Daftar") is again
    assert body_of(again.data).index(marks[0]) < body_of(again.data).index("<w:tbl>")


NAMES = (
    *("p", "r", "t", "tab", "br", "tbl", "tr", "tc", "ins", "del", "sdt", "sdtContent", "hyperlink", "pPr", "rPr", "b"),
    *("txbxContent", "fldSimple", "footnoteReference", "footnote", "comment", "bookmarkStart", "ruby", "rt", "drawing"),
    *("fldChar", "instrText", "commentRangeStart", "numPr", "numId", "outlineLvl", "pStyle", "vanish", "sectPr"),
)
VALUES = st.sampled_from(["", "0", "1", "-1", "tiga", "begin", "separate", "end", "Judul1", "PAGE", "TOC", "9" * 30])
TREES = st.recursive(
    st.sampled_from(["KTP", " ", "dll", "", "<!-- k -->", "<?x y?>"]),
    lambda inner: st.builds(
        lambda name, value, children: (
            f'<w:{name} w:id="{value}" w:val="{value}" w:type="{value}" w:instr="{value}" w:fldCharType="{value}" '
            f'w:author="istilah" w:name="istilah-daftar-singkatan">{"".join(children)}</w:{name}>'
        ),
        st.sampled_from(NAMES),
        VALUES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(TREES, TREES, st.data())
def test_whatever_stands_in_the_xml_is_read_and_written(body: str, notes: str, data: st.DataObject) -> None:
    manuscript = opened(word(body, p("KTP"), footnotes=notes, comments=remark(1, "istilah: abaikan") + notes))
    document = manuscript.document
    check(document)
    edits = edits_of(document.source, data)
    margin = [Note(span, "catatan") for span, _ in edits]
    for made in (
        manuscript.mended(edits),
        manuscript.tracked(AUTHOR).mended(edits),
        manuscript.commented(margin, AUTHOR),
    ):
        check(opened(made.data).document)
    check(with_list(manuscript, ROWS, "Daftar").document)


def test_another_library_reads_the_same_and_opens_what_was_written() -> None:
    theirs = docx.Document()
    theirs.add_heading("Laporan", 0)
    theirs.add_heading("Pendahuluan", 1)
    theirs.add_paragraph("butir", style="List Bullet")
    theirs.add_paragraph("kata orang", style="Intense Quote")
    paragraph = theirs.add_paragraph("Setiap ")
    paragraph.add_run("K.T.P.").bold = True
    paragraph.add_run(" dicatat BPS")
    theirs.add_table(1, 2).rows[0].cells[1].text = "dll"
    target = BytesIO()
    theirs.save(target)
    manuscript = opened(target.getvalue())
    assert told(manuscript.document) == [
        *("heading: Laporan", "heading: Pendahuluan", "item: butir", "quote: kata orang"),
        *("paragraph: Setiap K.T.P. dicatat BPS", "cell 1: dll", "stressed: K.T.P."),
    ]
    changes = [edit(manuscript.document, "K.T.P.", "KTP"), edit(manuscript.document, "dll", "dll.")]
    made = with_list(manuscript.mended(changes), ROWS, "Daftar Singkatan")
    again = docx.Document(BytesIO(noted(made, "BPS").data))
    texts = [one.text for one in again.paragraphs]
    assert texts == ["Laporan", "Daftar Singkatan", "Pendahuluan", "butir", "kata orang", "Setiap KTP dicatat BPS"]
    assert [cell.text for cell in again.tables[1].rows[0].cells] == ["", "dll."]
    assert [comment.text for comment in again.comments] == ["tentang BPS"]


def test_the_command_line_mends_word_files(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("surat.docx")
    path.write_bytes(word(p("Pendahuluan", style="Judul1"), p("Setiap K", r(".T.P."), " baru")))
    assert main(["lint", "--select", "EYD001", str(path)]) == 1
    assert "surat.docx:2:8: EYD001" in capsys.readouterr().out
    assert main(["lint", "--select", "EYD001", "--fix", str(path)]) == 0
    assert opened(path.read_bytes()).document.source == "Pendahuluan\nSetiap KTP baru"
    assert main(["lint", "--select", "EYD001", "--fix", str(path)]) == 0


def test_a_comment_in_the_margin_silences(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.docx").write_bytes(
        word(p("Setiap K.T.P.", anchor(0)), p("dan S.I.M."), comments=remark(0, "istilah: abaikan EYD001"))
    )
    assert main(["lint", "--select", "EYD001", "a.docx"]) == 1
    assert capsys.readouterr().out.count("EYD001") == 1


TONGUES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{default}"/></w:rPr></w:rPrDefault></w:docDefaults>
"""


@pytest.mark.parametrize(("default", "marked"), [("id-ID", ["smart city"]), ("en-US", [])])
def test_words_in_another_language_are_marked_where_the_document_is_indonesian(default: str, marked: list[str]) -> None:
    runs = ("Konsep ", r("smart city", '<w:lang w:val="en-US"/>'), " itu ", r("baru", '<w:lang w:val="id-ID"/>'))
    document = opened(word(p(*runs), styles=TONGUES.format(default=default))).document
    assert [document.prose[slice(*span)] for span in document.emphasis] == marked


@pytest.mark.parametrize("tongue", ['w:eastAsia="zh-CN"', 'w:val="x-none"', 'w:bidi="ar-SA"'])
def test_what_says_nothing_of_the_language_makes_no_word_foreign(tongue: str) -> None:
    runs = r("smart city", f"<w:lang {tongue}/>")
    assert opened(word(p(runs), styles=TONGUES.format(default="id-ID"))).document.emphasis == ()
