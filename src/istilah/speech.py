"""Which language the interface speaks, and how it says dates, places and errors.

The language is that of ``--lang``, else ``ISTILAH_LANG``, else the locale's, else Indonesian.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import TYPE_CHECKING, cast, get_args

from istilah.errors import IstilahError, Place
from istilah.language import dates
from istilah.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="id")
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_TONGUE = Text(
    id="bahasa “{name}” tidak dikenal; pilih “id” atau “en”", en="unknown language “{name}”; choose id or en"
)


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
