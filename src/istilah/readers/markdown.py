"""Markdown (CommonMark with the tables, footnotes and alerts of GitHub): words are kept, markup and code are not.

The parser is pulldown-cmark, through ``pyromark``: its events carry true byte offsets, it stays linear on hostile
input, and it is tens of times as fast as the two grammars of tree-sitter. This module only steers: it tells the
:class:`~istilah.readers._prose.Stitcher` what to keep. Emphasis and link texts lose their marks; the text of a
picture is a caption, a block of its own; what is quoted stays a quotation, lists and all. Front matter is read here,
because parsers disagree on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.language.dates import iso
from istilah.model.document import BlockKind, Comment, Document
from istilah.readers._prose import Stitcher
from istilah.readers._text import opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from pyromark.event import Event, Range

    _Tag: TypeAlias = str | Mapping[str, object]
    """What begins or ends: ``"Item"``, or ``{"Heading": {...}}``."""

_MATTER = re.compile(
    r"(---|\+\+\+)[ \t]*\r?\n"
    r"(?=(?:#.*\n)*[\w\"'-]++[ \t]*[:=])"  # a first key: a rule above a paragraph is no front matter
    r"(?P<body>(?:.*\n)*?)(?:\1|\.\.\.)[ \t]*\r?(?:\n|\Z)"
)
_DATE = re.compile(r"^(?:date|tanggal)[ \t]*[:=][ \t]*[\"']?(\d{4}-\d\d-\d\d)", re.MULTILINE | re.IGNORECASE)
_KINDS = {
    "Heading": BlockKind.HEADING,
    "Item": BlockKind.ITEM,
    "BlockQuote": BlockKind.QUOTE,
    "FootnoteDefinition": BlockKind.FOOTNOTE,
    "TableCell": BlockKind.CELL,
    "Image": BlockKind.CAPTION,
}
_YIELDING = (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
"""What is a quotation inside a quotation."""
_EMPHASIS = frozenset({"Emphasis", "Strong"})
_INLINE = _EMPHASIS | {"Link", "Strikethrough"}
_ROWS = frozenset({"TableHead", "TableRow"})
_MUTE = frozenset({"CodeBlock", "HtmlBlock"})
_ADDRESSES = frozenset({"Autolink", "Email"})
_CODE = re.compile(r"<(?P<closes>/)?(?:code|kbd|pre|samp|script|style|tt|var)\b", re.IGNORECASE)
"""A tag of HTML in running text whose element is no prose."""
_OPEN, _SHUT = "<!--", "-->"


def read(text: str, path: str) -> Document:
    """Read Markdown."""
    from pyromark import Options, events_with_range

    matter = _MATTER.match(text)
    start = matter.end() if matter else 0
    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_GFM
    )
    body = text[start:]
    walk = _Walk(text, start.__add__ if body.isascii() else _Points(body, start).at)
    walk.over(events_with_range(body, options=options))
    return walk.stitcher.document(path, walk.comments, _date(matter["body"]) if matter else "")


open_file = opening(read)


def _date(matter: str) -> str:
    r"""Find the day a document gives itself.

    >>> _date("title: RI\ndate: 2022-03-23\n")
    '2022-03-23'
    """
    found = _DATE.search(matter)
    return iso(found[1]) if found else ""


class _Points:
    """Where bytes of the body stand in the source, in code points; to be asked in rising order, as events come."""

    def __init__(self, body: str, start: int) -> None:
        self._data = body.encode()
        self._byte = 0
        self._point = start

    def at(self, byte: int) -> int:
        """Give the code point at a byte."""
        self._point += len(self._data[self._byte : byte].decode())
        self._byte = byte
        return self._point


class _Walk:
    """A walk over the events of the parser."""

    def __init__(self, source: str, point: Callable[[int], int]) -> None:
        self.stitcher = Stitcher(source)
        self.comments: list[Comment] = []
        self._source = source
        self._point = point
        self._kinds: list[BlockKind] = []
        self._quotes = 0
        self._row = 0
        self._mute = False

    def over(self, events: Iterable[tuple[Event, Range]]) -> None:
        """Walk over all events; text comes first, for it is the most common."""
        point, source, keep, put = self._point, self._source, self.stitcher.keep, self.stitcher.put
        for event, place in events:
            if isinstance(event, str):
                self._break(event, place)
            elif "Text" in event:
                text = event["Text"]
                if not text or self._mute:
                    continue
                start, end = point(place["start"]), point(place["end"])
                if len(text) == end - start and source.startswith(text, start):
                    keep(start, end)
                else:
                    put(text, start, end)
            elif "Start" in event:
                self._enter(event["Start"], place)
            elif "End" in event:
                self._leave(event["End"])
            elif "Code" in event or "FootnoteReference" in event:
                self.stitcher.skip()
            elif "InlineHtml" in event:
                self._tag(event["InlineHtml"], place)

    def _break(self, event: str, place: Range) -> None:
        if event == "Rule":
            self._close()
            return
        start, end = self._point(place["start"]), self._point(place["end"])
        line_end = self._source[start:end].lstrip(" \t\\")
        self.stitcher.keep(end - len(line_end), end)

    def _tag(self, tag: str, place: Range) -> None:
        if tag.startswith(_OPEN):
            self._comment(self._point(place["start"]), self._point(place["end"]))
        elif tag[:3].lower() == "<br":
            self.stitcher.skip()
        elif found := _CODE.match(tag):
            self._mute = not found["closes"]
            self.stitcher.skip()

    def _enter(self, tag: _Tag, place: Range) -> None:
        name = _name(tag)
        if name in _EMPHASIS:
            self.stitcher.stress()
        elif name == "Link":
            self._mute = _is_address(tag)
        elif name not in _INLINE:
            self._close()
            self._enter_block(tag, name, place)

    def _enter_block(self, tag: _Tag, name: str, place: Range) -> None:
        if name in _MUTE:
            self._mute = True
            if name == "HtmlBlock":
                self._comments_of(self._point(place["start"]), self._point(place["end"]))
        elif name in _KINDS:
            is_alert = not isinstance(tag, str) and bool(tag.get("BlockQuote"))
            kind = BlockKind.PARAGRAPH if is_alert else _KINDS[name]
            self._kinds.append(kind)
            self._quotes += kind is BlockKind.QUOTE
        elif name in _ROWS:
            self._row += 1

    def _leave(self, tag: _Tag) -> None:
        name = _name(tag)
        if name in _EMPHASIS:
            self.stitcher.relax()
        elif name == "Link":
            if self._mute:
                self.stitcher.skip()
            self._mute = False
        elif name not in _INLINE:
            self._close()
            self._mute = False
            if name in _KINDS:
                self._quotes -= self._kinds.pop() is BlockKind.QUOTE

    def _close(self) -> None:
        if self.stitcher.is_empty():
            return
        kind = self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        if self._quotes and kind in _YIELDING:
            kind = BlockKind.QUOTE
        self.stitcher.close(kind, self._row if kind is BlockKind.CELL else 0)

    def _comments_of(self, start: int, end: int) -> None:
        """Find the comments of an HTML block."""
        opened = self._source.find(_OPEN, start, end)
        while opened >= 0:
            shut = self._source.find(_SHUT, opened, end)
            if shut < 0:
                return
            self._comment(opened, shut + len(_SHUT))
            opened = self._source.find(_OPEN, shut, end)

    def _comment(self, start: int, end: int) -> None:
        text = self._source[start + len(_OPEN) : end - len(_SHUT)]
        self.comments.append(Comment(text.strip(), start, end))


def _name(tag: _Tag) -> str:
    return tag if isinstance(tag, str) else next(iter(tag))


def _is_address(tag: _Tag) -> bool:
    """Tell whether a link is an address as it stands, like ``<https://x.id>``."""
    link = None if isinstance(tag, str) else tag["Link"]
    return isinstance(link, dict) and link["link_type"] in _ADDRESSES
