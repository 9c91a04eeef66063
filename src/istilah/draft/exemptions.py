"""Where a short form asks for no explanation: in code, names and formulas, or where the text gives one its own way.

*Majalah SWA* and *AVEX LLC* are names, and nothing is to be said of their letters; *gas metan (CH 4)* lost its index on
the way; *yang selanjutnya disingkat XYZ* explains XYZ, whatever its letters stand for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from istilah.draft.familiarity import familiar
from istilah.model.cues import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from istilah.abbreviations import Abbreviation
    from istilah.draft import Draft
    from istilah.model.document import Span

_NAMED: Final = (Role.NAME, Role.FORMULA, Role.CODE)
"""Letters that stand for nothing."""


def is_exempt(entry: Abbreviation, draft: Draft) -> bool:
    """Tell whether no place of a short form asks for an explanation, or one of them gives it."""
    named = draft.abbreviations.named
    if entry.short in named or any(draft.roles.plays(span, Role.EXPLAINED) for span in entry.uses):
        return True
    prose, phrases = draft.document.prose, tuple(_familiar_phrases(entry.short, draft))
    return all(
        any(_stands(phrase, prose, span, entry.short) for phrase in phrases) or draft.roles.plays(span, *_NAMED)
        for span in entry.uses
    )


def phrase_around(short: str, draft: Draft, span: Span) -> str:
    """Find the short form that consists of short forms around one of them: *TP PKK*; empty where there is none."""
    known, prose = draft.index.short_forms, draft.document.prose
    phrases = (phrase for phrase in _phrases(known).get(short, ()) if known.issuperset(phrase.split()))
    return next((phrase for phrase in phrases if _stands(phrase, prose, span, short)), "")


def _familiar_phrases(word: str, draft: Draft) -> Iterator[str]:
    """Go through the short forms of several words that all know, and in which a word is one: *Satpol PP*."""
    for phrase in _phrases(draft.index.short_forms).get(word, ()):
        if any(familiar(phrase, frozenset({phrase}), draft)):
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
