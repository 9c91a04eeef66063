"""Learn how far a slip may be believed, and say how right that is on words that it was not learnt from.

    python tests/bench/belief.py FOLDER [--headwords DIR] [--size 8000] [--seeds 3] [--everyday EVERYDAY]
        [--capitals CAPITALS]
    python tests/bench/belief.py --letters > glossary/words/letters.tsv

FOLDER holds ``LANGUAGE-KIND.tsv`` (wrong, right) and DIR ``headwords_LANGUAGE.csv`` (one column, with a heading). For
each set a termbase of SIZE headwords is drawn that has the right words of one half of the pairs; it is asked for the
wrong words of both halves, for 500 words that it lacks, and for words of the other language. The built-in termbase is
asked for those of EVERYDAY, one a line, that it lacks, and for those of CAPITALS (word, ``slip``, ``name`` or ``word``,
what was meant), which stand with a capital within a sentence. The weights for :mod:`istilah.query.belief` are printed,
with what each half says of them; then, for several thresholds, how often a question that has an answer gets it, how
often one without gets one, and the balance of both, learnt on one half of the words and judged on the other.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import tempfile
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from istilah.config import Settings
from istilah.language.folding import fold
from istilah.query.belief import ORDER, Distance, Evidence, gathered, stands_for_itself
from istilah.query.plain_forms import named
from istilah.query.resemblance import NO_RIVAL
from istilah.query.similarity import nearest
from istilah.termbase.base import Termbase, open_termbase
from istilah.termbase.layers import builtin_folder
from istilah.termbase.vocabulary import _UNSEEN, EDGE
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from istilah.model.index import Name
    from istilah.query.similarity import Near
    from istilah.text import Language

KINDS = ("present", "lost", "word", "abroad")
ASKED = 500
"""Words asked for that a termbase lacks."""
THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.6)
STEPS, CAUTION = 30, 1e-3
"""Steps of Newton's method, and how much large weights cost."""


class Question(NamedTuple):
    """What was asked of which set, of what kind it is, whether the best name is right, and what speaks for it."""

    group: str
    kind: str
    asked: str
    is_right: bool
    is_named: bool
    evidence: Evidence | None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--headwords", type=Path)
    parser.add_argument("--size", type=int, default=8000)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--everyday", type=Path)
    parser.add_argument("--capitals", type=Path)
    parser.add_argument("--letters", action="store_true")
    options = parser.parse_args()
    if options.letters:
        print_letters()
        return
    asked = [
        question
        for seed in range(options.seeds)
        for path in sorted(options.folder.glob("*.tsv"))
        for question in questions(path, options.headwords or options.folder, options.size, seed)
    ]
    asked += everyday(options.everyday) if options.everyday else []
    asked += capitals(options.capitals) if options.capitals else []
    names = ("bias", *Evidence._fields)
    print(f"{'':<12}{'all':>9}{'one half':>10}{'other half':>12}")
    halves = [[question for question in asked if half(question) == side] for side in (0, 1)]
    weights = [learnt(part) for part in (asked, *halves)]
    for name, *values in zip(names, *weights, strict=True):
        print(f"{name:<12}{values[0]:9.3f}{values[1]:10.3f}{values[2]:12.3f}")
    for threshold in THRESHOLDS:
        print(f"\nbelieved from {threshold}:  answered  invented for lost  for words  for words abroad  balanced")
        for group, figures in judged(halves, weights[1:], threshold).items():
            print(f"  {group:<18}" + "  ".join(f"{figure:10.3f}" for figure in figures))


def half(question: Question) -> int:
    return crc32(question.asked.encode()) % 2


def everyday(path: Path) -> list[Question]:
    """Ask the built-in termbase for everyday words that it lacks."""
    with tempfile.TemporaryDirectory() as folder:
        index = open_termbase(Settings(), (), Path(folder))
        words = path.read_text("utf-8").split("\n")
        lacking = (word for word in words if word and not [*named(word, index)])
        return [found for word in lacking if (found := question("everyday", ("word", word, ""), index, LANGUAGES))]


