"""What one document has to say: its short forms, its term candidates, its glosses, its words, counted by key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.abbreviations import inventory
from istilah.context.authorship import without_code
from istilah.context.visible_text import apparent
from istilah.harvest.counts import NAME, SEPARATOR, Count
from istilah.harvest.glosses import glosses
from istilah.harvest.noun_phrases import Lexicon, candidates
from istilah.language.folding import fold
from istilah.language.tongue import tongue
from istilah.terms.search_index import vocabulary
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from istilah.abbreviations import Abbreviation
    from istilah.harvest.counts import Counts
    from istilah.model.document import Document
    from istilah.model.index import Index
    from istilah.model.word_lists import WordLists

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_WITHIN, _BEFORE = re.compile(r"[a-z,] "), 2
"""What stands before a word that does not begin a sentence."""
_SPACE = re.compile(r"\s+")
_SCANNED = re.compile(r"(?:Rp)?[\dOo.,]+")
"""An amount in which a scanner took zeros for letters."""
_ODD = re.compile(r"[\t^|{}<>\\]|\bttd\b|^[a-z][.)] ")
"""What no full form holds: signs of tables and code, a signature, the letter of an item."""
_LONGEST_FULL = 120
"""Characters of the longest full form that is counted."""


class Surveyor:
    """What documents are surveyed with; made once a process."""

    def __init__(self, index: Index, words: WordLists) -> None:
        known = vocabulary(index)
        self._index = index
        self._words = words
        ordinary = {language: words.words("ordinary", language) for language in LANGUAGES}
        english = (known.english | ordinary["en"]) - ordinary["id"]
        self._lexicon = Lexicon(known.indonesian, english, self._is_indonesian, words)

    def _is_indonesian(self, word: str) -> bool:
        return any(name.language == "id" and name.text.lower() == word for name in self._index.names(fold(word)))

    def survey(self, document: Document, kind: str, counts: Counts) -> None:
        """Count what a document of a kind has to say."""
        prose = without_code(apparent(document))
        seen = _Seen(document.path, kind, counts)
        for entry in inventory(prose, self._index, self._words).entries:
            if entry.core and not _SCANNED.fullmatch(entry.short):
                _count_short(entry, prose, seen)
        for (language, text), found in candidates(prose, self._lexicon).items():
            key, place = SEPARATOR.join(("t", language, text)), (found.quality, found.offset)
            seen.note(key, place, explained=found.is_defined, times=(found.occurrences, found.capitals))
        for pair, offset in glosses(prose, self._lexicon).items():
            seen.note(SEPARATOR.join(("g", *pair)), (1, offset))
        _count_words(prose, seen)


class _Seen(NamedTuple):
    """The document that is surveyed."""

    path: str
    kind: str
    counts: Counts

    def note(
        self, key: str, place: tuple[int, int], *, explained: bool = False, times: tuple[int, int] = (1, 0)
    ) -> None:
        """Count this document for a key: how good an example it has and where, how often, and with capitals."""
        kinds = {self.kind: (1, int(explained))}
        self.counts.add(key, Count(1, times[0], int(explained), times[1], place[0], self.path, place[1], kinds))


def _count_short(entry: Abbreviation, prose: Document, seen: _Seen) -> None:
    first = (entry.definitions[0].short if entry.definitions else entry.uses[0]) if entry.uses else None
    offset = prose.in_source(first).start if first else 0
    explained = bool(entry.definitions)
    seen.note(
        f"a{SEPARATOR}{entry.short}", (0 if explained else 1, offset), explained=explained, times=(len(entry.uses), 0)
    )
    for full in {_SPACE.sub(" ", definition.full).strip(): None for definition in entry.definitions}:
        if 0 < len(full) <= _LONGEST_FULL and not _ODD.search(full):
            seen.note(SEPARATOR.join(("x", entry.short, full)), (0, offset))


def _count_words(prose: Document, seen: _Seen) -> None:
    """Count the words of which prose is made, as they stand in small letters, and its proper names."""
    found: dict[str, None] = {}
    for block in prose.blocks:
        text = prose.prose[block.start : block.end]
        language = tongue(text)
        if language in LANGUAGES:
            for match in _WORD.finditer(text):
                if match[0].islower():
                    found[SEPARATOR.join(("w", language, match[0]))] = None
                elif match[0].istitle() and _WITHIN.match(text, max(match.start() - _BEFORE, 0)):
                    found[SEPARATOR.join(("w", NAME, match[0].lower()))] = None
    for key in found:
        seen.note(key, (9, 0))
