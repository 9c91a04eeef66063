"""Findings as a Code Quality report of GitLab."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from istilah.cleaning import dump
from istilah.lint.fingerprints import fingerprints
from istilah.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from istilah.model.finding import Diagnostic
    from istilah.report import Examination
    from istilah.text import Language

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def write(diagnoses: Sequence[Diagnostic], _: Examination, language: Language) -> Iterator[str]:
    """Write all findings as one array."""
    pairs = zip(diagnoses, fingerprints(diagnoses), strict=True)
    yield dump([_shaped(found, fingerprint, language) for found, fingerprint in pairs])


def _shaped(found: Diagnostic, fingerprint: str, language: Language) -> Mapping[str, object]:
    return {
        "description": f"{found.rule.code} {found.message.say(language)} [{found.rule.name}]",
        "check_name": found.rule.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {
            # GitLab knows files by their paths from the root, with slashes and without "./".
            "path": PurePath(found.path).as_posix(),
            "positions": {"begin": _point(found.start), "end": _point(found.end)},
        },
    }


def _point(position: tuple[int, int]) -> Mapping[str, int]:
    line, column = position
    return {"line": line, "column": column}
