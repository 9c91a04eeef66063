"""Whether two full forms of a short form mean the same, and what the termbase says instead."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from istilah.abbreviations.alignment import SURE, align
from istilah.language.affixes import alternatives
from istilah.language.folding import fold, words
from istilah.language.lexicon import ENGLISH_LINKS, FUNCTION_WORDS, INDONESIAN_LINKS
from istilah.model.concept import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.abbreviations import Abbreviation
    from istilah.draft import Draft
    from istilah.model.concept import Concept
    from istilah.query.expand import Reading
    from istilah.query.preference import Preference

_AROUND = 300
"""Characters on either side of a short form whose words tell what it stands for."""
_LETTERS = range(3, 7)
_SEVERAL = 2
_CAPITAL = re.compile(r"(?<![\w-])[A-Z][a-z]+(?![\w-])")
_RUN = re.compile(
    rf"(?<![\w-])[A-Z][a-z]+(?:\s(?:(?:{alternatives(INDONESIAN_LINKS | ENGLISH_LINKS)})\s)?[A-Z][a-z]+)+(?![\w-])"
)
"""Words with capitals, and small ones between them that have no letter in a short form."""
_TRADE = "teknologi-informasi"
"""The domain of those who never explain their letters: of 573 documents about software none explains API."""
_MANY = 3
"""Short forms of it that make a draft one for its readers."""
_CODE = ("```", "~~~", "<pre", "<code", ".. code", "[source", "\\begin{lstlisting}", "\\begin{minted}")
"""What a draft has that shows code, in whatever markup."""
_NEAR = 84
"""Similarity, in per cent, above which a full form is a slip of another."""


def readings(short: str, draft: Draft, at: int | None = None) -> tuple[Reading, ...]:
    """List what the termbase says that a short form stands for, the likeliest in this draft (beside ``at``) first."""
    from istilah.query.expand import expand

    found = expand(short, draft.index, _preference(draft, at)).readings
    if len(found) < _SEVERAL:
        return found
    return tuple(sorted(found, key=lambda reading: not is_written_out(reading, draft)))


def weights(found: Iterable[Reading], draft: Draft, at: int) -> list[float]:
    """Tell of each reading how much the words around a short form speak for it."""
    preference = _preference(draft, at)
    return [preference.weigh(reading.concept) for reading in found]


def _preference(draft: Draft, at: int | None) -> Preference:
    from istilah.query.preference import Preference
    from istilah.query.topics import describe

    around = "" if at is None else draft.document.prose[max(0, at - _AROUND) : at + _AROUND]
    return Preference(draft.as_of, draft.options.domains, describe(around, (), draft.index))


def is_written_out(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft has the full form, though it does not link it with the short one."""
    head, term = draft.head, reading.designation.term
    return term in head or (term[:1].upper() + term[1:]) in head


def is_spelled_out(entry: Abbreviation, draft: Draft) -> bool:
    """Tell whether a draft has, in any capitals, words that a short form stands for, and never links them with it."""
    if implied(entry.short, draft):
        return True
    names = (name for concept in _readings(entry.short, draft) for name in concept.designations)
    terms = (name.term.lower() for name in names if name.short and len(name.term) > len(entry.short) + 1)
    return any(term in draft.small for term in terms)


def is_of_trade(entry: Abbreviation, draft: Draft) -> bool:
    """Tell whether a short form is one of many of its trade, which the readers of such a draft know."""
    return draft.is_technical and any(_TRADE in concept.domain for concept in _readings(entry.short, draft))


def is_technical(draft: Draft) -> bool:
    """Tell whether a draft shows code, or has several short forms of the trade that writes without explaining them."""
    if any(mark in draft.document.source for mark in _CODE):
        return True
    shorts = (entry.short for entry in draft.abbreviations.entries if entry.core)
    own = (short for short in shorts if any(_TRADE in concept.domain for concept in _readings(short, draft)))
    return len(list(islice(own, _MANY))) == _MANY


def implied(short: str, draft: Draft) -> list[str]:
    """Find words with capitals that begin with the letters of a short form: a text may name what it never links.

    *Kredit Likuiditas Bank Indonesia* in the title, *KLBI* below.
    """
    if not (short.isupper() and short.isascii() and short.isalpha() and len(short) in _LETTERS):
        return []
    run = draft.initials.get(short)
    return [run] if run else []


def initials(text: str) -> dict[str, str]:
    """Name for their first letters the runs of words with capitals that a text has."""
    found = dict[str, str]()
    for run in _RUN.finditer(text):
        words = _CAPITAL.findall(run[0])
        found.setdefault("".join([word[0] for word in words]), " ".join(run[0].split()))
    return found


def are_same(one: str, other: str, short: str, draft: Draft) -> bool:
    """Tell whether two full forms are one, or names of one concept, or one is part of the other."""
    first, second = _telling(one), _telling(other)
    if _are_nested(set(first), set(second)):
        return True
    keys = [{name.key for name in draft.index.names(fold(text)) if not name.is_short} for text in (one, other)]
    if keys[0] & keys[1]:
        return True
    return not all(is_aligned(short, text) for text in (one, other))


def nearly(full: str, short: str, draft: Draft) -> str:
    """Name the reading of the termbase that a full form resembles without being one; empty if it is one or none."""
    from rapidfuzz.fuzz import ratio

    names = [designation for concept in _readings(short, draft) for designation in concept.designations]
    folded = fold(full)
    own = set(_telling(full))
    for name in names:
        if name.status is not Status.FORBIDDEN and _are_nested(own, set(_telling(name.term))):
            return ""
    likeness = {name.term: ratio(folded, fold(name.term)) for name in names if name.status.usable}
    nearest = max(likeness, key=likeness.__getitem__, default="")
    return nearest if nearest and likeness[nearest] >= _NEAR else ""


def _readings(short: str, draft: Draft) -> Iterator[Concept]:
    for key in dict.fromkeys(name.key for name in draft.index.names(fold(short)) if name.is_short):
        concept = draft.index.concept(key)
        if concept:
            yield concept


def _telling(text: str) -> tuple[str, ...]:
    """List the words that matter, English ones in the singular."""
    return tuple(word.removesuffix("s") for word in words(text) if word not in FUNCTION_WORDS)


def _are_nested(one: set[str], other: set[str]) -> bool:
    """Tell whether one name has all the words of the other: *… Daerah provinsi* is a *… Daerah*."""
    return one <= other or other <= one


def is_aligned(short: str, full: str) -> bool:
    """Tell whether the letters of ``short`` come from ``full``; a translation has others."""
    found = align(short, full.split())
    return found is not None and found.cost < SURE
