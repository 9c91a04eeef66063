"""Indonesian as it was spelled before 1972, and today.

Names keep what the spelling reform took from words: *Soekarno*, *Tjilatjap*, *Djakarta*, *Joesoef*. Van Ophuijsen
(1901) wrote *oe* for *u*; Soewandi (1947) kept the rest: *tj* for *c*, *dj* for *j*, *j* for *y*, *nj* for *ny*, *sj*
for *sy*, *ch* for *kh*. The letters overlap with modern words (*menjadi* has *nj*, *koefisien* has *oe*), so a
reading is offered beside the text, never in its place.

>>> list(modern_spellings("Tjilatjap"))
['Cilacap']
>>> list(modern_spellings("menjadi"))
[]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# Longest first: "dj" is read before the "j" in it.
_OLD: Final = (("tj", "c"), ("dj", "j"), ("nj", "ny"), ("sj", "sy"), ("ch", "kh"), ("oe", "u"), ("j", "y"))
# ASCII, or “ſj” would be read as “sj”.
_LETTERS: Final = re.compile("|".join(old for old, _ in _OLD), re.IGNORECASE | re.ASCII)
# Only these prove an old spelling; a "j" or "ch" alone is as likely modern or foreign.
_PROOF: Final = re.compile(
    r"tj|dj|sj|oe(?!fis|lek)|nj(?![aeiou][a-z]*(?:i|kan|an)\b)|\bj(?=[aeiou])[a-z]*j", re.IGNORECASE
)
_VOWEL_FINAL: Final = re.compile("oe", re.IGNORECASE)


def modern_spellings(text: str) -> Iterator[str]:
    """Read ``text`` as an old spelling, in full and then in its *oe* alone; nothing, if nothing in it looks old.

    >>> list(modern_spellings("Joesoef")), list(modern_spellings("Soekarno"))
    (['Yusuf', 'Jusuf'], ['Sukarno'])
    """
    if not _PROOF.search(text):
        return
    seen = {text}
    for modern in (_LETTERS.sub(_modern, text), _VOWEL_FINAL.sub(_modern, text), _without_j(text)):
        if modern not in seen:
            seen.add(modern)
            yield modern


def _without_j(text: str) -> str:
    """Modernise all but the single *j*, which many names kept: "Djajadi" -> "Jajadi"."""
    return _LETTERS.sub(lambda found: found[0] if found[0] in {"j", "J"} else _modern(found), text)


def _modern(found: re.Match[str]) -> str:
    old = found[0]
    new = dict(_OLD)[old.lower()]
    return new.capitalize() if old[0].isupper() else new
