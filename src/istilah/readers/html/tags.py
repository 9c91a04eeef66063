r"""The tokens of HTML with their places: text, references, comments, tags, and the values of attributes.

HTML is tokenized without ever looking back (WHATWG, 13.2.5), so one pattern tried again and again is linear whatever
comes; that cannot be said of the parser of the standard library or of tree-sitter, which take minutes for unclosed
quotes or deep nesting. Conformant parsers are linear too, but tell the places of tags only, not of attributes.

>>> text = hidden("<p title='R&amp;D'>Satu{{ dua }}")
>>> [(found.lastgroup, found[0]) for found in tokens(text)]
[('tag', "<p title='R&amp;D'>"), ('words', 'Satu'), ('hole', '\x00\x00\x00\x00\x00\x00\x00\x00\x00')]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLE = "\0"
"""What stands for each character of a template or a program."""
RAW = frozenset({"script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes"})
"""Elements that hold no tags."""

_REFERENCE = r"&(?:\#[xX][0-9a-fA-F]{1,12};?|\#[0-9]{1,12};?|[a-zA-Z][a-zA-Z0-9]{0,31};?)"
_TOKEN = re.compile(
    rf"""
    (?P<words>[^<&\0]+)
    |(?P<reference>{_REFERENCE})
    |(?P<hole>\0+)
    |(?P<tag><(?P<slash>/?)(?P<name>[a-zA-Z][^\t\n\f\r />]*+)
        (?P<attributes>(?:[\t\n\f\r /]++|[^\t\n\f\r />][^\t\n\f\r />=]*+
            (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >"'][^\t\n\f\r >]*+)?+)?+)*+)
        (?P<shut>>?))
    |(?P<comment><!--(?:-?>|.*?(?:--!?>|\Z)))
    |(?P<bogus><(?:[!?]|/[^>])[^>]*>?|</>)
    |(?P<sign>[<&])
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""
    (?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)
    (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+
        (?:"(?P<double>[^"]*+)|'(?P<single>[^']*+)|(?P<bare>[^\t\n\f\r >"'][^\t\n\f\r >]*+)))?+
    """,
    re.VERBOSE,
)
_TEXT = re.compile(rf"(?P<words>[^&\0]+)|(?P<reference>{_REFERENCE})|(?P<hole>\0+)|(?P<sign>&)")
_END_OF_RAW = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in RAW}
_SELF_CLOSED = re.compile(r"(?:\A|[\t\n\f\r \"'])/\Z")
_PROGRAMS = (("<?", "?>"), ("<%", "%>"), ("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
"""How templates and programs in a page begin and end: PHP, ASP, Jinja and its relatives."""
_BEGINNING = re.compile("|".join(re.escape(opening) for opening, _ in _PROGRAMS))


def programs(source: str) -> Iterator[Span]:
    """Find templates and programs; one that does not end is none."""
    ends = dict(_PROGRAMS)
    at = 0
    while ends:
        found = _BEGINNING.search(source, at)
        if not found:
            return
        ending = ends.get(found[0])
        shut = source.find(ending, found.end()) if ending else -1
        if ending and shut >= 0:
            at = shut + len(ending)
            yield Span(found.start(), at)
        else:
            ends.pop(found[0], None)  # none of its kind ends farther on
            at = found.end()


def hidden(source: str) -> str:
    """Put holes of the same length in the place of templates and programs."""
    parts, last = [], 0
    for start, end in programs(source):
        parts += [source[last:start], HOLE * (end - start)]
        last = end
    return "".join([*parts, source[last:]]) if parts else source


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Go through the tokens; what a raw element holds comes as text."""
    at = 0
    while found := _TOKEN.match(text, at):
        yield found
        at = found.end()
        if found.lastgroup == "tag" and not found["slash"] and (name := found["name"].lower()) in RAW:
            end = _END_OF_RAW[name].search(text, at) if not is_self_closed(found) else found
            stop = max(at, end.start()) if end else len(text)
            yield from pieces(text, at, stop)
            at = stop


def is_self_closed(tag: re.Match[str]) -> bool:
    """Tell whether a tag ends its own element, as it may in XHTML."""
    return bool(_SELF_CLOSED.search(tag["attributes"]))


def pieces(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Go through words, references and holes where there are no tags: in raw elements and in values."""
    return _TEXT.finditer(text, start, end)


class Value(NamedTuple):
    """The value of an attribute and its place."""

    text: str
    span: Span


def attributes(tag: re.Match[str]) -> dict[str, Value]:
    """List the attributes of a tag that have a value; the first of a name counts.

    >>> attributes(next(tokens('<img ALT = "Peta" alt=x hidden>')))
    {'alt': Value(text='Peta', span=Span(start=12, end=16))}
    """
    found: dict[str, Value] = {}
    for match in _ATTRIBUTE.finditer(tag.string, *tag.span("attributes")):
        kind = match.lastgroup or "name"
        if kind != "name":
            found.setdefault(match["name"].lower(), Value(match[kind], Span(*match.span(kind))))
    return found
