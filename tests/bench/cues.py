"""Which cues a corpus asks for: for each row of ``glossary/words/cues.toml`` how often it was asked, and shown.

Run: ``python tests/bench/cues.py FOLDER…``. Every file of the folders that can be read is linted with the built-in
termbase; rows that were never shown are named last. A row that no page, no rule that it cites and no office genre asks
for has no place in the table.
"""

from __future__ import annotations

import argparse
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from istilah.config import Settings
from istilah.draft.options import Options
from istilah.errors import IstilahError
from istilah.lint.pipeline import Bench, lint
from istilah.lint.selection import Selection
from istilah.model.cues import Cue
from istilah.readers import open_file
from istilah.termbase.base import open_termbase

if TYPE_CHECKING:
    from istilah.model.document import Span

ASKED, SHOWN = Counter[Cue](), Counter[Cue]()
PLACES: dict[Cue, str] = {}
LARGEST = 400_000  # bytes of a file


def counted(cue: Cue, text: str, span: Span, shows: object = Cue.shows) -> bool:
    """Ask a cue as the linter does, and count."""
    found: bool = shows(cue, text, span)  # type: ignore[operator]
    ASKED[cue] += 1
    SHOWN[cue] += found
    if found:
        PLACES.setdefault(cue, " ".join(text[max(0, span.start - 30) : span.end + 30].split()))
    return found


def main() -> None:
    """Lint folders and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="+", type=Path)
    folders: list[Path] = parser.parse_args().folder
    Cue.shows = counted  # type: ignore[method-assign,assignment]
    termbase = open_termbase(Settings(), (), Path(__file__).parent)
    bench = Bench(termbase, termbase.words(), Options(today="2026-01-01"))
    for counts in (ASKED, SHOWN, PLACES):  # a table is tried on its own examples when it is read
        counts.clear()
    for path in sorted(file for folder in folders for file in folder.rglob("*") if file.is_file()):
        if path.stat().st_size <= LARGEST:
            with suppress(IstilahError):
                lint(open_file(path.read_bytes(), str(path)).document, bench, Selection())
    rows = sorted(bench.words.cues.rows, key=lambda cue: (not SHOWN[cue], cue.role, -SHOWN[cue]))
    print(f"{'role':12} {'asked':>9} {'shown':>7}  a place, or the example of what was never shown")
    for cue in rows:
        print(f"{cue.role:12} {ASKED[cue]:9,} {SHOWN[cue]:7,}  {PLACES.get(cue, cue.example)}")


if __name__ == "__main__":
    main()
