"""What is known of words rather than of concepts: lists that a terminologist extends.

A list has groups, a group maps a word to what belongs to it: the block *dis* to *Dinas*, *nomor* to the short forms it
repeats, the group *times* of what stands before a Roman numeral to *abad*, *triwulan* and so on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Group = dict[str, tuple[str, ...]]

LISTS = {
    "blocks": ("first", "later"),
    "repetitions": ("before",),
    "numerals": ("before",),
    "companies": ("before", "after"),
    "degrees": ("before", "behind"),
    "ordinary": ("id", "en"),
}
"""The lists there are, and the groups of each."""


class WordLists(NamedTuple):
    """All word lists in force."""

    lists: Mapping[tuple[str, str], Group] = {}

    def group(self, name: str, group: str) -> Group:
        """Give a group of a list; one that nobody has written is empty.

        >>> WordLists({("blocks", "later"): {"dis": ("Dinas",)}}).group("blocks", "later")
        {'dis': ('Dinas',)}
        """
        return self.lists.get((name, group), {})

    def under(self, nearer: WordLists) -> WordLists:
        """Lay nearer lists over these: what both have is taken from the nearer."""
        names = {**self.lists, **nearer.lists}
        return WordLists({name: {**self.lists.get(name, {}), **nearer.lists.get(name, {})} for name in names})
