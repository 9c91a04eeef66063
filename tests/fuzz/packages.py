"""Damaged Word, OpenDocument and PDF files.

Good files of ``tests/office`` and a small PDF are damaged in their bytes, in the parts of their package, or in the tree
of a part, where elements are moved, doubled, emptied and mixed up. Promised: a clear refusal, or a document that is
mended, tracked, remarked and given a list, and that says after being written what it said before.
"""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from desk import bench
from lxml import etree

from istilah.errors import IstilahError
from istilah.lint.pipeline import lint, mended
from istilah.lint.selection import Selection
from istilah.model.listed import Legend
from istilah.model.manuscript import Author, Note, Reviewable
from istilah.readers import list_writer, open_file

if TYPE_CHECKING:
    from random import Random

    from istilah.model.manuscript import Manuscript

GOAL = 10_000
_HERE = Path(__file__).parent.parent / "office"
_FILES = ("laporan.docx", "laporan.odt", "laporan.fodt", "laporan.docx", "laporan.odt", "laporan.pdf")
_AUTHOR = Author("istilah", "2026-01-01T00:00:00Z")
_LEGEND = Legend("* dari termbase", "— belum dijelaskan")
_ROWS = [("KPBU", "kerja sama"), ("X", "<&>")]
_PDF = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[4 0 R]/Count 1>>\nendobj\n"
    b"3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n4 0 obj\n<</Type/Page/Parent 2 0 R"
    b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>\nendobj\n5 0 obj\n<</Length 99>>stream\n"
    b"BT /F1 10 Tf 72 700 Td (Surat ijin KPBU dan perundang-) Tj 0 -12 Td (undangan PDB itu.) Tj ET\nendstream\n"
    b"endobj\n"
    b"trailer\n<</Size 6/Root 1 0 R>>\n%%EOF"
)


class Case(NamedTuple):
    """A file: its name, its bytes, and what is done to it."""

    path: str
    data: bytes
    use: str


def make(random: Random) -> Case:
    """Make the file that these choices lead to."""
    path = random.choice(_FILES)
    data = _good(path)
    if path.endswith((".docx", ".odt")):
        damage = random.choice((_bytes, _parts, _tree, _tree, _tree))
    elif path.endswith("fodt"):
        damage = random.choice((_bytes, _flat))
    else:
        damage = _bytes
    return Case(path, damage(data, random), random.choice(("lint", "fix", "track", "comment", "list")))


@lru_cache
def _good(path: str) -> bytes:
    return _PDF if path.endswith(".pdf") else (_HERE / path).read_bytes()


def _bytes(data: bytes, random: Random) -> bytes:
    """Flip, cut, double or insert a few bytes."""
    damaged = bytearray(data)
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(damaged) + 1)
        length = random.choice((1, 1, 2, 16, 400))
        new = random.choice((random.randbytes(length), b"\0" * length, b"", bytes(damaged[at : at + length]) * 2))
        damaged[at : at + length] = new
    return bytes(damaged or b"\0")


def _parts(data: bytes, random: Random) -> bytes:
    """Lose, double, empty, swap or damage whole parts of a package."""
    parts = _unpacked(data)
    for _ in range(random.randint(1, 3)):
        if not parts:
            break
        at = random.randrange(len(parts))
        name, content = parts[at]
        other = random.choice(parts)
        choice = random.randrange(6)
        if choice == 0:
            del parts[at]
        elif choice == 1:
            parts.append((name, other[1]))
        else:
            new = (b"", other[1], _bytes(content or b"x", random), content + content)[choice - 2]
            parts[at] = (random.choice((name, name, name.upper(), f"{name}/")), new)
    return _packed(parts)


def _tree(data: bytes, random: Random) -> bytes:
    """Mix up the elements of one part, or of two."""
    parts = _unpacked(data)
    for _ in range(random.randint(1, 2)):
        at = random.choice([at for at, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))])
        parts[at] = (parts[at][0], _flat(parts[at][1], random))
    return _packed(parts)


def _flat(data: bytes, random: Random) -> bytes:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    for _ in range(random.randint(1, 12)):
        elements = [element for element in root.iter() if isinstance(element.tag, str) and element is not root]
        if not elements:
            break
        _mix(random.choice(elements), random.choice(elements), random)
    return etree.tostring(root)


def _mix(one: etree._Element, other: etree._Element, random: Random) -> None:
    parent = one.getparent()
    if parent is not None:
        random.choice((_lose, _move, _empty, _rename, _say, _attribute))(one, other, random)


def _lose(one: etree._Element, _: etree._Element, random: Random) -> None:
    parent = one.getparent()
    if parent is not None and random.random() < 0.5:
        parent.remove(one)
    for name in random.sample(sorted(one.attrib), min(1, len(one.attrib))):
        del one.attrib[name]


def _move(one: etree._Element, other: etree._Element, random: Random) -> None:
    if random.random() < 0.5:
        other.append(deepcopy(one))
    else:
        one.addprevious(deepcopy(other))


def _empty(one: etree._Element, _: etree._Element, random: Random) -> None:
    for child in list(one)[: random.randint(1, 9)]:
        one.addprevious(child)


def _rename(one: etree._Element, other: etree._Element, _: Random) -> None:
    one.tag = other.tag


def _say(one: etree._Element, _: etree._Element, random: Random) -> None:
    one.text = random.choice(("", "\u200b", "KPBU", "ijin", "-1", "99999999999", "K.T.P.", None))


def _attribute(one: etree._Element, _: etree._Element, random: Random) -> None:
    for name in random.sample(sorted(one.attrib), min(1, len(one.attrib))):
        one.attrib[name] = random.choice(("", "-1", "99999999999999999999", "x", "0", "1.5", "../../x", "true"))


def _unpacked(data: bytes) -> list[tuple[str, bytes]]:
    with ZipFile(BytesIO(data)) as package:
        return [(info.filename, package.read(info)) for info in package.infolist()]


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        written = set()
        for name, content in parts:
            if name not in written:  # a name twice is tried by damaging bytes
                package.writestr(name, content)
            written.add(name)
    return target.getvalue()


def check(case: Case) -> None:
    """Read a file and do with it what is to be done."""
    try:
        manuscript = open_file(case.data, case.path)
        changed = _used(manuscript, case)
    except IstilahError:
        return
    if changed is None:
        return
    again = open_file(changed.data, case.path)
    assert again.document.source == changed.document.source or case.use in {"track", "list"}, "read otherwise"


def _used(manuscript: Manuscript, case: Case) -> Manuscript | None:
    everything = Selection()
    if case.use == "track" and isinstance(manuscript, Reviewable):
        return mended(manuscript.tracked(_AUTHOR), bench(), everything, unsafe=True).manuscript
    if case.use == "fix":
        return mended(manuscript, bench(), everything, unsafe=True).manuscript
    found = lint(manuscript.document, bench(), everything)
    source = manuscript.document.source
    assert all(each.text == source[each.span.start : each.span.end] for each in found)
    if case.use == "comment" and isinstance(manuscript, Reviewable):
        return manuscript.commented([Note(each.span, each.rule.code) for each in found], _AUTHOR)
    writer = list_writer(case.path)
    if case.use == "list" and writer:
        return writer(
            manuscript, [("KPBU", "kerja sama"), ("X", "<&>")], "Daftar Singkatan", ("Singkatan", "Arti"), _LEGEND
        )
    return None
