"""Findings as workflow commands of GitHub Actions, which become annotations of the changed lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.cleaning import clean
from istilah.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from istilah.model.finding import Diagnostic, FileFindings, Tally
    from istilah.report import Examination
    from istilah.text import Language

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# A message ends with its line, and after cleaning has no line break; a property ends with a comma or the next “::”.
_IN_MESSAGE = re.compile("%")
_IN_PROPERTY = re.compile("[%:,]")


def fragment(found: FileFindings, _: Examination, language: Language) -> str:
    """Write each finding of a file as a command."""
    return "\n".join(_command(each, language) for each in found.diagnostics)


def frame(fragments: Iterable[str], _: Examination, __: Tally, ___: Language) -> Iterator[str]:
    """Write nothing around them."""
    yield from filter(None, fragments)


def _command(found: Diagnostic, language: Language) -> str:
    properties = ",".join(f"{name}={_escaped(value, _IN_PROPERTY)}" for name, value in _properties(found).items())
    message = _escaped(found.message.say(language), _IN_MESSAGE)
    return f"::{_COMMANDS[found.severity]} {properties}::{message}"


def _properties(found: Diagnostic) -> Mapping[str, str]:
    (line, column), (end_line, end_column) = found.start, found.end
    # GitHub refuses columns where the lines differ.
    columns = {"col": str(column), "endColumn": str(end_column)} if line == end_line else {}
    title = f"{found.rule.code} {found.rule.name}"
    return {"file": found.path, "line": str(line), "endLine": str(end_line), **columns, "title": title}


def _escaped(text: str, special: re.Pattern[str]) -> str:
    return special.sub(lambda match: f"%{ord(match[0]):02X}", clean(text))
