"""What reports in JSON share: a finding after the contract, and lists that are written as their items come.

Of the contract new fields may come, none changes its meaning. Offsets are code points from 0 in the source; lines and
columns start at 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from istilah.model.finding import Diagnostic, Fix

SCHEMA = "istilah/lint/1"


def shaped(found: Diagnostic) -> Mapping[str, object]:
    """Give a finding the shape that it has in JSON."""
    where = {"where": found.where._asdict()} if found.where.en else {}
    return {
        "path": found.path,
        "code": found.rule.code,
        "name": found.rule.name,
        "severity": found.severity,
        "confidence": found.confidence,
        **({"evidence": found.evidence} if found.evidence else {}),
        "scope": found.rule.scope,
        "subject": found.subject,
        "text": found.text,
        "message": found.message._asdict(),
        "start": _point(found.span.start, found.start),
        "end": _point(found.span.end, found.end),
        "fix": _fix(found.fix) if found.fix else None,
        **where,
    }


def _point(offset: int, position: tuple[int, int]) -> Mapping[str, int]:
    line, column = position
    return {"offset": offset, "line": line, "column": column}


def _fix(fix: Fix) -> Mapping[str, object]:
    edits = [{"start": edit.span.start, "end": edit.span.end, "new": edit.new} for edit in fix.edits]
    return {"title": fix.title._asdict(), "safe": fix.safe, "edits": edits}


def listed(fragments: Iterable[str]) -> Iterator[str]:
    r"""Put commas between fragments that hold anything.

    >>> list(listed(["1", "", "2,\n3"]))
    ['1,', '2,\n3']
    """
    before = ""
    for fragment in filter(None, fragments):
        if before:
            yield f"{before},"
        before = fragment
    if before:
        yield before
