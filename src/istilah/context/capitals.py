"""What a capital says: that a sentence begins, that a name is meant, or nothing where the whole line is in capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.language.affixes import alternatives
from istilah.language.lexicon import INDONESIAN_LINKS

if TYPE_CHECKING:
    from istilah.model.document import Document, Span

_SENTENCE_ENDS = re.compile(r"[.!?:;•\n|][”\"')\]]?\s*(?:[-*•\d.()a-z]{0,4}\s+)?[“\"'(]?$")
_LINE_GOES_ON = re.compile(rf"(?:,|\b(?:{alternatives(INDONESIAN_LINKS)}|para))[ \t]*\n\s*$")
"""A line end within a sentence: *Mineral dan / Batubara*."""
_OPENING = 12
"""Characters before a sentence in which the sign of its item stands."""
_CAPITAL_BEHIND = re.compile(r"[ \u00a0][A-Z]")
_LINE = 100
"""Characters on either side that tell whether a line is in capitals."""


def begins_sentence(document: Document, offset: int) -> bool:
    """Tell whether a sentence, a heading or a cell begins at a place, where a capital says nothing."""
    block = document.block(offset)
    start = max(block.start, offset - _OPENING)
    before = document.prose[start:offset]
    if start == block.start and not before.strip(" \t\n“\"'(*-•"):
        return True
    return bool(_SENTENCE_ENDS.search(before)) and not _LINE_GOES_ON.search(before)


def is_capitalised(document: Document, span: Span) -> bool:
    """Tell whether a stretch bears a capital that its place in the sentence does not explain: it is a name, then."""
    text = document.prose[span.start : span.end]
    if text.islower():
        return False
    inside = any(letter.isupper() for letter in text[1:]) or not begins_sentence(document, span.start)
    return inside or bool(_CAPITAL_BEHIND.match(document.prose, span.end))


def in_capitals(document: Document, span: Span) -> bool:
    """Tell whether a stretch stands in a line in capitals, as headings and signatures do, and is in capitals too."""
    if any(map(str.islower, document.prose[span.start : span.end])):
        return False
    prose, block = document.prose, document.block(span.start)
    start, end = max(block.start, span.start - _LINE), max(span.end, min(block.end, span.end + _LINE))
    line = prose[max(start, prose.rfind("\n", start, span.start) + 1) : span.start]
    behind = prose.find("\n", span.end, end)
    line += prose[span.end : behind if behind >= 0 else end]
    upper = sum(map(str.isupper, line))
    return upper * 5 > (upper + sum(map(str.islower, line))) * 3
