"""What nobody writes takes no longer than what somebody does: work is counted here, never timed."""

from __future__ import annotations

import pytest

from istilah.engine.abbreviations.shapes import is_roman
from istilah.engine.abbreviations.vocabulary import Vocabulary
from istilah.engine.concordance import Concordance
from istilah.model.words import Words
from istilah.termbase.base import Termbase

BLOCKS: dict[str, tuple[str, ...]] = {
    "ka": ("Kepala",),
    "kadis": ("Kepala Dinas",),
    "dis": ("Dinas",),
    "hub": ("Perhubungan",),
}


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
    words, index = Words({("blocks", "first"): {"Kemen": ("",)}, ("blocks", "later"): BLOCKS}), Asked()
    assert Vocabulary(Concordance(""), index, words).is_composed(word) is composed
    assert index.times <= len(word)


def test_a_word_without_end_is_not_clipped() -> None:
    words, index = Words({("blocks", "first"): {"Kemen": ("",)}, ("blocks", "later"): BLOCKS}), Asked()
    assert not Vocabulary(Concordance(""), index, words).is_composed(f"Kemen{'hub' * 5000}")
    assert not is_roman(f"I{'a' * 5000}")
