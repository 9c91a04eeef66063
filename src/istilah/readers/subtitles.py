r"""Subtitles (SubRip and WebVTT): each cue is a paragraph, and its start time the place where a viewer finds it.

Numbers, times and settings of cues are no prose, nor are tags: ``<i>`` and ``<b>`` are emphasis, ``<v Ani>`` names who
speaks, ``{\\an8}`` says where a line stands. ``NOTE`` begins a comment, ``STYLE`` and ``REGION`` what is for players.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from istilah.model.document import BlockKind, Comment, Document, Landmark, Span
from istilah.readers._prose import Stitcher
from istilah.readers._text import opening
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_TIME = r"(?:(?P<hours>\d{1,4}):)?(?P<rest>\d\d:\d\d)[,.]\d{1,3}"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*[\d:,.]+.*", re.DOTALL)
_NOTE = re.compile(r"NOTE(?:\s|\Z)")
_APART = re.compile(r"(?:WEBVTT|STYLE|REGION|X-TIMESTAMP-MAP)\b")
_TAG = re.compile(
    r"</?(?:(?P<name>[a-z]+)(?:[\s.][^<>\n]*)?|\d[\d:.]*)>|\{\\[^{}\n]*\}|&(?P<entity>amp|lt|gt|nbsp);", re.IGNORECASE
)
_STRESSED = frozenset({"b", "em", "i", "strong"})


def read(text: str, path: str) -> Document:
    """Read subtitles."""
    stitcher = Stitcher(text)
    comments: list[Comment] = []
    landmarks: list[Landmark] = []
    for block in _blocks(text):
        whole = Span(block[0].start, block[-1].end)
        timing = next((timing for line in block[:2] if (timing := _TIMING.fullmatch(text, *line))), None)
        if timing:
            landmarks.append(_landmark(timing))
            _keep(stitcher, Span(timing.end(), whole.end))
        elif _NOTE.match(text, *whole):
            comments.append(Comment(text[whole.start + len("NOTE") : whole.end].strip(), *whole))
        elif not _APART.match(text, *whole):
            _keep(stitcher, whole)
    return replace(stitcher.document(path, comments), landmarks=tuple(landmarks))


open_file = opening(read)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Go through the blocks of lines that blank lines part."""
    block: list[Span] = []
    for match in _LINE.finditer(text):
        if block and block[-1].end + 1 < match.start():
            yield block
            block = []
        if match[0].strip():
            block.append(Span(*match.span()))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _landmark(timing: re.Match[str]) -> Landmark:
    time = f"{timing['hours'] or '00'}:{timing['rest']}"
    return Landmark(timing.start(), Text(id=time, en=time))


def _keep(stitcher: Stitcher, cue: Span) -> None:
    """Keep the words of a cue; emphasis that is not closed ends with it."""
    at = cue.start
    for tag in _TAG.finditer(stitcher.source, *cue):
        if at < tag.start():
            stitcher.keep(at, tag.start())
        at = tag.end()
        if tag["entity"]:
            stitcher.put(html.unescape(tag[0]), *tag.span())
        step = _step(tag)
        if step > 0:
            stitcher.stress()
        elif step < 0:
            stitcher.relax()
    if at < cue.end:
        stitcher.keep(at, cue.end)
    stitcher.turn(stressed=False)
    stitcher.close(BlockKind.PARAGRAPH)


def _step(tag: re.Match[str]) -> int:
    """Tell whether a tag opens emphasis (1), closes it (-1), or is another (0)."""
    if (tag["name"] or "").lower() not in _STRESSED:
        return 0
    return -1 if tag[0].startswith("</") else 1
