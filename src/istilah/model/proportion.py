"""How sure a counted share is: the interval in which it lies with 95 % certainty (Wilson 1927)."""

from __future__ import annotations

import math
from typing import Final

SURE: Final = 1.96
"""Standard deviations within which 95 of 100 samples lie."""


def at_least(part: int, whole: int) -> float:
    """Give the lower bound of a share; where nothing was counted, 0.

    >>> round(at_least(1, 1), 2), round(at_least(9, 10), 2), round(at_least(90, 100), 2), at_least(0, 0)
    (0.21, 0.6, 0.83, 0.0)
    """
    return _bound(part, whole, -SURE) if whole else 0.0


def at_most(part: int, whole: int) -> float:
    """Give the upper bound of a share; where nothing was counted, 1.

    >>> round(at_most(1, 50), 2), at_most(0, 0)
    (0.1, 1.0)
    """
    return _bound(part, whole, SURE) if whole else 1.0


def _bound(part: int, whole: int, deviations: float) -> float:
    share, weight = part / whole, SURE**2 / whole
    spread = deviations * math.sqrt((share * (1 - share) + weight / 4) / whole)
    return (share + weight / 2 + spread) / (1 + weight)
