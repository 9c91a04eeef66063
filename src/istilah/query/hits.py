"""A name that answers a question, and in which way it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from istilah.text import Text

if TYPE_CHECKING:
    from istilah.model.index import Name

By = Literal["exact", "folded", "inflected", "short", "prefix", "words", "composed", "fuzzy"]

EXACT: Final = 100.0
"""Score of a name that is the question, letter by letter."""
OLD_SPELLING = Text(id="ejaan lama dari “{text}”", en="old spelling of “{text}”")


class Hit(NamedTuple):
    """A name that answers a question; several may belong to one concept."""

    name: Name
    score: float
    by: By
    reason: Text | None = None
    trusted: bool = False
    is_good: bool = True
    price: float = 0.0
    """What lies between question and name, where they were compared."""
    rank: float | None = None
    """What puts it in order instead of its score."""
