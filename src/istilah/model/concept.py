"""A concept and its designations: one entry is one idea (ISO 704, ISO 30042).

*aparatur sipil negara*, *ASN* and *state civil apparatus* are three names of one concept, so they stand in one
:class:`Concept`; *IKN* names two concepts and stands in both. Start reading at :class:`Concept`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.text import Language


class Status(StrEnum):
    """How a designation should be used (ISO 30042 administrativeStatus)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"
    MISSPELLING = "misspelling"
    """What is no name, only a slip of one; a file lists it under ``spelling``."""

    @property
    def usable(self) -> bool:
        """Whether a writer may use it today."""
        return self in {Status.PREFERRED, Status.ADMITTED}


class ConceptKind(StrEnum):
    """What sort of thing a concept is."""

    CONCEPT = "concept"
    ORGANISATION = "organisation"
    PLACE = "place"
    DOCUMENT = "document"
    LAW = "law"
    ROLE = "role"
    UNIT = "unit"


class Reliability(StrEnum):
    """Who vouches for a designation (ISO 30042 reliabilityCode)."""

    OFFICIAL = "official"
    ATTESTED = "attested"
    WORKING = "working"


class PartOfSpeech(StrEnum):
    """What kind of word a designation is (ISO 30042 partOfSpeech)."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    NAME = "name"
    OTHER = "other"
    """A function word, a numeral, a word that counts or dates (*tersebut*, *juta*, *nomor*)."""

    @property
    def is_term(self) -> bool:
        """Whether such a word names something, which a reader of running text may ask for."""
        return self not in {PartOfSpeech.ADVERB, PartOfSpeech.OTHER}


class Pair(NamedTuple):
    """A text that may exist in either language."""

    id: str | None = None
    en: str | None = None

    def get(self, language: Language) -> str | None:
        """Choose the text of ``language``."""
        return self.id if language == "id" else self.en


class Familiar(NamedTuple):
    """Whether a general reader of each language needs no explanation of the short form; nothing where none says so."""

    id: bool | None = None
    en: bool | None = None

    def get(self, language: Language) -> bool | None:
        """Tell it for the readers of ``language``."""
        return self.id if language == "id" else self.en


class Validity(NamedTuple):
    """From when to when a name holds, as ISO dates or bare years; an empty end is open.

    >>> Validity("2014-10-27", "2024-10-21").covers("2022-03-23")
    True
    >>> Validity("2022").covers("2021-12-31")
    False
    """

    start: str = ""
    end: str = ""

    def covers(self, date: str) -> bool:
        """Tell whether ``date`` (ISO, to the day) lies inside, at the precision each end was given."""
        return self.begun(date) and not self.over(date)

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins, as far as both ends are precise."""
        shared = min(len(self.start), len(self.end))
        return self.start[:shared] > self.end[:shared]

    def begun(self, date: str) -> bool:
        """Tell whether the name is already valid on ``date``."""
        return date[: len(self.start)] >= self.start

    def over(self, date: str) -> bool:
        """Tell whether the name is no longer valid on ``date``."""
        return bool(self.end) and date[: len(self.end)] > self.end


class Origin(NamedTuple):
    """Where a concept was read: file, line from 1, its number among the file's concepts from 0, and the layer.

    ``as_of`` is the day (ISO) on which the facts of the file held, where it says so.
    """

    path: str = ""
    line: int = 0
    number: int = 0
    layer: str = ""
    as_of: str = ""


class ShortForm(NamedTuple):
    """A short form: a designation of its own, which is as its full form is where it says nothing else."""

    term: str
    status: Status | None = None
    reliability: Reliability | None = None
    note: Pair | None = None
    unless: tuple[str, ...] = ()


