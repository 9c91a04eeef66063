"""How often each strategy was right and wrong, made by ``python tests/bench/strategies.py GOLD.jsonl… --write``.

The first pair counts the definitions that it found in texts marked as a whole, dev.jsonl and dev2.jsonl of Indonesian
prose and med_dev.jsonl of English abstracts; the second one places drawn at random from 11,124 Indonesian documents and
judged one by one (``--draw``, ``--judged``).
"""

from __future__ import annotations

from typing import NamedTuple


class Measured(NamedTuple):
    """Definitions found by a strategy: right and wrong ones."""

    marked: tuple[int, int]
    """In texts that are marked as a whole."""
    drawn: tuple[int, int]
    """Among places drawn at random from a corpus."""

    @property
    def right(self) -> int:
        """How many were right."""
        return self.marked[0] + self.drawn[0]

    @property
    def wrong(self) -> int:
        """How many were wrong."""
        return self.marked[1] + self.drawn[1]


MEASURED: dict[str, Measured] = {
    "inside/termbase": Measured((0, 0), (25, 0)),
    "inside/letters": Measured((6, 0), (23, 2)),
    "bracket/termbase": Measured((119, 0), (25, 0)),
    "bracket/letters": Measured((541, 12), (21, 4)),
    "bracket/letter": Measured((13, 0), (0, 0)),
    "bracket/nested": Measured((1, 0), (3, 1)),
    "bracket/quoted": Measured((2, 0), (3, 1)),
    "bracket/ticker": Measured((0, 0), (18, 1)),
    "bracket/institution": Measured((0, 0), (21, 4)),
    "reverse/termbase": Measured((1, 0), (25, 0)),
    "reverse/letters": Measured((13, 1), (21, 2)),
    "marked/termbase": Measured((13, 0), (25, 0)),
    "marked/letters": Measured((2, 0), (20, 5)),
    "marked/item": Measured((0, 0), (11, 4)),
    "aside/termbase": Measured((0, 0), (25, 0)),
    "aside/letters": Measured((0, 0), (10, 3)),
    "alternative/termbase": Measured((9, 0), (24, 1)),
    "alternative/letters": Measured((2, 0), (24, 1)),
    "explained/letters": Measured((0, 0), (23, 1)),
    "entry/letters": Measured((0, 0), (8, 1)),
    "row/letters": Measured((0, 0), (6, 0)),
    "year/letters": Measured((0, 0), (4, 0)),
    "number/letters": Measured((5, 0), (1, 0)),
    "number/word": Measured((2, 0), (0, 1)),
}
