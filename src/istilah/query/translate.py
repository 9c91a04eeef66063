"""Terms in a text and their equivalents in the other language.

istilah translates terms, not sentences: it marks what it knows, says which equivalent is preferred and which are
admitted, and warns where the text uses a name that is deprecated, misspelled or no longer valid. Start at
:func:`translate`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.concept import Concept, Designation, Status
from istilah.query.recognition import Spot, spots
from istilah.query.topics import describe
from istilah.text import Language, Text, other

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from istilah.model.index import Index, Name
    from istilah.query.preference import Preference

_STATUS = {
    Status.DEPRECATED: (
        Text(id="tidak dianjurkan", en="deprecated"),
        Text(id="tidak dianjurkan; pakai “{better}”", en="deprecated; use “{better}”"),
    ),
    Status.FORBIDDEN: (
        Text(id="jangan dipakai", en="not to be used"),
        Text(id="jangan dipakai; pakai “{better}”", en="not to be used; use “{better}”"),
    ),
    Status.MISSPELLING: (
        Text(id="salah eja", en="misspelled"),
        Text(id="salah eja; yang benar “{better}”", en="misspelled; correct is “{better}”"),
    ),
}


class Term(NamedTuple):
    """A known term in a text, what it means there, and its equivalents."""

    spot: Spot
    concept: Concept
    designation: Designation
    """The designation that stands in the text."""
    language: Language
    """The language it is in; where that is the target language, there is nothing to translate."""
    equivalents: tuple[Designation, ...]
    """The usable designations in the target language, the preferred one first."""
    others: tuple[Concept, ...] = ()
    """Further readings of an ambiguous name."""


class Translation(NamedTuple):
    """A text with its known terms in their order."""

    text: str
    to: Language
    terms: tuple[Term, ...]


def translate(text: str, index: Index, *, to: Language | None, preference: Preference) -> Translation:
    """Find the known terms of ``text`` and their equivalents in ``to`` (else, in the language it is not written in)."""
    found = spots(text, index)
    target = to or other(written_in(found))
    if any(len({name.key for name in spot.names}) > 1 for spot in found):
        preference = preference._replace(context=describe(text, found, index))
    known: dict[tuple[Name, ...], list[tuple[Concept, Designation]]] = {}
    terms: list[Term] = []
    for spot in found:
        if spot.names not in known:
            known[spot.names] = sorted(_readings(spot.names, target, index), key=lambda r: preference.doubt(*r))
        terms.append(_term(spot, known[spot.names], target))
    return Translation(text, target, tuple(terms))


def written_in(found: Iterable[Spot]) -> Language:
    """Guess the language of a text from its terms; Indonesian where they do not tell."""
    votes = Counter(language for spot in found for language in {name.language for name in spot.names})
    return "en" if votes["en"] > votes["id"] else "id"


def replaced(translation: Translation) -> str:
    """Put the preferred equivalents into the text, each in the capitals of what it replaces.

    A short form in brackets after its own full form stays, for it still belongs to it.
    """
    parts, last, before = [], 0, None
    for term in translation.terms:
        if term.language != translation.to and term.equivalents and not _bracketed(translation.text, term, before):
            parts += [translation.text[last : term.spot.start], _fitting(term)]
            last = term.spot.end
        before = term
    return "".join([*parts, translation.text[last:]])


def warning(term: Term) -> Text | None:
    """Say what is wrong with the name that stands in the text, if anything."""
    message = _STATUS.get(term.designation.status)
    if message is None:
        return None
    better = term.concept.preferred(term.designation.language)
    if better is None:
        return message[0]
    is_short = all(name.is_short for name in term.spot.names)
    return message[1].fill(better=better.short[0] if is_short and better.short else better.term)


def _term(spot: Spot, readings: Sequence[tuple[Concept, Designation]], to: Language) -> Term:
    concept, designation = readings[0]
    return Term(
        spot=spot,
        concept=concept,
        designation=designation,
        language=designation.language,
        equivalents=concept.usable(to),
        others=tuple(concept for concept, _ in readings[1:]),
    )


def _readings(names: Iterable[Name], to: Language, index: Index) -> Iterator[tuple[Concept, Designation]]:
    """Yield each concept once, by the best of the names that stand there.

    A name that needs translation goes before one that is already in the target language, but a term of that language
    before a loan that is advised against.
    """
    by_key: dict[str, list[Name]] = {}
    for name in names:
        by_key.setdefault(name.key, []).append(name)
    for key, named in by_key.items():
        concept = index.concept(key)
        if concept:
            designations = (concept.designations[name.place] for name in named)
            yield concept, min(designations, key=lambda d: (not d.status.usable, d.language == to))


def _bracketed(text: str, term: Term, before: Term | None) -> bool:
    inside = text[term.spot.start - 1 : term.spot.start] == "(" and text[term.spot.end : term.spot.end + 1] == ")"
    return inside and before is not None and before.concept.key == term.concept.key


def _fitting(term: Term) -> str:
    """Choose the equivalent to put in: short for short where there is one, in the capitals of the original."""
    text, best = term.spot.text, term.equivalents[0]
    is_short = all(name.is_short for name in term.spot.names)
    if is_short and best.short:
        return best.short[0]
    if text.isupper() and not is_short:
        return best.term.upper()
    if text[:1].isupper() and not is_short:
        return best.term[:1].upper() + best.term[1:]
    return best.term
