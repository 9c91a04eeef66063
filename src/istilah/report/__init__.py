"""Findings as text for people and programs: one file a format, one line in a table.

Findings in termbases and findings in drafts have a table each. A report on drafts is a module with one function::

    write(diagnoses, run, language) -> Iterator[str]

It yields lines without their ends. Reports that are opened, not read on a screen or by a program in a pipe, have a
table of their own; their ``write`` gives the bytes of the file. Nothing in either holds a control character of the text
it tells about: drafts are other people's text (:mod:`~istilah.cleaning`).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from istilah.model.finding import Diagnosis, Rule
    from istilah.text import Language

REPORTS = {"plain": "istilah.report.plain", "json": "istilah.report.json"}
"""Reports on termbases."""

DRAFT_REPORTS = {
    "rich": "istilah.report.screen",
    "plain": "istilah.report.lines",
    "json": "istilah.report.contract",
    "sarif": "istilah.report.sarif",
    "github": "istilah.report.github",
    "gitlab": "istilah.report.gitlab",
    "junit": "istilah.report.junit",
    "statistics": "istilah.report.statistics",
}
"""Reports on drafts."""

FILE_REPORTS = {"html": "istilah.report.html", "docx": "istilah.report.docx"}
"""Reports on drafts that are files to be opened, by their suffixes."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What was examined, by which rules, and by which version of the program."""

    files: int
    """How many files were examined, those without findings too."""
    sources: Mapping[str, str]
    """The text of each file that has findings, by its path."""
    rules: tuple[Rule, ...]
    """The cards of the rules that ran."""
    version: str


class DraftReport(Protocol):
    """A module that reports findings in drafts."""

    def write(self, diagnoses: Sequence[Diagnosis], run: Examination, language: Language) -> Iterator[str]:
        """Write the findings."""
        ...


class FileReport(Protocol):
    """A module that writes findings in drafts into a file."""

    def write(self, diagnoses: Sequence[Diagnosis], run: Examination, language: Language) -> bytes:
        """Write the file."""
        ...


def draft_report(name: str) -> DraftReport:
    """Import a report on drafts."""
    return cast("DraftReport", import_module(DRAFT_REPORTS[name]))  # a module as such


def file_report(name: str) -> FileReport:
    """Import a report on drafts that is a file."""
    return cast("FileReport", import_module(FILE_REPORTS[name]))  # a module as such
