"""Whether a full form owns the letters of a short form that is said to be its own.

Where a full form begins is asked elsewhere (:mod:`~.alignment`); here both are given, and people leave out words as
they like: *SPPL* is *surat pernyataan kesanggupan pengelolaan dan pemantauan lingkungan hidup*. So words may be passed
over, but what is taken of a word begins with its first letter, or with that of its root: *RKL* is *rencana pengelolaan
lingkungan hidup*, of *kelola*. *KPS* is no *kerja sama pemerintah dan badan usaha*, though *k*, *p* and *s* stand there
in this order. Syllables come from anywhere in a word: *coklit* is *pencocokan dan penelitian*. Figures count letters or
number things, and signs mean nothing: *BP2MI*, *D-III*, *A&E*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.abbreviations.alignment import align, parts
from istilah.language.folding import plain
from istilah.language.numerals import SMALL_ROMAN_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

_MELTED = re.compile(r"[mp]e(?P<nasal>ng|ny|n|m)(?=[aeiou])(?P<rest>.*)")
_ROOTS = {"ng": "k", "ny": "s", "n": "t", "m": "p"}
"""Letters that melt into a nasal: *pengelolaan* is of *kelola*."""
_NUMERAL = re.compile(rf"-[{SMALL_ROMAN_DIGITS}]+\b")
_NO_LETTER = re.compile(r"[\W\d_]+")


def owns(full: str, short: str) -> bool:
    """Tell whether all letters of ``short``, in their order, come from ``full``.

    >>> owns("laporan akuntabilitas kinerja instansi pemerintah", "LAKIP"), owns("upah minimum", "UMR")
    (True, False)
    """
    letters = _NO_LETTER.sub("", plain(_NUMERAL.sub("", short)))
    if short.upper() != short:
        return _follow(letters, plain(full))
    return _begin(letters, full) or align(short, full.split()) is not None


def _follow(letters: str, text: str) -> bool:
    """Tell whether letters stand in a text in this order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _begin(letters: str, full: str) -> bool:
    """Tell whether letters are runs from the beginnings of words, some words passed over."""
    reached = {0}
    for word in full.split():
        for part in parts(word):
            reached |= {end for at in reached for each in _roots(part) for end in _ends(letters, at, each)}
    return len(letters) in reached


def _roots(part: str) -> Iterator[str]:
    """Write a word as it is, as its root, and as English says it in short: *experience*, UX."""
    yield part
    if part.startswith("ex"):
        yield part[1:]
    melted = _MELTED.fullmatch(part)
    if melted:
        yield _ROOTS[melted["nasal"]] + melted["rest"]


def _ends(letters: str, at: int, part: str) -> Iterator[int]:
    """Tell how far the letters from ``at`` on may be taken from a word that begins with the first of them."""
    if part[:1] != letters[at : at + 1]:
        return
    rest = iter(part)
    while at < len(letters) and letters[at] in rest:
        at += 1
        yield at
