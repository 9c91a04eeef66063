"""LINT002: a file that cannot be read, so that nobody can tell what is wrong in it, or cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.model.document import Span
from istilah.model.finding import Diagnostic, Example, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from istilah.errors import IstilahError

RULE = Rule(
    code="LINT002",
    name="inaccessible-file",
    severity=Severity.ERROR,
    summary=Text(id="Berkas yang tidak dapat dibaca atau ditulis", en="File that cannot be read or written"),
    reason=Text(
        id="Berkas yang tidak terbaca bukan berkas yang bersih; berkas lain tetap diperiksa.",
        en="A file that cannot be read is not a clean one; the others are still examined.",
    ),
    examples=(Example("Berkas ini dapat dibaca.\n"),),
    scope=Scope.DOCUMENT,
)


def report(path: str, error: IstilahError) -> Diagnostic:
    """Report why a file cannot be read or written."""
    line, column = (error.place.line, error.place.column) if error.place else (0, 0)
    at = (max(line, 1), max(column, 1))
    return Diagnostic(path, RULE, RULE.severity, path, "", error.text, Span(0, 0), at, at)
