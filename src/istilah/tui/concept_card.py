"""The card beside the list: all that is known of one concept, the term first, the source last."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line
from textual.containers import VerticalScroll
from textual.widgets import Static

from istilah.card import best, fields, full, label, name, outdated, remarks
from istilah.cleaning import clean
from istilah.query.relations import Kinship
from istilah.speech import say
from istilah.text import Text, other

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from istilah.model.concept import Concept, Designation
    from istilah.model.index import Index
    from istilah.query.relations import Relation
    from istilah.text import Language

_KINSHIP = {
    Kinship.LATER: Text(id="kini", en="now"),
    Kinship.EARLIER: Text(id="dahulu", en="formerly"),
    Kinship.NAMESAKE: Text(id="senama", en="same name"),
    Kinship.MENTIONED: Text(id="lihat juga", en="see also"),
}
_FINE_PRINT = frozenset({"domain", "key", "origin", "source"})
_WIDEST = 100
"""Cells beyond which a line is hard to read."""


class CardView(NamedTuple):
    """A concept with what stands beside it, and which of those is chosen."""

    concept: Concept
    relations: tuple[Relation, ...] = ()
    chosen: int | None = None

    def walked(self, step: int) -> CardView:
        """Choose the next relation, or the one before; past the last there is none, then the first again."""
        places = len(self.relations) + 1
        at = (0 if self.chosen is None else self.chosen + 1) + step
        return self._replace(chosen=at % places - 1 if at % places else None)

    @property
    def target(self) -> Concept | None:
        """The concept that is chosen."""
        return None if self.chosen is None else self.relations[self.chosen].concept


class ConceptCard(VerticalScroll, can_focus=True):
    """A card that can be read, scrolled and walked through."""

    def compose(self) -> ComposeResult:
        """Put one text on it."""
        yield Static(id="text", markup=False)

    def show(self, view: CardView | None, index: Index, first: Language) -> None:
        """Show a concept, or nothing."""
        text = self.query_one("#text", Static)
        text.update(Group(*drawn(view, index, first)) if view else "")
        self.scroll_home(animate=False)


def drawn(view: CardView, index: Index, first: Language) -> Iterator[RenderableType]:
    """Draw a concept: its names, those beside it, its fields."""
    warning = outdated(view.concept, index)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True, min_width=len(label("definition")))
    table.add_column(ratio=1, max_width=_WIDEST, overflow="fold")
    for language in (first, other(first)):
        for number, designation in enumerate(_ordered(view.concept, language)):
            table.add_row("" if number else language, _designation(designation, is_first=not number, first=first))
    if warning:
        table.add_row("", Line(clean(warning), "yellow"))
    table.add_row("", "")
    for kinship, links in groupby(_links(view), key=lambda link: link[0]):
        table.add_row(say(_KINSHIP[kinship]), Line(" · ").join(line for _, line in links))
    if view.relations:
        table.add_row("", "")
    for field, value in fields(view.concept, index):
        if field != "superseded_by":
            table.add_row(label(field), Line(clean(value), "dim" if field in _FINE_PRINT else ""))
    yield table


def _ordered(concept: Concept, language: Language) -> Sequence[Designation]:
    usable = concept.usable(language)
    return (*usable, *(each for each in concept.named(language) if not each.status.usable))


def _designation(designation: Designation, *, is_first: bool, first: Language) -> Line:
    style = "bold" if designation.language == first else "cyan bold"
    style = style if is_first else style.removesuffix("bold").strip()
    remark = remarks(designation, first=is_first)
    note = best(designation.note) if designation.note else ""
    aside = ", ".join(part for part in (remark, note) if part)
    text = Line(clean(full(designation)), style if designation.status.usable else "yellow")
    return text.append(f" ({clean(aside)})", "dim") if aside else text


def _links(view: CardView) -> Iterator[tuple[Kinship, Line]]:
    for number, relation in enumerate(view.relations):
        style = "reverse" if number == view.chosen else "underline"
        yield relation.kinship, Line(clean(name(relation.concept)), style)
