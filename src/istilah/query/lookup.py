"""From whatever a person types to the concept that was meant.

Both languages, full and short forms are searched at once, in the order in which an answer deserves trust: exactly so;
so but for case, accents, hyphens and spaces; an inflected form of it (*perumahannya*, *studies*) or its old spelling
(*Tjilatjap*); the beginning of it, of any of its words; all its words in another order; something like it. What is put
together from names (*UU TPKS*) is answered with its parts. Every answer says which of these it is. Silence beats a
guess: what is only near is not an answer. Start at :func:`lookup`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.language.lexicon import STOPWORDS
from istilah.model.concept import ConceptKind, PartOfSpeech, Status
from istilah.query.beginnings import are_plenty, begun
from istilah.query.belief import BELIEVED
from istilah.query.hits import EXACT
from istilah.query.ordinary import is_ordinary, right_form
from istilah.query.plain_forms import is_settled, named
from istilah.query.plausibility import NEGATIONS
from istilah.query.resemblance import resembling
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from istilah.model.concept import Concept
    from istilah.model.index import Index, Name
    from istilah.query.hits import By, Hit
    from istilah.query.preference import Preference

_ORDER: Final = {
    by: place for place, by in enumerate(("exact", "folded", "inflected", "short", "prefix", "words", "fuzzy"))
}
"""Ways to be found, the most trusted first."""
_NAMED: Final = frozenset(
    {ConceptKind.LAW, ConceptKind.DOCUMENT, ConceptKind.ORGANISATION, ConceptKind.ROLE, ConceptKind.PLACE}
)
"""Kinds of concepts that other names are put together with."""
_LONG: Final = 12
"""Words of the longest question that is taken apart."""
_PART = Text(id="bagian “{text}”", en="the part “{text}”")
_COMPOSED: Final = 90.0
_NEAR = 2.0
"""Score from which what is no answer is at least offered."""
_BESIDE = 40.0
"""How far behind a match that only resembles the question another one may be and still be shown."""
_ENOUGH = 10
"""Names to look at, however few answers are wanted, for rivals tell as much."""
_LONGEST = 1_000
"""Characters of the longest question that may resemble a name, with slips and all."""
_SLIP = Text(id="salah eja; yang benar “{text}”", en="misspelling of “{text}”")


class Match(NamedTuple):
    """A concept that answers a question, and why."""

    concept: Concept
    name: Name
    score: float
    """From 0 to 100; of a match that only resembles the question, how likely it is meant."""
    by: By
    reason: Text | None = None
    """More than ``by`` says: which affixes, which old spelling."""
    trusted: bool = False
    """Whether the question names the concept, rather than resembling it."""
    is_good: bool = True
    """Whether it is an answer, not only the nearest thing there is."""


class Answer(NamedTuple):
    """A question and its matches, the best first; ``found`` tells whether that is good enough to be the answer."""

    query: str
    matches: tuple[Match, ...]
    found: bool
    right: str = ""
    """What to write instead of a question that is a misspelling, or built from one."""

    @property
    def shown(self) -> tuple[Match, ...]:
        """The matches worth a person's time: the good ones, else the nearest."""
        good = [match for match in self.matches if match.is_good]
        if not self.found or not good:
            return tuple(match for match in self.matches if match.score >= _NEAR)
        least = 0.0 if good[0].by != "fuzzy" else good[0].score - _BESIDE
        return tuple(match for match in good if match.score >= least)


def lookup(query: str, index: Index, *, limit: int, preference: Preference) -> Answer:
    """Answer one question; never raises, whatever is asked."""
    hits = list(named(query, index))
    right = "" if hits else right_form(query, index)
    hits += (hit._replace(by="folded", reason=_SLIP.fill(text=right)) for hit in named(right, index)) if right else ()
    most = max(limit, _ENOUGH)
    compounds = begun(query, index, most, named=any(hit.trusted for hit in hits))
    is_clear = any(map(is_settled, hits)) or (not hits and are_plenty(query, compounds))
    if len(query) <= _LONGEST and not is_clear:
        # A clitic explains less than it seems: *hukumannya* is of *hukuman*, but *hukum* may be what was meant.
        near = {hit.name: hit for hit in resembling(query, index, most)}
        if is_ordinary(query, index):
            near = {name: hit._replace(is_good=hit.is_good and hit.by == "inflected") for name, hit in near.items()}
        plain = bool(hits)
        dearest = max((hit.price for hit in near.values()), default=0.0)
        hits = [hit._replace(price=near.pop(hit.name).price if hit.name in near else dearest) for hit in hits]
        hits += (hit._replace(trusted=plain and hit.is_good and _is_root(hit)) for hit in near.values())
    if any(hit.is_good for hit in compounds):  # what a question begins comes before what merely resembles it
        hits = [hit if hit.is_good else hit._replace(rank=None) for hit in hits]
    if not preference.domains:
        compounds = _foremost(compounds, {hit.name.key for hit in hits}, limit)
    matches = _ranked([*hits, *compounds], index, preference)
    found = any(match.is_good for match in matches[:1])
    parts = () if found else _composed(query, index, preference)
    return Answer(query, parts or matches[:limit], found or bool(parts), right)


