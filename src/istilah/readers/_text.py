"""Drafts that are text as they stand: an edit is spliced in, and the encoding, its mark and the line ends stay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from istilah.encoding import decode, written
from istilah.errors import UnreadableError
from istilah.model.finding import splice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from istilah.encoding import Writing
    from istilah.model.document import Document
    from istilah.model.finding import Edit
    from istilah.model.manuscript import Manuscript


@dataclass(frozen=True)
class Textual:
    """A file of text (:class:`~istilah.model.manuscript.Manuscript`)."""

    text: str
    path: str
    writing: Writing
    read: Callable[[str, str], Document]

    @cached_property
    def document(self) -> Document:
        """What is to be read in it."""
        return self.read(self.text, self.path)

    @property
    def data(self) -> bytes:
        """The bytes of the file as it now is."""
        return self.writing.encode(self.text)

    def mended(self, edits: Sequence[Edit]) -> Textual:
        """Put in edits."""
        return replace(self, text=splice(self.text, edits))


def opening(
    read: Callable[[str, str], Document], declared: Callable[[bytes], Writing | None] = lambda _: None
) -> Callable[[bytes, str], Manuscript]:
    """Make of a reader of text one that opens files.

    ``declared`` finds what a file says of its own encoding. It is asked only where the bytes are no UTF-8: what was
    saved again as UTF-8 often still says what it was before.

    :raises UnreadableError: (when opening) the bytes are not text in an encoding that can be told for certain.
    """

    def open_file(data: bytes, path: str) -> Manuscript:
        writing = written(data)
        try:
            text = decode(data, path, writing)
        except UnreadableError:
            writing = declared(data) or writing
            text = decode(data, path, writing)
        return Textual(text, path, writing, read)

    return open_file
