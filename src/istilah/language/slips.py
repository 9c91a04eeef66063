"""What a slip costs: a distance between what was written and what was meant.

Plain edit distance holds *fak* as far from *vak* as from *pak*. A reader of Indonesian does not: *f* and *v* are one
sound to most speakers. Here every slip has a price. A vowel left out in a chat (*skrng*) costs little, a vowel put in
(*sekuadron*) a little more, a wrong consonant a full point; *kh* for *h*, *oe* for *u*, *-tion* for *-sion* are single
slips however many letters they touch. The total reads like a count of slips, so two candidates can be compared.

>>> slip("fak", "vak", "id") < slip("fak", "gak", "id")
True

Start reading at :func:`slip`; the prices are in :data:`PRICES`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Final

from istilah.language.misspellings import ALIKE, SPELLINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOWELS: Final = "aeiou"
_EDGE_FIRST, _EDGE_LAST = "^", "$"
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _pairs_of_keys() -> Iterator[str]:
    for row in _ROWS:
        yield from map("".join, pairwise(row))
    for upper, lower in pairwise(_ROWS):
        for at, letter in enumerate(lower):
            yield from (letter + other for other in upper[max(at - 1, 0) : at + 3])


_BESIDE: Final = frozenset(pair[::turn] for pair in _pairs_of_keys() for turn in (1, -1))


@dataclass(frozen=True, slots=True)
class Prices:
    """What the kinds of slips cost in one language; 1.0 is any letter for any other."""

    vowel: float  # one vowel for another
    missing_vowel: float
    extra_vowel: float
    missing: float  # a consonant
    extra: float
    extra_beside: float  # a key hit along with its neighbour
    other: float  # one letter for any other
    confused: float  # two consonants that sound alike
    beside: float  # two keys that lie side by side
    swapped: float
    doubled: float
    spelled: float  # one spelling of a sound for another: kh and h
    first: float  # added when the first letter is touched


PRICES: Final = {
    "id": Prices(
        vowel=1.0, missing_vowel=0.45, extra_vowel=0.8, missing=0.5, extra=1.1, extra_beside=0.9, other=1.5,
        confused=0.55, beside=0.6, swapped=0.55, doubled=0.4, spelled=0.4, first=0.3,
    ),
    "en": Prices(
        vowel=0.4, missing_vowel=0.35, extra_vowel=0.8, missing=0.4, extra=0.7, extra_beside=0.65, other=0.9,
        confused=0.4, beside=0.65, swapped=0.5, doubled=0.35, spelled=0.3, first=0.2,
    ),
}  # fmt: skip

_KIN: Final = 0.7
"""Price below which two letters are kin, so that one is no strange beginning for the other."""

_BARE_PRICES: Final = {"missing_vowel": 0.08, "vowel": 0.9, "extra_vowel": 1.0, "doubled": 0.4}
"""What changes where a chat writer left the vowels out on purpose: tdk, kmrn."""


def bare_slip(written: str, meant: str, most: float = inf) -> float:
    """Price ``written`` as Indonesian without its vowels; what costs more than ``most`` may cost infinitely much.

    >>> bare_slip("tdk", "tidak") < slip("tdk", "tidak", "id")
    True
    """
    return _distance(written, meant, _BARE, most)


def slip(written: str, meant: str, language: str, most: float = inf) -> float:
    """Price the slips that lead from ``meant`` to ``written``, both folded; above ``most`` as for :func:`bare_slip`.

    >>> slip("skrng", "sekarang", "id") < slip("skrng", "serong", "id")
    True
    """
    return _distance(written, meant, _LANGUAGES[language], most)


@dataclass(frozen=True, slots=True)
class _Costs:
    """The prices of one language, spread out so that the inner loop only looks up."""

    prices: Prices
    missing: dict[str, float]
    extra: dict[str, float]
    substituted: dict[str, dict[str, float]]
    spellings: dict[str, tuple[tuple[str, tuple[tuple[str, float], ...]], ...]]  # last letter written -> rules


def _distance(written: str, meant: str, costs: _Costs, most: float) -> float:
    if written == meant:
        return 0.0
    start, first, second = _core(written, meant)
    if start:
        return _core_distance(first, second, costs, most)
    return _core_distance(first, second, costs, most) + costs.prices.first * _first_touched(written, meant, costs)


def _first_touched(written: str, meant: str, costs: _Costs) -> float:
    """Tell how strange it is to begin ``meant`` as ``written`` does: 0 for the same letter, 1 for any other."""
    if written[:1] == meant[:1]:
        return 0.0
    return 0.5 if costs.substituted.get(written[:1], {}).get(meant[:1], costs.prices.other) < _KIN else 1.0


def _core(written: str, meant: str) -> tuple[int, str, str]:
    """Cut away the same beginning and end, but leave three letters of each so that spellings still find their place."""
    w, m = _EDGE_FIRST + written + _EDGE_LAST, _EDGE_FIRST + meant + _EDGE_LAST
    shorter = min(len(w), len(m))
    start = 0
    while start < shorter and w[start] == m[start]:
        start += 1
    end = 0
    while end < shorter - start and w[-1 - end] == m[-1 - end]:
        end += 1
    start, end = max(start - 2, 0), max(end - 2, 0)
    return start, w[start : len(w) - end], m[start : len(m) - end]


def _core_distance(written: str, meant: str, costs: _Costs, most: float) -> float:
    """Fill the table of edit distances row by row, one row for each letter written, until all is dearer than ``most``.

    No single slip reaches behind the last :data:`_REACH` rows.
    """
    rows = [[0.0]]
    dear = 0
    for letter in meant:
        rows[0].append(rows[0][-1] + costs.missing.get(letter, costs.prices.missing))
    for at in range(len(written)):
        rows.append(_row(written, meant, at, rows, costs))
        if written[at] in costs.spellings:
            _respell(written, meant, rows, costs)
        dear = dear + 1 if min(rows[-1]) > most else 0
        if dear == _REACH:
            return inf
    return rows[-1][-1]


def _row(written: str, meant: str, at: int, rows: list[list[float]], costs: _Costs) -> list[float]:
    """Price the beginning of ``written`` that ends at ``at`` against every beginning of ``meant``."""
    letter = written[at]
    before = written[at - 1] if at else ""
    extra = _extra(letter, before, written[at + 1 : at + 2], costs)
    alike, missing, prices = costs.substituted.get(letter, {}), costs.missing, costs.prices
    above = rows[-1]
    row = [above[0] + extra]
    left = row[0]
    other_before = ""
    for place, other in enumerate(meant):
        best = above[place] if other == letter else above[place] + alike.get(other, prices.other)
        # Comparisons, not min(): these lines run tens of thousands of times a query.
        price = above[place + 1] + extra
        if price < best:  # noqa: PLR1730
            best = price
        price = left + (prices.doubled if other == other_before else missing.get(other, prices.missing))
        if price < best:  # noqa: PLR1730
            best = price
        if before == other and other_before == letter != before:
            best = min(best, rows[-2][place - 1] + prices.swapped)
        row.append(best)
        left, other_before = best, other
    return row


def _extra(letter: str, before: str, after: str, costs: _Costs) -> float:
    """Price a letter too many: cheap if it doubles the one before, or lies beside the next on the keyboard."""
    price = costs.extra.get(letter, costs.prices.extra)
    if before == letter:
        return min(price, costs.prices.doubled)
    if before + letter in _BESIDE or letter + after in _BESIDE:
        return min(price, costs.prices.extra_beside)
    return price


def _respell(written: str, meant: str, rows: list[list[float]], costs: _Costs) -> None:
    """Improve the last row where what was just written spells several letters at once."""
    end = len(rows) - 1
    row = rows[-1]
    for spelling, sounds in costs.spellings[written[end - 1]]:
        if not written.endswith(spelling, 0, end):
            continue
        base = rows[end - len(spelling)]
        for sound, price in sounds:
            at = meant.find(sound)
            while at >= 0:
                _lower(row, at + len(sound), base[at] + price, meant, costs)
                at = meant.find(sound, at + 1)


def _lower(row: list[float], place: int, price: float, meant: str, costs: _Costs) -> None:
    """Enter a lower price at ``place`` and carry it on to where letters are missing."""
    while place < len(row) and price < row[place]:
        row[place] = price
        price += costs.missing.get(meant[place : place + 1], costs.prices.missing)
        place += 1


def _costs(language: str, prices: Prices) -> _Costs:
    substituted: dict[str, dict[str, float]] = {}
    for pair in _BESIDE:
        _offer(substituted, pair[0], pair[1], prices.beside)
    for group in ALIKE[language]:
        for left in group:
            for right in group:
                _offer(substituted, left, right, prices.confused)
    for left in _VOWELS:
        for right in _VOWELS:
            _offer(substituted, left, right, prices.vowel)
    missing = dict.fromkeys(_VOWELS, prices.missing_vowel)
    extra = dict.fromkeys(_VOWELS, prices.extra_vowel)
    found: dict[str, dict[str, dict[str, float]]] = {}
    for written, meant, share in _exchanges(language):
        price = share * prices.spelled
        if not written:
            missing[meant] = price
        elif not meant:
            extra[written] = price
        else:
            found.setdefault(written[-1], {}).setdefault(written, {})[meant] = price
    spellings = {k: tuple((w, tuple(m.items())) for w, m in v.items()) for k, v in found.items()}
    huge = {_EDGE_FIRST: 9.0, _EDGE_LAST: 9.0}
    return _Costs(prices, missing | huge, extra | huge, substituted, spellings)


def _exchanges(language: str) -> Iterator[tuple[str, str, float]]:
    for share, pairs in SPELLINGS[language].items():
        for pair in pairs.split():
            written, _, meant = pair.partition(">")
            yield written, meant, share


def _offer(table: dict[str, dict[str, float]], left: str, right: str, price: float) -> None:
    for a, b in ((left, right), (right, left)):
        known = table.setdefault(a, {})
        known[b] = min(price, known.get(b, 1.0))


_LANGUAGES: Final = {language: _costs(language, PRICES[language]) for language in PRICES}
_BARE: Final = _costs("id", replace(PRICES["id"], **_BARE_PRICES))
_REACH: Final = max(len(written) for language in PRICES for written, _, _ in _exchanges(language))
