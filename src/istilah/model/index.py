"""What the engine may ask of a termbase, whatever it is stored in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from istilah.model.concept import Concept, Designation
    from istilah.model.word_lists import WordLists
    from istilah.text import Language


class Name(NamedTuple):
    """One way to write a concept: a full form or a short form of one of its designations."""

    key: str
    language: Language
    text: str
    is_short: bool
    place: int
    """Number of the designation among those of the concept, from 0."""

    def of(self, concept: Concept) -> Designation:
        """Give the designation that this name of a concept is."""
        found = concept.designations[self.place]
        return found.behind(self.text) if self.is_short else found


class Headword(NamedTuple):
    """A name that may be meant; ``weight`` is the number of names in which it occurs as a word."""

    id: int
    text: str
    folded: str
    weight: int


class Headwords(Protocol):
    """The names of one language, as a search for a misspelled one needs them; a bucket is read once at most."""

    def exact(self, texts: Collection[str]) -> Iterable[Headword]:
        """Give the headwords whose folded text is one of these."""

    def sounding(self, text: str) -> Iterable[Headword]:
        """Give the headwords that sound like a text as a whole."""

    def bucket(self, frame: str, *, within: bool = False) -> Sequence[str]:
        """Give the folded texts with this frame of consonants (:func:`istilah.language.sounds.frames`), by length.

        These are short headwords, or words that stand only ``within`` headwords.
        """

    def words_sounding(self, sound: str) -> Sequence[str]:
        """Give the words of headwords that sound so."""

    def holding(self, wanted: Iterable[Iterable[str]], limit: int) -> Iterable[Headword]:
        """Give up to ``limit`` headwords that have one of the words of each of these groups, the shortest first."""


class NamedHeadwords(Headwords, Protocol):
    """Headwords that know which name each is."""

    def names(self, numbers: Collection[int]) -> Mapping[int, Name]:
        """Give the names behind the headwords with these numbers, but none whose concept a nearer layer hides."""


class Index(Protocol):
    """A termbase, its layers already merged: the nearer layer hides the farther where keys are equal."""

    @property
    def misspelled(self) -> Mapping[str, Concept]:
        """General words, which are no concepts of a termbase, with their misspellings."""

    def concept(self, key: str) -> Concept | None:
        """Find a concept by its key."""

    def gathered(self, keys: Collection[str]) -> Mapping[str, Concept]:
        """Find the concepts of several keys, by key; to ask for all at once costs a third."""

    def concepts(self) -> Iterator[Concept]:
        """Go through all concepts in the order of their keys."""

    def names(self, folded: str) -> tuple[Name, ...]:
        """List the names whose folded form (:func:`istilah.language.folding.fold`) is ``folded``."""

    def starting(self, folded: str, limit: int) -> tuple[Name, ...]:
        """List up to ``limit`` names whose folded form begins with ``folded``, the shortest first."""

    def holding(self, beginnings: Sequence[str], limit: int, domains: Collection[str] = ()) -> tuple[Name, ...]:
        """List up to ``limit`` names that have words with all these folded beginnings, heads before compounds.

        With ``domains``, only names of concepts in one of them.
        """

    @property
    def short_forms(self) -> frozenset[str]:
        """All short forms, as they are written."""

    def longest(self, word: str) -> int:
        """Tell how many words the longest name has that begins with the folded ``word``; 0 if none does."""

    def words(self) -> WordLists:
        """Give the word lists that go with it."""

    def kept(self, name: str, make: Callable[[Index], str]) -> str:
        """Give what ``make`` once derived from all of this, kept beside it under ``name`` until something changes."""

    def headwords(self) -> Iterator[tuple[Language, NamedHeadwords]]:
        """Give the names of each layer and language to those who look for a misspelled one."""
