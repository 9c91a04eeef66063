"""How many of the short forms in a folder of texts the built-in termbase knows.

Run: ``python tests/bench/coverage.py FOLDER``. Counted are words with two capitals at least, in two documents at least,
without their affixes; compounds with a slash or hyphen are known when their parts are. Not counted: words in capitals
among others, or that the texts also write small (*BAB*), Roman numerals, names of code (``JSONField``, ``JSON_VALUE``).
What is unknown is printed, the most frequent first. Time grows with the text.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from istilah.config import Settings
from istilah.language.shortforms import abbreviation_stem
from istilah.query.expand import expand
from istilah.query.preference import Preference
from istilah.termbase.base import open_termbase

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"(?<![\w@#./_-])[A-Z][A-Za-z0-9&]*(?:[-/][A-Za-z0-9&]+)*(?![\w_])")
ROMAN = re.compile(r"[IVXLCDM]+[a-z]?")
CODE = re.compile(r"[A-Z]+[a-z]{2,}[A-Z]\w*|[A-Z]{3,}[a-z]{3,}\w*|\w*[a-z]{3,}[-/]\w.*")
SHOUTED = 4
"""Letters of a word in capitals that may just be shouted."""
CROWD = 3
"""Words in capitals among five in a row that make a heading."""


def short_forms(text: str, small: set[str]) -> Iterator[str]:
    """Go through the short forms of a text; ``small`` are the words in small letters of all texts."""
    for line in text.splitlines():
        words = WORD.findall(line)
        capitals = [word.isupper() for word in words]
        for at, word in enumerate(words):
            stem = abbreviation_stem(word) or word
            if sum(letter.isupper() for letter in stem) < 2 or ROMAN.fullmatch(stem) or CODE.fullmatch(stem):
                continue
            alone = sum(capitals[max(0, at - 2) : at + 3]) == 1
            if word.isupper() and stem.lower() in small and (len(word) >= SHOUTED or not alone):
                continue
            if sum(capitals[max(0, at - 2) : at + 3]) >= CROWD:
                continue
            yield stem


def main() -> None:
    """Print the share and what is unknown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    documents = Counter[str]()
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]
    small = {word for text in texts for word in re.findall(r"\b[a-z]{2,}\b", text)}
    for text in texts:
        documents.update(set(short_forms(text, small)))
    shared = {short: count for short, count in documents.most_common() if count > 1}
    termbase, preference = open_termbase(Settings(), (), Path("/")), Preference("2026-01-01")

    def known(short: str) -> bool:
        return bool(expand(short, termbase, preference).readings)

    unknown = [short for short in shared if not known(short) and not all(map(known, re.split("[-/]", short)))]
    print(f"{len(shared)} short forms in two documents or more, {1 - len(unknown) / max(len(shared), 1):.1%} known")
    print("unknown:", ", ".join(f"{short} ({shared[short]})" for short in unknown))


if __name__ == "__main__":
    main()
