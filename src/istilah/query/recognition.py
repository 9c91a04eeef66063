"""Known terms in running text: where they stand, whichever form they take.

*Pembangunan kompleks perumahannya bagi ASN* holds *pembangunan*, *kompleks perumahan* (with a clitic) and *ASN*. At
each word all names that could begin there are tried; among names that overlap, those win that together cover most,
longer names before shorter. A short form counts only as it is written: *PAM* is no *pam*. Start at :func:`spots`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import fold, words
from istilah.language.inflection import base_forms
from istilah.model.concept import ConceptKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.model.index import Index, Name

TOKEN = re.compile(r"[^\W_](?:[\w&+#’'ʼ]|[-‐‑.](?=\w))*", re.UNICODE)
"""A word of running text; hyphens and dots inside belong to it."""
_LONGEST = 24
"""Words of the longest name that is looked for in running text."""
_GAP = re.compile(r",?[ \t\u00a0\u202f]*(?:\r?\n[ \t]*)?|/")
_ARTICLE = "the "
_FEW = 3
"""Letters of a short form that may be a unit, or just a letter."""
_SEVERAL = 4
"""Letters of a short form that is itself in capitals, too."""
_NUMBER_BEFORE = re.compile(r"[\d/][ \u00a0\u202f]?$")
_NUMBER_AFTER = re.compile(r"[ \u00a0\u202f]?\d")


class Spot(NamedTuple):
    """A stretch of text that names one or more concepts; offsets are code points from 0."""

    start: int
    end: int
    text: str
    names: tuple[Name, ...]
    inflected: bool = False


def spots(text: str, index: Index) -> tuple[Spot, ...]:
    """Find the known terms in ``text``, none overlapping, in their order; time grows with the length of the text."""
    return tuple(_best(_Search(text, index).found()))


def spots_meant(text: str, index: Index, meant: Callable[[Name, Spot], bool]) -> tuple[Spot, ...]:
    """Find the known terms in ``text`` as :func:`spots` does, among the names that are ``meant`` where they stand."""
    found = _Search(text, index).found()
    return tuple(_best([[(count, kept) for count, spot in at if (kept := _sifted(spot, meant))] for at in found]))


def _sifted(spot: Spot, meant: Callable[[Name, Spot], bool]) -> Spot | None:
    names = tuple(name for name in spot.names if meant(name, spot))
    return spot._replace(names=names) if names else None


def _best(found: list[list[tuple[int, Spot]]]) -> Iterator[Spot]:
    """Choose, from the spots that begin at each word, those that cover most."""
    value = [0] * (len(found) + 1)
    chosen: list[tuple[int, Spot] | None] = [None] * len(found)
    for at in range(len(found) - 1, -1, -1):
        value[at] = value[at + 1]
        for count, spot in found[at]:
            worth = _telling(count, spot) ** 2 + value[at + count]
            if worth > value[at]:
                value[at], chosen[at] = worth, (count, spot)
    at = 0
    while at < len(found):
        choice = chosen[at]
        if choice:
            yield choice[1]
        at += choice[0] if choice else 1


def _telling(count: int, spot: Spot) -> int:
    """Count the words of a spot that tell something: *the public* are two, of which one tells."""
    return count - spot.text[: len(_ARTICLE)].lower().startswith(_ARTICLE)


class _Search:
    """One search through one text; each word and phrase is asked for once, however often it stands there."""

    def __init__(self, text: str, index: Index) -> None:
        self._text = text
        self._index = index
        self._tokens = [(match.start(), match.end()) for match in TOKEN.finditer(text)]
        self._longest: dict[str, int] = {}
        self._named: dict[str, tuple[tuple[Name, ...], bool]] = {}
        self._units: dict[str, bool] = {}

    def found(self) -> list[list[tuple[int, Spot]]]:
        """List, for every word, the spots that begin there with the number of words they take."""
        return [list(self._beginning(at)) for at in range(len(self._tokens))]

    def _beginning(self, at: int) -> Iterator[tuple[int, Spot]]:
        start, end = self._tokens[at]
        for count in range(1, self._reach(self._text[start:end]) + 1):
            last = at + count - 1
            if last >= len(self._tokens) or (count > 1 and not self._joined(last)):
                return
            for end in self._ends(last):
                names, inflected = self._names(self._text[start:end])
                names = tuple(name for name in names if self._fits(name, start, end))
                if names:
                    yield count, Spot(start, end, self._text[start:end], names, inflected)
                    break

    def _ends(self, last: int) -> Iterator[int]:
        """List where a name may end that ends with word number ``last``: behind its dot, if it has one, or before."""
        end = self._tokens[last][1]
        if self._text.startswith(".", end):
            yield end + 1
        yield end

    def _fits(self, name: Name, start: int, end: int) -> bool:
        """Tell whether a very short form is one here: *m* is a metre beside a number, *W* alone is a letter."""
        if not name.is_short or len(name.text) > _FEW:
            return True
        if name.key not in self._units:
            concept = self._index.concept(name.key)
            self._units[name.key] = concept is not None and concept.kind is ConceptKind.UNIT
        if not self._units[name.key]:
            return len(name.text) > 1
        before = _NUMBER_BEFORE.search(self._text, max(0, start - 2), start)
        return bool(before or _NUMBER_AFTER.match(self._text, end))

    def _joined(self, at: int) -> bool:
        """Tell whether only space, a comma or a slash parts word number ``at`` from the one before."""
        return bool(_GAP.fullmatch(self._text, self._tokens[at - 1][1], self._tokens[at][0]))

    def _reach(self, token: str) -> int:
        """Tell how many words the longest name may have that begins with ``token``."""
        if token not in self._longest:
            longest = max((self._index.longest(word) for word in _openings(token)), default=0)
            self._longest[token] = min(longest, _LONGEST)
        return self._longest[token]

    def _names(self, phrase: str) -> tuple[tuple[Name, ...], bool]:
        """List the names that ``phrase`` is, or is an inflected form of."""
        if phrase not in self._named:
            self._named[phrase] = _names(phrase, self._index)
        return self._named[phrase]


def _openings(token: str) -> Iterator[str]:
    """List the words with which a name could begin where ``token`` stands."""
    parts = words(token)
    yield from parts[:1]
    for form in base_forms(token):
        yield from words(form.text)[:1]


def _names(phrase: str, index: Index) -> tuple[tuple[Name, ...], bool]:
    names = tuple(name for name in index.names(fold(phrase)) if _written_so(name, phrase))
    if names:
        return names, False
    for form in base_forms(phrase):
        named = (name for name in index.names(fold(form.text)) if form.fits(name.language, is_short=name.is_short))
        names = tuple(name for name in named if _written_so(name, form.text))
        if names:
            return names, True
    return (), False


def _written_so(name: Name, text: str) -> bool:
    """Tell whether ``text`` may stand for ``name``: short forms keep their capitals, commas and slashes are its own.

    *Politik, Hukum, dan Keamanan* is one name, with its last comma or without; *jalan, tol* is not *jalan tol*.
    """
    if any(sign in text and sign not in name.text for sign in ",/"):
        return False
    if text.endswith(".") and not name.text.endswith("."):
        return False
    if not name.is_short or name.text in {text, text[:1].lower() + text[1:]}:
        return True
    # *POLRI* is *Polri*, *LLDIKTI* is *LLDikti*; but *PAM* is no *pam*.
    return len(text) >= _SEVERAL and text.isupper() and name.text[:1].isupper() and name.text.upper() == text
