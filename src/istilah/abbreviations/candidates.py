"""What inside a bracket, or behind *disingkat*, may be a short form.

“(BPS)”, “(the “BKPM”)”, “(disingkat SI)” and “(“GR 28/2025”)” hold one, “(ICR/OMR)” two, “(blood-brain barrier, BBB)”
one with its full form before it; “(owners)” and “(23 Maret 2022)” hold none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.abbreviations.alignment import GREEK
from istilah.abbreviations.passage_words import LONGEST, QUOTES
from istilah.abbreviations.shapes import is_core, stem
from istilah.language.lexicon import FUNCTION_WORDS, STOPWORDS
from istilah.language.numerals import is_roman
from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAKS = STOPWORDS | FUNCTION_WORDS
"""Words at which a noun phrase ends."""
_FEW = 3
"""Words of the longest short form."""
_SHORTEST, CLIPPED = 2, 14
"""Letters of a word that may be clipped from others."""
_ODD = re.compile(r"[a-z]{1,2}[A-Z][A-Za-z0-9]{1,8}|(?:[A-Z]\.){2,6}")
"""Capitals behind a small letter (*eNOS*, *mRNA*) or with dots (*K.T.P.*)."""
_GREEK = "|".join([*GREEK, *GREEK.values()])
_FORMULA = re.compile(
    rf"(?=\S*[A-Z0-9]|(?:{_GREEK})[ -])(?=.*(?:[A-Z]|[a-z].*[a-z]))(?=[\[A-Za-z0-9{''.join(GREEK)}])"
    rf"(?:(?:{_GREEK})[ ](?=\d))?"
    rf"(?:(?:{_GREEK}|anti|poly)(?![a-z])|[a-z]{{1,3}}(?![a-z])|[A-Z0-9'′+*/()\[\]-]|[.,](?=[A-Z0-9]))+"
    rf"(?:[ ](?:{_GREEK}|[A-Z])(?!\S))*"
)
"""Capitals, digits and brackets with few small letters between: *FEV(1)*, *5-HT*, *alpha-MEM*, *Ub*, *TNF alpha*."""
_PARTING = re.compile(r"(,(?![\d-])|[;/]|\s[–—-]\s|\s(?:atau|or)\s)")
_LETTER = re.compile(r"([A-Z]\d?)(?=$|[,;]\s)")
_YEARED = re.compile(r"(?P<core>[A-Z][A-Za-z]+)(?:[ \t]+|-(?=\d+/\d{4}$))(?P<number>\d+(?:/\d+)?)")


class Short(NamedTuple):
    """A short form, with its place within its construction."""

    text: str
    span: Span
    quoted: bool
    is_part: bool = False
    """Whether other things stand before it in the same bracket: “(blood-brain barrier, BBB)”."""
    is_letter: bool = False
    """Whether it is one letter, perhaps with a digit: “testosterone (T)”."""
    number: str = ""
    """The number of a regulation that goes with it: “GR 28/2025”."""
    is_named: bool = False
    """Whether the text says that the thing is called so, whatever the letters: “(disingkat SI)”."""

    def moved(self, by: int) -> Short:
        """Move it from its construction into the text."""
        return self._replace(span=Span(self.span.start + by, self.span.end + by))


class Candidates:
    """Finds the short forms that constructions may hold; ``short_forms`` are those of the termbase."""

    def __init__(self, short_forms: frozenset[str], leading: re.Pattern[str]) -> None:
        """Take what may stand before a short form in its bracket for ``leading``."""
        self._short_forms = short_forms
        self._leading = leading
        self._shaped: dict[str, bool] = {}
        self._inside: dict[str, tuple[Short, ...]] = {}

    def inside(self, inner: str) -> tuple[Short, ...]:
        """List what inside a bracket may be a short form; places are within it, for the same ones come again."""
        shorts = self._inside.get(inner)
        if shorts is None:
            shorts = self._inside[inner] = tuple(self._parsed(inner))
        return shorts

    def _parsed(self, inner: str, at: int = 0) -> Iterator[Short]:
        """Take a bracket as one short form, else its parts."""
        letter = _LETTER.match(inner)
        if letter:
            yield Short(letter[1], Span(0, letter.end(1)), quoted=False, is_letter=True)
            return
        lead = self._leading.match(inner)
        if lead and lead.end() < len(inner):
            inner, at = inner[lead.end() :], at + lead.end()
        whole = self._short(inner, at, leads=bool(lead))
        if whole:
            yield whole._replace(is_named=bool(lead and lead["named"]))
            return
        beside = False  # whether what stands before in the bracket is a short form, too
        for sign, piece, offset in _pieces(inner):
            short = self._short(piece, at + offset, leads=bool(lead))
            if short and (beside or not sign.strip().isalpha()):
                yield short._replace(is_part=offset > 0 and not beside)
            beside = short is not None

    def _short(self, piece: str, at: int, *, leads: bool) -> Short | None:
        text = piece.strip(QUOTES + ",")
        text = text if _ODD.fullmatch(text) else text.strip(".")
        if not text:
            return None
        start = at + piece.find(text)
        quoted = leads or bool(set(piece[: piece.find(text)]) & set("“\"'‘«"))
        dated = _YEARED.fullmatch(text)
        text = dated["core"] if dated and is_core(dated["core"]) else text
        if not self.is_short(text):
            return None
        number = dated["number"] if dated and text == dated["core"] else ""
        # “antibody to hepatitis B core antigen (anti-HBc)”: science abbreviates the prefix too.
        bare = text if number or text.startswith("anti-") else stem(text)
        start += text.find(bare)
        return Short(bare, Span(start, start + len(bare)), quoted, number=number)

    def is_short(self, text: str) -> bool:
        """Tell whether a text of one to three words has the looks of a short form."""
        shaped = self._shaped.get(text)
        if shaped is None:
            shaped = self._shaped[text] = self._is_shaped(text)
        return shaped

    def _is_shaped(self, text: str) -> bool:
        pieces = text.split()
        if not 0 < len(pieces) <= _FEW or is_roman(pieces[0]) or len(text) > LONGEST or ", " in text:
            return False
        if self.is_formula(text):
            return True
        if len(pieces) > 1:
            plausible = all(piece[:1].isupper() or piece.isdigit() for piece in pieces)
            return plausible and any(map(self.is_known, pieces)) and not set(pieces) & FUNCTION_WORDS
        word = stem(pieces[0].strip("’'"))
        if word.islower() and word.isalpha() and _SHORTEST <= len(word) <= CLIPPED:
            return word not in BREAKS
        clipped = word[:1].isupper() and word.replace("-", "").isalpha() and _SHORTEST < len(word) <= CLIPPED
        return self.is_known(word) or clipped

    def is_formula(self, word: str) -> bool:
        """Tell whether it is written as science writes short forms."""
        return 1 < len(word) <= LONGEST and bool(_FORMULA.fullmatch(word))

    def is_known(self, word: str) -> bool:
        """Tell whether a word is a short form by its capitals, or for the termbase."""
        first, *rest = re.split("[-/]", word)
        shaped = (is_core(first) or bool(_ODD.fullmatch(first))) and all(map(str.isalnum, rest))
        return shaped or word in self._short_forms or word[:1].lower() + word[1:] in self._short_forms


def _pieces(inner: str) -> Iterator[tuple[str, str, int]]:
    """Go through the parts of a bracket, each with the sign or “or” before it; none where there is but one."""
    at, sign = 0, ""
    for number, piece in enumerate(_PARTING.split(inner)):
        if number % 2:
            sign = piece
        elif piece != inner:
            yield sign, piece, at
        at += len(piece)
