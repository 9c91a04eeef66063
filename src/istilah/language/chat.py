"""How Indonesian is typed to friends: *kupu2*, *skrng*, *ngabisin*, *gilakkkk*.

Chat spelling follows rules of its own. Letters are stretched for feeling (*iniii*), a digit stands for doubling
(*hati2*) or for its own name (*se7* = *setuju*), and the spoken nasal prefix loses *me-* (*nyiram* = *menyiram*,
*ngerasa* = *merasa*) while *-in* takes the place of *-kan* and *-i* (*jelasin* = *menjelaskan*). Words lose their
first syllable in speech (*dikit*, *napa*), run together with a preposition (*disana*) and so on.

:func:`rewrites` turns one word into what its writer may have meant. It guesses freely, because a guess counts only if
it is a headword, or near one; the price says how far the guess went.

>>> [guess.text for guess in rewrites("hati2")][0]
'hati-hati'
>>> "menyiram" in [guess.text for guess in rewrites("nyiram")]
True
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.language.affixes import ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_DOUBLED: Final = re.compile(r"(.)\1+")
_TAIL: Final = re.compile(r"(?<![ckhxzwq])[ckhxzwq]++$|(?<=[aeiou])(?:h++|ck|k|x|z|w|ch|ww|wh|q|t)$")
_TWICE: Final = re.compile(rf"(?P<word>[^\W\d]{{2,}}?)[-\s]?(?:2|²|\"|''|”)(?P<end>{ENDING}|in)")
_VOWELS: Final = tuple("aeiou")

# What a digit says aloud inside a word: se7 = setuju, b3sok; only where letters stand beside it.
_DIGITS: Final = {"0": ("o", "nol"), "1": ("i", "satu"), "2": ("dua", "tu"), "3": ("e", "tiga"), "4": ("a", "empat"),
                  "5": ("s", "lima"), "6": ("g", "enam"), "7": ("tuju", "t"), "8": ("b", "lapan"), "9": ("g",
                  "sembilan")}  # fmt: skip

# Spoken beginning -> written beginnings, the likelier first.
_NASALS: Final = (
    ("nge", ("me", "menge", "meng")),
    ("ng", ("meng", "mengh", "k", "mengk", "ber", "meny")),
    ("ny", ("meny", "menc", "s", "c", "ber")),
    ("m", ("mem", "p", "b")),
    ("n", ("men", "t", "bert", "ment")),
    ("ke", ("ter", "k")),
)
_LOST: Final = (("se", 0.9), ("ke", 1.1), ("be", 1.1), ("h", 0.4), ("me", 0.9), ("s", 0.8), ("lu", 1.3), ("ber", 0.9))
_LONG: Final = 10
_SHORT_VERB: Final = 4
_PREPOSITIONS: Final = ("di", "ke")


class Rewrite(NamedTuple):
    """A guess at what a chat writer meant, and its price in slips."""

    text: str
    price: float


def rewrites(word: str) -> Iterator[Rewrite]:
    """Guess the written words behind the typed ``word``, each once.

    >>> [guess.text for guess in rewrites("gilakkkk")][:1]
    ['gilak']
    """
    seen = {word}
    for guess in _guesses(word):
        if guess.text not in seen:
            seen.add(guess.text)
            yield guess


def calm(word: str) -> str:
    """Take the feeling out of a stretched word; whoever stretches a letter may have doubled others too.

    >>> calm("caantiiik"), calm("makasih")
    ('cantik', 'makasih')
    """
    return _DOUBLED.sub(r"\1", word) if _STRETCHED.search(word) else word


def is_bare(word: str) -> bool:
    """Tell whether a chat writer left the vowels out of ``word``.

    >>> is_bare("tdk"), is_bare("kmrin"), is_bare("sekarang")
    (True, True, False)
    """
    vowels = sum(letter in _VOWELS for letter in word)
    return 1 < len(word) < _LONG and vowels * 4 < len(word) and word.isalpha()


def _guesses(word: str) -> Iterator[Rewrite]:
    quiet = calm(word)
    if quiet != word:
        yield Rewrite(quiet, 0.1)
    yield from _doubled(word)
    yield from _spelled_out(quiet)
    if quiet.isalpha():
        yield from _shorter(quiet)
        yield from _nasal(quiet)
        yield from _apart(quiet)
        for lost, price in _LOST:
            yield Rewrite(lost + quiet, price)


def _doubled(word: str) -> Iterator[Rewrite]:
    """Read a digit 2 as the word once more: "kupu2", "cepet2nya"."""
    found = _TWICE.fullmatch(word)
    if found:
        once, end = found["word"], found["end"]
        yield Rewrite(f"{once}-{once}{end}", 0.05)
        yield Rewrite(once, 0.4)


def _spelled_out(word: str) -> Iterator[Rewrite]:
    """Read digits as sounds or names: "se7", "b4ru"."""
    if word.isalpha() or not any(letter.isalpha() for letter in word):
        return
    for which in (0, 1):
        text = "".join(_DIGITS[letter][which] if letter in _DIGITS else letter for letter in word)
        if text.isalpha():
            yield Rewrite(text, 0.3)


def _shorter(word: str) -> Iterator[Rewrite]:
    """Drop a playful ending: "akuwh", "bangetz", "okeh"."""
    bare = _TAIL.sub("", word)
    if len(bare) > 1 and bare != word:
        yield Rewrite(bare, 0.6)


def _nasal(word: str) -> Iterator[Rewrite]:
    """Give a spoken verb its written affixes: "ngabisin" -> "mengabiskan", "bantuin" -> "membantu"."""
    endings = [(word, 0.0)]
    if word.endswith("in") and len(word) > _SHORT_VERB:
        stem = word[:-2]
        endings = [
            (stem + "kan", 0.1),
            (stem + "i", 0.15),
            (stem, 0.15),
            *([(stem[:-1], 0.2)] if stem.endswith("k") else []),
        ]
        yield from (Rewrite(text, 0.3 + price) for text, price in endings[:2])
        yield Rewrite(stem, 0.9)
    for text, price in endings:
        for spoken, written in _NASALS:
            if text.startswith(spoken) and len(text) > len(spoken) + 2:
                rest = text.removeprefix(spoken)
                yield from (Rewrite(start + rest, 0.2 + price + 0.15 * place) for place, start in enumerate(written))
        yield Rewrite(active(text), (0.3 if len(endings) > 1 else 0.5) + price)


def active(root: str) -> str:
    """Put the nasal prefix before ``root``.

    >>> active("sadari"), active("bantu"), active("dekati"), active("rasa"), active("ambil")
    ('menyadari', 'membantu', 'mendekati', 'merasa', 'mengambil')
    """
    first = root[:1]
    if first in _VOWELS or first in {"g", "h"}:
        return "meng" + root
    if first in {"p", "t", "k", "s"} and root[1:2] in _VOWELS:
        return {"p": "mem", "t": "men", "k": "meng", "s": "meny"}[first] + root[1:]
    if first in {"b", "f", "v", "p"}:
        return "mem" + root
    if first in {"c", "d", "j", "z", "t", "s"}:
        return "men" + root
    return "me" + root


def _apart(word: str) -> Iterator[Rewrite]:
    """Set a preposition apart: "disana" -> "di sana"; take the e-less prefix for ke-."""
    for start in _PREPOSITIONS:
        if word.startswith(start) and len(word) > len(start) + 2:
            yield Rewrite(f"{start} {word.removeprefix(start)}", 0.5)
