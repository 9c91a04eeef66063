"""Which rules are meant: by code (ABBR001), by the beginning of codes (ABBR, EYD0), or by name.

Where a rule is both wanted and not, the more exact word decides: ``select = ["ABBR001"]`` beats ``ignore = ["ABBR"]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.model.finding import Rule


class Selection(NamedTuple):
    """The rules someone wants and does not want; without any wanted, all are."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, rule: Rule) -> bool:
        """Tell whether a rule is to be obeyed."""
        wanted = _exactness(self.select, rule) if self.select else 1
        return wanted > _exactness(self.ignore, rule)

    def without(self, words: Iterable[str]) -> Selection:
        """Leave out more rules, as a path does that has ignores of its own."""
        return self._replace(ignore=(*self.ignore, *words))


def means(word: str, rule: Rule) -> bool:
    """Tell whether a word names a rule.

    A name is told from the beginning of a code by its small letters, but nobody has to care.
    """
    return bool(word) and (rule.code.startswith(word.upper()) or rule.name == word.lower())


def _exactness(words: Iterable[str], rule: Rule) -> int:
    """Count the letters of the code that the most exact of some words settles, and one more; 0 if none means it."""
    found = [word for word in words if means(word, rule)]
    return max((len(rule.code) if word.lower() == rule.name else len(word) for word in found), default=-1) + 1
