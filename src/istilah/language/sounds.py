"""How a word sounds, roughly: what remains when the usual confusions of spelling are taken away.

People who misspell write what they hear. *qomariyah*, *komariah* and *kamariah* differ in letters that Indonesian
ears do not separate; so do *fotografer* and *photographer*, *recieve* and *receive*. Two reductions serve to find
candidates:

* :func:`sound` keeps the vowels and forgets what is hardly heard: doubled letters, silent *h*, f–v–p, z–s, k–q;
* :func:`skeleton` forgets the vowels too, as a chat writer does: *sekarang* and *skrng* are both ``skrg``.

Both lose much on purpose. They say where to look, never who wins; that is the work of :mod:`istilah.language.slips`.

>>> sound("qomariyah", "id"), sound("kamariah", "id")
('komaria', 'kamaria')
>>> skeleton("skrng", "id") == skeleton("sekarang", "id")
True
"""

from __future__ import annotations

import re
from functools import lru_cache

from istilah.language.folding import words

_RUN = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")
_VOWEL_LETTERS = frozenset("aeiou")
_PAIR = 2

# Each pair is applied in turn; the order matters ("sch" before "ch", "kh" before the silent "h").
_INDONESIAN = (
    ("tion$|si$", "si"), ("oe", "u"), ("sch|sy|sh|^ts|^ps", "s"), ("kh|ck|q", "k"), ("x", "ks"), ("dz", "s"),
    ("dh", "d"),
    ("ph|f|v|b$", "p"), ("z", "s"), ("d$", "t"), ("g$(?<!ng)", "k"), ("au", "o"), ("a[iey]", "e"), ("iy|ij|y", "i"),
    ("w", "u"), ("h", ""),
)  # fmt: skip
_ENGLISH = (
    ("^kn|^gn|^pn", "n"), ("^wr", "r"), ("^ps", "s"), ("^wh", "w"), ("[ct]ion|sion|cian|tian|shun", "xn"),
    ("[ct]ious|scious", "xs"), ("[ct]ial", "xl"), ("t?ch", "x"), ("sh", "x"), ("dge?|j", "g"), ("ph|ugh$|v", "f"),
    ("gh", ""), ("sc(?=[eiy])|c(?=[eiy])", "s"), ("ck|c|qu?", "k"), ("z", "s"), ("th", "t"), ("mb$", "m"),
    ("e[ds]?$", ""), ("e[aeiy]|ie|y", "i"), ("ou|oo|ow|ew|ue|w", "u"), ("a[iey]|au", "a"), ("o[ai]", "o"), ("h", ""),
)  # fmt: skip


def _compiled(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), new) for pattern, new in pairs)


_TABLES = {"id": _compiled(_INDONESIAN), "en": _compiled(_ENGLISH)}


def sound(text: str, language: str) -> str:
    """Write ``text`` by ear, without its separators.

    >>> sound("photographer", "en") == sound("fotografer", "en")
    True
    """
    return "".join(sounds(text, language))


@lru_cache(maxsize=1 << 12)
def sounds(text: str, language: str) -> tuple[str, ...]:
    """Write every word of ``text`` by ear."""
    return tuple(_sound_of_word(word, language) for word in words(text))


def skeleton(text: str, language: str) -> str:
    """Keep the consonants of ``text`` and whether it begins with a vowel.

    >>> skeleton("banget", "id") == skeleton("bgt", "id")
    True
    """
    return bare(sound(text, language))


@lru_cache(maxsize=1 << 16)
def bare(heard: str) -> str:
    """Drop the vowels of a text already written by ear; *ng* and *ny* are one consonant each.

    >>> bare("adoh"), bare("aduh")
    ('adh', 'adh')
    """
    consonants = _VOWELS.sub("", heard).replace("ng", "g")
    return _RUN.sub(r"\1", ("a" if heard[:1] in _VOWEL_LETTERS else "") + consonants)


def frames(text: str, language: str) -> tuple[str, ...]:
    """List the frames of ``text``: its first two consonants, its last two, each two in any order, its first and last.

    Whatever happens to one consonant, or to two neighbours, one of three frames is left, so that a word is looked for
    among those that share a frame with it, which are few. Of one or two consonants each is a frame by itself, too.

    >>> frames("aparatur", "id"), frames("air", "id")
    (('pr-', '-rt', 'p-r'), ('r-', '-r'))
    >>> set(frames("sadlo", "id")) & set(frames("saldo", "id"))
    {'-dl'}
    """
    heard = skeleton(text, language).removeprefix("a")
    first, last = heard[:1], heard[-1:]
    alone = (f"{first}-", f"-{last}") if len(heard) <= _PAIR else ()
    first_two, last_two = ("".join(sorted(each)) for each in (heard[:_PAIR], heard[-_PAIR:]))
    return (f"{first_two}-", f"-{last_two}", f"{first}-{last}", *alone) if len(heard) >= _PAIR else alone


@lru_cache(maxsize=1 << 16)
def _sound_of_word(word: str, language: str) -> str:
    for pattern, new in _TABLES[language]:
        word = pattern.sub(new, word)
    return _RUN.sub(r"\1", word)
