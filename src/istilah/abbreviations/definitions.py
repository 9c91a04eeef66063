"""How a document says what a short form stands for, from its constructions to its definitions.

A construction (:mod:`~.constructions`) offers cases (:mod:`~.cases`): a short form, and words among which its full form
may stand. The strategies of that construction (:mod:`~.strategies`) judge each, and the first that finds a full form
makes the definition, which bears its name. Whatever none of them believes is silence: a party behind a name, a place
behind a town, a gloss.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from istilah.abbreviations.candidates import Candidates
from istilah.abbreviations.cases import Cases
from istilah.abbreviations.constructions import alternatives, brackets, entries, explained, marked
from istilah.abbreviations.evidence import Judge
from istilah.abbreviations.passage_words import QUOTES
from istilah.abbreviations.short_form import Definition
from istilah.abbreviations.strategies import BY_CONSTRUCTION
from istilah.language.naming import naming
from istilah.model.document import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from istilah.abbreviations.cases import Case
    from istilah.abbreviations.passage_words import Full
    from istilah.model.document import Document
    from istilah.model.index import Index
    from istilah.model.word_lists import WordLists

Found = tuple[str, Definition]


class Definitions:
    """The definitions of a document."""

    def __init__(self, document: Document, index: Index, words: WordLists) -> None:
        self._document = document
        self._text = document.prose
        self._naming = naming(words)
        candidates = Candidates(index.short_forms, self._naming.leading)
        self._cases = Cases(self._text, candidates, index.short_forms)
        companies = (*words.group("companies", "before"), *words.group("companies", "after"))
        self._judge = Judge(self._text, index, candidates, companies)
        self.named = set[str]()
        """What the text names or glosses, perhaps in letters that do not fit, known once the definitions are."""

    def __iter__(self) -> Iterator[Found]:
        """Go through the definitions, with the short form each is of."""
        text, cases = self._text, self._cases
        for one, other in pairwise(self._document.blocks):
            if one.row and one.row == other.row:
                yield from self._judged(cases.row(Span(one.start, one.end), Span(other.start, other.end)))
        for match in brackets(text):
            yield from self._bracket(match)
        for match in marked(text, self._naming):
            yield from self._marked(match)
        for match in alternatives(text, self._naming):
            yield from self._judged(cases.alternative(match))
        for match in explained(text, self._naming):
            yield from self._judged(cases.explained(match))
        for match in entries(text):
            yield from self._judged(cases.entry(match))

    def _bracket(self, match: re.Match[str]) -> Iterator[Found]:
        """“Long (SHORT)”, else “SHORT (Long)”."""
        is_forward = False
        for readings in self._cases.bracket(match):
            for found in self._judged(readings):
                is_forward = True
                self._judge.latest = found
                yield found
                break
        if not is_forward:
            yield from self._judged(self._cases.reverse(match))

    def _marked(self, match: re.Match[str]) -> Iterable[Found]:
        """“Long yang selanjutnya disingkat SHORT”."""
        readings = (list(self._judged(cases)) for cases in self._cases.marked(match))
        return next(filter(None, readings), ())

    def _judged(self, cases: Iterable[Case]) -> Iterator[Found]:
        for case in cases:
            found = self._found(case)
            if found:
                yield case.short.text, found
            if case.short.is_named or (found is None and self._judge.is_glossed(case)):
                self.named.add(case.short.text)

    def _found(self, case: Case) -> Definition | None:
        """Let the strategies of a construction judge a case, until one of them finds a full form."""
        for strategy in BY_CONSTRUCTION[case.construction]:
            full = strategy.judge(self._judge, case)
            if full:
                return self._definition(case, full, strategy.name)
        return None

    def _definition(self, case: Case, full: Full, strategy: str) -> Definition:
        start, end = case.words.span(full.start, full.end)
        short, long = case.short.span, Span(start + full.inside, end)
        whole = Span(min(short.start, long.start), max(case.end, long.end, short.end))
        text = " ".join(self._text[long.start : long.end].split()).strip(QUOTES + ",")
        return Definition(short, long, whole, text, strategy)
