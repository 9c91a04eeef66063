"""Which language the interface speaks, and how it says dates, reasons and warnings.

The language is that of ``--lang``, else ``ISTILAH_LANG``, else the locale's, else Indonesian.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import TYPE_CHECKING, cast, get_args

from istilah.errors import IstilahError, Place
from istilah.language import dates
from istilah.model.concept import Concept, Designation, Pair, Reliability, Status, Validity
from istilah.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="id")
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_TONGUE = Text(
    id="bahasa “{name}” tidak dikenal; pilih “id” atau “en”", en="unknown language “{name}”; choose id or en"
)

WORKING = Text(id="padanan kerja", en="working rendering")
_STATUS = {
    Status.ADMITTED: Text(id="boleh", en="admitted"),
    Status.DEPRECATED: Text(id="tidak dianjurkan", en="deprecated"),
    Status.FORBIDDEN: Text(id="jangan dipakai", en="forbidden"),
    Status.MISSPELLING: Text(id="salah eja", en="misspelling"),
}
_EXCEPT = Text(id="kecuali dalam {phrases}", en="except in {phrases}")
_UNTIL = Text(id="sampai {end}", en="until {end}")
_SINCE = Text(id="sejak {start}", en="since {start}")
_FROM_TO = Text(id="{start} sampai {end}", en="{start} to {end}")
_NOW = Text(id="kini {names}", en="now {names}")
_AND = Text(id=" dan ", en=" and ")


def speak(language: Language) -> None:
    """Choose the language of everything said from here on."""
    _SPOKEN.set(language)


def spoken() -> Language:
    """Tell the language of the interface."""
    return _SPOKEN.get()


def say(text: Text) -> str:
    """Say ``text`` in the language of the interface."""
    return text.say(spoken())


def choose(arguments: Sequence[str], setting: Language | None = None) -> Language:
    """Choose the language from the command line, the environment, a setting, the locale.

    :raises IstilahError: ``--lang`` or ``ISTILAH_LANG`` names another language.
    """
    named = _option(arguments) or os.environ.get("ISTILAH_LANG") or setting
    if named and named not in get_args(Language):
        raise IstilahError(_TONGUE.fill(name=named))
    return cast("Language", named) if named else _locale()  # checked a line above


def _option(arguments: Sequence[str]) -> str | None:
    for at, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument == "--lang":
            return next(iter(arguments[at + 1 :]), None)
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None


def _locale() -> Language:
    locale = next((value for name in _LOCALE if (value := os.environ.get(name))), "")
    return "en" if locale.startswith("en") else "id"


def day(date: str) -> str:
    """Say an ISO date or year.

    >>> day("2024-10-21")
    '21 Oktober 2024'
    """
    return say(dates.day(date))


def validity(valid: Validity | None) -> str:
    """Say from when to when a name holds; empty where nothing is known.

    >>> validity(Validity("2014-10-27", "2024-10-21"))
    '27 Oktober 2014 sampai 21 Oktober 2024'
    """
    if valid is None:
        return ""
    if valid.start and valid.end:
        return say(_FROM_TO.fill(start=day(valid.start), end=day(valid.end)))
    return say(_UNTIL.fill(end=day(valid.end)) if valid.end else _SINCE.fill(start=day(valid.start)))


def ended(valid: Validity | None, successors: Sequence[str] = ()) -> str:
    """Say until when a name held and what it is now; empty where it still holds."""
    parts = [say(_UNTIL.fill(end=day(valid.end)))] if valid and valid.end else []
    if successors:
        parts.append(say(_NOW.fill(names=say(_AND).join(successors))))
    return ", ".join(parts)


def best(pair: Pair) -> str:
    """Choose the text in the language of the interface, else in the other, else nothing."""
    return pair.get(spoken()) or pair.id or pair.en or ""


def full(designation: Designation) -> str:
    """Write a designation with its short forms.

    >>> full(Designation("id", "aparatur sipil negara", ("ASN",)))
    'aparatur sipil negara (ASN)'
    """
    return f"{designation.term} ({', '.join(designation.short)})" if designation.short else designation.term


def remarks(designation: Designation, *, first: bool = False) -> str:
    """Say what a reader must know about a designation: not preferred, but where; our own rendering."""
    working = say(WORKING) if designation.reliability is Reliability.WORKING else ""
    parts = (usage(designation, first=first), _exception(designation), working)
    return ", ".join(part for part in parts if part)


def _exception(designation: Designation) -> str:
    """Say in which phrases a designation is right that should not be used."""
    phrases = ", ".join(f"“{phrase}”" for phrase in designation.unless)
    return say(_EXCEPT.fill(phrases=phrases)) if phrases else ""


def usage(designation: Designation, *, first: bool = False) -> str:
    """Say that a designation is not the one to use; an admitted one may be, where it comes ``first``."""
    admitted = designation.status is Status.ADMITTED and first
    return say(_STATUS[designation.status]) if designation.status in _STATUS and not admitted else ""


def title(concept: Concept) -> str:
    """Name a concept by its preferred designation, Indonesian where there is one."""
    chosen = concept.preferred("id") or concept.preferred("en")
    return full(chosen or concept.designations[0])


def complaint(error: IstilahError) -> str:
    """Write an error as one line: the place, then what is wrong."""
    return f"{near(error.place)}: {say(error.text)}" if error.place else say(error.text)


def near(place: Place) -> Place:
    """Name a place from where the user stands: relative if it lies below, whole if not."""
    try:
        here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 -- as text, so that “-” and odd paths stay as they are
    except FileNotFoundError:  # it has been deleted under us
        return place
    return place._replace(path=place.path.removeprefix(here))
