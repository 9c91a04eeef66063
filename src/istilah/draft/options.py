"""What is asked of drafts, whatever they say of themselves; from settings and command line to the rules, one value."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.session import Session


class Audience(StrEnum):
    """Who reads the draft: what a general reader knows is told by ``familiar``; a specialist knows every short form."""

    GENERAL = "general"
    SPECIALIST = "specialist"


class Options(NamedTuple):
    """On which day names are judged, and for whom the draft is written."""

    as_of: str = ""
    """ISO date on which names are judged, whatever a document says of itself."""
    today: str = ""
    """ISO date for documents that have none: no metadata, and no regulation that says of which day it is."""
    audience: Audience = Audience.GENERAL
    known: frozenset[str] = frozenset()
    """Short forms that need no explanation here."""
    domains: frozenset[str] = frozenset()
    """Domains whose readings come first."""
    pedantic: bool = False
    """Whether what is probably nothing is told as well."""


def options(
    session: Session,
    as_of: str = "",
    audience: Audience | None = None,
    domains: Iterable[str] | None = None,
    *,
    pedantic: bool = False,
) -> Options:
    """Put together what is asked for and what the settings say."""
    settings = session.settings
    return Options(
        as_of,
        settings.as_of or session.today,
        audience or Audience(settings.audience),
        frozenset(settings.known),
        frozenset(domains or settings.domain),
        pedantic,
    )
