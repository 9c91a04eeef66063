"""Which names of a termbase rules about terms look for, out of all that it has.

Wrong, old, foreign and misspelled names, names that compete, names that begin or end on a date; and right names that
contain a wrong one (*Badan Pengawas Perdagangan Berjangka Komoditi*), which shield it. Every name is asked what it is
to all the others, which takes time that grows with the termbase, so the result is kept (:mod:`~.search_index`). Start
reading at :func:`gathered`, then :func:`_wanted`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.affixes import TAILS
from istilah.language.derivation import Formed, forms, loan_forms, phrase_forms
from istilah.language.english import variants
from istilah.language.lexicon import STOPWORDS
from istilah.model.concept import GENERAL, ConceptKind, Reliability, Status
from istilah.terms.wanted import Opening, Use, Wanted, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from istilah.model.concept import Concept, Designation
    from istilah.model.index import Index
    from istilah.text import Language

_PART = re.compile(r"\w+")
_LOAN = 4
"""Letters of the shortest word that is looked for behind affixes; shorter ones hide in too many words."""


class Gathered(NamedTuple):
    """All names that are looked for, by the word with which they may begin."""

    openings: Mapping[bytes, Sequence[tuple[tuple[bytes, ...], Opening]]]
    """Each with the words that may come next, of which one is empty where none need to."""
    english: frozenset[str]
    """Words that occur in English names and in no Indonesian one."""
    indonesian: frozenset[str]
    """Words that occur in Indonesian names."""
    predecessors: Mapping[str, tuple[str, ...]]
    """What a concept was before: keys by its key."""


def gathered(index: Index) -> Gathered:
    """Gather what is looked for in a termbase."""
    concepts = (*index.concepts(), *index.misspelled.values())
    names = _Names(concepts)
    wanted = [_told(found, names) for concept in concepts for found in _wanted(concept, names)]
    wanted += _shields(wanted, concepts)
    return Gathered(
        _sorted(wanted, names),
        frozenset(names.english_words),
        frozenset(names.indonesian_words),
        _predecessors(concepts),
    )


def _told(wanted: Wanted, names: _Names) -> Wanted:
    """Tell of a name whether it is English, and what should stand in its place."""
    words = _PART.findall(wanted.text.lower())
    known = wanted.use is Use.FOREIGN or wanted.language == "en" or wanted.text.lower() in names.english
    right = _meant(wanted) or wanted.concept.preferred("id" if wanted.use is Use.FOREIGN else wanted.language)
    return wanted._replace(right=right, is_english=known or names.english_words.issuperset(words))


def _meant(wanted: Wanted) -> Designation | None:
    """Find the name that a misspelled one is nearest to: *uji KIR* is *uji kir*, though *uji berkala* is preferred."""
    from rapidfuzz.distance import DamerauLevenshtein

    if wanted.use is not Use.MISSPELLED:
        return None
    text, right = _bare(wanted.text), wanted.concept.usable(wanted.language)
    return min(right, key=lambda name: DamerauLevenshtein.distance(text, _bare(name.term)), default=None)


def _predecessors(concepts: Iterable[Concept]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for concept in concepts:
        for key in concept.superseded_by:
            found[key] = (*found.get(key, ()), concept.key)
    return found


class _Names:
    """What one has to know of all names before deciding on one of them."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.usable: dict[str, set[str]] = {}
        """Keys of the concepts that a text may name rightly, by the text in small letters; short forms as they are."""
        self.right: set[tuple[Language, str]] = set()
        """The same texts with the language in which they are right, full forms as they are as well."""
        self.english: set[str] = set()
        """All full forms in English."""
        self.english_bare: set[str] = set()
        """The same without spaces and hyphens."""
        self.misspelled: dict[str, set[str]] = {}
        """Names that stand for a misspelled one."""
        self.indonesian_words: set[str] = set()
        self.english_words: set[str] = set()
        for concept in concepts:
            self.english.update(designation.term.lower() for designation in concept.named("en"))
        for concept in concepts:
            for designation in concept.designations:
                self._add(concept, designation)
        self.english_words -= self.indonesian_words | STOPWORDS

    def _add(self, concept: Concept, designation: Designation) -> None:
        term = designation.term.lower()
        if designation.language == "en":
            self.english_bare.add(_bare(term))
            self.english_words.update(_PART.findall(term))
        if designation.status is Status.MISSPELLING:
            right = {name.term for name in concept.usable(designation.language)}
            self.misspelled[designation.term] = {*self.misspelled.get(designation.term, ()), *right}
        for named in (designation, *designation.apart):
            if named.status.usable:
                for text in named.short:
                    self.usable.setdefault(text, set()).add(concept.key)
                    self.right.add((designation.language, text))
        if not designation.status.usable:
            return
        # An English name that Indonesian has taken over, *Domain Name System*, makes no word of it Indonesian.
        is_foreign = designation.loan or (" " in term and term in self.english)
        if designation.language == "id" and not is_foreign:
            self.indonesian_words.update(_PART.findall(term))
        self.usable.setdefault(term, set()).add(concept.key)
        self.right.update({(designation.language, term), (designation.language, designation.term)})


