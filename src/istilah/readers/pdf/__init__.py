"""PDF: print, taken back to prose, and only read: what was typeset cannot be mended in its lines.

PDFium (the engine of Chromium) gives each character with its place; :mod:`~istilah.readers.pdf.pages` makes of them
lines in reading order and :mod:`~istilah.readers.pdf.paragraphs` blocks. The source of the document is the text of
these lines, one a line; a landmark says where each stands in print (*halaman 3, baris 12*). A word that a line end has
parted is whole again in the prose: *pem-* and *bangunan* are *pembangunan*, while *ber-* and *KTP* stay *ber-KTP*
(:mod:`~istilah.language.hyphens`).

No library does this: of the blocks in 64 files, known texts out of the press set by four programs in 20 layouts
(``tests/bench/pdf.py``), 99 % come out whole here (F1), 62 % with pdfminer.six 20260107, of whose parameters sixteen
settings gain a point at most, and 84 % where our paragraphs are made of its lines. It leaves running heads and page
numbers in the text, joins paragraphs that only their first lines tell apart (25 %) and parts letters that are spread
(33 %), knows no rows of tables, and takes more than twice as long. pdfplumber 0.11.10, pypdf 7.1.1 and pypdfium2
5.15.2 give lines and no paragraphs; pdfplumber finds the cells of ruled tables only (57 % of all).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from istilah.errors import Place, UnreadableError
from istilah.extras import need
from istilah.language.hyphens import Hyphens, rest_of, stem_of
from istilah.model.document import Document, Landmark, Span
from istilah.readers._prose import Stitcher
from istilah.readers.pdf.pages import columns, rows
from istilah.readers.pdf.paragraphs import edges, passages, running
from istilah.readers.pdf.typeset import words
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from istilah.model.finding import Edit
    from istilah.readers.pdf.pages import Column, PrintedLine
    from istilah.readers.pdf.paragraphs import Printed, PrintedBlock

_MOST_PAGES = 5_000
_MOST_CHARACTERS = 20_000_000
_PASSWORD = 4
"""What PDFium says where a password is asked for."""
_ENCRYPTED = b"/Encrypt"
_SLASH = re.compile(r"\w/\Z")
"""What needs no hyphen to go on in the next line: *dan/atau*, an address."""
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")

_DAMAGED = Text(
    id="berkas PDF ini rusak atau bukan PDF; buka dan simpan ulang dengan aplikasinya",
    en="this PDF file is damaged or no PDF; open and save it again in its application",
)
_LOCKED = Text(
    id="berkas PDF ini berkata sandi; simpan ulang tanpa kata sandi",
    en="this PDF file asks for a password; save it again without one",
)
_BLANK = Text(
    id="berkas PDF ini tidak memuat teks; jika hasil pindaian, kenali dahulu teksnya dengan OCR",
    en="this PDF has no text; if it is a scan, recognise it with OCR first",
)
_TORN = Text(
    id="halaman {page} rusak; buka dan simpan ulang dengan aplikasinya",
    en="page {page} is damaged; open and save the file again in its application",
)
_LONG = Text(
    id="berkas PDF ini lebih dari {most} halaman; bagi dahulu menjadi beberapa berkas",
    en="this PDF has more than {most} pages; split it into several files first",
)
_DENSE = Text(
    id="berkas PDF ini memuat lebih dari {most} karakter; bagi dahulu menjadi beberapa berkas",
    en="this PDF has more than {most} characters; split it into several files first",
)
_PRINT = Text(
    id="berkas PDF hanya dibaca; betulkan berkas asalnya",
    en="PDF files are only read; mend the file they were made from",
)
_WHERE = Text(id="halaman {number}, baris {row}", en="page {number}, line {row}")


@dataclass(frozen=True)
class Print:
    """A PDF file (:class:`~istilah.model.manuscript.Manuscript`)."""

    data: bytes
    path: str

    @cached_property
    def document(self) -> Document:
        """What is to be read in it.

        :raises UnreadableError: it is damaged, asks for a password, has no text, or has too much.
        """
        return _document(self.data, self.path)

    def mended(self, edits: Sequence[Edit]) -> Print:
        """Refuse to put in edits.

        :raises UnreadableError: there are any.
        """
        if edits:
            raise UnreadableError(_PRINT, Place(self.path))
        return self


open_file = Print


def _document(data: bytes, path: str) -> Document:
    pdfium = need("pypdfium2", "pdf", path)
    try:
        opened = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        is_locked = error.err_code == _PASSWORD and _ENCRYPTED in data  # the code may be that of a file before
        raise UnreadableError(_LOCKED if is_locked else _DAMAGED, Place(path)) from None
    with opened:
        if len(opened) > _MOST_PAGES:
            raise UnreadableError(_LONG.fill(most=_MOST_PAGES), Place(path))
        found, margins = _columns(opened, pdfium, path)
        day = _day(opened.get_metadata_value("CreationDate")) or _day(opened.get_metadata_value("ModDate"))
    text = passages(found, running(margins))
    if not text:
        raise UnreadableError(_BLANK, Place(path))
    return _stitched(text, path, day)


def _columns(opened: Any, pdfium: ModuleType, path: str) -> tuple[list[Column], list[list[PrintedLine]]]:  # noqa: ANN401 - PDFium has no types
    """Read the columns of all pages, and the lines near the edges of each page."""
    found: list[Column] = []
    margins: list[list[PrintedLine]] = []
    left = _MOST_CHARACTERS
    for number in range(1, len(opened) + 1):
        try:
            page = opened[number - 1]
            text = page.get_textpage()
        except pdfium.PdfiumError:
            raise UnreadableError(_TORN.fill(page=number), Place(path)) from None
        left -= text.count_chars()
        if left < 0:
            raise UnreadableError(_DENSE.fill(most=_MOST_CHARACTERS), Place(path))
        of_page = rows(list(words(text, pdfium.raw)))
        page.close()
        margins.append(edges(of_page))
        found += columns(number, of_page)
    return found, margins


def _day(stamp: str) -> str:
    """Find the day in a date of PDF.

    >>> [_day("D:20220323100000+07'00'"), _day("2022"), _day("D:20221345")]
    ['2022-03-23', '', '']
    """
    found = _DATE.match(stamp)
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def _stitched(text: Sequence[PrintedBlock], path: str, day: str) -> Document:
    lines = [line.text for passage in text for line, _ in passage.lines]
    stitcher, hyphens = Stitcher("\n".join(lines)), Hyphens(lines)
    landmarks: list[Landmark] = []
    unsure: list[Span] = []
    at = 0
    for (kind, printed, row), below in zip_longest(text, text[1:]):
        ends = tuple(_ends(printed, hyphens, below.lines[0].line.text if below else ""))
        _keep(stitcher, at, printed, ends)
        stitcher.close(kind, row)
        for (line, area), end in zip(printed, ends, strict=True):
            unsure += [] if end.sure else [word.moved(at) for word in end.parted]
            landmarks.append(Landmark(at, _WHERE, area.page, line.row))
            at += len(line.text) + 1
    document = stitcher.document(path, (), day)
    return replace(document, landmarks=tuple(landmarks), mendable=False, unsure=tuple(unsure))


class _End(NamedTuple):
    """The end of a line within a block."""

    kept: int
    """How much of the line is prose: all of it, or all but the hyphen of a parted word."""
    goes_on: bool
    """Whether its last word goes on in the next line."""
    parted: tuple[Span, ...] = ()
    """The word that it parts, in offsets of the line, if it does."""
    sure: bool = True
    """Whether its hyphen is no guess."""


def _ends(lines: Sequence[Printed], hyphens: Hyphens, below: str) -> Iterator[_End]:
    """Judge where the lines of a block end; ``below`` is the line after them, which begins another block."""
    for (line, _), following in zip_longest(lines, lines[1:]):
        end = _end(line.text, following.line.text if following else below, hyphens)
        # What begins another block may yet be the rest of a word: how blocks follow each other is a guess as well.
        yield end if following else end._replace(kept=len(line.text), goes_on=True, sure=False)


def _end(text: str, following: str, hyphens: Hyphens) -> _End:
    """Judge where a line ends that is followed by another.

    >>> [_end(text, "bangunan", Hyphens(()))[:2] for text in ("pem-", "bangunan-", "dua", "dan/")]
    [(3, True), (9, True), (3, False), (4, True)]
    """
    if _SLASH.search(text):
        return _End(len(text), goes_on=True)
    stem, rest = stem_of(text), rest_of(following)
    if not stem or not rest:
        return _End(len(text), goes_on=False)
    whole, sure = hyphens.joint(stem[0], rest[0])
    word = Span(stem.start(), len(text) + 1 + rest.end())
    return _End(len(text) - whole, goes_on=True, parted=(word,), sure=sure)


def _keep(stitcher: Stitcher, at: int, lines: Sequence[Printed], ends: Sequence[_End]) -> None:
    """Keep the lines of a block; emphasis may go on over the end of one."""
    for start, end, stressed in _stretches(lines, ends):
        stitcher.turn(stressed=stressed)
        stitcher.keep(at + start, at + end)
    stitcher.turn(stressed=False)


def _stretches(lines: Sequence[Printed], ends: Sequence[_End]) -> Iterator[tuple[int, int, bool]]:
    """Go through what is kept of the lines of a block, and whether it is stressed; hyphens of parted words are not."""
    at = 0
    for (line, _), following, (end, goes_on, *_) in zip_longest(lines, lines[1:], ends):
        below = following.line if following else None
        last = 0
        for start, stop in line.emphasis:
            if last < start:
                yield at + last, at + start, False
            last = min(stop, end)
            yield at + start, at + last, True
        if last < end:
            yield at + last, at + end, False
        if below and not goes_on:
            stressed = any(stop == end for _, stop in line.emphasis) and any(not start for start, _ in below.emphasis)
            yield at + end, at + end + 1, stressed
        at += len(line.text) + 1
