"""The names that a question resembles, and which of them it may be believed to mean.

Start at :func:`resembling`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from istilah.language.folding import fold
from istilah.language.slips import slip
from istilah.query.belief import BELIEVED, Distance, belief
from istilah.query.hits import OLD_SPELLING, By, Hit
from istilah.query.plausibility import may_mean
from istilah.termbase.vocabulary import RAREST, english_size
from istilah.text import Text

if TYPE_CHECKING:
    from istilah.model.index import Index, Name
    from istilah.query.similarity import Near

NO_RIVAL: Final = 9.0
"""Price of the next best name where there is none."""
_VOWEL = frozenset("aeiou")
_BY: dict[str, tuple[By, Text | None]] = {
    "inflection": ("inflected", Text(id="bentuk turunan dari “{text}”", en="derived from “{text}”")),
    "chat": ("fuzzy", Text(id="ragam cakapan dari “{text}”", en="colloquial for “{text}”")),
    "old-spelling": ("fuzzy", OLD_SPELLING),
    "variant": ("folded", Text(id="ejaan lain dari “{text}”", en="other spelling of “{text}”")),
    "words": ("fuzzy", Text(id="kata serupa", en="similar words")),
    "bare": ("fuzzy", Text(id="tanpa vokal dari “{text}”", en="“{text}” without its vowels")),
    "slip": ("fuzzy", None),
}


def resembling(query: str, index: Index, limit: int) -> list[Hit]:
    """List the names that resemble the question, and say of each whether it may be believed."""
    from istilah.query.similarity import nearest

    found: list[tuple[Near, Name]] = []
    for language, headwords in index.headwords():
        near = nearest(query, headwords, language=language, limit=limit)
        names = headwords.names([each.id for each in near])
        found += ((each, names[each.id]) for each in near if each.id in names)
    found.sort(key=lambda each: each[0].price)
    del found[limit:]
    hits = [_resembled(query, near, name, found) for near, name in found]
    return hits if english_size(query.strip().lower()) == RAREST else _doubted(hits, index)


def _doubted(hits: list[Hit], index: Index) -> list[Hit]:
    """Believe no English word to be a slip of an Indonesian name where that has another in English: *await*, *awet*."""
    concepts = index.gathered({hit.name.key for hit in hits if hit.is_good})
    told = {key for key, concept in concepts.items() if concept.named("en")}
    strange = {hit for hit in hits if hit.by == "fuzzy" and hit.name.language == "id" and hit.name.key in told}
    return [hit._replace(is_good=False) if hit in strange else hit for hit in hits]


def _resembled(query: str, near: Near, name: Name, found: list[tuple[Near, Name]]) -> Hit:
    if near.by == "bare" and not _VOWEL.isdisjoint(query.lower()):  # who leaves vowels out leaves all of them out
        near = near._replace(by="slip", price=slip(fold(query), fold(name.text), name.language))
    by, reason = _BY[near.by]
    others = (other.price for other, rival in found if rival.key != name.key and fold(rival.text) != fold(name.text))
    distance = Distance(near.price, next(others, near.price + NO_RIVAL), by == "inflected")
    likely, rank = belief(query, name.text, distance, name.language)
    is_good = may_mean(query, name, near.by) and (by == "folded" or likely >= BELIEVED)
    why = reason.fill(text=name.text) if reason else None
    return Hit(name, 100 * likely, by, why, is_good=is_good, price=near.price, rank=100 * rank)
