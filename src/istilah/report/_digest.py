"""What reports to be opened have in common: findings by file and by rule, places in words, and what they say.

A report of ten thousand findings is read by nobody, and no browser or word processor opens it gladly. So a file shows
its first thousand, a report its first five thousand, and both say how many they leave out; counts are always of all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.cleaning import clean
from istilah.model.finding import Confidence, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.finding import Diagnostic, FileFindings, Rule, Tally
    from istilah.report import Examination

_MOST_IN_FILE, _MOST = 1_000, 5_000
_BREAKS = re.compile(r"[\t\r\n]+")

SEVERITIES = {
    Severity.ERROR: Text(id="kesalahan", en="error"),
    Severity.WARNING: Text(id="peringatan", en="warning"),
    Severity.NOTE: Text(id="catatan", en="note"),
}
"""The gravest first."""
DOUBTS = {
    Confidence.HIGH: Text("", ""),
    Confidence.MEDIUM: Text("", ""),
    Confidence.LOW: Text(id="keyakinan rendah", en="low confidence"),
}
"""What is said of how sure a finding is; of what is told with good reason, nothing."""
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


def held(files: Iterable[FileFindings]) -> Iterator[File]:
    """Keep of files with findings what is shown; of the others that come, only how many there are."""
    room = _MOST
    for path, source, diagnostics in files:
        shown = sorted(diagnostics, key=lambda found: found.span)[: min(room, _MOST_IN_FILE)]
        room -= len(shown)
        if diagnostics:
            yield File(path, source if shown else "", tuple(shown), len(diagnostics))


def by_rule(tally: Tally, run: Examination) -> tuple[tuple[Rule, int], ...]:
    """List the rules that found something, the most frequent first."""
    cards, counts = {rule.code: rule for rule in run.rules}, tally.rules
    return tuple((cards[code], counts[code]) for code in sorted(counts, key=lambda code: (-counts[code], code)))


def summary(tally: Tally) -> Text:
    """Say in a sentence how much was found."""
    if not tally.dirty:
        return _NOTHING.fill(files=tally.files)
    fixes = tally.safe + tally.unsafe
    return _SUMMARY.fill(count=tally.findings, dirty=tally.dirty, files=tally.files, fixes=fixes)


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
