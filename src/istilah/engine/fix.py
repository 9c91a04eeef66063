"""Mend a draft: put in the edits of its fixes, look again, until nothing is left to mend.

Fixes are taken in the order of the findings. One that touches what an earlier one has changed waits for the next look,
when it may no longer be needed: if one rule makes *K.T.P.* to *KTP* and another explains it, the explanation comes
second and is of *KTP*. A fix of several edits is put in whole or not at all.
"""

from __future__ import annotations

from bisect import bisect, insort
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from istilah.model.document import Document
    from istilah.model.finding import Diagnosis, Edit, Fix
    from istilah.model.manuscript import Manuscript

PASSES = 24
"""How often a text is looked at before we believe that its fixes undo each other."""


class Mended(NamedTuple):
    """A draft after its fixes."""

    manuscript: Manuscript
    left: tuple[Diagnosis, ...]
    """What is still wrong with it."""
    fixed: int = 0
    """How many fixes were put in."""
    settled: bool = True
    """Whether the fixes came to an end; where they did not, the draft is as it was."""


def mend(manuscript: Manuscript, review: Callable[[Document], Sequence[Diagnosis]], *, unsafe: bool = False) -> Mended:
    """Put in the safe fixes that ``review`` offers, and the unsafe ones if asked, until it offers no more.

    Mending twice equals mending once: a draft whose fixes never come to an end stays as it was.
    """
    original = found = tuple(review(manuscript.document))
    now, fixed = manuscript, 0
    for _ in range(PASSES):
        chosen = tuple(compatible(fix for fix in fixes(found, unsafe=unsafe) if _changes(fix, now.document.source)))
        if not chosen:
            return Mended(now, found, fixed)
        now = now.mended([edit for fix in chosen for edit in fix.edits])
        fixed += len(chosen)
        found = tuple(review(now.document))
    return Mended(manuscript, original, settled=False)


def _changes(fix: Fix, text: str) -> bool:
    return any(text[edit.span.start : edit.span.end] != edit.new for edit in fix.edits)


def fixes(diagnoses: Iterable[Diagnosis], *, unsafe: bool = False) -> Iterator[Fix]:
    """Go through the fixes of findings, the safe ones only unless asked for the others."""
    for diagnosis in diagnoses:
        if diagnosis.fix and (unsafe or diagnosis.fix.safe):
            yield diagnosis.fix


def compatible(offered: Iterable[Fix]) -> Iterator[Fix]:
    """Choose the fixes that do not touch each other; the first wins."""
    taken: list[Edit] = []
    for fix in offered:
        if not _clashes(sorted(fix.edits), taken):
            for edit in fix.edits:
                insort(taken, edit)
            yield fix


def _clashes(edits: Sequence[Edit], taken: Sequence[Edit]) -> bool:
    return any(map(_touch, edits, edits[1:])) or any(
        _touch(edit, other) for edit in edits for other in _beside(edit, taken)
    )


def _beside(edit: Edit, taken: Sequence[Edit]) -> Sequence[Edit]:
    """List the edits taken before and after; no others can touch, since the taken ones do not touch each other."""
    at = bisect(taken, edit)
    return taken[max(0, at - 1) : at + 1]


def _touch(one: Edit, other: Edit) -> bool:
    """Tell whether two edits change the same text, or what they insert would have no certain order."""
    if one.span == other.span:
        return True
    inserts = one.span.start == one.span.end or other.span.start == other.span.end
    start, end = max(one.span.start, other.span.start), min(one.span.end, other.span.end)
    return start <= end if inserts else start < end
