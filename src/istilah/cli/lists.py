"""Lists of abbreviations, ready to paste: into Markdown, LaTeX, or a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from istilah.cli.speech import say
from istilah.formats.csv import defused
from istilah.report.cleaning import clean
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from istilah.engine.listing import Listing, Row

HEADING = Text(id="Daftar Singkatan", en="List of Abbreviations")
SHORT = Text(id="Singkatan", en="Abbreviation")
LONG = Text(id="Kepanjangan", en="Full form")
_MISSING, _UNKNOWN = "**?**", r"\textbf{?}"
_COLUMNS = ("path", "short", "long", "from", "line", "column", "count")
_MARKDOWN = re.compile(r"[|\\*_`<\[~$]|&(?=#?\w+;)")
_LATEX = re.compile(r"[\\&%$#_{}~^]")
_NAMES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def markdown(listings: Sequence[Listing]) -> Iterator[str]:
    """Write a table for each draft."""
    for number, each in enumerate(listings):
        if len(listings) > 1:
            yield from ["", f"## {_cell(each.path)}", ""] if number else [f"## {_cell(each.path)}", ""]
        yield from markdown_rows(each.rows)


def markdown_rows(rows: Iterable[Row]) -> Iterator[str]:
    """Write one table."""
    yield f"| {say(SHORT)} | {say(LONG)} |"
    yield "| --- | --- |"
    for row in rows:
        yield f"| {_cell(row.entry.short)} | {_cell(row.long) or _MISSING} |"


def _cell(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", clean(text))


def latex(listings: Sequence[Listing]) -> Iterator[str]:
    """Write a description list for each draft."""
    for each in listings:
        yield f"% {clean(each.path)}"
        yield from latex_rows(each.rows)


def latex_rows(rows: Iterable[Row]) -> Iterator[str]:
    """Write one description list."""
    yield r"\begin{description}"
    for row in rows:
        yield rf"\item[{{{_escaped(row.entry.short)}}}] {_escaped(row.long) or _UNKNOWN}"
    yield r"\end{description}"


def _escaped(text: str) -> str:
    return _LATEX.sub(lambda match: _NAMES.get(match[0], f"\\{match[0]}"), clean(text))


def table(listings: Sequence[Listing]) -> Iterator[str]:
    """Write all drafts as one table of comma-separated values."""
    yield ",".join(_COLUMNS)
    for each in listings:
        for row in each.rows:
            target = io.StringIO()
            values = (each.path, row.entry.short, row.long, row.origin or "", *row.position, len(row.entry.uses))
            csv.writer(target, lineterminator="").writerow([defused(clean(str(value))) for value in values])
            yield target.getvalue()


WRITERS: dict[str, Callable[[Sequence[Listing]], Iterator[str]]] = {
    "markdown": markdown,
    "csv": table,
    "latex": latex,
}
