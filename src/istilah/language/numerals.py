"""Numbers that are no digits: Roman numerals, and amounts in words.

Letters that make a Roman numeral may as well be a short form, *CV*, *DI*, *MD*; so one is believed if it is of *I*, *V*
and *X* alone, or long. Amounts stand in brackets behind a figure, where the law wants them (*Rp0,00 (nol rupiah)*, *14
(empat belas) hari*), and explain nothing.

>>> [is_roman(word) for word in ("XVI", "DI", "MCMXLV")], roman_value("XIV"), roman(1984)
([True, False, True], 14, 'MCMLXXXIV')
>>> [is_amount(text) for text in ("nol rupiah", "Dua Kali Dua Puluh Empat", "seperdua", "satuan kerja")]
[True, True, True, False]
"""

from __future__ import annotations

import re
from itertools import pairwise

_DIGITS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_VALUES = {digit: value for value, digit in _DIGITS if len(digit) == 1}
ROMAN_DIGITS = "".join(_VALUES)
"""The letters of Roman numerals."""
LOW_ROMAN_DIGITS = "IVXLC"
"""Those of numerals below 500; *D-* and *MIL-* begin other words."""
SMALL_ROMAN_DIGITS = "IVX"
"""Those of numerals below 50."""
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_BELIEVED = 4
"""Letters from which on a numeral that has others than *I*, *V* and *X* is no short form."""
_ARTICLES = 90
"""More articles, chapters and annexes no law counts in Roman numerals."""
_GRADES = frozenset("abcde")
"""What goes with the numeral of a grade: *golongan IIIa*."""
_GRADED = 3

_ONES = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_UNITS = ("belas", "puluh", "ratus", "ribu", "juta", "miliar", "triliun")
_ORDINALS = (*(f"ke{one}" for one in _ONES), "kesepuluh", "pertama")
NUMBER_WORDS = frozenset((*_ONES, *_UNITS, *(f"se{unit}" for unit in _UNITS), *_ORDINALS))
"""The words of which Indonesian numbers are made."""
_NUMBER = "|".join(("nol", "kosong", *_ONES))
_ENGLISH = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
)
_AMOUNT = re.compile(
    rf"[“\"'\s]*(?:{_NUMBER}|se(?:{'|'.join(_UNITS)}|milyar|paruh|tengah|per\w+)|setengah|"
    rf"(?:per|minus|negatif)\s+(?:{_NUMBER})|{_ENGLISH})(?![\w-])",
    re.IGNORECASE,
)


def is_roman(text: str) -> bool:
    """Tell whether a word is a Roman numeral that one meets: of I, V and X, or long.

    >>> [is_roman(word) for word in ("XVI", "IV", "DI", "CV", "MCMXLV", "IIIa")]
    [True, True, False, False, True, True]
    """
    numeral = text[:-1] if len(text) >= _GRADED and text[-1] in _GRADES else text
    return roman_value(numeral) > 0 and (len(numeral) >= _BELIEVED or not set(numeral).difference(SMALL_ROMAN_DIGITS))


def is_article(text: str) -> bool:
    """Tell whether a word may number an article or a chapter, perhaps with the letter of one that came later.

    Behind *Pasal* stands also what a scanner made of a digit: *Pasal L2*.

    >>> [is_article(word) for word in ("IV", "XA", "XC", "L2", "ICW", "CC")]
    [True, True, True, True, False, False]
    """
    return any(0 < roman_value(number) < _ARTICLES for number in (text, text[:-1]))


def roman_value(numeral: str) -> int:
    """Give the number that a Roman numeral stands for; none where it is no such numeral.

    >>> roman_value("IV"), roman_value("MCMXLV"), roman_value("IIX"), roman_value("")
    (4, 1945, 0, 0)
    """
    if not _ROMAN.fullmatch(numeral):
        return 0
    values = [*map(_VALUES.__getitem__, numeral), 0]
    return sum(-one if one < after else one for one, after in pairwise(values))


def roman(number: int) -> str:
    """Write a number in Roman numerals.

    >>> roman(14)
    'XIV'
    """
    written = []
    for value, digit in _DIGITS:
        written.append(digit * (number // value))
        number %= value
    return "".join(written)


def is_amount(text: str) -> bool:
    """Tell whether a text, as of a bracket behind a figure, begins as an amount in words does."""
    return bool(_AMOUNT.match(text))
