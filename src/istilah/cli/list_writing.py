"""The list of abbreviations, put into the drafts themselves."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from istilah.cli.lists import HEADING, LONG, SHORT, latex_rows, markdown_rows
from istilah.cli.output import complain, remark
from istilah.cli.speech import complaint, say
from istilah.engine.placing import MARKS, is_only_listed, placed
from istilah.errors import IstilahError, Place
from istilah.files import read_bytes, replace
from istilah.readers import list_writer, open_file
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from istilah.engine.draft import Draft
    from istilah.engine.listing import Listing, Row
    from istilah.model.manuscript import Manuscript

MISTAKE = 2
_UNLISTED = Text(
    id="daftar singkatan hanya dapat disisipkan ke berkas .docx, .odt, .md, dan .tex",
    en="a list of abbreviations can only be put into .docx, .odt, .md and .tex files",
)
_WRITTEN = Text(id="{path}: {count} singkatan dalam daftar", en="{path}: {count} abbreviations in the list")
_CURRENT = Text(id="{path}: daftarnya sudah mutakhir", en="{path}: the list is up to date")
_ALIASES = {".markdown": ".md", ".ltx": ".tex", ".docm": ".docx", ".dotx": ".docx"}


def write_lists(drafts: Sequence[Draft], listings: Sequence[Listing]) -> int:
    """Insert or refresh the list of each draft; 2 if one of them cannot hold it or be written."""
    results = [_write(draft, listing) for draft, listing in zip(drafts, listings, strict=True)]
    return MISTAKE if False in results else 0


def _write(draft: Draft, listing: Listing) -> bool:
    path = Path(listing.path)
    rows = [row for row in listing.rows if not is_only_listed(row.entry, draft.document)]
    try:
        data = read_bytes(path)
        new = _listed(open_file(data, str(path)), rows, str(path)).data
        if new != data:
            replace(path, new)
    except IstilahError as error:
        complain(complaint(error))
        return False
    remark(say((_WRITTEN if new != data else _CURRENT).fill(path=path, count=len(rows))))
    return True


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
