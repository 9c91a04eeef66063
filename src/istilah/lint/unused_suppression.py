"""LINT001: a suppression comment that silences nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.model.document import Span
from istilah.model.finding import Diagnostic, Edit, Example, Fix, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from istilah.lint.suppression import Directive, Idle
    from istilah.model.document import Document

RULE = Rule(
    code="LINT001",
    name="unused-suppression",
    severity=Severity.NOTE,
    summary=Text(id="Komentar “abaikan” yang tidak menutupi apa pun", en="Suppression comment that silences nothing"),
    reason=Text(
        id="Komentar yang tertinggal kelak menutupi temuan yang belum diperiksa siapa pun.",
        en="A comment left behind will one day silence a finding that nobody has looked at.",
    ),
    examples=(
        Example("⟦# istilah: abaikan-file ABBR001⟧\nRapat dimulai.\n", fixed="Rapat dimulai.\n"),
        Example("Rapat dimulai.\n"),
    ),
    scope=Scope.DOCUMENT,
)
_IDLE = Text(id="“{text}” tidak menutupi temuan apa pun", en="“{text}” silences no finding")
_UNKNOWN = Text(
    id="tidak ada aturan “{text}” (semua aturan: istilah rules)", en="there is no rule “{text}” (all: istilah rules)"
)
_UNREAD = Text(
    id="perintah dalam komentar ini tidak dipahami; tulis “istilah: abaikan KODE” atau “istilah: abaikan-file KODE”",
    en="the command in this comment is not understood; write “istilah: ignore CODE” or “istilah: ignore-file CODE”",
)
_REMOVE = Text(id="hapus komentar ini", en="remove this comment")
_SHORTEN = Text(id="sebut hanya aturan yang perlu", en="name only the rules that are needed")
_INDENT = 100
_SPACE = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n)?")
_BLANK = re.compile(r"[ \t]*\r?(?:\n|\Z)")
_BLANK_LINE = re.compile(r"(?:\n|\A)\r?\n\Z")


def report(idle: Iterable[Idle], document: Document) -> Iterator[Diagnostic]:
    """Report what of the suppression comments of a document is idle."""
    every = tuple(idle)
    stacks = _stacks(every, document.source)
    for one in every:
        span = Span(one.words[0].span.start, one.words[-1].span.end) if one.words else one.directive.span
        text = document.source[span.start : span.end]
        subject = ", ".join(word.text for word in one.words) or text
        yield Diagnostic(
            path=document.path,
            rule=RULE,
            severity=RULE.severity,
            subject=subject,
            text=text,
            message=_message(one).fill(text=subject),
            span=span,
            start=document.position(span.start),
            end=document.position(span.end),
            fix=_fix(one, document.source, stacks),
        )


def _message(one: Idle) -> Text:
    if not one.directive.understood:
        return _UNREAD
    return _UNKNOWN if one.unknown else _IDLE


def _fix(one: Idle, source: str, stacks: Mapping[int, Span]) -> Fix | None:
    if one.unknown or not one.directive.understood:
        return None
    if not one.words:
        span, safe = _removal(one.directive, source, stacks)
        return Fix(_REMOVE, (Edit(span, ""),), safe=safe)
    words = one.directive.words
    kept = ", ".join(word.text for word in words if word not in one.words)
    return Fix(_SHORTEN, (Edit(Span(words[0].span.start, words[-1].span.end), kept),), safe=True)


def _removal(directive: Directive, source: str, stacks: Mapping[int, Span]) -> tuple[Span, bool]:
    """Find what goes with a comment, and tell whether what stands around it surely stays as it is."""
    if directive.alone:
        line = _line(directive, source)
        left, right = stacks[line.start]
        return line, left == 0 or bool(
            _BLANK_LINE.search(source[max(0, left - 3) : left]) or _BLANK.match(source, right)
        )
    start, end = directive.span
    left, right = _margin(start, source), _after(_SPACE, source, end)
    # One of the two spaces around the comment stays, unless a line would begin with it.
    at_margin = left == 0 or source[left - 1] == "\n"
    return (Span(start, right) if at_margin else Span(left, end)), True


def _stacks(idle: Iterable[Idle], source: str) -> dict[int, Span]:
    """Give, for each line that is but a comment to go, by where it begins, all such lines above and below it."""
    stacks: list[list[Span]] = []
    for line in (_line(one.directive, source) for one in idle if one.directive.alone and not one.words):
        if stacks and stacks[-1][-1].end == line.start:
            stacks[-1].append(line)
        else:
            stacks.append([line])
    return {line.start: Span(stack[0].start, stack[-1].end) for stack in stacks for line in stack}


def _line(directive: Directive, source: str) -> Span:
    return Span(_margin(directive.span.start, source), _after(_LINE_END, source, directive.span.end))


def _margin(start: int, source: str) -> int:
    """Find where the blanks before a comment begin."""
    head = source[max(0, start - _INDENT) : start]
    return start - len(head) + len(head.rstrip(" \t"))


def _after(pattern: re.Pattern[str], source: str, at: int) -> int:
    match = pattern.match(source, at)
    return match.end() if match else at
