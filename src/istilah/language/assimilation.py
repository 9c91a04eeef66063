"""What *me-* and *pe-* do to the sound behind them: *k*, *p*, *s* and *t* before a vowel melt into the nasal.

*Koordinasi* makes *mengoordinasi*, *pengaruh* *memengaruhi*, *sosialisasi* *menyosialisasikan*. They stay in clusters
(*mengklaim*, *memproses*), before a second prefix (*memperbaiki*), and in a few words for clarity's sake (*mengkaji*).
Of words in *p* and *t* only some roots are taken: *mempunyai*, *mempelajari* and *menteri* are right.

Source: Tata Bahasa Baku Bahasa Indonesia, edisi keempat; KBBI VI.
"""

from __future__ import annotations

import re

_HEADS = ("Dipe", "Me", "Pe", "dipe", "me", "pe")
_KEPT = re.compile(
    r"(?P<prefix>(?:di)?[mp]e(?:"
    r"ng(?=k[aeiou](?!ji|jian|lut|rab))"
    r"|m(?=p(?:engaruh|opul|ublik|idana|elopor|esona|ulih|atuhi|ercaya|osisi|ikat))"
    r"|n(?=s[aeiou]|t(?:aat|arget|erjemah|ertib|auladan|elaah|olerans|olerir))))"
    r"(?P<letter>[kpst])(?P<rest>[a-z]{3,})"
)
_OTHERS = frozenset(
    (
        *(
            "mengkali",
            "mengkalim",
            "mengkarung",
            "mengkehendaki",
            "mengkeret",
            "mengkilap",
            "mengkol",
            "mengkuang",
            "mengkudu",
        ),
        *("mensa", "mensana", "pengki", "pengkol", "pensahan", "pensil", "pensiun", "pensiunan", "pensiunannya"),
    )
)
"""Words that only look like it, or are mended in another way."""
_TAKEN = {"k": "", "p": "", "t": "", "s": "y"}
"""What stands after the nasal in place of the letter."""


def assimilated(word: str) -> str:
    """Write a word with its prefix melted; empty where that is not called for.

    >>> [assimilated(word) for word in ("Mengkoordinasikan", "mensosialisasikan", "pengkaderan", "mengkaji")]
    ['Mengoordinasikan', 'menyosialisasikan', 'pengaderan', '']
    """
    small = word.lower()
    if not word.startswith(_HEADS) or small in _OTHERS:
        return ""
    found = _KEPT.fullmatch(small)
    right = f"{found['prefix']}{_TAKEN[found['letter']]}{found['rest']}" if found else ""
    return word[:1] + right[1:] if right else ""
