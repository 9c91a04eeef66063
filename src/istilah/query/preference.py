"""Which of several readings is meant: the domain asked for, the words around, validity, status, what writers mean most.

*PU* is *Pekerjaan Umum* beside *kementerian* and *jalan tol*, and *Pemilihan Umum* beside *suara* and *calon*. Nothing
is ever dropped for being unlikely; readings are only put in order.

What writers mean by a short form, a corpus has counted: how many documents explain it with which full form, and how
many do not explain it at all, which is what they do with a reading that everybody knows (:func:`meant`).
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import fold, words
from istilah.model.concept import Reliability, Status
from istilah.model.proportion import SURE
from istilah.query.readership import is_everyday, is_familiar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from istilah.model.concept import Concept, Designation
    from istilah.termbase.corpus_counts import Usage

_OWN_WORD = 2.0
_DOMAIN = 1.0
_TELLING = 3
"""Letters from which on a word says something."""
_EVERYWHERE = 800
"""Documents of 11,123 that have a word which is said of everything, as *penggunaan* is, and defines nothing."""


class Topics(NamedTuple):
    """The telling words of a text, folded, and how often its terms touch each domain."""

    words: frozenset[str] = frozenset()
    domains: Counter[str] = Counter()  # noqa: RUF012 -- never changed


class Preference(NamedTuple):
    """What speaks for one reading rather than another.

    ``today`` is the ISO date on which names are judged valid or not.
    """

    today: str
    domains: frozenset[str] = frozenset()
    context: Topics = Topics()

    def doubt(
        self, concept: Concept, designation: Designation, often: Mapping[str, Frequency] | None = None
    ) -> tuple[float, ...]:
        """Make a sort key: the less doubt, the smaller; ``often`` tells how often each concept is :func:`meant`."""
        counted = (often or {}).get(concept.key, Frequency())
        return (
            not self.domains & set(concept.domain),
            -self.weigh(concept),
            bool(concept.valid and not concept.valid.covers(self.today)),
            not designation.status.usable,
            designation.language != "id",  # MA is Mahkamah Agung before Master of Arts
            counted.seldom,
            not any(concept.familiar),  # what is stated decides between readings; the counts know the letters alone
            not _is_counted(concept),
            designation.status is not Status.PREFERRED,
            -len(concept.source),  # of readings that nothing else tells apart, the better attested
            designation.reliability is not Reliability.OFFICIAL,
            -counted.documents,
        )

    def weigh(self, concept: Concept) -> float:
        """Tell how well ``concept`` fits the words around; 0 where nothing speaks for it."""
        if not self.context.words:
            return 0.0
        own = len(_shared(self.context.words, concept))
        domains = self.context.domains
        votes = sum(domains[domain] for domain in concept.domain) / (domains.total() or 1)
        return _OWN_WORD * own + _DOMAIN * votes


class Frequency(NamedTuple):
    """How often writers mean a concept by a short form."""

    documents: int = 0
    seldom: bool = False
    """Whether they mean another by it clearly more often."""


def meant(readings: Sequence[tuple[str, Concept]]) -> dict[str, Frequency]:
    """Tell by concept how often each reading of a short form is meant; nothing where there is but one."""
    if len(readings) == 1:
        return {}
    from istilah.termbase.corpus_counts import usage

    stated = any(concept.familiar.id for _, concept in readings)
    found = {}
    for short, concept in readings:
        is_known = concept.familiar.id if stated else _is_counted(concept, short)
        found[concept.key] = _documents(concept, usage(short), is_known=bool(is_known))
    most = max(found.values(), default=0)
    return {key: Frequency(count, _is_clear(most, count)) for key, count in found.items()}


def _is_clear(more: int, fewer: int) -> bool:
    """Tell whether one count beats another by more than chance: its share is above a half at 95 % (Wilson).

    >>> _is_clear(4, 0), _is_clear(3, 0), _is_clear(22, 1), _is_clear(11, 6)
    (True, False, True, False)
    """
    return more - fewer > SURE * math.sqrt(more + fewer)


def _is_counted(concept: Concept, *shorts: str) -> bool:
    """Tell whether counts say that readers know it; what a unit or a degree abbreviates is not told by its letters."""
    return not is_everyday(concept) and is_familiar(concept, "id", shorts or None)


def _documents(concept: Concept, counted: Usage | None, *, is_known: bool) -> int:
    """Count the documents that mean a concept: those that say so, and the silent ones where everybody knows it."""
    if counted is None:
        return 0
    names = {fold(designation.term) for designation in concept.designations}
    told = sum(documents for text, documents in counted.full_forms if fold(text) in names)
    return told + (counted.documents - counted.explained if is_known else 0)


def _shared(found: frozenset[str], concept: Concept) -> frozenset[str]:
    """Give the words of a text that a concept's names have, or its definition and examples, where they tell something.

    Its note does not count, for it may speak of its rivals (*BPD juga berarti …*).
    """
    from istilah.language.lexicon import STOPWORDS
    from istilah.termbase.corpus_counts import documents_with

    named = {word for designation in concept.designations for word in words(designation.term)}
    said = {word for text in (*concept.definition, *concept.example) if text for word in words(text)}
    shared = (word for word in found & (named | said) if len(word) >= _TELLING)
    return frozenset(w for w in shared if w in named or documents_with(w, "id") < _EVERYWHERE) - STOPWORDS
