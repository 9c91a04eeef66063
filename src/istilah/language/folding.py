"""When two spellings are the same word.

A person who types *kerjasama*, *kerja-sama* or *Kerja Sama* means one term; so do *Séjong* and *Sejong*, *K.T.P.* and
*KTP*. Folding maps them to one key: no case, no diacritics, no hyphens, spaces, dots or quotes. It is the second degree
of trust, after the exact spelling and before any knowledge of grammar.

>>> fold("Kerja-Sama") == fold("kerjasama")
True

Start reading at :func:`fold`; :func:`words` gives the same without joining the words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
"""What takes no room: the characters of Unicode's property ``Default_Ignorable_Code_Point``."""
_WORD = r"[\w&+#%]+(?:['’ʼ`´.][\w]+)*"
_JOINT = r"[^\w&+#%]|_"


def fold(text: str) -> str:
    """Reduce ``text`` to what remains when case, diacritics and separators are ignored.

    A text made of separators alone stays as it is, so that no two such texts meet by accident.

    >>> fold("Jum’at"), fold("K.T.P."), fold("R&D")
    ('jumat', 'ktp', 'r&d')
    """
    joined = text.replace(" ", "")
    if joined.isascii() and joined.isalnum():
        return joined.lower()
    return re.sub(_JOINT, "", plain(text)) or text.casefold().strip()


def words(text: str) -> tuple[str, ...]:
    """Split ``text`` into folded words; hyphens and slashes part words, dots and apostrophes do not.

    >>> words("Kriteria-kriteria desain")
    ('kriteria', 'kriteria', 'desain')
    """
    if len(text) > _NAME:
        return _words(text)
    joined = text.replace(" ", "")
    return tuple(text.lower().split()) if joined.isascii() and joined.isalnum() else _name_words(text)


def _words(text: str) -> tuple[str, ...]:
    found = re.findall(_WORD, plain(text))
    return tuple(word if word.isalnum() else re.sub(_JOINT, "", word) for word in found)


_NAME = 80
"""Characters of the longest text that is a name, and asked for again; a passage is not, and would fill memory."""
_name_words = lru_cache(maxsize=1 << 14)(_words)


def plain(text: str) -> str:
    """Lower the case of ``text`` and drop its diacritics and invisible characters; keep everything else.

    >>> plain("Séjong")
    'sejong'
    """
    return text.lower() if text.isascii() else (_name_plain if len(text) <= _NAME else _plain)(text)


def _plain(text: str) -> str:
    compatible = unicodedata.normalize("NFKD", INVISIBLE.sub("", text)).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", compatible) if not unicodedata.combining(c))


_name_plain = lru_cache(maxsize=1 << 14)(_plain)
