"""Findings as JSON Lines: one object a file, also of those without findings, as soon as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.cleaning import dump
from istilah.report._objects import SCHEMA, shaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.finding import FileFindings, Tally
    from istilah.report import Examination
    from istilah.text import Language


def fragment(found: FileFindings, _: Examination, __: Language) -> str:
    """Write the object of a file."""
    diagnostics = [shaped(each) for each in found.diagnostics]
    return dump({"schema": SCHEMA, "path": found.path, "files": 1, "diagnostics": diagnostics}, indent=None)


def frame(fragments: Iterable[str], _: Examination, __: Tally, ___: Language) -> Iterator[str]:
    """Write nothing around them."""
    yield from fragments
