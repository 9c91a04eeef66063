"""What rules find in a draft or a termbase, signed and put in its place, in the order of the source."""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from istilah.files import read_text
from istilah.lint.confidence import confidence
from istilah.model.document import Span
from istilah.model.finding import Diagnostic, Edit, Fix, Severity
from istilah.model.word_lists import WordLists
from istilah.rules import Base, base_rules
from istilah.termbase.reading import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from istilah.draft import Draft
    from istilah.model.concept import Concept
    from istilah.model.document import Document
    from istilah.model.finding import Field, Finding, Rule
    from istilah.rules import DraftRule


def review(draft: Draft, rules: Iterable[DraftRule]) -> tuple[Diagnostic, ...]:
    """Find what is wrong with a draft."""
    found = (_signed(remark, module.RULE, draft.document) for module in rules for remark in module.check(draft))
    sure = (diagnosis for diagnosis in found if not _is_unsure(diagnosis.span, draft.document))
    return tuple(sorted(sure, key=lambda diagnosis: (diagnosis.span, diagnosis.rule.code)))


def _is_unsure(span: Span, document: Document) -> bool:
    """Tell whether a finding is of something that may read otherwise."""
    at = bisect_right(document.unsure, span.end, key=lambda unsure: unsure.start)
    return at > 0 and document.unsure[at - 1].end > span.start


def _signed(remark: Finding[Span], rule: Rule, document: Document) -> Diagnostic:
    span = document.in_source(remark.at)
    return Diagnostic(
        path=document.path,
        rule=rule,
        severity=Severity.NOTE if remark.mild else rule.severity,
        subject=remark.subject,
        text=document.source[span.start : span.end],
        message=remark.message,
        span=span,
        start=document.position(span.start),
        end=document.position(span.end),
        fix=_in_source(remark.fix, document),
        where=document.where(remark.at),
        confidence=confidence(rule.code, remark.evidence),
        evidence=remark.evidence,
    )


def _in_source(fix: Fix | None, document: Document) -> Fix | None:
    """Carry a fix over to the source; none that changes nothing, would cross markup, or be of a file only read."""
    if fix is None or not document.mendable or not all(document.is_whole(_touched(edit)) for edit in fix.edits):
        return None
    if all(edit.new == document.prose[edit.span.start : edit.span.end] for edit in fix.edits):
        return None
    edits = (Edit(Span(*document.in_source(edit.span)), document.escaped(edit.new)) for edit in fix.edits)
    return fix._replace(edits=tuple(edits))


def examine(
    concepts: Iterable[Concept],
    exists: Callable[[str], bool],
    text: Callable[[str], str] = read_text,
    words: WordLists | None = None,
) -> tuple[Diagnostic, ...]:
    """Find what is wrong with a termbase.

    ``exists`` tells whether any in force has a concept of a key, ``text`` what stands in a file, which is asked for
    once; ``words`` are the word lists in force.
    """
    today = time.strftime("%Y-%m-%d")
    base, sources = Base(tuple(concepts), exists, today, words or WordLists()), cache(lambda path: _Source(text(path)))
    found = (_in_termbase(finding, module.RULE, sources) for module in base_rules() for finding in module.check(base))
    return tuple(sorted(found, key=lambda found: (found.path, found.span, found.rule.code)))


class _Source:
    """A file of a termbase, and where its lines begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def offset(self, line: int, column: int) -> int:
        r"""Find a place by its line and column, from 1.

        >>> _Source("a\nbc").offset(2, 2)
        3
        """
        return self._starts[line - 1] + column - 1


def _in_termbase(finding: Finding[Field], rule: Rule, sources: Callable[[str], _Source]) -> Diagnostic:
    path, line, column = place(finding.at.concept, *finding.at.path)
    column, source = column or 1, sources(path)
    start = source.offset(line, column)
    end = found.end() if (found := _VALUE.match(source.text, start)) else start
    return Diagnostic(
        path=path,
        rule=rule,
        severity=Severity.NOTE if finding.mild else rule.severity,
        subject=finding.subject,
        text=source.text[start:end],
        message=finding.message,
        span=Span(start, end),
        start=(line, column),
        end=(line, column + end - start),
    )


_VALUE = re.compile(r"""\[\[?[\w.]+\]\]?|\{[^{}\n]*\}|\[[^\[\]\n]*\]|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,\]}]*""")
"""What stands at the place of a field: a head, a table or list in one line, a string, a number, a cell."""


def _touched(edit: Edit) -> Span:
    """Give the stretch that must be free of markup: who closes a gap touches what stands on either side of it."""
    return edit.span if edit.new else Span(max(0, edit.span.start - 1), edit.span.end + 1)
