"""What an unknown short form may stand for, by the blocks that Indonesian clips words to.

*Kadishub* is in no list of abbreviations, but *Ka-*, *-dis-* and *-hub* are in hundreds of them: *Kepala Dinas
Perhubungan*. Every way to cut the word into blocks is a hypothesis; fewer and longer blocks are likelier, and a full
form that the termbase knows is likelier still. Guesses are guesses: they are offered, never counted as known.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.index import Index
    from istilah.model.word_lists import Group, WordLists

_OFFERED = 2
_TRIED = 200
"""Hypotheses weighed for one word; only a made-up one has more."""
_LONGEST = 24
"""Letters of a word worth cutting; the longest clipped names have fifteen."""


class Composition(NamedTuple):
    """A short form cut into blocks, and the words they stand for."""

    parts: tuple[str, ...]
    full: str
    is_name: bool
    """Whether the termbase knows the full form."""


def compositions(query: str, words: WordLists, index: Index) -> tuple[Composition, ...]:
    """List what ``query`` may be composed of, the likeliest first."""
    found = [_likeliest(parts, meanings, index) for parts, meanings in _hypotheses(query, words)]
    different: dict[str, Composition] = {}
    for one in sorted(found, key=lambda one: (not one.is_name, len(one.parts))):
        different.setdefault(one.full, one)
    return tuple(different.values())[:_OFFERED]


def first_blocks(query: str, words: WordLists) -> frozenset[str]:
    """Tell with which blocks, in small letters, ``query`` begins if it is composed: *wamen* and *wa* for *Wamenkeu*."""
    return frozenset(parts[0] for parts, _ in _hypotheses(query, words))


def _hypotheses(query: str, words: WordLists) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    if not query.isalpha() or len(query) > _LONGEST:
        return iter(())
    first, later = ({k.lower(): v for k, v in words.group("blocks", name).items()} for name in ("first", "later"))
    return islice(_cuts(query.lower(), first, {**first, **later}), _TRIED)


def _likeliest(parts: tuple[str, ...], meanings: list[tuple[str, ...]], index: Index) -> Composition:
    """Choose what the blocks mean together: a name that is known, else the likeliest meaning of each."""
    fulls = [" ".join(chosen) for chosen in islice(product(*meanings), _TRIED)]
    known = next((full for full in fulls if index.names(fold(full))), None)
    return Composition(parts, known or fulls[0], known is not None)


def _cuts(
    rest: str, known: Group, later: Group, parts: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    """Cut ``rest`` into blocks in every way, the longest first block first; one block alone is no cut."""
    for length in range(len(rest), 1, -1):
        block = rest[:length]
        if block not in known or (not parts and length == len(rest)):
            continue
        if length == len(rest):
            yield (*parts, block), [known[block]]
            continue
        for all_parts, meanings in _cuts(rest[length:], later, later, (*parts, block)):
            yield all_parts, [known[block], *meanings]
