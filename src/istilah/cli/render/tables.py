"""Answers as rows of tables, for spreadsheets and for ``paste``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.card import marked
from istilah.cleaning import clean
from istilah.formats.csv import defused
from istilah.text import other

if TYPE_CHECKING:
    from istilah.query.lookup import Answer, Match


def lookup_row(answer: Answer) -> str:
    """Write a question, how it was answered, the best equivalent, and the key of its concept.

    What is put together has several of the latter two, in its order; a miss has none. Our own renderings bear the mark.
    """
    matches = answer.matches if answer.found else ()
    answers = [match for match in matches if match.by == "composed"] or list(matches[:1])
    cells = (
        answer.query,
        answers[0].by if answers else "",
        " + ".join(map(_equivalent, answers)),
        " + ".join(match.concept.key for match in answers),
    )
    return "\t".join(defused(clean(cell)) for cell in cells)


def _equivalent(match: Match) -> str:
    best = match.concept.preferred(other(match.name.language))
    return marked(best) if best else ""
