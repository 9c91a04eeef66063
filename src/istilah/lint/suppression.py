"""Suppression comments: a writer's word that a finding is to be let be.

``<!-- istilah: abaikan ABBR001 -->`` (or ``ignore``) silences rules on its own line, or, where it stands alone on a
line, on the next line that has text; ``abaikan-file`` (``ignore-file``) silences them in the whole document. Rules are
named by code, by the beginning of codes, or by name, with commas between; without any, all are meant. What follows a
dash is the reason, for people. Where a document has comments of its own syntax, these count; in plain text a line that
consists of ``# istilah: …`` or ``<!-- istilah: … -->`` does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from istilah.lint.selection import means
from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from istilah.model.document import Document
    from istilah.model.finding import Diagnostic, Rule

_MARK = "istilah:"
_ANY = re.compile(rf"\W*{_MARK}")
_RULE = re.compile(r"\w+(?:-\w+)*")
_COMMAND = re.compile(
    rf"\W*{_MARK}\s*(?:abaikan|ignore)(?P<file>-file|-berkas)?(?!\w|-\w)"
    rf"(?:[\s,:]+(?P<rules>{_RULE.pattern}(?:[\s,]+{_RULE.pattern})*))?"
    r"(?:\s+(?:--|[–—])\s.*)?\W*",
    re.DOTALL,
)
_PLAIN = re.compile(rf"^[ \t]{{0,99}}(?P<comment>(?:#|<!--)[ \t]{{0,9}}{_MARK}[^\r\n]*)", re.MULTILINE)
_REST = re.compile(r"[ \t\r]*(?:\n|\Z)")
_BLANK = re.compile(r"\s*")
_INDENT = 100
"""Columns before a comment that are looked at to see whether it stands alone."""


class SilencedRule(NamedTuple):
    """A rule as a directive names it, and where in the source."""

    text: str
    span: Span


class Directive(NamedTuple):
    """A suppression comment."""

    span: Span
    """The comment in the source."""
    words: tuple[SilencedRule, ...] = ()
    """The rules it names; none where it means all."""
    line: int = 0
    """The line it speaks of, from 1; 0 where it speaks of the whole file."""
    alone: bool = False
    """Whether nothing else stands on its line."""
    understood: bool = True


class Idle(NamedTuple):
    """What of a directive silences nothing."""

    directive: Directive
    words: tuple[SilencedRule, ...] = ()
    """The rules named in vain; none where the whole directive is."""
    unknown: bool = False
    """Whether there are no such rules at all."""


class Sifted(NamedTuple):
    """The findings that nobody has silenced, and the directives that silence nothing."""

    kept: tuple[Diagnostic, ...]
    idle: tuple[Idle, ...]


def directives(document: Document) -> tuple[Directive, ...]:
    """Find the suppression comments of a document."""
    if _MARK not in document.source:
        return ()
    spans = [span for span in _comments(document) if _ANY.match(document.source, *span)]
    found: list[Directive] = []
    for span in reversed(spans):  # those that stand one above the other speak of the same line
        found.append(_directive(document, span, found[-1] if found else None))
    return tuple(reversed(found))


def _comments(document: Document) -> Iterable[Span]:
    if document.comments or document.prose != document.source:
        return [Span(comment.start, comment.end) for comment in document.comments]
    return [Span(*match.span("comment")) for match in _PLAIN.finditer(document.source)]


def _directive(document: Document, span: Span, below: Directive | None) -> Directive:
    command = _COMMAND.fullmatch(document.source, *span)
    alone = _is_alone(document, span)
    if not command:
        return Directive(span, alone=alone, understood=False)
    words = _words(document.source, *command.span("rules")) if command["rules"] else ()
    if command["file"]:
        return Directive(span, words, 0, alone)
    return Directive(span, words, _below(document, span, below) if alone else document.position(span.end)[0], alone)


def _words(source: str, start: int, end: int) -> tuple[SilencedRule, ...]:
    return tuple(SilencedRule(match[0], Span(*match.span())) for match in _RULE.finditer(source, start, end))


def _is_alone(document: Document, span: Span) -> bool:
    column = document.position(span.start)[1]
    before = document.source[span.start - column + 1 : span.start] if column <= _INDENT else _MARK
    return not before.strip() and bool(_REST.match(document.source, span.end))


def _below(document: Document, span: Span, below: Directive | None) -> int:
    """Find the line that a comment alone on its own speaks of."""
    blank = _BLANK.match(document.source, span.end)
    following = blank.end() if blank else span.end
    if below and below.alone and below.line and below.span.start == following:
        return below.line
    return document.position(following)[0]


def hushed(document: Document) -> Document:
    r"""Blank the suppression comments of plain text, so that no rule takes them for prose.

    >>> from istilah.readers.plain import read
    >>> hushed(read("# istilah: abaikan\nKPBU", "a.txt")).prose
    '                  \nKPBU'
    """
    if document.prose != document.source:
        return document
    prose, last = [], 0
    for directive in directives(document):
        start, end = directive.span
        prose += [document.source[last:start], " " * (end - start)]
        last = end
    return replace(document, prose="".join([*prose, document.source[last:]])) if prose else document


def sift(diagnoses: Iterable[Diagnostic], document: Document, ran: Collection[Rule], every: Collection[Rule]) -> Sifted:
    """Take out the findings that the comments of a document silence.

    Which comments are idle is judged by the rules that ``ran``, of ``every`` rule there is.
    """
    found = directives(document)
    if not found:
        return Sifted(tuple(diagnoses), ())
    by_line: defaultdict[int, list[Directive]] = defaultdict(list)
    for directive in found:
        if directive.understood:
            by_line[directive.line].append(directive)
    kept, used = [], set()
    for diagnosis in diagnoses:
        lines = range(diagnosis.start[0], diagnosis.end[0] + 1)
        near = [directive for line in (0, *lines) for directive in by_line.get(line, ())]
        reasons = {span for directive in near for span in _reasons(directive, diagnosis.rule)}
        used |= reasons
        if not reasons:
            kept.append(diagnosis)
    return Sifted(tuple(kept), tuple(idle for directive in found for idle in _idle(directive, used, ran, every)))


def _reasons(directive: Directive, rule: Rule) -> Iterator[Span]:
    """List what of a directive silences a rule: its words, or all of it."""
    if not directive.words:
        yield directive.span
    yield from (word.span for word in directive.words if means(word.text, rule))


def _idle(directive: Directive, used: set[Span], ran: Collection[Rule], every: Collection[Rule]) -> Iterator[Idle]:
    if not directive.understood:
        yield Idle(directive)
        return
    if not directive.words:
        if directive.span not in used and len(ran) == len(every):
            yield Idle(directive)
        return
    unknown = tuple(word for word in directive.words if not _is_among(every, word))
    if unknown:
        yield Idle(directive, unknown, unknown=True)
    idle = tuple(word for word in directive.words if word.span not in used and _is_among(ran, word))
    if idle:
        yield Idle(directive, idle if idle != directive.words else ())


def _is_among(rules: Iterable[Rule], word: SilencedRule) -> bool:
    return any(means(word.text, rule) for rule in rules)
