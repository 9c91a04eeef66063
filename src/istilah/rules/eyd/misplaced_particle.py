"""EYD012: *pun* joined where it stands apart, or apart where it is joined; *per* joined.

*apapun*, *siapapun*, *satupun*; *meski pun*, *walau pun*; *pertahun*, *perorang*. Some conjunctions keep *pun*, and
many words end in these letters, so the rule names only what it knows to be wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.consistency import consistent
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft

RULE = Rule(
    code="EYD012",
    name="misplaced-particle",
    severity=Severity.WARNING,
    summary=Text(id="Partikel pun atau per yang keliru dirangkai", en="Particle pun or per wrongly joined or parted"),
    reason=Text(
        id=(
            "EYD V, Partikel: pun ditulis terpisah (apa pun), kecuali pada kata penghubung seperti meskipun dan "
            "walaupun; per yang berarti “tiap” ditulis terpisah (per tahun)."
        ),
        en=(
            "EYD V, Partikel: pun stands apart (apa pun), except in conjunctions such as meskipun and walaupun; per in "
            "the sense of “each” stands apart (per tahun)."
        ),
    ),
    examples=(
        Example(
            "⟦Siapapun⟧ boleh ikut, ⟦meski pun⟧ belum terdaftar.",
            fixed="Siapa pun boleh ikut, meskipun belum terdaftar.",
        ),
        Example("Siapa pun boleh ikut, meskipun belum terdaftar."),
        Example("Mereka menghimpun rumpun bambu, walaupun hujan."),
        Example("Biayanya seribu rupiah per orang per tahun."),
        Example("Biayanya seribu rupiah ⟦perorang⟧.", fixed="Biayanya seribu rupiah per orang."),
    ),
)
_APART = Text(id="“{text}” ditulis terpisah: “{right}”", en="“{text}” is written as two words: “{right}”")
_TOGETHER = Text(id="“{text}” ditulis serangkai: “{right}”", en="“{text}” is written as one word: “{right}”")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")

_WORDS = (
    "apa",
    "siapa",
    "mana",
    "berapa",
    "kapan",
    "satu",
    "sedikit",
    "seorang",
    "itu",
    "ini",
    "mereka",
    "kita",
    "dia",
)
_LINKS = ("meski", "walau", "kendati", "sungguh", "biar")
_UNITS = ("bulan", "hari", "jam", "menit", "minggu", "orang", "tahun", "unit")


def _behind(word: str, ending: str) -> str:
    """Look back from an ending, which is rarer than a word’s beginning; either case of the first letter."""
    return rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]}{ending})"


_JOINED_PUN = re.compile(f"pun\\b(?:{'|'.join(_behind(word, 'pun') for word in _WORDS)})(?!-)")
_PARTED_PUN = re.compile(f" pun\\b(?:{'|'.join(_behind(word, ' pun') for word in _LINKS)})(?!-)")
_JOINED_PER = re.compile(rf" per(?P<unit>{'|'.join(_UNITS)})\b(?!-)")


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report particles joined or parted against the rule."""
    return consistent(_found(draft), draft.document)


def _found(draft: Draft) -> Iterator[Finding[Span]]:
    prose = draft.document.prose
    for found in draft.roles.worded(_JOINED_PUN):
        start = _start(prose, found.start())
        yield _remark(prose, Span(start, found.end()), Edit(Span(found.start(), found.start()), " "), _APART)
    for found in draft.roles.worded(_PARTED_PUN):
        start = _start(prose, found.start())
        yield _remark(prose, Span(start, found.end()), Edit(Span(found.start(), found.start() + 1), ""), _TOGETHER)
    for found in draft.roles.worded(_JOINED_PER):
        at = found.start("unit")
        yield _remark(prose, Span(found.start() + 1, found.end()), Edit(Span(at, at), " "), _APART)


def _start(prose: str, at: int) -> int:
    while at > 0 and prose[at - 1].isalpha():
        at -= 1
    return at


def _remark(prose: str, span: Span, edit: Edit, message: Text) -> Finding[Span]:
    text = prose[span.start : span.end]
    right = prose[span.start : edit.span.start] + edit.new + prose[edit.span.end : span.end]
    return Finding(span, right, message.fill(text=text, right=right), Fix(_FIX.fill(right=right), (edit,), safe=True))
