"""Plain text: paragraphs parted by blank lines; prose and source are the same string.

A heading has no markup here, so only two are told for certain by their looks: the first line of a text, if it is short
and ends in no stop, and a line in capitals. Lines of a paragraph belong together, wherever they were broken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.model.document import Block, BlockKind, Document, Piece, Pieces
from istilah.readers._text import opening

if TYPE_CHECKING:
    from collections.abc import Iterator

# Blanks before a first word are taken at once and never given back: a text may be nothing but blanks.
_BLOCK = re.compile(r"^[^\S\n]*+\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)*+", re.MULTILINE)
_SHORT = 80
"""Characters of the longest line that may be a heading."""
_ENDS = (".", ",", ";", ":", "!", "?", "…", "”", '"')


def read(text: str, path: str) -> Document:
    """Read plain text."""
    return Document(path, text, text, tuple(_blocks(text)), Pieces([Piece(0, 0, len(text))]))


open_file = opening(read)


def _blocks(text: str) -> Iterator[Block]:
    found = False
    for match in _BLOCK.finditer(text):
        start, end = match.span()
        first = text.find("\n", start, end)
        if not found and first > 0 and first - start <= _SHORT and _is_heading(text[start:first]):
            yield Block(BlockKind.HEADING, start, first)
            start = first + 1
        heading = end - start <= _SHORT and ((not found and _is_heading(text[start:end])) or text[start:end].isupper())
        yield Block(BlockKind.HEADING if heading else BlockKind.PARAGRAPH, start, end)
        found = True
    if not found:
        yield Block(BlockKind.PARAGRAPH, 0, len(text))


def _is_heading(line: str) -> bool:
    """Tell whether a line by itself looks like a heading.

    >>> [_is_heading(line) for line in ("BAB I PENDAHULUAN", "Latar Belakang", "Ia datang.")]
    [True, True, False]
    """
    return not line.rstrip().endswith(_ENDS)
