"""Findings as text for people and programs: one file a format, one line in a table.

Findings in drafts and in termbases are told alike. A report is a module with one function::

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

    from istilah.model.finding import Diagnostic, Rule
    from istilah.text import Language

REPORTS = {
    "rich": "istilah.report.screen",
    "plain": "istilah.report.plain",
    "json": "istilah.report.json",
    "sarif": "istilah.report.sarif",
    "github": "istilah.report.github",
    "gitlab": "istilah.report.gitlab",
    "junit": "istilah.report.junit",
    "statistics": "istilah.report.statistics",
}
"""Reports in lines."""

FILE_REPORTS = {"html": "istilah.report.html", "docx": "istilah.report.docx"}
"""Reports that are files to be opened, by their suffixes."""


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


class TextReport(Protocol):
    """A module that reports findings in lines."""

    def write(self, diagnoses: Sequence[Diagnostic], run: Examination, language: Language) -> Iterator[str]:
        """Write the findings."""
        ...


class FileReport(Protocol):
    """A module that writes findings into a file."""

    def write(self, diagnoses: Sequence[Diagnostic], run: Examination, language: Language) -> bytes:
        """Write the file."""
        ...


def text_report(name: str) -> TextReport:
    """Import a report in lines."""
    return cast("TextReport", import_module(REPORTS[name]))  # a module as such


def file_report(name: str) -> FileReport:
    """Import a report that is a file."""
    return cast("FileReport", import_module(FILE_REPORTS[name]))  # a module as such
