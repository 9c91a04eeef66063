"""Findings as one object after the JSON contract, a line a finding: indenting takes longer than finding them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.cleaning import dump
from istilah.report._objects import SCHEMA, listed, shaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.finding import FileFindings, Tally
    from istilah.report import Examination
    from istilah.text import Language


def fragment(found: FileFindings, _: Examination, __: Language) -> str:
    """Write the findings of a file."""
    return ",\n".join(dump(shaped(each), indent=None) for each in found.diagnostics)


def frame(fragments: Iterable[str], _: Examination, tally: Tally, __: Language) -> Iterator[str]:
    """Write the object around them; how many files there are is known at its end."""
    yield f'{{"schema": "{SCHEMA}", "diagnostics": ['
    yield from listed(fragments)
    yield f'], "files": {tally.files}}}'
