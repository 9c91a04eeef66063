"""Lists of abbreviations, ready to paste: into Markdown, LaTeX, or a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from istilah.cleaning import clean
from istilah.formats.csv import defused
from istilah.model.listed import BORROWED, MISSING, Legend
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from istilah.draft.abbreviation_list import Listing, ListRow
    from istilah.model.listed import Pair
    from istilah.text import Language

HEADING = Text(id="Daftar Singkatan", en="List of Abbreviations")
SHORT = Text(id="Singkatan", en="Abbreviation")
LONG = Text(id="Kepanjangan", en="Full form")
_BORROWED = Text(
    id="menurut termbase istilah, tidak dijelaskan dalam naskah",
    en="according to the termbase of istilah, not explained in the text",
)
_WANTING = Text(id="tidak dijelaskan dalam naskah", en="not explained in the text")
_COLUMNS = ("path", "short", "long", "from", "line", "column", "count")
_MARKDOWN = re.compile(r"[|\\*_`<\[~$]|&(?=#?\w+;)")
_LATEX = re.compile(r"[\\&%$#_{}~^]")
_NAMES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def markdown(listings: Sequence[Listing]) -> Iterator[str]:
    """Write a table for each draft."""
    for number, each in enumerate(listings):
        if len(listings) > 1:
            yield from ["", f"## {cell(each.path)}", ""] if number else [f"## {cell(each.path)}", ""]
        yield from markdown_rows(escaped(written(each.rows), cell), each.language)


def written(rows: Iterable[ListRow]) -> list[Pair]:
    """Write the rows of a list, with its marks."""
    return [(row.entry.short, f"{row.long}{BORROWED * (row.origin == 'termbase')}" or MISSING) for row in rows]


def escaped(rows: Iterable[Pair], escape: Callable[[str], str]) -> list[Pair]:
    """Write the rows of a list as a format has them."""
    return [(escape(short), escape(full)) for short, full in rows]


def legend(language: Language) -> Legend:
    """Say what the marks mean, in the language of a document."""
    return Legend(f"{BORROWED} {_BORROWED.say(language)}", f"{MISSING} {_WANTING.say(language)}")


def markdown_rows(rows: Sequence[Pair], language: Language) -> Iterator[str]:
    """Write one table, its cells escaped already."""
    yield f"| {SHORT.say(language)} | {LONG.say(language)} |"
    yield "| --- | --- |"
    yield from (f"| {short} | {full} |" for short, full in rows)
    for line in legend(language).of(rows, cell(BORROWED)):
        yield from ("", cell(line))


def cell(text: str) -> str:
    """Write a text in a table of Markdown."""
    return _MARKDOWN.sub(r"\\\g<0>", clean(text))


def latex(listings: Sequence[Listing]) -> Iterator[str]:
    """Write a description list for each draft."""
    for each in listings:
        yield f"% {clean(each.path)}"
        yield from latex_rows(escaped(written(each.rows), item), each.language)


def latex_rows(rows: Sequence[Pair], language: Language) -> Iterator[str]:
    """Write one description list, its items escaped already."""
    yield r"\begin{description}"
    yield from (rf"\item[{{{short}}}] {full}" for short, full in rows)
    yield r"\end{description}"
    for line in legend(language).of(rows):
        yield from ("", rf"\noindent {item(line)}")


def item(text: str) -> str:
    """Write a text in a list of LaTeX."""
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
