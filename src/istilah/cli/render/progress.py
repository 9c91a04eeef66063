"""How far we are, for someone who watches, once it takes a while."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from istilah.cli.render.output import is_quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 1.0
"""Seconds after which someone who watches wants to know."""

Result = TypeVar("Result")


def watched(results: Iterator[Result], total: int) -> Iterator[Result]:
    """Hand results on, and show meanwhile how many of ``total`` there are."""
    if is_quiet() or not sys.stderr.isatty():
        yield from results
        return
    start = time.monotonic()
    for number, result in enumerate(results, 1):
        yield result
        if number < total and time.monotonic() - start > _PATIENCE:
            from istilah.cli.render import terminal as show

            yield from show.progress(results, number, total)