def capitals(path: Path) -> list[Question]:
    """Ask the built-in termbase for words with a capital, of which some are slips of words that it has."""
    with tempfile.TemporaryDirectory() as folder:
        index = open_termbase(Settings(), (), Path(folder))
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        asked = [
            ("present", word, meant) if label == "slip" else ("word", word, "")
            for word, label, meant in rows
            if (label == "slip" and index.names(fold(meant))) or label in {"name", "word"}
        ]
        lacking = (row for row in asked if not [*named(row[1], index)])
        return [found for row in lacking if (found := question("capitals", row, index, LANGUAGES))]


def questions(path: Path, headwords: Path, size: int, seed: int) -> list[Question]:
    """Ask a termbase for what it has and lacks."""
    dice = random.Random(seed)  # noqa: S311 -- the same draw each time
    language, other = sorted(LANGUAGES, key=path.name[:2].__ne__)
    with path.open(encoding="utf-8", newline="") as lines:
        pairs = [(row["wrong"], row["right"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    dice.shuffle(pairs)
    present, lost = pairs[: len(pairs) // 2], pairs[len(pairs) // 2 :]
    away = {right.casefold() for _, right in lost} - {right.casefold() for _, right in present}
    spare = dice.sample(plain_words(headwords, language), ASKED + size)
    kept = {right for _, right in present} | {word for word in spare[ASKED:] if word.casefold() not in away}
    gone = [(wrong, right) for wrong, right in lost if right.casefold() in away]
    rows = [("present", *pair) for pair in present] + [("lost", wrong, "") for wrong, _ in gone]
    rows += [("word", word, "") for word in spare[:ASKED]]
    rows += [("abroad", word, "") for word in dice.sample(plain_words(headwords, other), ASKED)]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "headwords.csv"
        table.write_text("\n".join([language, *(f'"{word}"' for word in sorted(kept))]) + "\n", "utf-8")
        index = open_termbase(Settings(), (table,), Path(folder), builtin=False)
        return [found for row in rows if (found := question(path.stem, row, index, (language,)))]


def plain_words(headwords: Path, language: Language) -> list[str]:
    """List the headwords of a language that are words in small letters."""
    with (headwords / f"headwords_{language}.csv").open(encoding="utf-8", newline="") as lines:
        listed = [row[0] for row in csv.reader(lines)][1:]
    return [word for word in listed if word.isalpha() and word.islower() and len(word) > 3]


def question(
    group: str, row: tuple[str, str, str], index: Termbase, languages: tuple[Language, ...]
) -> Question | None:
    kind, asked, right = row
    names = [hit.name.text for hit in named(asked, index)]
    if names:
        is_right = names[0].casefold() == right.casefold()
        return Question(group, kind, asked, is_right, is_named=True, evidence=None) if right else None
    near = [
        (each, name)
        for language, headwords in index.headwords()
        if language in languages
        for each in nearest(asked, headwords, language=language, limit=10)
        for name in headwords.names([each.id]).values()
    ]
    near.sort(key=lambda each: each[0].price)
    if not near or near[0][0].by in {"variant", "old-spelling"}:
        is_right = bool(near) and near[0][1].text.casefold() == right.casefold()
        return Question(group, kind, asked, is_right, is_named=is_right, evidence=None)
    evidence, name = max(((evident(asked, *each, near), each[1]) for each in near), key=lambda each: ordered(each[0]))
    if evidence.derived:
        return None  # affixes are no slips, and a word that the termbase lacks may well have a root that it has
    known = None if stands_for_itself(asked, name.text, name.language, derived=False) else evidence
    return Question(group, kind, asked, name.text.casefold() == right.casefold(), is_named=False, evidence=known)


def evident(asked: str, best: Near, name: Name, near: list[tuple[Near, Name]]) -> Evidence:
    """Gather what speaks for a name, as a lookup does."""
    others = (each.price for each, other in near if fold(other.text) != fold(name.text))
    distance = Distance(best.price, next(others, best.price + NO_RIVAL), best.by == "inflection")
    return gathered(asked.lower(), name.text, distance, name.language)


def ordered(evidence: Evidence) -> float:
    return sum(map(float.__mul__, ORDER, evidence))


def learnt(asked: list[Question]) -> list[float]:
    """Learn the bias and the weights; a right answer is worth as much as silence where there is none."""
    counts = Counter((each.group, each.kind) for each in asked)
    worth = {"present": 1.0, "lost": 0.5, "word": 0.5, "abroad": 0.5}
    rows = [
        ((1.0, *each.evidence), float(each.is_right and each.kind == "present"), worth[each.kind] / counts[each[:2]])
        for each in asked
        if each.evidence
    ]
    scale = len(rows) / sum(weight for *_, weight in rows)
    return logistic([(row, wanted, weight * scale) for row, wanted, weight in rows])


def logistic(rows: list[tuple[tuple[float, ...], float, float]]) -> list[float]:
    """Fit a logistic regression by Newton's method."""
    size = len(rows[0][0])
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [-CAUTION * weight for weight in weights]
        bend = [[CAUTION * (one == other) for other in range(size)] for one in range(size)]
        for row, wanted, worth in rows:
            chance = probability(weights, row)
            for one in range(size):
                slope[one] += worth * (wanted - chance) * row[one]
                curve = worth * chance * (1 - chance) * row[one]
                for other in range(size):
                    bend[one][other] += curve * row[other]
        weights = [weight + step for weight, step in zip(weights, solved(bend, slope), strict=True)]
    return weights


def probability(weights: list[float], row: tuple[float, ...]) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(map(float.__mul__, weights, map(float, row)))))))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, row in enumerate(rows):
        for below in rows[at + 1 :]:
            share = below[at] / row[at]
            below[:] = [value - share * other for value, other in zip(below, row, strict=True)]
    found: list[float] = []
    for at in range(len(rows) - 1, -1, -1):
        known = sum(value * other for value, other in zip(rows[at][at + 1 :], found, strict=False))
        found.insert(0, (rows[at][-1] - known) / rows[at][at])
    return found


