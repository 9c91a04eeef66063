"""OpenDocument files: what is mended reads as it should, all the rest keeps its bytes, what is hostile is refused."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from istilah.cli import main
from istilah.errors import UnreadableError
from istilah.model.document import Span
from istilah.model.finding import Edit, splice
from istilah.model.listed import Legend
from istilah.readers import list_writer, open_file

if TYPE_CHECKING:
    from istilah.model.manuscript import Manuscript

URN = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = " ".join(
    f'xmlns:{prefix}="{URN}{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
MIMETYPE = "application/vnd.oasis.opendocument.text"
META = (
    f'<office:document-meta {PREFIXES} xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<office:meta><dc:date>2022-03-23T07:00:00</dc:date></office:meta></office:document-meta>"
)
FLAT = sorted((Path(__file__).parent / "readers").glob("*.fodt"))


def content(body: str) -> str:
    """Make a content part of a body; paragraphs may use the style ``I`` for italics."""
    return (
        f"<office:document-content {PREFIXES}><office:automatic-styles>"
        '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
        '<style:style style:name="X" style:family="text"><style:text-properties text:display="none"/></style:style>'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def styles(header: str) -> str:
    return (
        f"<office:document-styles {PREFIXES}><office:master-styles><style:master-page><style:header>{header}"
        "</style:header></style:master-page></office:master-styles></office:document-styles>"
    )


def packed(parts: dict[str, str]) -> bytes:
    """Pack a file as the format wants it: its type first, and stored."""
    target = BytesIO()
    with ZipFile(target, "w") as writing:
        for name, text in parts.items():
            method = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            writing.writestr(ZipInfo(name, (2020, 1, 2, 3, 4, 6)), text, method)
    return target.getvalue()


def opened(body: str, header: str = "", path: str = "surat.odt") -> Manuscript:
    parts = {"mimetype": MIMETYPE, "Pictures/x.png": "\x89PNG", "content.xml": content(body)}
    if header:
        parts["styles.xml"] = styles(header)
    return open_file(packed({**parts, "meta.xml": META}), path)


def part(manuscript: Manuscript, name: str = "content.xml") -> str:
    with ZipFile(BytesIO(manuscript.data)) as reading:
        return reading.read(name).decode()


def body(manuscript: Manuscript) -> str:
    return part(manuscript).partition("<office:text>")[2].partition("</office:text>")[0]


def replaced(manuscript: Manuscript, *changes: tuple[str, str]) -> Manuscript:
    """Put the second text of each pair where the first one stands."""
    source = manuscript.document.source
    edits = [Edit(Span(source.index(old), source.index(old) + len(old)), new) for old, new in changes]
    mended = manuscript.mended(edits)
    assert mended.document.source == splice(source, edits)
    return mended


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("K.T<text:span>.P.</text:span> baru", "K.T.P.", "KTP", "KTP<text:span/> baru"),
        (
            "a<text:span>b</text:span><text:span>c</text:span>d",
            "bc",
            "x  y",
            "a<text:span>x <text:s/>y</text:span><text:span/>d",
        ),
        ("a <text:span>b</text:span> c", "b", "", "a <text:span/><text:s/>c"),
        ("a\n  <text:span>\n b</text:span>  c ", "b", "d", "a <text:span>d</text:span> c "),
        ("RI", "RI", " R\tI\r\n&", "<text:s/>R<text:tab/>I<text:line-break/>&amp;"),
        ("a<text:tab/>b<text:line-break/>c", "a\tb", "d", "d<text:line-break/>c"),
        ('a<text:s text:c="4"/>b', "  ", "-", "a- <text:s/>b"),
        ('a<text:s text:c="0"/>b', "a", "c", 'c<text:s text:c="0"/>b'),
        ("a<text:line-break/><text:tab/>b", " \tb", "", "a"),
        ("a <!-- x --><text:tab/>b", "\tb", "c", "a <!-- x -->c"),
        ("<text:tab/><text:line-break/>c", "\t", "", "<text:line-break/>c"),
        (
            "UU <text:page-number>5</text:page-number> ini",
            "ini",
            "itu",
            "UU <text:page-number>5</text:page-number> itu",
        ),
        ("a\x7f\u2028b", "b", "\U0001f600", "a\x7f\u2028\U0001f600"),
    ],
)
def test_mending(before: str, old: str, new: str, after: str) -> None:
    manuscript = opened(f"<text:p>{before}</text:p>")
    source = manuscript.document.source
    at = source.index(old)
    mended = manuscript.mended([Edit(Span(at, at + len(old)), new)])
    assert body(mended) == f"<text:p>{after}</text:p>"


@pytest.mark.parametrize(
    ("before", "at", "after"),
    [
        ("ab", 1, "aZb"),
        ("ab", 0, "Zab"),
        ("a<text:span>b</text:span>", 1, "aZ<text:span>b</text:span>"),
        ("<text:tab/>b", 0, "Z<text:tab/>b"),
        ("<text:tab/>b", 1, "<text:tab/>Zb"),
        ("a<text:line-break/>", 2, "a<text:line-break/>Z"),
        ('a<text:s text:c="2"/>', 2, "a Z "),
        ("", 0, "Z"),
        ("a<text:page-number>5</text:page-number>", 2, "a<text:page-number>5</text:page-number>Z"),
    ],
)
def test_inserting(before: str, at: int, after: str) -> None:
    manuscript = opened(f"<text:p>{before}</text:p>")
    mended = manuscript.mended([Edit(Span(at, at), "Z")])
    assert body(mended) == f"<text:p>{after}</text:p>"


def test_mending_in_notes_tables_boxes_and_headers() -> None:
    note = "<text:note><text:note-body><text:p>K.P.K.</text:p></text:note-body></text:note>"
    manuscript = opened(
        f"<text:p>K<text:bookmark/>P<text:span>U</text:span>{note} baru</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>B.P.S.</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p><draw:frame><draw:text-box><text:p>M.K.</text:p></draw:text-box></draw:frame></text:p>",
        "<text:p>D.P.R.</text:p>",
    )
    mended = replaced(
        manuscript,
        *(("KPU", "Komisi"), ("K.P.K.", "KPK"), ("B.P.S.", "BPS"), ("M.K.", "MK"), ("D.P.R.", "DPR")),
    )
    assert body(mended) == (
        body(manuscript)
        .replace("K<text:bookmark/>P<text:span>U</text:span>", "Komisi<text:bookmark/><text:span/>")
        .replace("K.P.K.", "KPK")
        .replace("B.P.S.", "BPS")
        .replace("M.K.", "MK")
    )
    assert "<text:p>DPR</text:p>" in part(mended, "styles.xml")


def test_what_an_edit_leaves_as_it_was_keeps_its_formatting() -> None:
    manuscript = opened('<text:p>KTP<text:span text:style-name="I">nya</text:span> hilang</text:p>')
    mended = replaced(manuscript, ("KTPnya", "KTP-nya"))
    assert body(mended) == '<text:p>KTP-<text:span text:style-name="I">nya</text:span> hilang</text:p>'


def test_what_is_new_stands_before_a_tab_or_a_field_at_the_beginning() -> None:
    for first in ("<text:tab/>", "<text:page-number>7</text:page-number>"):
        manuscript = opened(f"<text:p>{first}</text:p>")
        assert body(manuscript.mended([Edit(Span(0, 0), "a")])) == f"<text:p>a{first}</text:p>"


def test_a_text_without_a_paragraph_takes_no_edit() -> None:
    manuscript = opened("<text:section/>")
    assert manuscript.mended([Edit(Span(0, 0), "a")]) is manuscript


def test_what_no_paragraph_can_hold_is_left_out() -> None:
    manuscript = opened("<text:p>satu</text:p><text:p>dua</text:p><text:p>tiga</text:p>")
    assert manuscript.mended([Edit(Span(2, 11), "\x00\ud800ZZ")]).document.source == "saZZ\n\nga"


def test_a_comment_goes_with_what_it_silenced() -> None:
    comment = '<office:annotation office:name="a"><text:p>istilah: {}</text:p><text:p>EYD</text:p></office:annotation>'
    end = '<office:annotation-end office:name="a"/>'
    manuscript = opened(f"<text:p>a{comment.format('abaikan ABBR001,')}b{end}<office:annotation-end/>c</text:p>")
    assert manuscript.document.source == "abc istilah: abaikan ABBR001, EYD"
    shorter = replaced(manuscript, ("abaikan ABBR001, EYD", "abaikan EYD"))
    assert "<text:p>istilah: abaikan EYD</text:p></office:annotation>" in body(shorter)
    without = manuscript.mended([Edit(Span(3, 33), "")])
    assert body(without) == "<text:p>ab<office:annotation-end/>c</text:p>"
    twice = opened(f"<text:p>{comment.format('abaikan')}{comment.format('ignore')}a{end}</text:p>")
    assert body(twice.mended([Edit(Span(1, len(twice.document.source)), "")])) == "<text:p>a</text:p>"
    nameless = opened("<text:p><office:annotation><text:p>istilah: abaikan</text:p></office:annotation></text:p>")
    assert body(nameless.mended([Edit(Span(0, 17), "")])) == "<text:p/>"
    assert body(nameless.mended([Edit(Span(0, 0), "a")])).startswith("<text:p>a<office:annotation>")


def test_a_content_control_that_asks_to_be_filled_in_is_no_prose() -> None:
    extended = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    asks = f'<loext:content-control {extended} loext:showing-place-holder="true">isi KTP</loext:content-control>'
    filled = f"<loext:content-control {extended}>SIM</loext:content-control>"
    assert opened(f"<text:p>Bawa {asks} dan {filled}.</text:p>").document.prose == "Bawa  dan SIM."


ROWS = [("ASN", "aparatur sipil negara"), ("BPS", "Badan Pusat\0 Statistik")]
LISTED = [
    *("heading: Daftar", "cell: Singkatan", "cell: Kepanjangan"),
    *("cell: ASN", "cell: aparatur sipil negara", "cell: BPS", "cell: Badan Pusat Statistik"),
]
CONTENTS = "<text:table-of-content><text:index-body><text:p>Satu 1</text:p></text:index-body></text:table-of-content>"
ONE = "<text:h>Satu</text:h>"
LEGEND = Legend("* dari termbase", "— tidak ada")


def told(manuscript: Manuscript) -> list[str]:
    document = manuscript.document
    return [f"{block.kind}: {document.prose[block.start : block.end]}" for block in document.blocks]


def listed(manuscript: Manuscript, *rows: tuple[str, str]) -> Manuscript:
    writer = list_writer("surat.odt")
    assert writer
    return writer(manuscript, rows or ROWS, "Daftar", ("Singkatan", "Kepanjangan"), LEGEND)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param(f"<text:p>a</text:p>{ONE}", ["paragraph: a", *LISTED, "heading: Satu"], id="before a chapter"),
        pytest.param(f"{ONE}{CONTENTS}<text:h>Dua</text:h>", ["heading: Satu", *LISTED, "heading: Dua"], id="contents"),
        pytest.param(f"{ONE}{CONTENTS}", [*LISTED, "heading: Satu"], id="contents at the end"),
        pytest.param(f"<text:section>{ONE}</text:section>", [*LISTED, "heading: Satu"], id="before a section"),
        pytest.param(
            '<text:p>a</text:p><text:h text:outline-level="2">b</text:h>',
            ["paragraph: a", "heading: b", *LISTED],
            id="at the end",
        ),
    ],
)
def test_a_list_of_abbreviations(before: str, expected: list[str]) -> None:
    first = listed(opened(before))
    assert told(first) == expected
    assert listed(first) is first


def test_a_list_is_refreshed_and_keeps_what_people_changed() -> None:
    own = replaced(listed(opened('<text:h text:style-name="J">Satu</text:h>')), ("Daftar", "Singkatan dan Akronim"))
    styled = part(own).replace('<text:p text:style-name="istilah-isi">BPS', '<text:p text:style-name="Isi">BPS')
    again = listed(open_file(packed({"content.xml": styled}), "surat.odt"), ("BPS", "Badan Pusat Statistik"))
    assert told(again) == ["heading: Singkatan dan Akronim", *LISTED[1:3], *LISTED[5:], "heading: Satu"]
    assert '<text:h text:outline-level="1" text:is-list-header="true" text:style-name="J">' in part(again)
    assert '<text:p text:style-name="Isi">BPS</text:p>' in part(again)


def test_a_list_has_a_legend_and_keeps_what_a_writer_filled_in() -> None:
    marked = (("ASN", "aparatur*"), ("BPS", "Badan Pusat Statistik"), ("XQRT", "—"))
    first = listed(opened(ONE), *marked)
    assert told(first)[-3:] == ["paragraph: * dari termbase", "paragraph: — tidak ada", "heading: Satu"]
    assert listed(first, *marked) is first
    filled = replaced(first, ("—", "alat"))
    again = listed(filled, *marked)
    assert told(again)[-4:] == ["cell: XQRT", "cell: alat", "paragraph: * dari termbase", "heading: Satu"]
    given = listed(again, ("ASN", "aparatur sipil negara"))
    assert told(given)[-3:] == ["cell: ASN", "cell: aparatur sipil negara", "heading: Satu"]


def test_a_list_stands_where_a_writer_wants_it() -> None:
    held = listed(opened(f"{ONE}<text:p>[Daftar Singkatan]</text:p><text:p>a</text:p>"))
    assert told(held) == ["heading: Satu", *LISTED, "paragraph: a"]
    assert 'style:name="istilah-isi" style:family="paragraph" style:parent-style-name="Standard"' in part(held)


def test_a_list_of_which_only_the_head_is_left() -> None:
    empty = '<table:table table:name="istilah-daftar-singkatan">{}</table:table>'
    row = "<table:table-row><table:table-cell/><table:table-cell/></table:table-row>"
    assert told(listed(opened(empty.format(row)))) == LISTED[3:]
    bold = row.replace(
        "<table:table-cell/>", '<table:table-cell><text:p text:style-name="X">a</text:p></table:table-cell>'
    )
    assert "istilah-kepala" not in part(listed(opened(empty.format(bold)))).partition("ASN")[2]
    bare = opened(empty.format("") + ONE)
    assert listed(bare) is bare


def test_a_list_with_a_column_more_keeps_it() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = [("Singkatan", "Kepanjangan", "Hlm"), ("ASN", "aparatur", "1"), ("BPS", "Badan Pusat Statistik", "7")]
    made = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    table = (
        f'<table:table table:name="istilah-daftar-singkatan"><table:table-rows>{made}</table:table-rows></table:table>'
    )
    wider = [("ASN", "aparatur sipil negara"), ("BPS", "Badan Pusat Statistik"), ("KTP", "kartu tanda\u00a0penduduk")]
    first = listed(opened(table), *wider)
    assert [line.partition(": ")[2] for line in told(first)] == [
        *("Singkatan", "Kepanjangan", "Hlm"),
        *("ASN", "aparatur", "1"),
        *("BPS", "Badan Pusat Statistik", "7"),
        *("KTP", "kartu tanda penduduk"),
    ]
    assert listed(first, *wider) is first


def test_a_deleted_chapter_is_no_place_for_a_list() -> None:
    region = f"<text:changed-region><text:deletion>{ONE}</text:deletion></text:changed-region>"
    deleted = f"<text:tracked-changes>{region}</text:tracked-changes>"
    assert told(listed(opened(f"{deleted}<text:p>a</text:p><text:h>Dua</text:h>")))[0] == "paragraph: a"


def test_a_list_in_a_flat_file() -> None:
    data = f"<office:document {PREFIXES}><office:body><office:text>{ONE}</office:text></office:body></office:document>"
    first = listed(open_file(data.encode(), "surat.fodt"))
    assert told(first) == [*LISTED, "heading: Satu"]
    assert b'style:family="table-cell"' in first.data.partition(b"<office:body>")[0]


def test_all_other_parts_keep_their_bytes() -> None:
    manuscript = opened("<text:p>S.I.M.</text:p>", "<text:p>RI</text:p>")
    mended = replaced(manuscript, ("S.I.M.", "SIM"))
    with ZipFile(BytesIO(manuscript.data)) as before, ZipFile(BytesIO(mended.data)) as after:
        assert before.namelist() == after.namelist()
        assert after.infolist()[0].compress_type == ZIP_STORED
        assert [name for name in after.namelist() if before.read(name) != after.read(name)] == ["content.xml"]
        assert all(info.date_time == (2020, 1, 2, 3, 4, 6) for info in after.infolist())
    assert mended.data[30:].startswith(b"mimetype" + MIMETYPE.encode())
    assert manuscript.mended([]).data == manuscript.data
    assert mended.document.date == "2022-03-23"


@pytest.mark.parametrize("path", FLAT, ids=lambda path: path.name)
def test_flat_files(path: Path) -> None:
    manuscript = open_file(path.read_bytes(), path.name)
    assert manuscript.mended([]).data == path.read_bytes()
    source = manuscript.document.source
    at = source.index("\n") - 1
    mended = manuscript.mended([Edit(Span(at, at + 1), "X")])
    assert mended.document.source == f"{source[:at]}X{source[at + 1 :]}"
    assert mended.document.blocks == manuscript.document.blocks


def test_templates_and_files_without_type_styles_and_date() -> None:
    assert open_file(packed({"content.xml": content("<text:p>a</text:p>")}), "a.odt").document.date == ""
    template = packed({"mimetype": f"{MIMETYPE}-template", "content.xml": content("<text:p>a</text:p>")})
    assert open_file(template, "a.ott").document.prose == "a"
    assert opened("").document.prose == ""


SHEET = (
    f"<office:document-content {PREFIXES}><office:body><office:spreadsheet/></office:body></office:document-content>"
)


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"mimetype": MIMETYPE}, "“content.xml” is missing"),
        (
            {"mimetype": "application/epub+zip", "content.xml": content("")},
            "no OpenDocument text (application/epub+zip)",
        ),
        ({"content.xml": SHEET}, "no OpenDocument text (spreadsheet)"),
        ({"content.xml": "<html/>"}, "no OpenDocument text (html)"),
        ({"content.xml": "<!DOCTYPE a><a/>"}, "has a DTD"),
        ({"content.xml": content("<text:p>")}, "“content.xml” is damaged"),
        ({"content.xml": content("<text:span>" * 9999 + "</text:span>" * 9999)}, "“content.xml” nests or multiplies"),
        ({"content.xml": content(""), "styles.xml": "<a>"}, "“styles.xml” is damaged"),
        ({"encrypted-package": "x"}, "is encrypted"),
        ({"META-INF/manifest.xml": "<manifest:encryption-data/>", "content.xml": "x"}, "is encrypted"),
    ],
)
def test_what_is_broken_or_hostile_is_refused(parts: dict[str, str], word: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        open_file(packed(parts), "surat.odt").document  # noqa: B018  # reading it is the point
    assert word in caught.value.text.en


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<!DOCTYPE a><a/>", b"<a/>", b"\xff\xfe"])
def test_flat_files_that_are_none(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        open_file(data, "surat.fodt").document  # noqa: B018  # as above


def test_many_spaces_cost_no_memory() -> None:
    assert (
        len(opened('<text:p>a<text:s text:c="9999"/>b<text:s text:c="99999999999"/>c</text:p>').document.source) < 2000
    )


def test_circles_and_chains_of_styles() -> None:
    chain = "".join(
        f'<style:style style:name="S{at}" style:family="text" style:parent-style-name="S{at + 1}"/>'
        for at in range(9999)
    )
    text = "".join(f'<text:span text:style-name="S{at}">a</text:span>' for at in range(9999))
    data = content(f"<text:p>{text}</text:p>").replace("<style:style ", f"{chain}<style:style ", 1)
    assert open_file(packed({"content.xml": data}), "a.odt").document.prose == "a" * 9999


_INLINE = st.sampled_from(
    [
        *("ASN", "K.T", " ", "  ", "\n ", "kata", "“é”", "😀", "&amp;", "\u2028", "&#13;", "."),
        *("<text:s/>", '<text:s text:c="3"/>', "<text:tab/>", "<text:line-break/>", "<text:bookmark/>", "<!-- x -->"),
        *("<text:span>", '<text:span text:style-name="I">', "<text:a>", "</>", "</>", "<text:soft-page-break/>"),
        *("<text:page-number>7</text:page-number>", "<text:date/>", '<text:span text:style-name="X"> t </text:span>'),
        "<text:note><text:note-body><text:p> catatan KPK </text:p></text:note-body></text:note>",
        "<draw:frame><draw:text-box><text:p>kotak  RI</text:p></draw:text-box></draw:frame>",
        "<office:annotation><text:p>istilah: abaikan</text:p></office:annotation>",
        "<office:annotation><text:p>dicek</text:p></office:annotation>",
    ]
)
_BLOCKS = st.sampled_from(["p", "h"])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    paragraphs = draw(st.lists(st.tuples(_BLOCKS, st.lists(_INLINE, max_size=12)), max_size=4))
    return "".join(f"<text:{tag}>{balanced(parts)}</text:{tag}>" for tag, parts in paragraphs)


def balanced(parts: list[str]) -> str:
    """Close what is opened; ``</>`` closes the last one."""
    opened_tags: list[str] = []
    made = []
    for part in parts:
        if part == "</>":
            made.append(f"</{opened_tags.pop()}>" if opened_tags else "")
            continue
        if part.startswith(("<text:span", "<text:a>")) and not part.endswith("</text:span>"):
            opened_tags.append(part[1:-1].split()[0])
        made.append(part)
    return "".join([*made, *(f"</{tag}>" for tag in reversed(opened_tags))])


@given(bodies(), st.data())
@example("<text:p>a <text:span> </text:span>b</text:p>", None)
def test_mending_is_splicing(xml: str, data: st.DataObject | None) -> None:
    manuscript = opened(xml, "<text:p>Kepala RI</text:p>")
    document = manuscript.document
    edits = []
    last = 0
    for piece in document.pieces:
        if not piece.length or not data:
            continue
        start = data.draw(st.integers(max(piece.source, last), piece.source + piece.length))
        end = data.draw(st.integers(start, piece.source + piece.length))
        new = data.draw(st.sampled_from(["", "RI", " ", "  a  ", "\t", "x y"]))
        if (start < end or new) and start >= last:
            edits.append(Edit(Span(start, end), new))
            last = end + 1
    mended = manuscript.mended(edits)
    assert mended.document.source == splice(document.source, edits)
    assert mended.mended([]).data == mended.data
    assert open_file(mended.data, "surat.odt").document == mended.document


@given(bodies())
def test_the_way_back(xml: str) -> None:
    document = opened(xml).document
    for piece in document.pieces:
        kept = document.prose[piece.prose : piece.prose + piece.length]
        assert kept == document.source[piece.source : piece.source + piece.length]
    for piece, following in pairwise(document.pieces):
        assert piece.prose + piece.length <= following.prose
        assert piece.source + piece.length <= following.source
    assert document.prose == "\n\n".join(document.prose[block.start : block.end] for block in document.blocks)
    for offset in range(len(document.prose)):
        place = document.in_source(Span(offset, offset + 1))
        assert 0 <= place.start < place.end <= len(document.source)
    for text, start, end in document.comments:
        assert document.source[start:end] == text


@given(st.binary(max_size=300), st.sampled_from(["a.odt", "a.ott", "a.fodt"]))
def test_any_bytes(data: bytes, path: str) -> None:
    with pytest.raises(UnreadableError):
        open_file(data, path).document  # noqa: B018  # as above


def test_linting_and_fixing_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "surat.odt"
    comment = "<office:annotation><text:p>istilah: abaikan EYD001</text:p></office:annotation>"
    path.write_bytes(
        opened(
            "<text:p>Warga membawa K.T<text:span>.P.</text:span> lama. Lalu</text:p>"
            f"<text:p>K.T.P. itu{comment}</text:p>"
        ).data
    )
    assert main(["lint", "--select", "EYD001", str(path)]) == 1
    assert "surat.odt:1:" in capsys.readouterr().out
    assert main(["lint", "--select", "EYD001", "--fix", "--unsafe-fixes", str(path)]) == 0
    mended = open_file(path.read_bytes(), str(path))
    assert mended.document.source == "Warga membawa KTP lama. Lalu\nK.T.P. itu istilah: abaikan EYD001"


def in_list(*items: str, style: str = "L", more: str = "", depth: int = 1) -> str:
    inner = "".join(items)
    for at in range(depth):
        name = f' text:style-name="{style}"{more}' if at == depth - 1 else ""
        inner = f"<text:list{name}>{inner if not at else f'<text:list-item>{inner}</text:list-item>'}</text:list>"
    return inner


def item(text: str, more: str = "") -> str:
    return f"<text:list-item{more}><text:h>{text}</text:h></text:list-item>"


def number_style(at: int, form: str, more: str = "") -> str:
    return f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" {more}/>'


LEVELS = (
    number_style(1, "I", 'style:num-prefix="BAB "'),
    number_style(2, "1", 'text:display-levels="2"'),
    number_style(3, ""),
    number_style(4, "01, 02, 03, ...", 'text:display-levels="4"'),
    '<text:list-level-style-bullet text:level="5" text:bullet-char="•"/>',
    number_style(6, "1", 'loext:num-list-format="%2%.%5%.%6%.%9%"'),
    number_style(7, "1", 'loext:num-list-format="%1%.%7%" loext:is-legal="true" text:start-value="3"'),
)
OTHER_LEVELS = number_style(1, "a", 'style:num-suffix=")"')
LISTS = (
    f'<text:list-style style:name="L">{"".join(LEVELS)}</text:list-style>'
    f'<text:list-style style:name="M">{OTHER_LEVELS}</text:list-style>'
)
FIRST = in_list(item("a"), more=' xml:id="x"')
NUMBERED = {
    "an item": (FIRST, "BAB I a"),
    "items before it": (in_list(item("a"), item(""), item("b")), "BAB III b"),
    "what else is in an item": (
        in_list("<text:list-item><text:p>a</text:p><text:h>b</text:h></text:list-item>"),
        "b",
    ),
    "a list of its own": (FIRST + in_list(item("b")), "BAB I b"),
    "a list that goes on": (FIRST + in_list(item("b"), more=' text:continue-numbering="true"'), "BAB II b"),
    "one that goes on with another": (
        FIRST + in_list(item("b"), style="M") + in_list(item("c"), more=' text:continue-list="x"'),
        "BAB II c",
    ),
    "formats of its own": (FIRST + in_list(item("b"), style="M", more=' text:continue-list="x"'), "b) b"),
    "an item that begins anew": (in_list(item("a"), item("b", ' text:start-value="7"')), "BAB VII b"),
    "a level passed over": (in_list(item("a"), depth=2), "I.1 a"),
    "a level that shows none": (in_list(item("a"), depth=3), "a"),
    "digits, and nothing of such a level": (in_list(item("a"), depth=4), "I.1.01 a"),
    "a bullet": (in_list(item("a"), depth=5), "a"),
    "points beside a bullet": (in_list(item("a"), depth=6), "1..1. a"),
    "Arabic numbers": (in_list(item("a"), depth=7), "1.3 a"),
    "a list header": (in_list("<text:list-header><text:h>a</text:h></text:list-header>"), "a"),
    "a list without a style": (in_list(item("a"), style=""), "a"),
    "a heading of the outline": ("<text:h>a</text:h><text:h/><text:h>b</text:h>", "C. b"),
    "a list of the outline": (in_list(item("a"), style="Outline"), "A. a"),
    "a heading that begins anew": (
        '<text:h>a</text:h><text:h text:restart-numbering="true" text:start-value="4">b</text:h>',
        "D. b",
    ),
    "a style for a level": ('<text:h text:style-name="Heading_20_1">a</text:h>', "A. a"),
    "one that is made from it": ('<text:h text:style-name="Anak">a</text:h>', "a"),
    "one of a writer's own": ('<text:h text:style-name="P9">a</text:h>', "A. a"),
    "a style without a list": ('<text:h text:style-name="Lepas" text:outline-level="2">a</text:h>', "a"),
    "a level without numbers": ('<text:h text:outline-level="3">a</text:h>', "a"),
}
COMMON = """<office:styles>
<style:style style:name="Heading_20_1" style:family="paragraph" style:default-outline-level="1"/>
<style:style style:name="Anak" style:family="paragraph" style:parent-style-name="Heading_20_1"
 style:default-outline-level="1"/>
