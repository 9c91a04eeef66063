"""How headings are numbered and shown in all formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.language.numerals import roman

if TYPE_CHECKING:
    from collections.abc import Sequence

UNSET = -1
"""How far a level is counted that nothing has stood on yet."""
_LONGEST = 60
"""Characters of a heading that are enough to know it by."""
LETTERS = 26


def shortened(heading: str) -> str:
    """Cut a heading to what is enough to know it by."""
    return heading if len(heading) <= _LONGEST else f"{heading[:_LONGEST].rstrip()}…"


def step(counts: list[int], starts: Sequence[int], level: int) -> None:
    """Count one more on a level; a level above that was passed over counts as if something had stood on it."""
    counts[:level] = [start if at == UNSET else at for at, start in zip(counts[:level], starts, strict=False)]
    counts[level] = starts[level] if counts[level] == UNSET else counts[level] + 1


def numeral(count: int, form: str) -> str:
    """Write a number as its first one looks: ``I``, ``i``, ``A``, ``a``, ``1`` or ``01``; in no form it has none.

    >>> [numeral(4, form) for form in ("1", "I", "i", "A", "a", "01", "")]
    ['4', 'IV', 'iv', 'D', 'd', '04', '']
    """
    if not form:
        return ""
    if form in "IiAa":
        written = roman(count) if form in "Ii" else _letter(count)
        return written.lower() if form.islower() else written
    return f"{count:0{len(form.partition(',')[0])}}" if form.startswith("0") else str(count)


def _letter(count: int) -> str:
    """Write a number as letters: after Z comes AA, then BB.

    >>> _letter(3), _letter(28)
    ('C', 'BB')
    """
    return chr(ord("A") + (count - 1) % LETTERS) * ((count - 1) // LETTERS + 1)
