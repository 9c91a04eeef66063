"""What the shape of a document tells: quotations, names of laws, addresses, code, and passages in English.

A heading in capitals shows nothing of how its writer spells; a quotation mark opens and closes; the name of a law
begins with its number and goes on as long as names do. What words beside a stretch tell stands in a table of cues,
which :mod:`~istilah.context.roles` asks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from istilah.language.affixes import alternatives
from istilah.language.lexicon import INDONESIAN_LINKS
from istilah.language.numerals import SMALL_ROMAN_DIGITS
from istilah.language.programs import code_lines
from istilah.language.tongue import tongue
from istilah.model.document import BlockKind, Span

if TYPE_CHECKING:
    from istilah.model.document import Document

_QUOTE = 1500
"""Characters of the longest quotation that is recognised."""
_BESIDE = 60
"""Characters on either side in which the words stand that may form a phrase with a stretch."""
_WORDS_BEFORE = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]+[ \u00a0\n]){1,3}\Z")
_WORDS_BEHIND = re.compile(r"(?:[ \u00a0\n][^\W\d_]+(?![^\W\d_])){1,3}")
_CELL = 300
"""Characters of a passage that has one language."""
_TOKEN = 80
"""Characters on either side that may belong to one address or piece of code."""
_LAW = 300
"""Characters of the longest name of a law."""
_HEAD = 1_000
"""Characters of the longest name in the head of a law, which may list a dozen districts."""

_PAIRS = (("“", "”"), ("«", "»"))
_BEFORE_QUOTE = frozenset(" \n\t\u00a0([{—–-/“‘")
_CODE = re.compile(
    r"[@\\_=<>{}|`#^]|(?<![A-Z])\$(?!\d)|://|\bwww\.|\w\(\w*\)?$|(?<!\w)/\w+/|[\d_]/\w+/|\.(?:com|go|id|net|org|html?|js|pdf|py)\b|::"
)
_ABOUT = re.compile(
    r"\bNo(?:mor|\.)?(?:(?:\s*:\s*|\s+|(?=\d))\S+\s+Tahun\s+\d[\d|lIoO ]{3,5}|\s*\d+/\d{4})\s*tentang\s+", re.IGNORECASE
)
# What a law is about to enact, or calls itself without its number.
_ENACTED = re.compile(
    r"\b(?:UNDANG-UNDANG|(?:PERATURAN|KEPUTUSAN|INSTRUKSI)(?: [A-Z]+){0,6})\s+TENTANG\s+|"
    r"\b(?:Undang-[Uu]ndang|(?:Peraturan|Keputusan|Instruksi|Perjanjian|Konvensi|Persetujuan)(?: [A-Z][a-z]+){0,6})"
    r"\s+tentang\s+(?=[A-Z])"
)
# Old titles are in small letters: what ends one is the end of its clause, or the verb of the sentence around it.
_TITLE_ENDS = re.compile(
    r"[;)]|(?<!\bPT)(?<!\bP\.T)[.:]\s|\n\s*\n|,\s+(?:maka|para|semua|setiap)\b|"
    rf"\b(?:BAB [{SMALL_ROMAN_DIGITS}]|Pasal \d|MEMUTUSKAN|Menimbang|adalah|akan|bahwa|belum|berlaku|dapat|dicabut|"
    r"diganti|dimaksud|dinyatakan|ditambah|ditetapkan|diubah|harus|ini|itu|jo|juncto|mengatur|menyatakan|perlu|"
    r"sebagaimana|sudah|telah|tersebut|tidak|wajib)\b"
)
_TITLE_WORD = re.compile(
    r"\s*(?:[(“\"]?(?:PT\.|P\.T\.|(?!BAB\b)[A-Z][^\s.;]*)|"
    rf"{alternatives(INDONESIAN_LINKS)}|/)(?=\s|$|[.;])"
)


def without_code(document: Document) -> Document:
    r"""Blank the lines of code that no markup tells, so that no rule takes them for prose.

    >>> from istilah.readers.plain import read
    >>> without_code(read("Ini kodenya:\n\nimport java.util.List;\n", "a.txt")).prose.rstrip()
    'Ini kodenya:'
    """
    prose, last = [], 0
    for line in code_lines(document.prose):
        prose += [document.prose[last : line.start], " " * (line.end - line.start)]
        last = line.end
    return replace(document, prose="".join([*prose, document.prose[last:]])) if prose else document


def in_code(document: Document, span: Span) -> bool:
    """Tell whether a stretch is part of an address of the net, of a path or of code."""
    start, end = _within(document, span, _TOKEN)
    before = document.prose[start : span.start].split()[-1:] if _joins(document, span.start - 1) else []
    after = document.prose[span.end : end].split()[:1] if _joins(document, span.end) else []
    return bool(_CODE.search("".join((*before, document.prose[span.start : span.end], *after))))


def _joins(document: Document, offset: int) -> bool:
    """Tell whether the character at ``offset`` is none that parts words."""
    return not document.prose[offset : offset + 1].isspace()


def is_quoted(document: Document, span: Span) -> bool:
    """Tell whether a stretch stands between quotation marks, or in a block quotation."""
    if document.block(span.start).kind is BlockKind.QUOTE:
        return True
    start, end = _within(document, span, _QUOTE)
    prose = document.prose
    for opening, closing in _PAIRS:
        opened = prose.rfind(opening, start, span.start)
        if opened >= 0 > prose.find(closing, opened, span.start) and prose.find(closing, span.end, end) >= 0:
            return True
    # Some open with what others close with.
    both = ('"',) if prose.find("“", start, span.start) >= 0 else ('"', "”")
    return any(_is_between(sign, prose, span, Span(start, end)) for sign in both)


def _is_between(sign: str, prose: str, span: Span, reach: Span) -> bool:
    opened = prose.rfind(sign, reach.start, span.start)
    return opened >= 0 and _opens(prose, opened) and prose.find(sign, span.end, reach.end) >= 0


def _opens(prose: str, at: int) -> bool:
    """Tell whether a straight quotation mark opens: a space or bracket stands before it, and none behind."""
    return (at == 0 or prose[at - 1] in _BEFORE_QUOTE) and not prose[at + 1].isspace()


def in_law_name(document: Document, span: Span) -> bool:
    """Tell whether a stretch belongs to the name of a law: “… Nomor 2 Tahun 2002 tentang …”, also in its own head."""
    prose = document.prose
    # A law has its own name in capitals, centred line by line, each of which may be a block.
    in_head = prose[span.start : span.end].isupper()
    start = max(0, span.start - _HEAD) if in_head else _within(document, span, _LAW).start
    if all(prose.find(about, start, span.start) < 0 for about in ("entang", "ENTANG")):
        return False
    for about in (*_ABOUT.finditer(prose, start, span.start), *_ENACTED.finditer(prose, start, span.start)):
        at = about.end()
        if not _TITLE_ENDS.search(prose, at, span.start):
            return True
        while at < span.start and (word := _TITLE_WORD.match(prose, at, span.start)):
            at = word.end()
        if prose[span.start].isupper() and not prose[at : span.start].strip(' \n\t(“"'):
            return True
    return False


def stands_in(document: Document, span: Span, language: str) -> bool:
    """Tell whether the passage around a stretch is in ``language``."""
    if _tongue_of_all(document.prose) == "ms":
        return False
    block = document.block(span.start)
    # Passages are cut in cells and not around each name, so that neighbours share an answer.
    start = max(block.start, span.start - (span.start - block.start) % _CELL - _CELL)
    if _tongue_of(document.prose[start : min(block.end, start + 3 * _CELL)]) != language:
        return False
    return language != "id" or not in_foreign_phrase(document, span)


@lru_cache(maxsize=1 << 8)
def _tongue_of(passage: str) -> str:
    return tongue(passage)


@lru_cache(maxsize=4)
def _tongue_of_all(prose: str) -> str:
    """Tell the language of a whole document: what is Malay has passages that might be Indonesian."""
    return tongue(prose)


def in_foreign_phrase(document: Document, span: Span) -> bool:
    """Tell whether the words right before and behind a stretch, in its sentence, are of another language."""
    start, end = _within(document, span, _BESIDE)
    found = (
        _WORDS_BEFORE.search(document.prose, start, span.start),
        _WORDS_BEHIND.match(document.prose, span.end, end),
    )
    before, behind = (words[0].split() if words else [] for words in found)
    # “dalam Standard for Automatic Exchange”: the word beside it is of the same phrase, whatever stands farther off.
    return any(tongue(beside) != "id" for beside in (" ".join((*before, *behind)), *before[-1:], *behind[:1]))


def _within(document: Document, span: Span, reach: int) -> Span:
    """Give what lies up to ``reach`` characters around a stretch in its block."""
    block = document.block(span.start)
    return Span(max(block.start, span.start - reach), max(span.end, min(block.end, span.end + reach)))


def is_emphasised(document: Document, span: Span) -> bool:
    """Tell whether a stretch stands in italics or bold."""
    at = bisect_right(document.emphasis, span.start, key=_start) - 1
    return at >= 0 and document.emphasis[at].end >= span.end


def _start(span: Span) -> int:
    return span.start
