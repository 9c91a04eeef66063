"""Whether running text means a term by a word that could also be an ordinary one.

*Capital* is *ibu kota* in *the capital of East Kalimantan*, and money in *capital injections*; *change* is a verb or a
noun; *tersebut*, *juta* and *Maret* are in the termbase and yet no terms. What tells them apart is a property of the
designation, not of the program:

* words that name nothing (``pos`` *adverb* or *other*; where a designation does not say, names made of function words
  alone), units of one word, and months are no terms of running text;
* an English verb stands behind *to*, an auxiliary or a pronoun, a noun does not, an adjective stands before another
  word and has no plural;
* a designation with ``with`` is meant only where one of those phrases stands in the same sentence, at most
  :data:`NEAR` words away; a phrase that contains the name itself must cover it (*capital of*).

Who asks for the word alone is always answered. Start at :func:`RunningText.means`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.language.dates import MONTHS
from istilah.language.folding import plain, words
from istilah.language.lexicon import SMALL, STOPWORDS
from istilah.language.phrases import anywhere
from istilah.language.tongue import tongue
from istilah.model.concept import ConceptKind, PartOfSpeech
from istilah.termbase.vocabulary import RAREST, english_size

if TYPE_CHECKING:
    from istilah.model.concept import Concept, Designation
    from istilah.model.index import Index, Name
    from istilah.query.recognition import Spot
    from istilah.text import Language

NEAR = 8
"""Words on either side of a common word among which the words stand that tell its sense."""
_REACH = 120
"""Characters among which these words are looked for."""
_SENTENCE_END = re.compile(r"[.!?;]['\")”’]?\s+(?=[^a-z\s])|\n[ \t]*\n")
_BEFORE = re.compile(r"([\w’']+)[ \t\u00a0]+(?:not[ \t]+)?$")
_BEHIND = re.compile(r"[ \t\u00a0]+([\w’'-]+)")
_OF_A_LAW = (" undang-undang", " peraturan pemerintah", " peraturan menteri", " peraturan daerah")
_NUMBERED = re.compile(r"[ \t\u00a0]+(?:Nomor|No\.?)[ \t\u00a0]*\d")
"""What makes a law of its end: *ketentuan Undang-Undang Nomor 20* are those of that law."""
_FAR = 24
"""Characters in which the word before stands."""
_AUXILIARIES = frozenset(["to", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "cannot"])
_PRONOUNS = frozenset(["i", "we", "you", "they", "who"])
_COPULAS = frozenset(["is", "are", "was", "were", "be", "been", "being", "very", "more", "most", "so", "too"])


class RunningText:
    """A text, in which names are asked for whether they are meant."""

    def __init__(self, text: str, index: Index, source: Language) -> None:
        self._text = text
        self._index = index
        self._source = source
        self._is_told = reads_as(text, source)
        self._concepts: dict[str, Concept | None] = {}

    def means(self, name: Name, spot: Spot) -> bool:
        """Tell whether ``name`` is what is meant at ``spot``, as far as the words around tell."""
        concept = self._concept(name.key)
        if concept is None or (self._is_told and not self._is_spoken(name, spot)):
            return False
        designation = name.of(concept)
        return self._is_term(name, concept, designation) and self._is_shown(name, designation, spot)

    def _is_spoken(self, name: Name, spot: Spot) -> bool:
        """Tell whether a name is of the language of the text, or a term that it borrows, as *mutual funds*.

        A few letters are no sign of that, nor is a single word, for it may be the text's own and not be listed; but
        what is no English word at all, as *rusunawa*, is none of an English text's own.
        """
        if name.language == self._source:
            return True
        is_strange = self._source == "en" and name.text.islower() and english_size(spot.text) == RAREST
        is_borrowed = is_strange or (" " in name.text and not name.is_short)
        return is_borrowed and all(other.language != self._source for other in spot.names)

    def parts(self, spot: Spot) -> bool:
        """Tell whether a spot is a word that stands between names and in none: *Nomor*, *Tahun*, *Maret*."""
        concepts = ((name, self._concept(name.key)) for name in spot.names)
        return not any(c and self._is_term(name, c, name.of(c)) for name, c in concepts)

    def _concept(self, key: str) -> Concept | None:
        if key not in self._concepts:
            self._concepts[key] = self._index.concept(key)
        return self._concepts[key]

    def _is_term(self, name: Name, concept: Concept, designation: Designation) -> bool:
        """Tell whether the name is a term at all, wherever it stands; verbs and adjectives of general prose are none.

        Of 1,038 terms that readers marked in 72 paragraphs one was a single adjective of no field, of 43 marks that
        they did not want six.
        """
        if designation.pos is not None and not designation.pos.is_term:
            return False
        parts = words(designation.term)
        is_quality = designation.pos is PartOfSpeech.ADJECTIVE and len(parts) == 1
        if concept.is_general and (designation.pos is PartOfSpeech.VERB or is_quality):
            return False
        if concept.kind is ConceptKind.UNIT and len(words(name.text)) == 1:
            return False
        if plain(designation.term) in MONTHS:
            return False
        return name.is_short or designation.pos is not None or not STOPWORDS.issuperset(parts)

    def _is_shown(self, name: Name, designation: Designation, spot: Spot) -> bool:
        """Tell whether what stands around is what the designation wants."""
        if name.is_short:
            return not self._text.startswith("$", spot.end)  # “US$”
        if name.text.lower().endswith(_OF_A_LAW) and _NUMBERED.match(self._text, spot.end):
            return False
        if name.language == "en" and not self._is_of_its_kind(designation.pos, spot):
            return False
        return not designation.beside or any(self._stands(phrase, name, spot) for phrase in designation.beside)

    def _is_of_its_kind(self, pos: PartOfSpeech | None, spot: Spot) -> bool:
        match = _BEFORE.search(self._text, max(0, spot.start - _FAR), spot.start)
        before = match[1].lower() if match else ""
        if pos is PartOfSpeech.VERB:
            return before in _AUXILIARIES or before in _PRONOUNS
        if pos is PartOfSpeech.NOUN:
            return before not in _AUXILIARIES
        if pos is PartOfSpeech.ADJECTIVE:
            behind = _BEHIND.match(self._text, spot.end)
            is_attribute = behind is not None and behind[1].lower() not in STOPWORDS
            return not spot.inflected and before not in _AUXILIARIES and (is_attribute or before in _COPULAS)
        return True

    def _stands(self, phrase: str, name: Name, spot: Spot) -> bool:
        """Tell whether a phrase stands near, or around the name where it contains that."""
        start, end = self._surroundings(spot)
        found = anywhere(phrase).finditer(self._text, start, end)
        if _contains(phrase, name.text):
            return any(match.start() < spot.end and match.end() > spot.start for match in found)
        return any(match.end() <= spot.start or match.start() >= spot.end for match in found)

    def _surroundings(self, spot: Spot) -> tuple[int, int]:
        """Give the ends of the stretch around a spot that is its sentence, or as much of it as is near."""
        low, high = max(0, spot.start - _REACH), spot.end + _REACH
        ends = [match.end() for match in _SENTENCE_END.finditer(self._text, low, spot.start)]
        low = max([low, *ends[-1:]])
        close = _SENTENCE_END.search(self._text, spot.end, high)
        high = close.start() + 1 if close else min(high, len(self._text))
        before = [match.start() for match in re.finditer(r"\S+", self._text[low : spot.start])]
        behind = [match.end() for match in re.finditer(r"\S+", self._text[spot.end : high])]
        low += before[-NEAR] if len(before) > NEAR else 0
        high = spot.end + behind[NEAR - 1] if len(behind) > NEAR else high
        return low, high


def reads_as(text: str, language: Language) -> bool:
    """Tell whether the small words of a text say that it is in ``language``; a mere name says nothing."""
    found = tongue(text)
    return found == language and (language == "en" or any(word in SMALL for word in words(text)))


def _contains(phrase: str, name: str) -> bool:
    """Tell whether a phrase has the name in it, in whatever form."""
    return bool(anywhere(name).search(phrase))
