"""What a corpus said: how many documents use and explain a short form, how many have a word.

The lists are sorted, so a question is answered from the file itself by halving it: nothing is read at a start, nothing
compiled, and a million lines cost no more than twenty looks. They are the program's own and do not go with
``--no-builtin``.
"""

from __future__ import annotations

import mmap
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from istilah.termbase.layers import builtin_folder

if TYPE_CHECKING:
    from pathlib import Path

    from istilah.text import Language

_FOLDER = ("glossary", "words")


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
    fields = _table("usage.tsv").find(short)
    if not fields:
        return None
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


def documents_with(word: str, language: Language) -> int:
    """Count the documents that have a word in small letters in prose of a language; 0 where too few do."""
    fields = _table("frequencies.tsv").find(f"{language}\t{word}")
    return int(fields[0]) if fields else 0


class SortedTable:
    """A file of lines sorted by what stands before their first tab, or by several fields; ``#`` begins a remark."""

    def __init__(self, path: Path) -> None:
        self._data: mmap.mmap | bytes = b""
        # A list that is missing has nothing to say, and an empty file cannot be mapped.
        with suppress(OSError, ValueError), path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def find(self, key: str) -> list[str]:
        """Give the fields behind a key; none where there is no such line.

        :raises UnicodeDecodeError: the file is damaged.
        """
        wanted = f"{key}\t".encode("utf-8", "surrogatepass")
        low, high = 0, len(self._data)
        while low < high:
            start = self._data.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._data.find(b"\n", start)
            line = self._data[start : end if end >= 0 else len(self._data)]
            if line.startswith(wanted):
                return line[len(wanted) :].decode().split("\t")
            if line < wanted:
                low = start + len(line) + 1
            else:
                high = start
        return []


@cache
def _table(name: str) -> SortedTable:
    return SortedTable(builtin_folder().joinpath(*_FOLDER, name))
