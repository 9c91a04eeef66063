"""Ordinary words, which a termbase need not have: who asks for *ketapel* or *ayunan* has made no slip of a term.

The word lists have thousands of them, names of places and persons among them, and know how some are misspelled. They
are read from what is kept beside the termbase, for to read the lists themselves takes longer than a look-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from istilah.language.derivation import attach
from istilah.language.folding import fold
from istilah.language.indonesian import analyses
from istilah.model.concept import Status
from istilah.query.plain_forms import named
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

    from istilah.language.indonesian import Analysis
    from istilah.model.index import Index

_TRUSTED: Final = 0.65
"""How sure it must be that a word is a form of another."""
_ROOT: Final = 4
"""Letters of a root of which chance makes no forms."""


class _Ordinary(NamedTuple):
    words: frozenset[str]
    right: dict[str, str]
    """Right forms by folded misspellings."""


_known: MutableMapping[Index, _Ordinary] = WeakKeyDictionary()


def is_ordinary(query: str, index: Index) -> bool:
    """Tell whether a question is a word that the lists of ordinary words have, or a form of an Indonesian one."""
    word, known = query.strip().lower(), _ordinary(index).words
    return word in known or any(found.root in known for found in _likely(word))


def right_form(query: str, index: Index) -> str:
    """Give the right form of a question that is a misspelling of a general word, or built from one (*perijinan*).

    What is built must be a name of the termbase or a plain form of one. Empty where the question is no such thing.
    """
    listed = _ordinary(index).right.get(fold(query), "")
    return listed or next(_rebuilt(query.strip().lower(), index), "")


def _rebuilt(word: str, index: Index) -> Iterator[str]:
    for found in _likely(word):
        prefix = found.prefix.removesuffix("-")
        right = "" if "-" in prefix or prefix == "2" else _right(found.root, index)
        new = attach(right, prefix, found.suffix.replace("-", "")) if right else None
        if new and any(True for _ in named(new, index)):
            yield new


def _right(root: str, index: Index) -> str:
    """Give the right form of a word that the lists or the termbase have as a misspelling."""
    for name in index.names(fold(root)):
        concept = index.concept(name.key)
        right = concept and name.of(concept).status is Status.MISSPELLING and concept.preferred(name.language)
        if right:
            return right.term
    return _ordinary(index).right.get(fold(root), "")


def _likely(word: str) -> Iterator[Analysis]:
    return (found for found in analyses(word) if found.trust >= _TRUSTED and len(found.root) >= _ROOT)


def _ordinary(index: Index) -> _Ordinary:
    if index not in _known:
        words, _, slips = index.kept("ordinary", _packed).partition("\n\n")
        right = (line.split("\t") for line in slips.splitlines())
        _known[index] = _Ordinary(frozenset(words.split("\n")), dict(right))
    return _known[index]


def _packed(index: Index) -> str:
    lists = index.words()
    words = sorted({word for language in LANGUAGES for word in lists.words("ordinary", language)})
    return "\n".join(words) + "\n\n" + "\n".join(f"{slip}\t{form}" for slip, form in _slips(index))


def _slips(index: Index) -> Iterator[tuple[str, str]]:
    for concept in reversed([*index.words().misspelled.values()]):  # of two right forms, the first counts
        right, *wrong = concept.designations
        yield from ((fold(slip.term), right.term) for slip in wrong)
