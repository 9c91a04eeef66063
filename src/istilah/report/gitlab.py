"""Findings as a Code Quality report of GitLab."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from istilah.cleaning import dump
from istilah.lint.fingerprints import fingerprints
from istilah.model.finding import Severity
from istilah.report._objects import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from istilah.model.finding import Diagnostic, FileFindings, Tally
    from istilah.report import Examination
    from istilah.text import Language

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def fragment(found: FileFindings, _: Examination, language: Language) -> str:
    """Write the findings of a file, an object a line."""
    pairs = zip(found.diagnostics, fingerprints(found.diagnostics), strict=True)
    return ",\n".join(dump(_shaped(each, name, language), indent=None) for each, name in pairs)


def frame(fragments: Iterable[str], _: Examination, __: Tally, ___: Language) -> Iterator[str]:
    """Write the array around them."""
    yield "["
    yield from listed(fragments)
    yield "]"


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
