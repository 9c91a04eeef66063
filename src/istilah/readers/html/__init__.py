"""HTML: what a reader of the page reads is kept, and what is told of pictures and links; markup and programs are not.

Blocks are told by their tags, so nothing has to be a well-formed tree: what ends too early or never does little harm.
White space that a browser does not show is left out. The words of ``alt``, ``title`` and ``aria-label`` become captions
behind the block they stand in. ``<abbr title="aparatur sipil negara">ASN</abbr>`` explains a short form, so the prose
says it as people do: *aparatur sipil negara (disingkat ASN)*, once for each. A list of terms (``dl``) is a table of two
columns, as a *Daftar Singkatan* is. The tokens come from :mod:`~istilah.readers.html.tags`, which says why.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.dates import iso
from istilah.model.document import BlockKind, Comment, Document, Span
from istilah.readers._prose import Stitcher
from istilah.readers._text import opening
from istilah.readers.html.charsets import declared
from istilah.readers.html.tags import HOLE, attributes, hidden, is_self_closed, pieces, programs, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from istilah.readers.html.tags import Value

_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;"), ("'", "&#39;"))
"""What would be markup, in text or in the value of an attribute."""
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), BlockKind.HEADING),
    **dict.fromkeys(("td", "th", "dt", "dd"), BlockKind.CELL),
    **dict.fromkeys(("caption", "figcaption"), BlockKind.CAPTION),
    "blockquote": BlockKind.QUOTE,
    "li": BlockKind.ITEM,
}
_ALIKE = {**dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "h"), "th": "td", "dd": "dt"}
"""Tags that end each other."""
_BOUNDS = frozenset({"dl", "menu", "ol", "table", "ul"})
"""What holds elements of :data:`_KINDS` and ends with all of them."""
_BLOCKS = frozenset({
    *_KINDS, *_BOUNDS,
    "address", "article", "aside", "body", "button", "center", "details", "dialog", "dir", "div", "fieldset",
    "figure", "footer", "form", "head", "header", "hgroup", "hr", "html", "legend", "main", "nav", "noscript",
    "optgroup", "option", "p", "pre", "section", "select", "summary", "tbody", "tfoot", "thead", "tr",
})  # fmt: skip
_EMPHASIS = frozenset({"b", "cite", "dfn", "em", "i", "mark", "strong"})
_CODE = frozenset({"code", "kbd", "samp", "tt", "var"})
_HIDDEN = frozenset({"iframe", "noembed", "noframes", "script", "style", "template", "xmp"})
_MUTE = _CODE | _HIDDEN | frozenset({"math", "pre", "svg", "textarea"})
_EXPLAINED = frozenset({"abbr", "acronym", "dfn"})
_WORTHY = re.compile("alt|title|aria-label|content|datetime", re.IGNORECASE)
_CAPTIONS = ("alt", "title", "aria-label")
_DATES = frozenset({"article:published_time", "date", "datepublished", "dc.date", "dcterms.date"})
_NAMES = ("name", "property", "itemprop")
_WHITE = re.compile(r"[ \t\n\r\f]*")
_BLANK = re.compile(r"\n[ \t\r\f]*+\n[ \t\n\r\f]*+")
_INVISIBLE = frozenset({"", "\u00ad", "\u200b", "\u200c", "\u200d"})
"""What a reference may stand for without parting a word."""
_INSIDE = re.compile(r"(?:\s|<[a-zA-Z][^<>]{0,99}>){0,9}(?P<short>[^<]{1,60}?)\s*(?=<)")
_BRACKETED = re.compile(r"\(([^()<>]{1,60})\)")
_BEHIND = re.compile(r"[^<]{0,60}</[a-zA-Z]{3,7}\s*>\s*\(")
_INDENT = 100
"""Columns before a tag that are looked at to see whether it begins a line."""
_WORD = 60
"""Characters before a bracket in which the last word of a full form stands."""


def read(text: str, path: str) -> Document:
    """Read HTML."""
    walk = _Walk(text)
    walk.over()
    return walk.stitcher.document(path, walk.all_comments(), walk.date, _ESCAPES)


open_file = opening(read, declared)


class _Element(NamedTuple):
    """An open element: what blocks in it are."""

    name: str
    kind: BlockKind = BlockKind.PARAGRAPH
    row: int = 0
    quoted: bool = False


class _Walk:
    """A walk over the tokens of a page."""

    def __init__(self, source: str) -> None:
        self.stitcher = Stitcher(source)
        self._comments: list[Comment] = []
        self.date = ""
        self._source = source
        self._text = hidden(source)
        self._open = [_Element("")]
        self._names: Counter[str] = Counter()
        self._row = 0
        self._mute = ""
        self._depth = 0
        self._headers = 0
        self._spaced = True
        self._captions: list[Span] = []
        self._brackets = 0
        self._end = 0
        self._broken = -1
        self._written_out: set[tuple[str, str]] = set()
        self._explained: set[tuple[str, str]] | None = None

    def over(self) -> None:
        """Walk over all tokens; text comes first, for it is the most common."""
        for token in tokens(self._text):
            if token.lastgroup == "tag":
                self._tag(token)
            elif token.lastgroup == "comment":
                self._comment(token)
            elif not self._mute:
                self._run(token)
        self._close()

    def all_comments(self) -> Iterator[Comment]:
        """Go through the comments of the page and, outside of those, of its templates."""
        last = 0
        for comment in sorted((*self._comments, *_comments_of_templates(self._source)), key=lambda found: found.start):
            if comment.start >= last:
                yield comment
                last = comment.end

    def _comment(self, token: re.Match[str]) -> None:
        text = self._source[slice(*token.span())].removeprefix("<!--").removesuffix("-->")
        self._comments.append(Comment(text.strip(), *token.span()))

    def _run(self, token: re.Match[str]) -> None:
        """Take what is no tag."""
        if token.lastgroup in {"words", "sign"}:
            self._words(*token.span())
        elif token.lastgroup == "reference":
            self._reference(*token.span())
        elif token.lastgroup == "hole":
            self.stitcher.skip()

    def _words(self, start: int, end: int) -> None:
        """Keep text, without the white space that follows white space over tags or over blank lines."""
        if self._spaced:
            start = _passed(_WHITE, self._source, start, end)
        if start == end:
            return
        for blank in _BLANK.finditer(self._source, start, end):
            self.stitcher.keep(start, blank.start() + 1)
            start = blank.end()
        if start < end:
            self.stitcher.keep(start, end)
        self._spaced = self._source[end - 1] in " \t\n\r\f"
        self._end = end

    def _reference(self, start: int, end: int) -> None:
        written = self._source[start:end]
        text = unescape(written)
        if text == written:
            self._words(start, end)
        elif text not in _INVISIBLE:
            self._put(text, start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        self.stitcher.put(text, start, end)
        self._spaced = text[-1] in " \t\n"
        self._end = end

    def _tag(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        closed = is_self_closed(tag)
        if not tag["shut"]:
            return  # cut off by the end of the file
        if self._mute:
            if name == self._mute:
                self._depth += -1 if tag["slash"] else not closed
                if not self._depth:
                    self._mute = ""
                return
            if self._mute not in _CODE or name not in _BLOCKS:
                return
            self._mute = ""
        if not tag["slash"]:
            self._enter(name, tag)
        if tag["slash"] or closed:
            self._mute = ""
            self._leave(name, tag)

    def _enter(self, name: str, tag: re.Match[str]) -> None:
        if name in _BLOCKS:
            self._close()
            self._enter_block(name)
        elif name in _EMPHASIS:
            self.stitcher.stress()
        elif name == "br":
            self._break(tag)
        elif name == "q":
            self._put("“", *tag.span())
        if name in _MUTE or (name == "sup" and self._text.startswith("<a", tag.end())):  # the mark of a footnote
            self._mute, self._depth = name, 1
            if name not in _HIDDEN:
                self.stitcher.skip()
        if _WORTHY.search(tag["attributes"]):
            self._attributes(name, tag)

    def _enter_block(self, name: str) -> None:
        alike = _ALIKE.get(name, name)
        self._headers += name == "header"
        top = self._open[-1]
        if alike == "tr":
            self._enter_row()
        elif name in _BOUNDS:
            self._push(top._replace(name=name))
        elif name in _KINDS:
            if top.name == alike:
                self._pop()
            elif alike == "h" and self._names["h"]:
                self._leave_block("h")
            kind = _KINDS[name]
            row = self._cell_row(name) if kind is BlockKind.CELL else 0
            self._push(_Element(alike, kind, row, top.quoted or kind is BlockKind.QUOTE))

    def _enter_row(self) -> None:
        while self._open[-1].name in {"td", "tr"}:
            self._pop()
        self._row += 1
        self._push(self._open[-1]._replace(name="tr", row=self._row))

    def _cell_row(self, name: str) -> int:
        if self._open[-1].name == "tr":
            return self._open[-1].row
        # Row 1 is the heading of a table, which a list of terms does not have.
        self._row = max(self._row, 1) + (name == "dt")
        return self._row

    def _push(self, element: _Element) -> None:
        self._open.append(element)
        self._names[element.name] += 1

    def _pop(self) -> str:
        name = self._open.pop().name
        self._names[name] -= 1
        return name

    def _leave(self, name: str, tag: re.Match[str]) -> None:
        if name in _EMPHASIS:
            self.stitcher.relax()
        if name in _EXPLAINED and self._brackets:
            self._end_bracket()
        elif name == "q":
            self._put("”", *tag.span())
        elif name == "br":
            self._break(tag)
        elif name in _BLOCKS:
            self._close()
            self._headers -= name == "header" and self._headers > 0
            self._leave_block(_ALIKE.get(name, name))

    def _leave_block(self, name: str) -> None:
        if self._names[name]:
            while self._pop() != name:
                pass

    def _break(self, tag: re.Match[str]) -> None:
        """Start a new line; two in a row part paragraphs."""
        if self.stitcher.is_empty():
            return
        if self._end == self._broken:
            self._close()
            return
        if not self._source[max(0, self._end - _INDENT) : self._end].rstrip(" \t").endswith("\n"):
            self._put("\n", *tag.span())
        self._broken = self._end

    def _close(self) -> None:
        """End the block in hand; what its tags say of pictures and links follows."""
        while self._brackets:
            self._end_bracket()
        if not self.stitcher.is_empty():
            self.stitcher.close(*self._kind())
        self._spaced = True
        if self._captions:
            with self.stitcher.relaxed():
                self._take_captions()

    def _take_captions(self) -> None:
        for span in self._captions:
            self._value(span)
            self.stitcher.close(BlockKind.CAPTION)
            self._spaced = True
        self._captions = []

    def _kind(self) -> tuple[BlockKind, int]:
        top = self._open[-1]
        if top.kind is BlockKind.CELL:
            self._open[-1] = top._replace(kind=BlockKind.PARAGRAPH)  # the cell is its first block
            return top.kind, top.row
        if top.quoted and top.kind in {BlockKind.ITEM, BlockKind.PARAGRAPH}:
            return BlockKind.QUOTE, 0
        return top.kind, 0

    def _value(self, span: Span) -> None:
        for token in pieces(self._text, *span):
            self._run(token)

    def _attributes(self, name: str, tag: re.Match[str]) -> None:
        values = attributes(tag)
        if name == "meta":
            self._meta(values)
        elif name in _EXPLAINED and "title" in values:
            self._write_out(values["title"], tag)
        else:
            self._captions += [values[key].span for key in _CAPTIONS if key in values]
        if name == "time" and "datetime" in values and (self._headers or _calls_itself(values)):
            self.date = self.date or iso(values["datetime"].text)

    def _meta(self, values: Mapping[str, Value]) -> None:
        if "content" not in values:
            return
        if _calls_itself(values):
            self.date = self.date or iso(values["content"].text)
        elif values.get("name", values["content"]).text.lower() == "description":
            self._captions.append(values["content"].span)

    def _write_out(self, title: Value, tag: re.Match[str]) -> None:
        """Write the full form of an ``abbr`` before the short one, the first time, unless the text does so itself."""
        start, end = tag.span()
        inside = _INSIDE.match(self._text, end)
        short = inside["short"].strip() if inside else ""
        key = (title.text, short)
        before = self._source[max(0, start - 2) : start]
        joined = before[-1:].isalnum() or before.endswith("-")
        if joined or not short or not title.text.strip() or HOLE in title.text or key in self._written_out:
            return
        self._written_out.add(key)
        if before.rstrip().endswith("(") or _BEHIND.match(self._text, end) or self._explains(title.text, short):
            return
        if not self.stitcher.is_empty():
            self._put("\t", start, start + 1)  # a full form does not reach beyond a tab
        self._value(title.span)
        self._put(" (disingkat ", title.span.end - 1, title.span.end)
        self._brackets += 1

    def _end_bracket(self) -> None:
        self._put(")", self._end - 1, self._end)
        self._brackets -= 1

    def _explains(self, full: str, short: str) -> bool:
        """Tell whether the text has the short form in brackets behind the last word of the full one."""
        if self._explained is None:
            self._explained = {
                (_last_word(self._text[max(0, found.start() - _WORD) : found.start()]), found[1].strip())
                for found in _BRACKETED.finditer(self._text)
            }
        return (_last_word(full), short) in self._explained


def _comments_of_templates(source: str) -> Iterator[Comment]:
    for start, end in programs(source):
        if source.startswith(("{#", "<%--"), start):
            yield Comment(source[start + 2 : end - 2].strip(), start, end)


def _passed(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def _calls_itself(values: Mapping[str, Value]) -> bool:
    """Tell whether a tag speaks of the date of the page."""
    return any(values[key].text.lower() in _DATES for key in _NAMES if key in values)


def _last_word(text: str) -> str:
    return text.casefold().split()[-1] if text.strip() else ""
