"""The names that a question begins, or some of whose words it begins, for people who type.

Start at :func:`begun`.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from istilah.language.folding import fold, words
from istilah.language.lexicon import STOPWORDS
from istilah.query.belief import is_shaped, is_written_otherwise
from istilah.query.hits import By, Hit
from istilah.query.ordinary import is_ordinary
from istilah.query.plausibility import contradict
from istilah.termbase.corpus_counts import documents_with
from istilah.termbase.vocabulary import RAREST, english_size, is_indonesian, is_name
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.index import Index, Name

_BEGUN, _WHOLE = -50.0, 60.0
"""Scores of a beginning, from nothing to all of the name: a few letters of many say less than a likely slip."""
_LEAST = 3.0
"""Score that a beginning has at least, so that it is offered however little of the name it is."""
_LOOKED_AT = 60
"""Beginnings to put in order, however few answers are wanted."""
_BEGINNING, _TELLING, _SHARE, _HALF = 2, 4, 0.25, 0.5
"""Letters that make a beginning, and one that says what is meant; which part of a name a word must be, and a phrase
that ends in fewer letters."""
_PLENTY = 10
"""Names that begin as a phrase does, whatever else may resemble it."""
_OFTEN, _EVERYDAY = 20, 20
"""Documents, and the size of the list of English, that have a word which stands for itself within a phrase of its own
language."""
_ROOT = 6
"""Letters of the longest root that is likely a word though no list has it."""
_PROSE = 10
"""Documents that have a word which stands for itself."""


def begun(query: str, index: Index, limit: int, *, named: bool) -> list[Hit]:
    """List the names that the question begins, or some of whose words it begins.

    Where the question is ``named`` itself, these are its compounds. Of the words that it begins those come first that
    stand in most names (*pengad*: *pengadaan*, not *pengadu*), as the index offers them.
    """
    hits = list(_begun(query, index, limit, named=named))
    single = {hit for hit in hits if hit.by == "prefix" and len(words(hit.name.text)) == 1}
    nearest = max((hit.score for hit in single), default=0.0)
    return [hit._replace(score=nearest - at / 100) if hit in single else hit for at, hit in enumerate(hits)]


def _begun(query: str, index: Index, limit: int, *, named: bool) -> Iterator[Hit]:
    folded, asked = fold(query), words(query)
    if len(folded) < _BEGINNING or not asked:
        return
    found = index.holding(asked, max(limit, _LOOKED_AT))
    if len(found) < limit:  # *kerjasama* begins *kerja sama teknis*
        found = tuple(dict.fromkeys((*found, *index.starting(folded, limit))))
    is_telling = not named and len(folded) >= _TELLING and not (_stands_alone(asked) or is_ordinary(query, index))
    for name in found:
        own = words(name.text)
        if own != asked:
            by = _beginning(asked, own)
            share = min(1.0, len(folded) / len(fold(name.text)))
            score = max(_LEAST, _BEGUN + (_WHOLE - _BEGUN) * share)
            is_all = by == "words" and len(asked) > 1 and not {*own} - {*asked} - STOPWORDS
            is_whole = {*asked} <= {*own}
            if named:  # *DIPA* is a part of *revisi DIPA*, but not of *dipakai*
                is_begun = is_whole or "".join(asked) in accumulate(own)
            else:  # a word of a longer name is a word by itself
                is_begun = is_telling and not is_whole and share >= _SHARE and _is_written(query, asked, name)
            is_good = is_all or is_begun or (share >= _HALF and not is_whole and _opens(asked, own))
            yield Hit(name, score, by, is_good=is_good and by != "fuzzy" and not contradict(asked, own))


def _is_written(query: str, asked: tuple[str, ...], name: Name) -> bool:
    """Tell whether the capitals of a question are those of what it begins, as far as they say anything."""
    at = name.text.lower().find(asked[0])
    return name.is_short or query in name.text or not is_written_otherwise(query, name.text[max(at, 0) :])


def _opens(asked: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Tell whether a phrase begins a name and breaks off within its last word: *rencana tata ru*, but not *uang di*."""
    is_cut = len(asked) > 1 and len(asked[-1]) < _TELLING and asked[-1] not in STOPWORDS
    return is_cut and " ".join(own).startswith(" ".join(asked))


def are_plenty(query: str, compounds: Iterable[Hit]) -> bool:
    """Tell whether so many names begin as a phrase does that nobody needs what only resembles it.

    One word may begin many names and yet be a slip (*aktiv* begins *aktivis*); several hardly do.
    """
    return len(words(query)) > 1 and sum(hit.by == "prefix" for hit in compounds) >= _PLENTY


def _beginning(asked: tuple[str, ...], own: tuple[str, ...]) -> By:
    """Tell in what way the words of a question begin those of a name."""
    text, whole = " ".join(asked), "".join(asked)
    places = [at for at in range(len(own)) if " ".join(own[at:]).startswith(text)]
    if places and all(at and own[at : at + len(asked)] == asked for at in places):
        return "words"  # the last words of a compound do not begin it
    if places or whole in accumulate(own):
        return "prefix"
    return "fuzzy" if Counter(asked) - Counter(own) else "words"


def _stands_alone(asked: tuple[str, ...]) -> bool:
    """Tell whether a question is made of whole words: who asks for *listrik* does not mean *listrik desa*.

    A short root is one that no list may have: *kuas* is no beginning of *kuasa*; *rumah saki* is one of *rumah sakit*.
    """
    if len(asked) == 1:
        word = asked[0]
        is_listed = _is_word(word, _PROSE, RAREST - 1) or is_indonesian(word) or is_name(word)
        return is_listed or (len(word) <= _ROOT and is_shaped(word))
    size = 0 if any(documents_with(word, "id") >= _OFTEN for word in asked) else _EVERYDAY
    return all(_is_word(word, _OFTEN, size) for word in asked)


@lru_cache(maxsize=1 << 10)
def _is_word(word: str, documents: int, size: int) -> bool:
    return any(documents_with(word, each) >= documents for each in LANGUAGES) or english_size(word) <= size
