"""Words to show a finding and its fix by: the words around it, and what the fix takes out and puts in.

Rp. 5.000 per km     the finding “Rp. 5.000”; its fix takes out “. ” and is shown as Rp[. ]5.000
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from istilah.model.document import Span
    from istilah.model.finding import Edit, Fix

_LONGEST, _REACH = 300, 32
_CUT = "…"


class Alteration(Enum):
    """What becomes of words."""

    KEPT = "kept"
    OLD = "old"
    NEW = "new"


class ChangedWords(NamedTuple):
    """Some words, and what becomes of them."""

    kind: Alteration
    text: str


def changes(fix: Fix, span: Span, source: str) -> Iterator[Sequence[ChangedWords]]:
    """Show what a fix changes in the finding at ``span``, then what it does elsewhere, with the words around."""
    near = sorted(edit for edit in fix.edits if _touches(edit, span))
    if near:
        shown, at = list[ChangedWords](), min(span.start, near[0].span.start)
        for edit in near:
            shown += [*_kept(_cut(source, at, edit.span.start)), *_change(edit, source)]
            at = edit.span.end
        yield [*shown, *_kept(_cut(source, at, span.end))]
    for edit in fix.edits:
        if not _touches(edit, span):
            before, _, after = around(source, edit.span, _REACH)
            yield [*_kept(before), *_change(edit, source), *_kept(after)]


def _touches(edit: Edit, span: Span) -> bool:
    return edit.span.start <= span.end and span.start <= edit.span.end


def _kept(text: str) -> Iterator[ChangedWords]:
    if text:
        yield ChangedWords(Alteration.KEPT, text)


def _change(edit: Edit, source: str) -> Iterator[ChangedWords]:
    for kind, text in ((Alteration.OLD, _cut(source, *edit.span)), (Alteration.NEW, _cut(edit.new, 0, len(edit.new)))):
        if text:
            yield ChangedWords(kind, text)


def around(source: str, span: Span, reach: int) -> tuple[str, str, str]:
    """Give a stretch of source with the words around it in its line.

    >>> from istilah.model.document import Span
    >>> around("Kunjungan Presiden RI ke Ibu Kota.", Span(19, 21), 10)
    ('…Presiden ', 'RI', ' ke Ibu…')
    """
    start, end = span
    floor, ceiling = max(0, start - reach), end + reach
    before = source[floor:start].rpartition("\n")[2]
    after = source[end:ceiling].partition("\n")[0]
    if floor and len(before) == reach:
        before = _CUT + (before.partition(" ")[2] or before)
    if ceiling < len(source) and len(after) == reach:
        after = (after.rpartition(" ")[0] or after) + _CUT
    return before, _cut(source, start, end), after


def _cut(text: str, start: int, end: int) -> str:
    """Give a stretch of text, or the beginning of one that nobody would read to its end."""
    return text[start:end] if end - start <= _LONGEST else text[start : start + _LONGEST - 1] + _CUT
