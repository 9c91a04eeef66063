"""Whether a question is a form of a name, or only looks like one.

*Digugat* is *gugat*, *jadwalkan* is *jadwal*, *updating* is *update*. But chance makes an affix of any few letters
(*ter-bit*, *pe-nye-bab*, *kalah* is no *KA*), and most affixes make another word, which is another idea: *reproduksi*
is no *produksi*, *perbendaharaan* no *bendahara*. The corpus tells which words there are, and readers have told of five
thousand whether the root says what they mean. Start at :func:`descends`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from istilah.language.affixes import BOUND_FORMS, CLITICS, DERIVING, FREE_FORMS, LIVING_PARTICLES, PARTICLES
from istilah.language.derivation import attach, imperatives, passives
from istilah.language.english import PARTICIPLES
from istilah.language.folding import fold, plain
from istilah.language.indonesian import analyses
from istilah.language.inflection import base_forms, english_term_analyses, term_analyses
from istilah.termbase.corpus_counts import documents_with
from istilah.termbase.vocabulary import RAREST, english_size, is_indonesian, is_itself

if TYPE_CHECKING:
    from collections.abc import Collection

    from istilah.language.indonesian import Analysis
    from istilah.model.index import Name

_USED: Final = 10
"""Documents that have a word which stands for itself."""
_SHORT: Final = 4
"""Letters of a root that chance may leave over."""
_SURE: Final = 0.55
"""Trust of an analysis that may rival another."""
_RIVAL: Final = 0.1
"""Share of the documents of a root that its rival must have."""
_ACTS: Final = ("di-", "meN-")
"""Prefixes that make a verb of any root."""
_VERBS: Final = (*_ACTS, "ber-")
_STAGED: Final = (*_VERBS, "ter-")
"""Prefixes before which a suffix makes no word of its own: *jadwalkan* in *dijadwalkan*."""
_CLOSING: Final = ("-kan", "-i")
_FREE: Final = tuple(f"{form}-" for form in FREE_FORMS)
_NOUN_PREFIXES: Final = frozenset({"peN-", "per-", "ke-", "se-"})
_NOUN_SUFFIX: Final = "-an"
_OTHER_WORDS: Final = frozenset(BOUND_FORMS) - frozenset(FREE_FORMS)
_SAME_WORD: Final = frozenset({"", *DERIVING, *CLITICS, *LIVING_PARTICLES})
_FORMS: Final = (("", ""), ("di", ""), ("di", "kan"), ("di", "i"), ("meN", ""), ("meN", "kan"))
"""Forms that show that a root is one, though it may seldom stand alone: *desak* is in *didesak*."""
_AGENTS: Final = frozenset({"-er", "-est", "-ier", "-iest", "-ly", "-ily", "-ally", "-bly"})


def descends(query: str, name: Name) -> bool:
    """Tell whether a question is a form of this name rather than of another word, or a word itself."""
    if name.is_short or name.text[:1].isupper():
        return _bears_tail(query.strip(), name.text)
    return _is_english_form(query, name.text) if name.language == "en" else _is_indonesian_form(query, name.text)


def _bears_tail(query: str, text: str) -> bool:
    """Tell whether only a pronoun or a particle hangs on a short form or a proper name: *pemdanya*, *KTPnya*.

    Affixes make no words of them (*loan* is not of *LO*), and *kalah*, in small letters, is not of *KA*.
    """
    if not text.isupper():
        query, text = query.lower(), text.lower()
    return query.startswith(text) and query.removeprefix(text) in (*CLITICS, *PARTICLES)


def _is_english_form(query: str, text: str) -> bool:
    word, folded = plain(query).strip(), fold(text)
    if documents_with(word, "id") >= _USED or is_indonesian(word):
        return False  # *saling* is no *sale*
    is_word = english_size(word) < RAREST
    suffixes = {found.suffix for found in english_term_analyses(word) if fold(found.root) == folded}
    return any(not is_word or _says_the_same(suffix, folded) for suffix in suffixes)


def _says_the_same(suffix: str, root: str) -> bool:
    """Tell whether an ending leaves a word what it is: a *reviewer* is no *review*, and *working* is no *work*."""
    return suffix not in _AGENTS and (suffix not in PARTICIPLES or len(root) > _SHORT)


def _is_indonesian_form(query: str, text: str) -> bool:
    folded, word = fold(text), plain(query).strip()
    plain_forms = (word, *(form.text for form in base_forms(word) if form.language == "id"))
    # What only hangs on a word says nothing, where without it there is a word: *terbitnya* is *terbit*.
    stem = max(plain_forms, key=lambda form: documents_with(form, "id"))
    if is_itself(word) or fold(stem) == folded:
        return not is_itself(word)
    if any(map(_misleads, plain_forms)):
        return False
    readings = [*term_analyses(stem)]
    mine = [found for found in readings if fold(found.root) == folded and not _makes_another_word(found)]
    if " " in stem:
        return bool(mine)
    return any(_is_likely(found, stem) and not _is_rivalled(found, stem) for found in mine)


def _makes_another_word(found: Analysis) -> bool:
    """Tell whether an affix came with its word from another language or makes another idea: *revisi*, *negarawan*."""
    suffix = found.suffix.removeprefix("-").partition("-")[0]
    return bool(_OTHER_WORDS.intersection(found.prefix.split("-"))) or suffix not in _SAME_WORD


def _is_likely(found: Analysis, word: str) -> bool:
    """Tell whether a word that the corpus has may yet be no more than a form of its root."""
    used, prefix = documents_with(word, "id"), found.prefix.removeprefix("2-")
    is_short = len(found.root) <= _SHORT
    if not prefix and used and (found.suffix == "-i" or (found.suffix == "-kan" and is_short)):
        return documents_with(f"di{word}", "id") > used  # *pahami* is of *dipahami*, *psikologi* is not
    if len(found.root) < _SHORT and prefix not in _STAGED and not prefix.startswith(_ACTS):
        return False
    if used < (1 if is_short else _USED) or prefix.startswith(_FREE):
        return True
    if prefix in _NOUN_PREFIXES or found.suffix.startswith(_NOUN_SUFFIX):
        return False
    if not is_short or (prefix.startswith(_ACTS) and found.suffix != "-i" and _passive(found) >= _USED):
        return True
    return prefix in _VERBS and documents_with(found.root, "id") > used


def _misleads(word: str) -> bool:
    """Tell whether the root of a word, or of the active verb it is of, does not say what it means (*dipukul*)."""
    return any(map(is_itself, (word, *passives(word), *imperatives(word))))


def _is_rivalled(found: Analysis, word: str) -> bool:
    """Tell whether the word is of another root or a longer one: *desakan* of *desak*, *penyebab* of *sebab*."""
    others = [other for other in analyses(word) if other.root != found.root and not _makes_another_word(other)]
    shared = {word, *_forms(found.root)}
    if any(_support({*_forms(other.root)} - shared) >= _USED for other in others if _is_shorter(other, found)):
        return True
    rivals = [other for other in others if other.trust >= _SURE and _is_other(other, found)]
    passive = _passive(found)
    if found.prefix.startswith("meN-") and passive:  # *mengoperasikan* is no *koperasi*: nobody writes *dikoperasikan*
        return any(_passive(other) > passive for other in rivals if other.prefix == "meN-")
    least = max(_USED, _RIVAL * _support({*_forms(found.root)} - {word}))
    return any(_support({*_forms(other.root)} - shared) >= least for other in rivals)


def _is_shorter(other: Analysis, found: Analysis) -> bool:
    """Tell whether a verb closes a shorter root with a suffix: *diadukan* is *adu*, not *adukan*."""
    closes = other.suffix.startswith(_CLOSING) and other.root in _roots(found.root)
    return closes and found.prefix in _ACTS and not found.suffix and other.prefix.startswith(found.prefix)


def _is_other(other: Analysis, found: Analysis) -> bool:
    """Tell whether the root of one reading may be meant rather than that of another, and is no part or stage of it."""
    if other.root in _roots(found.root):
        return False
    is_within = found.prefix.startswith(_STAGED) and found.root in _roots(other.root)
    is_ending = other.root.startswith((found.root, "per")) or not other.prefix
    return not (is_within and is_ending)


def _roots(word: str) -> set[str]:
    return {word, *(found.root for found in analyses(word))}


def _passive(found: Analysis) -> int:
    return documents_with(f"di{found.root}{found.suffix.replace('-', '')}", "id")


def _forms(root: str) -> list[str]:
    """List forms that show a root whole: *didesak*, *mendesak*, but not *memadukan*, which may be of *madu*."""
    return [form for prefix, suffix in _FORMS if (form := attach(root, prefix, suffix)) and root in form]


def _support(forms: Collection[str]) -> int:
    """Count the documents that have a root in the form of it that most of them use."""
    return max((documents_with(form, "id") for form in forms), default=0)
