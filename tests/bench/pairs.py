"""How well definitions are found: pairs of short and full form, against a file of marked texts.

Run: ``python tests/bench/pairs.py FILE.jsonl [--show]``. A line of the file is an object with ``text`` and ``pairs``,
each pair ``[short, long]``. Pairs are compared without case, spaces and punctuation, as the makers of such files do.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from istilah.abbreviations import inventory
from istilah.config import Settings
from istilah.readers import read
from istilah.termbase.base import open_termbase


def bare(text: str) -> str:
    """Reduce a text to its letters and digits, a short form to its singular."""
    return re.sub(r"\W+", "", re.sub(r"(?<=[A-Z])s$", "", text).casefold())


def main() -> None:
    """Print precision, recall and F1, and with ``--show`` what was missed and what was extra."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    termbase = open_termbase(Settings(), (), Path("/"))
    hits, missed, extra = 0, list[str](), list[str]()
    for number, line in enumerate(options.file.read_text(encoding="utf-8").splitlines()):
        entry = json.loads(line)
        found = inventory(read(entry["text"], "x.txt"), termbase, termbase.words()).entries
        ours = {(bare(one.short), bare(definition.full)) for one in found for definition in one.definitions}
        gold = {(bare(short), bare(full)) for short, full in entry["pairs"]}
        hits += len(ours & gold)
        missed += [f"{number}: {short} = {full}" for short, full in sorted(gold - ours)]
        extra += [f"{number}: {short} = {full}" for short, full in sorted(ours - gold)]
    precision, recall = hits / max(1, hits + len(extra)), hits / max(1, hits + len(missed))
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hits} hit, {len(extra)} extra, {len(missed)} missed)")
    if options.show:
        print(*("missed " + row for row in missed), *("extra  " + row for row in extra), sep="\n")


if __name__ == "__main__":
    main()
