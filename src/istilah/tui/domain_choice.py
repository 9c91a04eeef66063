"""A small list of the domains, one of which the concepts are filtered by."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text as Line
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from istilah.cleaning import clean
from istilah.speech import say
from istilah.text import Text
from istilah.tui.alphabet import amount

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

_WIDTH = 24
"""Cells for the names at least."""
_ALL = Text(id="semua ranah", en="all domains")
_HEAD = Text(id="Ranah", en="Domain")
_HINT = Text(id="huruf: melompat · Esc: batal", en="letter: jump · Esc: cancel")


class DomainChoice(ModalScreen[frozenset[str]]):
    """Choose a domain with the arrows or its first letter; the answer is a set of one, or an empty one for all."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", show=False)]

    def __init__(self, counts: dict[str, int], total: int, chosen: frozenset[str]) -> None:
        super().__init__()
        self._names = ("", *counts)
        self._counts = (total, *counts.values())
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Show each domain with the number of its concepts."""
        width = max(_WIDTH, len(say(_ALL)), *map(len, self._names))
        labels = [Line.assemble(clean(name) or say(_ALL)) for name in self._names]
        for label, count in zip(labels, self._counts, strict=True):
            label.pad_right(width - len(label))
            label.append(f"  {amount(count):>7}", "dim")
        options = OptionList(*map(Option, labels), id="domains", markup=False)
        options.border_title, options.border_subtitle = say(_HEAD), say(_HINT)
        yield options

    def on_mount(self) -> None:
        """Begin on what is chosen already."""
        options = self.query_one(OptionList)
        options.highlighted = next((at for at, name in enumerate(self._names) if name in self._chosen), 0)
        options.focus()

    def on_key(self, event: Key) -> None:
        """Jump to the next domain that begins with the letter."""
        letter = (event.character or "").lower()
        options = self.query_one(OptionList)
        start = (options.highlighted or 0) + 1
        order = (*range(start, len(self._names)), *range(start))
        at = next((at for at in order if letter and self._names[at].startswith(letter)), None)
        if at is not None:
            options.highlighted = at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the domain."""
        name = self._names[event.option_index]
        self.dismiss(frozenset({name} if name else ()))
