"""The program around the desk: its colours are those of the terminal, and Ctrl-C leaves it from anywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.theme import BUILTIN_THEMES

from istilah.tui.desk import Desk

if TYPE_CHECKING:
    from istilah.session import Session

_COLOURS = replace(
    BUILTIN_THEMES["ansi-dark"], name="istilah", primary="ansi_cyan", accent="ansi_cyan", success="ansi_cyan"
)
"""The terminal's own sixteen and its own ground, so that dark and light are as its user likes them."""


class Browser(App[None]):
    """The termbase on the whole screen."""

    CSS_PATH = "browser.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-beside"), (100, "-wide")]  # noqa: RUF012 -- never changed
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", show=False, priority=True)]

    def __init__(self, session: Session, query: str = "", domains: frozenset[str] = frozenset()) -> None:
        super().__init__(ansi_color=True)  # from the start: NO_COLOR is obeyed before any theme is put on
        self._desk = Desk(session, query, domains)

    def on_mount(self) -> None:
        """Put on the colours and open the desk."""
        self.title = "istilah"
        self.register_theme(_COLOURS)
        self.theme = _COLOURS.name
        self.push_screen(self._desk)
