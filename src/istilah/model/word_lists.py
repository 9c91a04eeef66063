"""What is known of words rather than of concepts: lists that a terminologist extends.

A list has groups, a group maps a word to what belongs to it: the block *dis* to *Dinas*, *nomor* to the short forms it
repeats, the group *times* of what stands before a Roman numeral to *abad*, *triwulan* and so on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from istilah.model.cues import Cues

if TYPE_CHECKING:
    from collections.abc import Mapping

    from istilah.model.concept import Concept

Group = dict[str, tuple[str, ...]]

LISTS = {
    "blocks": ("first", "later"),
    "repetitions": ("before",),
    "numerals": ("before",),
    "companies": ("before", "after"),
    "degrees": ("before", "behind"),
    "naming": ("verb", "announced", "announcing", "bracketed", "noun", "adverb", "link", "other"),
    "ordinary": ("id", "en"),
    "sources": ("lacking", "describing", "english"),
    "spellings": ("spelling",),
    "cues": ("part", "cue"),
}
"""The lists there are, and the groups of each."""


@dataclass(frozen=True)
class WordLists:
    """All word lists in force."""

    lists: Mapping[tuple[str, str], Group] = field(default_factory=dict)
    misspelled: Mapping[str, Concept] = field(default_factory=dict)
    """Words that are no concepts of a termbase, with their misspellings, by keys that no concept has."""
    cues: Cues = field(default_factory=Cues)
    """What tells the roles that stretches of text play."""
    _words: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def group(self, name: str, group: str) -> Group:
        """Give a group of a list; one that nobody has written is empty.

        >>> WordLists({("blocks", "later"): {"dis": ("Dinas",)}}).group("blocks", "later")
        {'dis': ('Dinas',)}
        """
        return self.lists.get((name, group), {})

    def words(self, name: str, group: str) -> frozenset[str]:
        """Give all that belongs to the words of a group; put together once, for each draft asks for it.

        >>> sorted(WordLists({("ordinary", "id"): {"a": ("ada", "air")}}).words("ordinary", "id"))
        ['ada', 'air']
        """
        if (name, group) not in self._words:
            entries = self.group(name, group).values()
            self._words[name, group] = frozenset(word for words in entries for word in words)
        return self._words[name, group]

    def under(self, nearer: WordLists) -> WordLists:
        """Lay nearer lists over these: what both have is taken from the nearer."""
        names = {**self.lists, **nearer.lists}
        lists = {name: {**self.lists.get(name, {}), **nearer.lists.get(name, {})} for name in names}
        return WordLists(
            lists, {**self.misspelled, **nearer.misspelled}, Cues((*dict.fromkeys(nearer.cues.rows + self.cues.rows),))
        )
