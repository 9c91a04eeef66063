"""Document bytes to documents: one file a kind, one line in this table.

A reader module has ``read(text, path) -> Document``. The table holds module names, so that only the reader in hand is
imported.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from istilah.model.document import Document

READERS = {
    ".txt": "istilah.readers.plain",
    ".text": "istilah.readers.plain",
    ".md": "istilah.readers.markdown",
    ".markdown": "istilah.readers.markdown",
}


class _Reader(Protocol):
    def read(self, text: str, path: str) -> Document: ...


def read(text: str, path: str) -> Document:
    """Read a document by the suffix of ``path``; what has no reader of its own is plain text."""
    module = READERS.get(PurePath(path).suffix.lower(), READERS[".txt"])
    return cast("_Reader", import_module(module)).read(text, path)  # a module as its protocol
