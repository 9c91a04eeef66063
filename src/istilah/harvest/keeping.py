"""Counts to be kept beside a termbase: sorted and small, so that a change of them can be read.

``usage.tsv``: a short form, documents that use it, documents that explain it, its full forms with documents
(``text=7|text=2``), and both numbers by kind of document. ``frequencies.tsv``: a language, or ``name`` for a proper
name, a word in small letters, documents that have it. :mod:`~istilah.termbase.corpus_counts` answers from them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from istilah.harvest.counts import NAME, SEPARATOR
from istilah.harvest.ranking import expansions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from istilah.harvest.corpus import Harvest

_MOST = 3
"""Full forms of a short one that are kept."""
_LONG = 7
"""Letters of a name that is hardly by chance but one slip away from a word."""
_COMMON = 20
"""Documents that have the right word, for each that has a slip of it."""
_RARELY = 10
"""Documents that have a proper name, for each that has the same word in small letters."""


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
    """Write down of which words prose is made, and which are proper names, for they hardly stand in small letters."""
    yield f"# {harvest.documents}"
    small, names = Counter[str](), Counter[str]()
    for key, count in sorted(harvest.counts.items()):
        if key[0] == "w":
            _, language, word = key.split(SEPARATOR)
            (names if language == NAME else small)[word] += count.documents
            if language != NAME:
                yield SEPARATOR.join((language, word, str(count.documents)))
    known = small | names
    for word, documents in names.items():
        if small[word] * _RARELY <= documents and not _is_slip(word, known):
            yield SEPARATOR.join((NAME, word, str(documents)))


def _is_slip(word: str, known: Mapping[str, int]) -> bool:
    """Tell whether a long word is one slip away from one that is far more common: *kementrian*, *pcmerintah*.

    It is compared with all common words, some thousands, in a millisecond.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) < _LONG:
        return False
    common = [other for other, documents in known.items() if documents >= _COMMON * known[word]]
    return process.extractOne(word, common, scorer=OSA.distance, score_cutoff=1) is not None
