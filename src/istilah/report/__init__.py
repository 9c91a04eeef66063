"""Findings as text for people and programs: one file a format, one line in a table.

Findings in drafts and in termbases are told alike. A report is a module with two functions::

    fragment(found, run, language) -> str
    frame(fragments, run, tally, language) -> Iterator[str]

A fragment is what is written of one file, where that was examined: perhaps in another process, and before the next is
begun, so that nothing has to be kept. A frame is what goes around the fragments, as they come; the ``tally`` counts
what they hold and is complete when they are at their end. Both write lines without the end of the last.

Reports that are opened, not read on a screen or by a program in a pipe, have a table of their own; their ``write``
gives the bytes of the file. Nothing in either holds a control character of the text it tells about: drafts are other
people's text (:mod:`~istilah.cleaning`).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.finding import FileFindings, Rule, Tally
    from istilah.text import Language

REPORTS = {
    "rich": "istilah.report.screen",
    "plain": "istilah.report.plain",
    "json": "istilah.report.json",
    "jsonl": "istilah.report.jsonl",
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
    """By what files were examined."""

    rules: tuple[Rule, ...]
    """The cards of all rules that findings may be of."""
    version: str
    """That of the program."""


class TextReport(Protocol):
    """A module that reports findings in lines."""

    def fragment(self, found: FileFindings, run: Examination, language: Language) -> str:
        """Write what was found in a file; empty where there is nothing to be said of it."""
        ...

    def frame(self, fragments: Iterable[str], run: Examination, tally: Tally, language: Language) -> Iterator[str]:
        """Write what goes around what was found in files."""
        ...


class FileReport(Protocol):
    """A module that writes findings into a file."""

    def write(self, files: Iterable[FileFindings], run: Examination, tally: Tally, language: Language) -> bytes:
        """Write the file."""
        ...


def text_report(name: str) -> TextReport:
    """Import a report in lines."""
    return cast("TextReport", import_module(REPORTS[name]))  # a module as such


def file_report(name: str) -> FileReport:
    """Import a report that is a file."""
    return cast("FileReport", import_module(FILE_REPORTS[name]))  # a module as such
