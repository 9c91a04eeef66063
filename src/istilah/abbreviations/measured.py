"""How often each strategy was right and wrong."""

from __future__ import annotations

from typing import NamedTuple


class Measured(NamedTuple):
    """Definitions found by a strategy that were right and wrong."""

    right: int
    wrong: int


MEASURED: dict[str, Measured] = {}
