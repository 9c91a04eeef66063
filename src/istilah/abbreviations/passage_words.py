"""The words before a bracket, back to where their sentence or their own bracket begins.

A full form never reaches over a full stop, nor over another bracket: *Badan Pusat Statistik (BPS) dan Bank Indonesia
(BI)*. But not every sign parts words. In *2,4-dinitrophenyl*, *benzo[a]pyrene* and *di-(2-ethylhexyl)phthalate* commas
and brackets stand inside one word, as they do in *Ca(2+)* and *(-)-ephedrine*; what tells is that no space is near.
Start at :func:`before`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from istilah.language.folding import plain
from istilah.model.document import Span

QUOTES = "“”\"'‘’«»*_` \t\n"
"""What stands around a short form or a full form without belonging to it."""
_AROUND = QUOTES + "."
_OPENING, _CLOSING = QUOTES + "(", '”" '
_DASHES = frozenset({"", "-", "--", "---", "–", "—", "•"})
LONGEST = 40
"""Characters of the longest short form."""
MOST = 16
"""Words of the longest full form."""
_REACH = 220
"""Characters before a bracket in which a full form begins."""

_FORM = re.compile(r"\s*(?:\((?:Persero|Perseroda|Perum)\)\s*)?(?:Tbk\.?\s*)?\Z")
_LONGEST_FORM = 24
"""Characters of a company form behind a name, which is no part of it: *PT Kereta Api Indonesia (Persero) Tbk*."""

_RUN = r"[^\s()\[\]“”\"„«»,;:/]+"
_INNER = r"(?:\([^()\[\]\s]{1,40}\)|\[[^()\[\]\s]{1,40}\])"
_LEAD = rf"{_INNER}-|\[\d{{1,3}}[A-Z][a-z]?\](?=\w)|\(\d{{1,3}}\)(?=[A-Z][a-z]?-)"
"""What stands before the first letter of a word: *(-)-ephedrine*, *[3H]thymidine*, *(18)F-glucose*."""
_GLUED = rf"{_INNER}(?=-?\w)|(?:(?<=-)|(?<=poly))\([^()\[\]]{{1,40}}\)|\([\d+-]{{1,3}}\)"
_WORDS = re.compile(rf"(?:{_LEAD})*{_RUN}(?:(?:/|,(?=\d|[A-Z]-)){_RUN}|(?:{_GLUED})(?:{_RUN})?)*")
_JOINED = re.compile(rf"(?<=[\w-])(?:{_GLUED})|{_LEAD}")
_SIGN = re.compile(r"[;:?!.\n()\[\]\t]")
_STOP = re.compile(
    r"[;:?!](?=\s)|(?<!No)(?<!Nos)(?<!Dr)(?<!Mr)(?<!St)(?<!Prof)(?<!Tbk)(?<!\b[A-Z])\.(?=\s+[A-Z“\"(])|\n\s*\n|[()\[\]]|\t"
)


@dataclass(frozen=True, slots=True)
class PassageWords:
    """The words of a passage; where they stand is told only of those that are asked for."""

    texts: tuple[str, ...] = ()
    """The words without quotation marks and full stops around them."""
    written: tuple[str, ...] = ()
    """The same as they are written."""
    text: str = ""
    start: int = 0
    end: int = 0

    def span(self, first: int, count: int | None = None) -> Span:
        """Tell from where to where the words from ``first`` on stand, ``count`` words from the beginning at most.

        >>> within("Ia dan ia.", 0, 10).span(1), within("Ia dan ia.", 0, 10).span(0, 2)
        (Span(start=3, end=10), Span(start=0, end=6))
        """
        at = end = self.end
        for place in range(len(self.written) - 1, first - 1, -1):
            at = self.text.rfind(self.written[place], self.start, at)
            if place >= (count or len(self.written)) - 1:
                end = at + len(self.written[place])
        return Span(at, end)

    def since(self, first: int) -> PassageWords:
        """Leave out the words before number ``first``."""
        return replace(self, texts=self.texts[first:], written=self.written[first:])

    def shorter(self) -> PassageWords:
        """Leave out the last word."""
        return replace(self, texts=self.texts[:-1], written=self.written[:-1], end=self.span(len(self.texts) - 1).start)


class Full(NamedTuple):
    """Where among the words beside a short form its full form stands: to the last word, or before ``end``."""

    start: int
    inside: int = 0
    """Characters of the first word that are no part of it; negative where it begins before the words."""
    end: int | None = None


def before(text: str, end: int) -> PassageWords:
    """List the words of the sentence before ``end``.

    >>> before("Ia hadir. Badan Pusat (BPS)", 23).texts
    ('Badan', 'Pusat')
    >>> before("a trace of benzo[a]pyrene (BaP)", 26).texts[-1]
    'benzo[a]pyrene'
    """
    form = _FORM.search(text, max(0, end - _LONGEST_FORM), end)
    end = form.start() if form else end
    start = max(0, end - _REACH)
    pieces = text[start:end].rsplit(None, MOST)
    if len(pieces) > MOST:
        start += len(pieces[0])
    return within(text, _beginning(text, start, end), end)


def within(text: str, start: int, end: int) -> PassageWords:
    """List the words between two places."""
    written = tuple(_WORDS.findall(text, start, end))
    texts = tuple([word.strip(_AROUND) for word in written])
    if not all(map(_is_said, texts)):
        written = tuple(word for word in written if _is_said(word.strip(_AROUND)))
        texts = tuple(word.strip(_AROUND) for word in written)
    return PassageWords(texts, written, text, start, end)


def _is_said(word: str) -> bool:
    """Tell a word from a dash, and from an accent without a letter."""
    return word not in _DASHES and (word.isascii() or bool(plain(word)))


def word_before(text: str, end: int) -> tuple[str, int]:
    """Take the word right before ``end`` and tell where it begins.

    >>> word_before("FS (feasibility study)", 3)
    ('FS', 0)
    """
    start = max(0, end - LONGEST)
    ahead = text[start:end].rstrip(_CLOSING)
    word = ahead.rsplit(None, 1)[-1].lstrip(_OPENING) if ahead and not ahead[-1].isspace() else ""
    return word, start + len(ahead) - len(word)


def _beginning(text: str, start: int, end: int) -> int:
    """Find where the sentence or bracket before ``end`` begins, not before ``start``."""
    limit = end
    for sign in reversed(list(_SIGN.finditer(text, start, end))):
        at = sign.start()
        if at >= limit:
            continue
        opening = _opening(text, start, at) if sign[0] in ")]" else -1
        if opening >= 0:
            limit = opening
            continue
        stop = _STOP.match(text, at, end)
        if stop and stop.end() < end:
            return stop.end()
    return start


def _opening(text: str, start: int, close: int) -> int:
    """Find the beginning of the bracket within a word that ends at ``close``; -1 where it is none."""
    opening = text.rfind("(" if text[close] == ")" else "[", start, close)
    joined = _JOINED.match(text, opening) if opening >= 0 else None
    return opening if joined and close < joined.end() else -1
