"""A file of a draft, opened: the document that it holds, and the way back into its bytes.

In plain text and Markdown the way back is short: edits are spliced into the text, and the text is encoded as it was.
In a Word file the document's source is the text of its runs, and an edit goes into the runs that hold it; all the rest
of the file stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istilah.model.document import Document, Span
    from istilah.model.finding import Edit


class Manuscript(Protocol):
    """An opened file; what changes it makes a new one."""

    @property
    def document(self) -> Document:
        """What is to be read in it."""

    @property
    def data(self) -> bytes:
        """The bytes of the file as it now is."""

    def mended(self, edits: Sequence[Edit]) -> Manuscript:
        """Put in ``edits``, in offsets of the document's source; no two of them touch each other.

        :raises IstilahError: files of this kind are only read.
        """


class Note(NamedTuple):
    """A remark to be left in the margin of a stretch of source."""

    span: Span
    text: str


class Author(NamedTuple):
    """Who changes or remarks on something, and when (ISO 8601, to the second, UTC)."""

    name: str
    date: str


@runtime_checkable
class Reviewable(Manuscript, Protocol):
    """A file in which changes can be proposed and remarks be left, as Word files have it."""

    def tracked(self, author: Author) -> Manuscript:
        """Give the same file, but one that keeps track: what :meth:`mended` puts in, a person accepts or rejects."""

    def commented(self, notes: Sequence[Note], author: Author) -> Manuscript:
        """Leave remarks in the margin."""
