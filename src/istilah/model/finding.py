"""What a rule is and what it finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from istilah.model.concept import Concept
    from istilah.model.document import Span


OWN: Final = "own"
"""The evidence of what the one who asks has laid down, in a termbase of their own."""


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Confidence(StrEnum):
    """How sure it is that a finding is one."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Scope(StrEnum):
    """What a rule must have seen: an editor that shows it less gets no finding of it."""

    WORD = "word"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that shows a rule: ``⟦…⟧`` marks what must be reported; without marks it promises silence."""

    text: str
    fixed: str = ""
    """The text after the safe and unsafe fixes of this rule; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The card of a rule; its name says the defect and reads well after “allow”."""

    code: str
    name: str
    severity: Severity
    summary: Text
    reason: Text
    examples: tuple[Example, ...]
    scope: Scope = Scope.PARAGRAPH


class Edit(NamedTuple):
    """Replace the text at ``span`` with ``new``."""

    span: Span
    new: str


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Put edits that do not touch each other into a text.

    >>> from istilah.model.document import Span
    >>> splice("K.T.P. dan dll", [Edit(Span(11, 14), "dll."), Edit(Span(0, 6), "KTP")])
    'KTP dan dll.'
    """
    parts, last = [], 0
    for edit in sorted(edits):
        parts += [text[last : edit.span.start], edit.new]
        last = edit.span.end
    return "".join([*parts, text[last:]])


class Fix(NamedTuple):
    """A way to mend a finding; safe only if it cannot change the meaning and leaves the rule silent."""

    title: Text
    edits: tuple[Edit, ...]
    safe: bool = False

    def moved(self, by: int) -> Fix:
        """Do the same ``by`` characters farther on."""
        return self._replace(edits=tuple(Edit(span.moved(by), new) for span, new in self.edits))


class Field(NamedTuple):
    """A field of a concept, by its path inside the concept."""

    concept: Concept
    path: tuple[str | int, ...]


Place = TypeVar("Place", "Span", Field)


class Finding(NamedTuple, Generic[Place]):
    """What a rule finds: in a draft, in offsets of its prose; in a termbase, in a field of a concept."""

    at: Place
    subject: str
    """The bare short form or term, without affix, clitic or plural ending; in a termbase, what is wrong there."""
    message: Text
    fix: Fix | None = None
    mild: bool = False
    """Whether it matters less than the rule's findings do, as a note."""
    evidence: str = ""
    """What it rests on, where a rule has several kinds that are not equally sure."""

    @property
    def is_safe(self) -> bool:
        """Whether it is mended unasked."""
        return self.fix is not None and self.fix.safe


def held(finding: Finding[Place]) -> Finding[Place]:
    """Offer a fix, and no longer make it unasked."""
    return finding._replace(fix=finding.fix and finding.fix._replace(safe=False))


def moved(finding: Finding[Span], by: int) -> Finding[Span]:
    """Say the same of a place ``by`` characters farther on."""
    return finding._replace(at=finding.at.moved(by), fix=finding.fix and finding.fix.moved(by))


class Diagnostic(NamedTuple):
    """A finding signed by its rule, in offsets of the source of a draft or a termbase."""

    path: str
    rule: Rule
    severity: Severity
    subject: str
    text: str
    """The source at ``span``."""
    message: Text
    span: Span
    start: tuple[int, int]
    """Line and column, from 1, of the first character."""
    end: tuple[int, int]
    """Line and column, from 1, behind the last character."""
    fix: Fix | None = None
    """The fix in offsets of the source; only where each edit lies in one unbroken piece of it."""
    confidence: Confidence = Confidence.HIGH
    evidence: str = ""
    """What it rests on, where its rule has several kinds."""
    where: Text = Text("", "")
    """The place in words, where lines and columns say nothing to people."""


class FileFindings(NamedTuple):
    """What was found in a file, in the order of its text."""

    path: str
    source: str
    """Its text; empty where nothing was found in it."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass
class Tally:
    """How much was found, and of what."""

    files: int = 0
    """Files that were examined."""
    dirty: int = 0
    """Files in which something was found."""
    rules: Counter[str] = field(default_factory=Counter)
    """Findings of each rule, by its code."""
    severities: Counter[Severity] = field(default_factory=Counter)
    safe: int = 0
    """Findings with a safe fix."""
    unsafe: int = 0
    """Findings with another one."""

    @classmethod
    def of(cls, diagnostics: Collection[Diagnostic]) -> Tally:
        """Count what was found in one file."""
        fixes = [found.fix.safe for found in diagnostics if found.fix]
        return cls(
            1,
            int(bool(diagnostics)),
            Counter(found.rule.code for found in diagnostics),
            Counter(found.severity for found in diagnostics),
            sum(fixes),
            len(fixes) - sum(fixes),
        )

    def add(self, other: Tally) -> None:
        """Count what was found elsewhere too."""
        self.files += other.files
        self.dirty += other.dirty
        self.rules += other.rules
        self.severities += other.severities
        self.safe += other.safe
        self.unsafe += other.unsafe

    @property
    def findings(self) -> int:
        """How many there are."""
        return self.rules.total()


def tallied(files: Iterable[FileFindings]) -> Tally:
    """Count what was found in files."""
    tally = Tally()
    for file in files:
        tally.add(Tally.of(file.diagnostics))
    return tally
