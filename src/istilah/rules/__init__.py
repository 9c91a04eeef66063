"""What is checked: one rule a file, one line in this table.

A rule module has a card ``RULE`` and ``check``. Rules of the family BASE look at termbases:
``check(base) -> Iterator[Finding[Field]]`` gets a :class:`Base`. All others look at drafts: ``check(draft) ->
Iterator[Finding[Span]]`` gets a :class:`~istilah.draft.Draft`. A rule that looks for plain words in the concordance
says which by ``shown(index)``, which gives a test of one word. A rule knows neither its severity nor the reader's
language.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from istilah.model.word_lists import WordLists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from istilah.draft import Draft
    from istilah.model.concept import Concept
    from istilah.model.document import Span
    from istilah.model.finding import Field, Finding, Rule
    from istilah.model.index import Index

BASE_RULES = (
    "base.duplicate_designation",
    "base.several_preferred",
    "base.redundant_short_form",
    "base.orphan_reference",
    "base.missing_source",
    "base.nothing_usable",
    "base.circular_succession",
    "base.undated_succession",
    "base.untidy_designation",
    "base.half_definition",
    "base.bare_short_form",
    "base.sentence_for_term",
    "base.circular_definition",
    "base.uneven_definition",
    "base.padded_definition",
    "base.stray_language",
    "base.machine_residue",
    "base.gap_in_succession",
    "base.misspelled_text",
    "base.unreasoned_status",
    "base.unowned_short_form",
    "base.dead_succession",
    "base.contested_misspelling",
    "base.unfollowable_source",
    "base.unofficial_english",
    "base.unreasoned_familiarity",
    "base.idle_familiarity",
    "base.hidden_short_form",
)

DRAFT_RULES: tuple[str, ...] = (
    "abbr.undefined_abbreviation",
    "abbr.late_definition",
    "abbr.repeated_definition",
    "abbr.conflicting_expansion",
    "abbr.unused_definition",
    "abbr.mismatched_expansion",
    "abbr.inconsistent_form",
    "abbr.redundant_word",
    "eyd.dotted_initialism",
    "eyd.undotted_abbreviation",
    "eyd.slashed_abbreviation",
    "eyd.unhyphenated_affix",
    "eyd.dotted_unit_or_currency",
    "eyd.undotted_degree",
    "eyd.dotted_company_form",
    "eyd.unhyphenated_number",
    "eyd.digit_reduplication",
    "eyd.capitalised_acronym",
    "eyd.separated_bound_form",
    "eyd.misplaced_particle",
    "eyd.unassimilated_prefix",
    "term.deprecated_term",
    "term.foreign_term",
    "term.misspelled_term",
    "term.mixed_designations",
    "term.superseded_name",
)
"""The rules about drafts, in the order of their codes."""


class Base(NamedTuple):
    """A termbase under examination, and what the termbases around it know."""

    concepts: tuple[Concept, ...]
    exists: Callable[[str], bool]
    """Whether any termbase in force has a concept of this key."""
    today: str = ""
    """ISO date."""
    words: WordLists = WordLists()
    """The word lists in force."""


class BaseRule(Protocol):
    """A module that holds a rule about termbases."""

    RULE: Rule

    def check(self, base: Base) -> Iterator[Finding[Field]]:
        """Yield what is wrong."""
        ...


class DraftRule(Protocol):
    """A module that holds a rule about drafts."""

    RULE: Rule

    def check(self, draft: Draft) -> Iterator[Finding[Span]]:
        """Yield what is wrong."""
        ...


def shown(rules: Iterable[DraftRule], index: Index) -> tuple[Callable[[str], object], ...]:
    """List the tests of which plain words these rules want to be shown."""
    asking = (getattr(rule, "shown", None) for rule in rules)
    return tuple(dict.fromkeys(ask(index) for ask in asking if ask))


def draft_rules() -> tuple[DraftRule, ...]:
    """Import the rules about drafts, in the order of the table."""
    return tuple(cast("DraftRule", import_module(f"istilah.rules.{name}")) for name in DRAFT_RULES)  # a module as such


def base_rules() -> tuple[BaseRule, ...]:
    """Import the rules about termbases, in the order of their codes."""
    return tuple(cast("BaseRule", import_module(f"istilah.rules.{name}")) for name in BASE_RULES)  # a module as such
