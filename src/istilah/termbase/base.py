"""The termbase in force: its layers opened and merged."""

from __future__ import annotations

import heapq
from collections import Counter
from contextlib import nullcontext
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from istilah.errors import Fault, FaultyError, Place
from istilah.files import read_bytes
from istilah.language.folding import words
from istilah.termbase import cache
from istilah.termbase.layers import Layer, LayerName, in_force
from istilah.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from istilah.config import Settings
    from istilah.model.concept import Concept
    from istilah.model.index import Index, Name, NamedHeadwords
    from istilah.model.word_lists import WordLists
    from istilah.termbase.store import Segment
    from istilah.text import Language

    Announce = Callable[[Layer], AbstractContextManager[Callable[[int, int], None]]]

_NOWHERE = Text(
    id="konsep “{key}” menunjuk “{target}”, tetapi konsep itu tidak ada{hint}",
    en="concept “{key}” refers to “{target}”, but there is no such concept{hint}",
)

_MEANT = Text(id="; mungkin maksudnya “{near}”", en="; did you mean “{near}”")


_SPARE = 200
"""Names asked for in reserve where a nearer layer may hide some."""


_REMEMBERED = 50_000
"""Questions whose answers are kept; a text has fewer distinct words."""


class OpenLayer(NamedTuple):
    """A layer and its compiled form."""

    layer: Layer
    segment: Segment


class LayerReport(NamedTuple):
    """What a layer consists of, and which of its concepts a nearer layer hides."""

    name: LayerName
    paths: tuple[Path, ...]
    size: int
    hidden: tuple[str, ...]
    segment: Segment

    def find(self, key: str) -> Place | None:
        """Find where this layer keeps the concept of ``key``."""
        concept = self.segment.concept(key)
        return Place(concept.origin.path, concept.origin.line) if concept else None


def unannounced(_: Layer) -> AbstractContextManager[Callable[[int, int], None]]:
    """Watch a layer being compiled for nobody."""
    return nullcontext(lambda _done, _total: None)


def open_termbase(
    settings: Settings,
    given: tuple[Path, ...],
    folder: Path,
    *,
    builtin: bool = True,
    announce: Announce = unannounced,
) -> Termbase:
    """Open the layers in force for someone who works in ``folder``.

    ``announce`` is told of each layer that has to be compiled before, and gives what is to hear how far that is: a
    large one takes a while.

    :raises FaultyError: one or more files have faults; it carries all faults of all files.
    :raises IstilahError: a termbase named by option or setting does not exist or is no termbase.
    """
    found, words = in_force(settings, given, folder, builtin=builtin)
    faults: list[Fault] = []
    segments = ((layer, _opened(layer, faults, announce)) for layer in found)
    # Not “if segment”, which would count its concepts.
    opened = [OpenLayer(layer, segment) for layer, segment in segments if segment is not None]
    _refuse(faults)
    termbase = Termbase(tuple(opened), words)
    if builtin and settings.builtin:
        _refuse(termbase.dangling())
    return termbase


def _opened(layer: Layer, faults: list[Fault], announce: Announce) -> Segment | None:
    segment = cache.opened(layer)
    if segment is not None:
        return segment
    from istilah.termbase.reading import contents

    files = contents(layer)
    segment = cache.known(layer, files)
    if segment is not None:
        return segment
    try:
        with announce(layer) as told:
            return cache.compiled(layer, files, told)
    except FaultyError as error:
        faults += error.faults
        return None


def _refuse(faults: Iterable[Fault]) -> None:
    """Raise all ``faults`` at once, if there are any."""
    found = tuple(faults)
    if found:
        raise FaultyError(found)


