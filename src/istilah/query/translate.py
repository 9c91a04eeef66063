"""Terms in a text and their equivalents in the other language.

istilah translates terms, not sentences: it marks what it knows, says which equivalent is preferred and which are
admitted, and warns where the text uses a name that is deprecated, misspelled or no longer valid. What is marked can be
trusted: ordinary words are not (:mod:`~.running_text`), pieces of longer names are not (:mod:`~.proper_names`), and a
short form means what the text itself says it means (:mod:`~.own_definitions`). Start at :func:`translate`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import words
from istilah.language.lexicon import STOPWORDS
from istilah.model.concept import Concept, Designation, Reliability, Status
from istilah.model.word_lists import WordLists
from istilah.query.own_definitions import OwnDefinitions
from istilah.query.proper_names import outside_names
from istilah.query.readership import is_familiar_to_some
from istilah.query.recognition import Spot, spots, spots_meant
from istilah.query.running_text import RunningText, reads_as
from istilah.query.topics import describe
from istilah.text import LANGUAGES, Language, Text, other

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


_TINY = 2
"""Letters of a short form that may be anything."""
_SPEAKS = 0.15
"""How well the context must fit such a short form."""
_APART = 0.2
"""How much better the context must fit the first reading than the next, to decide."""


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
    certain: bool = True
    """Whether one reading alone is possible, or the text, the context or the domain decides for it."""
    is_likely: bool = True
    """Whether anything speaks for it; two letters mean too much (*TA*, *NA*) where nothing does."""


class Translation(NamedTuple):
    """A text with its known terms in their order."""

    text: str
    to: Language
    terms: tuple[Term, ...]


class Replacement(NamedTuple):
    """A text with equivalents put in, and what must be said about it."""

    text: str
    working: tuple[Term, ...] = ()
    """Terms for which our own rendering was put in."""
    left: tuple[Term, ...] = ()
    """Terms that were left, because what to write in their place is not certain."""


def translate(
    text: str,
    index: Index,
    *,
    to: Language | None,
    preference: Preference,
    lists: WordLists | None = None,
) -> Translation:
    """Find the terms of ``text`` and their equivalents in ``to`` (else, in the language it is not written in)."""
    every = spots(text, index)
    target = to or other(_language(text, every))
    if len(every) == 1 and words(every[0].text) == words(text):  # the term alone, which is always answered
        return _Reader(index, preference, target, OwnDefinitions("", index, WordLists())).read(text, every)
    own = OwnDefinitions(text, index, lists or WordLists())
    found = _meant(text, every, index, other(target), own)
    answer = _Reader(index, preference, target, own, sifted=True).read(text, found)
    return answer._replace(terms=tuple(term for term in answer.terms if term.is_likely))


def translate_all(text: str, index: Index, *, to: Language | None, preference: Preference) -> Translation:
    """Find all names in ``text`` as :func:`translate` does, ordinary words and pieces of longer names included."""
    every = spots(text, index)
    target = to or other(_language(text, every))
    return _Reader(index, preference, target, OwnDefinitions("", index, WordLists())).read(text, every)


class _Reader:
    """Reads the names of a text, each once however often it stands there."""

    def __init__(
        self, index: Index, preference: Preference, target: Language, own: OwnDefinitions, *, sifted: bool = False
    ) -> None:
        """Take names that need others beside them for ``sifted``, where these do stand there."""
        self._index = index
        self._preference = preference
        self._target = target
        self._own = own
        self._sifted = sifted

    def read(self, text: str, found: Sequence[Spot]) -> Translation:
        """Say what stands at each spot."""
        if any(len({name.key for name in spot.names}) > 1 or _is_tiny(spot) for spot in found):
            self._preference = self._preference._replace(context=describe(text, found, self._index))
        known: dict[tuple[Name, ...], Term] = {}
        for spot in found:
            if spot.names not in known:
                known[spot.names] = self._term(spot)
        return Translation(text, self._target, tuple(known[spot.names]._replace(spot=spot) for spot in found))

    def _term(self, spot: Spot) -> Term:
        every = _readings(spot.names, self._target, self._index)
        readings = sorted(every, key=lambda reading: self._doubt(*reading))
        told = [reading for reading in readings if self._is_told(spot, reading[0])]
        readings = told or readings
        concept, designation = readings[0]
        return Term(
            spot=spot,
            concept=concept,
            designation=designation,
            language=designation.language,
            equivalents=concept.usable(self._target),
            others=tuple(concept for concept, _ in readings[1:]),
            certain=self._is_decided(readings),
            is_likely=bool(told) or not _is_tiny(spot) or self._is_supported(concept),
        )

    def _doubt(self, concept: Concept, designation: Designation) -> tuple[float, ...]:
        """Make a sort key: what has the company it needs is meant before what needs none, which else comes first."""
        foreign, *rest = self._preference.doubt(concept, designation)
        return (foreign, bool(designation.beside) is not self._sifted, *rest)

    def _is_told(self, spot: Spot, concept: Concept) -> bool:
        return any(name.is_short and self._own.name(name.text, concept) for name in spot.names)

    def _is_supported(self, concept: Concept) -> bool:
        """Tell whether everybody knows a short form, or the domain or the words around speak for it."""
        asked = not self._preference.domains.isdisjoint(concept.domain)
        return is_familiar_to_some(concept) or asked or self._preference.weigh(concept) >= _SPEAKS

    def _is_decided(self, readings: Sequence[tuple[Concept, Designation]]) -> bool:
        """Tell whether the first reading is the only one, or the domain or the context sets it apart from the next."""
        if len(readings) == 1:
            return True
        (first, name), (second, rival) = readings[:2]
        if self._preference.doubt(first, name)[0] < self._preference.doubt(second, rival)[0]:
            return True
        return self._preference.weigh(first) >= self._preference.weigh(second) + _APART


def _meant(text: str, every: Sequence[Spot], index: Index, source: Language, own: OwnDefinitions) -> tuple[Spot, ...]:
    """Find the names that are terms where they stand."""
    running = RunningText(text, index, source)

    def means(name: Name, spot: Spot) -> bool:
        concept = index.concept(name.key)
        if concept is None or not running.means(name, spot):
            return False
        return not name.is_short or own.allow(name.text, concept)

    found = spots_meant(text, index, means)
    starts = {spot.start for spot in found}
    ordinary = (
        spot.start for spot in every if spot.start not in starts and " " not in spot.text and running.parts(spot)
    )
    return outside_names(text, found, index, source, ordinary)


def _language(text: str, found: Iterable[Spot]) -> Language:
    """Tell the language of a text by its small words, else by its terms."""
    for language in LANGUAGES:
        if reads_as(text, language):
            return language
    return written_in(found)


def written_in(found: Iterable[Spot]) -> Language:
    """Guess the language of a text from its terms; Indonesian where they do not tell."""
    votes = Counter(language for spot in found for language in {name.language for name in spot.names})
    return "en" if votes["en"] > votes["id"] else "id"


def replaced(translation: Translation) -> Replacement:
    """Put the preferred equivalents of what is certain into the text, each in the capitals of what it replaces.

    Certain is a term of several words, or a name, in its plain form, of one reading. A short form in brackets after its
    own full form stays, for it still belongs to it.
    """
    parts: list[str] = []
    working, left = [], []
    last, before = 0, None
    for term in translation.terms:
        if term.language != translation.to and not _bracketed(translation.text, term, before):
            if _is_certain(term):
                parts += [translation.text[last : term.spot.start], _fitting(term)]
                last = term.spot.end
                working += [term] if term.equivalents[0].reliability is Reliability.WORKING else []
            else:
                left.append(term)
        before = term
    return Replacement("".join([*parts, translation.text[last:]]), tuple(working), tuple(left))


def _is_certain(term: Term) -> bool:
    """Tell whether what to write in place of a term is known for certain."""
    if not term.certain or not term.equivalents or term.equivalents[0].status is not Status.PREFERRED:
        return False
    is_plural = term.language == "en" and term.spot.text.lower().endswith("s") and "’" not in term.spot.text[-2:]
    is_name = all(name.is_short or name.text[:1].isupper() for name in term.spot.names)
    is_plain = not term.spot.inflected or (is_plural and "'" not in term.spot.text[-2:])
    return is_plain and (is_name or len(term.spot.text.split()) > 1)


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


def _is_tiny(spot: Spot) -> bool:
    return all(
        name.is_short and len(name.text) <= _TINY and name.text.isalpha() and name.text.isupper() for name in spot.names
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
        if concept is not None:
            designations = (name.of(concept) for name in named)
            yield concept, min(designations, key=lambda d: (not d.status.usable, d.language == to))


def _bracketed(text: str, term: Term, before: Term | None) -> bool:
    inside = text[term.spot.start - 1 : term.spot.start] == "(" and text[term.spot.end : term.spot.end + 1] == ")"
    return inside and before is not None and before.concept.key == term.concept.key


def _fitting(term: Term) -> str:
    """Choose the equivalent to put in: short for short where there is one, in the capitals of the original."""
    written, best = term.spot.text, term.equivalents[0]
    is_short = all(name.is_short for name in term.spot.names)
    if is_short:
        return best.short[0] if best.short else best.term
    if written.isupper():
        return best.term.upper()
    telling = [word for word in written.split() if word.lower() not in STOPWORDS]
    if len(telling) > 1 and all(word[:1].isupper() for word in telling):
        return " ".join(word if word in STOPWORDS else word[:1].upper() + word[1:] for word in best.term.split(" "))
    return best.term[:1].upper() + best.term[1:] if written[:1].isupper() else best.term
