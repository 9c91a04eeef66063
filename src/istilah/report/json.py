"""Findings after the JSON contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.model.finding import Diagnostic


def shape(diagnostics: Iterable[Diagnostic], *, schema: str, files: int) -> dict[str, object]:
    """Shape the findings in ``files`` files as one object of ``schema``."""
    return {"schema": schema, "files": files, "diagnostics": [_shaped(diagnostic) for diagnostic in diagnostics]}


def _shaped(diagnostic: Diagnostic) -> dict[str, object]:
    place, rule, subject, message = diagnostic
    return {
        "path": place.path,
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "subject": subject,
        "message": message._asdict(),
        "start": {"line": place.line, "column": place.column},
    }
