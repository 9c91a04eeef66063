r"""The environments of LaTeX that are open where a walk has come to: ``\begin{tabular} … \end{tabular}``."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from istilah.model.document import BlockKind
from istilah.readers.latex.commands import ENVIRONMENTS

_TERMS = "description"


class Environment(NamedTuple):
    """An environment: what its paragraphs are."""

    name: str
    kind: BlockKind = BlockKind.PARAGRAPH
    row: int = 0
    quoted: bool = False
    depth: int = 0
    """How many braces were open where it began."""


class Environments:
    """What is open, the innermost last; rows of tables are numbered through."""

    def __init__(self) -> None:
        self._open = [Environment("")]
        self._names = Counter[str]()
        self.row = 1

    def __len__(self) -> int:
        return len(self._open)

    @property
    def top(self) -> Environment:
        """The innermost one."""
        return self._open[-1]

    def begin(self, name: str, depth: int) -> None:
        """Open one."""
        kind = ENVIRONMENTS.get(name, BlockKind.PARAGRAPH)
        self.row += kind is BlockKind.CELL
        quoted = self.top.quoted or kind is BlockKind.QUOTE
        self._open.append(Environment(name, kind, self.row, quoted, depth))
        self._names[name] += 1

    def end(self, name: str) -> None:
        """Close the innermost one of a name, and all that is open in it; where there is none, close nothing."""
        if self._names[name]:
            while self.top.name != name:
                self.leave(len(self) - 1)
            self.leave(len(self) - 1)

    def leave(self, depth: int) -> None:
        """Close all but the outermost ``depth``."""
        while len(self) > depth:
            self._names[self._open.pop().name] -= 1

    def begin_row(self) -> int:
        """Begin a row of what no environment holds; give its number."""
        self.row += 1
        return self.row

    def begin_row_in(self) -> None:
        """Begin the next row of the innermost one."""
        self._open[-1] = self.top._replace(row=self.begin_row())

    def begin_term(self) -> bool:
        """Begin the next row of a list of terms, if the innermost one is such a list."""
        is_one = self.top.name == _TERMS
        if is_one:
            self._open[-1] = self.top._replace(kind=BlockKind.CELL, row=self.begin_row())
        return is_one

    def kind(self) -> tuple[BlockKind, int]:
        """Tell what a block is that ends here, and in which row it stands."""
        top = self.top
        if top.kind is not BlockKind.CELL:
            return (BlockKind.QUOTE if top.quoted else top.kind), 0
        if top.name == _TERMS:  # what follows the first paragraph is no longer the full form
            self._open[-1] = top._replace(kind=BlockKind.PARAGRAPH)
        return top.kind, top.row
