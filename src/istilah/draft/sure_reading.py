"""What a short form surely stands for that a document never explains: where the termbase may speak for the writer.

A reading is sure where it is the only one in the language of the document, its letters fit, and something more speaks
for it. How sure, was measured on 6,156 short forms that documents of news, law, taxes and science explain themselves:
their explanations were hidden, and the termbase was asked.

===================================================  =====  =========
rule                                                  rows  precision
===================================================  =====  =========
the only reading of a syllabic or mixed form          1600       .997
the only one of four letters or more                  1264       .974
of three letters, with two words of it near by         639       .978
which every reader knows                              1987       .982
which the text has, though it does not link it         638       .989
of several the likeliest, which alone the text has      91       .989
all of them together                                  3948       .979
===================================================  =====  =========

What was left out: the only reading of three letters without all this (.67), the likeliest of several (.73), readings of
two letters (.80).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.abbreviations.short_form import ShortFormKind
from istilah.draft.familiarity import forms_of
from istilah.draft.readings import is_aligned, is_written_out, readings, weights
from istilah.query.readership import is_familiar

if TYPE_CHECKING:
    from istilah.abbreviations import Abbreviation
    from istilah.draft import Draft
    from istilah.query.expand import Reading

_FEWEST = 3
"""Letters of a short form that may be sure."""
_WORD, _TWO_WORDS = 2.0, 4.0
"""What one word of a reading near by weighs, and what two do."""


def sure_reading(entry: Abbreviation, draft: Draft) -> Reading | None:
    """Give the reading that is meant, if that is sure."""
    at = entry.uses[0].start
    found = readings(entry.short, draft, at)
    if not found or not _is_fit(entry, found[0], draft):
        return None
    weight, *others = weights(found, draft, at)
    is_sure = _is_chosen(found, draft, weight - max(others)) if others else _is_alone(entry, found[0], draft, weight)
    return found[0] if is_sure else None


def _is_fit(entry: Abbreviation, reading: Reading, draft: Draft) -> bool:
    """Tell whether a reading would do: in the language of the document, with the letters of the short form."""
    full, short = reading.designation, entry.short
    letters = [letter for letter in short if letter.isalpha()]
    is_written_so = reading.short in forms_of(entry) and len(letters) >= _FEWEST and is_aligned(short, full.term)
    return is_written_so and full.status.usable and full.language == draft.language


def _is_alone(entry: Abbreviation, reading: Reading, draft: Draft, weight: float) -> bool:
    """Tell whether something speaks for the only reading."""
    if (
        entry.kind is not ShortFormKind.INITIALISM
        or len(entry.short) > _FEWEST
        or is_familiar(reading.concept, draft.language)
    ):
        return True
    return weight >= _TWO_WORDS or is_written_out(reading, draft)


def _is_chosen(found: tuple[Reading, ...], draft: Draft, margin: float) -> bool:
    """Tell whether the text itself chooses the first of several readings."""
    written = [is_written_out(reading, draft) for reading in found]
    return margin >= _WORD and written[0] and not any(written[1:])
