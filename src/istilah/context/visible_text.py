r"""A document as it appears: its prose without the characters that take no room.

Text from web pages, word processors and converters is full of zero-width spaces, soft hyphens, joiners and marks of
direction, which nobody sees and nobody means: *A\u200bSN* is *ASN*, and a soft hyphen before a bracket is no word.
Rules read a prose in which they are not; its pieces tell where in the source they are.
"""

from __future__ import annotations

from dataclasses import replace

from istilah.language.folding import INVISIBLE
from istilah.model.cuts import Cuts
from istilah.model.document import Document, Pieces, Span

_ASCII = bytes(range(128))


def apparent(document: Document) -> Document:
    r"""Leave out of the prose what does not appear.

    >>> from istilah.readers.plain import read
    >>> apparent(read("A\u200bSN", "a.txt")).prose
    'ASN'
    """
    if not _may_hide(document.prose):
        return document
    prose = document.prose
    cuts = Cuts((Span(*match.span()) for match in INVISIBLE.finditer(prose)), len(prose))
    moved = cuts.moved
    return replace(
        document,
        prose=cuts.text(prose),
        blocks=tuple(block._replace(start=moved(block.start), end=moved(block.end)) for block in document.blocks),
        pieces=Pieces(cuts.pieces(document.pieces)) or Pieces(document.pieces[:1]),
        emphasis=tuple(Span(moved(start), moved(end)) for start, end in document.emphasis),
    )


def _may_hide(prose: str) -> bool:
    """Tell whether anything is invisible in a prose, most of which is ASCII, five times as fast as by a search."""
    beyond = prose.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return bool(INVISIBLE.search(beyond))
