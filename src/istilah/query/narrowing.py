"""What an unfinished question may be going to ask for, narrowed letter by letter.

Someone who types *kementerian pek* means *Kementerian Pekerjaan Umum*, and *barang jasa* is on the way to *pengadaan
barang dan jasa*. First come the names that the question is; then those that begin with it; then those that have, in
whatever order, a word beginning with each word of it; last what only resembles it. Start at :func:`narrowed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.language.folding import fold, words
from istilah.query.lookup import Match, lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.index import Index, Name
    from istilah.query.preference import Preference

_LOOKED_AT = 60
"""Names to look at, however few answers are wanted, before those that begin so come first."""
_NEAREST = 10
"""Answers at most that only resemble the question."""
_LONGEST = 200
"""Characters of the longest question that is on the way to a name."""
_LEAST, _MOST = 50.0, 90.0


def narrowed(query: str, index: Index, *, limit: int, preference: Preference) -> tuple[Match, ...]:
    """List up to ``limit`` concepts that an unfinished question may mean, the surest first; never raises.

    Those of the domains preferred come before all others.
    """
    asked = query[:_LONGEST]
    within = list(_within(asked, index, limit, preference.domains))
    # Resemblance is for those whom nothing else helps; who has typed a name whole wants its readings in their order.
    is_whole = bool(index.names(fold(asked)))
    most = limit if is_whole else min(limit, _NEAREST)
    shown = lookup(asked, index, limit=most, preference=preference).shown if is_whole or not within else ()
    sure = [match for match in shown if match.trusted]
    near = [match for match in shown if match.is_good or not (sure or within)]
    distinct: dict[str, Match] = {}
    for match in (*sure, *within, *near):
        distinct.setdefault(match.concept.key, match)
    found = sorted(distinct.values(), key=lambda match: _is_foreign(match.concept.domain, preference.domains))
    return tuple(found[:limit])


def _is_foreign(domain: Iterable[str], wanted: frozenset[str]) -> bool:
    return bool(wanted) and wanted.isdisjoint(domain)


def _within(query: str, index: Index, limit: int, wanted: frozenset[str]) -> Iterator[Match]:
    """Yield the concepts with a name that has words beginning so, those whose name itself begins so first.

    Of the domains ``wanted`` there are as many as of all together, so that none is cut off for a foreign one.
    """
    asked, folded = words(query), fold(query)
    letters = sum(map(len, asked))
    if not letters:
        return
    most = max(limit, _LOOKED_AT)
    own = index.holding(asked, most, wanted) if wanted else ()
    found = [*own, *index.holding(asked, most)]
    if len(found) < limit:  # else its words have been typed one by one, and hardly anything else begins so
        found += index.starting(folded, limit)
    first: dict[str, Name] = {}
    for name in sorted(found, key=lambda name: not fold(name.text).startswith(folded)):
        first.setdefault(name.key, name)
    keys = list(first)[: None if wanted else limit]
    concepts = index.gathered(keys)
    for key in filter(concepts.__contains__, keys):
        name = first[key]
        yield Match(concepts[key], name, _LEAST + (_MOST - _LEAST) * min(1, letters / len(name.text)), "prefix")
