"""Findings as a person likes to see them in a terminal: the line, a caret run under the span, the message, the fix.

Widths are counted in cells: an emoji takes two, a combining mark none. Long lines are cut around what matters, and
never looked at as a whole: a draft may be one line of fifty megabytes.

    naskah.md
      12:10  peringatan ABBR001: “RI” belum dijelaskan [undefined-abbreviation]
         12 │ Presiden RI membuka rapat.
            │          ^^
            │ perbaikan: jelaskan pada pemakaian pertama
          - │ Presiden RI membuka rapat.
          + │ Presiden Republik Indonesia (RI) membuka rapat.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

from istilah.cleaning import clean
from istilah.model.finding import Severity
from istilah.report._digest import DOUBTS, SEVERITIES
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from istilah.model.finding import Diagnostic, Edit, FileFindings, Fix, Tally
    from istilah.report import Examination
    from istilah.text import Language

_WIDEST, _NARROWEST = 100, 20
"""Columns a row never exceeds, and below which nothing sensible fits."""
_MOST_LINES = 3
"""How many lines of a span or places of a fix are drawn."""
_TAB = "    "
_CUT = "…"
_BREAK = "↵"
_TRAILING = re.compile(r" +((?:\x1b\[[0-9;]*m)*)$")

_BOLD, _DIM, _PLAIN = "bold", "dim", ""
_COLOURS = {Severity.ERROR: "color(160)", Severity.WARNING: "color(130)", Severity.NOTE: "color(31)"}
_OLD, _NEW = "color(160)", "color(28)"
"""Colours that are read on light and on dark, as those of other answers."""

_FIX = Text(id="perbaikan", en="fix")
_UNSAFE_FIX = Text(id="perbaikan yang perlu diperiksa", en="fix to be checked")
_MORE = Text(id="… dan {count} lagi", en="… and {count} more")
_SUMMARY = Text(
    id="{count} temuan dalam {dirty} dari {files} berkas; dapat diperbaiki: {safe} (--fix), {unsafe} (--unsafe-fixes)",
    en="{count:finding|findings} in {dirty} of {files:file|files}; fixable: {safe} (--fix), {unsafe} (--unsafe-fixes)",
)


def fragment(found: FileFindings, _: Examination, language: Language) -> str:
    """Draw the findings of a file."""
    if not found.diagnostics:
        return ""
    width = _width()
    digits = max(len(str(each.end[0])) for each in found.diagnostics)
    canvas = _Canvas(found.source, width, digits)
    return "\n".join(_printed(_file(found.path, found.diagnostics, canvas, language), width))


def frame(fragments: Iterable[str], _: Examination, tally: Tally, language: Language) -> Iterator[str]:
    """Draw them one below the other, and sum them up."""
    yield from filter(None, fragments)
    if tally.dirty:
        yield from _printed([_summary(tally, language)], _width())


def _width() -> int:
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


class _Row(NamedTuple):
    """Parts of text with their styles; what does not fit goes on below, behind the margin ``rest``."""

    first: str
    rest: str
    parts: tuple[tuple[str, str], ...]


class _Canvas(NamedTuple):
    """Where the lines of a file are drawn."""

    source: str
    width: int
    digits: int

    @property
    def room(self) -> int:
        """How many cells there are beside the margin."""
        return self.width - len(self._margin(""))

    def row(self, sign: str, *parts: tuple[str, str]) -> _Row:
        """Draw beside the margin, which shows a line number or a sign."""
        return _Row(self._margin(sign), self._margin(""), parts)

    def beside(self, start: int, end: int) -> tuple[str, str]:
        """Give what stands in the lines before and behind a stretch of source, as far as it can be of interest."""
        before = self.source[max(0, start - self.width) : start].rpartition("\n")[2]
        after = self.source[end : end + self.width].partition("\n")[0]
        return _shown(before), _shown(after.removesuffix("\r").rstrip())

    def _margin(self, sign: str) -> str:
        return f"    {sign:>{self.digits}} │ "


def _file(path: str, group: Iterable[Diagnostic], canvas: _Canvas, language: Language) -> Iterator[_Row]:
    yield _Row("", "", ((clean(path), _BOLD),))
    for found in group:
        yield _title(found, language)
        yield from _excerpt(found, canvas)
        if found.fix:
            yield from _fix(found.fix, canvas, language)
        yield _Row("", "", ())


def _title(found: Diagnostic, language: Language) -> _Row:
    line, column = found.start
    kind = f"{SEVERITIES[found.severity].say(language)} {found.rule.code}"
    message = clean(found.message.say(language))
    where = clean(found.where.say(language))
    doubt = DOUBTS[found.confidence].say(language)
    last = " · ".join(filter(None, (f"[{found.rule.name}]", doubt, where)))
    parts = ((kind, _COLOURS[found.severity]), (f": {message} ", _PLAIN), (last, _DIM))
    return _Row(f"  {line}:{column}  ", "    ", parts)


def _excerpt(found: Diagnostic, canvas: _Canvas) -> Iterator[_Row]:
    before, after = canvas.beside(*found.span)
    pieces = found.text.replace("\r\n", "\n").split("\n")
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        if 0 < number < last and last >= _MOST_LINES:
            if number == 1:
                yield canvas.row("", (_CUT, _DIM))
            continue
        words = piece.lstrip() if number else piece
        indent = _shown(piece.removesuffix(words)) if number else before
        sides = (indent, _shown(words[: canvas.width]), after if number == last else "")
        yield from _marked(found, found.start[0] + number, sides, canvas)


def _marked(found: Diagnostic, line: int, sides: tuple[str, str, str], canvas: _Canvas) -> Iterator[_Row]:
    before, middle, after = _fitted(sides, canvas.room, _cells(sides[1]))
    carets = " " * _cells(before) + "^" * max(1, _cells(middle))
    yield canvas.row(str(line), (before + middle + after, _PLAIN))
    yield canvas.row("", (carets[: canvas.room], _COLOURS[found.severity]))


def _fix(fix: Fix, canvas: _Canvas, language: Language) -> Iterator[_Row]:
    label = (_FIX if fix.safe else _UNSAFE_FIX).say(language)
    yield canvas.row("", (f"{label}: {clean(fix.title.say(language))}", _PLAIN))
    hunks = list(_hunks(fix.edits, canvas))
    for hunk in hunks[:_MOST_LINES]:
        yield from _difference(hunk, canvas)
    if len(hunks) > _MOST_LINES:
        yield canvas.row("", (_MORE.fill(count=len(hunks) - _MOST_LINES).say(language), _DIM))


def _hunks(edits: Iterable[Edit], canvas: _Canvas) -> Iterator[list[Edit]]:
    """Put edits together that are near each other in one line."""
    hunk: list[Edit] = []
    for edit in sorted(edits):
        if hunk and not _are_near(hunk[-1], edit, canvas):
            yield hunk
            hunk = []
        hunk.append(edit)
    yield hunk


def _are_near(one: Edit, next_one: Edit, canvas: _Canvas) -> bool:
    start, end = one.span.end, next_one.span.start
    return end - start <= canvas.room // 2 and "\n" not in canvas.source[start:end]


def _difference(hunk: Sequence[Edit], canvas: _Canvas) -> Iterator[_Row]:
    start, end = hunk[0].span.start, hunk[-1].span.end
    before, after = canvas.beside(start, end)
    old = _shown(canvas.source[start:end][: canvas.width])
    new = _shown(_mended(hunk, canvas.source)[: canvas.width])
    widest = max(_cells(old), _cells(new))
    for sign, middle, colour in (("-", old, _OLD), ("+", new, _NEW)):
        left, changed, right = _fitted((before, middle, after), canvas.room, widest)
        yield canvas.row(sign, (left, _PLAIN), (changed, colour), (right, _PLAIN))


def _mended(hunk: Sequence[Edit], source: str) -> str:
    text, at = "", hunk[0].span.start
    for (start, end), new in hunk:
        text += source[at:start] + new
        at = end
    return text


def _summary(tally: Tally, language: Language) -> _Row:
    counts = _SUMMARY.fill(
        count=tally.findings, dirty=tally.dirty, files=tally.files, safe=tally.safe, unsafe=tally.unsafe
    )
    return _Row("", "", ((counts.say(language), _BOLD),))


def _shown(text: str) -> str:
    return clean(re.sub("\r?\n", _BREAK, text).replace("\t", _TAB))


def _fitted(sides: tuple[str, str, str], room: int, widest: int) -> tuple[str, str, str]:
    """Cut what stands before, at and behind a mark to ``room`` cells; ``widest`` is to be kept free for the mark."""
    before, middle, after = sides
    free = room - min(widest, room * 3 // 4)
    before = _tail(before, max(free - _cells(after), free // 2))
    room -= _cells(before)
    middle = _head(middle, room)
    return before, middle, _head(after, room - _cells(middle))


def _head(text: str, room: int) -> str:
    if _cells(text) <= room:
        return text
    while (excess := _cells(text) + 1 - room) > 0 and text:
        text = text[: -max(1, excess // 2)]  # no character is wider than two cells
    return text + _CUT if room else ""


def _tail(text: str, room: int) -> str:
    if _cells(text) <= room:
        return text
    while (excess := _cells(text) + 1 - room) > 0 and text:
        text = text[max(1, excess // 2) :]
    return _CUT + text if room else ""


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _printed(rows: Iterable[_Row], width: int) -> Iterator[str]:
    from rich.color import ColorSystem
    from rich.console import Console
    from rich.segment import Segment
    from rich.style import Style
    from rich.text import Text as Line

    few = {"standard": ColorSystem.STANDARD, "windows": ColorSystem.WINDOWS}

    # Printed by the console itself, a finding would take it two milliseconds, and a bad draft has thousands.
    console = Console(force_terminal=True, width=width, legacy_windows=False)
    system = few.get(console.color_system, ColorSystem.EIGHT_BIT) if console.color_system else None
    for first, rest, parts in rows:
        text, room = Line.assemble(*parts), width - len(first)
        for number, line in enumerate(text.wrap(console, room) if text.cell_len > room else [text]):
            segments = Line.assemble((rest if number else first, _DIM), line).render(console)
            if console.no_color:
                segments = Segment.remove_color(segments)
            painted = ((style or Style.null()).render(part, color_system=system) for part, style, _ in segments)
            yield _TRAILING.sub(r"\1", "".join(painted))
