"""Who does the work: this process, several here, or a cluster; the results are the same, and in the same order."""

from __future__ import annotations

import os
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from istilah.chunks import chunks, let_go
from istilah.session import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from istilah.processes import Result, Thing, Work
    from istilah.session import Openable, Session
    from istilah.text import Text

FEW = 16
"""Things that are done sooner than processes are started."""


def ignored(_: Text) -> None:
    """Let something pass."""


class Hands(NamedTuple):
    """By whom things are done."""

    jobs: int | None = None
    """In how many processes; as many as are worth it where that is not said."""
    cluster: str = ""
    """By the workers of which cluster; where it is named, by nobody here."""
    warn: Callable[[Text], None] = ignored
    """What is told of workers that are not used."""

    def shared(self, things: Iterable[Thing]) -> tuple[int, Iterator[Thing]]:
        """Say in how many processes things are best done here, and give them back: the first few were counted."""
        coming = iter(things)
        first = list(islice(coming, max(self.jobs or 0, FEW) + 1))
        jobs = self.jobs or ((os.cpu_count() or 1) if len(first) > FEW else 1)
        return min(jobs, len(first)), chain(first, coming)


def done(
    things: Iterable[Thing], hands: Hands, session: Session, work: Callable[[Openable], Work[Thing, Result]]
) -> Iterator[Result]:
    """Do the work that is to be done with a termbase, opened where that is done.

    :raises IstilahError: there is no such cluster, or nobody in it who can do this.
    """
    if hands.cluster:
        from istilah.termbase.portable import PortableTermbase
        from istilah.work.cluster import shared_among

        return shared_among(things, work(PortableTermbase.of(session.termbase)), hands.cluster, hands.warn)
    jobs, things = hands.shared(things)
    if jobs > 1:
        from istilah.processes import shared_out

        return shared_out(things, work(session.reopening), jobs)
    return _here(things, work(Held(session.termbase)))


def _here(things: Iterable[Thing], work: Work[Thing, Result]) -> Iterator[Result]:
    """Do the work in this process, and keep nothing of what is done."""
    treat = work.settle()
    for number, chunk in enumerate(chunks(things, work.weight)):
        if number:
            let_go()
        yield from map(treat, chunk)
