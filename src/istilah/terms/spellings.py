"""How the termbase spells a short form, whatever case, dots, hyphens and slashes a draft gives it.

*K.T.P.*, *Ktp* and *KTP* fold to one key; under it the termbase keeps what is right (*KTP*), what is wrong, and
sometimes another short form of the same letters (*s.d.* and *SD*). A rule asks which of them is meant.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import fold

if TYPE_CHECKING:
    from istilah.model.concept import Concept, Designation
    from istilah.model.index import Index, Name
    from istilah.text import Language


class Spelling(NamedTuple):
    """A short form as the termbase writes it, and the concept it stands for."""

    text: str
    language: Language
    designation: Designation
    concept: Concept

    @property
    def right(self) -> bool:
        """Whether an Indonesian text may have it so."""
        return self.language == "id" and self.designation.status.usable


class Spellings:
    """The short forms of a termbase; each is looked up once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, tuple[Spelling, ...]] = {}

    def of(self, text: str) -> tuple[Spelling, ...]:
        """List the short forms that have the letters of ``text``."""
        if text not in self._known:
            found = (self._spelling(name) for name in self._index.names(fold(text)) if name.is_short)
            self._known[text] = tuple(spelling for spelling in found if spelling)
        return self._known[text]

    def right(self, text: str) -> tuple[Spelling, ...]:
        """List those that an Indonesian text may have."""
        return tuple(spelling for spelling in self.of(text) if spelling.right)

    def is_right(self, text: str) -> bool:
        """Tell whether an Indonesian text may have ``text`` as it is."""
        return any(spelling.text == text for spelling in self.right(text))

    def _spelling(self, name: Name) -> Spelling | None:
        concept = self._index.concept(name.key)
        if concept is None:
            return None
        return Spelling(name.text, name.language, name.of(concept), concept)


@lru_cache(maxsize=4)
def undotted(short_forms: frozenset[str]) -> frozenset[str]:
    """List the short forms with dots as those write them who leave the dots out.

    >>> sorted(undotted(frozenset({"a.n.", "dll.", "KTP"})))
    ['an', 'dll']
    """
    return frozenset(short.replace(".", "") for short in short_forms if "." in short)
