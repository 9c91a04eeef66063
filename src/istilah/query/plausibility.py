"""What speaks against a name that resembles a question, whatever the slips between them cost.

Whole words stand for themselves, nothing turns a name into its opposite, and an unknown short form is a slip of
nothing. Start at :func:`may_mean`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.language.folding import fold, words
from istilah.language.inflection import base_forms
from istilah.language.lexicon import STOPWORDS
from istilah.query.belief import is_word
from istilah.query.descent import descends
from istilah.termbase.corpus_counts import documents_with
from istilah.termbase.vocabulary import RAREST, english_size, strangers

if TYPE_CHECKING:
    from istilah.model.index import Name
    from istilah.text import Language

_PROSE = 10
"""Documents that have a word which stands for itself."""
_LONG_ENOUGH = 6
"""Letters of a short form that may hold a slip; *BPPT* and *BPPK* are two."""
_LETTERS = 4
"""Letters of a word for each slip that it may hold."""
_BRIEF = 2
"""Letters of a word that is hardly one by itself."""
NEGATIONS = frozenset({"tidak", "tak", "bukan", "tanpa", "non", "anti", "nir", "not", "no", "without"})
"""Words that turn a name into its opposite."""


def may_mean(query: str, name: Name, by: str) -> bool:
    """Tell whether a question that resembles a name may mean it, whatever the slips between them cost."""
    asked, own = words(query), words(name.text)
    if by == "inflection":
        return descends(query, name)
    if contradict(asked, own) or (by == "slip" and _is_cut(query, name)):
        return False
    if {*asked} < {*own} - STOPWORDS or {*own} < {*asked}:
        return False  # whole words stand for themselves: *pejabat tinggi* is no *pertemuan pejabat tinggi*
    if len(asked) > 1 and not all(_is_among(word, own, name.language, strictly=by == "words") for word in asked):
        return False
    is_short = query.isupper() and len(query) <= _LONG_ENOUGH  # an unknown short form is a slip of nothing
    return not is_short and (not name.is_short or len(name.text) >= _LONG_ENOUGH)


def _is_among(word: str, own: tuple[str, ...], language: Language, *, strictly: bool) -> bool:
    """Tell whether a word of a question is one of a name, or is no word and may be a slip of one (*aparatur sipl*)."""
    from rapidfuzz.distance import OSA

    if word in own or any(fold(form.text) in own for form in base_forms(word)):
        return True
    if is_word(word, language) and (len(word) > _BRIEF or word in STOPWORDS):
        return False
    slips = min(OSA.distance(word, each) for each in own)
    return slips - 1 <= strangers(word, own) and (not strictly or slips <= max(1, len(word) // _LETTERS))


def contradict(asked: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Tell whether one is the opposite of the other: *rumah layak huni*, *rumah tidak layak huni*."""
    return len(own) > 1 and bool(NEGATIONS.intersection({*asked} ^ {*own}))


def _is_cut(query: str, name: Name) -> bool:
    """Tell whether a word is but the beginning of a longer one: *ekonom* is no slip of *ekonomi*."""
    word = query.strip().lower()
    is_known = documents_with(word, "id") >= _PROSE or (name.language == "en" and english_size(word) < RAREST)
    return is_known and fold(name.text).startswith(fold(word))
