"""What nobody writes takes no longer than what somebody does: work is counted here, never timed."""

from __future__ import annotations

from pathlib import Path

import pytest

from istilah.abbreviations.concordance import Concordance
from istilah.abbreviations.document_words import DocumentWords
from istilah.config import Settings
from istilah.language.numerals import is_roman
from istilah.language.shortforms import abbreviation_stem
from istilah.model.concept import Concept, Designation, ShortForm
from istilah.model.index import Name
from istilah.model.word_lists import WordLists
from istilah.query.expand import expand
from istilah.query.preference import Preference
from istilah.termbase.base import Termbase, open_termbase
from istilah.terms.occurrences import sightings
from istilah.terms.search_index import vocabulary
from istilah.terms.wanted import folded

BLOCKS: dict[str, tuple[str, ...]] = {
    "ka": ("Kepala",),
    "kadis": ("Kepala Dinas",),
    "dis": ("Dinas",),
    "hub": ("Perhubungan",),
}


class Read(Name):
    """A name that counts how often it is asked for its concept."""

    times = 0

    @property
    def key(self) -> str:
        Read.times += 1
        return self[0]


class Many(Termbase):
    """A termbase with a short form of many readings."""

    def __init__(self, count: int) -> None:
        super().__init__(())
        self._names = tuple(Read(f"k{number}", "id", "QXBU", is_short=True, place=0) for number in range(count))

    def names(self, folded: str) -> tuple[Name, ...]:
        return self._names if folded == "qxbu" else ()

    def concept(self, key: str) -> Concept:
        return Concept(key, (Designation("id", key, (ShortForm("QXBU"),)),))


class Asked(Termbase):
    """A termbase that knows nothing and counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__(())
        self.times = 0

    def longest(self, word: str) -> int:  # noqa: ARG002 -- the answer is the same for all
        self.times += 1
        return 0


@pytest.mark.parametrize(
    ("word", "composed"),
    [("Kemenkadis", True), ("Kemendishub", True), ("Kemenkazz", False), (f"Kemen{'kadis' * 6}zz", False)],
)
def test_every_place_of_a_clipped_word_is_looked_at_once(word: str, composed: bool) -> None:  # noqa: FBT001 -- a case
    words, index = WordLists({("blocks", "first"): {"Kemen": ("",)}, ("blocks", "later"): BLOCKS}), Asked()
    assert DocumentWords(Concordance(""), index, words).is_composed(word) is composed
    assert index.times <= len(word)


def test_a_word_without_end_is_not_clipped() -> None:
    words, index = WordLists({("blocks", "first"): {"Kemen": ("",)}, ("blocks", "later"): BLOCKS}), Asked()
    assert not DocumentWords(Concordance(""), index, words).is_composed(f"Kemen{'hub' * 5000}")
    assert not is_roman(f"I{'a' * 5000}")


def test_readings_of_one_short_form_are_not_held_against_each_other() -> None:
    Read.times = 0
    assert len(expand("QXBU", Many(1000), Preference("2026-01-01")).readings) == 1000
    assert Read.times <= 5000


def test_a_compound_without_end_is_no_short_form() -> None:
    assert abbreviation_stem(f"KTP{'-ku' * 8}") == "KTP"
    assert abbreviation_stem(f"KTP{'-ku' * 5000}") is None


def test_of_the_wanted_names_only_what_a_draft_can_hold_is_read() -> None:
    index, draft = open_termbase(Settings(), (), Path("/")), "Ia minta ijin kepada mereka."
    assert [found.wanted.text for found in sightings(draft, index, "2026-01-01")] == ["ijin"]
    assert {b"ijin"} <= {*vocabulary(index).openings} <= {*folded(draft).split()}
