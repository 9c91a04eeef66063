"""Which of several readings is meant: the domain asked for, the words around, validity, status.

*PU* is *Pekerjaan Umum* beside *kementerian* and *jalan tol*, and *Pemilihan Umum* beside *suara* and *calon*. Nothing
is ever dropped for being unlikely; readings are only put in order.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import words
from istilah.model.concept import Status

if TYPE_CHECKING:
    from istilah.model.concept import Concept, Designation

_OWN_WORD = 2.0
_DOMAIN = 1.0
_TELLING = 3
"""Letters from which on a word says something."""


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

    def doubt(self, concept: Concept, designation: Designation) -> tuple[float, ...]:
        """Make a sort key: the less doubt, the smaller."""
        return (
            not self.domains & set(concept.domain),
            -self.weigh(concept),
            bool(concept.valid and not concept.valid.covers(self.today)),
            not designation.status.usable,
            designation.language != "id",  # MA is Mahkamah Agung before Master of Arts
            not any(concept.familiar),
            designation.status is not Status.PREFERRED,
            -len(concept.source),  # of readings that nothing else tells apart, the better attested
        )

    def weigh(self, concept: Concept) -> float:
        """Tell how well ``concept`` fits the words around; 0 where nothing speaks for it."""
        if not self.context.words:
            return 0.0
        own = len(self.context.words & _own_words(concept))
        domains = self.context.domains
        votes = sum(domains[domain] for domain in concept.domain) / (domains.total() or 1)
        return _OWN_WORD * own + _DOMAIN * votes


def _own_words(concept: Concept) -> frozenset[str]:
    """Gather what its names, definition and examples say; a note may speak of its rivals (*BPD juga berarti …*)."""
    from istilah.language.stopwords import STOPWORDS

    texts = [designation.term for designation in concept.designations]
    texts += [text for text in (*concept.definition, *concept.example) if text]
    return frozenset(word for text in texts for word in words(text) if len(word) >= _TELLING) - STOPWORDS
