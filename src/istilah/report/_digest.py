"""What reports to be opened have in common: findings by file and by rule, places in words, and what they say.

A report of ten thousand findings is read by nobody, and no browser or word processor opens it gladly. So a file shows
its first thousand, a report its first five thousand, and both say how many they leave out; counts are always of all.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from istilah.cleaning import clean
from istilah.model.finding import Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from istilah.model.finding import Diagnostic, Rule
    from istilah.report import Examination

_MOST_IN_FILE, _MOST = 1_000, 5_000
_BREAKS = re.compile(r"[\t\r\n]+")

SEVERITIES = {
    Severity.ERROR: Text(id="kesalahan", en="error"),
    Severity.WARNING: Text(id="peringatan", en="warning"),
    Severity.NOTE: Text(id="catatan", en="note"),
}
"""The gravest first."""
TITLE = Text(id="Pemeriksaan naskah", en="Examination of drafts")
RULES = Text(id="Aturan", en="Rules")
FIX = Text(id="Usul", en="Suggestion")
UNSAFE_FIX = Text(id="Usul, perlu diperiksa", en="Suggestion, to be checked")
MORE_PLACES = Text(id="… dan {count} tempat lagi", en="… and {count:more place|more places}")
LEFT_OUT = Text(
    id="{count} temuan lagi tidak ditampilkan di sini.", en="{count:more finding is|more findings are} not shown here."
)
FOUND = Text(id="{count} temuan", en="Findings: {count}")
MADE_BY = Text(id="Dibuat dengan istilah {version}", en="Made with istilah {version}")
_NOTHING = Text(id="{files} berkas diperiksa; tidak ada temuan.", en="{files:file|files} examined, nothing found.")
_SUMMARY = Text(
    id="{count} temuan dalam {dirty} dari {files} berkas; {fixes} di antaranya disertai usul.",
    en="{count:finding|findings} in {dirty} of {files:file|files}, {fixes} with a suggestion.",
)
_PLACE = Text(id="baris {line}, kolom {column}", en="line {line}, column {column}")


class File(NamedTuple):
    """A file with findings: those that are shown, in order of its text, and how many there are."""

    path: str
    source: str
    shown: tuple[Diagnostic, ...]
    total: int


def by_file(diagnoses: Iterable[Diagnostic], run: Examination) -> Iterator[File]:
    """Put the findings of each file together."""
    groups: dict[str, list[Diagnostic]] = {}
    for found in diagnoses:
        groups.setdefault(found.path, []).append(found)
    room = _MOST
    for path, group in groups.items():
        shown = sorted(group, key=lambda found: found.span)[: min(room, _MOST_IN_FILE)]
        room -= len(shown)
        yield File(path, run.sources[path], tuple(shown), len(group))


def by_rule(diagnoses: Iterable[Diagnostic]) -> tuple[tuple[Rule, int], ...]:
    """Count the findings of each rule, the most frequent first."""
    cards = {found.rule.code: found.rule for found in diagnoses}
    counts = Counter(found.rule.code for found in diagnoses)
    return tuple((cards[code], counts[code]) for code in sorted(counts, key=lambda code: (-counts[code], code)))


def summary(diagnoses: Sequence[Diagnostic], run: Examination) -> Text:
    """Say in a sentence how much was found."""
    if not diagnoses:
        return _NOTHING.fill(files=run.files)
    dirty = len({found.path for found in diagnoses})
    fixes = sum(found.fix is not None for found in diagnoses)
    return _SUMMARY.fill(count=len(diagnoses), dirty=dirty, files=run.files, fixes=fixes)


def place(found: Diagnostic) -> Text:
    """Say where a reader looks for a finding: in words where its document has them."""
    line, column = found.start
    return found.where if found.where.en else _PLACE.fill(line=line, column=column)


def flat(text: str) -> str:
    r"""Clean a text of control characters and line breaks.

    >>> flat("Produk domestik\r\n\tbruto\x1b")
    'Produk domestik bruto\\x1b'
    """
    return clean(_BREAKS.sub(" ", text))
