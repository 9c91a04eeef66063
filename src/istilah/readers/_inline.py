"""Running text with inline markup, woven into prose: a grammar finds the marks, a format says what each of them means.

A block's text is given in spans of the source, one a line, without indentation and list marks, so that markup may run
over line ends. The grammar is one pattern whose alternatives are named; for each match an :class:`Act` of that name
says what is kept. What is kept of a match may hold markup again, a few levels deep and no deeper.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from istilah.model.document import BlockKind, Comment, Document, Span
from istilah.readers._prose import Stitcher

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping, Sequence

_DEEPEST = 4
"""How deep markup may stand within markup."""

Act: TypeAlias = "Callable[[Weaver, re.Match[str]], None]"
"""What to do with a match."""


class Weaver:
    """A document under way, block by block."""

    def __init__(self, source: str, grammar: re.Pattern[str], acts: Mapping[str, Act]) -> None:
        self.source = source
        self.stitcher = Stitcher(source)
        self.comments: list[Comment] = []
        self.day = ""
        self._grammar = grammar
        self._acts = acts
        self.text = ""
        self._spans: Sequence[Span] = ()
        self._starts: list[int] = []
        self._depth = 0
        self._aside: list[tuple[Span, BlockKind]] = []

    def document(self, path: str) -> Document:
        """Hand over the document."""
        return self.stitcher.document(path, self.comments, self.day)

    def comment(self, text: str, start: int, end: int) -> None:
        """Note a comment of the source."""
        self.comments.append(Comment(text.strip(), start, end))

    def block(self, spans: Sequence[Span], kind: BlockKind, row: int = 0) -> None:
        """Weave a block; what was set aside in it comes after it."""
        self._spans = spans = [span for span in spans if span.start < span.end]
        self.text = "".join(self.source[start:end] for start, end in spans)
        self._starts = [0, *accumulate(end - start for start, end in spans)]
        self._aside = []
        self._close(Span(0, len(self.text)), kind, row)
        for span, own in self._aside:
            self._close(span, own, row if own is BlockKind.CELL else 0)

    def _close(self, span: Span, kind: BlockKind, row: int) -> None:
        self.weave(*span)
        self.stitcher.close(kind, row)

    def weave(self, start: int, end: int) -> None:
        """Put a stretch of the block's text through the grammar."""
        if self._depth == _DEEPEST:
            self.keep(start, end)
            return
        self._depth += 1
        at = start
        for match in self._grammar.finditer(self.text, start, end):
            self.keep(at, match.start())
            self._acts[match.lastgroup or ""](self, match)
            at = match.end()
        self.keep(at, end)
        self._depth -= 1

    def keep(self, start: int, end: int) -> None:
        """Keep a stretch of the block's text as it stands."""
        at = bisect_right(self._starts, start) - 1
        while start < end:
            line, offset = self._spans[at], self._starts[at]
            until = min(end, self._starts[at + 1])
            self.stitcher.keep(line.start + start - offset, line.start + until - offset)
            if until == self._starts[at + 1] and not self.source[line.end - 1 : line.end].isspace():
                self.skip()
            start, at = until, at + 1

    def skip(self) -> None:
        """Leave something out."""
        self.stitcher.skip()

    def stress(self, start: int, end: int) -> None:
        """Weave a stretch as emphasis; emphasis within it is one with it."""
        self.stitcher.stress()
        self.weave(start, end)
        self.stitcher.relax()

    def set_aside(self, start: int, end: int, kind: BlockKind) -> None:
        """Leave out a stretch that is a block of its own, after this one."""
        self.skip()
        self._aside.append((Span(start, end), kind))
