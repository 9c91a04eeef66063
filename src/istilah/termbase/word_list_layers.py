"""The word lists in force: those beside each termbase, in a folder ``words``, the nearer over the farther.

``glossary/words/`` stands beside the files of ``glossary/``, whether built in, the user's own or the project's. The
lists are small and seldom asked for, so they are read when they are needed and not kept.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from istilah.errors import FaultyError
from istilah.files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from istilah.errors import Fault
    from istilah.model.word_lists import WordLists


def files(folders: Iterable[Path]) -> tuple[Path, ...]:
    """List the word lists in folders, the nearest folder last."""
    return tuple(file for folder in reversed(tuple(folders)) for file in sorted(folder.glob("*.toml")))


def open_words(folders: Iterable[Path], *names: str) -> WordLists:
    """Read and merge the word lists in ``folders``, the nearest first; only those of these ``names``, if any are given.

    :raises FaultyError: some of them have faults.
    """
    # Whoever asks which files there are reads no list.
    from istilah.formats.toml.word_list_file import read
    from istilah.model.word_lists import WordLists

    faults: list[Fault] = []
    found = [WordLists()]
    for path in files(folders):
        text = read_text(path)
        if names and not any(name in text for name in names):
            continue  # what does not name a list is none of it, and need not be parsed
        reading = read(text, str(path))
        found.append(reading.words)
        faults += reading.faults
    if faults:
        raise FaultyError(tuple(faults))
    return reduce(WordLists.under, found)