def _is_redundant(designation: Designation, concept: Concept, names: _Names) -> bool:
    """Tell whether a misspelled word inside a misspelled name says it all: *patner* in *patner diskusi*."""
    parts = designation.term.split(" ")
    right = {name.term for name in concept.usable(designation.language)}
    for number, part in enumerate(parts) if len(parts) > 1 else ():
        for better in names.misspelled.get(part, ()):
            if " ".join((*parts[:number], better, *parts[number + 1 :])) in right:
                return True
    return False


def _wanted(concept: Concept, names: _Names) -> Iterator[Wanted]:
    """List the names of a concept that are looked for."""
    for designation in concept.designations:
        use = _fault(designation, names)
        if use and concept.preferred(designation.language) and not _is_redundant(designation, concept, names):
            yield Wanted(use, concept, designation, designation.term)
            if use is Use.DEPRECATED:
                yield from _old_short_forms(concept, designation, names)
        for apart in designation.apart if concept.preferred(designation.language) else ():
            if apart.status in _OLD and not apart.short[0].islower():  # “hal.” may end a sentence
                yield from _old_short_forms(concept, apart, names)
    yield from _foreign(concept, names)
    yield from _rivals(concept, names)
    yield from _dated(concept, names)


def _fault(designation: Designation, names: _Names) -> Use | None:
    """Tell what is wrong with a full form; nothing where the same words are right for something else."""
    term, status = designation.term, designation.status
    if status.usable or (designation.language == "en" and not _is_wrong_english(designation)):
        return None
    right_as = {term} if status is Status.MISSPELLING else {term, term.lower()}  # Javascript is wrong, JavaScript right
    if any((designation.language, text) in names.right for text in right_as):
        return None
    if status is Status.MISSPELLING:
        return Use.MISSPELLED
    if designation.language == "id" and status is Status.DEPRECATED and _is_loan(designation, names):
        return Use.FOREIGN
    return Use.DEPRECATED


def _is_loan(designation: Designation, names: _Names) -> bool:
    """Tell whether an Indonesian name is English: as it is, in the singular, in another spelling, or as it says."""
    term = designation.term.lower()
    if designation.loan:
        return True
    singular = {term, term.removesuffix("s")}
    if not singular.isdisjoint(names.english) or _bare(term) in names.english_bare:
        return True
    return not names.english.isdisjoint(variants(term)) or names.english_words.issuperset(_PART.findall(term))


def _is_wrong_english(designation: Designation) -> bool:
    """Tell whether English words are wrong in themselves, not only for the idea: *high school* is good English."""
    if designation.status is Status.MISSPELLING or not designation.term.islower():
        return True
    return designation.status is Status.DEPRECATED and " " in designation.term


def _old_short_forms(concept: Concept, designation: Designation, names: _Names) -> Iterator[Wanted]:
    for short in designation.short:
        if short not in names.usable and len(short) > 1:
            yield Wanted(Use.DEPRECATED, concept, designation, short, is_short=True)


_OLD = frozenset({Status.DEPRECATED, Status.FORBIDDEN})


def _foreign(concept: Concept, names: _Names) -> Iterator[Wanted]:
    """List the English name, if it has several words, that would stand for a good Indonesian one.

    An admitted one may render an Indonesian name and mean more than that (*study tour* is no *studi banding*), and a
    *student council* abroad is no OSIS. What is made of Indonesian words is Indonesian, too: *data log*.
    """
    english = concept.preferred("en")
    if not (english and concept.preferred("id")) or concept.kind in _OF_A_COUNTRY:
        return
    own = {designation.term.lower() for designation in concept.named("id")}
    term = english.term
    is_mixed = names.indonesian_words.issuperset(_PART.findall(term))
    if term.islower() and " " in term and not (term in own or is_mixed) and STOPWORDS.isdisjoint(term.split()):
        yield Wanted(Use.FOREIGN, concept, english, term)


_OF_A_COUNTRY = frozenset({ConceptKind.ORGANISATION, ConceptKind.ROLE, ConceptKind.PLACE, ConceptKind.LAW})
"""Kinds of things that every country has its own of."""


_SETTLED = frozenset({None, Reliability.OFFICIAL})


def _rivals(concept: Concept, names: _Names) -> Iterator[Wanted]:
    """List the Indonesian names of a concept if there are several that a writer may choose from.

    Prose varies *hasil riset* and *hasil penelitian*, and does well. Names are set against each other that are official
    or of which their termbase does not say how sure they are; where the concept is defined, all of them.
    """
    if GENERAL in concept.domain:
        return
    settled = [d for d in concept.usable("id") if concept.definition.id or d.reliability in _SETTLED]
    terms = [d for d in settled if d.term.lower() not in names.english and " " in d.term]
    plain = [d for d in terms if not re.search(r"[A-Z]{2}", d.term) and len(names.usable[d.term.lower()]) == 1]
    apart = _apart(plain) if len(plain) > 1 else []
    if len(apart) > 1:
        yield from (Wanted(Use.RIVAL, concept, designation, designation.term) for designation in apart)


