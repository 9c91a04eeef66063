"""The right name in the clothes of the wrong one: its affixes, its clitics, its capitals.

*Kerjasamanya* becomes *kerja samanya*, *di-upload* becomes *diunggah*, *PROPINSI* becomes *PROVINSI*. Where the affixes
cannot be carried over by rule, or the right name is another sort of word, nothing is offered: *pemutakhiran* (noun, for
*update*) takes no *di-*, and *legalisasi* (noun) does not stand where *legalisir* (verb) did.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from istilah.context.capitals import begins_sentence
from istilah.language.affixes import DERIVING, AffixKind, Mark, alternatives, listed
from istilah.language.derivation import attach
from istilah.language.lexicon import FUNCTION_WORDS
from istilah.model.document import BlockKind
from istilah.model.finding import Edit, Fix
from istilah.text import Text

if TYPE_CHECKING:
    from istilah.model.concept import Designation
    from istilah.model.document import Document
    from istilah.terms.occurrences import Sighting

_WRITE = Text(id="tulis “{new}”", en="write “{new}”")
_DERIVED = re.compile(rf"(?:{alternatives(listed(AffixKind.PREFIX, mark=Mark.HYPHEN))})\w{{3,}}|\w+an")
"""Words that bear affixes already and take none of another's."""


def replacement(document: Document, sighting: Sighting, *, safe: bool = False) -> Fix | None:
    """Offer the right name in place of a wrong one."""
    right = sighting.wanted.right
    if right is None:
        return None
    bare = _instead(right, sighting)
    dressed = _dressed(bare, sighting)
    if dressed is None:
        return None
    new = _with_capitals(dressed, document, sighting)
    if new == document.prose[sighting.span.start : sighting.span.end]:
        return None
    return Fix(_WRITE.fill(new=new), (Edit(sighting.span, new),), safe)


def _instead(right: Designation, sighting: Sighting) -> str:
    """Choose the full form for a full form, and a short form for a short one."""
    return right.short[0] if sighting.wanted.is_short and right.short else right.term


def _dressed(bare: str, sighting: Sighting) -> str | None:
    wrong = sighting.wanted.text
    if wrong.endswith("ir") and bare.endswith("si"):
        return None
    if sighting.doubled and " " in wrong and " " not in bare:  # sub-sub bagian is no subbagian-subbagian
        return None
    if sighting.doubled:
        bare = _twice(bare)
    prefix, suffix = sighting.prefix, sighting.suffix
    if not prefix and not suffix:
        return bare
    foreign = not _is_akin(wrong, bare)
    if (prefix or suffix.startswith(DERIVING)) and foreign and _DERIVED.fullmatch(bare):
        return None
    return attach(bare, prefix, suffix)


def _twice(name: str) -> str:
    """Say a name twice.

    >>> _twice("utang"), _twice("orang tua"), _twice("di mana")
    ('utang-utang', 'orang-orang tua', 'di mana-mana')
    """
    first, space, rest = name.partition(" ")
    return f"{first} {rest}-{rest}" if first in _PLACING else f"{first}-{first}{space}{rest}"


_PLACING = frozenset({"di", "ke", "dari"})


def is_respelling(sighting: Sighting) -> bool:
    """Tell whether the right name is the same word but for a slip or two, so that no meaning can be lost.

    How a compound is said twice is a matter of taste: *ibu-ibu kota*, *ibu kota-ibu kota*. And *kedalamnya* may be a
    slip of *kedalamannya*.
    """
    right = sighting.wanted.right
    if right is None:
        return False
    first, space, _ = right.term.partition(" ")
    if sighting.doubled and space and first not in _PLACING:
        return False
    if sighting.suffix == "nya" and right.term.startswith("ke "):
        return False
    return _are_near(_letters(sighting.wanted.text), _letters(right.term))


