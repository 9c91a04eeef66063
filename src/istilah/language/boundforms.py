"""Prefixes and bound forms, which never stand as words of their own (EYD V, Kata Turunan).

Where they do, something is missing: *non ASN* is *non-ASN*, *pasca bencana* is *pascabencana*. *Di*, *ke*, *per* and
*pro* are words as well and say nothing.
"""

from __future__ import annotations

from typing import Final

BOUND: Final = frozenset(
    ("antar", "anti", "ber", "eks", "mem", "meng", "multi", "non", "pasca", "pra", "se", "semi", "sub")
)
