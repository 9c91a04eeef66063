"""Edits of the source as strokes on the pieces that hold its text; how a stroke is written, each format knows.

What is new goes into the first piece of the stretch, the rest of the stretch is taken out of the others. What old and
new text begin and end with is left alone, so that a word in italics inside a stretch stays in italics. Ends of
paragraphs stay: an edit across one changes the text on both sides of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import Span
from istilah.model.finding import Edit
from istilah.readers._office.elements import as_xml
from istilah.readers._office.paragraphs import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from istilah.readers._office.paragraphs import OfficeParagraph, TextPiece


class Stroke(NamedTuple):
    """What an edit does to one piece, in offsets of its text."""

    paragraph: OfficeParagraph
    piece: TextPiece
    start: int
    end: int
    new: str


class Cut(NamedTuple):
    """An edit where it is to be made: its paragraph, and the strokes that it takes, the first with the new text.

    There is none where nothing is at hand that could take in what is new.
    """

    paragraph: OfficeParagraph
    strokes: tuple[Stroke, ...]
    new: str

    @property
    def paragraphs(self) -> tuple[OfficeParagraph, ...]:
        """The paragraphs that it changes."""
        return tuple(dict.fromkeys(stroke.paragraph for stroke in self.strokes)) or (self.paragraph,)

    @property
    def parts(self) -> set[str]:
        """The parts that it changes."""
        return {paragraph.part for paragraph in self.paragraphs}


def cuts(paragraphs: Sequence[OfficeParagraph], source: str, edits: Iterable[Edit]) -> Iterator[Cut]:
    """Find out where edits are to be made, in order."""
    for edit in sorted(edits, key=lambda edit: edit.span):
        span, new = trimmed(edit, source)
        new = as_xml(new)
        strokes = tuple(covered(paragraphs, span))
        if strokes:
            yield Cut(at(paragraphs, span.start), (strokes[0]._replace(new=new), *strokes[1:]), new)
        elif new:
            paragraph = _taking(paragraphs, span.start)
            yield Cut(paragraph, tuple(_inserted(paragraph, span.start, new)), new)


def trimmed(edit: Edit, source: str) -> Edit:
    """Leave out what old and new text begin and end with: only whole words, unless nothing is left on one side.

    >>> trimmed(Edit(Span(2, 8), "KTP-nya"), "a KTPnya")
    Edit(span=Span(start=5, end=5), new='-')
    >>> trimmed(Edit(Span(0, 10), "izin usaha"), "ijin usaha")
    Edit(span=Span(start=0, end=4), new='izin')
    """
    old, new = source[slice(*edit.span)], edit.new
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    if max(len(old), len(new)) > head + tail < min(len(old), len(new)):
        while any(_is_inside_word(text, head) for text in (old, new)):
            head -= 1
        while any(_is_inside_word(text, len(text) - tail) for text in (old, new)):
            tail -= 1
    return Edit(Span(edit.span.start + head, edit.span.end - tail), new[head : len(new) - tail])


def _is_inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _alike(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    return next(
        (place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


def at(paragraphs: Sequence[OfficeParagraph], offset: int) -> OfficeParagraph:
    """Find the paragraph in which a character of the source stands."""
    return paragraphs[_index(paragraphs, offset)]


def _index(paragraphs: Sequence[OfficeParagraph], offset: int) -> int:
    return max(0, bisect_right(paragraphs, offset, key=_beginning) - 1)


def _beginning(paragraph: OfficeParagraph) -> int:
    return paragraph.start


def covered(paragraphs: Sequence[OfficeParagraph], span: Span) -> Iterator[Stroke]:
    """Go through the pieces in a stretch of source."""
    for paragraph in islice(paragraphs, _index(paragraphs, span.start), None):
        if paragraph.start >= span.end:
            return
        for piece in islice(paragraph.pieces, bisect_right(paragraph.pieces, span.start, key=_end), None):
            start, end = max(piece.start, span.start), min(piece.end, span.end)
            if start < end:
                yield Stroke(paragraph, piece, start - piece.start, end - piece.start, "")
            elif piece.start >= span.end:
                break


def _taking(paragraphs: Sequence[OfficeParagraph], offset: int) -> OfficeParagraph:
    """Find the paragraph that takes in what is new: a blank one goes before the comment that begins where it does."""
    index = bisect_left(paragraphs, offset, key=_beginning)
    begins = index < len(paragraphs) and paragraphs[index].start == offset
    return paragraphs[index if begins else max(0, index - 1)]


def _inserted(paragraph: OfficeParagraph, offset: int, new: str) -> Iterator[Stroke]:
    """Find the piece that takes in what is new: the one before it, but a mute one only where no other is at hand."""
    near = islice(paragraph.pieces, bisect_left(paragraph.pieces, offset, key=_end), None)
    touching = (piece for piece in takewhile(lambda piece: piece.start <= offset, near) if piece.start < piece.end)
    for piece in sorted(touching, key=lambda piece: piece.look is Look.MUTE)[:1]:
        yield Stroke(paragraph, piece, offset - piece.start, offset - piece.start, new)


def _end(piece: TextPiece) -> int:
    return piece.end


def by_piece(found: Iterable[Cut]) -> dict[TextPiece, list[Stroke]]:
    """Gather what is done to each piece, in order."""
    gathered: dict[TextPiece, list[Stroke]] = {}
    for cut in found:
        for stroke in cut.strokes:
            gathered.setdefault(stroke.piece, []).append(stroke)
    return gathered


def spliced(old: str, strokes: Iterable[Stroke]) -> str:
    """Say what a piece says with strokes made in it."""
    parts, last = list[str](), 0
    for stroke in strokes:
        parts += [old[last : stroke.start], stroke.new]
        last = stroke.end
    return "".join([*parts, old[last:]])


def text_with(paragraph: OfficeParagraph, strokes: Mapping[TextPiece, Sequence[Stroke]], source: str) -> str:
    """Say what a paragraph says with strokes made in its pieces."""
    return "".join(spliced(source[piece.start : piece.end], strokes.get(piece, ())) for piece in paragraph.pieces)
