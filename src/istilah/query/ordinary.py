"""Ordinary words, which a termbase need not have: who asks for *talenan* or *ayunan* has made no slip of a term.

The word lists have thousands of them, names of places and persons among them. They are read from what is kept beside
the termbase, for to read the lists themselves takes longer than a look-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from istilah.language.indonesian import analyses
from istilah.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from istilah.model.index import Index

_TRUSTED: Final = 0.65
"""How sure it must be that a word is a form of another."""
_ROOT: Final = 4
"""Letters of a root of which chance makes no forms."""

_known: MutableMapping[Index, frozenset[str]] = WeakKeyDictionary()


def is_ordinary(query: str, index: Index) -> bool:
    """Tell whether a question is a word that the lists of ordinary words have, or a form of an Indonesian one."""
    word, known = query.strip().lower(), _ordinary(index)
    roots = (found.root for found in analyses(word) if found.trust >= _TRUSTED and len(found.root) >= _ROOT)
    return word in known or any(root in known for root in roots)


def _ordinary(index: Index) -> frozenset[str]:
    if index not in _known:
        _known[index] = frozenset(index.kept("ordinary", _packed).split("\n"))
    return _known[index]


def _packed(index: Index) -> str:
    lists = index.words()
    return "\n".join(sorted({word for language in LANGUAGES for word in lists.words("ordinary", language)}))
