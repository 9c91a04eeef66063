"""One draft, from its text to what is wrong in it: read, reviewed, its suppression comments obeyed, mended if asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from istilah.context.authorship import without_code
from istilah.context.own_day import day
from istilah.context.visible_text import apparent
from istilah.draft import Draft
from istilah.draft.options import Options
from istilah.lint import inaccessible_file, unused_suppression
from istilah.lint.confidence import told
from istilah.lint.mending import Mended, mend
from istilah.lint.review import review
from istilah.lint.suppression import hushed, sift
from istilah.rules import draft_rules, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.lint.selection import Selection
    from istilah.model.document import Document
    from istilah.model.finding import Diagnostic, Rule
    from istilah.model.index import Index
    from istilah.model.manuscript import Manuscript
    from istilah.model.word_lists import WordLists
    from istilah.rules import DraftRule


class Bench(NamedTuple):
    """What drafts are examined with, and for whom."""

    termbase: Index
    words: WordLists
    options: Options = Options()

    def on(self, day: str) -> Bench:
        """Examine what is known to be of a ``day``, unless one is asked for."""
        return self._replace(options=self.options._replace(as_of=day)) if day and not self.options.as_of else self

    def draft(self, document: Document, rules: Iterable[DraftRule] = ()) -> Draft:
        """Lay a document on the desk of these rules."""
        as_of = self.options.as_of or document.date or day(document.prose) or self.options.today
        prose = without_code(apparent(hushed(document)))
        return Draft(prose, self.termbase, as_of, self.words, self.options, shown(rules, self.termbase))


def cards() -> tuple[Rule, ...]:
    """List the cards of all rules that a draft may be examined by."""
    return (*(module.RULE for module in draft_rules()), unused_suppression.RULE, inaccessible_file.RULE)


def lint(document: Document, bench: Bench, selection: Selection) -> tuple[Diagnostic, ...]:
    """Find what is wrong in a document, by the rules selected and as far as its suppression comments allow."""
    chosen = [module for module in draft_rules() if selection.takes(module.RULE)]
    found = review(bench.draft(document, chosen), chosen)
    every = cards()
    ran = tuple(card for card in every if selection.takes(card))
    sifted = sift(found, document, ran, every)
    kept = told(sifted.kept, pedantic=bench.options.pedantic)
    if not sifted.idle or not selection.takes(unused_suppression.RULE):
        return kept
    idle = unused_suppression.report(sifted.idle, document)
    return tuple(sorted((*kept, *idle), key=lambda diagnosis: (diagnosis.span, diagnosis.rule.code)))


def mended(manuscript: Manuscript, bench: Bench, selection: Selection, *, unsafe: bool) -> Mended:
    """Mend a draft by the fixes of the rules selected, and find what is still wrong in it."""
    return mend(manuscript, partial(lint, bench=bench, selection=selection), unsafe=unsafe)