class Termbase:
    """All layers as one index (:class:`istilah.model.index.Index`); the nearer layer hides the farther."""

    def __init__(self, opened: tuple[OpenLayer, ...], folders: tuple[Path, ...] = ()) -> None:
        """Take the layers, and the ``folders`` of word lists, the nearest first."""
        self.opened = opened
        self._folders = folders
        self._asked: dict[str, tuple[Name, ...]] = {}
        self._begun: dict[str, int] = {}
        self._lists: WordLists | None = None
        self._segments = tuple(segment for _, segment in opened)
        self._headwords = tuple(
            (language, segment.headwords(language, partial(self.hidden, depth=depth)))
            for depth, segment in enumerate(self._segments)
            for language in LANGUAGES
        )

    def words(self) -> WordLists:
        """Give the word lists in force, read when they are first asked for.

        :raises FaultyError: some of them have faults.
        """
        from istilah.termbase.word_list_layers import open_words

        if self._lists is None:
            self._lists = open_words(self._folders)
        return self._lists

    @cached_property
    def misspelled(self) -> Mapping[str, Concept]:
        """General words with their misspellings; of all word lists a question reads this one alone.

        :raises FaultyError: it has faults.
        """
        from istilah.termbase.word_list_layers import open_words

        return (self._lists or open_words(self._folders, "spellings")).misspelled

    def digest(self) -> str:
        """Tell this termbase from others by what its files say, word lists included.

        :raises UnreadableError: one of them cannot be read any more.
        """
        from hashlib import blake2b

        from istilah.termbase.word_list_layers import files

        digest = blake2b(digest_size=8)
        paths = ((layer.name, path) for layer, _ in self.opened for path in layer.paths)
        for name, path in (*paths, *(("words", path) for path in files(self._folders))):
            data = read_bytes(path)
            digest.update(f"{name} {len(data)}\n".encode())
            digest.update(data)
        return digest.hexdigest()

    def concept(self, key: str) -> Concept | None:
        """Find a concept by its key."""
        return next((found for segment in self._segments if (found := segment.concept(key))), None)

    def gathered(self, keys: Collection[str]) -> dict[str, Concept]:
        """Find the concepts of several keys, by key."""
        found: dict[str, Concept] = {}
        for segment in self._segments:
            found |= segment.gathered([key for key in keys if key not in found])
        return found

    def concepts(self) -> Iterator[Concept]:
        """Go through all concepts in the order of their keys."""
        streams = [
            ((concept.key, depth, concept) for concept in segment.concepts())
            for depth, segment in enumerate(self._segments)
        ]
        last = None
        for key, _, concept in heapq.merge(*streams, key=lambda item: item[:2]):
            if key != last:
                yield concept
            last = key

    def names(self, folded: str) -> tuple[Name, ...]:
        """List the names whose folded form is ``folded``; what a text asks for, it asks for again."""
        found = self._asked.get(folded)
        if found is None:
            if len(self._asked) > _REMEMBERED:
                self._asked.clear()
            found = self._asked[folded] = tuple(
                name
                for depth, segment in enumerate(self._segments)
                for name in segment.names(folded)
                if not self.hidden(name.key, depth)
            )
        return found

    def starting(self, folded: str, limit: int) -> tuple[Name, ...]:
        """List up to ``limit`` names whose folded form begins with ``folded``, the shortest first."""
        found = (
            name
            for depth, segment in enumerate(self._segments)
            for name in segment.starting(folded, limit + _SPARE * depth)
            if not self.hidden(name.key, depth)
        )
        return tuple(sorted(found, key=lambda name: len(name.text)))[:limit]

    def holding(self, beginnings: Sequence[str], limit: int, domains: Collection[str] = ()) -> tuple[Name, ...]:
        """List up to ``limit`` names that have words with all these folded beginnings, heads before compounds.

        With ``domains``, only names of concepts in one of them.
        """
        found = [
            name
            for depth, segment in enumerate(self._segments)
            for name in segment.holding(beginnings, domains, limit + _SPARE * depth)
            if not self.hidden(name.key, depth)
        ]
        return tuple(sorted(found, key=lambda name: len(words(name.text))))[:limit]

    @cached_property
    def short_forms(self) -> frozenset[str]:
        """All short forms, as they are written."""
        return frozenset[str]().union(*(segment.short_forms() for segment in self._segments))

    def longest(self, word: str) -> int:
        """Tell how many words the longest name has that begins with the folded ``word``; 0 if none does."""
        found = self._begun.get(word)
        if found is None:
            if len(self._begun) > _REMEMBERED:
                self._begun.clear()
            found = self._begun[word] = max((segment.longest(word) for segment in self._segments), default=0)
        return found

    def kept(self, name: str, make: Callable[[Index], str]) -> str:
        """Give what ``make`` once derived from all of this, kept in the cache until something changes."""
        from istilah.termbase.word_list_layers import files

        return cache.kept([layer for layer, _ in self.opened], files(self._folders), name, make, self)

    def headwords(self) -> Iterator[tuple[Language, NamedHeadwords]]:
        """Give the names of each layer and language to those who look for a misspelled one."""
        yield from self._headwords

    def hidden(self, key: str, depth: int) -> bool:
        """Tell whether a layer nearer than number ``depth`` has a concept of this key."""
        return any(key in segment for segment in self._segments[:depth])

    def known_domains(self) -> list[str]:
        """List the domains of all concepts, those of hidden ones too."""
        return sorted({domain for segment in self._segments for domain in segment.domains()})

    def domains(self) -> dict[str, int]:
        """Count the concepts of each domain, in the order of the names."""
        counts: Counter[str] = Counter()
        for concept in self.concepts():
            counts.update(concept.domain)
        return dict(sorted(counts.items()))

    def layers(self) -> Iterator[LayerReport]:
        """Explain each layer, the nearest first."""
        for depth, (layer, segment) in enumerate(self.opened):
            hidden = tuple(c.key for c in segment.concepts() if self.hidden(c.key, depth)) if depth else ()
            yield LayerReport(layer.name, layer.paths, len(segment), hidden, segment)

    def dangling(self) -> Iterator[Fault]:
        """Find references to concepts that no layer has."""
        for segment in self._segments:
            for key, target in segment.abroad():
                concept = segment.concept(key)
                if concept and not any(target in other for other in self._segments):
                    yield self._nowhere(concept, target)

    def _nowhere(self, concept: Concept, target: str) -> Fault:
        from difflib import get_close_matches

        from istilah.termbase.reading import place

        near = get_close_matches(target, [other.key for other in self.concepts()], 1, 0.75)
        message = _MEANT.fill(near=near[0]) if near else Text("", "")
        text = _NOWHERE.fill(key=concept.key, target=target, hint=message)
        return Fault(place(concept, "superseded_by", concept.superseded_by.index(target)), text)
