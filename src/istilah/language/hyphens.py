"""Words that the end of a line has parted: whether the hyphen is the printer's or the writer's.

*Pem-* and *bangunan* are *pembangunan*; *perundang-* and *undangan* stay *perundang-undangan*. Nothing on the page
tells them apart, so we ask in turn:

1. what the same document has elsewhere within a line, *perundang-undangan* or *perundangundangan*, in any capitals;
2. what grammar tells: *pem-* and *ber-* never stand before a hyphen and a small letter, nor *-nya* and *-kan* behind
   one; a word that comes again, bare or with affixes, is one said twice (*undang-undang*, *tolong-menolong*);
3. what this document does elsewhere: one whose lines part words does so here as well, one that never does it keeps
   all its hyphens.

The third is a guess (:attr:`Joint.sure`), so whatever is found in such a word had better not be told.

>>> hyphens = Hyphens(["menurut perundang-", "undangan yang berlaku", "di bidang pem-", "bangunan"])
>>> hyphens.joint("perundang", "undangan"), hyphens.joint("pem", "bangunan")
(Joint(whole=False, sure=True), Joint(whole=True, sure=True))
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.language.affixes import (
    AFFIXES,
    ENDINGS,
    FRAMES,
    NAMES,
    PLAIN_TAILS,
    SUFFIXES,
    Affix,
    AffixKind,
    Mark,
    listed,
)
from istilah.language.derivation import attach

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*+")
_HYPHENS: Final = ("-", "‐")
_STEM = re.compile(r"(?:[^\W\d_]{1,40}-){0,3}[^\W\d_]{1,40}(?=.\Z)")
_REST = re.compile(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3}")
_LONGEST: Final = 170
"""Characters of the longest word that is looked at."""


def _meets(outer: Affix, inner: Affix) -> bool:
    """Tell whether a prefix stands before another in this shape: *mem-ber-* and *meng-ke-*, but not *men-ber-*."""
    return not outer.of or inner.form[0] in {"m": "bp", "g": "k"}.get(outer.form[-1], "")


_PREFIXES: Final = tuple(row for row in AFFIXES if row.kind is AffixKind.PREFIX)
_BEGINNINGS: Final = frozenset(
    (
        *NAMES,
        *(
            outer.form + inner.form
            for outer in _PREFIXES
            for inner in AFFIXES
            if _meets(outer, inner) and inner.name in FRAMES[outer.name].inner
        ),
    )
)
"""What begins a word of small letters and is none itself: prefixes, and prefixes before prefixes."""
_WORDS: Final = listed(AffixKind.CLITIC, AffixKind.PARTICLE, mark=Mark.WORD)
_ENDS: Final = ENDINGS.union(SUFFIXES, listed(AffixKind.BORROWED)).difference(_WORDS, ("", "i"))
"""What ends a word and is none itself."""
_TWICE: Final = 3
"""Letters from which on a beginning that comes again is a word said twice: *undang-undang*, not *didirikan*."""
_HABIT: Final = 2
"""Parted words that show that a document parts words."""


class Joint(NamedTuple):
    """What to do with a word that a line end has parted."""

    whole: bool
    """Whether its hyphen goes."""
    sure: bool


class Hyphens:
    """The parted words of a document, judged by its other words."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take up the lines of a document, in their order."""
        ends = ((stem_of(line), rest_of(below)) for line, below in pairwise(lines))
        parted = [(stem[0], rest[0]) for stem, rest in ends if stem and rest]
        self._words: Counter[str] = Counter()
        if parted:
            self._words.update(word.lower() for line in lines for word in _WORD.findall(line))
            for stem, rest in parted:
                self._words[stem.lower()] -= 1
                self._words[rest.lower()] -= 1
        found = (self._told(stem, rest) for stem, rest in parted)
        self._parts_words = sum(bool(whole) for whole in found) >= _HABIT

    def joint(self, stem: str, rest: str) -> Joint:
        """Judge a word of which ``stem`` stands before a line end, without its hyphen, and ``rest`` behind it."""
        whole = self._told(stem, rest)
        if whole is not None:
            return Joint(whole, sure=True)
        return Joint(self._parts_words and rest.islower(), sure=False)

    def _told(self, stem: str, rest: str) -> bool | None:
        """Tell what is known of a parted word; nothing if it might be either."""
        known = self._attested(stem.lower(), rest.lower())
        if known is not None:
            return known
        if not rest.islower():
            return False if stem.islower() else None  # ber-KTP, but PEMBANGUN-AN
        last = stem.lower().rpartition("-")[2]
        if stem.isupper() or is_twice(last, rest):
            return False
        return True if last in _BEGINNINGS or rest in _ENDS else None

    def _attested(self, stem: str, rest: str) -> bool | None:
        """Tell which of the two stands elsewhere in the document, with or without a clitic."""
        whole, hyphenated = self._count(stem + rest), self._count(f"{stem}-{rest}")
        return None if whole == hyphenated else whole > hyphenated

    def _count(self, word: str) -> int:
        bare = next((word.removesuffix(clitic) for clitic in PLAIN_TAILS if word.endswith(clitic)), word)
        return sum(max(self._words[form], 0) for form in {bare + clitic for clitic in ("", *PLAIN_TAILS)} | {word})


def stem_of(line: str) -> re.Match[str] | None:
    """Find a word, or its beginning, before a hyphen at the end of a line."""
    return _STEM.search(line, max(0, len(line) - _LONGEST)) if line.endswith(_HYPHENS) else None


def rest_of(line: str) -> re.Match[str] | None:
    """Find a word, or its rest, at the beginning of a line."""
    return _REST.match(line)


def is_twice(one: str, other: str) -> bool:
    """Tell whether two words are one that is said twice, as it is or with affixes.

    >>> [is_twice(*pair.split()) for pair in ("perundang undangan", "tolong menolong", "di dirikan", "kaku kupu")]
    [True, True, False, False]
    """
    one, other = one.lower(), other.lower().partition("-")[0]
    if len(one) < _TWICE:
        return False
    if other.startswith(one) or attach(one, "meN", "") == other or attach(one, "meN", "i") == other:
        return True
    # “perundang” ends in the beginning of “undangan”, of which only an ending is left.
    return any(one.endswith(other[:end]) and other[end:] in ENDINGS for end in range(_TWICE + 1, len(other) + 1))
