r"""The list of abbreviations of a draft (*Daftar Singkatan*), and how an existing one compares with the text.

A full form comes from the draft, else from the termbase where that is sure (:mod:`~istilah.draft.sure_reading`), else
it is missing. What is written in several ways (*MoU*, *MOU*) is one row, what is part of a name or of a line in
capitals none. A list is a table whose first two columns are the short and the full form, or lines such as ``ASN :
aparatur sipil negara``.

>>> [
...     _LINE.match(line)["long"]
...     for line in ("ASN : aparatur", "- ASN — aparatur", "ASN\taparatur", "ASN ..... aparatur")
... ]
['aparatur', 'aparatur', 'aparatur', 'aparatur']
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from istilah.draft.familiarity import is_familiar
from istilah.draft.spelling_families import listed
from istilah.draft.sure_reading import sure_reading
from istilah.language.folding import fold
from istilah.model.listed import BORROWED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.abbreviations import Abbreviation, Definition
    from istilah.draft import Draft
    from istilah.model.document import Block, Document, Span
    from istilah.text import Language

_LINE = re.compile(
    r"[ \t]*+(?:[-*•+][ \t]++|\d{1,3}[.)][ \t]++)?(?P<short>\S{1,40}(?: [A-Z]\S{0,39})?)"
    r"(?:[ \t]*+(?:[:=]|\.{3,})|[ \t]++[-–—][ \t]|(?= *\t|  )[ \t])[ \t]*+(?P<long>\S[^\n]*)"
)

Origin = Literal["document", "termbase"]


class ListRow(NamedTuple):
    """A line of the list; all offsets are of the source."""

    entry: Abbreviation
    long: str
    """The full form; empty where nobody knows it."""
    origin: Origin | None
    definition: Span | None
    strategy: str | None
    """How its definition was found."""
    first: int
    position: tuple[int, int]
    familiar: bool


class Listing(NamedTuple):
    """The abbreviations of a draft in alphabetical order."""

    path: str
    rows: tuple[ListRow, ...]
    language: Language = "id"


class Comparison(NamedTuple):
    """How an existing list differs from the text."""

    path: str
    missing: tuple[ListRow, ...]
    """Those of the text that the list does not have."""
    unused: tuple[tuple[str, str], ...]
    """Those of the list that the text does not have, with their full forms."""
    different: tuple[tuple[ListRow, str], ...]
    """Those the list explains otherwise than the text, with what the list says."""

    @property
    def clean(self) -> bool:
        """Whether list and text agree."""
        return not (self.missing or self.unused or self.different)


def listing(draft: Draft, *, every: bool = False) -> Listing:
    """List the abbreviations of a draft: those a reader may not know, or ``every`` one, units and titles too."""
    entries: Iterable[Abbreviation] = draft.abbreviations.entries if every else listed(draft)
    rows = sorted((_row(entry, draft) for entry in entries), key=lambda row: (row.entry.short.casefold(), row.first))
    return Listing(draft.document.path, tuple(rows), draft.language)


def _row(entry: Abbreviation, draft: Draft) -> ListRow:
    document = draft.document
    first = document.in_source(entry.uses[0]).start
    given = own_definitions(entry, document)
    borrowed = "" if given or not entry.definitions else entry.definitions[0].full
    known = given[0].full if given else borrowed or _expansion(entry, draft)
    origin: Origin | None = "document" if given else "termbase" if known else None
    return ListRow(
        entry=entry,
        long=known,
        origin=origin,
        definition=document.in_source(given[0].whole) if given else None,
        strategy=given[0].strategy if given else None,
        first=first,
        position=document.position(first),
        familiar=is_familiar(entry, draft),
    )


def own_definitions(entry: Abbreviation, document: Document) -> list[Definition]:
    """List the definitions of a short form that the document gives on its own account."""
    return [definition for definition in entry.definitions if not _is_borrowed(definition, document)]


def _is_borrowed(definition: Definition, document: Document) -> bool:
    """Tell whether a definition bears the mark of one that we took from the termbase for an earlier list."""
    end = definition.long.end
    return definition.is_listed and BORROWED in document.prose[end - 1 : end + 1]


def _expansion(entry: Abbreviation, draft: Draft) -> str:
    found = sure_reading(entry, draft) if entry.core else None
    return found.designation.term if found else ""


def compare(listings: Iterable[Listing], document: Document) -> Comparison:
    """Compare the lists made of drafts with one that someone has written."""
    listed = dict(_listed(document))
    rows: dict[str, ListRow] = {}
    for row in (row for each in listings for row in each.rows):
        if row.entry.short not in rows or (row.definition and not rows[row.entry.short].definition):
            rows[row.entry.short] = row
    missing = (row for short, row in sorted(rows.items()) if short not in listed)
    both = ((row, listed[short]) for short, row in sorted(rows.items()) if short in listed)
    return Comparison(
        document.path,
        tuple(row for row in missing if row.entry.definitions or not row.familiar),
        tuple((short, long) for short, long in sorted(listed.items()) if short not in rows),
        tuple((row, long) for row, long in both if row.entry.definitions and fold(row.long) != fold(long)),
    )


def _listed(document: Document) -> Iterator[tuple[str, str]]:
    """Go through the short and full forms of a list."""
    for row, blocks in groupby(document.blocks, key=lambda block: block.row):
        texts = [_text(document, block) for block in blocks]
        if not row:
            matches = (_LINE.match(line) for text in texts for line in text.split("\n"))
            yield from ((match["short"], match["long"].strip()) for match in matches if match)
        elif row > 1 and len(texts) > 1:  # the first row is the heading
            yield texts[0].strip(), " ".join(texts[1].split())


def _text(document: Document, block: Block) -> str:
    return document.prose[block.start : block.end]