def _composed(query: str, index: Index, preference: Preference) -> tuple[Match, ...]:
    """Give the names a question is put together from, in its order; none where a word is left.

    Its head is a body, an office, a law, and a part is a proper name or a short form (*UU TPKS*, *Kepala Dinas PUPR*),
    or it is a verb (*mencabut izin*); *modal sosial* is no sum of its words.
    """
    tokens = query.split()
    if not 1 < len(tokens) <= _LONG:
        return ()
    parts: list[Match] = []
    at = 0
    while at < len(tokens):
        found = (
            (part, end) for end in range(len(tokens), at, -1) if (part := _part(tokens[at:end], index, preference))
        )
        part, end = next(found, (None, at + 1))
        if part:
            parts.append(part)
        elif tokens[at].lower() not in STOPWORDS - NEGATIONS:
            return ()
        at = end
    if len(parts) < 2:  # noqa: PLR2004 -- a sum
        return ()
    head = parts[0]
    is_headed = (head.name.is_short or head.concept.kind in _NAMED) and any(map(_is_proper, parts))
    # A *controlled substance* is more than a substance that is controlled.
    is_verb = head.name.language == "id" and head.name.of(head.concept).pos is PartOfSpeech.VERB
    return tuple(parts) if is_headed or is_verb else ()


def _is_proper(part: Match) -> bool:
    return part.name.is_short or part.name.text[:1].isupper()


def _is_written(hit: Hit, text: str) -> bool:
    """Tell whether a short form is written as one: *ice* in *ice cream* is no *ICE*."""
    return not hit.name.is_short or hit.by != "folded" or not text.islower()


def _part(tokens: list[str], index: Index, preference: Preference) -> Match | None:
    text = " ".join(tokens)
    found = _ranked((hit for hit in named(text, index) if _is_written(hit, text)), index, preference)
    why = _PART.fill(text=text)
    return found[0]._replace(score=_COMPOSED, by="composed", reason=why, trusted=False) if found else None


def _foremost(compounds: list[Hit], others: Collection[str], limit: int) -> list[Hit]:
    """Leave out what stands behind so many other compounds, whatever its concept is; to read concepts is dear."""
    first = {hit.name.key: _trust(hit) for hit in sorted(compounds, key=_trust, reverse=True)}
    last = sorted(first.values())[:limit][-1:]
    return [hit for hit in compounds if [_trust(hit)] <= last or hit.name.key in others]


def _ranked(hits: Iterable[Hit], index: Index, preference: Preference) -> tuple[Match, ...]:
    by_key: dict[str, list[Hit]] = {}
    for hit in hits:
        by_key.setdefault(hit.name.key, []).append(hit)
    concepts = index.gathered(by_key)
    best = [(concept, _best(concept, hits)) for key, hits in by_key.items() if (concept := concepts.get(key))]
    best.sort(key=lambda pair: _doubt(pair[0], pair[1], preference))
    return tuple(Match(concept, *hit[:-2]) for concept, hit in best)


def _best(concept: Concept, hits: Sequence[Hit]) -> Hit:
    """Choose the hit that explains best why a concept answers: the surest, on a name that may be used.

    It is told by the plainest way in which it was found: what begins a name is no slip of it.
    """
    best = min(hits, key=lambda hit: (not hit.is_good, *_choice(concept, hit)))
    told = min((hit for hit in hits if hit.name == best.name), key=lambda hit: _ORDER[hit.by])
    return best._replace(by=told.by, reason=told.reason)


def _choice(concept: Concept, hit: Hit) -> tuple[float, ...]:
    name = hit.name.of(concept)
    # Between affixes *tanda tangan* is one word by rule: *menandatangani* is no form of a misspelling. What Indonesian
    # borrows is English first: *stakeholders*.
    is_doubted = not name.status.usable and (hit.by == "inflected" or name.loan)
    return (is_doubted, *_trust(hit), not name.status.usable)


def _trust(hit: Hit) -> tuple[float, ...]:
    """Make a sort key: the surer, the smaller; what is written just so, short or long, comes before all.

    A likely root stands where it would if it were the answer, so that nothing worse becomes the answer instead.
    """
    place = _ORDER["exact" if hit.score == EXACT else hit.by] if hit.trusted else len(_ORDER)
    price = hit.price if place == _ORDER["inflected"] else 0.0
    if hit.rank is not None:  # what only resembles the question is in order whether it is believed or not
        return (False, place, price, -hit.rank)
    return (not (hit.is_good or _is_root(hit)), place, price, -hit.score)


def _is_root(hit: Hit) -> bool:
    """Tell whether a name is likely the root of the question; affixes make no words of short forms."""
    return hit.by == "inflected" and not hit.name.is_short and hit.score >= 100 * BELIEVED


def _doubt(concept: Concept, hit: Hit, preference: Preference) -> tuple[float, ...]:
    name = hit.name.of(concept)
    foreign, *rest = preference.doubt(concept, name)
    is_bad, *trust = _trust(hit)
    # Nobody begins a misspelling, and who asks for a full form means what it names first. What is a term only in
    # company is hardly meant where it stands alone: *penelitian* is research before it is a check of a tax return.
    is_bad = is_bad or (hit.by == "prefix" and not hit.trusted and name.status is Status.MISSPELLING)
    is_second = not hit.name.is_short and name.status is not Status.PREFERRED
    return (is_bad, foreign, *trust, is_second, bool(name.beside), *rest)
