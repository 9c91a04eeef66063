"""Whether letters abbreviate words: where the full form before a bracket begins.

Indonesian takes first letters (*Badan Pusat Statistik*, BPS), first syllables (*Himpunan Pengusaha Muda Indonesia*,
Hipmi), last ones (*Jawa Barat*, Jabar; *Kementerian Dalam Negeri*, Kemendagri), skips function words or keeps them, and
counts letters (*BP2MI*). English science does all this within one word: *2,4-dinitrophenyl* (DNP), *tumor necrosis
factor-alpha* (TNF-α), *three-dimensional* (3D); there hyphens, commas and brackets part a word, and numbers before it
mean nothing. So an alignment is a way to cover all letters of the short form, in order, by letters of the words; it has
a cost, small where letters begin words, and what costs least per letter is the full form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.affixes import AffixKind, Mark, listed
from istilah.language.folding import plain
from istilah.language.lexicon import FUNCTION_WORDS, JOINING, Trait, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEVER_FIRST = JOINING | words(trait=Trait.ARTICLE) | {"of"}
"""Words with which no full form begins: they join two, or stand before one."""
GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda", "μ": "mu",
    "ω": "omega",
}  # fmt: skip
"""Letters that are as often spelled out."""
_SPELLED = str.maketrans(GREEK)
_SIGNS = {
    "one": "1", "first": "1", "two": "2", "second": "2", "three": "3", "third": "3", "tri": "3", "four": "4",
    "fourth": "4", "satu": "1", "dua": "2", "tiga": "3", "empat": "4", "cross": "x", "trans": "x",
}  # fmt: skip
"""Words for which a short form has a sign: *three-dimensional (3D)*."""
_PREFIXES = frozenset(listed(AffixKind.BOUND, AffixKind.ENGLISH, mark=Mark.OUTSIDE))
"""What stands before a full form in its word without belonging to it: *anti-human immunodeficiency virus (HIV)*."""
SURE = 0.27
"""Cost per letter up to which letters alone tell a full form; above it, there is no alignment."""
_INSIDE = 0.22
"""Cost of a letter that stands inside a word, not right behind the last one taken."""
_BEHIND = 0.08
"""Cost of a letter that stands right behind the last one taken."""
_HEADLESS = 0.45
"""Cost of a word whose first letter is not taken."""
_SKIPPED = 0.5
"""Cost of a word of which nothing is taken."""
_SMALL = 0.06
"""The same of a function word, and of a number within a word."""
_PART = 0.15
"""The same of a part of a word."""
_UNREAD = 0.2
"""Cost of a digit that no word explains: *forced expiratory volume (FEV1)*."""
_MANY = 14
"""Letters of a short form worth aligning."""
_PARTS = 7
"""Joints of a word worth looking at."""
_COUNTING = 0.05
"""Cost per letter of reading a digit as a count."""
_LONG = 12
"""Letters of a word above which it is made of several, and letters inside it cost less."""
_LABEL = 2
"""Letters of a part that only labels what follows: *N-acetyl*."""
_ENOUGH = 2
"""Letters that tell a full form without the digits beside them."""
_COUNTED = re.compile(r"([A-Za-z])([2-9])")
_CONCENTRATION = re.compile(r"\[([A-Za-z0-9+]{1,8})\]([a-z])")
"""A concentration with its place, *[Ca2+]i*: the intracellular Ca2+ concentration."""
_JOINT = re.compile(r"[\W_]+")
_INFINITE = float("inf")
_NAMES = frozenset(GREEK.values())

_Taken = tuple[int, int, float]


class Alignment(NamedTuple):
    """The words from ``start`` on, and what it costs per letter to read the short form from them."""

    start: int
    cost: float
    inside: int = 0
    """Characters of the first word that stand before the full form: *anti-*."""


def align(short: str, words: Sequence[str], *, trailing: float = _SKIPPED) -> Alignment | None:
    """Find where among ``words``, which end where the full form ends, it begins; ``trailing`` is a last word's cost.

    >>> align("BPS", ["data", "Badan", "Pusat", "Statistik"])
    Alignment(start=1, cost=0.0, inside=0)
    >>> align("XYZ", ["Badan", "Pusat"]) is align("DBP", ["dan", "Badan", "Pusat"]) is None
    True
    >>> align("HIV", ["for", "anti-human", "immunodeficiency", "virus"])
    Alignment(start=1, cost=0.0, inside=5)
    """
    best: Alignment | None = None
    parted = [parts(word) for word in words]
    for letters, guessed in _variants(short):
        found = _cheapest(letters, parted, trailing)
        if found and found.cost + guessed <= SURE and (best is None or found.cost + guessed < best.cost):
            best = found._replace(cost=found.cost + guessed)
    return best


def parts(word: str) -> tuple[str, ...]:
    """Part a word at hyphens and other joints; a word of one part, or of none, is its own part.

    >>> parts("2,4-dinitrophenyl"), parts("Statistik"), parts("&")
    (('2', '4', 'dinitrophenyl'), ('statistik',), ('&',))
    """
    folded = plain(word.translate(_SPELLED))
    if folded.isalnum():
        return (folded,)
    return tuple(filter(None, _JOINT.split(folded, maxsplit=_PARTS))) or (folded or word,)


def _variants(short: str) -> Iterator[tuple[str, float]]:
    """Read a short form letter by letter; a digit may count the letter before it (BP2MI, P3K), which costs a little.

    >>> list(_variants("BP2MI")), list(_variants("[Ca2+]i"))[-1]
    ([('bp2mi', 0.0), ('bppmi', 0.05)], ('ica2c', 0.0))
    """
    bare = "".join(filter(str.isalnum, plain(short.translate(_SPELLED))))
    counted = _COUNTED.sub(lambda match: match[1] * int(match[2]), bare)
    if 1 < len(bare) <= _MANY:
        yield bare, 0.0
    if bare != counted and len(counted) <= _MANY:
        yield counted, _COUNTING
    concentration = _CONCENTRATION.fullmatch(short)
    if concentration:
        yield concentration[2] + "".join(filter(str.isalnum, plain(concentration[1]))) + "c", 0.0


def _cheapest(letters: str, words: Sequence[tuple[str, ...]], trailing: float) -> Alignment | None:
    """Cover ``letters`` by ``words`` from the last word back; ``cost[i]`` covers the letters from ``i`` on."""
    count = len(letters)
    cost = [_INFINITE] * count + [0.0]
    _leave_digits(letters, cost)
    best: Alignment | None = None
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        taken = _taken(letters, word)
        for inside, runs in _beginnings(letters, word, taken):
            start = min((price + cost[end] for begin, end, price in runs if begin == 0), default=_INFINITE)
            # Soldiers abbreviate “perlengkapan perorangan” as Kapor; hardly anybody else begins within a word.
            start += 0 if _begins(letters, word) else _SKIPPED
            if start / count < (best.cost if best else _INFINITE):
                best = Alignment(at, start / count, inside)
        skip = _SMALL if word[0] in FUNCTION_WORDS else trailing if at == len(words) - 1 else _SKIPPED
        new = [price + skip for price in cost]
        for begin, end, price in taken:
            new[begin] = min(new[begin], price + cost[end])
        _leave_digits(letters, new)
        cost = new
        if min(cost) > SURE * count:
            break
    return best


def _begins(letters: str, word: tuple[str, ...]) -> bool:
    """Tell whether a word, or a part of it, begins as the short form does."""
    return any(letters[0] in {part[:1], _SIGNS.get(part)} for part in word)


def _leave_digits(letters: str, cost: list[float]) -> None:
    """Let a digit mean nothing, where letters enough remain."""
    if letters.isalpha() or sum(map(str.isalpha, letters)) < _ENOUGH:
        return
    for at in range(len(letters) - 1, 0, -1):
        if letters[at].isdigit():
            cost[at] = min(cost[at], cost[at + 1] + _UNREAD)


def _beginnings(letters: str, word: tuple[str, ...], taken: list[_Taken]) -> Iterator[tuple[int, list[_Taken]]]:
    """Go through the ways in which a full form may begin with a word, or within it behind a prefix."""
    if word[0] in _NEVER_FIRST:
        return
    yield 0, taken
    if len(word) > 1 and word[0] in _PREFIXES:
        yield len(word[0]) + 1, _taken(letters, word[1:])


def _taken(letters: str, word: tuple[str, ...]) -> list[_Taken]:
    """List which runs of ``letters`` one ``word`` may stand for, with their cost; ends are exclusive."""
    if len(word) == 1:
        runs = _runs(letters, word[0])
        return [(begin, end, price + _SMALL) for begin, end, price in runs] if word[0] in FUNCTION_WORDS else runs
    best = {(at, at): 0.0 for at in range(len(letters) + 1)}
    for part in reversed(word):
        runs = _runs(letters, part)
        skip = _SMALL if len(part) <= _LABEL or part.isdigit() or part in _NAMES else _PART
        longer = {key: price + skip for key, price in best.items()}
        for begin, middle, price in runs:
            for (start, end), rest in best.items():
                if start == middle and price + rest < longer.get((begin, end), _INFINITE):
                    longer[begin, end] = price + rest
        best = longer
    return [(begin, end, price) for (begin, end), price in best.items() if begin < end]


def _runs(letters: str, part: str) -> list[_Taken]:
    """List which runs of ``letters`` one part of a word may stand for."""
    found = []
    if part.startswith("hydroxy") and "oh" in letters:
        part = "oh" + part.removeprefix("hydroxy")
    head, sign = part[:1], _SIGNS.get(part)
    within = _INSIDE * min(1, _LONG / len(part))
    for begin, letter in enumerate(letters):
        if letter == head:
            price, at = 0.0, 1
        elif letter == sign:
            found.append((begin, begin + 1, 0.0))
            continue
        else:
            inner = part.find(letter, 1)
            if inner < 0:
                continue
            price, at = _HEADLESS, inner + 1
        end = begin + 1
        found.append((begin, end, price if price == 0.0 else price + within))
        while end < len(letters):
            nearest = part.find(letters[end], at)
            if nearest < 0:
                break
            price += _BEHIND if nearest == at else within
            at, end = nearest + 1, end + 1
            found.append((begin, end, price))
    return found
