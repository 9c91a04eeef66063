"""How sure a finding is: what became of others of its rule and evidence when people read them.

Of each rule, and of each kind of evidence that it rests on, findings on pages that nothing was tuned on were read by
people who did not write the rule. ``glossary/words/verdicts.tsv``, made by ``tests/bench/confidence.py``, counts them.
The level is told by what precision is at least, given the counts (lower bound of 95 %, Wilson 1927): no luck of a small
draw makes a rule sure. Where too few findings were read, nothing is claimed either way.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.model.finding import OWN, Confidence
from istilah.model.proportion import at_least, at_most
from istilah.termbase.sorted_table import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.model.finding import Diagnostic

HIGH: Final = 0.85
"""Least precision of what is sure."""
MEDIUM: Final = 0.65
"""Least precision of what is told unasked."""
DROSS: Final = 1 / 3
"""Share of findings that somebody may act on, below which they are told on request only. An unexplained short form is a
matter of house style, on which readers differ; so a finding is told with its level unless hardly anybody would act."""
ENOUGH: Final = 20
"""Findings that must have been read before anything is said of them."""


class Verdicts(NamedTuple):
    """How many findings were read: those that an editor would act on, that none would, and on which editors differ."""

    right: int = 0
    wrong: int = 0
    arguable: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.right + self.wrong + self.arguable

    @property
    def least(self) -> float:
        """Give the share of right ones that there is at least.

        >>> round(Verdicts(98, 2).least, 2), round(Verdicts(20, 0).least, 2), Verdicts().least
        (0.93, 0.84, 0.0)
        """
        return at_least(self.right, self.total)

    @property
    def most(self) -> float:
        """Give the share of those that there is at most which are not wrong.

        >>> round(Verdicts(1, 49).most, 2), round(Verdicts(1, 24, 25).most, 2), Verdicts().most
        (0.1, 0.65, 1.0)
        """
        return at_most(self.right + self.arguable, self.total)

    @property
    def level(self) -> Confidence:
        """Tell how sure a finding is of which others fared so.

        >>> [str(verdicts.level) for verdicts in (Verdicts(98, 2), Verdicts(40, 10), Verdicts(5, 15), Verdicts(9, 0))]
        ['high', 'medium', 'low', 'medium']
        """
        if self.total < ENOUGH:
            return Confidence.MEDIUM
        return next((level for level, least in _LEVELS if self.least >= least), Confidence.LOW)


_LEVELS = ((Confidence.HIGH, HIGH), (Confidence.MEDIUM, MEDIUM))


def confidence(code: str, evidence: str) -> Confidence:
    """Tell how sure a finding of a rule is that rests on a kind of evidence; who asks knows their own words best."""
    return Confidence.HIGH if evidence == OWN else _read(code, evidence).level


def judged(code: str) -> Iterable[tuple[str, Verdicts]]:
    """List what was read of a rule, by evidence."""
    for line in shipped("verdicts.tsv").beginning(f"{code}\t"):
        evidence, *counts = line.split("\t")
        yield evidence, Verdicts(*map(int, counts))


def told(found: Iterable[Diagnostic], *, pedantic: bool) -> tuple[Diagnostic, ...]:
    """Leave out what surely is mostly wrong, unless all of it is asked for."""
    return tuple(each for each in found if pedantic or not is_dross(each.rule.code, each.evidence))


def is_dross(code: str, evidence: str) -> bool:
    """Tell whether of findings of a rule and evidence surely fewer than :data:`DROSS` may be right."""
    return evidence != OWN and _read(code, evidence).most < DROSS


@cache
def _read(code: str, evidence: str) -> Verdicts:
    return dict(judged(code)).get(evidence, Verdicts())
