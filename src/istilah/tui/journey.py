"""Where the user has been: questions and concepts, with the way back and forward."""

from __future__ import annotations

from typing import NamedTuple


class Stop(NamedTuple):
    """A question and the concept that was looked at."""

    query: str = ""
    key: str = ""


class Journey(NamedTuple):
    """The stops in order, and at which of them the user is.

    >>> journey = Journey().visited(Stop("asn", "asn")).visited(Stop("asn", "negara"))
    >>> journey.moved(-1).here
    Stop(query='asn', key='asn')
    """

    stops: tuple[Stop, ...] = ()
    at: int = -1

    @property
    def here(self) -> Stop | None:
        """The stop where the user is; none at the very beginning."""
        return self.stops[self.at] if self.stops else None

    def visited(self, stop: Stop) -> Journey:
        """Go on to ``stop``; the way forward from here is forgotten, and standing still is no journey."""
        if stop == self.here or stop == Stop():
            return self
        stops = (*self.stops[: self.at + 1], stop)
        return Journey(stops, len(stops) - 1)

    def moved(self, step: int) -> Journey:
        """Go back (-1) or forward (1), as far as there is a way."""
        return self._replace(at=max(min(self.at + step, len(self.stops) - 1), min(0, len(self.stops) - 1)))
