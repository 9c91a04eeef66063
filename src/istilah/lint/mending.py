"""Mend a draft: put in the edits of its fixes, look again, until nothing is left to mend.

Fixes are taken in the order of the findings. One that touches what an earlier one has changed waits for the next look,
when it may no longer be needed: if one rule makes *K.T.P.* to *KTP* and another explains it, the explanation comes
second and is of *KTP*. A fix of several edits is put in whole or not at all.

Where fixes undo each other, or lead on without end (:mod:`istilah.lint.changes`), that place is closed: the draft is
mended anew from its first state, and no fix may touch the place, which stays as its writer left it.
"""

from __future__ import annotations

from bisect import bisect, insort
from typing import TYPE_CHECKING, NamedTuple

from istilah.lint.changes import Change, changed, here, merged, touch
from istilah.model.document import Span
from istilah.model.finding import Edit, splice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from istilah.model.document import Document
    from istilah.model.finding import Diagnostic, Fix, Rule
    from istilah.model.manuscript import Manuscript

    Reviewer = Callable[[Document], Sequence[Diagnostic]]

PASSES = 24
"""How often a text is looked at before we believe that its fixes undo each other."""
ROUNDS = 6
"""How often a draft is mended anew because a place had to be closed."""


class Quarrel(NamedTuple):
    """A place that was left alone because its fixes never come to an end."""

    position: tuple[int, int]
    """Line and column in the draft after its fixes."""
    subject: str
    rules: tuple[Rule, ...]


class Mended(NamedTuple):
    """A draft after its fixes."""

    manuscript: Manuscript
    left: tuple[Diagnostic, ...]
    """What is still wrong with it."""
    fixed: int = 0
    """How many fixes were put in."""
    settled: bool = True
    """Whether the fixes came to an end; where they did not, the draft is as it was."""
    quarrels: tuple[Quarrel, ...] = ()
    """The places that were left alone."""


def mend(manuscript: Manuscript, review: Reviewer, *, unsafe: bool = False) -> Mended:
    """Put in the safe fixes that ``review`` offers, and the unsafe ones if asked, until it offers no more.

    Mending twice equals mending once: where places were closed, it is tried; a draft that never rests stays as it was.
    """
    once = _mended(manuscript, review, unsafe=unsafe)
    if not once.quarrels:
        return once
    fixed = once.fixed
    for _ in range(ROUNDS):
        again = _mended(once.manuscript, review, unsafe=unsafe)
        if again.manuscript.document.source == once.manuscript.document.source:
            return once._replace(fixed=fixed)
        once, fixed = again, fixed + again.fixed
    return Mended(manuscript, tuple(review(manuscript.document)), settled=False)


def _mended(manuscript: Manuscript, review: Reviewer, *, unsafe: bool) -> Mended:
    """Mend a draft, with more and more places closed until the rest comes to an end."""
    closed = dict[Span, Change]()
    start = _Pass(manuscript, tuple(review(manuscript.document)))
    for _ in range(ROUNDS):
        *_, last = _passes(start, review, merged(closed), unsafe=unsafe)
        endless = {change.origin: change for change in last.changes if change.endless}
        if last.rests and not endless:
            quarrels = tuple(_quarrels(closed, last))
            return Mended(last.manuscript, last.found, last.fixed, quarrels=quarrels)
        if not endless:
            break
        closed |= endless
    return Mended(manuscript, start.found, settled=False)


class _Pass(NamedTuple):
    """A draft under way, and what was found in it."""

    manuscript: Manuscript
    found: tuple[Diagnostic, ...]
    changes: tuple[Change, ...] = ()
    fixed: int = 0
    rests: bool = False
    """Whether there was nothing to be put in."""


def _passes(start: _Pass, review: Reviewer, closed: Sequence[Span], *, unsafe: bool) -> Iterator[_Pass]:
    """Go through the states of a draft; what still changed in the last is marked as endless if that is not at rest."""
    now, first = start, start.manuscript.document.source
    edits: dict[Edit, Diagnostic] = {}
    for _ in range(PASSES):
        chosen = _chosen(now, closed, unsafe=unsafe)
        if not chosen:
            yield now._replace(rests=True)
            return
        edits = {edit: found for found in chosen if found.fix for edit in found.fix.edits}
        manuscript = now.manuscript.mended(list(edits))
        text = manuscript.document.source
        told = _as_seen(edits, now.manuscript.document.source, text)
        changes = changed(now.changes, told, (first, text))
        now = _Pass(manuscript, tuple(review(manuscript.document)), changes, now.fixed + len(chosen))
    latest = set(edits.values())
    yield now._replace(changes=tuple(_ended(change, latest) for change in now.changes))


def _ended(change: Change, latest: Collection[Diagnostic]) -> Change:
    """Mark a change as endless that was still going on."""
    return change._replace(endless=change.endless or change.by[-1] in latest)


def _as_seen(edits: dict[Edit, Diagnostic], before: str, after: str) -> dict[Edit, Diagnostic]:
    """Give the edits that make one text the other; a file may have changed more than it was told, in an echo."""
    if splice(before, edits) == after:
        return edits
    start = _shared(before, after)
    tail = _shared(before[start:][::-1], after[start:][::-1])
    span = Span(start, len(before) - tail)
    return {Edit(span, after[start : len(after) - tail]): next(iter(edits.values()))}


def _shared(one: str, other: str) -> int:
    """Tell how many characters two texts have in common at their beginning."""
    unlike = (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(unlike, min(len(one), len(other)))


def _chosen(now: _Pass, closed: Iterable[Span], *, unsafe: bool) -> tuple[Diagnostic, ...]:
    """Choose the findings whose fixes are put in next."""
    text = now.manuscript.document.source
    shut = [here(span, now.changes) for span in closed]
    shut += [change.span for change in now.changes if change.endless]
    barred = sorted(Edit(span, "") for span in merged(shut))
    by_fix: dict[int, Diagnostic] = {}
    for found in now.found:
        fix = found.fix
        if fix and (unsafe or fix.safe) and _changes(fix, text) and not _clashes(sorted(fix.edits), barred):
            by_fix[id(fix)] = found
    offered = (found.fix for found in by_fix.values() if found.fix)
    return tuple(by_fix[id(fix)] for fix in compatible(offered))


def _changes(fix: Fix, text: str) -> bool:
    return any(text[edit.span.start : edit.span.end] != edit.new for edit in fix.edits)


def _quarrels(closed: dict[Span, Change], last: _Pass) -> Iterator[Quarrel]:
    """Name the places that were closed, by where they are now and the rules that cannot agree on them."""
    for place in merged(closed):
        changes = [change for origin, change in sorted(closed.items()) if touch(place, origin)]
        by = [found for change in changes for found in change.by]
        rules = tuple({found.rule.code: found.rule for found in by}.values())
        span = here(place, last.changes)
        yield Quarrel(last.manuscript.document.position(span.start), by[0].subject, rules)


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
    return touch(one.span, other.span)
