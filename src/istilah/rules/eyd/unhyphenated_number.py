"""EYD008: a number without the hyphen that joins it to its affix or letter.

*ke 4*, *ke4*, *ke-IV*, *2010an*, *S1*. *Ke 4 provinsi* is a direction and no ordinal, and *S3* may be a product, so
*ke* counts only behind what is counted (*abad*, *HUT RI*), and *S1* only beside what tells of study.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from istilah.context.roles import SPARED
from istilah.language.numerals import SMALL_ROMAN_DIGITS, roman_value
from istilah.model.cues import Role
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.abbreviations.concordance import Concordance
    from istilah.draft import Draft
    from istilah.model.word_lists import WordLists

RULE = Rule(
    code="EYD008",
    name="unhyphenated-number",
    severity=Severity.WARNING,
    summary=Text(
        id="Angka tanpa tanda hubung pada imbuhan atau hurufnya", en="Number without a hyphen to affix or letter"
    ),
    reason=Text(
        id=(
            "EYD V, Tanda Hubung: tanda hubung merangkaikan ke- dengan angka, angka dengan -an, dan huruf dengan angka "
            "(ke-2, 2000-an, S-1); Angka: bilangan tingkat ditulis VII, ke-7, atau ketujuh, tidak ke-VII."
        ),
        en=(
            "EYD V, Tanda Hubung: a hyphen joins ke- to a number, a number to -an and a letter to a number (ke-2, "
            "2000-an, S-1); Angka: an ordinal is VII, ke-7 or ketujuh, never ke-VII."
        ),
    ),
    examples=(
        Example(
            "Pada abad ⟦ke 19⟧ dan tahun ⟦1990an⟧ kota itu ramai.",
            fixed="Pada abad ke-19 dan tahun 1990-an kota itu ramai.",
        ),
        Example("Muktamar ⟦ke-IV⟧ dihadiri lulusan ⟦S1⟧.", fixed="Muktamar ke-4 dihadiri lulusan S-1."),
        Example("Pada abad ke-19 dan tahun 1990-an kota itu ramai."),
        Example("Bantuan dikirim ke 4 provinsi dan 12 kota."),
        Example("Berkas disimpan di Amazon S3."),
        Example("Pada hari ke-X bank itu tutup."),
    ),
)
_JOINED = Text(id="“{text}” ditulis “{right}”", en="“{text}” is written “{right}”")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")

# Searched by letters, which is faster than by figures; “Ke 2” at the beginning of a sentence is seldom an ordinal.
_SPACED = re.compile(
    r" ke \d{1,3}(?![\w.,-]*\d)(?P<behind>(?=[,;:).]|\s*\Z| (?:RI|di|pada|tahun|dari|yang|itu|ini)\b))?"
)
_FUSED = re.compile(r"(?<!\w)ke\d{1,3}\b(?![-.,]\d)")
_ROMAN = re.compile(rf"ke-(?P<roman>[{SMALL_ROMAN_DIGITS}]{{2,}})(?![\w-])")
_DECADE = re.compile(r"(?<![\w.,])(?P<figures>[0-9]{2,4})an\b")
_COURSE = re.compile(r"(?<!\w)[SD][1-4]\b(?![-.,]?\d)")
_BEFORE = re.compile(r"(?P<first>\S+)\s+(?P<word>[^\s]+)\s\Z")
_COUNTED = frozenset(
    {
        "anak",
        "edisi",
        "episode",
        "generasi",
        "hut",
        "juara",
        "kali",
        "kongres",
        "konferensi",
        "muktamar",
        "menit",
        "musim",
        "nomor",
        "pekan",
        "pertemuan",
        "posisi",
        "presiden",
        "ronde",
        "sidang",
        "tempat",
        "ulang",
        "urutan",
    }
)


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report ordinals, decades and courses of study that lack a hyphen."""
    prose = draft.document.prose
    counted = _counted(draft.words)
    found = chain(_ordinals(prose, counted), _in_words(draft.concordance), _courses(draft))
    for span, right in found:
        if not draft.roles.plays(span, *SPARED):
            text = prose[span.start : span.end]
            # Nobody but the writer knows a direction from an ordinal (*ke 2*), season 3 from a doctorate (*S3*), a
            # member of a series (*ke-I dan ke-II*), or a broken *kerja* (*ke4a*).
            fix = Fix(_FIX.fill(right=right), (Edit(span, right),), safe=text.endswith("an"))
            yield Finding(span, right, _JOINED.fill(text=text, right=right), fix)


def _counted(words: WordLists) -> frozenset[str]:
    """Name what ordinals stand behind: the times, parts and grades of the word list *numerals*, and some more."""
    group = words.group("numerals", "before")
    return _COUNTED.union(*(group.get(name, ()) for name in ("times", "parts", "grades")))


def _ordinals(prose: str, counted: frozenset[str]) -> Iterator[tuple[Span, str]]:
    for found in _SPACED.finditer(prose):
        before = _BEFORE.search(prose, max(0, found.start() - 40), found.start() + 1)
        if before and _counts(before, counted, stands_last=found["behind"] is not None):
            yield Span(found.start() + 1, found.end()), found[0].strip().replace(" ", "-")


def _in_words(concordance: Concordance) -> Iterator[tuple[Span, str]]:
    """List what is wrong within a word: *ke4*, *ke-IV*, *2010an*."""
    for found, places in concordance.matches(_FUSED):
        yield from ((Span(*found.span()).moved(at), f"ke-{found[0][2:]}") for at in places)
    for found, places in concordance.matches(_ROMAN):
        value = roman_value(found["roman"])
        yield from ((Span(*found.span()).moved(at), f"ke-{value}") for at in places if value)
    for found, places in concordance.matches(_DECADE):
        yield from ((Span(*found.span()).moved(at), f"{found['figures']}-an") for at in places)


def _counts(before: re.Match[str], counted: frozenset[str], *, stands_last: bool) -> bool:
    """Tell whether the word before *ke* is counted: *abad ke 19*, *HUT RI ke 75*, but not *dari pasal 3 ke 4*."""
    first, word = before["first"].lower(), before["word"].lower()
    return word in counted or (stands_last and first in counted and not word[-1].isdigit())


def _courses(draft: Draft) -> Iterator[tuple[Span, str]]:
    for found, places in draft.concordance.matches(_COURSE):
        for at in places:
            span = Span(*found.span()).moved(at)
            if draft.roles.plays(span, Role.STUDY):
                yield span, f"{found[0][0]}-{found[0][1]}"
