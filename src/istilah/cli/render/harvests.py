"""What a corpus has to say, as a table for a spreadsheet, a draft of a termbase, and counts to be kept."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from istilah.cleaning import clean
from istilah.formats.csv import defused
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.harvest.ranking import Harvested

_COLUMNS = (
    *("kind", "short", "id", "en", "documents", "explained", "occurrences", "score", "known", "expansions", "kinds"),
    *("path", "offset"),
)
_DOCUMENTS = Text(id="{count} dokumen", en="{count:document|documents}")


def table(candidates: Iterable[Harvested]) -> Iterator[str]:
    """Write candidates as comma-separated values."""
    yield ",".join(_COLUMNS)
    for each in candidates:
        counted = each.counted
        values = (
            *(each.kind, each.short or "", each.id or "", each.en or ""),
            *(counted.documents, counted.explained, counted.occurrences, each.score, each.known or ""),
            "; ".join(f"{full.text} ({full.documents})" for full in each.expansions),
            "; ".join(f"{kind or '.'} {used}/{told}" for kind, (used, told) in sorted(counted.kinds.items())),
            *(counted.path, counted.offset),
        )
        target = io.StringIO()
        csv.writer(target, lineterminator="").writerow([defused(clean(str(value))) for value in values])
        yield target.getvalue()


def termbase(candidates: Iterable[Harvested]) -> Iterator[str]:
    """Write a draft of a termbase: what has both languages as concepts, the others as comments to be filled in."""
    yield "schema = 1"
    yield 'reliability = "working"'
    for each in candidates:
        if each.known is None:
            yield ""
            yield from _concept(each) if _is_whole(each) else (f"# {line}" for line in _concept(each))


def _is_whole(each: Harvested) -> bool:
    return bool(each.id and each.en)


def _concept(each: Harvested) -> Iterator[str]:
    short = f" ({each.short})" if each.short else ""
    indonesian = f"{each.id}{short}" if each.id else ""
    english = f"{each.en}{short if not each.id else ''}" if each.en else ""
    yield "[[concept]]"
    yield f"id = {_quoted(indonesian)}"
    yield f"en = {_quoted(english)}"
    yield f"source = [{_quoted(each.counted.path)}]  # {clean(_DOCUMENTS.fill(count=each.counted.documents).id)}"


def _quoted(text: str) -> str:
    """Write a string as TOML has it, which is as JSON has it."""
    return json.dumps(clean(text), ensure_ascii=False)


WRITERS = {"csv": table, "toml": termbase}
