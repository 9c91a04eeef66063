"""Bytes to text and back: what is certain is read and comes back the same, what is not is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from istilah.cli import main
from istilah.encoding import Writing, decode, written
from istilah.errors import UnreadableError
from istilah.readers import open_file

WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SAID = "Rapat “RKA” 2 – bagian é.\r\nKedua: привет, мир 😀 \uf0b7\n"


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("text", [SAID, "RKA", "Anggaran “KPBU” naik.", "привет мир\n", "رقم واحد\n"])
def test_zeros_in_one_order_are_a_wide_encoding(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    assert decode(data, "x") == text
    assert written(data) == Writing(encoding)


@pytest.mark.parametrize("encoding", WIDE)
def test_much_text_before_the_first_line_end(encoding: str) -> None:
    text = "😀 naskah " * 9000
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize(
    ("data", "place", "says"),
    [
        pytest.param(b"satu\ndua\0", "x:2:4", "NUL", id="NUL in UTF-8"),
        pytest.param(b"satu\n" + b"\0" * 4096, "x:2:1", "NUL", id="padded by a crash"),
        pytest.param("a\0b\n".encode("utf-16"), "x:1:2", "NUL", id="NUL in UTF-16"),
        pytest.param(b"aku\0kamu\0", "x:1:4", "NUL", id="fields parted by NUL, of even length"),
        pytest.param(b"a" * 100_000 + b"\0", "x:1:100001", "NUL", id="NUL far behind"),
        pytest.param("你好 世界\n".encode("utf-16-le"), "x:1:6", "NUL", id="no order that is certain"),
        pytest.param("a\r\n\tb".encode("utf-16-le") + b"c", "x:2:3", "UTF-16-LE", id="odd length"),
        pytest.param("a\rb".encode("utf-16") + b"c", "x:2:2", "UTF-16-LE", id="odd length after a mark"),
        pytest.param(b"\xff\xfea\0\x00\xd8b\0", "x:1:2", "UTF-16-LE", id="half a pair"),
        pytest.param("привет".encode("utf-16-be"), "x:1:1", "control", id="not one zero"),
        pytest.param(b"satu \xc0\xaf", "x:1:6", "0xC0", id="overlong"),
        pytest.param(b"satu \xed\xa0\xbd\xed\xb8\x80", "x:1:6", "0xED", id="a pair in UTF-8"),
        pytest.param("dua\nsatu é".encode()[:-1], "x:2:6", "0xC3", id="cut off"),
        pytest.param(b"+/v8-satu", "x:1:1", "UTF-7", id="UTF-7"),
    ],
)
def test_what_is_uncertain_is_refused(data: bytes, place: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=says) as refused:
        decode(data, "x")
    assert str(refused.value.place) == place


@pytest.mark.parametrize(
    "text", ["a\ufeffb", "a\u2028b\rc\r\nd\n", "a\x0c\nb", "\x1b[1mtebal\x1b[0m", "a\x02b" + " panjang" * 9, ""]
)
def test_what_is_odd_but_certain_is_read(text: str) -> None:
    assert decode(text.encode(), "x") == text


def in_any_encoding(text: str) -> st.SearchStrategy[bytes]:
    return st.sampled_from([text.encode(encoding, "surrogatepass") for encoding in ("utf-8", *WIDE)])


@given(st.binary() | st.text().flatmap(in_any_encoding))
@example(b"\xff\xfe\0\0")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
def test_what_is_read_comes_back(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except UnreadableError:
        return
    assert written(data).encode(text) == data
    assert "\0" not in text


@given(
    st.sampled_from(
        ["gbk", "gb2312", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "windows-1252", "iso-8859-9"]
    ),
    st.binary(min_size=1),
)
@example("big5", b"\xa1\xc3\xa2\xcc")
def test_a_declared_encoding_comes_back_too(charset: str, data: bytes) -> None:
    whole = f"<meta charset={charset}>".encode() + data
    try:
        opened = open_file(whole, "a.html")
    except UnreadableError:
        return
    assert opened.data == whole


@pytest.mark.parametrize("name", ["naskah.txt", "naskah.md", "naskah.html", "naskah.tex"])
def test_a_draft_in_utf16_is_read_or_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(name).write_bytes("Anggaran “KPBU” naik.\n".encode("utf-16-le"))
    assert main(["lint", name]) == 1
    assert "KPBU" in capsys.readouterr().out
    Path(name).write_bytes(b"Anggaran\nKPBU\0 naik.\n")
    assert main(["lint", name]) == 2
    assert f"{name}:2:5: " in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("terms.toml", 'schema = 1\n[[concept]]\nid = "jalan (JL)"\nen = "road"\n', "JL"),
        ("istilah.toml", 'domain = ["hukum"]\n', "ASN"),
    ],
)
def test_settings_and_termbases(name: str, text: str, asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(name).write_bytes(text.encode("utf-16-be"))
    assert main(["expand", asked]) == 0
    Path(name).write_bytes(text.encode() + b"\0")
    assert main(["expand", "ASN"]) == 2
    assert f"{name}:{text.count(chr(10)) + 1}:1: karakter NUL" in capsys.readouterr().err


@pytest.mark.parametrize("patterns", ["b*\n".encode("utf-16"), b"# d\xe9j\xe0\nb*\n"])
def test_patterns_in_any_encoding(patterns: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    Path(".gitignore").write_bytes(patterns)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("Urusan KPBU dan RKA.\n", encoding="utf-8")
    main(["lint", "."])
    found = capsys.readouterr().out
    assert "a.txt" in found
    assert "b.txt" not in found
