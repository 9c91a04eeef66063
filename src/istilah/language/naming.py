"""The words by which a text gives a thing its short name, composed into patterns: *selanjutnya disingkat*, *alias*.

They are rows of the list ``naming`` (``glossary/words/naming.toml``), so that a terminologist adds one by a row; here
is only how they go together. Patterns are made once for the same words.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from istilah.model.word_lists import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.model.word_lists import WordLists

_GROUPS = LISTS["naming"]
_NEVER = r"(?!)"


def naming(words: WordLists) -> Naming:
    """Give the naming words in force."""
    return _naming(tuple(tuple(words.group("naming", group)) for group in _GROUPS))


@lru_cache(maxsize=4)
def _naming(groups: tuple[tuple[str, ...], ...]) -> Naming:
    return Naming(groups)


class Naming:
    """Naming words as patterns; ``groups`` are those of the list, in its order."""

    def __init__(self, groups: tuple[tuple[str, ...], ...]) -> None:
        self._groups = dict(zip(_GROUPS, groups, strict=True))

    @cached_property
    def marked(self) -> re.Pattern[str]:
        """*Yang selanjutnya disingkat SHORT*, *lebih dikenal dengan SHORT*; the full form stands before."""
        return re.compile(
            rf",?\s+(?:\([^()]{{1,80}}\)\s*,?\s*)?(?:{self._any('other')}\s+)?{self._clause('verb')}\s+(?:the\s+)?"
            r"(?P<short>[“\"']?(?:[a-z]+[ ](?=[A-Z]))?(?:[A-Z][\w&./-]*|[a-z]{4,14}\b)"
            r"(?:[ ](?!adalah\b|ialah\b|yaitu\b|merupakan\b|is\b|means\b)[\w&./-]+){0,6}[”\"']?)"
        )

    @cached_property
    def alternative(self) -> re.Pattern[str]:
        """*Long atau SHORT*."""
        return re.compile(
            rf",?\s+{self._any('other')}\s+(?:the\s+)?(?P<short>[“\"][^”\"]{{2,40}}[”\"]|[A-Z][A-Za-z0-9&]{{1,11}}\b)"
        )

    @cached_property
    def explained(self) -> re.Pattern[str]:
        """*SHORT adalah singkatan dari Long*."""
        return re.compile(
            r"(?P<short>[A-Z][\w&/-]{1,14})[”\"]?,?\s+(?:(?:adalah|merupakan|ialah|yaitu|yang\s+merupakan|is)\s+)?"
            rf"(?:an?\s+)?{self._any('noun')}\s+(?:dari\s+)?(?P<long>[“\"']?[^.;:()\n]{{4,120}})"
        )

    @cached_property
    def leading(self) -> re.Pattern[str]:
        """What stands before a short form in its bracket, naming it or not: *(disebut SHORT)*, *(atau SHORT)*."""
        clause = self._clause("verb", "announced", "noun", "bracketed")
        or_, linked = self._any("other"), self._any("other", "announcing")
        return re.compile(rf"\s*(?:(?:{or_}\s+)?(?P<named>{clause})|{linked}|the)\s+(?:the\s+)?", re.IGNORECASE)

    @cached_property
    def naming_before(self) -> re.Pattern[str]:
        """A verb that names what follows, up to there: *disingkat*, *disebut dengan*."""
        return re.compile(rf"\b{self._clause('verb', 'announced')}\s+$")

    @cached_property
    def naming_behind(self) -> re.Pattern[str]:
        """A verb that says how what stands before will be called: *, yang selanjutnya disebut*."""
        return re.compile(rf",?\s+{self._announced}\b")

    @cached_property
    def marked_signs(self) -> tuple[str, ...]:
        """Words without which nothing is marked."""
        return self._signs("verb", "announced")

    @cached_property
    def explained_signs(self) -> tuple[str, ...]:
        """Words without which nothing is explained."""
        return self._signs("noun")

    @cached_property
    def alternative_sign(self) -> re.Pattern[str]:
        """What every alternative has; far more stands between other words than between names."""
        return re.compile(rf' {self._any("other")} (?:the )?[A-Z“"]')

    def may_name(self, text: str) -> bool:
        """Tell whether a text has any of these words, but those that mostly stand between two things."""
        return any(sign in text for sign in (*self.marked_signs, *self.explained_signs))

    @property
    def _announced(self) -> str:
        inside = r"(?:dalam\s+[^,.()]{3,60}?\s+ini\s+)?(?:dapat\s+|akan\s+)?"
        verbs = self._any("announced", "verb")
        return rf"(?:yang\s+)?(?:untuk\s+)?{self._any('announcing')},?\s+{inside}(?:{self._any('adverb')}\s+)?{verbs}"

    def _clause(self, *alone: str) -> str:
        """Write a verb with what goes with it; the groups ``alone`` need no word that announces a name."""
        plain = rf"(?:yang\s+)?(?:dapat\s+|lebih\s+)?(?:{self._any('adverb')}\s+)?{self._any(*alone)}"
        return rf"(?:{self._announced}|{plain})(?:\s+{self._any('link')})*"

    def _any(self, *groups: str) -> str:
        rows = sorted((row for group in groups for row in self._groups[group]), key=len, reverse=True)
        return rf"(?:{'|'.join(map(_spaced, rows))})" if rows else _NEVER

    def _signs(self, *groups: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(max(row.split(), key=len) for group in groups for row in self._groups[group]))


def _spaced(row: str) -> str:
    """Let the words of a row stand in several lines, and a comma between them."""
    return r",?\s+".join(map(re.escape, row.split()))


def places(signs: Iterable[str], text: str) -> list[int]:
    """Find where any of ``signs`` begins."""
    found = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + len(sign))
    return sorted(found)