class Designation(NamedTuple):
    """One name of a concept in one language: a full form and the short forms whose letters come from it."""

    language: Language
    term: str
    short_forms: tuple[ShortForm, ...] = ()
    status: Status = Status.PREFERRED
    reliability: Reliability | None = None
    note: Pair | None = None
    unless: tuple[str, ...] = ()
    """Phrases (:mod:`istilah.language.phrases`) in which it is right, although it should not be used."""
    pos: PartOfSpeech | None = None
    beside: tuple[str, ...] = ()
    """What running text shows, one of it at least, where a common word is this designation (``with`` in a file)."""
    loan: bool = False
    """Whether it is a foreign word in Indonesian text."""

    @property
    def short(self) -> tuple[str, ...]:
        """The short forms that may stand beside it, for they are used as it is."""
        return tuple(short.term for short in self.short_forms if self._is_beside(short))

    @property
    def apart(self) -> tuple[Designation, ...]:
        """The short forms that are used otherwise than it is, each as a designation of its own."""
        return tuple(self._as(short) for short in self.short_forms if not self._is_beside(short))

    def behind(self, short: str) -> Designation:
        """Give what a short form is: the full form it stands for, with the status and the reasons of the short one."""
        found = next((each for each in self.short_forms if each.term == short), None)
        return self._as(found) if found and not self._is_beside(found) else self

    def reason(self, short: str) -> Pair | None:
        """Give what a reader of a short form must know: its own note, or why neither form should be used."""
        own = next((each.note for each in self.short_forms if each.term == short), None)
        return own or (None if self.status.usable else self.note)

    def _is_beside(self, short: ShortForm) -> bool:
        return (short.status or self.status) is self.status and (
            short.reliability or self.reliability
        ) is self.reliability

    def _as(self, short: ShortForm) -> Designation:
        status = short.status or self.status
        return self._replace(
            short_forms=(short,),
            status=status,
            reliability=(short.reliability or self.reliability) if status.usable else None,
            note=short.note,
            unless=short.unless,
        )


GENERAL: Final = "umum"
"""The domain of words that belong to no field."""


class Concept(NamedTuple):
    """One idea with its designations in both languages, the preferred ones first."""

    key: str
    designations: tuple[Designation, ...]
    domain: tuple[str, ...] = ()
    kind: ConceptKind = ConceptKind.CONCEPT
    definition: Pair = Pair()
    note: Pair = Pair()
    example: Pair = Pair()
    valid: Validity | None = None
    superseded_by: tuple[str, ...] = ()
    familiar: Familiar = Familiar()
    source: tuple[str, ...] = ()
    origin: Origin = Origin()

    @property
    def is_general(self) -> bool:
        """Whether it belongs to no field at all."""
        return self.domain == (GENERAL,)

    def named(self, language: Language) -> tuple[Designation, ...]:
        """List the designations in ``language``."""
        return tuple(d for d in self.designations if d.language == language)

    def listed(self, language: Language) -> tuple[Designation, ...]:
        """List all that a card shows in ``language``: the full forms, and behind each what it has apart."""
        return tuple(each for each in self.every() if each.language == language)

    def every(self) -> Iterator[Designation]:
        """Go through the full forms, behind each the short forms that are used otherwise."""
        for found in self.designations:
            yield from (found, *found.apart)

    def numbered(self) -> Iterator[tuple[Language, int, Designation]]:
        """Go through the names with the number each has in its language, from 0, as in the file."""
        for language in LANGUAGES:
            names = (found for found in self.named(language) if found.status is not Status.MISSPELLING)
            yield from ((language, number, found) for number, found in enumerate(names))

    def usable(self, language: Language) -> tuple[Designation, ...]:
        """List the designations in ``language`` that a writer may use, the preferred one first."""
        found = (designation for designation in self.named(language) if designation.status.usable)
        return tuple(sorted(found, key=lambda designation: designation.status is not Status.PREFERRED))

    def preferred(self, language: Language) -> Designation | None:
        """Choose the name to use in ``language``: the preferred one, else the first usable one, else none."""
        usable = (found for found in self.designations if found.language == language and found.status.usable)
        first = next(usable, None)
        if first is None or first.status is Status.PREFERRED:
            return first
        return next((found for found in usable if found.status is Status.PREFERRED), first)
