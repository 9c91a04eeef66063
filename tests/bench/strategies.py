"""How far each strategy for definitions is to be trusted: found, right and wrong in texts that people have judged.

Run: ``python tests/bench/strategies.py [GOLD.jsonl …] [--judged PLACES.tsv] [--write]``. A line of GOLD is an object
with ``text`` and either ``pairs``, each ``[short, long]``, or ``abbreviations``, each with ``short`` and, where the
text defines it, ``long``. What such texts show too seldom is drawn from a corpus: ``--draw FOLDER`` writes places at
random, so many of each strategy, and in their first column you write ``r`` or ``w``, for right or wrong. ``--write``
keeps the counts, and nothing else, in ``abbreviations/measured.py``; what is not asked for now stays as it is there.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from istilah.abbreviations import inventory, measured
from istilah.abbreviations.measured import MEASURED, Measured
from istilah.abbreviations.strategies import STRATEGIES
from istilah.config import Settings
from istilah.errors import IstilahError
from istilah.model.proportion import at_least
from istilah.readers import open_file, read
from istilah.termbase.base import open_termbase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.abbreviations import Definition
    from istilah.model.document import Document

TERMBASE = open_termbase(Settings(), (), Path("/"))
LEADING = 2  # words that a full form may have in front of the one in the gold, or lack: an office, an article
AROUND = 60  # characters of a place on either side
Pair = tuple[int, int]


class Place(NamedTuple):
    """A definition that was found."""

    strategy: str
    short: str
    full: str
    context: str


def main() -> None:
    """Print the table, or places to judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--judged", type=Path, action="append", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--draw", type=Path)
    parser.add_argument("--count", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.draw:
        draw(options.draw, options.count, options.seed)
        return
    gold, seen = marked(options.gold), judged(options.judged)
    table = {
        strategy.name: Measured(
            gold[strategy.name] if options.gold else MEASURED.get(strategy.name, NOTHING).marked,
            seen.get(strategy.name, MEASURED.get(strategy.name, NOTHING).drawn),
        )
        for strategy in STRATEGIES
    }
    show(table)
    if options.write:
        write(table)


NOTHING = Measured((0, 0), (0, 0))


def show(table: dict[str, Measured]) -> None:
    """Print how often each was right and wrong, its precision with the lower bound, and its example."""
    print(f"{'strategy':22}{'found':>6}{'right':>6}{'wrong':>6}{'P':>7}{'bound':>7}  marked   drawn    example")
    for strategy in STRATEGIES:
        each = table[strategy.name]
        found = each.right + each.wrong
        share = f"{each.right / found:7.3f}{at_least(each.right, found):7.3f}" if found else f"{'–':>7}{'–':>7}"
        parts = f"{'/'.join(map(str, each.marked)):8} {'/'.join(map(str, each.drawn)):8}"
        print(f"{strategy.name:22}{found:6}{each.right:6}{each.wrong:6}{share}  {parts} {strategy.example}")


def write(table: dict[str, Measured]) -> None:
    """Put the counts into the package."""
    path = Path(str(measured.__file__))
    head, mark, _ = path.read_text(encoding="utf-8").partition("MEASURED: dict[str, Measured] = {\n")
    rows = (f'    "{name}": Measured({each.marked}, {each.drawn}),\n' for name, each in table.items())
    path.write_text(f"{head}{mark}{''.join(rows)}}}\n", encoding="utf-8")


def marked(paths: Iterable[Path]) -> defaultdict[str, Pair]:
    """Count what each strategy finds in marked texts."""
    counts: defaultdict[str, Pair] = defaultdict(lambda: (0, 0))
    for line in (line for path in paths for line in path.read_text(encoding="utf-8").splitlines()):
        entry = json.loads(line)
        document = read(entry["text"], f"x{entry.get('suffix', '.txt')}")
        for short, definition in definitions(document):
            right, wrong = counts[definition.strategy]
            hit = is_right(short, definition.full, entry)
            counts[definition.strategy] = (right + hit, wrong + (not hit))
    return counts


def judged(paths: Iterable[Path]) -> dict[str, Pair]:
    """Count the verdicts on drawn places."""
    verdicts = Counter(
        (columns[1], columns[0])
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if (columns := line.split("\t"))[0] in {"r", "w"}
    )
    return {name: (verdicts[name, "r"], verdicts[name, "w"]) for name, _ in verdicts}


def draw(folder: Path, count: int, seed: int) -> None:
    """Print places of each strategy at random, one of a short form in a document."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            document = open_file(path.read_bytes(), str(path)).document
        except IstilahError:
            continue
        places = (place_of(short, definition, document) for short, definition in definitions(document))
        for place in {(place.strategy, place.short): place for place in places}.values():
            found[place.strategy].append(place)
    chance = random.Random(seed)  # noqa: S311 -- a sample is no secret
    for name, places_found in sorted(found.items()):
        print(f"# {name}: {len(places_found)}", file=sys.stderr)
        for place in chance.sample(places_found, min(count, len(places_found))):
            print("", *place, sep="\t")


def place_of(short: str, definition: Definition, document: Document) -> Place:
    """Tell of a definition, with what stands around it."""
    start, end = definition.whole
    around = document.prose[max(0, start - AROUND) : end + AROUND // 2]
    return Place(definition.strategy, short, definition.full, " ".join(around.split()))


def definitions(document: Document) -> Iterator[tuple[str, Definition]]:
    """Go through all definitions of a document."""
    for entry in inventory(document, TERMBASE, TERMBASE.words()).entries:
        for definition in entry.definitions:
            yield entry.short, definition


def is_right(short: str, full: str, entry: dict[str, Any]) -> bool:
    """Tell whether a marked text has this pair; where offices are marked as well, words in front may differ."""
    if "pairs" in entry:
        return (bare(short), bare(full)) in {(bare(one), bare(other)) for one, other in entry["pairs"]}
    longs = [one["long"] for one in entry["abbreviations"] if bare(one["short"]) == bare(short) and one["long"]]
    return any(is_same(full, long) for long in longs)


def is_same(one: str, other: str) -> bool:
    """Tell whether two full forms are one, but for words in front."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return bare("".join(longer)).endswith(bare("".join(shorter))) and len(longer) - len(shorter) <= LEADING


def bare(text: str) -> str:
    """Reduce a text to its letters and digits, a short form to its singular."""
    return re.sub(r"\W+", "", re.sub(r"(?<=[A-Z])s$", "", text).casefold())


if __name__ == "__main__":
    main()
