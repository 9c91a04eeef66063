"""One word, one spelling: what keeps its old spelling elsewhere in a document is not mended there unasked.

A fix of one place may be right and still spoil the text: the article has *Badan Penasihat* and the title *Badan
Penasehat*, the definition *D.P.R.D.* and its uses *DPRD*. Editors read 5,977 safe fixes; of the 130 that they rejected
100 were of this kind. So a fix is safe only where no place stays as it is, be it a name, a quotation, a title, a
comment in code, or one that a scanner spoiled; addresses apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.affixes import ENDING, PLAIN_TAILS, alternatives
from istilah.language.indonesian import analyses
from istilah.model.document import Span
from istilah.model.finding import held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from istilah.model.document import Document
    from istilah.model.finding import Finding

_CLITIC = re.compile(rf"(?<=\w{{3}})(?:{alternatives(PLAIN_TAILS)})\Z")
_ENDING = rf"(?:[-‐‑]?{ENDING})"
_MOST = 500
"""Words of a document that are looked for again; who errs in more of them has nothing mended in silence."""
_TOKEN = 80
"""Characters on either side of a word that may be of one address with it."""
_LETTERS_BEFORE, _LETTERS_BEHIND = re.compile(r"\w+\Z"), re.compile(r"\w+")
_TOKEN_BEFORE = re.compile(r"[^\s<>\"'`()\[\]|*^]+\Z")
_TOKEN_BEHIND = re.compile(r"[^\s<>\"'`()\[\]|*^]+")
_ADDRESS = re.compile(r"://|[\\@_=#{}]|[a-z0-9]\.[a-z]{2}|\A[.~]{0,2}/")
_ROOT = 4
"""Letters of a word from which on its derived forms are looked for as well."""


class Respelling(NamedTuple):
    """A word in its old and its new spelling."""

    old: str
    new: str


def respelling(old: str, new: str) -> Respelling:
    """Tell what changes in a name, whatever hangs on it.

    >>> respelling("kawasan budidaya", "kawasan budi daya"), respelling("Youtube", "YouTube")
    (Respelling(old='budidaya', new='budi daya'), Respelling(old='Youtube', new='YouTube'))
    """
    if old.lower() != new.lower():  # else its capitals are all that changes
        old, new = old.lower(), new.lower()
    clitic = _CLITIC.search(old)
    if clitic and new.endswith(clitic[0]):
        old, new = old.removesuffix(clitic[0]), new.removesuffix(clitic[0])
    before, after = old.split(), new.split()
    same = sum(1 for _ in takewhile(_alike, zip(before, after, strict=False)))
    before, after = before[same:], after[same:]
    same = sum(1 for _ in takewhile(_alike, zip(reversed(before), reversed(after), strict=False)))
    return Respelling(" ".join(before[: len(before) - same]), " ".join(after[: len(after) - same]))


def _alike(words: tuple[str, str]) -> bool:
    return words[0] == words[1]


def consistent(
    remarks: Iterable[Finding[Span]], document: Document, respelled: Callable[[Finding[Span]], Respelling] | None = None
) -> Iterator[Finding[Span]]:
    """Hold back the fixes of words that would keep their old spelling at other places of a document.

    What a remark respells is told by ``respelled``, else by what stands at its place.
    """
    tell = respelled or (lambda remark: _respelled(remark, document.prose))
    told = [(remark, tell(remark) if remark.is_safe else None) for remark in remarks]
    groups = defaultdict[Respelling, list[Span]](list)
    for remark, group in told:
        if group:
            groups[group].append(document.in_source(remark.at))
    text = _Text(document.source, sorted(span for places in groups.values() for span in places))
    stays = {group: len(groups) > _MOST or text.keeps(group, places) for group, places in groups.items()}
    yield from (held(remark) if group and stays[group] else remark for remark, group in told)


def _small(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


def _respelled(remark: Finding[Span], prose: str) -> Respelling:
    (start, end), fix = remark.at, remark.fix
    new = prose[start:end]
    for edit in sorted(fix.edits if fix else (), reverse=True):
        new = new[: edit.span.start - start] + edit.new + new[edit.span.end - start :]
    return respelling(prose[start:end], new)


class _Text:
    """The source of a document, in which words are looked for again; code may quote what prose has."""

    def __init__(self, source: str, mended: list[Span]) -> None:
        self._source = source
        self._mended = mended

    @cached_property
    def _small(self) -> str:
        """The source in small letters, of which there are as many; *İ* has two."""
        small = self._source.lower()
        return small if len(small) == len(self._source) else "".join(map(_small, self._source))

    def keeps(self, word: Respelling, places: list[Span]) -> bool:
        """Tell whether a word keeps its old spelling somewhere but at the places where it is mended."""
        old = word.old
        if not old:
            return False
        source = self._small if old.islower() else self._source
        first = _opening(old)
        if source.count(first) == sum(source.count(first, *place) for place in places):
            return False
        return any(
            not self._is_mended(span) and not _is_address(source, span)
            for span in _occurrences(old, source)
            if not _is_right(word, source, span.start)
        )

    def _is_mended(self, span: Span) -> bool:
        at = bisect_right(self._mended, span.start, key=lambda mended: mended.start) - 1
        return at >= 0 and self._mended[at].end > span.start


def _is_address(source: str, span: Span) -> bool:
    """Tell whether a word is part of an address, a path, a name in code."""
    before = _TOKEN_BEFORE.search(source, max(0, span.start - _TOKEN), span.start)
    behind = _TOKEN_BEHIND.match(source, span.end, span.end + _TOKEN)
    token = f"{before[0] if before else ''}{source[slice(*span)]}{behind[0] if behind else ''}"
    return bool(_ADDRESS.search(token.rstrip(".,:;!?")))


def _is_right(word: Respelling, source: str, place: int) -> bool:
    """Tell whether the new spelling stands there already: *ttd.* for *ttd*; the dot of *7 km.* may end a sentence."""
    old, new = word
    is_old = len(new) <= len(old) and old != f"{new}." and source.startswith(old, place)
    return source.startswith(new, place) and not is_old


def _occurrences(old: str, source: str) -> Iterator[Span]:
    """Find a word, and what is a form of it, from letters that are sought at the speed of C."""
    first = _opening(old)
    has_forms = len(old) >= _ROOT and old.isalpha() and old.islower()
    place = source.find(first)
    while place >= 0:
        found = _word_around(source, place, old) if has_forms else _written(source, place, old)
        if found:
            yield found
        place = source.find(first, max(place + len(first), found.end if found else 0))


def _opening(old: str) -> str:
    return old.rstrip(".").split()[0]


def _word_around(source: str, place: int, root: str) -> Span | None:
    before = _LETTERS_BEFORE.search(source, max(0, place - _TOKEN), place)
    behind = _LETTERS_BEHIND.match(source, place, place + _TOKEN)
    span = Span(before.start() if before else place, behind.end() if behind else place)
    return span if _is_form(source[slice(*span)], root) else None


def _written(source: str, place: int, old: str) -> Span | None:
    before = source[max(0, place - 2) : place]
    if before[-1:].isalnum() or ("." in old.rstrip(".") and before[-1:] == "." and before[:1].isalnum()):
        return None
    found = _pattern(old).match(source, place)
    return Span(*found.span()) if found else None


@lru_cache(maxsize=1 << 9)
def _pattern(old: str) -> re.Pattern[str]:
    words = r"[\s\u00a0-]+".join(map(re.escape, old.rstrip(".").split()))
    return re.compile(rf"{words}(?!\w|\.\w)" if "." in old.rstrip(".") else rf"{words}{_ENDING}(?!\w)")


@lru_cache(maxsize=1 << 12)
def _is_form(word: str, root: str) -> bool:
    """Tell whether a word is a root or a form of it.

    >>> [_is_form(word, "isteri") for word in ("isteri", "isterinya", "beristeri", "misteri")]
    [True, True, True, False]
    """
    return word == root or any(found.root == root for found in analyses(word))
