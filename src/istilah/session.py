"""What every front end opens first: the settings, the termbase, and which day it is."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from istilah import config
from istilah.errors import IstilahError
from istilah.query.preference import Preference, Topics
from istilah.termbase.base import Termbase, open_termbase, unannounced
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.termbase.base import Announce

_NOWHERE = Text(
    id="folder kerja sudah dihapus; pindah dahulu ke folder lain",
    en="the working folder has been deleted; change to another one first",
)
_UNKNOWN = Text(
    id="ranah “{name}” tidak ada; yang terdekat: {near} (semua ranah: istilah domains)",
    en="there is no domain “{name}”; nearest: {near} (all domains: istilah domains)",
)


class Openable(Protocol):
    """A way to open a termbase; it may stand being sent to another process."""

    def opened(self) -> Termbase:
        """Open it.

        :raises IstilahError: that cannot be done.
        """
        ...


class Held(NamedTuple):
    """A termbase that is open already."""

    termbase: Termbase

    def opened(self) -> Termbase:
        """Give it."""
        return self.termbase


class Reopening(NamedTuple):
    """The termbase in force where the user stands, as another process there opens it: it finds it compiled."""

    given: tuple[Path, ...] = ()
    """The termbases asked for beside those that the settings name."""
    builtin: bool = True
    """Whether the built-in termbase was asked for."""

    def opened(self) -> Termbase:
        """Open it.

        :raises IstilahError: it may have changed under us.
        """
        return open_session(self.given, builtin=self.builtin).termbase


class Session(NamedTuple):
    """The settings and the termbase in force where the user stands."""

    settings: config.Settings
    termbase: Termbase
    today: str
    """ISO date."""
    reopening: Reopening = Reopening()
    """How another process opens the same termbase."""

    def preference(self, domains: Iterable[str] | None = None, text: str = "") -> Preference:
        """Prefer the domains asked for, else those of the settings; and what fits ``text``, where there is any.

        :raises IstilahError: as :meth:`check`.
        """
        context = Topics()
        self.check(domains or ())
        if text.strip():
            from istilah.query.topics import around

            context = around(text, self.termbase)
        return Preference(self.today, frozenset(domains or self.settings.domain), context)

    def check(self, domains: Iterable[str]) -> None:
        """Make sure that each domain asked for exists.

        :raises IstilahError: one does not.
        """
        wanted = tuple(domains)
        known = self.termbase.known_domains() if wanted else []
        for name in wanted:
            if name not in known:
                from difflib import get_close_matches

                near = get_close_matches(name, known, 3, 0.3)
                raise IstilahError(_UNKNOWN.fill(name=name, near=", ".join(near) or "–"))


def open_session(termbases: Iterable[Path] = (), *, builtin: bool = True, announce: Announce = unannounced) -> Session:
    """Open the settings and the termbase, with ``termbases`` beside those that the settings name.

    ``announce`` is told of each layer that has to be compiled before, and gives what is to hear how far that is: a
    large one takes a while.

    :raises FaultyError: a termbase has faults.
    :raises IstilahError: a termbase or the configuration cannot be read.
    """
    here = standing()
    settings = config.load(config.find(here))
    given = tuple(termbases)
    termbase = open_termbase(settings, given, here, builtin=builtin, announce=announce)
    return Session(settings, termbase, time.strftime("%Y-%m-%d"), Reopening(given, builtin))


def standing() -> Path:
    """Name the folder the user stands in.

    :raises IstilahError: it has been deleted meanwhile.
    """
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise IstilahError(_NOWHERE) from None
