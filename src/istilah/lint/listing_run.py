"""The short forms of drafts listed, each draft by itself; where, is the hands' affair."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from istilah.draft.abbreviation_list import Listing, listing
from istilah.errors import IstilahError, Place
from istilah.files import limit
from istilah.lint.pipeline import Bench
from istilah.readers import open_file
from istilah.work.quarantine import quarantined

if TYPE_CHECKING:
    from collections.abc import Callable

    from istilah.draft.options import Options
    from istilah.session import Openable
    from istilah.work.drafts import DraftSource


class Unlisted(NamedTuple):
    """A draft that came to nothing, and why."""

    path: str
    error: IstilahError


class ListMaking(NamedTuple):
    """The listing of drafts, as other processes do it (:class:`~istilah.processes.Work`)."""

    termbase: Openable
    options: Options
    most: int
    """Bytes of the largest file that is read."""
    every: bool = False
    """Whether units, titles and the like are listed too."""

    def settle(self) -> Callable[[DraftSource], Listing | Unlisted]:
        """Open the termbase in this process.

        :raises IstilahError: it cannot be opened.
        """
        with quarantined(""):
            termbase = self.termbase.opened()
            bench = Bench(termbase, termbase.words(), self.options)
            limit(self.most)  # of drafts, not of our word lists
            return partial(_listed, bench=bench, every=self.every)

    def weight(self, draft: DraftSource) -> int:
        """Give the bytes of a draft, as far as they are known."""
        return draft.size

    def failed(self, draft: DraftSource, error: IstilahError) -> Unlisted:
        """Say why nothing came of a draft."""
        error.place = error.place or Place(draft.name)
        return Unlisted(draft.name, error)


def _listed(draft: DraftSource, bench: Bench, *, every: bool) -> Listing | Unlisted:
    try:
        with quarantined(draft.name):
            document = open_file(draft.take().data, draft.name).document
            return listing(bench.on(draft.date).draft(document), every=every)
    except IstilahError as error:
        return Unlisted(draft.name, error)
