"""Counting the pages of an office file by what begins them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FULL = 7000
"""Characters of the fullest page."""
_SEVERAL = 2


class Sheets:
    """How many pages have begun."""

    def __init__(self) -> None:
        self.page = 1
        self.is_due = False
        """Whether a break was made, and nothing has begun the page behind it yet."""

    def turn(self) -> None:
        """Begin a page, as the program noted it that laid it out."""
        self.page += 1
        self.is_due = False

    def fill(self) -> None:
        """Begin the page behind a break that was made, for here is something that stands on it."""
        if self.is_due:
            self.turn()

    def part(self) -> None:
        """Make a break, as writers do."""
        self.fill()
        self.is_due = True

    @property
    def total(self) -> int:
        """How many pages there are, one behind a last break too."""
        return self.page + self.is_due


def sure(counted: int, saved: int, stretches: Iterable[tuple[int, int, int]]) -> int:
    """Give the number of pages if all is known of them; else 0.

    A program that saves before it has laid everything out notes too few pages, in the text and in their number alike;
    one of them is then too full. ``stretches`` are parts of the text: start, end and page.
    """
    if counted != saved or saved < _SEVERAL:
        return 0
    full = Counter[int]()
    for start, end, page in stretches:
        full[page] += end - start
    return counted if max(full.values(), default=0) <= _FULL else 0


def parted(start: int, end: int, page: int, turns: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int, int]]:
    """Part a paragraph where a page begins within it."""
    marks = [(start, page), *turns, (end, page)]
    return [(one, other, at) for (one, at), (other, _) in pairwise(marks)]
