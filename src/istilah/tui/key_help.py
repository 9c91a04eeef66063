"""The page that says what the keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text as Line
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from istilah.speech import say
from istilah.text import Text
from istilah.tui.keys import STANCES, of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

_HEAD = Text(id="Bantuan", en="Help")
_HINT = Text(id="Esc: tutup", en="Esc: close")


class KeyHelp(ModalScreen[None]):
    """What each key does while one types and on the card; any key but those that scroll closes it."""

    def compose(self) -> ComposeResult:
        """Show the table of keys."""
        with VerticalScroll(id="help") as box:
            box.border_title, box.border_subtitle = say(_HEAD), say(_HINT)
            yield Static(_page(), markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll it."""
        self.query_one("#help").focus()

    def on_key(self, event: Key) -> None:
        """Close it."""
        if event.key not in {"up", "down", "pageup", "pagedown", "home", "end"}:
            event.stop()
            self.dismiss()


def _page() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for number, (stance, heading) in enumerate(STANCES.items()):
        if number:
            table.add_row("", "")
        table.add_row("", Line(say(heading), "bold"))
        for key in of(stance):
            table.add_row(Line(key.shown, "cyan"), Line(say(key.does)))
    return table