<style:style style:name="Lepas" style:family="paragraph" style:default-outline-level="2" style:list-style-name=""/>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="A" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1"/>
</text:outline-style></office:styles>"""


def own_style(name: str, attributes: str = "", properties: str = "", family: str = "paragraph") -> str:
    inner = f"<style:{family}-properties {properties}/>" if properties else ""
    return f'<style:style style:name="{name}" style:family="{family}" {attributes}>{inner}</style:style>'


OWN_STYLES = "".join(
    (
        own_style("P9", 'style:parent-style-name="Heading_20_1"'),
        own_style("PB", properties='fo:break-before="page"'),
        own_style("PA", properties='fo:break-after="page"'),
        own_style("PM", 'style:master-page-name="Lain"'),
        own_style("TB", properties='fo:break-before="page"', family="table"),
        own_style("Putar", 'style:parent-style-name="Putar"'),
    )
)
MORE_PREFIXES = (
    f'{PREFIXES} xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def styled(body: str, pages: int = 0) -> Manuscript:
    counted = f'<meta:document-statistic meta:page-count="{pages}"/></office:meta>'
    parts = {
        "content.xml": content(body).replace("</office:automatic", f"{LISTS}{OWN_STYLES}</office:automatic"),
        "styles.xml": styles("").replace("<office:master-styles>", f"{COMMON}<office:master-styles>"),
        "meta.xml": META.replace("</office:meta>", counted),
    }
    return open_file(packed({name: text.replace(PREFIXES, MORE_PREFIXES) for name, text in parts.items()}), "a.odt")


@pytest.mark.parametrize(("body", "heading"), NUMBERED.values(), ids=NUMBERED)
def test_headings_bear_the_numbers_that_libreoffice_prints(body: str, heading: str) -> None:
    document = styled(f"{body}<text:p>isi</text:p>").document
    assert document.landmarks[-1].heading == heading


SOFT = "<text:soft-page-break/>"
BROKEN_CELL = f"<table:table-cell><text:p>{{}} {SOFT}{{}}</text:p></table:table-cell>"
BROKEN_ROW = (
    '<table:table table:style-name="TB"><table:table-row>'
    f"{BROKEN_CELL.format('b', 'c')}{BROKEN_CELL.format('d', 'e')}</table:table-row></table:table>"
)
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>{}</text:note-citation>'
    "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
)
BROKEN_NOTE = NOTE.format("", SOFT)
PAGED = {
    "text that flows over": (f"<text:p>a {SOFT}b</text:p>", "12"),
    "between paragraphs": (f"<text:p>a</text:p>{SOFT}<text:p>b</text:p>", "12"),
    "at the beginning of one": (f"<text:p>a</text:p><text:p>{SOFT}b</text:p>", "12"),
    "a break before": ('<text:p>a</text:p><text:p text:style-name="PB">b</text:p>', "12"),
    "none before the first": ('<text:p text:style-name="PB">a</text:p><text:p text:style-name="PB">b</text:p>', "12"),
    "a break behind": ('<text:p text:style-name="PA">a</text:p><text:p>b</text:p>', "12"),
    "both": ('<text:p text:style-name="PA">a</text:p><text:p text:style-name="PB">b</text:p>', "12"),
    "another master page": ('<text:p>a</text:p><text:p text:style-name="PM">b</text:p>', "12"),
    "a style that is its own parent": (
        '<text:p>a</text:p><text:p text:style-name="PB">b</text:p><text:p text:style-name="Putar">c</text:p>',
        "122",
    ),
    "a table": (f"<text:p>a</text:p>{BROKEN_ROW}<text:p>f</text:p>", "123233"),
    "notes stand elsewhere": (f"<text:p>a{BROKEN_NOTE}</text:p>{SOFT}<text:p>b</text:p>", "12"),
}


@pytest.mark.parametrize(("body", "numbers"), PAGED.values(), ids=PAGED)
def test_pages_are_those_that_were_noted(body: str, numbers: str) -> None:
    document = styled(body, int(numbers[-1])).document
    found = [document.where(Span(*match.span())).en for match in re.finditer(r"\w+", document.prose)]
    assert [re.findall(r"page (\d) of", place) for place in found] == [[number] for number in numbers]
    other = styled(body, 7).document
    assert not any("page" in other.where(Span(*match.span())).en for match in re.finditer(r"\w+", other.prose))


def test_a_note_without_a_plain_number_has_none() -> None:
    for cited, said in (("3", "footnote 3"), ("*", "footnote"), ("", "footnote 1")):
        document = opened(f"<text:p>a{NOTE.format(cited, 'b')}</text:p>").document
        at = document.prose.index("b")
        assert document.where(Span(at, at + 1)).en == f"“b”, {said}"


def test_a_chain_of_styles_has_an_end_however_long() -> None:
    styles = "".join(
        f'<style:style style:name="P{number}" style:family="paragraph" style:parent-style-name="P{number + 1}"/>'
        for number in range(5000)
    )
    names = {"office": "office", "style": "style", "text": "text"}
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in names.items()
    )
    body = '<text:h text:style-name="P0" text:outline-level="1">Rapat</text:h>'
    data = (
        f"<office:document {spaces}><office:styles>{styles}</office:styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    assert open_file(data.encode(), "a.fodt").document.prose == "Rapat"
