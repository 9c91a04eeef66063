"""What looks like a short form, and what only seems to: classes, not lists.

A word with two capitals, or a capital and a digit, is a candidate (*ASN, MoU, P3K, R&D*); a compound is one short form
or several (*PAN-RB, TNI-Polri*). Not short forms are Roman numerals, the letters of document numbers (*XVI/MPR/1998*),
words that are merely shouted (headings, *MEMUTUSKAN*) and what belongs to code (*JSONField*, *file.TXT*).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.language.numerals import LOW_ROMAN_DIGITS
from istilah.language.shortforms import abbreviation_stem

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[A-Z][A-Za-z0-9&]*(?:[-/][A-Za-z0-9]+)*")
"""A word that begins with a capital, with the compound it stands in; what stands before it is for :func:`is_apart`."""
SMALL = re.compile(r"(?<![^\W_])[a-z]{2,}(?![^\W_])")
"""A word in small letters."""
_CORE = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2}|[A-Z]+\d|\d+[A-Z])[A-Z0-9][A-Za-z0-9&]{1,11}")
_CODE = re.compile(r"[A-Z]?[a-z]{2,}[A-Z]\w*|[A-Z][a-z][A-Z][a-z]+|[A-Z]{2,}[a-z]{3,}|[A-Z]\d{3,}\w*|\d.*")
_NUMBER_AFTER = re.compile(r"[./]\d|\d")
_NUMBER_BEFORE = re.compile(rf"(?:\d|\b[{LOW_ROMAN_DIGITS}]+)[/.-]$")
_PREFIX = re.compile(r"(?<![^\W_])[a-z]{1,6}-$")
_STUCK = frozenset("@#\\./&_-")


def is_core(text: str) -> bool:
    """Tell whether one word has the shape of a short form.

    >>> [is_core(word) for word in ("ASN", "MoU", "P3K", "R&D", "Korsel", "I")]
    [True, True, True, True, False, False]
    """
    return bool(_CORE.fullmatch(text)) and not _CODE.fullmatch(text)


def is_apart(text: str, start: int) -> bool:
    """Tell whether a word begins at ``start``: behind no letter, sign of an address or file, or foreign compound.

    >>> [is_apart(text, text.index("KTP")) for text in ("KTP", "ber-KTP", "@KTP", "eKTP")]
    [True, True, False, False]
    """
    before = text[start - 1 : start]
    if before == "-":
        return bool(_PREFIX.search(text, max(0, start - 8), start))
    return not before.isalnum() and before not in _STUCK


def numbered(text: str, start: int, end: int) -> bool:
    """Tell whether a word is part of a document number: *7/PK/II/2022*, *PMK.04*, *S-123/PW.01*."""
    if text[end : end + 1] in {".", "/"} and _NUMBER_AFTER.match(text, end):
        return True
    return text[start - 1 : start] in _STUCK and bool(_NUMBER_BEFORE.search(text, max(0, start - 8), start))


def parts(word: str) -> Iterator[tuple[int, str]]:
    """Go through the parts of a compound, each with its offset.

    >>> list(parts("TNI-Polri"))
    [(0, 'TNI'), (4, 'Polri')]
    """
    at = 0
    for part in re.split(r"[-/]", word):
        yield at, part
        at += len(part) + 1


def stem(word: str) -> str:
    """Take the affixes off a short form: *KTP-nya* is *KTP*, *SOEs* is *SOE*."""
    return abbreviation_stem(word) or word


def is_word(text: str, start: int, end: int) -> bool:
    """Tell whether a short form stands as a word between ``start`` and ``end``.

    >>> text = "KTP, KTPX, ber-KTP"
    >>> [is_word(text, at, at + 3) for at in (0, 5, 15)]
    [True, False, True]
    """
    return is_apart(text, start) and not text[end : end + 1].isalnum()
