"""Which drafts a command line means, found as they are asked for, and who treats them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.cli.render.output import remark
from istilah.files import STDIN
from istilah.lint.plan import excluded
from istilah.speech import say
from istilah.work.drafts import named
from istilah.work.hands import Hands
from istilah.work.manifests import unfolded
from istilah.work.outputs import Outputs
from istilah.work.walk import drafts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from istilah.session import Session
    from istilah.work.drafts import DraftSource


def hands(jobs: int | None, cluster: str) -> Hands:
    """Choose by whom drafts are treated; who is not used is told."""
    return Hands(jobs, cluster, lambda text: remark(say(text)))


def sought(
    paths: Sequence[Path], session: Session, outputs: Outputs | None = None, stdin_name: str = STDIN
) -> Iterator[DraftSource]:
    """Go through the drafts that ``paths`` mean, but for what an earlier run has put into its outputs."""
    exclude = excluded(session.settings)
    found = (outputs or Outputs()).without_own(drafts(paths, exclude), paths)
    return unfolded(named(found, stdin_name), exclude)
