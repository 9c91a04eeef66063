"""Counts to be kept beside a termbase: sorted and small, so that a change of them can be read.

``usage.tsv``: a short form, documents that use it, documents that explain it, its full forms with documents
(``text=7|text=2``), and both numbers by kind of document. ``frequencies.tsv``: a language, a word, documents that have
it. :mod:`~istilah.termbase.corpus_counts` answers from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.harvest.counts import SEPARATOR
from istilah.harvest.ranking import expansions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.harvest.corpus import Harvest

_MOST = 3
"""Full forms of a short one that are kept."""


def usage(harvest: Harvest) -> Iterator[str]:
    """Write down which short forms are used and explained."""
    full = expansions(harvest)
    yield f"# {harvest.documents} " + " ".join(
        f"{kind or '.'}={count}" for kind, count in sorted(harvest.kinds.items())
    )
    for key, count in sorted(harvest.counts.items()):
        if key[0] == "a" and count.documents >= harvest.least:
            short = key.split(SEPARATOR)[1]
            meanings = "|".join(
                f"{each.text}={each.documents}" for each in full.get(short, ())[:_MOST] if "|" not in each.text
            )
            kinds = " ".join(f"{kind or '.'}={used}/{told}" for kind, (used, told) in sorted(count.kinds.items()))
            yield SEPARATOR.join((short, str(count.documents), str(count.explained), meanings, kinds))


def words(harvest: Harvest) -> Iterator[str]:
    """Write down of which words prose is made."""
    yield f"# {harvest.documents}"
    for key, count in sorted(harvest.counts.items()):
        if key[0] == "w":
            yield SEPARATOR.join((*key.split(SEPARATOR)[1:], str(count.documents)))
