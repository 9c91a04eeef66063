"""From counts to candidates in order: which phrases are terms, what short forms mean, which phrases are equivalents.

A phrase that mostly stands within a longer one is no term of its own (*dewan perwakilan*), and a longer one says more
than a shorter: that is the C-value (Frantzi, Ananiadou & Mima, 2000), here over documents, for a law repeats itself;
with the most frequent longer phrase in place of the mean of all, of which most are chance; with single words taken
along (Barrón-Cedeño et al., 2009); and with the root of the number, as whose share of chance it grows. A definition,
and an equivalent beside it, count for more than an occurrence. Each step finds more terms of the termbase among the
first thousand candidates of 11,124 documents (236, 253, 315, 366), on either half of it alike.
"""

from __future__ import annotations

from collections import defaultdict
from math import log, log2, log10, sqrt
from typing import TYPE_CHECKING, NamedTuple

from istilah.harvest.counts import SEPARATOR
from istilah.language.folding import fold
from istilah.language.lexicon import ENGLISH_LINKS
from istilah.language.tongue import tongue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from istilah.harvest.corpus import Harvest
    from istilah.harvest.counts import Count
    from istilah.model.index import Index

_EVIDENCE = 5.0
"""How much a candidate gains where nine documents define it or give its equivalent; twice as much at ninety-nine."""
_SHARE, _MANY_SAY = 0.05, 10
"""Share of the documents with a short form, or number of them, that must give it the same full form."""
_WHOLE, _LASTING = 0.9, 0.5
"""Shares of the documents of a gloss that have a longer phrase before it: such that it belongs to it, or may."""
_FEW, _MANY = 3, 1000
"""Documents in which a gloss must stand, where a corpus has many; two where it has fewer."""


class FullForm(NamedTuple):
    """A full form of a short one, as most documents write it."""

    text: str
    documents: int


class Harvested(NamedTuple):
    """A short form or a term that a corpus has."""

    kind: str
    """``abbreviation`` or ``term``."""
    short: str | None
    id: str | None
    en: str | None
    counted: Count
    score: float
    """From 0 to 1, the best candidate of its kind."""
    known: str | None
    """The key of the concept that the termbase has of this name."""
    expansions: tuple[FullForm, ...] = ()


