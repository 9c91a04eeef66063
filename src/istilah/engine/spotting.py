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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.index import Index, Name

_TOKEN = re.compile(r"[^\W_](?:[\w&+#’'ʼ]|[-‐‑/.](?=\w))*", re.UNICODE)
_GAP = re.compile(r"[ \t\u00a0\u202f]*(?:\r?\n[ \t]*)?")


class Spot(NamedTuple):
    """A stretch of text that names one or more concepts; offsets are code points from 0."""

    start: int
    end: int
    text: str
    names: tuple[Name, ...]
    inflected: bool = False


def spots(text: str, index: Index) -> tuple[Spot, ...]:
    """Find the known terms in ``text``, none overlapping, in their order; time grows with the length of the text."""
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    return tuple(_best([list(_from(text, tokens, at, index)) for at in range(len(tokens))]))


def _best(found: list[list[tuple[int, Spot]]]) -> Iterator[Spot]:
    """Choose, from the spots that begin at each word, those that cover most."""
    value = [0] * (len(found) + 1)
    chosen: list[tuple[int, Spot] | None] = [None] * len(found)
    for at in range(len(found) - 1, -1, -1):
        value[at] = value[at + 1]
        for count, spot in found[at]:
            worth = count * count + value[at + count]
            if worth > value[at]:
                value[at], chosen[at] = worth, (count, spot)
    at = 0
    while at < len(found):
        choice = chosen[at]
        if choice:
            yield choice[1]
        at += choice[0] if choice else 1


def _from(text: str, tokens: list[tuple[int, int]], at: int, index: Index) -> Iterator[tuple[int, Spot]]:
    """List the spots that begin at word number ``at``, with the number of words they take."""
    start, end = tokens[at]
    token = text[start:end]
    longest = max((index.longest(word) for word in _openings(token)), default=0)
    for count in range(1, longest + 1):
        last = at + count - 1
        if last >= len(tokens) or (count > 1 and not _GAP.fullmatch(text, tokens[last - 1][1], tokens[last][0])):
            return
        spot = _spot(text, start, tokens[last][1], index)
        if spot:
            yield count, spot


def _openings(token: str) -> Iterator[str]:
    """List the words with which a name could begin where ``token`` stands."""
    parts = words(token)
    yield from parts[:1]
    for form in base_forms(token):
        yield from words(form.text)[:1]


def _spot(text: str, start: int, end: int, index: Index) -> Spot | None:
    phrase = text[start:end]
    names = tuple(name for name in index.names(fold(phrase)) if _written_so(name, phrase))
    if names:
        return Spot(start, end, phrase, names)
    for form in base_forms(phrase):
        named = (name for name in index.names(fold(form.text)) if form.fits(name.language, is_short=name.is_short))
        names = tuple(name for name in named if _written_so(name, form.text))
        if names:
            return Spot(start, end, phrase, names, inflected=True)
    return None


def _written_so(name: Name, text: str) -> bool:
    """Tell whether ``text`` may stand for ``name``: short forms keep their capitals."""
    return not name.is_short or name.text in {text, text[:1].lower() + text[1:]}
