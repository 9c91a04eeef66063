"""How often a general reader knows the short forms that the counts say he knows.

Run: ``python tests/bench/familiar.py GOLD…``. A line of such a file is a document with ``lang`` and ``abbreviations``,
of which each has ``short``, ``kind`` and ``common``: whether a reader of newspapers needs no explanation. Short forms
of Indonesian documents that the corpus counts are asked, each once; where documents disagree, most of them decide. The
threshold is chosen anew without each tenth, which is then judged by it.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.query.readership import LEAST, silence
from istilah.termbase.corpus_counts import usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CORE = {"initialism", "syllabic", "mixed"}
FOLDS, TIMES = 10, 20
HALF = 0.5


class Case(NamedTuple):
    score: float
    share: float
    common: bool


def main(paths: Sequence[Path]) -> None:
    found = list(cases(paths))
    print(f"{len(found)} short forms, {sum(case.common for case in found)} of them common")
    print(f"AUC of what the press leaves alone           {auc([(case.score, case.common) for case in found]):.3f}")
    print(f"AUC of the share explained in all documents  {auc([(-case.share, case.common) for case in found]):.3f}")
    show(f"threshold {LEAST}", [(case.score >= LEAST, case.common) for case in found])
    show(f"threshold chosen in {FOLDS} folds, {TIMES} times", list(cross_validated(found)))


def cases(paths: Iterable[Path]) -> Iterator[Case]:
    votes = defaultdict[str, list[bool]](list)
    for path in paths:
        for document in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            for entry in document["abbreviations"] if document["lang"] == "id" else ():
                if entry["kind"] in CORE:
                    votes[entry["short"]].append(entry["common"])
    for short, told in sorted(votes.items()):
        counted = usage(short)
        if counted:
            yield Case(silence(short), counted.explained / counted.documents, sum(told) / len(told) >= HALF)


def auc(scored: Sequence[tuple[float, bool]]) -> float:
    yes, no = ([score for score, common in scored if common is wanted] for wanted in (True, False))
    return sum((one > other) + HALF * (one == other) for one in yes for other in no) / (len(yes) * len(no))


def cross_validated(found: Sequence[Case]) -> Iterator[tuple[bool, bool]]:
    for seed in range(TIMES):
        order = list(found)
        random.Random(seed).shuffle(order)  # noqa: S311 - the same folds each time
        for fold in range(FOLDS):
            rest = [case for number, case in enumerate(order) if number % FOLDS != fold]
            least = max((case.score for case in rest), key=lambda least: f1(judged(rest, least)))
            yield from judged(order[fold::FOLDS], least)


def judged(found: Iterable[Case], least: float) -> list[tuple[bool, bool]]:
    return [(case.score >= least, case.common) for case in found]


def rates(answers: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    right = sum(said and common for said, common in answers)
    return right / max(1, sum(said for said, _ in answers)), right / max(1, sum(common for _, common in answers))


def f1(answers: Sequence[tuple[bool, bool]]) -> float:
    precision, recall = rates(answers)
    return 2 * precision * recall / (precision + recall or 1)


def show(what: str, answers: Sequence[tuple[bool, bool]]) -> None:
    precision, recall = rates(answers)
    print(f"{what:42} precision {precision:.3f}  recall {recall:.3f}  F1 {f1(answers):.3f}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
