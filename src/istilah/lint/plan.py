"""What is asked of each draft: by which rules it is examined, for whom, and what is done with it then."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import Place
from istilah.files import MOST
from istilah.lint.catalogue import meant
from istilah.lint.selection import Selection
from istilah.model.manuscript import Author
from istilah.session import standing
from istilah.work.walk import Patterns, patterns, whole

if TYPE_CHECKING:
    from istilah.config import FileIgnores, Settings
    from istilah.draft.options import Options
    from istilah.session import Session
    from istilah.text import Language


class Mending(StrEnum):
    """Which fixes are put in."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


class Review(NamedTuple):
    """How a draft is handed back to its writer, who has the last word."""

    track: bool = False
    """Whether fixes are proposed, for the writer to accept or reject."""
    comment: bool = False
    """Whether what is left is said in the margin."""
    author: Author = Author("istilah", "")
    language: Language = "id"
    """The language of what is said there."""

    @property
    def wanted(self) -> bool:
        """Whether it is more than putting fixes in."""
        return self.track or self.comment


class Treatment(NamedTuple):
    """What is done with a draft."""

    mending: Mending = Mending.NONE
    review: Review = Review()
    copied: bool = False
    """Whether it is handed on though nothing changed in it, for it goes elsewhere."""


NOTHING_DONE = Treatment()


class Plan(NamedTuple):
    """All that a process has to know to treat drafts."""

    selection: Selection
    file_ignores: tuple[FileIgnores, ...]
    source: str
    """The file of the settings, from whose folder its patterns are seen."""
    options: Options
    treatment: Treatment = NOTHING_DONE
    most: int = MOST
    """Bytes of the largest file that is read."""
    known: frozenset[str] = frozenset()
    """Fingerprints of findings that nobody wants to hear of again."""

    def ignores(self) -> tuple[tuple[Patterns, tuple[str, ...]], ...]:
        """Compile which rules are ignored in which files.

        :raises ConfigError: one of the patterns is none.
        """
        root = _root(self.source)
        return tuple((patterns(root, [one.pattern], self.source), one.rules) for one in self.file_ignores)


def planned(
    session: Session,
    selection: Selection,
    options: Options,
    treatment: Treatment = NOTHING_DONE,
    known: frozenset[str] = frozenset(),
) -> Plan:
    """Plan what is asked of drafts.

    :raises IstilahError: the settings name a rule that does not exist, or a pattern that is none.
    """
    settings = session.settings
    for word in (
        *settings.select,
        *settings.ignore,
        *(word for one in settings.per_file_ignores for word in one.rules),
    ):
        meant(word, Place(settings.path))
    plan = Plan(
        selection,
        settings.per_file_ignores,
        settings.path,
        options,
        treatment,
        settings.most,
        known,
    )
    plan.ignores()  # what is no pattern is told before anything is examined
    return plan


def selected(settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...]) -> Selection:
    """Select rules: those that are asked for, else those of the settings; what either ignores is left out."""
    return Selection(select, ignore) if select else Selection(settings.select, (*settings.ignore, *ignore))


def excluded(settings: Settings) -> Patterns:
    """Compile the patterns of files that are not to be examined.

    :raises ConfigError: one of them is no pattern.
    """
    return patterns(_root(settings.path), settings.exclude, settings.path)


def _root(source: str) -> Path:
    """Name the folder from which the patterns of the settings are seen: theirs, else that in which one stands."""
    return whole(Path(source).parent if source else standing())
