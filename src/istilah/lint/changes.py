"""Where fixes have changed a text, pass after pass, and whether a place comes to rest.

Between two changes the text is what it was, so an offset of the one is an offset of the other but for what the changes
before it have added. A change knows what has stood in its place: *A* that became *B* and is *A* again will never be
done, nor will a place that was changed too often, or grows with each pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import Span
from istilah.model.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from istilah.model.finding import Diagnostic

_MOST = 6
"""How often fixes may change a place: each once, and what they lead to."""
_GROWTH = 500
"""Characters by which a place that was changed more than once may have grown."""


class Change(NamedTuple):
    """A place that was changed."""

    span: Span
    """Where it is in the text now."""
    origin: Span
    """Where it was in the text before all changes."""
    texts: frozenset[str] = frozenset()
    """What has stood here."""
    by: tuple[Diagnostic, ...] = ()
    """The findings whose fixes did it, in their order; one a pass."""
    endless: bool = False
    """Whether more fixes would never bring it to rest."""


def changed(before: Sequence[Change], edits: Mapping[Edit, Diagnostic], texts: tuple[str, str]) -> tuple[Change, ...]:
    """Add the edits of a pass to the changes before it; ``texts`` are the first text of all and that after the pass."""
    return tuple(_changed(before, edits, *texts))


def _changed(before: Sequence[Change], edits: Mapping[Edit, Diagnostic], first: str, now: str) -> Iterator[Change]:
    grown = added = 0  # by all passes before, and by this one
    for olds, news in _groups(before, edits):
        start, end = _hull((*(old.span for old in olds), *(edit.span for edit in news)))
        origin = start - grown
        grown += sum(_length(old.span) - _length(old.origin) for old in olds)
        span = Span(start + added, end + added + sum(len(edit.new) - _length(edit.span) for edit in news))
        added += _length(span) - (end - start)
        if news:
            by = edits[news[0]]
            yield _judged(olds, Change(span, Span(origin, end - grown), by=(by,)), first, now)
        else:
            yield from (old._replace(span=old.span.moved(span.start - start)) for old in olds)


def _groups(changes: Iterable[Change], edits: Iterable[Edit]) -> Iterator[tuple[list[Change], list[Edit]]]:
    """Put what touches each other together, in order."""
    olds, news = list[Change](), list[Edit]()
    reach = Span(-1, -1)
    items: list[Change | Edit] = [*changes, *edits]
    for item in sorted(items, key=lambda item: item.span):
        if (olds or news) and not touch(reach, item.span):
            yield olds, news
            olds, news, reach = [], [], Span(-1, -1)
        reach = _hull((reach, item.span)) if olds or news else item.span
        if isinstance(item, Edit):
            news.append(item)
        else:
            olds.append(item)
    if olds or news:
        yield olds, news


def _hull(spans: Iterable[Span]) -> Span:
    starts, ends = zip(*spans, strict=True)
    return Span(min(starts), max(ends))


def _judged(olds: Sequence[Change], new: Change, first: str, now: str) -> Change:
    """Tell what has stood in the place of a change, and whether it comes to rest."""
    was, text = first[slice(*new.origin)], now[slice(*new.span)]
    texts = frozenset({was}).union(*(old.texts for old in olds if old.origin == new.origin))
    by = max((old.by for old in olds), key=len, default=()) + new.by
    is_growing = len(by) > 1 and len(text) - len(was) > _GROWTH
    endless = text in texts or len(by) > _MOST or is_growing
    return new._replace(texts=texts | {text}, by=by, endless=endless)


def here(origin: Span, changes: Sequence[Change]) -> Span:
    """Find where a stretch that no change touches is now."""
    from bisect import bisect_right

    at = bisect_right(changes, origin, key=lambda change: change.origin)
    return origin.moved(changes[at - 1].span.end - changes[at - 1].origin.end if at else 0)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Make one of stretches that touch each other."""
    found = list[Span]()
    for span in sorted(spans):
        if found and found[-1].end >= span.start:
            found[-1] = _hull((found[-1], span))
        else:
            found.append(span)
    return tuple(found)


def touch(one: Span, other: Span) -> bool:
    """Tell whether changes of two stretches would be of the same text, or in no certain order."""
    if one == other:
        return True
    inserts = one.start == one.end or other.start == other.end
    start, end = max(one.start, other.start), min(one.end, other.end)
    return start <= end if inserts else start < end


def _length(span: Span) -> int:
    return span.end - span.start
