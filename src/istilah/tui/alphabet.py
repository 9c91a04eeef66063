"""All concepts in alphabetical order, in either language, as light as a list of a hundred thousand must be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.folding import plain
from istilah.speech import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.model.concept import Concept
    from istilah.text import Language


class Headline(NamedTuple):
    """A concept in the alphabet: how it is sorted in each language, and its domains."""

    key: str
    id: str
    en: str
    domain: tuple[str, ...]


class Alphabet(NamedTuple):
    """The concepts of a termbase, and which of them each has replaced."""

    entries: tuple[Headline, ...] = ()
    earlier: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 -- never changed

    def keys(self, language: Language, domains: frozenset[str]) -> tuple[str, ...]:
        """List the keys in the order of the names in ``language``, of these domains alone if there are any."""
        wanted = (entry for entry in self.entries if not domains or not domains.isdisjoint(entry.domain))
        order = (lambda entry: entry.id) if language == "id" else (lambda entry: entry.en)
        return tuple(entry.key for entry in sorted(wanted, key=order))

    def domains(self) -> dict[str, int]:
        """Count the concepts of each domain, in the order of the names."""
        return dict(sorted(Counter(name for entry in self.entries for name in entry.domain).items()))


def entered(concept: Concept) -> Headline:
    """Give a concept its place; one that a language does not name stands where the other language has it."""
    names = {language: concept.preferred(language) for language in ("id", "en")}
    texts = {language: plain(name.term) for language, name in names.items() if name}
    any_text = next(iter(texts.values()), plain(concept.designations[0].term))
    return Headline(concept.key, texts.get("id", any_text), texts.get("en", any_text), concept.domain)


def replaced(concepts: Iterable[Concept]) -> dict[str, tuple[str, ...]]:
    """Tell for each key which keys it has replaced."""
    found: dict[str, tuple[str, ...]] = {}
    for concept in concepts:
        for key in concept.superseded_by:
            found[key] = (*found.get(key, ()), concept.key)
    return found


def amount(count: int) -> str:
    """Write a number as readers of the interface do.

    >>> amount(4133)
    '4.133'
    """
    return f"{count:,}" if spoken() == "en" else f"{count:,}".replace(",", ".")
