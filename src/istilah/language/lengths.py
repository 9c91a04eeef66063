"""Texts that stand in the order of their length, of which only those about as long as a question are looked at."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def of_lengths(texts: Sequence[str], shortest: int, longest: int) -> Sequence[str]:
    """Give those of ``shortest`` to ``longest`` letters out of texts in the order of their length.

    >>> of_lengths(["di", "ke", "dari", "kepada"], 3, 5)
    ['dari']
    """
    first = bisect_left(texts, shortest, key=len)
    return texts[first : bisect_left(texts, longest + 1, first, key=len)]
