"""What is checked: one rule a file, one line in this table.

A rule module has a card ``RULE`` and ``check``. Rules of the family BASE look at termbases:
``check(base) -> Iterator[Finding]`` gets a :class:`Base`. All others look at drafts: ``check(draft) ->
Iterator[Remark]`` gets a :class:`~istilah.draft.draft.Draft`. A rule knows neither its severity nor the reader's
language.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.draft.draft import Draft
    from istilah.model.concept import Concept
    from istilah.model.finding import Finding, Remark, Rule

BASE_RULES = (
    "duplicate_designation",
    "several_preferred",
    "redundant_short_form",
    "orphan_reference",
    "missing_source",
    "nothing_usable",
    "circular_succession",
    "undated_succession",
    "untidy_designation",
    "half_definition",
    "bare_short_form",
    "sentence_for_term",
    "circular_definition",
    "uneven_definition",
    "padded_definition",
    "stray_language",
    "machine_residue",
    "gap_in_succession",
    "misspelled_text",
    "unreasoned_status",
)

DRAFT_RULES: tuple[str, ...] = (
    "undefined_abbreviation",
    "late_definition",
    "repeated_definition",
    "conflicting_expansion",
    "unused_definition",
    "mismatched_expansion",
    "inconsistent_form",
    "redundant_word",
    "dotted_initialism",
    "undotted_abbreviation",
    "slashed_abbreviation",
    "unhyphenated_affix",
    "dotted_unit_or_currency",
    "undotted_degree",
    "dotted_company_form",
    "unhyphenated_number",
    "digit_reduplication",
    "capitalised_acronym",
    "separated_bound_form",
    "misplaced_particle",
    "unassimilated_prefix",
    "deprecated_term",
    "foreign_term",
    "misspelled_term",
    "mixed_designations",
    "superseded_name",
)
"""The rules about drafts, in the order of their codes."""


class Base(NamedTuple):
    """A termbase under examination, and what the termbases around it know."""

    concepts: tuple[Concept, ...]
    exists: Callable[[str], bool]
    """Whether any termbase in force has a concept of this key."""


class BaseRule(Protocol):
    """A module that holds a rule about termbases."""

    RULE: Rule

    def check(self, base: Base) -> Iterator[Finding]:
        """Yield what is wrong."""
        ...


class DraftRule(Protocol):
    """A module that holds a rule about drafts."""

    RULE: Rule

    def check(self, draft: Draft) -> Iterator[Remark]:
        """Yield what is wrong."""
        ...


def draft_rules() -> tuple[DraftRule, ...]:
    """Import the rules about drafts, in the order of the table."""
    return tuple(cast("DraftRule", import_module(f"istilah.rules.{name}")) for name in DRAFT_RULES)  # a module as such


def base_rules() -> tuple[BaseRule, ...]:
    """Import the rules about termbases, in the order of their codes."""
    return tuple(cast("BaseRule", import_module(f"istilah.rules.{name}")) for name in BASE_RULES)  # a module as such
