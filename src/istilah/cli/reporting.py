"""How findings are told, in drafts and in termbases alike: the formats, and the way out for each."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from istilah.cli.app import both
from istilah.cli.render.output import emit, hand_over
from istilah.errors import IstilahError
from istilah.model.finding import Diagnostic, Severity
from istilah.report import FILE_REPORTS, Examination, file_report, text_report
from istilah.speech import spoken
from istilah.text import Text

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


def report(found: Sequence[Diagnostic], run: Examination, form: str) -> None:
    """Put a report out."""
    if form in FILE_REPORTS:
        hand_over(file_report(form).write(found, run, spoken()), "")
    else:
        emit(lines(found, run, form))


def lines(found: Sequence[Diagnostic], run: Examination, form: str) -> Iterator[str]:
    """Write a report in lines."""
    if form == ReportFormat.JSONL:
        from istilah.report.json import write_by_file

        return write_by_file(found, run)
    return text_report(form).write(found, run, spoken())


def exit_code(found: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """Give 1 where there is something to mend; notes alone are nothing, unless someone is strict."""
    return int(any(strict or each.severity is not Severity.NOTE for each in found))
