"""What a list of abbreviations in a document consists of, whatever the format: its rows, and what their marks mean.

A full form that the document does not give bears a mark, a missing one is a dash; a legend below the list explains
both. What a writer has put into a row stays: only what we wrote ourselves is brought up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BORROWED, MISSING = "*", "—"
"""The marks of a full form that is the termbase's, and of one that is wanting."""
_EMPTY = frozenset({"", MISSING, "?"})
PLACE_HOLDERS = frozenset({"[daftar singkatan]", "[list of abbreviations]"})
"""A paragraph, in any capitals, that stands for the list until there is one."""

Pair = tuple[str, str]
"""A short form and its full form."""


class Legend(NamedTuple):
    """What the two marks mean, each with the mark before it."""

    borrowed: str = ""
    missing: str = ""

    def of(self, rows: Iterable[Pair], mark: str = BORROWED) -> list[str]:
        """Choose the lines that some rows need; ``mark`` is how that of a borrowed full form is written."""
        fulls = [full for _, full in rows]
        borrowed = self.borrowed and any(full.endswith(mark) for full in fulls)
        missing = self.missing and MISSING in fulls
        return [line for line, is_wanted in ((self.borrowed, borrowed), (self.missing, missing)) if is_wanted]


def is_legend(text: str) -> bool:
    """Tell whether a paragraph right below a list is a line of its legend.

    >>> is_legend("— belum dijelaskan dalam naskah"), is_legend("*Catatan")
    (True, False)
    """
    return text.strip().startswith((f"{BORROWED} ", f"{MISSING} "))


def is_place_holder(text: str) -> bool:
    """Tell whether a paragraph marks where the list is to stand."""
    return " ".join(text.split()).casefold() in PLACE_HOLDERS


def kept(rows: Sequence[Pair], old: Mapping[str, str], mark: str = BORROWED) -> list[Pair]:
    """Bring the rows of a list up to date; ``old`` are its full forms by their short ones."""
    return [(short, _kept(old.get(short, ""), full, mark)) for short, full in rows]


def _kept(old: str, new: str, mark: str = BORROWED) -> str:
    """Choose between what stands in a row and what we would write.

    >>> _kept("—", "izin"), _kept("izin usaha", "izin"), _kept("izin*", "izin usaha"), _kept("izin*", "—")
    ('izin', 'izin usaha', 'izin usaha', 'izin*')
    """
    is_given = new not in _EMPTY and not new.endswith(mark)
    return new if old in _EMPTY or (old.endswith(mark) and is_given) else old
