"""Bilingual candidates: an Indonesian phrase with its English one beside it, as writers gloss what is new.

*kriteria desain (design criteria)*, *design criteria (kriteria desain)*, *kriteria desain atau design criteria*. Where
the Indonesian phrase begins, one place cannot tell, so each possible one is counted, and the counts decide
(:mod:`~istilah.harvest.ranking`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.authorship import is_emphasised
from istilah.harvest.noun_phrases import FIRST, LAST, LONGEST, ONLY_LAST
from istilah.harvest.stops import INDONESIAN_STOPS
from istilah.language.lexicon import ENGLISH_LINKS
from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.harvest.noun_phrases import Lexicon
    from istilah.model.document import Document

_PHRASE = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,5}"
_GLOSS = re.compile(rf"[ \n](?:\([“\"]?(?P<bracketed>{_PHRASE})[”\"]?\)|atau[ \n](?P<other>{_PHRASE}))")
_BEFORE = re.compile(rf"(?:[^\W\d_]+[ \n-]){{0,{LONGEST - 1}}}[^\W\d_]+\Z")
_REACH = 90
"""Characters in which that stands."""
_SHORTEST = 4
"""Letters of the shortest English phrase that is no chance."""


def glosses(document: Document, lexicon: Lexicon) -> dict[tuple[str, str], int]:
    """Find pairs of an Indonesian and an English phrase, with the offset in the source at which each stands."""
    found: dict[tuple[str, str], int] = {}
    is_english = lexicon.is_english
    prose = document.prose
    for match in _GLOSS.finditer(prose):
        group = "bracketed" if match["bracketed"] else "other"
        phrase = Span(*match.span(group))
        is_marked = group == "bracketed" or is_emphasised(document, phrase)
        before = _BEFORE.search(prose, max(0, match.start() - _REACH), match.start())
        if not before or not is_marked or not _is_english(match[group], is_english):
            continue
        place = document.in_source(phrase).start
        for indonesian in _phrases(before[0], lexicon):
            if not is_english(indonesian.split(" ")[0]):  # its head, which an Indonesian phrase begins with
                found.setdefault((indonesian, match[group].lower()), place)
    return found


def _is_english(phrase: str, is_english: Callable[[str], bool]) -> bool:
    """Tell whether a phrase is English: at least half of its words are known to be, the others no Indonesian."""
    words = phrase.lower().replace("-", " ").split()
    known = sum(map(is_english, words))
    if known * 2 < len(words) or len(phrase) < _SHORTEST or phrase.isupper():
        return False
    return known == len(words) or INDONESIAN_STOPS.isdisjoint(set(words) - ENGLISH_LINKS)


def _phrases(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Go through the phrases with which a text may end, the shortest first."""
    words: list[str] = []
    for word in reversed(text.split()):
        bare, where = lexicon.fitness(word, "id")
        if not where or (not words and not where & LAST) or (words and where & ONLY_LAST):
            return
        words.insert(0, bare)
        if where & FIRST:
            yield " ".join(words)
