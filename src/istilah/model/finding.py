"""What a rule is and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from istilah.errors import Place
    from istilah.model.concept import Concept
    from istilah.text import Text


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that shows a rule: ``⟦…⟧`` marks what must be reported; without marks it promises silence."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The card of a rule; its name says the defect and reads well after “allow”."""

    code: str
    name: str
    severity: Severity
    summary: Text
    reason: Text
    examples: tuple[Example, ...]


class Finding(NamedTuple):
    """What a rule finds in a concept: the field, by its path inside the concept, and what is wrong there."""

    concept: Concept
    field: tuple[str | int, ...]
    subject: str
    message: Text


class Diagnostic(NamedTuple):
    """A finding signed by its rule and put in its place."""

    place: Place
    rule: Rule
    subject: str
    message: Text
