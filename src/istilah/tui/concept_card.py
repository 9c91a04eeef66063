"""The card beside the list: all that is known of one concept, the term first, the source last."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line
from textual.containers import VerticalScroll
from textual.widgets import Static

from istilah.card import best, ended, fields, label, remarks, written
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
_COLUMNS_FROM = 44
"""Cells from which on there is room for a column of labels."""
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

    _drawing: tuple[CardView | None, Index, Language] | None = None

    def compose(self) -> ComposeResult:
        """Put one text on it."""
        yield Static(id="text", markup=False)

    def show(self, view: CardView | None, index: Index, first: Language) -> None:
        """Show a concept, or nothing; what is shown is drawn again when the card gets another width."""
        self._drawing = (view, index, first)
        self._redraw()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Draw it for the room there is."""
        self._redraw()

    def _redraw(self) -> None:
        if self._drawing:
            view, index, first = self._drawing
            self.query_one("#text", Static).update(drawn(view, index, first, self.size.width) if view else "")


def drawn(view: CardView, index: Index, first: Language, width: int) -> RenderableType:
    """Draw a concept for a card of ``width`` cells: labels in a column of their own where there is room for one."""
    rows = [*_names(view.concept, first), ("", Line()), *_links(view, first), *_fields(view.concept, index)]
    if width < _COLUMNS_FROM:
        return Group(*(Line.assemble((f"{head}  " if head else "", "dim"), line) for head, line in rows))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True, min_width=len(label("definition")))
    table.add_column(max_width=_WIDEST)
    for row in rows:
        table.add_row(*row)
    return table


def _names(concept: Concept, first: Language) -> Iterator[tuple[str, Line]]:
    for language in (first, other(first)):
        for number, designation in enumerate(_ordered(concept, language)):
            yield "" if number else language, _designation(designation, is_first=not number, first=first)
    if ended(concept.valid):
        yield "", Line(ended(concept.valid), "yellow")


def _links(view: CardView, first: Language) -> Iterator[tuple[str, Line]]:
    for kinship, relations in groupby(enumerate(view.relations), key=lambda pair: pair[1].kinship):
        links = (_link(relation.concept, first, is_chosen=at == view.chosen) for at, relation in relations)
        yield say(_KINSHIP[kinship]), Line(" · ").join(links)
    if view.relations:
        yield "", Line()


def _link(concept: Concept, first: Language, *, is_chosen: bool) -> Line:
    chosen = concept.preferred(first) or concept.designations[0]
    return Line(clean(chosen.term), "reverse" if is_chosen else "underline")


def _fields(concept: Concept, index: Index) -> Iterator[tuple[str, Line]]:
    for field, value in fields(concept, index):
        if field != "superseded_by":  # these are links
            yield label(field), Line(clean(value), "dim" if field in _FINE_PRINT else "")


def _ordered(concept: Concept, language: Language) -> Sequence[Designation]:
    usable = [each for found in concept.usable(language) for each in (found, *found.apart) if each.status.usable]
    return (*usable, *(each for each in concept.listed(language) if not each.status.usable))


def _designation(designation: Designation, *, is_first: bool, first: Language) -> Line:
    style = "bold" if designation.language == first else "cyan bold"
    style = style if is_first else style.removesuffix("bold").strip()
    remark = remarks(designation, first=is_first)
    note = best(designation.note) if designation.note else ""
    aside = ", ".join(part for part in (remark, note) if part)
    text = Line(clean(written(designation)), style if designation.status.usable else "yellow")
    return text.append(f" ({clean(aside)})", "dim") if aside else text
