"""How often each rule found something, the most frequent first."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from istilah.cleaning import clean
from istilah.report._digest import by_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.finding import FileFindings, Tally
    from istilah.report import Examination
    from istilah.text import Language


def fragment(_: FileFindings, __: Examination, ___: Language) -> str:
    """Write nothing of a file: only the sum is asked for."""
    return ""


def frame(fragments: Iterable[str], run: Examination, tally: Tally, language: Language) -> Iterator[str]:
    """Write a line for each rule: how many findings, its code, what it finds, its name."""
    deque(fragments, maxlen=0)  # what they hold is counted now
    counts = by_rule(tally, run)
    count_width = max((len(str(count)) for _, count in counts), default=0)
    code_width = max((len(rule.code) for rule, _ in counts), default=0)
    for rule, count in counts:
        yield clean(f"{count:{count_width}}  {rule.code:{code_width}}  {rule.summary.say(language)} [{rule.name}]")
