"""A draft before it is read: how it is told of, where it lies, or its bytes; small enough to be sent anywhere.

Files lie where whoever reads them can reach them: on this machine, or on what a cluster shares. What the shell hands
over can be read by this process alone, so it is read before it is sent; so are texts that stand in a manifest.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import IstilahError, Place, UnreadableError
from istilah.extras import need
from istilah.files import STDIN, Copy, gathered, is_handed_over, take
from istilah.text import Text
from istilah.work.quarantine import quarantined
from istilah.work.walk import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_UNFETCHED = Text(id="tidak dapat diambil: {reason}", en="it cannot be fetched: {reason}")


class DraftSource(NamedTuple):
    """A draft that is still to be read."""

    name: str
    """By which it is told of; its suffix tells the reader."""
    place: str
    """The path of its file from the root, for whoever reads it may stand elsewhere; or a URL."""
    data: bytes | None = None
    """Its bytes, where they are at hand."""
    fault: IstilahError | None = None
    """Why nothing can come of it, if that is known."""
    kind: str = ""
    """What kind of document it is, for those who count by kind."""
    date: str = ""
    """Its ISO date, where that is known from elsewhere."""

    @property
    def is_stdin(self) -> bool:
        """Whether it comes from standard input, so that what is made of it goes to standard output."""
        return self.place == STDIN

    @property
    def size(self) -> int:
        """Its bytes, as far as they are known."""
        if self.data is not None:
            return len(self.data)
        with suppress(OSError, ValueError):
            return Path(self.place).stat().st_size
        return 0

    def take(self) -> Copy:
        """Read it.

        :raises UnreadableError: that cannot be done.
        """
        if self.fault:
            raise self.fault
        if self.data is not None:
            return Copy(self.data)
        return Copy(_fetched(self.place)) if is_url(self.place) else take(self.place, self.name)

    def brought(self) -> DraftSource:
        """Read it now if only this process can."""
        if self.fault or not is_handed_over(self.place):
            return self
        try:
            with quarantined(self.name):
                return self._replace(data=self.take().data)
        except IstilahError as error:
            return self._replace(fault=error)


def is_url(place: str) -> bool:
    """Tell URLs from paths.

    >>> [is_url(place) for place in ("s3://wadah/a.txt", "/a.txt", "C:/a.txt", "a:/b")]
    [True, False, False, False]
    """
    return _URL.match(place) is not None


def _fetched(url: str) -> bytes:
    """Read what is behind a URL.

    :raises UnreadableError: that cannot be done.
    """
    fsspec = need("fsspec", "cluster", url)
    try:
        with fsspec.open(url, "rb") as file:
            data: bytes = gathered(file.read, 0, url)
    except UnreadableError:
        raise
    except Exception as error:  # noqa: BLE001 -- each store has errors of its own
        raise UnreadableError(_UNFETCHED.fill(reason=error or type(error).__name__), Place(url)) from None
    return data


def named(paths: Iterable[Path], stdin_name: str = STDIN) -> Iterator[DraftSource]:
    """Tell of files where they lie; what is handed over goes by the name ``stdin_name``, if there is one."""
    for path in paths:
        if is_handed_over(path):
            yield DraftSource(str(path) if stdin_name == STDIN else stdin_name, str(path))
        else:
            yield DraftSource(str(path), str(whole(path)))
