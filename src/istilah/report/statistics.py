"""How often each rule found something, the most frequent first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from istilah.report.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from istilah.model.finding import Diagnosis
    from istilah.report import Run
    from istilah.text import Language


def write(diagnoses: Sequence[Diagnosis], _: Run, language: Language) -> Iterator[str]:
    """Write a line for each rule: how many findings, its code, what it finds, its name."""
    cards = {found.rule.code: found.rule for found in diagnoses}
    counts = sorted(Counter(found.rule.code for found in diagnoses).items(), key=lambda item: (-item[1], item[0]))
    count_width = max((len(str(count)) for _, count in counts), default=0)
    code_width = max(map(len, cards), default=0)
    for code, count in counts:
        rule = cards[code]
        yield clean(f"{count:{count_width}}  {code:{code_width}}  {rule.summary.say(language)} [{rule.name}]")
