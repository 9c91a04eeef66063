"""How often the termbase is right about a short form that a document never explains.

Run: ``python tests/bench/assurance.py FOLDER [how many drafts]``. Documents that explain their short forms are taken at
random; the explanations are hidden, and the termbase is asked for what is sure. A full form is right if it is the
document's own but for small words, a slip, or a word more. Slips of the documents count against us.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from istilah.abbreviations.strategies import precision
from istilah.draft import Draft
from istilah.draft.sure_reading import sure_reading
from istilah.errors import IstilahError
from istilah.language.folding import words
from istilah.language.lexicon import FUNCTION_WORDS
from istilah.readers import READERS, open_file
from istilah.session import open_session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.abbreviations import Abbreviation
    from istilah.termbase.base import Termbase

TODAY = "2026-11-28"
SLIP, SURE, LONGEST = 88, 0.85, 400_000


def main(folder: Path, most: int) -> None:
    paths = sorted(path for path in folder.rglob("*") if path.suffix in READERS)
    random.Random(5).shuffle(paths)  # noqa: S311 - the same ones each time
    session = open_session()
    asked, told, right = Counter[str](), Counter[str](), Counter[str]()
    for path in paths[:most]:
        genre = path.relative_to(folder).parts[0]
        for full, answers in guesses(path, session.termbase):
            for group in (genre, "all"):
                asked[group] += 1
                told[group] += bool(answers)
                right[group] += any(is_same(answer, full) for answer in answers)
    for group, count in told.most_common():
        print(f"{group:20} {asked[group]:6} asked {count:6} told {right[group] / max(1, count):6.3f} right")


def guesses(path: Path, termbase: Termbase) -> Iterator[tuple[str, list[str]]]:
    """Give the full forms of a draft, each with the names of the concept that was guessed for it, if any was."""
    try:
        document = open_file(path.read_bytes(), str(path)).document
    except IstilahError:
        return
    if len(document.prose) > LONGEST:
        return
    draft = Draft(document, termbase, TODAY, termbase.words())
    entries = [entry for entry in draft.abbreviations.entries if entry.core and surely_defined(entry)]
    prose = list(document.prose)
    for entry in entries:
        for definition in entry.definitions:
            prose[slice(*definition.long)] = " " * (definition.long.end - definition.long.start)
    hidden = replace(draft, document=replace(document, prose="".join(prose)))
    for entry in entries:
        found = sure_reading(in_text(entry), hidden)
        yield entry.definitions[0].full, [name.term for name in found.concept.designations] if found else []


def surely_defined(entry: Abbreviation) -> bool:
    return bool(entry.definitions) and precision(entry.definitions[0].strategy) >= SURE


def in_text(entry: Abbreviation) -> Abbreviation:
    """Give a short form as if it had no definition, its first use outside of one before all others."""
    inside = {use for use in entry.uses for one in entry.definitions if one.whole.start <= use.start < one.whole.end}
    return entry._replace(uses=tuple(sorted(entry.uses, key=lambda use: (use in inside, use))), definitions=())


def is_same(one: str, other: str) -> bool:
    first, second = ([word for word in words(text) if word not in FUNCTION_WORDS] for text in (one, other))
    few, many = sorted((set(first), set(second)), key=len)
    return ratio(" ".join(first), " ".join(second)) >= SLIP or (len(few) > 1 and few <= many)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
