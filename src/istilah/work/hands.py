"""Who does the work: this process, several here, or a cluster; the results are the same, and in the same order."""

from __future__ import annotations

import os
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from istilah.session import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from istilah.session import Openable, Session
    from istilah.work.processes import Result, Thing, Work

FEW = 16
"""Things that are done sooner than processes are started."""


class Hands(NamedTuple):
    """By whom things are done."""

    jobs: int | None = None
    """In how many processes; as many as are worth it where that is not said."""


def done(
    things: Iterable[Thing], hands: Hands, session: Session, work: Callable[[Openable], Work[Thing, Result]]
) -> Iterator[Result]:
    """Do the work that is to be done with a termbase, opened where that is done."""
    coming = iter(things)
    first = list(islice(coming, max(hands.jobs or 0, FEW) + 1))
    jobs = min(hands.jobs or ((os.cpu_count() or 1) if len(first) > FEW else 1), len(first))
    things = chain(first, coming)
    if jobs > 1:
        from istilah.work.processes import shared_out

        return shared_out(things, work(session.reopening), jobs)
    return map(work(Held(session.termbase)).settle(), things)
