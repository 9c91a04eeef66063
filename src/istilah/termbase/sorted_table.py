"""Sorted files of the program’s own that are asked without being read.

A question is answered from the file itself by halving it: nothing is read at a start, nothing compiled, and a million
lines cost no more than twenty looks. They do not go with ``--no-builtin``.
"""

from __future__ import annotations

import mmap
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from istilah.termbase.layers import builtin_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOLDER = ("glossary", "words")
_LAST = b"\xff"
"""Stands behind any letter of UTF-8."""


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
        at = self._first(wanted)
        end = self._data.find(b"\n", at)
        line = self._data[at : end if end >= 0 else len(self._data)]
        return line[len(wanted) :].decode().split("\t") if line.startswith(wanted) else []

    def __contains__(self, key: str) -> bool:
        """Tell whether there is a line with this key, whatever stands behind it."""
        wanted = key.encode("utf-8", "surrogatepass")
        at = self._first(wanted)
        return self._data[at : at + len(wanted) + 1] in {wanted, wanted + b"\n", wanted + b"\t"}

    def beginning(self, start: str) -> Iterator[str]:
        """Go through the lines that begin so, without that beginning.

        :raises UnicodeDecodeError: the file is damaged.
        """
        return (line[len(start) :] for line in self.lines(start).removesuffix("\n").split("\n") if line)

    def lines(self, start: str) -> str:
        """Give the lines that begin so as they stand in the file, thousands of them at once.

        :raises UnicodeDecodeError: the file is damaged.
        """
        wanted = start.encode("utf-8", "surrogatepass")
        return self._data[self._first(wanted) : self._first(wanted + _LAST)].decode()

    def _first(self, wanted: bytes) -> int:
        """Find where the lines begin that are not before ``wanted``."""
        low, high = 0, len(self._data)
        while low < high:
            start = self._data.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._data.find(b"\n", start)
            end = end if end >= 0 else len(self._data)
            if self._data[start:end] < wanted:
                low = end + 1
            else:
                high = start
        return low


@cache
def shipped(name: str) -> SortedTable:
    """Open a list that comes with the program."""
    return SortedTable(builtin_folder().joinpath(*_FOLDER, name))
