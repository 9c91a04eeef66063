"""A name that rules about terms look for in drafts: what for, and how it may begin there.

Words are bytes of Latin-1 in small letters, one byte a letter, so that a text is cut into words at the speed of C and
offsets stay what they are.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.concept import Pair
from istilah.model.finding import OWN
from istilah.text import Text

if TYPE_CHECKING:
    from istilah.model.concept import Concept, Designation
    from istilah.text import Language


class Use(Enum):
    """What a name is looked for."""

    DEPRECATED = auto()
    FOREIGN = auto()
    MISSPELLED = auto()
    RIVAL = auto()
    DATED = auto()
    SHIELD = auto()


class Wanted(NamedTuple):
    """A name that is looked for, and why."""

    use: Use
    concept: Concept
    designation: Designation
    text: str
    is_short: bool = False
    right: Designation | None = None
    """The name to write in its place."""
    is_english: bool = False
    """Whether it is made of English words, so that more of them may stand beside it."""

    @property
    def language(self) -> Language:
        """The language of the name."""
        return self.designation.language

    @property
    def is_proper(self) -> bool:
        """Whether it is written with a capital anywhere."""
        return not self.text.islower()

    @property
    def is_loan(self) -> bool:
        """Whether it is a common noun of English in Indonesian text."""
        return self.is_english and self.language == "id" and not self.is_proper

    @property
    def why(self) -> Text:
        """The reason for its status, to be put behind a sentence; empty where the termbase gives none."""
        note = self.designation.note or Pair()
        return Text(*(f" ({reason})" if reason else "" for reason in (note.id or note.en, note.en or note.id)))


def evidence(wanted: Wanted, *, several: str = "", one: str = "") -> str:
    """Name what a finding rests on: the word of the one who asks, or one word or several of the built-in termbase."""
    if wanted.concept.origin.layer not in _SHIPPED:
        return OWN
    return several if " " in wanted.text else one or several


_SHIPPED = frozenset({"", "builtin"})
"""Layers that come with the program; words of its lists are of none."""


class Opening(NamedTuple):
    """A name that may begin with a certain word, and the affixes it then bears."""

    wanted: Wanted
    words: tuple[bytes, ...] = ()
    """The words of the name, if it has more than one."""
    prefix: str = ""
    suffix: str = ""


_LETTERS = bytes(
    ord(character.lower()) if character.isalnum() or character == "_" else ord(" ")
    for character in map(chr, range(256))
)


def folded(text: str) -> bytes:
    """Turn text into words parted by spaces, a byte a character.

    >>> folded("Kerja-Sama – ya")
    b'kerja sama   ya'
    """
    return text.encode("latin-1", "replace").translate(_LETTERS)
