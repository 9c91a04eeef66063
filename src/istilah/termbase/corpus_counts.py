"""What a corpus said: how many documents use and explain a short form, how many have a word.

``istilah harvest CORPUS --counts glossary/words`` makes the lists; a question to them costs some microseconds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from istilah.termbase.sorted_table import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from istilah.text import Language


class Usage(NamedTuple):
    """How a corpus uses a short form."""

    documents: int
    """Documents that use it."""
    explained: int
    """Documents that explain it."""
    full_forms: tuple[tuple[str, int], ...]
    """What they explain it with, and how many do."""
    kinds: dict[str, tuple[int, int]]
    """The first two numbers, by kind of document."""


def usage(short: str) -> Usage | None:
    """Tell how documents use a short form as it is written; none where too few do."""
    fields = shipped("usage.tsv").find(short)
    return _usage(fields) if fields else None


def beginning(start: str) -> Iterator[tuple[str, Usage]]:
    """Go through the short forms that begin so, with what documents do with them."""
    for rest in shipped("usage.tsv").beginning(start):
        ending, *fields = rest.split("\t")
        yield start + ending, _usage(fields)


def _usage(fields: Sequence[str]) -> Usage:
    documents, explained, full, kinds = fields
    return Usage(
        int(documents),
        int(explained),
        tuple((text, int(count)) for text, _, count in (each.rpartition("=") for each in full.split("|") if each)),
        {kind: (int(used), int(told)) for kind, used, told in map(_kind, kinds.split())},
    )


def _kind(text: str) -> tuple[str, str, str]:
    kind, _, counts = text.rpartition("=")
    used, _, told = counts.partition("/")
    return kind, used, told


@lru_cache(maxsize=1 << 12)
def documents_with(word: str, language: Language | Literal["name"]) -> int:
    """Count the documents that have a word in small letters in prose of a language; 0 where too few do.

    For a ``name``, it is those that have it as a proper name.
    """
    fields = shipped("frequencies.tsv").find(f"{language}\t{word}")
    return int(fields[0]) if fields else 0
