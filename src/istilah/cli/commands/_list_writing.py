"""The list of abbreviations, put into the drafts themselves."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from istilah.cli.render.abbreviation_lists import (
    HEADING,
    LONG,
    SHORT,
    cell,
    escaped,
    item,
    latex_rows,
    legend,
    markdown_rows,
    written,
)
from istilah.cli.render.output import hand_over, remark
from istilah.draft.list_place import MARKS, is_only_listed, listed, placed
from istilah.errors import IstilahError, Place
from istilah.files import STDIN
from istilah.model.listed import BORROWED, kept
from istilah.readers import list_writer, open_file
from istilah.speech import say
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istilah.draft import Draft
    from istilah.draft.abbreviation_list import Listing
    from istilah.files import Copy
    from istilah.model.listed import Pair
    from istilah.model.manuscript import Manuscript
    from istilah.text import Language
    from istilah.work.outputs import Outputs, Way

_UNLISTED = Text(
    id="daftar singkatan hanya dapat disisipkan ke berkas .docx, .odt, .md, dan .tex",
    en="a list of abbreviations can only be put into .docx, .odt, .md and .tex files",
)
_WRITTEN = Text(
    id="{path}: {count} singkatan dalam daftar", en="{path}: {count:abbreviation|abbreviations} in the list"
)
_CURRENT = Text(id="{path}: daftarnya sudah mutakhir", en="{path}: the list is up to date")
_ALIASES = {".markdown": ".md", ".ltx": ".tex", ".docm": ".docx", ".dotx": ".docx"}


def write_list(draft: Draft, listing: Listing, read: Copy, way: Way, outputs: Outputs) -> None:
    """Insert or refresh the list of a draft that was ``read``.

    :raises IstilahError: it cannot hold a list, or not be written.
    """
    rows = [row for row in listing.rows if not is_only_listed(row.entry, draft.document)]
    new = _listed(open_file(read.data, listing.path), listing._replace(rows=tuple(rows)))
    source, route = way
    if str(route) == STDIN:
        hand_over(new.data, new.document.source)
    elif new.data != read.data or outputs.elsewhere:
        outputs.put(new.data, source, route, read.stamp)
    remark(say((_WRITTEN if new.data != read.data else _CURRENT).fill(path=listing.path, count=len(rows))))


def _listed(manuscript: Manuscript, listing: Listing) -> Manuscript:
    """Put a list in; its words are in the language of the document."""
    path, language, rows = listing.path, listing.language, written(listing.rows)
    suffix = PurePath(path).suffix.lower()
    suffix = _ALIASES.get(suffix, suffix)
    if suffix in MARKS:
        return _in_text(manuscript, rows, language, suffix)
    writer = list_writer(path)
    if writer is None:
        raise IstilahError(_UNLISTED, Place(path))
    head = (SHORT.say(language), LONG.say(language))
    return writer(manuscript, rows, HEADING.say(language), head, legend(language))


def _in_text(manuscript: Manuscript, rows: Sequence[Pair], language: Language, suffix: str) -> Manuscript:
    marks, document = MARKS[suffix], manuscript.document
    escape, lay_out = (cell, markdown_rows) if suffix == ".md" else (item, latex_rows)
    lines = lay_out(kept(escaped(rows, escape), listed(document.source, marks), escape(BORROWED)), language)
    return manuscript.mended([placed(document, "\n".join(lines), HEADING.say(language), marks)])
