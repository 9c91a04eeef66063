"""Which drafts a command line means, found as they are asked for: a million of them are never held at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.files import STDIN
from istilah.lint.plan import excluded
from istilah.work.drafts import named
from istilah.work.outputs import Outputs
from istilah.work.walk import drafts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from istilah.session import Session
    from istilah.work.drafts import DraftSource


def sought(
    paths: Sequence[Path], session: Session, outputs: Outputs | None = None, stdin_name: str = STDIN
) -> Iterator[DraftSource]:
    """Go through the drafts that ``paths`` mean, but for what an earlier run has put into its outputs."""
    found = drafts(paths, excluded(session.settings))
    return named((outputs or Outputs()).without_own(found, paths), stdin_name)
