"""What a page of findings shows, in both languages and without a word of markup; how, the template knows.

A finding has a number on the page, counted through all files, and so has a file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.cleaning import clean
from istilah.report._changes import changes
from istilah.report._digest import SEVERITIES, by_rule, held, place, summary
from istilah.report.html.passages import clipped, excerpts, parts, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from istilah.model.document import Span
    from istilah.model.finding import Diagnostic, FileFindings, Rule, Severity, Tally
    from istilah.report import Examination
    from istilah.report._changes import ChangedWords
    from istilah.report._digest import File
    from istilah.report.html.passages import Excerpt
    from istilah.text import Text

_WHOLE, _WHOLE_PAGE = 200_000, 2_000_000
"""Characters up to which a text is shown whole, and a page has texts shown whole."""
_MOST_CHANGES = 3
_GRAVEST = tuple(SEVERITIES)
_LINE = re.compile(r"[^\n\t]+")


class View(NamedTuple):
    """All that is shown."""

    summary: Text
    severities: Sequence[tuple[Severity, int]]
    """How many findings there are of each that has some, the gravest first."""
    rules: Sequence[tuple[Rule, int]]
    quiet: str
    """Rules that found nothing."""
    files: Sequence[_Section]
    version: str


def gather(files: Iterable[FileFindings], run: Examination, tally: Tally) -> View:
    """Gather what is shown of findings."""
    sections = tuple(_sections(held(files)))
    rules, counts = by_rule(tally, run), tally.severities
    loud = {rule.code for rule, _ in rules}
    return View(
        summary(tally),
        tuple((severity, counts[severity]) for severity in SEVERITIES if counts[severity]),
        rules,
        ", ".join(f"{rule.code} {rule.name}" for rule in run.rules if rule.code not in loud),
        sections,
        run.version,
    )


def _sections(files: Iterable[File]) -> Iterator[_Section]:
    first, room = 1, _WHOLE_PAGE
    for number, file in enumerate(files, 1):
        length = len(file.source)
        is_whole = length <= min(_WHOLE, room)
        room -= length if is_whole else 0
        spans = [found.span for found in file.shown]
        yield _Section(number, first, file, is_whole, spans if is_whole else clipped(spans))
        first += len(file.shown)


class _Section(NamedTuple):
    """A file: its own number, that of its first finding, and where its findings stand in what is shown of its text.

    Its text is cut as the page is written, so that no more than a passage of it is held.
    """

    number: int
    first: int
    file: File
    is_whole: bool
    spans: Sequence[Span]

    def passages(self) -> Iterator[Excerpt | None]:
        """Cut the text into passages; ``None`` stands for text that is left out."""
        source, at = self.file.source, 0
        for passage in (whole if self.is_whole else excerpts)(source, self.spans):
            if at < passage.span.start:
                yield None
            yield passage
            at = passage.span.end
        if at < len(source):
            yield None

    def stretches(self, passage: Excerpt) -> Iterator[_Stretch]:
        """Cut a passage where findings begin and end."""
        for part in parts(passage, self.spans):
            severities = (self.file.shown[number].severity for number in part.carries)
            gravest = min(severities, key=_GRAVEST.index, default=None)
            begins, carries = ([self.first + number for number in some] for some in (part.begins, part.carries))
            linked = next((number for number in begins if number in carries), None)
            bare = [number for number in begins if number != linked]
            yield _Stretch(_kept(self.file.source, part.span), linked, bare, carries, gravest)

    def remarks(self, passage: Excerpt) -> Iterator[_Remark]:
        """Tell what is said about a passage."""
        for number in passage.findings:
            found = self.file.shown[number]
            fixed = list(changes(found.fix, found.span, self.file.source)) if found.fix else []
            yield _Remark(self.first + number, found, place(found), fixed[:_MOST_CHANGES], len(fixed) - _MOST_CHANGES)


class _Stretch(NamedTuple):
    """Words that carry the same findings throughout."""

    text: str
    linked: int | None
    """The finding to which the words lead, if one begins with them."""
    bare: Sequence[int]
    """Findings that begin here too, and those that have no words."""
    carries: Sequence[int]
    severity: Severity | None
    """The gravest of what they carry."""


class _Remark(NamedTuple):
    """A finding, and what its fix does: some of it, and in how many places more."""

    number: int
    found: Diagnostic
    place: Text
    changes: Sequence[Sequence[ChangedWords]]
    more: int


def _kept(source: str, span: Span) -> str:
    """Clean a stretch of source but for its line breaks and tabs."""
    start, end = span
    if source[end - 1 : end + 1] == "\r\n":
        end -= 1
    return _LINE.sub(lambda match: clean(match[0]), source[start:end].replace("\r\n", "\n"))
