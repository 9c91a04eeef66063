"""Affixes on abbreviations: *ber-KTP*, *KTP-nya*, *di-PHK-kan*, *PSK-PSK*, *MoUs*.

An abbreviation never melts into its affixes as a word does: EYD V puts a hyphen between them, because one side is in
capitals. So nothing has to be guessed, and capitals are never lowered: *PAM* (perusahaan air minum) is no *pam*.
"""

from __future__ import annotations

import re

from istilah.language.affixes import CLITICS, DERIVING, HYPHENED, LIVING_PARTICLES, alternatives

_PREFIX = re.compile(rf"(?:{alternatives(HYPHENED)})[-‐‑]", re.IGNORECASE)
_SUFFIX = re.compile(rf"(?:[-‐‑](?:{alternatives((*DERIVING, *CLITICS, *LIVING_PARTICLES))})+)+$")
_HYPHENS = frozenset("-‐‑")
_LONGEST = 80
"""Characters of the longest compound that may be one; a word without end would be gone through from every hyphen."""
_PLURAL = re.compile(r"(?<=[A-Z])(?:['’]?s)$")


def abbreviation_stem(token: str) -> str | None:
    """Take the affixes off an abbreviation; nothing where there are none, or where what remains is no abbreviation.

    >>> [abbreviation_stem(token) for token in ("ber-KTP", "di-PHK-kan", "PSK-PSK", "MoUs", "buku-nya")]
    ['KTP', 'PHK', 'PSK', 'MoU', None]
    """
    if len(token) > _LONGEST:
        return None
    stem = _SUFFIX.sub("", token)
    stem = _PREFIX.sub("", stem, count=1) if _PREFIX.match(stem) else stem
    half = len(stem) // 2
    if stem[half : half + 1] in _HYPHENS and stem[:half] == stem[half + 1 :]:
        stem = stem[:half]  # “PSK-PSK”
    stem = _PLURAL.sub("", stem)
    return stem if stem != token and _is_abbreviation(stem) else None


def _is_abbreviation(text: str) -> bool:
    return sum(letter.isupper() for letter in text) > 1 or (text[:1].isupper() and len(text) > 1)
