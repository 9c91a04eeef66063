"""The word lists in force: those beside each termbase, in a folder ``words``, the nearer over the farther.

``glossary/words/`` stands beside the files of ``glossary/``, whether built in, the user's own or the project's. The
lists are small and seldom asked for, so they are read when they are needed and not kept.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from istilah.errors import FaultyError
from istilah.files import MOST, limited, read_text
from istilah.model.word_lists import WordLists
from istilah.termbase.layers import Layer, LayerName, program_lists

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from istilah.errors import Fault


def files(layer: Layer) -> tuple[Path, ...]:
    """List the word lists of a layer."""
    return tuple(sorted({file for folder in layer.words for file in folder.glob("*.toml")}))


def with_program_lists(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """Put the word lists of the program behind those of ``layers``: whoever leaves out its concepts keeps its words."""
    every = tuple(layers)
    known = any(layer.name is LayerName.BUILTIN for layer in every)
    return every if known else (*every, program_lists())


def open_words(layers: Iterable[Layer], *names: str) -> WordLists:
    """Read and merge the word lists of ``layers``, the nearest first; only those of these ``names``, if any are given.

    :raises FaultyError: some of them have faults.
    """
    from istilah.formats.toml.word_list_file import read

    faults: list[Fault] = []
    found = [WordLists()]
    for layer in reversed(tuple(layers)):
        for path in files(layer):
            with limited(MOST):
                text = read_text(path)
            if names and not any(name in text for name in names):
                continue  # what does not name a list is none of it, and need not be parsed
            reading = read(text, str(path))
            found.append(reading.words)
            faults += reading.faults
    if faults:
        raise FaultyError(tuple(faults))
    return reduce(WordLists.under, found)
