"""Which short forms a general reader knows, as those show who write for such readers.

A newspaper explains *KPBU* and leaves *TNI* alone. What share of the press documents that use a short form leaves it
alone is counted in a corpus (:mod:`~istilah.termbase.corpus_counts`); a short form is known where :data:`FEWEST`
documents do, and their share is :data:`LEAST` or more, as surely as their number allows (lower bound of 95 %, Wilson).
Laws, tax rules and theses say nothing here, for they explain whatever they use. ``tests/bench/familiar.py`` prints how
often this is right.

Names that are clipped alike are known alike (:func:`is_class_known`): who reads *Kemenkes* and *Kemensos* reads
*Kemenbud*. ``familiar`` in a concept overrides all this.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from istilah.language.folding import fold
from istilah.model.concept import ConceptKind
from istilah.model.proportion import at_least
from istilah.termbase.corpus_counts import beginning, usage
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.concept import Concept
    from istilah.model.word_lists import WordLists
    from istilah.termbase.corpus_counts import Usage
    from istilah.text import Language

LEAST = 0.2
"""Share of the press documents that leave a short form alone, from which on readers know it."""
FEWEST = 3
"""Press documents that must do so: what one or two of thousands leave alone may be of a trade (*DIPA*)."""
_PRESS = "berita"
_MEMBERS = 3
"""Short forms that make a class."""
_UNITS = "satuan"
_EVERYDAY = frozenset({"gelar", "singkatan-umum"})
"""Domains of what stands for words in any writing, units apart: degrees, *dll.*"""


def is_familiar(concept: Concept, language: Language, written: Iterable[str] | None = None) -> bool:
    """Tell whether readers of a language need no explanation of a concept’s short form: it is stated, or measured.

    ``written`` are the ways in which it may be written, where not all short forms of the concept are meant.
    """
    stated = concept.familiar.get(language)
    if stated is not None:
        return stated
    if language != "id":
        return is_everyday(concept)
    shorts = _shorts(concept) if written is None else written
    return is_everyday(concept) or any(_is_meant(short, concept) for short in shorts)


def is_familiar_to_some(concept: Concept) -> bool:
    """Tell whether readers of either language need no explanation."""
    return any(is_familiar(concept, language) for language in LANGUAGES)


def is_everyday(concept: Concept) -> bool:
    """Tell whether a short form is but a way to write, as *km*, *S.H.* and *dll.* are."""
    return is_unit(concept) or not _EVERYDAY.isdisjoint(concept.domain)


def is_unit(concept: Concept) -> bool:
    """Tell whether a short form is a sign that stands at a figure: *km*, *LU*."""
    return concept.kind is ConceptKind.UNIT or _UNITS in concept.domain


def is_known(short: str) -> bool:
    """Tell whether a general reader knows a short form, written as it is; nobody knows what too few write."""
    return silence(short) >= LEAST


@lru_cache(maxsize=1 << 12)
def silence(short: str) -> float:
    """Give the share of press documents that leave a short form alone, no less than is sure; 0 where too few use it."""
    counted = usage(short)
    alone, used = _alone(counted) if counted else (0, 0)
    return at_least(alone, used) if alone >= FEWEST else 0.0


def is_class_known(short: str, words: WordLists) -> bool:
    """Tell whether a general reader knows the names that are clipped as a short form is: *Kemenbud* as *Kemensos*."""
    from istilah.query.compose import first_blocks

    return any(_knows_class(block, words) for block in first_blocks(short, words))


def _knows_class(block: str, words: WordLists) -> bool:
    members = dict(_members(block, words))
    alone, used = (sum(column) for column in zip(*members.values(), strict=True)) if members else (0, 0)
    return len({short.lower() for short in members}) >= _MEMBERS and at_least(alone, used) >= LEAST


def _members(block: str, words: WordLists) -> Iterator[tuple[str, tuple[int, int]]]:
    """Go through the counted short forms that begin with a block and go on with others."""
    from istilah.query.compose import first_blocks

    for written in (block.capitalize(), block):
        for short, counted in beginning(written):
            alone, used = _alone(counted)
            if used and block in first_blocks(short, words):
                yield short, (alone, used)


def _shorts(concept: Concept) -> Iterator[str]:
    """Go through the short forms of a concept as texts write them: *kodam*, before a name *Kodam*."""
    for designation in concept.named("id"):
        if designation.status.usable:
            for short in designation.short:
                yield from (short, short[:1].upper() + short[1:])


def _is_meant(short: str, concept: Concept) -> bool:
    """Tell whether readers know a short form, and most of the full forms it is explained with are of this concept."""
    counted = usage(short) if is_known(short) else None
    if counted is None:
        return False
    names = {fold(designation.term) for designation in concept.designations}
    told = sum(documents for text, documents in counted.full_forms if fold(text) in names)
    return not counted.full_forms or 2 * told > sum(documents for _, documents in counted.full_forms)


def _alone(counted: Usage) -> tuple[int, int]:
    """Give the press documents that leave a short form alone, and those that use it."""
    used, explained = counted.kinds.get(_PRESS, (0, 0))
    return used - explained, used
