"""The list of concepts, two lines each; only what is on the screen is ever fetched or drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text as Line
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from istilah.card import ended, full
from istilah.cleaning import clean
from istilah.model.concept import Reliability, Validity
from istilah.text import other

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.events import Click

    from istilah.model.concept import Concept, Designation
    from istilah.model.index import Name
    from istilah.text import Language

_LINES, _ASIDE = 2, 14
"""Lines that a concept takes; cells that a remark may always have."""


class Row(NamedTuple):
    """A concept in the list, and the name by which it was found, if it was looked for."""

    key: str
    name: Name | None = None


class Shown(NamedTuple):
    """What a row says: the name, the equivalents beneath (our own renderings paler), what may stand beside."""

    title: str
    beneath: Line
    found: str
    """The name by which it was found; that is told where it cannot be seen."""
    until: str

    def aside(self, width: int) -> str:
        """Choose what stands at the right of a row of ``width`` cells."""
        beneath = self.beneath.plain
        is_seen = any(self.found in text[:width] for text in (self.title, beneath))
        is_begun = len(self.found) > width // 2 and self.found in f"{self.title} {beneath}"
        return self.until if is_seen or is_begun else self.found


def shown(concept: Concept, name: Name | None, first: Language) -> Shown:
    """Write a row, in the language that stands ``first`` and beneath it in the other."""
    chosen = concept.preferred(first) or concept.preferred(other(first)) or concept.designations[0]
    beneath = Line("; ", "cyan").join(map(_equivalent, concept.usable(other(chosen.language)))) or Line("–", "dim")
    return Shown(clean(full(chosen)), beneath, clean(name.text) if name else "", _until(concept))


def _until(concept: Concept) -> str:
    """Say in which year a name ended; the card knows the day."""
    return ended(Validity(end=concept.valid.end[:4])) if concept.valid else ""


def _equivalent(designation: Designation) -> Line:
    working = designation.reliability is Reliability.WORKING
    return Line(clean(full(designation)), "dim cyan" if working else "cyan")


class ConceptList(ScrollView, can_focus=False):
    """A list that knows keys, and asks for a concept when its row comes into sight."""

    cursor: reactive[int] = reactive(0)

    class Chosen(Message):
        """Another row is the current one."""

    class Exhausted(Message):
        """The last row is in reach; there may be more."""

    def __init__(self, fetch: Callable[[str], Concept | None]) -> None:
        super().__init__()
        self._fetch = lru_cache(maxsize=1 << 10)(fetch)
        self._rows: Sequence[Row] = ()
        self._first: Language = "id"

    @property
    def rows(self) -> Sequence[Row]:
        """The rows, from the first to the last."""
        return self._rows

    @property
    def current(self) -> Row | None:
        """The row under the cursor; none in an empty list."""
        return self._rows[self.cursor] if self._rows else None

    def fill(self, rows: Sequence[Row], first: Language, cursor: int = 0) -> None:
        """Show other rows, in the language that stands ``first``."""
        self._rows, self._first = rows, first
        self.virtual_size = Size(0, _LINES * len(rows))
        self.set_reactive(ConceptList.cursor, min(cursor, max(0, len(rows) - 1)))
        self._reveal()
        self.refresh()
        self.post_message(self.Chosen())

    def step(self, by: int) -> None:
        """Move the cursor by so many rows, as far as there are any."""
        self.cursor = max(0, min(self.cursor + by, len(self._rows) - 1))

    def leaf(self, by: int) -> None:
        """Move the cursor by so many screens."""
        self.step(by * max(1, self.size.height // _LINES - 1))

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and tell that it has moved."""
        self._reveal()
        self.refresh()
        self.post_message(self.Chosen())
        if self.cursor == len(self._rows) - 1:
            self.post_message(self.Exhausted())

    def _reveal(self) -> None:
        self.scroll_to_region(Region(0, _LINES * self.cursor, 1, _LINES), animate=False, force=True)

    def on_click(self, event: Click) -> None:
        """Choose the row that was clicked."""
        row = (event.y + self.scroll_offset.y) // _LINES
        if row < len(self._rows):
            self.cursor = row

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number, line = divmod(y + self.scroll_offset.y, _LINES)
        width = self.size.width
        concept = self._fetch(self._rows[number].key) if number < len(self._rows) else None
        if concept is None:
            return Strip.blank(width, self.rich_style)
        said = shown(concept, self._rows[number].name, self._first)
        is_current = number == self.cursor
        text = _title(said, width - 3, is_current=is_current) if line == 0 else _beneath(said, width - 3)
        text = Line.assemble(("▌ " if is_current else "  ", "cyan"), text, " ")
        text.truncate(width, pad=True)
        return Strip(text.render(self.app.console), width).apply_style(self.rich_style)


def _title(said: Shown, width: int, *, is_current: bool) -> Line:
    """Write the name, and on the right a remark: whole or not at all, and no long one at the cost of the name."""
    title = Line(said.title, "bold" if is_current else "")
    aside = said.aside(width)
    remark = Line(f"  {aside}" if aside else "", "dim")
    if remark.cell_len > max(_ASIDE, width - title.cell_len):
        remark = Line()
    title.truncate(width - remark.cell_len, overflow="ellipsis", pad=True)
    return Line.assemble(title, remark)


def _beneath(said: Shown, width: int) -> Line:
    text = said.beneath
    text.truncate(width, overflow="ellipsis", pad=True)
    return text
