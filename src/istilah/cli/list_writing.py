"""The list of abbreviations, put into the drafts themselves."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from istilah.cli.lists import HEADING, LONG, SHORT, latex_rows, markdown_rows
from istilah.cli.output import hand_over, remark
from istilah.cli.speech import say
from istilah.engine.placing import MARKS, is_only_listed, placed
from istilah.errors import IstilahError, Place
from istilah.files import STDIN
from istilah.readers import list_writer, open_file
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istilah.cli.outputs import Outputs, Way
    from istilah.engine.draft import Draft
    from istilah.engine.listing import Listing, Row
    from istilah.files import Copy
    from istilah.model.manuscript import Manuscript

_UNLISTED = Text(
    id="daftar singkatan hanya dapat disisipkan ke berkas .docx, .odt, .md, dan .tex",
    en="a list of abbreviations can only be put into .docx, .odt, .md and .tex files",
)
_WRITTEN = Text(id="{path}: {count} singkatan dalam daftar", en="{path}: {count} abbreviations in the list")
_CURRENT = Text(id="{path}: daftarnya sudah mutakhir", en="{path}: the list is up to date")
_ALIASES = {".markdown": ".md", ".ltx": ".tex", ".docm": ".docx", ".dotx": ".docx"}


def write_list(draft: Draft, listing: Listing, read: Copy, way: Way, outputs: Outputs) -> None:
    """Insert or refresh the list of a draft that was ``read``.

    :raises IstilahError: it cannot hold a list, or not be written.
    """
    rows = [row for row in listing.rows if not is_only_listed(row.entry, draft.document)]
    new = _listed(open_file(read.data, listing.path), rows, listing.path)
    path, route = way
    if str(route) == STDIN:
        hand_over(new.data, new.document.source)
    elif new.data != read.data or outputs.elsewhere:
        outputs.put(new.data, path, route, read.stamp)
    remark(say((_WRITTEN if new.data != read.data else _CURRENT).fill(path=listing.path, count=len(rows))))


def _listed(manuscript: Manuscript, rows: Sequence[Row], path: str) -> Manuscript:
    suffix = PurePath(path).suffix.lower()
    suffix = _ALIASES.get(suffix, suffix)
    if suffix in MARKS:
        lines = markdown_rows(rows) if suffix == ".md" else latex_rows(rows)
        return manuscript.mended([placed(manuscript.document, "\n".join(lines), say(HEADING), MARKS[suffix])])
    writer = list_writer(path)
    if writer is None:
        raise IstilahError(_UNLISTED, Place(path))
    return writer(
        manuscript, [(row.entry.short, row.long or "?") for row in rows], say(HEADING), (say(SHORT), say(LONG))
    )
