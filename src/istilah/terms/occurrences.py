"""Where the names stand that rules about terms look for, in megabytes of text.

The text is cut into words as bytes, at the speed of C; only where a word stands with which a wanted name may begin does
Python look closer: whether all words of the name follow, whether they are written as the name is, whether an affix
hangs on them, and whether the place is a word at all and no file name, address or half of a compound. Start at
:func:`sightings`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, compress, count
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.affixes import ENDING, HYPHENED, TAILS, alternatives
from istilah.language.derivation import read_prefix
from istilah.language.phrases import spaced, surroundings
from istilah.model.document import Span
from istilah.terms.search_index import vocabulary
from istilah.terms.wanted import Use, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.index import Index
    from istilah.terms.search_index import ByNext, SearchIndex
    from istilah.terms.wanted import Opening, Wanted
    from istilah.text import Language

_PIECE = 1 << 16
"""Characters that are cut into words at once; enough to be fast, too few to fill the memory with words."""
_CLITIC = rf"(?P<clitic>{alternatives(TAILS)})?(?!\w)"
_NO_CLITIC = r"(?P<clitic>(?!))?(?!\w)"
_PREFIX = re.compile(rf"(?<![\w-])(?:(?P<prefix>{alternatives(HYPHENED)})[-‐‑]|(?P<twin>\w+)[-‐‑])$", re.IGNORECASE)
_SUFFIX = re.compile(rf"[-‐‑](?P<suffix>{ENDING})(?![\w-])", re.IGNORECASE)
_NO_WORD_BEFORE = re.compile(
    r"(?:[\w@#\\$=+]|[\w/][.:]|[-‐‑_]|(?:(?<![\w.~/-])[.~]{0,2}|[\w-]*[\d._:][\w.:-]*)(?:/[\w.-]*)*/)$"
)
"""Behind ``bupati/`` a word may stand, but not behind ``/var/`` or ``166/2006/``."""
_NO_WORD_BEHIND = re.compile(r"[\w@\\=+]|['’]\w|[-‐‑.:][\w/]|[(\[]\w{0,2}[)\]]|/[\w-]*(?:[\d._]|/\s)|[-‐‑]")
_PARTING = frozenset(" \n\t\u00a0(“\"'")
"""Signs behind which a word may stand, whatever is before them."""
_FOLLOWING = 48
"""Bytes behind a word in which the next one is looked for."""
_LONGEST = 500
"""Characters behind a piece in which a name goes on that begins in it."""
_PATH = 100
"""Characters before a name that may be those of a path."""
_REACH = 24
"""Characters before a name in which its prefix or its twin stands."""


class Sighting(NamedTuple):
    """A place where a wanted name stands, with the affixes it bears."""

    span: Span
    """The name and all that hangs on it."""
    wanted: Wanted
    prefix: str = ""
    suffix: str = ""
    doubled: bool = False


def sightings(prose: str, index: Index, date: str) -> tuple[Sighting, ...]:
    """Find the wanted names in a prose, in their order; a name inside a longer one is not meant and left out.

    Names that hold on ``date`` are not looked for as dated ones, and a name is left out where its surroundings make it
    right.
    """
    found = _outermost(sorted(_found(prose, index, date), key=_from_outside))
    return tuple(sighting for sighting in found if not _is_right(sighting, prose))


def _from_outside(sighting: Sighting) -> tuple[int, int]:
    return sighting.span.start, -sighting.span.end


def _outermost(found: Iterable[Sighting]) -> Iterator[Sighting]:
    reach = Span(0, 0)
    for sighting in found:
        if sighting.span.end <= reach.end and sighting.span != reach:
            continue
        if sighting.span.end > reach.end:
            reach = sighting.span
        if sighting.wanted.use is not Use.SHIELD:
            yield sighting


def _is_right(sighting: Sighting, prose: str) -> bool:
    """Tell whether a name stands where the termbase calls it right: *hikmat kebijaksanaan*."""
    phrases, text = sighting.wanted.designation.unless, sighting.wanted.text
    return bool(phrases) and any(place.surrounds(prose, sighting.span) for place in surroundings(phrases, text))


def _found(prose: str, index: Index, date: str) -> Iterator[Sighting]:
    known = vocabulary(index)
    for start, end in _pieces(prose):
        data = folded(prose[start : end + _LONGEST])
        words = data[: end - start].split(b" ")
        hits = _hits(words, known)
        ends = [*accumulate(map(len, words))] if hits else []
        for number, by_next, word in hits:
            behind = number + ends[number]
            following = by_next.get(word or _following(data, behind), ())
            for opening in map(known.opening, (*by_next.get(b"", ()), *following)):
                if _is_asked(opening.wanted, date) and _follow(opening.words, data, behind):
                    yield from _seen(prose, start + behind - len(words[number]), len(words[number]), opening)


def _hits(words: list[bytes], known: SearchIndex) -> list[tuple[int, ByNext, bytes]]:
    """List where a name may begin: its first word stands there, and the next behind it, or a sign between them.

    With each place come the names that may begin there, by their next words, and the word behind, empty for a sign.
    """
    is_first = [*map(known.firsts.__contains__, words)]
    follow = [*words[1:], b""]
    opens = zip(compress(count(), is_first), compress(words, is_first), compress(follow, is_first), strict=True)
    return [
        (at, by_next, word)
        for at, by_next, word in ((at, known.openings[first], word) for at, first, word in opens)
        if not word or word in by_next or b"" in by_next
    ]


def _following(data: bytes, at: int) -> bytes:
    """Give the word behind a sign, a line end, or the end of a piece."""
    words = data[at : at + _FOLLOWING].split(maxsplit=1)
    return words[0] if words else b"-"  # no word is a hyphen


def _follow(words: tuple[bytes, ...], data: bytes, behind: int) -> bool:
    """Tell whether the words of a name stand behind its first one, whatever parts them; the last may be inflected."""
    if len(words) <= _PAIR:
        return True
    later = words[1:]
    found = data[behind : behind + sum(map(len, later)) + _FOLLOWING].split(maxsplit=len(later))[: len(later)]
    return len(found) == len(later) and found[:-1] == [*later[:-1]] and found[-1].startswith(later[-1][:-1])


_PAIR = 2
"""Words of a name that is found by the second already."""


def _pieces(prose: str) -> Iterator[tuple[int, int]]:
    """Cut a text at spaces."""
    start = 0
    while start < len(prose):
        end = prose.find(" ", start + _PIECE)
        end = len(prose) if end < 0 else end
        yield start, end
        start = end + 1


def _is_asked(wanted: Wanted, date: str) -> bool:
    """Tell whether a name is of interest: one that is valid is not."""
    validity = wanted.concept.valid
    return wanted.use is not Use.DATED or validity is None or not validity.covers(date)


def _seen(prose: str, place: int, length: int, opening: Opening) -> Iterator[Sighting]:
    """Look whether a name stands at a place, as it should be written and as a word of its own."""
    wanted, end = opening.wanted, place + length
    if opening.prefix or opening.suffix:
        if _free(prose, place, end):
            yield Sighting(Span(place, end), wanted, opening.prefix, opening.suffix)
        return
    match = _pattern(wanted).match(prose, place) if opening.words else None
    if opening.words and not match:
        return
    written = match[1] if match else prose[place:end]
    if wanted.is_proper and not _is_written(written, wanted):
        return
    clitic = (match["clitic"] or "").lower() if match else ""
    yield from _with_affixes(prose, Span(place, match.end() if match else end), length, wanted, clitic)


def _with_affixes(prose: str, span: Span, length: int, wanted: Wanted, suffix: str) -> Iterator[Sighting]:
    """Take what hangs on a name by a hyphen, or is its twin, for part of it."""
    place, end = span
    start, prefix, doubled = place, "", False
    before = _PREFIX.search(prose, max(0, place - _REACH), place) if place and prose[place - 1] in "-‐‑" else None
    if before and before["prefix"]:
        start, prefix = before.start(), read_prefix(before["prefix"].lower())
    elif before and before["twin"].lower() == prose[place : place + length].lower():
        start, doubled = before.start(), True
    behind = _SUFFIX.match(prose, end) if not suffix else None
    if behind and behind["suffix"]:
        end, suffix = behind.end(), behind["suffix"].lower()
    if _free(prose, start, end):
        yield Sighting(Span(start, end), wanted, prefix, suffix, doubled)


def _free(prose: str, start: int, end: int) -> bool:
    """Tell whether a stretch is no part of an address, a file name, a formula, or a compound."""
    if _NO_WORD_BEHIND.match(prose, end, end + _REACH):
        return False
    return prose[start - 1 : start] in _PARTING or not _NO_WORD_BEFORE.search(prose, max(0, start - _PATH), start)


def _pattern(wanted: Wanted) -> re.Pattern[str]:
    """Describe how a name is written in running text: spaces and line ends, commas or none, a clitic behind."""
    if wanted.is_short:
        return _short_pattern(wanted.text)
    return _full_pattern(wanted.text, wanted.language)


@lru_cache(maxsize=1 << 10)
def _short_pattern(text: str) -> re.Pattern[str]:
    """Describe a short form, which keeps its capitals."""
    return re.compile(rf"({spaced(text)}){_NO_CLITIC}")


@lru_cache(maxsize=1 << 12)
def _full_pattern(text: str, language: Language) -> re.Pattern[str]:
    """Describe a full form, in any case."""
    body = spaced(text)
    if language == "id":
        return re.compile(rf"({body}){_CLITIC}", re.IGNORECASE)
    plural = f"{body[:-1]}(?:y|ies)" if body.endswith("y") else f"{body}(?:s|es)?"
    return re.compile(rf"({plural}){_NO_CLITIC}", re.IGNORECASE)


def _is_written(found: str, wanted: Wanted) -> bool:
    """Tell whether a name with capitals is written as it should be, or all in capitals."""
    if found == wanted.text:
        return True
    bare = _GAPS.sub(" ", found)
    if wanted.is_short:
        return bare == wanted.text
    return (
        bare.startswith(wanted.text[:-1])
        or (bare.isupper() and " " in bare)
        or _PLAIN.sub("", bare) == _PLAIN.sub("", wanted.text)
    )


_GAPS = re.compile(r"\s+")
_PLAIN = re.compile(r"[\W_]+")
