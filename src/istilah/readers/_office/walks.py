"""Walks over the XML of office files, whatever their elements are called: files nest as they like, so a stack is kept.

A table of handlers says what is to be done at which element; one without a handler is entered. A handler gives the
elements into which the walk is to go, and what is to be done behind the last of them, or nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

from istilah.readers._office.paragraphs import OfficeParagraph
from istilah.readers._office.places import OfficePlace, Room
from istilah.readers._office.sheets import Sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element

    Frame = tuple[Iterator[_Element], Callable[[], "Frame | None"]]
    """Elements to go through, and what is to be done behind them, which may give others to go through."""

SUPPRESSES = re.compile(r"\W*istilah:")
"""How comments in the margin begin that speak to us."""
_Walk = TypeVar("_Walk")
_Paragraph = TypeVar("_Paragraph", bound=OfficeParagraph)


def go_through(walk: _Walk, frame: Frame, enter: Mapping[str, Callable[[_Walk, _Element], Frame | None]]) -> None:
    """Lead a walk through elements and what is inside them."""
    frames = [frame]
    while frames:
        nodes, leave = frames[-1]
        for node in nodes:
            handler = enter.get(node.tag)  # type: ignore[arg-type]  # comments have no name, and no handler
            inside = handler(walk, node) if handler else (iter(node), nothing)
            if inside:
                frames.append(inside)
                break
        else:
            frames.pop()
            behind = leave()
            if behind:
                frames.append(behind)


def nothing() -> None:
    """Do nothing on leaving an element."""


def pass_over(_: object, __: _Element) -> None:
    """Go into nothing."""


class OfficeWalk(Generic[_Paragraph]):
    """What a walk has found so far, in the order of the source, and where it is."""

    def __init__(self) -> None:
        self.paragraphs: list[_Paragraph] = []
        self._texts: list[str] = []
        self._at = 0
        self._part = ""
        self._place = OfficePlace()
        self._paragraph: _Paragraph | None = None
        """The paragraph in which it is."""
        self._boxes: list[_Element] = []
        """What is anchored in it, and is read behind it."""
        self._pages = Sheets()
        self._counts: Counter[str] = Counter()
        self._lines: Counter[int] = Counter()
        self._row_pages: list[tuple[int, list[int]]] = []

    @property
    def source(self) -> str:
        """The text of all paragraphs, one a line."""
        return "".join(self._texts)

    def _put(self, text: str) -> None:
        self._texts.append(text)
        self._at += len(text)

    def _counted(self, name: str) -> int:
        self._counts[name] += 1
        return self._counts[name]

    def _placed(self, place: OfficePlace) -> Callable[[], None]:
        """Go to another place; what is returned leads back."""
        before, self._place = self._place, place

        def back() -> None:
            self._place = before

        return back

    def _boxed(self, place: OfficePlace) -> Frame:
        """Go to what is anchored in the paragraph that was left."""
        boxes, self._boxes = self._boxes, []
        return iter(boxes), self._placed(place)

    def enter_table(self, node: _Element) -> Frame | None:
        """Go into a table, and number it."""
        return iter(node), self._placed(self._place._replace(table=self._counted("table"), line=0, row=0, cell=0))

    def enter_row(self, node: _Element) -> Frame | None:
        """Go into a row, and number it in its table and in the document."""
        table = self._place.table
        if not table:
            return iter(node), nothing
        self._lines[table] += 1
        back = self._placed(self._place._replace(line=self._lines[table], row=self._counted("row"), cell=0))
        self._row_pages.append((self._pages.page, [self._pages.page]))

        def leave() -> None:
            self._pages.page = max(self._row_pages.pop()[1])
            back()

        return iter(node), leave

    def enter_cell(self, node: _Element) -> Frame | None:
        """Go into a cell; those of a row stand side by side, so each begins on the page on which its row does."""
        back = self._placed(self._place._replace(cell=self._counted("cell") if self._place.row else 0))
        if not self._row_pages:
            return iter(node), back
        self._pages.page, reached = self._row_pages[-1]

        def leave() -> None:
            reached.append(self._pages.page)
            back()

        return iter(node), leave

    def _turn_page(self, turn: Callable[[], None]) -> None:
        """Begin a page, perhaps: a paragraph of which nothing stands before it begins on it."""
        if self._place.room is Room.BOX:
            return  # it stands where it is anchored
        before = self._pages.page
        turn()
        paragraph, page = self._paragraph, self._pages.page
        if not paragraph or page == before:
            return
        if paragraph.end > paragraph.start:
            paragraph.turns += ((self._at, page),)
        else:
            paragraph.page = page
