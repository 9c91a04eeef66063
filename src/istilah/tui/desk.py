"""The desk: the question, the list, the card, and what each key does with them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text as Line
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, Static

from istilah.cleaning import clean
from istilah.query.narrowing import narrowed
from istilah.query.relations import relations
from istilah.speech import say, spoken
from istilah.text import Text, other
from istilah.tui.alphabet import Alphabet, Headline, amount, entered, replaced
from istilah.tui.clipboard import hand_to_system
from istilah.tui.concept_card import CardView, ConceptCard
from istilah.tui.concept_list import ConceptList, Row
from istilah.tui.domain_choice import DomainChoice
from istilah.tui.journey import Journey, Stop
from istilah.tui.key_help import KeyHelp
from istilah.tui.keys import KEYS, Stance, of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import DescendantFocus, Resize

    from istilah.model.concept import Concept
    from istilah.query.lookup import Match
    from istilah.session import Session
    from istilah.text import Language

_PAGE, _AT_ONCE = 60, 200
"""Answers that are looked for before someone goes to the end of them; concepts read before keys are looked at again."""
_BRIEFLY = 3.0
"""Seconds that a notice stays."""
_ASK = Text(id="istilah, singkatan, atau padanannya", en="a term, a short form or an equivalent")
_READING = Text(id="memuat … {count}", en="loading … {count}")
_ALL = Text(id="{count} konsep", en="{count} in all")
_MATCHING = Text(id="{count} cocok", en="{count} found")
_NEAR = Text(id="tidak ada; hanya mirip", en="none; only similar")
_NOTHING = Text(id="tidak ditemukan", en="not found")
_ELSEWHERE = Text(id="{count} di ranah lain", en="{count} in other domains")
_COPIED = Text(id="Tersalin: {text}", en="Copied: {text}")
_OF_MANY = Text(id="Tersalin ({number} dari {count}): {text}", en="Copied ({number} of {count}): {text}")
_UNNAMED = Text(id="Belum ada padanannya dalam termbase", en="The termbase has no equivalent for it")
_LONE = Text(id="Tidak ada konsep yang terkait", en="There are no related concepts")


class Desk(Screen[None]):
    """A question above, a list and a card beneath."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *{
            key.name: Binding(key.name, key.action, show=False) for key in KEYS if key.name not in {"tab", "enter"}
        }.values(),
        Binding("tab", "walk(1)", show=False),
        Binding("shift+tab", "walk(-1)", show=False),
        Binding("enter", "follow", show=False),
        Binding("backspace", "travel(-1)", show=False),
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
    ]

    def __init__(self, session: Session, query: str, domains: frozenset[str]) -> None:
        super().__init__()
        self._index = session.termbase
        self._session = session
        self._domains = domains
        self._first: Language = "id"
        self._alphabet: Alphabet | None = None
        self._matches: tuple[Match, ...] = ()
        self._elsewhere = 0
        self._ordered: dict[tuple[Language, frozenset[str]], list[Row]] = {}
        self._view: CardView | None = None
        self._journey = Journey()
        self._copied = ("", -1)
        self._opening = query

    # What is on it.

    def compose(self) -> ComposeResult:
        """Lay everything out."""
        with Horizontal(id="head"):
            yield Input(self._opening, placeholder=say(_ASK), id="query", compact=True, select_on_focus=False)
            yield Static(id="tally", markup=False)
        with Horizontal(id="body"):
            yield ConceptList(self._index.concept)
            yield ConceptCard()
        yield Static(id="keys", markup=False)

    @property
    def _query(self) -> Input:
        return self.query_one("#query", Input)

    @property
    def _list(self) -> ConceptList:
        return self.query_one(ConceptList)

    @property
    def _card(self) -> ConceptCard:
        return self.query_one(ConceptCard)

    @property
    def _stance(self) -> Stance:
        return Stance.READING if self._card.has_focus else Stance.TYPING

    def on_mount(self) -> None:
        """Begin with the question; read the alphabet while nobody waits for it."""
        self._query.focus()
        self.run_worker(self._gather())

    async def _gather(self) -> None:
        """Read all concepts, and look at the keyboard between them."""
        entries: list[Headline] = []
        dated: list[Concept] = []
        for number, concept in enumerate(self._index.concepts()):
            entries.append(entered(concept))
            dated += [concept] if concept.superseded_by else []
            if not number % _AT_ONCE:
                self._tell(say(_READING.fill(count=amount(number))))
                await asyncio.sleep(0)
        self._alphabet = Alphabet(tuple(entries), replaced(dated))
        self._view = None  # what it is drawn with has only now come
        row = self._list.current
        self._narrow(row.key if row else "")

    # The question.

    def on_input_changed(self) -> None:
        """Narrow the list with every letter."""
        self._narrow()

    def on_input_submitted(self) -> None:
        """Open the card of what the cursor is on."""
        self.action_open()

    def _narrow(self, key: str = "", limit: int = _PAGE) -> None:
        """Show what answers the question; the cursor stands on ``key`` if that is among it."""
        rows = self._found(limit) if self._query.value.strip() else self._everything()
        at = next((number for number, row in enumerate(rows) if row.key == key), 0) if key else 0
        self._list.fill(rows, self._first, at)
        self._tell()

    def _found(self, limit: int) -> Sequence[Row]:
        preference = self._session.preference(self._domains)
        matches = narrowed(self._query.value, self._index, limit=limit, preference=preference)
        self._matches = tuple(match for match in matches if self._is_wanted(match.concept))
        self._elsewhere = len(matches) - len(self._matches)
        return [Row(match.concept.key, match.name) for match in self._matches]

    def _is_wanted(self, concept: Concept) -> bool:
        return not self._domains or not self._domains.isdisjoint(concept.domain)

    def _everything(self) -> Sequence[Row]:
        self._matches = ()
        wanted = (self._first, self._domains)
        if self._alphabet and wanted not in self._ordered:
            self._ordered[wanted] = [Row(key) for key in self._alphabet.keys(*wanted)]
        return self._ordered.get(wanted, ())

    def on_concept_list_exhausted(self) -> None:
        """Look for more where there may be more."""
        if self._matches and len(self._matches) % _PAGE == 0:
            current = self._list.current
            self._narrow(current.key if current else "", len(self._matches) + _PAGE)

    def on_concept_list_chosen(self) -> None:
        """Show the card of what the cursor is on."""
        row = self._list.current
        self._look_at(self._index.concept(row.key) if row else None)

    def _look_at(self, concept: Concept | None) -> None:
        if concept is None:
            self._draw(None)
        elif self._view is None or self._view.concept.key != concept.key:
            earlier = self._alphabet.earlier if self._alphabet else {}
            self._draw(CardView(concept, relations(concept, self._index, earlier, spoken())))

    def _draw(self, view: CardView | None) -> None:
        self._view = view
        self._card.show(view, self._index, self._first)

    # What is said of it.

    def _tell(self, text: str = "") -> None:
        """Say on the right of the question how many there are, of which domain, and which language is first."""
        parts = (text or self._tally(), ", ".join(sorted(self._domains)), f"{self._first} → {other(self._first)}")
        self.query_one("#tally", Static).update(Line(clean(" · ".join(filter(None, parts)))))

    def _tally(self) -> str:
        count = len(self._list.rows)
        if not self._query.value.strip():
            return say(_ALL.fill(count=amount(count)))
        if not self._matches:
            return say(_ELSEWHERE.fill(count=self._elsewhere) if self._elsewhere else _NOTHING)
        if not any(match.is_good or match.by == "prefix" for match in self._matches):
            return say(_NEAR)
        more = "+" if count and count % _PAGE == 0 else ""
        return say(_MATCHING.fill(count=f"{amount(count)}{more}"))

    def on_descendant_focus(self, _: DescendantFocus) -> None:
        """Change what the keys do, and with them the line that says so."""
        self._say_keys()

    def on_resize(self, _: Resize) -> None:
        """Say as many of the keys as there is room for."""
        self._say_keys()

    def _say_keys(self) -> None:
        self.set_class(self._stance is Stance.READING, "-reading")
        line, room = Line(), self.app.size.width - 2
        for key in of(self._stance):
            piece = Line.assemble((key.shown, "bold"), f" {say(key.brief)}" if key.brief else "")
            if key.brief and line.cell_len + piece.cell_len + 2 <= room:
                line = line.append("  ").append_text(piece) if line else piece
        self.query_one("#keys", Static).update(line)

    # What the keys do.

    def action_step(self, by: int) -> None:
        """Go on by so many rows."""
        self._list.step(by)

    def action_leaf(self, by: int) -> None:
        """Go on by so many screens."""
        self._list.leaf(by)

    def action_open(self) -> None:
        """Go to the card, and remember it."""
        if self._view:
            self._remember()
            self._card.focus()

    def action_walk(self, step: int) -> None:
        """Choose the next related concept."""
        if self._view and not self._view.relations:
            self.notify(say(_LONE), timeout=_BRIEFLY, markup=False)
        elif self._view:
            self.action_open()
            self._draw(self._view.walked(step))

    def action_follow(self) -> None:
        """Go to the related concept that is chosen."""
        target = self._view.target if self._view else None
        if target:
            self._remember()
            self._look_at(target)
            self._remember()

    def action_type(self) -> None:
        """Go back to the question, to write another in its place."""
        self._query.focus()
        self._query.action_select_all()

    def action_back_out(self) -> None:
        """Leave the card; else clear the question; else the filter."""
        if self._stance is Stance.READING:
            self._query.focus()
        elif self._query.value:
            self._remember()
            self._query.value = ""
        elif self._domains:
            self._filter(frozenset())

    def action_copy(self) -> None:
        """Copy the equivalent, the next one if one has just been copied."""
        if self._view:
            self._copy(self._view.concept, other(self._asked()))

    def action_copy_name(self) -> None:
        """Copy the name in the language that was asked in."""
        if self._view:
            self._copy(self._view.concept, self._asked())

    def _asked(self) -> Language:
        """Tell in which language the question found what is on the card; else the one that stands first."""
        row = self._list.current
        is_found = row and row.name and self._view and row.key == self._view.concept.key
        return row.name.language if is_found and row and row.name else self._first

    def _copy(self, concept: Concept, language: Language) -> None:
        texts = [clean(designation.term) for designation in concept.usable(language)]
        if not texts:
            self.notify(say(_UNNAMED), severity="warning", timeout=_BRIEFLY, markup=False)
            return
        what, last = self._copied
        number = (last + 1) % len(texts) if what == f"{language} {concept.key}" else 0
        self._copied = (f"{language} {concept.key}", number)
        self._remember()
        self.app.copy_to_clipboard(texts[number])
        self.run_worker(hand_to_system(texts[number]), exclusive=True, group="copy")
        told = _OF_MANY if len(texts) > 1 else _COPIED
        self.app.clear_notifications()
        self.notify(
            say(told.fill(text=texts[number], number=number + 1, count=len(texts))), timeout=_BRIEFLY, markup=False
        )

    def action_domain(self) -> None:
        """Let a domain be chosen."""
        if self._alphabet:
            choice = DomainChoice(self._alphabet.domains(), len(self._alphabet.entries), self._domains)
            self.app.push_screen(choice, lambda domains: self._filter(domains) if domains is not None else None)

    def _filter(self, domains: frozenset[str]) -> None:
        self._domains = domains
        self._narrow()

    def action_swap(self) -> None:
        """Put the other language first."""
        self._first = other(self._first)
        row = self._list.current
        view = self._view
        self._narrow(row.key if row else "", max(_PAGE, len(self._matches)))
        self._draw(view)

    def action_travel(self, step: int) -> None:
        """Go back or forward to where one has been."""
        self._remember()
        self._journey = self._journey.moved(step)
        stop = self._journey.here
        if stop is None:
            return
        with self.prevent(Input.Changed):
            self._query.value = stop.query
        self._narrow(stop.key)
        self._look_at(self._index.concept(stop.key))

    def _remember(self) -> None:
        here = Stop(self._query.value, self._view.concept.key if self._view else "")
        self._journey = self._journey.visited(here)

    def action_help(self) -> None:
        """Show what the keys do."""
        self.app.push_screen(KeyHelp())

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()
