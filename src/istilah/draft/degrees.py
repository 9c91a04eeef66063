"""Degrees, titles and initials of persons: how they are put together, and which one wrong dots may mean.

What stands beside a name is no initialism, whatever its letters: *Ali Akbar, M.I.* is no madrasah, *W.R. Soepratman* no
prize, *M.I.Kom.* no *MI* with something behind it. The grammar, and what it is made of::

    person  = {title} {initial} name [","] {degree [","]}    Ir. H. A.H. Nasution, S.Kep., Ns., M.Eng.Sc.
    title   = a row of the list “degrees”, before            Prof., Dr. (H.C.), K.H., R.A., Drs., Hj., drg.
    initial = letter "." {letter "."}                        A., W.R., A.M.W.
    degree  = element {"." element} ["."] [tail]             S.H., A.Md., Ph.D., Lc.; also SH, MSi, S.Pd.SD.
    element = letter {letter}, six letters at most           S, Md, Kep, PD, Biomed; the first is a capital
    tail    = "-" element | "(" word ")"                     Sp.PD-KGEH, Sp.A.(K), B.Sc.(Hons)

A run of dots is judged whole or not at all (:func:`is_whole`): *P.P* in *P.P .K.* and *L.P* in *L.P.3.I.* are halves,
and half a run says nothing. Which degrees there are is known from the termbase (roles, but for ranks of the services,
which the press writes without dots) and from the list *degrees*; to name one more is to write one more row.

Degrees may differ by a dot or a capital alone: *M.Si.* is science, *M.S.I.* Islamic studies; *M.Ph* is not *M.P.H.*. So
:meth:`Degrees.meant` answers with a degree only if its letters are the very same, capitals too, and is sure only if the
last dot alone is missing or no other degree has these letters in whatever case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import fold
from istilah.language.lexicon import STOPWORDS
from istilah.model.concept import ConceptKind
from istilah.terms.spellings import Spellings

if TYPE_CHECKING:
    from istilah.draft import Draft
    from istilah.model.document import Span
    from istilah.terms.spellings import Spelling

_SERVICES = "kepegawaian"
"""The domain of ranks."""
_ELEMENT = r"[A-Za-z]{1,6}+"
MARK = rf"(?=[A-Z]){_ELEMENT}(?:\.{_ELEMENT})*+\.?+(?![\w.(-])"
"""What may be a degree: a whole run of elements, without a tail."""
_TAIL = re.compile(r" ?\((?:K|Hons)\)|-[A-Z]")

_NEAR = 6
"""Characters beside dotted letters that may belong to them."""
_REACH = 80
"""Characters before a degree in which its name is looked for."""
_FEW = 3
"""Letters that may be those of a person before a name."""
# A number of a letter is a run as well: “14/R.I./1957”.
_RUN_BEFORE = re.compile(r"(?:[\w.][.-]|\w|[\dIVX] ?/|(?<![A-Z]\.)\b[A-Z]\.[ \u00a0])\Z")
_RUN_BEHIND = re.compile(r"\w| ?\d*/ ?\d| \d+/| ?\.\w|- ?[A-Z]\.|(?: dan| &)?[ \u00a0][A-Z]\.(?![A-Z]\.)")
_PAIR = 4
"""Characters of two letters with their dots, which beside others are half a run: *P.G. P.N.*, but *D.P.R.* is whole."""
_PAIR_BEFORE = re.compile(r"[A-Z]\.[A-Z]\.[ \u00a0]\Z")
_PAIR_BEHIND = re.compile(r"[ \u00a0][A-Z]\.[A-Z]\.")
_NAME_BEHIND = re.compile(r"[ \u00a0](?P<word>[A-Z][\w’'-]*)")
_WORD = r"[A-Z][\w’'-]*\.?"
_NAMED = re.compile(rf"(?P<name>{_WORD}(?:[ \u00a0]{_WORD}){{0,4}})(?:, ?[A-Z][\w.-]{{0,8}})*, ?\Z")
_SURNAME = re.compile(r"\b(?P<name>[A-Z][a-z’'-]+)[ \u00a0]\Z")
_LETTERS = re.compile(r"[^\W\d_]{3,}")


class Meant(NamedTuple):
    """The degree that a spelling may mean."""

    right: str
    sure: bool
    """Whether it can mean no other."""


class Degrees:
    """The degrees and titles that are known where a draft is examined, and the persons in it."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._spellings = Spellings(draft.index)
        self._titles = draft.words.group("degrees", "before")
        self._listed: dict[str, list[str]] = {}
        for text in (*self._titles, *draft.words.group("degrees", "behind")):
            self._listed.setdefault(fold(text), []).append(text)

    def is_right(self, text: str) -> bool:
        """Tell whether ``text`` is the right spelling of a degree or a title, its last dot aside."""
        return any(right.rstrip(".") == text.rstrip(".") for right in self._alike(text))

    def is_title(self, text: str) -> bool:
        """Tell whether ``text`` stands before names."""
        return text in self._titles

    def meant(self, text: str) -> Meant | None:
        """Find the degree that is written ``text``, with its dots or without.

        Nothing is found where capitals differ, unless the termbase names this very misspelling; nor are letters in
        capitals anything if two degrees have them: *M.SI* may be *M.Si.* or *M.S.I.*.
        """
        alike, letters = self._alike(text), text.replace(".", "")
        if text in alike:
            return Meant(text, sure=True)
        if len(alike) > 1 and letters.isupper():
            return None
        same = [right for right in alike if right.rstrip(".") == text.rstrip(".")]
        if same:
            return Meant(same[0], sure=True)
        found = {right for right in alike if right.replace(".", "") == letters} or self._misspelled(text)
        return Meant(found.pop(), sure=len(alike) == 1) if len(found) == 1 else None

    def _alike(self, text: str) -> tuple[str, ...]:
        """List the degrees that have the letters of ``text``, whatever their case and dots."""
        known = (spelling.text for spelling in self._spellings.right(text) if _is_degree(spelling))
        return tuple(dict.fromkeys((*known, *self._listed.get(fold(text), ()))))

    def _misspelled(self, text: str) -> set[str]:
        """List the degrees among whose misspellings the termbase has ``text``."""
        keys = {
            spelling.concept.key
            for spelling in self._spellings.of(text)
            if spelling.text.rstrip(".") == text.rstrip(".") and not spelling.right and _is_degree(spelling)
        }
        right = (spelling for spelling in self._spellings.right(text) if spelling.concept.key in keys)
        return {spelling.text for spelling in right}

    def is_personal(self, span: Span) -> bool:
        """Tell whether dotted letters are a person’s: a degree or a title, initials before a name or behind one."""
        prose = self._draft.document.prose
        text = prose[span.start : span.end]
        return self.is_right(text) or self._is_before_name(span) or self._is_behind_name(span)

    def _is_before_name(self, span: Span) -> bool:
        prose = self._draft.document.prose
        few = sum(map(str.isalpha, prose[span.start : span.end]))
        found = _NAME_BEHIND.match(prose, span.end)
        if not found or few > _FEW:
            return False
        return few < _FEW or not self._is_ordinary(found["word"])

    def _is_behind_name(self, span: Span) -> bool:
        prose = self._draft.document.prose
        start = max(0, span.start - _REACH)
        if self._is_name(_NAMED.search(prose, start, span.start)):
            return True
        few = sum(map(str.isalpha, prose[span.start : span.end])) < _FEW
        return few and self._is_name(_SURNAME.search(prose, start, span.start))

    def _is_name(self, found: re.Match[str] | None) -> bool:
        """Tell whether capitalised words hold one that is none of everyday language."""
        return found is not None and not all(map(self._is_ordinary, _LETTERS.findall(found["name"])))

    def _is_ordinary(self, word: str) -> bool:
        """Tell whether a capitalised word is known as something else than a name, by this draft or the termbase."""
        small = word.lower()
        return small in STOPWORDS or small in self._draft.concordance.small or bool(self._draft.index.longest(small))


def is_whole(prose: str, span: Span) -> bool:
    """Tell whether dotted letters are all of their run, and no part of a longer one.

    >>> from istilah.model.document import Span
    >>> prose = "Biaya K.T.P. naik; lihat P.P .K."
    >>> is_whole(prose, Span(6, 12)), is_whole(prose, Span(25, 28))
    (True, False)
    """
    if not begins_run(prose, span.start) or _RUN_BEHIND.match(prose, span.end):
        return False
    start = max(0, span.start - _NEAR)
    return span.end - span.start > _PAIR or not (
        _PAIR_BEFORE.search(prose, start, span.start) or _PAIR_BEHIND.match(prose, span.end)
    )


def begins_run(prose: str, start: int) -> bool:
    """Tell whether nothing before dotted letters belongs to their run."""
    return not _RUN_BEFORE.search(prose, max(0, start - _NEAR), start)


def has_tail(prose: str, end: int) -> bool:
    """Tell whether something follows that belongs to the degree before it: *Sp.A (K)*."""
    return bool(_TAIL.match(prose, end))


def _is_degree(spelling: Spelling) -> bool:
    concept = spelling.concept
    return concept.kind is ConceptKind.ROLE and _SERVICES not in concept.domain
