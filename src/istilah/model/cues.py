"""Cues: what beside a stretch of text tells the role that it plays.

*mantan Kementerian PUPR* is a thing of the past, *Harian Republika* a name, *istilah smart city* a word that is only
mentioned. Each cue is one row of ``glossary/words/cues.toml``: the role, what stands before the stretch, behind it, or
both, how far that may reach, and an example that shows it. To know another cue is to write another row. (The tables of
ConText, Harkema et al. 2009, which tell what is historical or hypothetical in clinical notes, are the model.)

Words are looked for as words, in any capitals; a pattern is a regular expression in which ``{name}`` stands for a part
that the table has named. What stands before ends where the stretch begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Said = str | tuple[str, ...]
"""What stands on one side: a pattern, or words of which one must be there; empty for anything."""

REACH = 60
"""Characters on either side in which a cue stands, where its row names no number."""
MARKS = "⟦⟧"
"""What an example has around the stretch that it is about."""
_BETWEEN = r"(?:[ \u00a0:,“\"(-]|\n(?!\n))+"
"""What may part words from the stretch behind them: no blank line, with which a paragraph ends."""
_PART = re.compile(r"\{([a-z][a-z-]*)\}")


class Role(StrEnum):
    """What a stretch of text may be in its document, rather than the author's own current words about the matter."""

    QUOTATION = "quotation"
    CODE = "code"
    LAW = "law"
    """Part of the name or number of a law, which is cited as it was enacted."""
    HOUSE = "house"
    """Part of the name of a firm, a school, a street."""
    NAME = "name"
    """Letters that are somebody's name and stand for nothing."""
    NEIGHBOUR = "neighbour"
    """A word with a capital among others that have one, which may all be one name."""
    BEGUN = "begun"
    """The beginning of a name that goes on behind it."""
    FORMULA = "formula"
    MENTION = "mention"
    """A word that is spoken of, not used: *istilah smart city*."""
    GLOSS = "gloss"
    """What stands in a bracket, or beside a slash, to explain another word."""
    EQUATED = "equated"
    """What another name follows: *kota cerdas, atau kota pintar*."""
    COMMAND = "command"
    """A word of a program: *perintah import*."""
    FORMER = "former"
    """What the text itself says is of former times."""
    EXPLAINED = "explained"
    """What the text itself calls a name, or explains in letters that do not fit."""
    ALTERNATIVE = "alternative"
    """One of two parted by a slash."""
    CAPITALS = "capitals"
    """A word in a line of capitals."""
    LOUD = "loud"
    """A word in capitals beside another one."""
    TORN = "torn"
    """A word parted from its last letter, as in text out of print."""
    HALF = "half"
    """Half of a doubled word that a line end broke."""
    PIECES = "pieces"
    """Capitals that a scanner parted: *PRES I DEN*."""
    FOREIGN = "foreign"
    """Words in a passage or phrase of another language."""
    MEASURE = "measure"
    """What stands behind a figure."""
    DEGREE = "degree"
    """What stands behind a name and a comma."""
    NUMBER = "number"
    """Part of the number of a letter or decree."""
    SERIES = "series"
    """The number that a gazette prints at the foot of its pages."""
    PERSON = "person"
    """Initials of a person of whom no more is said."""
    INITIALS = "initials"
    """Letters before a name."""
    TICKER = "ticker"
    """The code of a share."""
    COUNTRY = "country"
    """The code of a sportsman's country."""
    STUDY = "study"
    """A level of study: *lulusan S1*."""
    RIDE = "ride"
    """*antar* as what a driver does."""
    DESCENT = "descent"
    """*a/l* in a Malaysian name."""


