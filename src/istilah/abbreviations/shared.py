"""What short and full form have in common, and what therefore is no part of either.

“Kepala badan perencanaan pembangunan daerah … disebut Kepala Bappeda” is about Bappeda; “Perguruan Tinggi Negeri Badan
Hukum … disingkat PTN Badan Hukum” about PTN; “online single submission system (the “OSS System”)” about OSS.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from istilah.abbreviations.passage_words import QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.abbreviations.passage_words import PassageWords


def shared_out(text: str, words: PassageWords) -> Iterator[tuple[str, PassageWords]]:
    """List what may be the short form among the words behind *disingkat*, with the words before that it may stand for.

    “Majelis Rakyat Papua Provinsi Papua Barat yang selanjutnya disingkat MRP Provinsi Papua Barat” is about MRP,
    “kepala badan … disebut Kepala Bappeda” about Bappeda, “disingkat TNI terdiri atas …” about TNI.
    """
    text, words = _without_tail(text, words)
    pieces, lowered = text.split(), [word.lower() for word in words.texts]
    if len(pieces) > 1 and pieces[0].lower() in lowered:
        at = lowered.index(pieces[0].lower())
        same = takewhile(lambda pair: pair[0].lower() == pair[1], zip(pieces, lowered[at:], strict=False))
        count = min(len(list(same)), len(pieces) - 1)
        yield " ".join(pieces[count:]), words.since(at + count)
    yield text, words
    if len(pieces) > 1:
        yield pieces[0], words


def _without_tail(text: str, words: PassageWords) -> tuple[str, PassageWords]:
    """Cut off what both sides have, and what follows in small letters.

    “Perguruan Tinggi Negeri Badan Hukum yang selanjutnya disingkat PTN Badan Hukum” defines PTN.
    """
    pieces = text.split()
    while len(pieces) > 1 and words.texts and words.texts[-1].lower() == pieces[-1].lower().strip(QUOTES + "."):
        pieces.pop()
        words = words.shorter()
    small = next((at for at, piece in enumerate(pieces) if at and piece.islower()), len(pieces))
    return " ".join(pieces[:small]), words
