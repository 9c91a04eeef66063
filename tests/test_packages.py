"""Packages from anywhere: what is hostile or broken is refused with a word, what is whole is written back as it was."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest

from istilah.errors import UnreadableError
from istilah.extras import need
from istilah.readers._office.packages import Package, xml


def packed(parts: dict[str, bytes], *, method: int = ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", method) as writing:
        for name, data in parts.items():
            writing.writestr(ZipInfo(name, (2020, 1, 2, 3, 4, 6)), data, method)
    return target.getvalue()


def refusal(data: bytes, part: str = "a.xml", path: str = "surat.docx") -> str:
    with pytest.raises(UnreadableError) as caught:
        Package(data, path).tree(part)
    return caught.value.text.en


WHOLE = packed({"mimetype": b"x", "a.xml": b"<a>KTP</a>", "gambar.png": b"\x89PNG"})


def test_parts_are_read_and_others_keep_their_bytes() -> None:
    package = Package(WHOLE, "surat.docx")
    assert package.names == ("mimetype", "a.xml", "gambar.png")
    root = package.tree("a.xml")
    root.text = "SIM"
    written = package.replaced({"a.xml": xml(root), "baru.xml": b"<b/>"})
    assert written.names == ("mimetype", "a.xml", "gambar.png", "baru.xml")
    assert written.part("a.xml") == b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<a>SIM</a>"
    assert (written.part("gambar.png"), written.part("baru.xml")) == (b"\x89PNG", b"<b/>")
    assert package.tree("a.xml").text == "KTP"


def test_a_package_stays_readable_when_another_was_made_of_it() -> None:
    package = Package(WHOLE, "surat.docx")
    package.replaced({"mimetype": b"jauh lebih panjang"})
    assert package.part("a.xml") == b"<a>KTP</a>"
    assert package.replaced({}).part("gambar.png") == b"\x89PNG"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "no .docx package"),
        (b"PK\x03\x04 terpotong", "no .docx package"),
        (WHOLE[: len(WHOLE) // 2], "no .docx package"),
        (b"\xd0\xcf\x11\xe0 lama", "an old (.doc) or an encrypted file"),
        (packed({"b.xml": b"<a/>"}), "“a.xml” is missing"),
        (packed({"a.xml": b"<a>"}), "“a.xml” is damaged"),
        (packed({"a.xml": b"bukan XML"}), "“a.xml” is damaged"),
        (packed({"../a.xml": b"<a/>"}), "leads out of the package"),
        (packed({"/etc/a.xml": b"<a/>"}), "leads out of the package"),
        (packed({"C:\\a.xml": b"<a/>"}), "leads out of the package"),
        (packed({"a.xml": b"<a>" * 100_000 + b"</a>" * 100_000}), "“a.xml” nests or multiplies without end"),
        (packed({"a.xml": b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hosts">]><a>&e;</a>'}), "has a DTD"),
        (packed({f"{number}.xml": b"" for number in range(10_001)}), "more than 10000 parts"),
    ],
)
def test_what_is_broken_or_hostile_is_refused(data: bytes, word: str) -> None:
    assert word in refusal(data)


def test_a_bomb_is_not_unpacked() -> None:
    assert "unpacks to far too much" in refusal(packed({"a.xml": b"<a>" + b" " * 100_000_001 + b"</a>"}))


def test_entities_do_not_multiply() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "lol">{levels}]><a>&e9;</a>'.encode()
    assert "“a.xml” nests or multiplies without end" in refusal(packed({"a.xml": bomb}))


def test_a_part_that_lies_about_its_bytes() -> None:
    damaged = packed({"a.xml": b"<a>KTP</a>"}, method=ZIP_STORED).replace(b"KTP", b"SIM", 1)
    assert "“a.xml” is damaged" in refusal(damaged)


def test_a_part_in_a_damaged_compression() -> None:
    whole = packed({"a.xml": b"<a>KTP</a>" * 99}, method=ZIP_LZMA)
    at = whole.index(b"a.xml") + len("a.xml") + 9
    damaged = whole[:at] + bytes(byte ^ 0xFF for byte in whole[at : at + 9]) + whole[at + 9 :]
    assert "“a.xml” is damaged" in refusal(damaged)


def test_a_text_of_many_megabytes_is_read_where_nothing_multiplies() -> None:
    text = b"x" * 10_000_001
    assert Package(packed({"a.xml": b"<a>" + text + b"</a>"}), "a.docx").tree("a.xml").text == text.decode()
    with_entities = b"<!DOCTYPE a><a>" + text + b"</a>"
    assert "nests or multiplies without end" in refusal(packed({"a.xml": with_entities}))


def test_an_encrypted_part() -> None:
    locked = bytearray(WHOLE)
    at = locked.rfind(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert "is encrypted" in refusal(bytes(locked))


def test_a_missing_extra_names_its_command() -> None:
    with pytest.raises(UnreadableError, match=r"pip install istilah\[office\]"):
        need("paket_yang_tidak_ada", "office", "surat.docx")


def test_what_is_to_be_saved_again_keeps_its_suffix() -> None:
    encrypted = b"\xd0\xcf\x11\xe0"
    assert refusal(encrypted).endswith("save it as .docx without a password")
    assert refusal(encrypted, path="surat.odt") == (
        "this is an old or an encrypted file; save it as .odt without a password"
    )