def judged(halves: list[list[Question]], weights: list[list[float]], threshold: float) -> dict[str, tuple[float, ...]]:
    """Judge each half by what the other one taught."""
    told: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for asked, taught in zip(halves, reversed(weights), strict=True):
        for each in asked:
            believed = each.evidence is not None and probability(taught, (1.0, *each.evidence)) >= threshold
            answered = each.is_named or believed
            told[each.group, each.kind].append(answered and (each.is_right or each.kind != "present"))
    shares = {key: sum(flags) / len(flags) for key, flags in told.items()}
    groups = dict.fromkeys(group for group, _ in shares)
    return {group: _balanced(*(shares.get((group, kind), 0.0) for kind in KINDS)) for group in groups}


def _balanced(answered: float, lost: float, word: float, abroad: float) -> tuple[float, ...]:
    return answered, lost, word, abroad, (answered + 1 - (lost + word) / 2) / 2


def print_letters() -> None:
    """Count how often a letter follows another in the words of both lists."""
    folder = builtin_folder() / "glossary" / "words"
    rows = {name: (folder / f"{name}.tsv").read_text("utf-8").splitlines() for name in ("frequencies", "english")}
    words = {
        "en": [row.split("\t")[0] for row in rows["english"] if row[0] != "#"],
        "id": [row.split("\t")[1] for row in rows["frequencies"] if row.startswith("id\t")],
    }
    print("# How often a letter follows another in the words of frequencies.tsv (id) and english.tsv (en), as a")
    print("# natural logarithm; a space is the edge of a word. Made by: python tests/bench/belief.py --letters")
    for language, known in words.items():
        plain = [word for word in known if word.isascii() and word.isalpha()]
        pairs = Counter(one + other for word in plain for one, other in pairwise(f"{EDGE}{word}{EDGE}"))
        first = Counter(pair[0] for pair in pairs.elements())
        for pair, count in sorted(pairs.items()):
            print(language, pair, f"{max(_UNSEEN, math.log(count / first[pair[0]])):.2f}", sep="\t")


if __name__ == "__main__":
    main()
