"""Edits as tracked changes: what goes is marked as deleted, what comes as inserted, and a person decides.

``<w:r>KTPnya</w:r>`` mended to *KTP-nya* becomes three runs, the hyphen's in a ``w:ins``; each part of a run that is
split keeps a copy of its formatting. What we inserted ourselves is changed as it stands. Text that someone else
inserted is deleted inside their insertion, and ours stands beside it, as Word does it.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING

from istilah.readers._office.elements import remove
from istilah.readers._office.places import Room
from istilah.readers._office.strokes import at, cuts
from istilah.readers.word import names as n
from istilah.readers.word.editing import echo, echoing, mend, rewrite, run_of, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from istilah.model.finding import Edit
    from istilah.model.manuscript import Author
    from istilah.readers._office.strokes import Cut, Stroke
    from istilah.readers.word.reading import WordReading

_INSERTIONS = (n.INSERTED, n.MOVED_HERE)


def track(reading: WordReading, edits: Sequence[Edit], author: Author) -> set[str]:
    """Put in edits as tracked changes; the names of the parts that changed."""
    ours = {edit for edit in edits if _is_remark(reading, edit)}
    touched = mend(reading, ours) if ours else set[str]()
    found = tuple(cuts(reading.paragraphs, reading.source, (edit for edit in edits if edit not in ours)))
    echoes = tuple(echoing(found))
    pen = _Pen(reading, author)
    # From the end, so that the pieces before keep their elements when runs are split.
    for cut in reversed(found):
        touched |= cut.parts
        pen.make(cut)
    echo(echoes)
    return touched


def _is_remark(reading: WordReading, edit: Edit) -> bool:
    last = max(edit.span.start, edit.span.end - 1)
    return at(reading.paragraphs, last).place.room is Room.REMARK


class _Pen:
    """Marks changes in the name of an author."""

    def __init__(self, reading: WordReading, author: Author) -> None:
        self._source = reading.source
        self._author = author
        self._ids = count(unused_id(reading.parts.trees()))

    def make(self, cut: Cut) -> None:
        """Make a change."""
        own = [stroke for stroke in cut.strokes if self._is_own(stroke.piece.node)]
        if own:
            # Anywhere in the stretch is the right place for what is new, and here it needs no mark.
            for stroke in reversed(cut.strokes):
                if stroke not in own:
                    self._delete(stroke)
                else:
                    self._change(stroke._replace(new=cut.new if stroke is own[0] else ""))
        elif not cut.strokes:
            cut.paragraph.node.append(self._inserted(run_of(cut.paragraph.node, cut.new)))
        elif cut.strokes[0].start == cut.strokes[0].end:
            self._insert(cut.strokes[0])
        else:
            self._replace(cut)

    def _is_own(self, node: _Element) -> bool:
        inserted = next(node.iterancestors(n.INSERTED, n.P), None)  # of a paragraph that stands in none, nothing
        return inserted is not None and inserted.tag == n.INSERTED and inserted.get(n.AUTHOR) == self._author.name

    def _change(self, stroke: Stroke) -> None:
        """Change our own insertion; of one that is empty nothing stays."""
        node = stroke.piece.node
        run = run_around(node)
        rewrite([stroke], node.text or "" if node.tag == n.T else self._source[stroke.piece.start : stroke.piece.end])
        if not any(child.text for child in run.iterchildren(n.T)) and {child.tag for child in run} <= {n.R_PR, n.T}:
            inserted = next(run.iterancestors())
            remove(run)
            if not len(inserted):
                remove(inserted)

    def _replace(self, cut: Cut) -> None:
        deleted = [self._delete(stroke) for stroke in reversed(cut.strokes)]
        if not cut.new:
            return
        behind = sum(stroke.piece.start >= cut.paragraph.end for stroke in cut.strokes)
        inserted = self._inserted(_like(deleted[-1][0], cut.new))
        deleted[min(behind, len(deleted) - 1)].addnext(inserted)
        self._surface(inserted)

    def _delete(self, stroke: Stroke) -> _Element:
        """Mark the text of a stroke as deleted."""
        node = _cut_out(stroke.piece.node, stroke.start, stroke.end)
        following = node.getnext()
        if following is not None:
            begin_run(following)
        run = begin_run(node)
        if node.tag == n.T:
            node.tag = n.DELETED_TEXT
        deleted = self._mark(run, n.DELETED)
        run.addprevious(deleted)
        deleted.append(run)
        return deleted

    def _insert(self, stroke: Stroke) -> None:
        node = stroke.piece.node
        inserted = self._inserted(_like(run_around(node), stroke.new))
        if not stroke.start:
            begin_run(node).addprevious(inserted)
        else:
            end_run(node, stroke.start).addnext(inserted)
        self._surface(inserted)

    def _inserted(self, run: _Element) -> _Element:
        inserted = self._mark(run, n.INSERTED)
        inserted.append(run)
        return inserted

    def _mark(self, near: _Element, tag: str) -> _Element:
        marks = {n.ID: str(next(self._ids)), n.AUTHOR: self._author.name, n.DATE: self._author.date}
        return near.makeelement(tag, marks)

    def _surface(self, inserted: _Element) -> None:
        """Take an insertion out of those of other people, which are split around it."""
        parent = inserted.getparent()
        while parent is not None and parent.tag in _INSERTIONS:
            following = list(inserted.itersiblings())
            parent.addnext(inserted)
            if following:
                rest = parent.makeelement(parent.tag, dict(parent.attrib))
                rest.set(n.ID, str(next(self._ids)))
                rest.extend(following)
                inserted.addnext(rest)
            if not len(parent):
                remove(parent)
            parent = inserted.getparent()


def unused_id(trees: Iterable[_Element]) -> int:
    """Find a number from which on no mark has one."""
    return 1 + max((n.number(node.get(n.ID), 0) for tree in trees for node in tree.iter()), default=0)


def _like(run: _Element, text: str) -> _Element:
    """Make a run of a text, with the formatting of another."""
    made = run_of(run, text)
    properties = run.find(n.R_PR)
    if properties is not None:
        made.insert(0, deepcopy(properties))
        for change in made[0].findall(n.w("rPrChange")):  # it was never formatted otherwise
            remove(change)
    return made


def _cut_out(node: _Element, start: int, end: int) -> _Element:
    """Give a stretch of a text an element of its own; the one in hand keeps what stands before, if anything does."""
    if node.tag != n.T:
        return node
    if end < len(node.text or ""):
        split(node, end)
    return split(node, start) if start else node


def run_around(node: _Element) -> _Element:
    """Give the run that holds an element; one that has none gets one."""
    parent = node.getparent()
    if parent is not None and parent.tag == n.R:
        return parent
    run = node.makeelement(n.R)
    node.addprevious(run)
    run.append(node)
    return run


def begin_run(node: _Element) -> _Element:
    """Make a run begin with an element: what stands before it stays in a run of its own."""
    run = run_around(node)
    if all(before.tag == n.R_PR for before in node.itersiblings(preceding=True)):
        return run
    rest = run.makeelement(n.R, dict(run.attrib))
    properties = run.find(n.R_PR)
    if properties is not None:
        rest.append(deepcopy(properties))
    following = list(node.itersiblings())
    rest.extend([node, *following])
    run.addnext(rest)
    return rest


def end_run(node: _Element, place: int) -> _Element:
    """Make a run end at a character of an element: what stands behind it goes to a run of its own."""
    if node.tag == n.T and place < len(node.text or ""):
        split(node, place)
    run, following = run_around(node), node.getnext()
    if following is not None:
        begin_run(following)
    return run
