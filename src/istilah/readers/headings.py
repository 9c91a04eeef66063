"""What Word and OpenDocument share: how headings are numbered and shown, and what places in an office file are."""

from __future__ import annotations

from istilah.text import Text

PARAGRAPH = Text(id="paragraf {number}", en="paragraph {number}")
ROW = Text(id="tabel {number}, baris {row}", en="table {number}, row {row}")
FOOTNOTE = Text(id="catatan kaki {number}", en="footnote {number}")
ENDNOTE = Text(id="catatan akhir {number}", en="endnote {number}")
HEADER = Text(id="kepala halaman", en="page header")
FOOTER = Text(id="kaki halaman", en="page footer")
BOX = Text(id="kotak teks", en="text box")

_LONGEST = 60
"""Characters of a heading that are enough to know it by."""
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LETTERS = 26


def shortened(heading: str) -> str:
    """Cut a heading to what is enough to know it by."""
    return heading if len(heading) <= _LONGEST else f"{heading[:_LONGEST].rstrip()}…"


def roman(count: int) -> str:
    """Write a number in Roman numerals.

    >>> roman(14)
    'XIV'
    """
    digits = []
    for value, digit in _ROMAN:
        digits.append(digit * (count // value))
        count %= value
    return "".join(digits)


def letter(count: int) -> str:
    """Write a number as letters: after Z comes AA, then BB.

    >>> letter(3), letter(28)
    ('C', 'BB')
    """
    return chr(ord("A") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)
