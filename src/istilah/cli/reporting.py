"""How findings are told, in drafts and in termbases alike: the formats, and the way out for each."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from istilah import __version__
from istilah.cli.app import both
from istilah.cli.render.output import emit, hand_over
from istilah.errors import IstilahError
from istilah.model.finding import FileFindings, Rule, Severity, Tally
from istilah.report import FILE_REPORTS, Examination, file_report, text_report
from istilah.speech import spoken
from istilah.text import Language, Text

_OPENED = Text(
    id="laporan {form} bukan untuk layar terminal; alihkan ke berkas: > laporan.{form}",
    en="a {form} report is not for a terminal; redirect it to a file: > report.{form}",
)


class ReportFormat(StrEnum):
    """How findings are printed."""

    RICH = "rich"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    HTML = "html"
    DOCX = "docx"


FOR_PEOPLE = frozenset({ReportFormat.RICH, ReportFormat.PLAIN})

Reported = Annotated[
    ReportFormat | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        show_default=False,
        help=both(
            id="rich (di terminal), plain (saat disalurkan), json, jsonl, sarif, github, gitlab, junit, html, docx.",
            en="rich (on a terminal), plain (when piped), json, jsonl, sarif, github, gitlab, junit, html, docx.",
        ),
    ),
]


def chosen(form: ReportFormat | None, *, told: bool = True) -> ReportFormat:
    """Choose how findings are ``told``, if they are; what is to be opened is no use on a terminal.

    :raises IstilahError: a report that is a file is to go to a terminal.
    """
    if told and form in FILE_REPORTS and sys.stdout.isatty():
        raise IstilahError(_OPENED.fill(form=form))
    return form or (ReportFormat.RICH if sys.stdout.isatty() else ReportFormat.PLAIN)


@dataclass(frozen=True, slots=True)
class Telling:
    """How findings are told, file by file; it goes to other processes."""

    form: str
    run: Examination
    language: Language

    def __call__(self, found: FileFindings) -> str:
        """Write what was found in a file."""
        return text_report(self.form).fragment(found, self.run, self.language)

    def frame(self, fragments: Iterable[str], tally: Tally) -> Iterator[str]:
        """Write what goes around what was found in files."""
        return text_report(self.form).frame(fragments, self.run, tally, self.language)


def telling(form: str, rules: tuple[Rule, ...]) -> Telling:
    """Tell findings of ``rules`` in a form, in the language of the interface."""
    return Telling(form, Examination(rules, __version__), spoken())


def report(files: Iterable[FileFindings], told: Telling, tally: Tally) -> None:
    """Put a report out; the ``tally`` is complete when the files are at their end."""
    if told.form in FILE_REPORTS:
        hand_over(file_report(told.form).write(files, told.run, tally, told.language), "")
    else:
        emit(told.frame(map(told, files), tally))


def exit_code(tally: Tally, *, strict: bool = False) -> int:
    """Give 1 where there is something to mend; notes alone are nothing, unless someone is strict."""
    return int(tally.findings > (0 if strict else tally.severities[Severity.NOTE]))