@dataclass(frozen=True)
class Cue:
    """A row of the table; its patterns have no named parts any more."""

    role: Role
    example: str
    """A text that shows it, with marks around the stretch."""
    before: Said = ""
    behind: Said = ""
    stretch: str = ""
    """What the stretch itself must look like; a pattern."""
    reach: int = REACH
    """Characters on either side that are looked at."""
    gap: int = 0
    """Words that may stand between the words of the cue and the stretch."""
    unlike: str = ""
    """A text that looks like it and does not show it."""

    @cached_property
    def _sides(self) -> _Sides:
        before = self.before if isinstance(self.before, str) else _words_before(self.before, self.gap)
        behind = self.behind if isinstance(self.behind, str) else _words_behind(self.behind, self.gap)
        return _Sides(*map(_compiled, (self.stretch, before and rf"(?:{before})\Z", behind)))

    def compile(self) -> None:
        """Make ready what is else done when it is first asked for.

        :raises re.error: a pattern is none.
        """
        _ = self._sides

    def fits(self, stretch: str) -> bool:
        """Tell whether a stretch may be such a thing, wherever it stands."""
        own = self._sides.stretch
        return own is None or own.fullmatch(stretch) is not None

    def shows(self, text: str, span: Span) -> bool:
        """Tell whether it stands beside a stretch."""
        own = self._sides.stretch
        return (own is None or own.fullmatch(text, *span) is not None) and self.is_beside(text, span)

    def is_beside(self, text: str, span: Span) -> bool:
        """Tell whether its words stand beside a stretch, whatever that looks like."""
        _, before, behind = self._sides
        if behind and not behind.match(text, span.end, span.end + self.reach):
            return False
        return not before or bool(before.search(text, max(0, span.start - self.reach), span.start))


class _Sides(NamedTuple):
    """What a cue asks of the stretch, of what is before it, and of what is behind."""

    stretch: re.Pattern[str] | None
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None


@dataclass(frozen=True)
class Cues:
    """All cues in force."""

    rows: tuple[Cue, ...] = ()

    @cached_property
    def _by_role(self) -> Mapping[str, tuple[Cue, ...]]:
        return {role: tuple(row for row in self.rows if row.role is role) for role in Role}

    def shown(self, text: str, span: Span, role: Role) -> bool:
        """Tell whether a stretch plays a role, as far as what stands beside it tells.

        >>> cues = Cues((Cue(Role.FORMER, "mantan ⟦Depdikbud⟧", before=("mantan", "dahulu"), gap=1),))
        >>> text = "Ia mantan pegawai Depdikbud."
        >>> [cues.shown(text, span, Role.FORMER) for span in (Span(18, 27), Span(0, 2))]
        [True, False]
        """
        for cue in self._by_role[role]:  # noqa: SIM110 -- asked of every stretch, and a generator takes longer
            if cue.shows(text, span):
                return True
        return False

    def fitting(self, stretch: str, role: Role) -> tuple[Cue, ...]:
        """List the cues of a role that a stretch may have beside it, wherever it stands."""
        return tuple([cue for cue in self._by_role[role] if cue.fits(stretch)])


def marked(example: str) -> tuple[str, Span]:
    """Take the marks out of an example and tell where they stood.

    >>> marked("mantan ⟦Depdikbud⟧ itu")
    ('mantan Depdikbud itu', Span(start=7, end=16))
    """
    opening, closing = map(example.index, MARKS)
    return example[:opening] + example[opening + 1 : closing] + example[closing + 1 :], Span(opening, closing - 1)


def composed(pattern: str, parts: Mapping[str, str]) -> str:
    """Put the named parts into a pattern.

    :raises KeyError: nobody knows a name.

    >>> composed("{capitalised},[ ]", {"capitalised": "[A-Z]{small}", "small": "[a-z]+"})
    '(?:[A-Z](?:[a-z]+)),[ ]'
    """
    return _PART.sub(lambda found: f"(?:{composed(parts[found[1]], parts)})", pattern)


def _words_before(words: Iterable[str], gap: int) -> str:
    return rf"(?<!\w)(?i:{_listed(words)})(?!\w)(?:{_BETWEEN}(?:\w+[ \u00a0]+){{0,{gap}}})?"


def _words_behind(words: Iterable[str], gap: int) -> str:
    return rf"(?:[^.!?\n\w]*\w+){{0,{gap}}}?[^.!?\n\w]*(?<!\w)(?i:{_listed(words)})(?!\w)"


def _listed(words: Iterable[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)


def _compiled(pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None
