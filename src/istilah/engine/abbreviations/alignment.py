"""Whether letters abbreviate words: where the full form before a bracket begins.

Indonesian takes first letters (*Badan Pusat Statistik*, BPS), first syllables (*Himpunan Pengusaha Muda Indonesia*,
Hipmi), last ones (*Jawa Barat*, Jabar; *Kementerian Dalam Negeri*, Kemendagri), skips function words or keeps them, and
counts letters (*BP2MI*). So an alignment is a way to cover all letters of the short form, in order, by letters of the
words; it has a cost, small where letters begin words, and what costs least per letter is the full form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_FUNCTION = """
dan di ke dari untuk yang pada atas oleh dengan tentang atau serta bagi dalam antar per bin
of the and for to in on a an or by with from at de la et du des & -
"""
FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""Words that a full form has and a short form mostly leaves out."""
SURE = 0.27
"""Cost per letter up to which letters alone tell a full form."""
_INSIDE = 0.22
"""Cost of a letter that stands inside a word, not right behind the last one taken."""
_BEHIND = 0.08
"""Cost of a letter that stands right behind the last one taken."""
_HEADLESS = 0.45
"""Cost of a word whose first letter is not taken."""
_SKIPPED = 0.5
"""Cost of a word of which nothing is taken."""
_SMALL = 0.04
"""The same of a function word."""
_MANY = 14
"""Letters of a short form worth aligning."""
_COUNTED = re.compile(r"([A-Za-z])([2-9])")


class Alignment(NamedTuple):
    """The words from ``start`` on, and what it costs per letter to read the short form from them."""

    start: int
    cost: float


def align(short: str, words: Sequence[str], *, trailing: float = _SKIPPED) -> Alignment | None:
    """Find where among ``words``, which end where the full form ends, it begins; ``trailing`` is a last word's cost.

    >>> align("BPS", ["data", "Badan", "Pusat", "Statistik"])
    Alignment(start=1, cost=0.0)
    >>> align("XYZ", ["Badan", "Pusat"]) is None
    True
    """
    best: Alignment | None = None
    folded = tuple(plain(word) for word in words)
    for letters in _variants(short):
        found = _cheapest(letters, folded, trailing)
        if found and (best is None or found.cost < best.cost):
            best = found
    return best


def _variants(short: str) -> tuple[str, ...]:
    """Read a short form letter by letter; a digit may count the letter before it (BP2MI, P3K)."""
    bare = "".join(character for character in plain(short) if character.isalnum())
    counted = _COUNTED.sub(lambda match: match[1] * int(match[2]), bare)
    return tuple(dict.fromkeys(letters for letters in (bare, counted) if 1 < len(letters) <= _MANY))


def _cheapest(letters: str, words: Sequence[str], trailing: float) -> Alignment | None:
    """Cover ``letters`` by ``words`` from the last word back; ``cost[i]`` covers the letters from ``i`` on."""
    count = len(letters)
    cost = [float("inf")] * count + [0.0]
    best: Alignment | None = None
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        taken = _taken(letters, word)
        start = min((price + cost[end] for begin, end, price in taken if begin == 0), default=float("inf"))
        if start / count < (best.cost if best else float("inf")):
            best = Alignment(at, start / count)
        skip = _SMALL if word in FUNCTION_WORDS else trailing if cost[count] == 0 or _untouched(cost) else _SKIPPED
        new = [price + skip for price in cost]
        for begin, end, price in taken:
            new[begin] = min(new[begin], price + cost[end])
        cost = new
    return best if best and best.cost < _SKIPPED else None


def _untouched(cost: list[float]) -> bool:
    """Tell whether no letter has been covered yet."""
    return all(price == float("inf") for price in cost[:-1])


def _taken(letters: str, word: str) -> list[tuple[int, int, float]]:
    """List which runs of ``letters`` one ``word`` may stand for, with their cost; ends are exclusive."""
    found = []
    head = word[:1]
    for begin, letter in enumerate(letters):
        if letter == head:
            price, at = 0.0, 1
        else:
            inside = word.find(letter, 1)
            if inside < 0:
                continue
            price, at = _HEADLESS, inside + 1
        end = begin + 1
        if price == 0.0 or len(word) > 1:
            found.append((begin, end, price if price == 0.0 else price + _INSIDE))
        while end < len(letters):
            nearest = word.find(letters[end], at)
            if nearest < 0:
                break
            price += _BEHIND if nearest == at else _INSIDE
            at, end = nearest + 1, end + 1
            found.append((begin, end, price))
    return found