def _apart(names: list[Designation]) -> list[Designation]:
    """Leave out names of which one has all words of another, or that are one written in two ways."""
    words = [frozenset(_PART.findall(name.term.lower())) for name in names]
    having = defaultdict[str, set[int]](set)
    for place, own in enumerate(words):
        for word in own:
            having[word].add(place)
    # Who has all words of a name has its rarest one as well: a thousand names take no million looks.
    alike = (set.intersection(*sorted((having[word] for word in own), key=len)) for own in {*words} if own)
    akin = {place for places in alike if len(places) > 1 for place in places}
    spelled = Counter(_bare(name.term) for name in names)
    return [name for place, name in enumerate(names) if place not in akin and spelled[_bare(name.term)] == 1]


def _bare(term: str) -> str:
    return "".join(_PART.findall(term.lower()))


def _dated(concept: Concept, names: _Names) -> Iterator[Wanted]:
    """List the names of what began or gave way on a date, unless something else bears the name as well.

    What ended without a successor (*Konstitusi RIS*) has no other name today: it is history.
    """
    if concept.valid is None or (concept.valid.end and not concept.superseded_by):
        return
    for designation in concept.designations:
        for named in (designation, *designation.apart):
            full = (designation.term,) if named is designation else ()
            for text in (*full, *named.short) if named.status.usable else ():
                is_short = text in named.short
                alone = names.usable[text if is_short else text.lower()] == {concept.key}
                if alone and not text.islower():
                    yield Wanted(Use.DATED, concept, named, text, is_short)


def _shields(wanted: Iterable[Wanted], concepts: Iterable[Concept]) -> Iterator[Wanted]:
    """List the right names that contain a wanted one: where they stand, it is not meant."""
    inner: set[tuple[bytes, ...]] = set()
    for found in wanted:
        if found.use is not Use.RIVAL:
            inner.add(tuple(folded(found.text).split()))
    for concept in concepts:
        for designation in concept.designations:
            if designation.status.usable and " " in designation.term:
                words = tuple(folded(designation.term).split())
                if any(part in inner for part in _parts(words)):
                    yield Wanted(Use.SHIELD, concept, designation, designation.term)


def _parts(words: tuple[bytes, ...]) -> Iterator[tuple[bytes, ...]]:
    """List all runs of words within a name but the whole."""
    for start in range(len(words)):
        yield from (words[start:end] for end in range(start + 1, len(words) + (start > 0)))


def _sorted(wanted: Iterable[Wanted], names: _Names) -> dict[bytes, list[tuple[tuple[bytes, ...], Opening]]]:
    """Sort names under the words with which they may begin."""
    found: dict[bytes, list[tuple[tuple[bytes, ...], Opening]]] = {}
    for name in wanted:
        words = folded(name.text).split()
        if not words:
            continue
        opening = Opening(name, tuple(words) if len(words) > 1 else ())
        found.setdefault(words[0], []).append((tuple(_followings(words, name.language)), opening))
        for form in _inflected(name, names):
            if form.text not in names.indonesian_words:
                inflected = Opening(name, prefix=form.prefix, suffix=form.suffix)
                found.setdefault(folded(form.text), []).append(((b"",), inflected))
    return found


def _followings(words: list[bytes], language: Language) -> Iterator[bytes]:
    """List the words that may stand behind the first of a name; the empty word where it is the only one."""
    if len(words) == _PAIR:
        yield words[1]
        yield from (words[1] + ending for ending in _ENDINGS[language])
        if language == "en":
            yield words[1][:-1] + b"ies"
    else:
        yield from words[1:2] or (b"",)


_PAIR = 2
"""Words of a name whose second is its last, so that it may be inflected."""
_ENDINGS = {"id": tuple(tail.encode() for tail in TAILS), "en": (b"s", b"es")}


def _inflected(name: Wanted, names: _Names) -> Iterator[Formed]:
    """List the forms that a name of one word takes in Indonesian text."""
    text = name.text
    if not (text.isalpha() and text.islower() and name.designation.language == "id") or name.is_short:
        return
    if name.use is Use.FOREIGN or text in names.english_words:
        found = loan_forms(text)
    elif name.use in {Use.MISSPELLED, Use.DEPRECATED}:
        right = name.concept.preferred("id")
        found = phrase_forms(text) if right and _bare(right.term) == text else forms(text)
    else:
        return
    short = len(text) < _LOAN
    yield from (form for form in found if form.text != text and not (short and (form.prefix or form.suffix != "nya")))
