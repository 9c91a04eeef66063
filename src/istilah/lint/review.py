"""All rules about drafts over one draft, signed, in source offsets and in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from istilah.model.document import Span
from istilah.model.finding import Diagnosis, Edit, Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.draft import Draft
    from istilah.model.document import Document
    from istilah.model.finding import Remark, Rule
    from istilah.rules import DraftRule


def review(draft: Draft, rules: Iterable[DraftRule]) -> tuple[Diagnosis, ...]:
    """Find what is wrong with a draft."""
    found = (_signed(remark, module.RULE, draft.document) for module in rules for remark in module.check(draft))
    sure = (diagnosis for diagnosis in found if not _is_unsure(diagnosis.span, draft.document))
    return tuple(sorted(sure, key=lambda diagnosis: (diagnosis.span, diagnosis.rule.code)))


def _is_unsure(span: Span, document: Document) -> bool:
    """Tell whether a finding is of something that may read otherwise."""
    at = bisect_right(document.unsure, span.end, key=lambda unsure: unsure.start)
    return at > 0 and document.unsure[at - 1].end > span.start


def _signed(remark: Remark, rule: Rule, document: Document) -> Diagnosis:
    span = document.in_source(remark.span)
    return Diagnosis(
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
        where=document.where(remark.span),
    )


def _in_source(fix: Fix | None, document: Document) -> Fix | None:
    """Carry a fix over to the source; none that changes nothing, would cross markup, or be of a file only read."""
    if fix is None or not document.mendable or not all(document.is_whole(_touched(edit)) for edit in fix.edits):
        return None
    if all(edit.new == document.prose[edit.span.start : edit.span.end] for edit in fix.edits):
        return None
    edits = (Edit(Span(*document.in_source(edit.span)), document.escaped(edit.new)) for edit in fix.edits)
    return fix._replace(edits=tuple(edits))


def _touched(edit: Edit) -> Span:
    """Give the stretch that must be free of markup: who closes a gap touches what stands on either side of it."""
    return edit.span if edit.new else Span(max(0, edit.span.start - 1), edit.span.end + 1)
