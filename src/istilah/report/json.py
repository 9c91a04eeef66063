"""Findings after the JSON contract: new fields may come, none changes its meaning.

Offsets are code points from 0 in the source; lines and columns start at 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.cleaning import dump

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from istilah.model.finding import Diagnostic, Fix
    from istilah.report import Examination
    from istilah.text import Language


SCHEMA = "istilah/lint/1"


def write(diagnoses: Sequence[Diagnostic], run: Examination, _: Language) -> Iterator[str]:
    """Write all findings as one object, a line a finding: indenting megabytes of it takes longer than finding them."""
    yield f'{{"schema": "{SCHEMA}", "files": {run.files}, "diagnostics": ['
    yield from _parted([dump(_shaped(found), indent=None) for found in diagnoses])
    yield "]}"


def _parted(items: Sequence[str]) -> Iterator[str]:
    yield from (f"{item}," for item in items[:-1])
    yield from items[-1:]


def write_by_file(diagnoses: Sequence[Diagnostic], run: Examination) -> Iterator[str]:
    """Write one object a line for each file."""
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in run.sources}
    for found in diagnoses:
        by_path[found.path].append(found)
    yield from (dump(shape(found, files=1), indent=None) for found in by_path.values())


def shape(diagnoses: Iterable[Diagnostic], *, files: int) -> Mapping[str, object]:
    """Shape the findings in ``files`` files as one object."""
    return {"schema": SCHEMA, "files": files, "diagnostics": [_shaped(found) for found in diagnoses]}


def _shaped(found: Diagnostic) -> Mapping[str, object]:
    where = {"where": found.where._asdict()} if found.where.en else {}
    return {
        "path": found.path,
        "code": found.rule.code,
        "name": found.rule.name,
        "severity": found.severity,
        "confidence": found.confidence,
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
