"""What PDFium knows of a page, as words: characters that touch and are of one size, each word with its box.

A page may be turned, by its writer or by whoever scanned and recognised it: the direction in which most of its text
runs is taken for upright, and text that runs otherwise (a stamp in the margin, a watermark) is left out.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from itertools import pairwise
from math import pi
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from istilah.readers.pdf.pages import PrintedWord, same_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_BROKEN = "\x02"
"""A hyphen at the end of a line, as PDFium writes it."""
_SOFT = "\u00ad"
"""A place where a word may be parted; where it was, at the end of a line, the hyphen."""
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc", "•")
"""Signs of the fonts Symbol and Wingdings, as word processors write them."""
_WRITTEN = str.maketrans(
    {_BROKEN: "-", **_BULLETS, "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_KEPT = frozenset((_BROKEN, _SOFT, *_BULLETS))
"""What counts as not printable, but was printed."""
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_SLANTED = re.compile(rb"ital|obli|slant", re.IGNORECASE)
_NAME = 128
"""Bytes of a font's name that are looked at."""
_APART = 0.5
"""Heights of type between two characters that are not of one word."""
_SUPPOSED = "\t"
"""A space that is not in the file: PDFium found it between two characters that stand apart."""
_NOTHING = "\0"
_SPREAD = 0.3
"""Part of the characters of a line that are such spaces if all its letters stand apart."""
_WIDE = 0.1
"""Heights of type between the letters of a word that is set wide."""
_EVEN = 1.5
"""How much farther than the others a letter of such a word may stand off."""
_ASKEW = 0.2
"""Quarter turns by which a page that was scanned may be out of true."""
_SLOPING = -1
"""The direction of text that is neither level nor upright: a watermark."""
_SAMPLES = 100
"""Characters by which the direction of a page's text is told."""


class _Character(NamedTuple):
    """A character, its number on the page, and its box; of white space the box says nothing."""

    at: int
    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


def words(text: Any, raw: ModuleType) -> Iterator[PrintedWord]:  # noqa: ANN401 - a text page of PDFium, which has no types
    """Go through the words of a page, as they come."""
    turns = _turns(text, raw)
    run: list[_Character] = []
    glued = is_supposed = False
    for character in _characters(text, raw, turns):
        if run and character.text == _SUPPOSED:
            is_supposed = True
            continue
        if not character.text and not (run and _touch(run[-1], character)):
            continue
        if is_supposed and not _is_spaced(run, character):
            yield from _word(run, text, raw, turns, glued=glued)
            run, glued = [], False
        is_supposed = False
        ends = bool(run) and not _touch(run[-1], character)
        changes = bool(run) and not ends and _is_resized(run[-1], character)
        if ends or changes:
            yield from _word(run, text, raw, turns, glued=glued)
            run, glued = [], changes
        if not character.text.isspace():
            run.append(character)


def _turns(text: Any, raw: ModuleType) -> int:  # noqa: ANN401 - as above
    """Tell by how many quarter turns to the left most text of a page runs."""
    count = text.count_chars()
    sample = range(0, count, count // _SAMPLES + 1)
    counted = Counter(_quarters(text, raw, at) for at in sample)
    return max(counted, key=lambda turns: counted[turns], default=0)


def _quarters(text: Any, raw: ModuleType, at: int) -> int:  # noqa: ANN401 - as above
    angle: float = raw.FPDFText_GetCharAngle(text, at) / (pi / 2)  # which PDFium counts to the right
    return -round(angle) % 4 if abs(angle - round(angle)) < _ASKEW else _SLOPING


def _characters(text: Any, raw: ModuleType, turns: int) -> Iterator[_Character]:  # noqa: ANN401 - as above
    """Go through the characters of a page, turned upright, with white space at the end."""
    box = raw.FS_RECTF()
    for at, (code, following) in enumerate(pairwise(_codes(text, raw) + " ")):
        if code.isspace():
            yield _Character(at, _SUPPOSED if code == _SUPPOSED else " ", 0, 0, 0, 0)
        elif code.isprintable() or code in _KEPT:
            written = code.replace(_SOFT, _BROKEN if following.isspace() else "")
            raw.FPDFText_GetLooseCharBox(text, at, box)
            yield _Character(at, written, *_upright(box.left, box.right, box.bottom, box.top, turns))
    yield _Character(-1, " ", 0, 0, 0, 0)


def _codes(text: Any, raw: ModuleType) -> str:  # noqa: ANN401 - as above
    """Give the characters of a page, without the spaces that PDFium supposes between the letters of spread lines."""
    codes = "".join(_code(text, raw, at) for at in range(text.count_chars()))
    lines = codes.split("\n")
    return "\n".join(
        line.replace(_SUPPOSED, _NOTHING) if line.count(_SUPPOSED) > _SPREAD * len(line) else line for line in lines
    )


def _code(text: Any, raw: ModuleType, at: int) -> str:  # noqa: ANN401 - as above
    code = chr(raw.FPDFText_GetUnicode(text, at))
    if code == " " and raw.FPDFText_IsGenerated(text, at):
        return _SUPPOSED
    return " " if code == _SUPPOSED else code


def _upright(left: float, right: float, bottom: float, top: float, turns: int) -> tuple[float, float, float, float]:
    """Turn a box to the right by quarter turns.

    >>> _upright(1, 2, 3, 4, 1)
    (3, 4, -2, -1)
    """
    for _ in range(turns):
        left, right, bottom, top = bottom, top, -right, -left
    return left, right, bottom, top


def _is_spaced(run: list[_Character], after: _Character) -> bool:
    """Tell whether a word is set so wide that it may go on behind what PDFium supposes to be a space."""
    usual = _usual(run)
    return after.text != " " and usual > 0 and after.left - run[-1].right < _EVEN * usual


def _usual(run: list[_Character]) -> float:
    """Tell how far apart the letters of a word are, if it is set wide."""
    usual = median(two.left - one.right for one, two in pairwise(run)) if len(run) > 1 else 0.0
    return usual if usual > _WIDE * run[0].height else 0.0


def _touch(before: _Character, after: _Character) -> bool:
    """Tell whether two characters stand side by side in a word."""
    if after.text == " ":
        return False
    reach = _APART * max(before.height, after.height)
    is_level = abs(before.top + before.bottom - after.top - after.bottom) < 2 * reach
    return is_level and -2 * reach < after.left - before.right < reach


def _is_resized(before: _Character, after: _Character) -> bool:
    """Tell whether size changes between two characters; small capitals and letters of one glyph stand within others."""
    if same_size(before.height, after.height):
        return False
    low, high = (before, after) if before.height < after.height else (after, before)
    is_within = high.bottom <= low.bottom and low.top <= high.top
    return not (is_within and (before.text + after.text).isalpha())


def _word(run: list[_Character], text: Any, raw: ModuleType, turns: int, *, glued: bool) -> Iterator[PrintedWord]:  # noqa: ANN401 - as above
    """Make a word of characters; of those that run in another direction, none."""
    if _quarters(text, raw, run[0].at) != turns:
        return
    name, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, run[0].at, name, _NAME, flags)
    yield PrintedWord(
        "".join(character.text for character in run).translate(_WRITTEN),
        min(character.left for character in run),
        max(character.right for character in run) + _usual(run),
        min(character.bottom for character in run),
        max(character.top for character in run),
        bool(_BOLD.search(name.value)),
        bool(_SLANTED.search(name.value)),
        glued,
    )
