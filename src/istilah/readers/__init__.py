"""Files of drafts to documents: one file a kind, one line in this table.

A reader module has ``open_file(data, path) -> Manuscript``; one of text also ``read(text, path) -> Document``. The
table holds module names, so that only the reader in hand is imported.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

from istilah.errors import Place, UnreadableError
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istilah.model.document import Document
    from istilah.model.listed import Legend, Pair
    from istilah.model.manuscript import Manuscript

READERS = {
    ".txt": "istilah.readers.plain",
    ".text": "istilah.readers.plain",
    ".md": "istilah.readers.markdown",
    ".markdown": "istilah.readers.markdown",
    ".rst": "istilah.readers.rst",
    ".adoc": "istilah.readers.asciidoc",
    ".asciidoc": "istilah.readers.asciidoc",
    ".srt": "istilah.readers.subtitles",
    ".vtt": "istilah.readers.subtitles",
    ".pdf": "istilah.readers.pdf",
    ".odt": "istilah.readers.opendocument",
    ".ott": "istilah.readers.opendocument",
    ".fodt": "istilah.readers.opendocument",
    ".docx": "istilah.readers.word",
    ".docm": "istilah.readers.word",
    ".dotx": "istilah.readers.word",
    ".dotm": "istilah.readers.word",
    ".html": "istilah.readers.html",
    ".htm": "istilah.readers.html",
    ".xhtml": "istilah.readers.html",
    ".tex": "istilah.readers.latex",
    ".ltx": "istilah.readers.latex",
}
PACKAGES = frozenset({".docm", ".docx", ".dotm", ".dotx", ".fodt", ".odt", ".ott", ".pdf"})
"""Suffixes of files that are not text."""

_SIGNATURES = (
    (
        b"PK\x03\x04",
        Text(id="berkas Word, OpenDocument, atau ZIP", en="a Word, OpenDocument or ZIP file"),
    ),
    (b"%PDF-", Text(id="berkas PDF", en="a PDF file")),
    (
        b"\xd0\xcf\x11\xe0",
        Text(id="berkas Word lama atau yang disandikan", en="an old or encrypted Word file"),
    ),
    (b"{\\rtf", Text(id="berkas RTF", en="an RTF file")),
)
_NOT_TEXT = Text(
    id="isinya bukan teks, melainkan {kind}; beri akhiran yang benar, atau simpan ulang sebagai .docx, .odt, atau .txt",
    en="this is no text but {kind}; give it the right suffix, or save it as .docx, .odt or .txt",
)


class _Reader(Protocol):
    def open_file(self, data: bytes, path: str) -> Manuscript: ...


class _TextReader(Protocol):
    def read(self, text: str, path: str) -> Document: ...


class ListWriter(Protocol):
    """Puts a list of short and full forms into a file, or refreshes the one that is there."""

    def __call__(
        self, manuscript: Manuscript, rows: Sequence[Pair], heading: str, head: Pair, legend: Legend
    ) -> Manuscript:
        """Do it."""


def open_file(data: bytes, path: str) -> Manuscript:
    """Open a draft by the suffix of ``path``; what has no reader of its own is plain text.

    :raises UnreadableError: the bytes are not what the suffix says.
    """
    if PurePath(path).suffix.lower() not in PACKAGES:
        _refuse_packages(data, path)
    return cast("_Reader", _module(path)).open_file(data, path)  # a module as its protocol


def read(text: str, path: str) -> Document:
    """Read a text by the suffix of ``path``."""
    return cast("_TextReader", _module(path)).read(text, path)  # as above


def list_writer(path: str) -> ListWriter | None:
    """Give what puts a list of abbreviations into files like ``path``; nothing where they hold none."""
    return getattr(_module(path), "with_list", None)


def _module(path: str) -> object:
    return import_module(READERS.get(PurePath(path).suffix.lower(), READERS[".txt"]))


def _refuse_packages(data: bytes, path: str) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(_NOT_TEXT.fill(kind=kind), Place(path))
