"""Where a short form asks for no explanation: in code, names and formulas, or where the text gives one its own way.

*Majalah SWA* and *AVEX LLC* are names, and nothing is to be said of their letters; *gas metan (CH 4)* lost its index on
the way; *yang selanjutnya disingkat XYZ* explains XYZ, whatever its letters stand for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from istilah.context.authorship import in_code
from istilah.draft.familiarity import familiar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from istilah.abbreviations import Abbreviation
    from istilah.draft import Draft
    from istilah.model.document import Span

_NEAR = 40
"""Characters on either side that tell what a short form is part of."""
_NAMED_BEFORE = re.compile(
    r"\b(?:Majalah|Harian|Tabloid|Koran|Radio|Hotel|Stadion|Gelanggang|GOR|Kampung|Desa|Dusun|Distrik|Kelurahan|Grup|Band|"
    r"merek)\s+[“\"]?$"
)
_NAMED_BEHIND = re.compile(r",? (?:LLC|Inc|Ltd|Corp|GmbH|Plc)\b")
_CLUBS = frozenset({"FC", "SC", "CF", "AFC"})
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ $")
_FORMULAS = frozenset({"AlO", "CF", "CH", "CO", "CaCO", "FeO", "HCO", "NH", "NO", "PM", "PO", "SF", "SO", "SiO"})
"""What stands before an index that got lost: *CH 4*."""
_INDEX_BEHIND = re.compile(r" \d(?![\d.,]*\d)")
_TOLD_BEHIND = re.compile(r" [A-Z]{2,} Tahun (?:1[89]|20)\d\d\)|(?: [IVX]+)?: ?[A-Za-z]")


def is_exempt(entry: Abbreviation, draft: Draft) -> bool:
    """Tell whether no place of a short form asks for an explanation, or one of them gives it."""
    prose = draft.document.prose
    if entry.short in draft.abbreviations.named or any(_is_told(prose, span) for span in entry.uses):
        return True
    phrases = tuple(_familiar_phrases(entry.short, draft))
    return all(
        _is_named(prose, span, entry.short)
        or any(_stands(phrase, prose, span, entry.short) for phrase in phrases)
        or in_code(draft.document, span)
        for span in entry.uses
    )


def _is_told(prose: str, span: Span) -> bool:
    """Tell whether a bracket begins with a short form and goes on to say what it stands for."""
    return prose[span.start - 1 : span.start] == "(" and bool(_TOLD_BEHIND.match(prose, span.end))


def _is_named(prose: str, span: Span, short: str) -> bool:
    """Tell whether a short form is a name, part of one, or a formula."""
    start = max(0, span.start - _NEAR)
    if _NAMED_BEFORE.search(prose, start, span.start) or _NAMED_BEHIND.match(prose, span.end):
        return True
    if short in _CLUBS:
        return bool(_NAME_BEFORE.search(prose, start, span.start))
    return short in _FORMULAS and bool(_INDEX_BEHIND.match(prose, span.end))


def phrase_around(short: str, draft: Draft, span: Span) -> str:
    """Find the short form that consists of short forms around one of them: *TP PKK*; empty where there is none."""
    known, prose = draft.index.short_forms, draft.document.prose
    phrases = (phrase for phrase in _phrases(known).get(short, ()) if known.issuperset(phrase.split()))
    return next((phrase for phrase in phrases if _stands(phrase, prose, span, short)), "")


def _familiar_phrases(word: str, draft: Draft) -> Iterator[str]:
    """Go through the short forms of several words that all know, and in which a word is one: *Satpol PP*."""
    for phrase in _phrases(draft.index.short_forms).get(word, ()):
        if any(familiar(phrase, {phrase}, draft)):
            yield phrase


@lru_cache(maxsize=4)
def _phrases(short_forms: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Sort short forms of several words by each of these."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(short for short in short_forms if " " in short):
        for word in phrase.split():
            found[word] = (*found.get(word, ()), phrase)
    return found


def _stands(phrase: str, prose: str, span: Span, word: str) -> bool:
    """Tell whether a word stands in its phrase."""
    before = phrase.split()[: phrase.split().index(word)]
    start = span.start - len("".join(f"{one} " for one in before))
    return start >= 0 and prose.startswith(phrase, start)
