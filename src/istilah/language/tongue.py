"""Which language a phrase, a passage or a whole document is in, told by its small words: ask :func:`tongue`.

*yang*, *dan*, *di* stand in every Indonesian sentence, *the*, *of*, *is* in every English one, *gli*, *kang*, *jang*
in others; hardly any of them in two (:mod:`istilah.language.lexicon`). Affixes tell as much: *memperbaiki*,
*kebutuhannya*. A few words are enough, so only the head of a document is read. Of eight words one at least is
Indonesian in Indonesian prose; where fewer are, it is another language, or a list of names.

>>> tongue("Rapat dibuka oleh Menteri."), tongue("The meeting was opened by the Minister."), tongue("KTP, SIM")
('id', 'en', 'id')
>>> tongue("Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae"), tongue("syarikat itu")
('', 'ms')
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Literal

from istilah.language.lexicon import COMMON, Trait, words

Tongue = Literal["id", "en", "ms", ""]
"""Indonesian, English, Malay, or another."""

_MALAY = words("ms")
"""Words that no Indonesian text has, or two of 11,102 documents, so that one is enough; names, as *Cuba*, apart."""
_MALAY_ENOUGH = 3
"""Malay words that make a document Malay, of which two are different: it may speak of a *syarikat*."""
_PASSAGE = 200
"""Words of the longest passage, for which one is enough."""
_OLD_SPELLING = re.compile(r"\w*(?:\b|[^n])[dt]j[aeiou]\w*|(?!koe[fk])\w*oe[^st]\w*|jang|jaitu")
_AFFIXED = re.compile(
    r"(?:meng|meny|mempe|diper|memper|ber)\w{3,}|ke\w{3,}an|pe\w{4,}an|(?:di|me)\w{3,}kan|(?:di|ter)\w{3,}i|\w{4,}nya"
)
"""Words that no language around us forms so."""
_WORD = re.compile(r"[^\W\d_]+")
_HEAD = 20_000
"""Characters of a document that tell its language."""
_OLD = 0.02
"""Share of words in the spelling before 1972 up to which they are quotations."""
_ENOUGH = 8
"""Words of a passage that must have Indonesian ones among them, to be Indonesian."""
_SHARE = 0.12
"""Share of these that there must be. Of 2,372 passages of up to 800 characters from news, laws and theses, 16 (0.7 %)
are not taken for Indonesian, word lists and tables mostly; of 2,817 short blocks that nothing was tuned on 36, of which
eight (0.3 %) are; of 62 sentences in nine other languages and in the old spelling, one (Sundanese) still is, where 39
were when English words alone spoke against it. Little changes from .08 to .15."""
_TONGUES = {
    **dict.fromkeys(_MALAY, "ms"),
    **dict.fromkeys(words("other"), "other"),
    **dict.fromkeys(words("en", trait=Trait.TELLING), "en"),
    **dict.fromkeys(COMMON, "id"),
}


def tongue(text: str) -> Tongue:
    """Tell the language of a phrase, a passage or a document; where nothing tells, it is Indonesian."""
    parts = _WORD.findall(text, 0, _HEAD)
    found = Counter(map(_tongue_of, parts))
    indonesian, english, other = found["id"], found["en"], found["other"]
    if english > max(indonesian, other):
        return "en"
    if _is_malay(parts, found["ms"]):
        return "ms"
    if english + other > indonesian or found["old"] > max(1, len(parts) * _OLD):
        return ""
    small = sum(map(str.islower, parts))  # names say nothing
    return "id" if small < _ENOUGH or indonesian >= small * _SHARE else ""


def _is_malay(parts: list[str], times: int) -> bool:
    if len(parts) <= _PASSAGE:
        return times > 0
    return times >= _MALAY_ENOUGH and len(_MALAY.intersection(parts)) > 1


@lru_cache(maxsize=1 << 13)
def _tongue_of(word: str) -> str:
    """Tell which language a word is of, by itself; nothing for most."""
    known = _TONGUES.get(word.lower(), "")
    if known:
        is_name = (known == "other" and word.isupper()) or (known == "ms" and not word.islower())
        return "" if is_name else known  # “DAS” is a river basin, “Cuba” a country
    if _AFFIXED.fullmatch(word):
        return "id"
    return "old" if word.islower() and _OLD_SPELLING.fullmatch(word) else ""  # Soekarno is a name
