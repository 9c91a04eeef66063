"""When one letter is a short form: “testosterone (T)”, “oestradiol (E2)”.

Science writes so in English, and nobody in Indonesian. A letter in brackets mostly is a label, though: of a list, which
has a neighbour, “(A) … (B)”; of an article; of what the reader knows anyway, *T cells*. So it has to begin the word
before it, in an English sentence, and not to have been used before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.abbreviations.alignment import GREEK, parts
from istilah.abbreviations.passage_words import Full
from istilah.abbreviations.shapes import is_word
from istilah.language.tongue import tongue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istilah.abbreviations.candidates import Short

_SHORTEST = 5
"""Letters of a word that is worth cutting down to one."""
_NEAR = 300
"""Characters around a bracket that tell the language, and where the other labels of a list would stand."""


class Letters:
    """Judges the letters of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._first: dict[str, int] = {}
        self._meant: set[str] = set()

    def full(self, short: Short, words: Sequence[str]) -> Full | None:
        """Take the word before a letter that stands for it."""
        if not self._stands_for(short.text, short.span.start, words[-1]):
            return None
        # “17 beta-estradiol”: the number says where the group sits that follows.
        located = words[-2:-1] and words[-2].isdigit() and parts(words[-1])[0] in GREEK.values()
        return Full(len(words) - (2 if located else 1))

    def _stands_for(self, letter: str, at: int, word: str) -> bool:
        """Tell whether the letter at ``at`` stands for the word before it."""
        if letter not in self._meant and self._is_begun(letter, word) and self._is_new(letter, at):
            around = self._text[max(0, at - _NEAR) : at + _NEAR]
            if tongue(around) != "id" and not _is_label(letter[0], around):
                self._meant.add(letter)
        return letter in self._meant and self._is_begun(letter, word)

    def _is_begun(self, letter: str, word: str) -> bool:
        """Tell whether a letter begins a word, or its last part: *17-beta-estradiol (E2)*."""
        last = parts(word)[-1].removeprefix("o")
        return len(last) >= _SHORTEST and last.startswith(letter[0].lower()) and last.isalpha()

    def _is_new(self, letter: str, at: int) -> bool:
        if letter not in self._first:
            self._first[letter] = _first_place(self._text, letter)
        return self._first[letter] == at


def _first_place(text: str, letter: str) -> int:
    """Find where a letter first stands as a word; it does, for someone has found it."""
    at = text.find(letter)
    while not is_word(text, at, at + len(letter)):
        at = text.find(letter, at + 1)
    return at


def _is_label(letter: str, around: str) -> bool:
    """Tell whether the letter before or behind it stands in brackets near by."""
    return any(f"({chr(ord(letter) + step)})" in around for step in (-1, 1))