class _Known:
    """Which concept has a name."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def term(self, text: str, language: str) -> str | None:
        """Find the concept of a full form."""
        names = self._index.names(fold(text))
        return next((name.key for name in names if name.language == language and not name.is_short), None)

    def short(self, text: str, full: str) -> str | None:
        """Find the concept of a short form, rather the one that also has its full form."""
        keys = [name.key for name in self._index.names(fold(text)) if name.text == text and name.is_short]
        named = {name.key for name in self._index.names(fold(full))} if full else set()
        return next((key for key in keys if key in named), next(iter(keys), None))


def ranked(harvest: Harvest, index: Index) -> tuple[Harvested, ...]:
    """Put the candidates of a corpus in order, short forms first, of each kind the best first."""
    known = _Known(index)
    pairs = equivalents(harvest)
    return (*_short_forms(harvest, known), *_terms(harvest, pairs, known))


def _of(harvest: Harvest, sort: str) -> Iterator[tuple[list[str], Count]]:
    for key, count in harvest.counts.items():
        if key[0] == sort:
            yield key.split(SEPARATOR)[1:], count


def _short_forms(harvest: Harvest, known: _Known) -> list[Harvested]:
    full = expansions(harvest)
    most = max((count.documents for _, count in _of(harvest, "a")), default=1)
    found = []
    for (short,), count in _of(harvest, "a"):
        if count.documents < harvest.least and not count.explained:
            continue
        meanings = full.get(short, ())
        best = meanings[0].text if meanings and _is_borne_out(short, meanings[0], count.documents) else None
        foreign = best is not None and tongue(best) != "id"
        found.append(
            Harvested(
                "abbreviation",
                short,
                None if foreign else best,
                best if foreign else None,
                _shown_by(count, harvest.counts.get(SEPARATOR.join(("x", short, best or "")))),
                round(log(1 + count.documents) / log(1 + most), 4),
                known.short(short, best or ""),
                meanings,
            )
        )
    return sorted(found, key=lambda candidate: (-candidate.counted.documents, str(candidate.short)))


def _shown_by(count: Count, explained: Count | None) -> Count:
    """Let the place to look at be one where the short form has this full form."""
    return count._replace(path=explained.path, offset=explained.offset) if explained else count


def _is_borne_out(short: str, full: FullForm, documents: int) -> bool:
    """Tell whether a full form is what a short one stands for: some of its documents say so, and not by chance.

    Where fewer than one in twenty do, a short form has other senses (*MIT*, once *mencit*), unless its letters fit and
    ten say so.
    """
    letters = iter(full.text.casefold())
    fits = all(letter in letters for letter in short.casefold() if letter.isalpha())
    return full.documents >= _SHARE * documents or (fits and full.documents >= _MANY_SAY)


def expansions(harvest: Harvest) -> dict[str, tuple[FullForm, ...]]:
    """List the full forms of each short form, those that differ in case or hyphens as the one that is most used."""
    spellings: defaultdict[str, defaultdict[str, list[FullForm]]] = defaultdict(lambda: defaultdict(list))
    for (short, full), count in _of(harvest, "x"):
        spellings[short][fold(full)].append(FullForm(full, count.documents))
    return {
        short: tuple(
            sorted(
                (
                    FullForm(max(alike, key=_use).text, sum(each.documents for each in alike))
                    for alike in by_fold.values()
                ),
                key=_use,
                reverse=True,
            )
        )
        for short, by_fold in spellings.items()
    }


def _use(expansion: FullForm) -> tuple[int, str]:
    return expansion.documents, expansion.text


def _terms(harvest: Harvest, pairs: Mapping[str, tuple[str, int]], known: _Known) -> list[Harvested]:
    by_language: dict[str, dict[str, Count]] = {"id": {}, "en": {}}
    for (language, text), count in _of(harvest, "t"):
        by_language[language][text] = count
    found = []
    for language, counts in by_language.items():
        values = c_values({text: count.documents for text, count in counts.items()})
        for text, count in counts.items():
            en, glossed = pairs.get(text, (None, 0)) if language == "id" else (None, 0)
            score = values[text] * (1 + _EVIDENCE * log10(1 + count.explained + glossed))
            id_, en = (text, en) if language == "id" else (None, text)
            found.append(Harvested("term", None, id_, en, count, score, known.term(text, language)))
    most = max((candidate.score for candidate in found), default=1) or 1
    # What only stands within a longer phrase is none by itself.
    shown = (each._replace(score=round(each.score / most, 4)) for each in found if each.score > 0)
    return sorted(shown, key=lambda candidate: (-candidate.score, candidate.id or "", candidate.en or ""))


def c_values(documents: Mapping[str, int]) -> dict[str, float]:
    """Give the C-value of phrases by how many documents have them.

    >>> found = c_values({"tata ruang": 10, "rencana tata ruang": 8, "ruang": 20, "tata": 10})
    >>> [f"{text} {value:.1f}" for text, value in found.items()]
    ['tata ruang 2.2', 'rencana tata ruang 5.7', 'ruang 3.2', 'tata 0.0']
    """
    longer: defaultdict[str, int] = defaultdict(int)
    for text, count in documents.items():
        for inside in _parts(text.split(" ")):
            longer[inside] = max(longer[inside], count)
    return {text: log2(2 + text.count(" ")) * sqrt(max(0, count - longer[text])) for text, count in documents.items()}


def _parts(words: list[str]) -> Iterator[str]:
    """Go through the phrases within a phrase."""
    size = len(words)
    for length in range(1, size):
        for start in range(size - length + 1):
            yield " ".join(words[start : start + length])


def equivalents(harvest: Harvest) -> dict[str, tuple[str, int]]:
    """Tell which English phrase stands beside an Indonesian one, and in how many documents.

    Where the Indonesian phrase begins, counting tells, and the English one, which seldom has more words: where all that
    stands before it is shorter, a small word has cut it off (*pencarian dan pertolongan*), and nothing is said.
    """
    glosses: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (indonesian, english), count in _of(harvest, "g"):
        if indonesian.count(" ") >= _content(english) - 1:
            glosses[english][indonesian] = count.documents
    few = min(_FEW, harvest.documents) if harvest.documents >= _MANY else min(2, harvest.documents)
    found: dict[str, tuple[str, int]] = {}
    for english, phrases in sorted(glosses.items()):
        best = _whole(phrases, _content(english))
        documents = phrases[best]
        if documents >= few and documents > found.get(best, ("", 0))[1]:
            found[best] = (english, documents)
    return found


def _content(english: str) -> int:
    """Count the words of an English phrase that Indonesian needs too."""
    return sum(word not in ENGLISH_LINKS for word in english.replace("-", " ").split()) or 1


def _whole(phrases: Mapping[str, int], words: int) -> str:
    """Choose the phrase that is glossed: of those that most documents have, the one of about as many words.

    >>> _whole({"kerja": 9, "kerangka kerja": 9, "dengan kerangka kerja": 2}, 1)
    'kerangka kerja'
    """
    most = max(phrases.values())
    whole = [text for text, count in phrases.items() if count >= _WHOLE * most and text.count(" ") <= words]
    lasting = [text for text, count in phrases.items() if count >= _LASTING * most]
    if len(whole) > 1:
        return max(whole, key=lambda text: (text.count(" "), text))
    return min(lasting, key=lambda text: (abs(text.count(" ") + 1 - words), -phrases[text], text))
