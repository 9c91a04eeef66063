"""PDF files: typeset here by hand, a text at its place after the other, and read back as prose."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istilah.cli import main
from istilah.errors import UnreadableError
from istilah.model.document import Document, Span
from istilah.model.finding import Edit
from istilah.readers import open_file, pdf

if TYPE_CHECKING:
    from pathlib import Path

FONTS = (
    *(f"{font}/Encoding/WinAnsiEncoding" for font in ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")),
    "Helvetica/Encoding/WinAnsiEncoding/ToUnicode 7 0 R",
)
MEANING = b"1 begincodespacerange<00><ff>endcodespacerange 2 beginbfchar<b7><f0b7><a7><00ad>endbfchar"
"""What the last font says of two of its characters."""
ROMAN, BOLD, ITALIC, SIGNS = range(4)
UP, DOWN = "0 1 -1 0", "0 -1 1 0"


class Set(NamedTuple):
    """A text, set at a place of the page."""

    x: float
    y: float
    text: str
    font: int = ROMAN
    size: float = 10
    matrix: str = "1 0 0 1"

    def __str__(self) -> str:
        text = self.text.translate({ord(letter): f"\\{letter}" for letter in "()\\"})
        return f"BT /F{self.font} {self.size} Tf {self.matrix} {self.x} {self.y} Tm ({text}) Tj ET"


def printed(*pages: list[Set], info: str = "", encrypt: str = "", count: int = 0, kid: str = "") -> bytes:
    """Write a PDF file."""
    kids = kid or " ".join(f"{4 + len(FONTS) + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count or len(pages)}>>".encode(),
        *(f"<</Type/Font/Subtype/Type1/BaseFont/{font}>>".encode() for font in FONTS),
        b"<</Length %d>>stream\n%b\nendstream" % (len(MEANING), MEANING),
    ]
    fonts = "".join(f"/F{at} {at + 3} 0 R" for at in range(len(FONTS)))
    for page in pages:
        content = "\n".join(map(str, page)).encode("cp1252")
        resources = f"/Resources<</Font<<{fonts}>>>>/Contents {len(objects) + 2} 0 R"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{resources}>>".encode(),
            b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        ]
    objects.append(f"<<{info}>>".encode())
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R{encrypt}>>"
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(written)}\n%%EOF"
    )
    return written + end.encode()


def lines(x: float, y: float, *texts: str, size: float = 10, leading: float = 12) -> list[Set]:
    return [Set(x, y - at * leading, text, size=size) for at, text in enumerate(texts)]


def document(*pages: list[Set], info: str = "") -> Document:
    return open_file(printed(*pages, info=info), "a.pdf").document


def told(read: Document) -> list[str]:
    return [f"{block.kind}: {read.prose[block.start : block.end]}" for block in read.blocks]


PARAGRAPH = (
    "Pemerintah Republik Indonesia memulai pem-",
    "bangunan kawasan inti, dan undang-",
    "undang yang mengaturnya telah terbit. PEM-",
    "DA mengurus mereka yang ber-",
    "KTP setempat (RI) sampai selesai semua.",
)


def test_lines_of_a_paragraph_are_joined_and_parted_words_whole() -> None:
    read = document(lines(50, 700, *PARAGRAPH))
    assert read.prose == (
        "Pemerintah Republik Indonesia memulai pembangunan kawasan inti, dan undang-"
        "undang yang mengaturnya telah terbit. PEM-DA mengurus mereka yang ber-KTP setempat (RI) sampai selesai semua."
    )
    assert read.source == "\n".join(PARAGRAPH)


HYPHENS = {
    "said twice, with affixes": (
        "menurut perundang-",
        "undangan yang berlaku",
        "menurut perundang-undangan yang berlaku",
    ),
    "said twice, in capitals": ("Undang-", "undang yang berlaku", "Undang-undang yang berlaku"),
    "said twice, with a prefix": ("mereka berlari-", "larian di sana", "mereka berlari-larian di sana"),
    "said twice, with a nasal": ("mereka tolong-", "menolong di sana", "mereka tolong-menolong di sana"),
    "prefix": ("mereka mem-", "bangun di sana", "mereka membangun di sana"),
    "prefix of a word with a hyphen": ("menurut per-", "undang-undangan itu", "menurut perundang-undangan itu"),
    "ending": ("keadaan-", "nya di sana", "keadaannya di sana"),
    "ending of a word with a hyphen": ("menurut undang-undang-", "nya itu", "menurut undang-undangnya itu"),
    "a short form": ("mereka ber-", "KTP di sana", "mereka ber-KTP di sana"),
    "an ending of a short form": ("menunjukkan KTP-", "nya di sana", "menunjukkan KTP-nya di sana"),
    "a beginning that comes again by chance": ("mereka di-", "dirikan di sana", "mereka didirikan di sana"),
}


@pytest.mark.parametrize(("first", "second", "prose"), HYPHENS.values(), ids=HYPHENS)
def test_grammar_tells_whose_a_hyphen_is(first: str, second: str, prose: str) -> None:
    read = document(lines(50, 700, first, second))
    assert (read.prose, read.unsure) == (prose, ())


WITNESSES = {
    "whole": ("kerjasama", "kerja-", "sama itu", "kerjasama itu", True),
    "whole, with an ending": ("kerjasamanya", "Kerja-", "sama itu", "Kerjasama itu", True),
    "whole, in other capitals": ("republik", "REPUB-", "LIK INDONESIA", "REPUBLIK INDONESIA", True),
    "hyphenated": ("kerja-sama", "kerja-", "sama itu", "kerja-sama itu", True),
    "hyphenated, with an ending": ("kerja-samanya", "kerja-", "sama itu", "kerja-sama itu", True),
    "hyphenated, though grammar says no": ("ber-kaos", "ber-", "kaos itu", "ber-kaos itu", True),
    "both": ("kerjasama kerja-sama", "kerja-", "sama itu", "kerja-sama itu", False),
    "a part only": ("kerja dan sama", "kerja-", "sama itu", "kerja-sama itu", False),
    "neither, where words are parted": ("membangun", "kerja-", "sama mem-", "kerjasama mem", False),
}


@pytest.mark.parametrize(("elsewhere", "first", "second", "prose", "sure"), WITNESSES.values(), ids=WITNESSES)
def test_the_rest_of_a_document_tells_whose_a_hyphen_is(
    elsewhere: str, first: str, second: str, prose: str, *, sure: bool
) -> None:
    read = document(lines(50, 700, f"Di sini ada {elsewhere} yang mem-", "bangun dan di", first, second, "bangun"))
    assert prose in read.prose
    assert [read.source[slice(*span)].replace("\n", "") for span in read.unsure] == ([] if sure else ["kerja-sama"])


@pytest.mark.parametrize(("elsewhere", "told"), [("mutu", []), ("kwalitas", [2, 3])])
def test_nothing_is_told_of_a_word_whose_hyphen_is_a_guess(
    elsewhere: str, told: list[int], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = ("Aturan itu, menurut peraturan perundang-", "undangan yang berlaku, menjamin kwali-")
    (tmp_path / "a.pdf").write_bytes(printed(lines(50, 700, *text, f"tas barang dan {elsewhere} kantor di sana.")))
    main(["lint", str(tmp_path / "a.pdf"), "--select", "TERM", "--format", "plain"])
    found = capsys.readouterr().out.splitlines()
    assert [int(line.split(":")[1]) for line in found] == told


def test_words_that_are_set_wide_stay_whole() -> None:
    """As those that were recognised in a scan: between their parts PDFium supposes spaces."""
    wide = "3 Tc 1 0 0 1"
    tight = "0 Tc 1 0 0 1"
    read = document(
        [
            *(Set(50, 700, "Chin", matrix=wide), Set(83, 700, "a", matrix=wide), Set(98, 700, "RI", matrix=tight)),
            *(Set(50, 688, "Chin", matrix=tight), Set(73.5, 688, "a dan", matrix=tight)),
            *(Set(50, 676, "dan", matrix=wide), Set(110, 676, "jauh", matrix=wide)),
        ]
    )
    assert read.source == "China RI\nChin a dan\ndan jauh"


class SetWide(Set):
    """A text whose letters are set one by one, 2.7 points apart where the type is of 10."""

    __slots__ = ()

    def __str__(self) -> str:
        letters = "".join(f"({letter})-270" for letter in self.text)
        return f"BT /F{self.font} {self.size} Tf {self.matrix} {self.x} {self.y} Tm [{letters}] TJ ET"


def test_letters_that_stand_apart_are_words() -> None:
    """PDFium supposes a space behind each letter, though the file has those between the words."""
    text = "Tata kelola pemerintahan yang baik dan bersih di sana"
    assert document([SetWide(50, 700 - row * 14, text) for row in range(6)]).prose == "\n".join([text] * 6)


def test_soft_hyphens_are_hyphens_at_the_end_of_a_line_only() -> None:
    text = ("me§nurut §peraturan perundang-undangan, ter§", "masuk dan/", "atau itu")
    read = document([one._replace(font=SIGNS) for one in lines(50, 700, *text)])
    assert read.prose == "menurut peraturan perundang-undangan, termasuk dan/atau itu"


def test_bullets_of_word_processors_begin_items() -> None:
    items = [Set(50, 700 - at * 12, "·", SIGNS) for at in range(2)]
    texts = lines(60, 700, "butir pertama", "butir kedua", "yang panjang")
    assert told(document([*items, *texts])) == ["item: • butir pertama", "item: • butir kedua\nyang panjang"]


FULL = "Baris penuh dari tepi ke tepi dengan banyak kata"


def test_a_line_that_is_not_full_ends_a_paragraph_of_justified_text() -> None:
    """Where first lines are indented, paragraphs of one line follow each other at one edge."""
    text = [
        *(Set(75.6, 700, FULL[6:]), *lines(50, 688, FULL, FULL, "akhirnya.")),
        *(Set(75.6, 652, "Baris tunggal yang hampir penuh."), Set(75.6, 640, FULL[6:]), Set(50, 628, "akhirnya.")),
    ]
    assert [block.split("\n")[-1] for block in told(document(text))] == [
        "akhirnya.",
        "paragraph: Baris tunggal yang hampir penuh.",
        "akhirnya.",
    ]


def test_a_short_line_ends_nothing_where_white_parts_paragraphs() -> None:
    """In ragged text the next word may not have fitted."""
    text = [FULL, "Kalimat ini selesai.", f"{FULL} itu", "tamat."]
    other = [FULL, "tamat."]
    read = document([*lines(50, 700, *text), *(one for at in range(5) for one in lines(50, 640 - 40 * at, *other))])
    assert told(read)[0] == "paragraph: " + "\n".join(text)
    assert len(read.blocks) == 6


def test_small_capitals_are_of_the_size_of_the_text() -> None:
    small = [Set(50, 700, "P", size=10), Set(56.7, 700, "ROYEK INI DIKERJAKAN", size=8)]
    read = document([*small, *lines(50, 688, FULL, "selesai.")])
    assert told(read) == [f"paragraph: PROYEK INI DIKERJAKAN\n{FULL}\nselesai."]
    heading = [Set(50, 700, "P", size=13), Set(58.7, 700, "endahuluan", size=10.4)]
    assert told(document([*heading, *lines(50, 670, FULL)]))[0] == "heading: Pendahuluan"


def test_what_is_cited_begins_no_item() -> None:
    text = ["Izin sebagaimana dimaksud pada ayat", "(1) huruf", "b. berlaku."]
    assert told(document(lines(50, 700, *text))) == ["paragraph: " + "\n".join(text)]


def test_a_centred_heading_goes_on() -> None:
    heading = [Set(50, 700, "Tata Kelola Tata", BOLD), Set(73.3, 688, "Kelola", BOLD)]
    assert told(document([*heading, *lines(50, 660, FULL)]))[0] == f"heading: {heading[0].text}\n{heading[1].text}"


def test_paragraphs_end_by_spacing_indent_and_short_last_lines() -> None:
    read = document(
        [
            *lines(50, 700, "Baris pertama paragraf satu penuh", "baris kedua paragraf satu"),
            *lines(50, 664, "Sesudah jarak yang lebih besar pun", "baru."),
            *lines(50, 640, "Sesudah baris yang pendek dan titik", "barisnya berlanjut sampai ke sini"),
            Set(62, 616, "Sesudah lekuk paragraf baru juga"),
            *lines(50, 604, "dan barisnya kembali ke tepi kirinya", "1. butir pertama daftarnya yang"),
            *lines(62, 580, "panjang sekali sehingga menjorok"),
            *lines(50, 568, "Sesudah butir kembali ke tepi kiri", "• butir kedua"),
            *(Set(62, 544, "• butir ketiga"), Set(50, 532, "Sesudah butir pendek")),
        ]
    )
    assert told(read) == [
        "paragraph: Baris pertama paragraf satu penuh\nbaris kedua paragraf satu",
        "paragraph: Sesudah jarak yang lebih besar pun\nbaru.",
        "paragraph: Sesudah baris yang pendek dan titik\nbarisnya berlanjut sampai ke sini",
        "paragraph: Sesudah lekuk paragraf baru juga\ndan barisnya kembali ke tepi kirinya",
        "item: 1. butir pertama daftarnya yang\npanjang sekali sehingga menjorok",
        "paragraph: Sesudah butir kembali ke tepi kiri",
        "item: • butir kedua",
        "item: • butir ketiga",
        "paragraph: Sesudah butir pendek",
    ]


LEFT = [f"kiri {word} berisi kata yang penuh" for word in ("satu", "dua", "tiga", "empat", "lima", "enam")]
RIGHT = [text.replace("kiri", "kanan") for text in LEFT]
TITLE = "Judul Makalah yang Melintasi Kedua Kolom Halaman Ini"


def test_columns_are_read_one_after_the_other() -> None:
    page = [Set(50, 780, TITLE, BOLD, 16), *lines(50, 740, *LEFT), *lines(250, 737, *RIGHT)]
    page.append(Set(50, 640, "Kalimat penutup yang melintasi seluruh lebar halaman, dari kolom kiri ke kolom kanan."))
    assert told(document(page)) == [
        f"heading: {TITLE}",
        "paragraph: " + "\n".join([*LEFT, *RIGHT]),
        "paragraph: Kalimat penutup yang melintasi seluruh lebar halaman, dari kolom kiri ke kolom kanan.",
    ]


def test_three_columns() -> None:
    page = [*lines(50, 740, *LEFT), *lines(230, 740, *RIGHT), *lines(410, 740, *LEFT)]
    assert document(page).source == "\n".join([*LEFT, *RIGHT, *LEFT])


def test_columns_that_are_out_of_step() -> None:
    page = [*lines(50, 740, *LEFT), *lines(230, 736, *RIGHT), *lines(410, 730, *LEFT)]
    assert document(page).source == "\n".join([*LEFT, *RIGHT, *LEFT])


def test_a_letter_stands_out_from_its_column() -> None:
    page = [*lines(50, 740, *LEFT), *lines(250, 740, *RIGHT)]
    page[8] = page[8]._replace(x=248)
    assert document(page).source == "\n".join([*LEFT, *RIGHT])


def test_what_stands_beside_few_lines_is_no_column() -> None:
    page = [*lines(50, 740, *LEFT[:2]), *lines(250, 740, *RIGHT)]
    assert document(page).source == "\n".join([f"{LEFT[0]} {RIGHT[0]}", f"{LEFT[1]} {RIGHT[1]}", *RIGHT[2:]])


def test_a_line_between_two_bands_of_columns() -> None:
    upper, lower = (
        [*lines(50, 740, *LEFT), *lines(250, 740, *RIGHT)],
        [*lines(50, 600, *LEFT), *lines(250, 600, *RIGHT)],
    )
    middle = [
        Set(50, 640, "Keterangan yang cukup panjang untuk melewati batas tengah"),
        Set(300, 620, "Rata kanan"),
        Set(50, 520, "Kiri"),
    ]
    assert document([*upper, *middle, *lower]).source == "\n".join(
        [*LEFT, *RIGHT, middle[0].text, *LEFT, "Kiri", "Rata kanan", *RIGHT]
    )


def test_a_page_of_footnotes_only() -> None:
    read = document(lines(50, 700, *PARAGRAPH), lines(50, 60, "1 Catatan kaki.", size=8))
    assert told(read)[1:] == ["footnote: 1 Catatan kaki."]


def test_a_pdf_of_another_name() -> None:
    with pytest.raises(UnreadableError, match="a PDF file"):
        open_file(printed([]), "a.txt")


def cells(read: Document) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for block in read.blocks:
        found.setdefault(block.row, []).append(read.prose[block.start : block.end])
    return list(found.values())


def test_a_table_is_read_row_by_row() -> None:
    short, long = ["ASN", "BPS", "KTP", "RI", "TNI", "UU"], [f"kepanjangan {word}" for word in "abcdef"]
    assert cells(document([*lines(50, 740, *short), *lines(250, 740, *long)])) == [
        list(row) for row in zip(short, long, strict=True)
    ]
    uneven = ["isi", "isi yang panjang sekali di sini", "isi", "isi", "isi", "isi"]
    assert cells(document([*lines(50, 740, *uneven), *lines(250, 740, *uneven)])) == [[text, text] for text in uneven]


def test_cells_go_on_over_lines() -> None:
    """Where rows stand apart they tell where a cell ends; where they do not, the first column does."""
    table = [
        *lines(50, 740, "No.", "1.", size=10, leading=12),
        *lines(90, 740, "Singkatan", "RKP"),
        *lines(180, 740, "Kepanjangan", "rencana kerja", "pemerintah"),
        *(Set(50, 704, "2."), Set(90, 704, "SPM"), *lines(180, 704, "standar pelayanan", "minimal")),
    ]
    text = [Set(50, 760, "Teks sebelum tabel berakhir."), Set(50, 660, "Teks sesudah tabel.")]
    assert cells(document([*table, *text])) == [
        ["Teks sebelum tabel berakhir.", "Teks sesudah tabel."],
        ["No.", "Singkatan", "Kepanjangan"],
        ["1.", "RKP", "rencana kerja\npemerintah"],
        ["2.", "SPM", "standar pelayanan\nminimal"],
    ]
    apart = [
        *(Set(50, 740, "Lembaga"), Set(180, 740, "Tugas")),
        *(*lines(50, 722, "Badan Pusat", "Statistik"), Set(180, 722, "menghitung")),
        *(Set(50, 692, "Bappenas"), *lines(180, 692, "merencanakan", "semuanya")),
    ]
    assert cells(document(apart)) == [
        ["Lembaga", "Tugas"],
        ["Badan Pusat\nStatistik", "menghitung"],
        ["Bappenas", "merencanakan\nsemuanya"],
    ]


def test_sentences_in_a_table_are_no_columns() -> None:
    rows = [
        *(Set(50, 740 - at * 31 - (at > 2) * 14, f"Nama lembaga yang {word}") for at, word in enumerate("abcdef")),
        *(one for at in range(6) for one in lines(250, 740 - at * 31 - (at > 2) * 14, *LEFT[:2])),
    ]
    assert cells(document(rows)) == [[f"Nama lembaga yang {word}", "\n".join(LEFT[:2])] for word in "abcdef"]


def test_words_that_fill_a_narrow_column_are_no_cells() -> None:
    page = [Set(50, 740 - at * 12, "satu dua tiga", matrix="20 Tw 1 0 0 1") for at in range(4)]
    assert {block.row for block in document(page).blocks} == {0}


def test_words_that_fill_a_wide_column_are_no_columns() -> None:
    text = "satu dua tiga empat lima enam tujuh delapan"
    page = [Set(50, 740 - at * 12, text, matrix="6 Tw 1 0 0 1") for at in range(6)]
    assert document(page).source == "\n".join([text] * 6)


def test_what_only_looks_like_a_table() -> None:
    """Items with their numbers, headings, contents, and white here and there."""
    items = [*lines(50, 740, "a.", "b.", "c."), *lines(90, 740, "izin usaha", "izin lingkungan", "izin lain")]
    menimbang = [Set(50, 700, "Menimbang"), Set(120, 700, ":"), *lines(130, 700, "a.", "b.", "c."), *lines(
        150, 700, "bahwa satu", "bahwa dua", "bahwa tiga"
    )]  # fmt: skip
    contents = [*lines(50, 640, "BAB I ......", "BAB II .....", "BAB III ...."), *lines(250, 640, "1", "2", "3")]
    blanks = [*lines(50, 580, "satu kata", "dua kata lagi", "tiga"), *lines(150, 580, "jauh", "jauh")]
    assert {block.row for page in (items, menimbang, contents, blanks) for block in document(page).blocks} == {0}


def test_a_list_of_abbreviations_explains_them(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    long = ("Rencana Kerja Pemerintah Quota", "Badan Layanan Umum Xenial", "Standar Pelayanan Minimal Zona")
    table = [*lines(50, 740, "RKPQ", "BLUX", "SPMZ"), *lines(150, 740, *long)]
    path = tmp_path / "a.pdf"
    path.write_bytes(printed([*table, Set(50, 680, "RKPQ, BLUX, dan SPMZ dibahas di sini.")]))
    assert main(["lint", str(path)]) == 0
    assert "tidak ada temuan" in capsys.readouterr().err


def test_running_heads_feet_and_page_numbers_are_left_out() -> None:
    def page(number: int, *texts: str) -> list[Set]:
        head = [Set(50, 810, f"Laporan RI {2020 + number}"), Set(50, 790, "BAB I" if number < 3 else "BAB II")]
        foot = [Set(290, 40, f"- {number} -"), Set(450, 20, f"({'abcd'[number - 1]}) {texts[0][:6]} . . .")]
        return [*head, *lines(50, 740, *texts), *foot]

    read = document(
        page(1, "Kalimat pertama selesai di sini.", "Kalimat kedua ditangani Badan Koordinasi"),
        page(2, "Penanaman Modal.", "Baris penuh yang diakhiri kata di tepi"),
        page(3, "lalu selesai."),
        page(4, "Judul baru tanpa kelanjutan"),
    )
    assert told(read) == [
        "paragraph: Kalimat pertama selesai di sini.",
        "paragraph: Kalimat kedua ditangani Badan Koordinasi\nPenanaman Modal.",
        "paragraph: Baris penuh yang diakhiri kata di tepi\nlalu selesai.",
        "paragraph: Judul baru tanpa kelanjutan",
    ]
    assert read.where(Span(read.prose.index("lalu"), read.prose.index("lalu") + 1)).en == "page 3, line 3"
    assert read.where(Span(read.prose.index("Judul"), read.prose.index("Judul") + 1)).id == "halaman 4, baris 3"


def test_headings_captions_and_footnotes_are_told_by_their_looks() -> None:
    read = document(
        [
            Set(50, 780, "Pendahuluan", size=14),
            *lines(50, 750, "Isi teks yang cukup panjang supaya jelas ukurannya", "dan barisnya dua dengan catatan"),
            Set(205, 742, "1", size=6),
            Set(50, 715, "Latar Belakang", BOLD),
            Set(50, 690, "KETENTUAN UMUM"),
            Set(50, 665, "Gambar 1. Peta RI"),
            Set(50, 640, "Pendahuluan ............ 3"),
            Set(50, 628, "Penutup ............ 9"),
            *lines(50, 80, "kecil tanpa angka", size=8),
            *lines(50, 70, "1 Lihat UU tentang ASN yang", "berlaku.", "2) Lihat PP.", size=8, leading=9),
        ]
    )
    assert told(read) == [
        "heading: Pendahuluan",
        "paragraph: Isi teks yang cukup panjang supaya jelas ukurannya\ndan barisnya dua dengan catatan",
        "heading: Latar Belakang",
        "heading: KETENTUAN UMUM",
        "caption: Gambar 1. Peta RI",
        "heading: Pendahuluan ............ 3",
        "heading: Penutup ............ 9",
        "paragraph: kecil tanpa angka",
        "footnote: 1 Lihat UU tentang ASN yang\nberlaku.",
        "footnote: 2) Lihat PP.",
    ]


def test_a_paragraph_goes_on_over_footnotes() -> None:
    read = document(
        [*lines(50, 700, "Teks berlanjut ke"), *lines(50, 60, "1 Catatan kaki.", size=8)],
        [*lines(50, 700, "halaman kedua dengan teks yang cukup panjang.")],
    )
    assert told(read) == [
        "paragraph: Teks berlanjut ke\nhalaman kedua dengan teks yang cukup panjang.",
        "footnote: 1 Catatan kaki.",
    ]


def test_emphasis_goes_on_over_the_end_of_a_line() -> None:
    read = document(
        [
            *(Set(50, 700, "Konsep"), Set(90, 700, "smart city and", ITALIC), Set(160, 700, "dan")),
            *(Set(50, 688, "public pri-", ITALIC), Set(50, 676, "vate partnership", ITALIC), Set(150, 676, "dipakai")),
            *(Set(50, 664, "big", BOLD), Set(72, 664, "data", ITALIC), Set(50, 652, "biasa lagi")),
        ]
    )
    assert [read.prose[slice(*span)] for span in read.emphasis] == [
        "smart city and",
        "public pri-vate partnership",
        "big data",
    ]
    both = document([Set(50, 700, "smart", ITALIC), Set(50, 688, "city", ITALIC)])
    assert [both.prose[slice(*span)] for span in both.emphasis] == ["smart\ncity"]


def test_letters_of_another_size_belong_to_their_word() -> None:
    read = document(
        [Set(50, 700, "\x01H"), Set(57.2, 698, "2", size=6), Set(60.6, 700, "O dan CO"), Set(110, 700, "jauh")]
    )
    assert read.prose == "H2O dan CO jauh"


def test_turned_pages_are_read_and_stamps_are_not() -> None:
    for matrix, step in ((UP, 12), (DOWN, -12)):
        page = [Set(300 + at * step, 400, text, matrix=matrix) for at, text in enumerate(("Tabel tegak", "baris dua"))]
        assert document([*page, Set(50, 800, "CAP")]).prose == "Tabel tegak\nbaris dua"
    stamp = Set(60, 660, "RANCANGAN", size=40, matrix="0.7 0.7 -0.7 0.7")
    assert document([stamp, *lines(50, 700, *PARAGRAPH)]).source == "\n".join(PARAGRAPH)


@pytest.mark.parametrize(
    ("info", "day"),
    [
        ("/CreationDate(D:20220323100000+07'00')/ModDate(D:20240101)", "2022-03-23"),
        ("/ModDate(D:20240101)", "2024-01-01"),
        ("/CreationDate(D:20221345)", ""),
        ("", ""),
    ],
)
def test_date(info: str, day: str) -> None:
    assert document(lines(50, 700, "RI"), info=info).date == day


LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>/ID[<00><00>]"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "damaged or no PDF"),
        (b"%PDF-1.4\n", "damaged or no PDF"),
        (b"bukan PDF", "damaged or no PDF"),
        (printed([], encrypt=LOCKED), "asks for a password"),
        (printed([]), "recognise it with OCR first"),
        (printed([Set(290, 40, "- 1 -")]), "recognise it with OCR first"),
        (printed(), "damaged or no PDF"),
        (printed([], kid="99 0 R"), "page 1 is damaged"),
        (printed([], kid="2 0 R", count=5_001), "more than 5000 pages"),
    ],
)
def test_refusals(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        assert open_file(data, "a.pdf").document


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_MOST_CHARACTERS", 3)
    with pytest.raises(UnreadableError, match="more than 3 characters"):
        assert document(lines(50, 700, "KTP dan SIM"))


def test_it_is_only_read(tmp_path: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> None:
    data = printed(lines(50, 700, "Ia membawa K.T.P. ke kantor."))
    manuscript = open_file(data, "a.pdf")
    assert manuscript.mended([]).data == data
    with pytest.raises(UnreadableError, match="only read"):
        manuscript.mended([Edit(Span(0, 2), "Dia")])
    path = f"{tmp_path}/a.pdf"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(data)
    assert main(["lint", "--fix", path]) == 1
    said = capsys.readouterr().out
    assert "halaman 1, baris 1" in said
    assert "EYD001" in said


def test_bytes_that_begin_like_a_pdf_are_refused_or_read() -> None:
    whole = printed(lines(50, 700, "Satu"), lines(50, 700, "Dua"))

    @given(st.integers(0, len(whole) - 1), st.binary(max_size=9), st.integers(0, 9))
    def damaged(at: int, new: bytes, length: int) -> None:
        with suppress(UnreadableError):
            assert open_file(whole[:at] + new + whole[at + length :], "a.pdf").document.prose

    damaged()


TEXTS = st.text("AaBb1. -*)(\u00ad•Ææ", min_size=1, max_size=8)
SETS = st.builds(
    Set, st.integers(0, 500), st.integers(0, 800), TEXTS, st.integers(0, 2), st.sampled_from([6, 10, 16]),
    st.sampled_from(["1 0 0 1", UP, "1 1 -1 1"]),
)  # fmt: skip


@given(st.lists(st.lists(SETS, max_size=30), min_size=1, max_size=3))
def test_the_way_back(pages: list[list[Set]]) -> None:
    try:
        read = document(*pages)
    except UnreadableError:
        return
    assert read.prose == "\n\n".join(read.prose[block.start : block.end] for block in read.blocks)
    for piece in read.pieces:
        kept = read.prose[piece.prose : piece.prose + piece.length]
        assert kept == read.source[piece.source : piece.source + piece.length]
    for piece, following in pairwise(read.pieces):
        assert piece.prose + piece.length <= following.prose
        assert piece.source + piece.length <= following.source
    ends = [0, *(end for span in read.emphasis for end in span), len(read.prose)]
    assert ends == sorted(ends)
    assert [mark.start for mark in read.landmarks] == [0, *(at + 1 for at, c in enumerate(read.source) if c == "\n")]
