"""Counting the pages of an office file by what begins them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from istilah.readers._office.places import Room

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.readers._office.paragraphs import OfficeParagraph

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


def sure_pages(paragraphs: Iterable[OfficeParagraph], counted: int, saved: int) -> int:
    """Give the number of pages if all is known of them; else 0.

    A program that saves before it has laid everything out notes too few pages, in the text and in their number alike;
    one of them is then too full.
    """
    if counted != saved or saved < _SEVERAL:
        return 0
    full = Counter[int]()
    for paragraph in paragraphs:
        if paragraph.place.room is Room.BODY:
            marks = [(paragraph.start, paragraph.page), *paragraph.turns, (paragraph.end, 0)]
            for (start, page), (end, _) in pairwise(marks):
                full[page] += end - start
    return counted if max(full.values(), default=0) <= _FULL else 0
