"""Whether footnotes and endnotes bear the numbers by which one counts them: 1, 2, 3 through the whole document."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from istilah.readers._office.rooms import Room
from istilah.readers.word.names import ENDNOTE_MARK, FOOTNOTE_MARK, OFF, value, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from istilah.readers.word.parts import WordParts

_KINDS = {
    Room.FOOTNOTE: (FOOTNOTE_MARK, w("footnotePr"), "decimal"),
    Room.ENDNOTE: (ENDNOTE_MARK, w("endnotePr"), "lowerRoman"),
}
"""The mark of a note, what says how notes are numbered, and how they are if nothing does."""
_OWN_MARK = w("customMarkFollows")
_USUAL = {w("numFmt"): "decimal", w("numStart"): "1", w("numRestart"): "continuous"}


def plainly_numbered(parts: WordParts) -> frozenset[Room]:
    """Tell which notes are numbered so."""
    main, settings = parts.main(), parts.one("settings")
    return frozenset(
        room
        for room, (mark, properties, usual) in _KINDS.items()
        if _is_plain(list(_said(main, settings, properties)), usual)
        and not any(node.get(_OWN_MARK, "0") not in OFF for node in main.iter(mark))
    )


def _said(main: _Element, settings: _Element | None, properties: str) -> Iterator[_Element]:
    everywhere = () if settings is None else settings.iterchildren(properties)
    for node in chain(everywhere, main.iter(properties)):
        yield from node.iterchildren(*_USUAL)


def _is_plain(said: list[_Element], usual: str) -> bool:
    forms = [value(node) for node in said if node.tag == w("numFmt")] or [usual]
    return set(forms) == {_USUAL[w("numFmt")]} and all(value(node) == _USUAL[str(node.tag)] for node in said)
