"""The distinct words of a text, and where the telling ones stand.

A text of ten megabytes has a million and a half words but some ten thousand distinct ones, so what depends on a word
alone is asked once a word. Most are plain: small letters, perhaps a capital in front and a comma behind. The others are
*telling*: capitals, digits or signs inside (*KTP-nya*, *XVI/MPR/1998*), no vowel (*dll*), or wanted by the one who asks
(*pemilu*). Their places are noted in the same pass. A word here is what stands between white space, with its signs.

Time and memory grow with the text, which is cut in pieces so that it never lies in memory word by word.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate, compress, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

_PIECE = 1 << 16
"""Characters that are cut into words at once."""
_WHITE = "\n\t\r\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u2002\u2003\u2007\u2009\u2028\u2029\u202f\u3000"
"""White space that parts words beside the space itself."""
_SIGNS = ".,;:!?()[]{}<>“”‘’\"'«»…*_–—-"
"""What may hang on a word."""
# Nothing here goes back on what it took, so that no word can be read in many ways.
_PLAIN = r"(?:(?=[A-Z]?[a-z]*[aeiou]|[AEIOU])[A-Z]?+[a-z]*+|[A-Za-z](?![A-Za-z]))"
_TELLING = re.compile(rf"(?<!\S)(?![^\w\s]*+{_PLAIN}(?:-{_PLAIN})*+[^\w\s/&-]*+(?!\S))(?=\S*[A-Za-z])\S++")
_BEGINNING = re.compile(r"(?<![^\W_])[^\W_]")
_SMALL = re.compile(r"(?<![^\W_])[a-z]{2,}(?![^\W_])")
_CAPITALISED = re.compile(r"(?<![^\W_])[A-Z][a-z]+(?![^\W_])")


class Concordance:
    """The words of one text.

    >>> sorted(Concordance("KTP lama, ber-KTP, dan pemilu.", {"pemilu"}.__contains__).places.items())
    [('KTP', [0]), ('ber-KTP,', [10]), ('pemilu.', [23])]
    """

    def __init__(self, text: str, is_wanted: Callable[[str], bool] = lambda _: False) -> None:
        """Read ``text``; a plain word, bare of its signs, is noted as well if it ``is_wanted``."""
        self._is_wanted = is_wanted
        self._distinct: set[str] = set()
        self.places: dict[str, list[int]] = {}
        """Where each telling word begins."""
        for start, piece in _pieces(text):
            self._read(piece, start)

    def _read(self, piece: str, start: int) -> None:
        words = piece.split(" ")
        new = set(words) - self._distinct
        if new:
            self._distinct |= new
            self.places.update((word, []) for word in self._telling(new))
        hits = list(compress(count(), map(self.places.__contains__, words)))
        ends = [*accumulate(map(len, words))] if hits else []
        for number in hits:
            word = words[number]
            self.places[word].append(start + number + ends[number] - len(word))

    def _telling(self, words: Collection[str]) -> Iterator[str]:
        yield from _TELLING.findall(" ".join(words))
        for word in words:
            bare = word.strip(_SIGNS)
            if self._is_wanted(bare) or ("-" in bare and any(map(self._is_wanted, bare.split("-")))):
                yield word

    def find(self, texts: Collection[str], is_place: Callable[[str, int, int], bool]) -> dict[str, list[int]]:
        """Find ``texts`` in the telling words, where ``is_place`` says of a word, a start and an end that it counts."""
        found: dict[str, list[int]] = {text: [] for text in texts}
        lengths = {len(text) for text in texts}
        for word, places in self.places.items() if texts else ():
            for begin in _BEGINNING.finditer(word):
                start = begin.start()
                for end in (start + length for length in lengths):
                    if word[start:end] in found and is_place(word, start, end):
                        found[word[start:end]] += (place + start for place in places)
        return found

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], list[int]]]:
        """Search the telling words; a match comes with the places of its word."""
        for word, places in self.places.items():
            for match in pattern.finditer(word):
                yield match, places

    @cached_property
    def small(self) -> frozenset[str]:
        """All words in small letters, bare of their signs."""
        return frozenset(_SMALL.findall(self._joined))

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """All words with one capital, in front, bare of their signs."""
        return frozenset(_CAPITALISED.findall(self._joined))

    @property
    def _joined(self) -> str:
        return " ".join(self._distinct)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text at spaces, with a space for any white space."""
    start = 0
    while start < len(text):
        end = text.find(" ", start + _PIECE)
        end = len(text) if end < 0 else end
        piece = text[start:end]
        for white in _WHITE:
            piece = piece.replace(white, " ")
        yield start, piece
        start = end + 1