@lru_cache(maxsize=1 << 8)
def _are_near(wrong: str, right: str) -> bool:
    """Tell whether at most two letters are wrong, missing, too many or in each other's place; in a short word, one.

    >>> _are_near("ijin", "izin"), _are_near("analisa", "analisis"), _are_near("tolerir", "toleransi")
    (True, True, False)
    """
    from rapidfuzz.distance import DamerauLevenshtein

    most = min(_SLIPS, len(wrong) // _LETTERS_A_SLIP)
    return DamerauLevenshtein.distance(wrong, right, score_cutoff=most) <= most


_SLIPS, _LETTERS_A_SLIP = 2, 3


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


@lru_cache(maxsize=1 << 8)
def _is_akin(wrong: str, right: str) -> bool:
    """Tell whether two names are one word in two spellings."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, wrong.lower(), right.lower(), autojunk=False).ratio() > _ALIKE


_ALIKE = 0.7


def _with_capitals(text: str, document: Document, sighting: Sighting) -> str:
    """Give a name the capitals of the one it replaces."""
    old = document.prose[sighting.span.start : sighting.span.end]
    letters = [letter for letter in old if letter.isalpha()]
    if sighting.wanted.is_short or not letters or _has_own(text):
        return text
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return text.upper()
    if sighting.wanted.is_proper and not text.islower():  # macOS keeps its own capitals
        return text
    if _CAPITAL_WITHIN.search(old) and len(_PARTS.findall(text)) > len(_PARTS.findall(old)):
        return _with_each_capital(text, letters)
    return _titled(text, document, sighting) if letters[0].isupper() else text


_SHARED = re.compile("/[A-Z]")
"""*Walikota/Kepala Daerah*"""
_CAPITAL_WITHIN = re.compile(r"[a-z] ?[A-Z]")
"""*UndangUndang*, *diRumah*, *keluar Negeri*"""
_PARTS = re.compile(r"[^\W\d_]+")


def _titled(text: str, document: Document, sighting: Sighting) -> str:
    """Begin a name with a capital, and each of its words if it is a title or within one."""
    olds, words = document.prose[sighting.span.start : sighting.span.end].split(), text.split(" ")
    if len(olds) == len(words):
        return " ".join(_capital(word) if old[:1].isupper() else word for word, old in zip(words, olds, strict=True))
    titled = any(word[:1].isupper() for word in olds[1:])
    heading = document.block(sighting.span.start).kind is BlockKind.HEADING
    among = _neighbour_is_capital(document, sighting)
    is_within = _within(document, sighting)
    if " " in text and (titled or (heading and among) or is_within or _SHARED.match(document.prose, sighting.span.end)):
        if words[0] in FUNCTION_WORDS and not among:  # “ayat (3)Disamping itu”: a title would go on in capitals
            return _capital(text)
        title = " ".join(word if word in FUNCTION_WORDS else _capital(word) for word in words)
        return title if is_within else _capital(title)
    return _capital(text)


def _with_each_capital(text: str, letters: list[str]) -> str:
    """Give the capitals of letters to the same letters in another grouping; in another spelling, to the first of words.

    >>> _with_each_capital("undang-undang", list("UndangUndang")), _with_each_capital("provinsi", list("ProPinsi"))
    ('Undang-Undang', 'Provinsi')
    """
    if "".join(letters).lower() != "".join(filter(str.isalpha, text)).lower():
        return _capital(text)
    old = iter(letters)
    return "".join(next(old) if letter.isalpha() else letter for letter in text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _has_own(text: str) -> bool:
    """Tell whether a name has capitals of its own, which no place in a sentence changes: *macOS*, *iPhone*."""
    return any(word[:1].islower() and not word.islower() for word in text.split())


def _neighbour_is_capital(document: Document, sighting: Sighting) -> bool:
    return document.prose[sighting.span.end : sighting.span.end + 2].strip(" \n/")[:1].isupper()


def _within(document: Document, sighting: Sighting) -> bool:
    """Tell whether a name with a capital stands inside its sentence, where it must be a title or part of one."""
    return not begins_sentence(document, sighting.span.start)
