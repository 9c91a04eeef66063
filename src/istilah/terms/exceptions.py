"""Where a name may stand that elsewhere would be wrong: beside its translation, in an English phrase, in its year.

What words beside a stretch tell of it is a role (:mod:`istilah.context.roles`); here is what only the concept itself,
or the words of the termbase, can tell. Everything is judged within a short distance, so that time grows with the text
and no faster.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.authorship import is_emphasised, stands_in
from istilah.context.capitals import begins_sentence, is_capitalised
from istilah.language.lexicon import COMMON
from istilah.model.cues import Role
from istilah.terms.search_index import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.context.roles import Roles
    from istilah.model.concept import Concept
    from istilah.model.document import Document, Span
    from istilah.model.index import Index
    from istilah.terms.occurrences import Sighting

_NEAR = 70
"""Characters on either side in which a translation explains a name."""
_CAPITAL_BEFORE = re.compile(r"\b([A-Z][\w’'-]*)[ \u00a0]$")
_CAPITAL_WORD_BEHIND = re.compile(r"[ \u00a0]([A-Z][a-z]+)\b")
_NAMES = 40
"""Characters before a word in which the name stands that it is part of."""
_PARENTHESIS = re.compile(r"[ \u00a0]*\((?P<inside>[^()]{3,60})\)")
_SHORT = re.compile(r"[A-Z0-9/&-]{2,8}|[A-Z]\w{0,3}[A-Z]\w*")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0-]$")
_WORD_BEHIND = re.compile(r"[ \u00a0-]([^\W\d_]+)")
_ENGLISH_SHAPE = re.compile(
    r"(?:[ae]nces?|[ts]ions?|ness|ships?|ments?|ity|ties|ive|ous|ful|less|[ai]ble|ght|ck|ware|ies|ed|ers|ors|ally)$|th|oo|ee"
)
_WORD = 24
"""Characters of the longest neighbour that is read."""
_YEAR = re.compile(r"(?<![\w.,/-])(?:1[89]|20)\d\d(?![\d.,]\d)|(?<=/)(?:19|20)\d\d\b")
_YEARS = 120
"""Characters on either side of a name in which its year stands."""
_EQUATION = 40
"""Characters between two names of which one explains the other."""


def is_named(document: Document, span: Span, index: Index) -> bool:
    """Tell whether a word with a capital is part of a name: *Sri Rejeki*, but not *Wakil Walikota*."""
    prose = document.prose
    if not prose[span.start].isupper():
        return False
    known = vocabulary(index)
    behind = _CAPITAL_WORD_BEHIND.match(prose, span.end, span.end + _WORD)
    if behind and behind[1].lower() in known.english:
        return True
    before = _CAPITAL_BEFORE.search(prose, max(0, span.start - _NAMES), span.start)
    if not before or begins_sentence(document, span.start):
        return False
    return before[1].lower() not in known.indonesian and before[1].lower() not in COMMON


def is_glossed(document: Document, roles: Roles, sighting: Sighting) -> bool:
    """Tell whether a foreign name explains, or is explained: “kota cerdas (smart city)”, “smart city (kota cerdas)”."""
    prose, span = document.prose, sighting.span
    if roles.plays(span, Role.GLOSS, Role.MENTION):
        return True
    before = prose[max(0, span.start - _NEAR) : span.start]
    behind = prose[span.end : span.end + _NEAR]
    inside = _PARENTHESIS.match(behind)
    if inside and not _SHORT.fullmatch(inside["inside"]):
        return True
    around = " ".join(f"{before} {behind}".lower().split())  # lines may break anywhere
    names = (re.escape(name.term.lower()) for name in sighting.wanted.concept.usable("id"))
    return any(re.search(rf"(?<!\w){name}(?!\w)", around) for name in names)


def is_foreign_matter(document: Document, roles: Roles, sighting: Sighting, index: Index) -> bool:
    """Tell whether English words are marked or explained as such, or belong to a longer English phrase or name."""
    span = sighting.span
    return (
        is_capitalised(document, span)
        or is_emphasised(document, span)
        or is_glossed(document, roles, sighting)
        or roles.plays(span, Role.COMMAND)
        or _in_english_phrase(document, span, vocabulary(index).english)
    )


def _in_english_phrase(document: Document, span: Span, english: frozenset[str]) -> bool:
    before = _WORD_BEFORE.search(document.prose, max(0, span.start - _WORD), span.start)
    behind = _WORD_BEHIND.match(document.prose, span.end, span.end + _WORD)
    if before and before[1].istitle() and not begins_sentence(document, before.start(1)):
        return True
    return any(found and _looks_english(found[1].lower(), english) for found in (before, behind))


def _looks_english(word: str, english: frozenset[str]) -> bool:
    return word in english or bool(_ENGLISH_SHAPE.search(word))


def is_of_its_time(document: Document, span: Span, concept: Concept) -> bool:
    """Tell whether a year stands beside a name in which it held: *pada 2019*, *(Kemenkumham, 2019)*."""
    block, validity = document.block(span.start), concept.valid
    start, end = max(block.start, span.start - _YEARS), min(block.end, span.end + _YEARS)
    years = _YEAR.finditer(document.prose, start, end)
    return validity is not None and any(validity.covers(year[0]) for year in years)


class Meanings:
    """What the short forms of a draft mean, where they may mean something else than in the termbase."""

    def __init__(self, document: Document, found: Iterable[Sighting]) -> None:
        self._document = document
        self._named = {sighting.wanted.concept.key for sighting in found if not sighting.wanted.is_short}
        short = (sighting for sighting in found if sighting.wanted.is_short)
        self._introduced = {sighting.wanted.text for sighting in short if _is_introduced(document.prose, sighting.span)}

    def is_other(self, sighting: Sighting) -> bool:
        """Tell whether a short form is explained, or in the other language, and what we know it for is never named."""
        wanted = sighting.wanted
        if not wanted.is_short or wanted.concept.key in self._named:
            return False
        return wanted.text in self._introduced or not stands_in(self._document, sighting.span, wanted.language)


def _is_introduced(prose: str, span: Span) -> bool:
    """Tell whether a short form opens a bracket or stands before one."""
    return prose[span.start - 1 : span.start] == "(" or prose.startswith(" (", span.end)


def is_explained(document: Document, roles: Roles, sighting: Sighting) -> bool:
    """Tell whether another name of the same thing explains a name: *kota cerdas, atau kota pintar*."""
    prose, span = document.prose, sighting.span
    if roles.plays(span, Role.MENTION):
        return True
    if not roles.plays(span, Role.EQUATED):
        return False
    behind = re.split(r"[.!?]", prose[span.end : span.end + _EQUATION + _NEAR], maxsplit=1)[0].lower()
    others = (name.term.lower() for name in sighting.wanted.concept.usable(sighting.wanted.language))
    return any(0 <= behind.find(other) <= _EQUATION for other in others if other != sighting.wanted.text.lower())
