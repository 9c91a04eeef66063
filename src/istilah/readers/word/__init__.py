"""Word files (.docx, .docm, .dotx, .dotm): read and mended run by run; macros are kept and never looked at.

The source of a document is the text of its runs, one paragraph a line. Tracked changes count as accepted; hidden text,
numbers of lists, and what fields compute (contents, page numbers, references) are no prose. A comment in the margin
that says ``istilah: abaikan ABBR001`` silences findings in its paragraph. See :mod:`istilah.readers.word`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from istilah.readers._office.packages import Package
from istilah.readers.word.commenting import comment
from istilah.readers.word.editing import mend
from istilah.readers.word.reading import open_parts, read
from istilah.readers.word.tracking import track

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istilah.model.document import Document
    from istilah.model.finding import Edit
    from istilah.model.listed import Legend, Pair
    from istilah.model.manuscript import Author, Note


@dataclass(frozen=True)
class WordFile:
    """A Word file (:class:`~istilah.model.manuscript.Reviewable`)."""

    package: Package
    author: Author | None = None
    """In whose name changes are tracked; none where they are simply made."""

    @cached_property
    def document(self) -> Document:
        """What is to be read in it."""
        return read(open_parts(self.package))

    @property
    def data(self) -> bytes:
        """The bytes of the file as it now is."""
        return self.package.data

    def mended(self, edits: Sequence[Edit]) -> WordFile:
        """Put in edits."""
        reading = open_parts(self.package)
        if not edits or not reading.paragraphs:
            return self
        touched = track(reading, edits, self.author) if self.author else mend(reading, edits)
        return replace(self, package=reading.parts.written(touched))

    def tracked(self, author: Author) -> WordFile:
        """Give the same file, but one that keeps track: a person accepts or rejects what is put in."""
        return replace(self, author=author)

    def commented(self, notes: Sequence[Note], author: Author) -> WordFile:
        """Leave remarks in the margin."""
        package = comment(open_parts(self.package), notes, author)
        return self if package is self.package else replace(self, package=package)


def open_file(data: bytes, path: str) -> WordFile:
    """Open a Word file.

    :raises UnreadableError: it is none, or a broken one.
    """
    opened = WordFile(Package(data, path))
    opened.document  # noqa: B018  # what is broken is to be told when it is opened
    return opened


def with_list(manuscript: WordFile, rows: Sequence[Pair], heading: str, head: Pair, legend: Legend) -> WordFile:
    """Put a list of short and full forms in, or refresh the one that is there (:mod:`istilah.readers.word.listing`)."""
    from istilah.readers.word import listing as wordlist

    return wordlist.with_list(manuscript, rows, heading, head, legend)
