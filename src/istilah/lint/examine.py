"""All rules of the family BASE over a termbase, signed and put in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.finding import Diagnostic
from istilah.rules import Base, base_rules
from istilah.termbase.reading import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from istilah.model.concept import Concept


def examine(concepts: Iterable[Concept], exists: Callable[[str], bool]) -> tuple[Diagnostic, ...]:
    """Find what is wrong with a termbase, in the order of its files and lines.

    ``exists`` tells whether any termbase in force has a concept of a key.
    """
    base = Base(tuple(concepts), exists)
    signed = (
        Diagnostic(place(finding.concept, *finding.field), module.RULE, finding.subject, finding.message)
        for module in base_rules()
        for finding in module.check(base)
    )
    return tuple(sorted(signed, key=lambda diagnostic: (diagnostic.place, diagnostic.rule.code)))
