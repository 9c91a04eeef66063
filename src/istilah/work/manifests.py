"""Manifests: files that list drafts, one JSON object a line, so that a million need not be a million files.

    {"text": "Rapat KPBU …", "path": "berita/1.html", "kind": "berita", "date": "2024-10-21"}
    {"path": "arsip/2.pdf"}
    {"path": "s3://wadah/3.txt"}

With a ``text``, ``path`` is only its name, whose suffix tells the reader (``7.txt`` for line 7 where there is none);
without, it says where the draft lies, seen from the manifest. Lines are read as they are needed.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from istilah.config import is_date
from istilah.errors import Place, UnreadableError
from istilah.files import is_handed_over, lines
from istilah.text import Text
from istilah.work.drafts import DraftSource, is_url
from istilah.work.walk import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.work.walk import Patterns

_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_FIELDS = ("text", "path", "kind", "date")
_SYNTAX = Text(id="bukan JSON yang sah: {reason}", en="not valid JSON: {reason}")
_BYTES = Text(id="bukan teks UTF-8", en="not UTF-8 text")
_OBJECT = Text(
    id="baris ini harus berupa objek JSON dengan “text” atau “path”",
    en="this line must be a JSON object with “text” or “path”",
)
_STRING = Text(id="“{field}” harus berupa teks", en="“{field}” must be a text")
_DATE = Text(id="“date” harus berupa tanggal, misalnya “2024-10-21”", en="“date” must be a date such as “2024-10-21”")


def is_manifest(path: Path | str) -> bool:
    """Tell whether a file lists drafts, by its suffix."""
    return PurePath(path).suffix.lower() in _SUFFIXES and not is_handed_over(path)


def unfolded(drafts: Iterable[DraftSource], exclude: Patterns) -> Iterator[DraftSource]:
    """Put in the place of each manifest the drafts that it lists; of a line that lists none, it is told why."""
    for draft in drafts:
        if is_manifest(draft.place):
            listed = _listed(draft)
            yield from (each for each in listed if each.fault or not exclude.of(Path(each.place), is_folder=False))
        else:
            yield draft


def _listed(manifest: DraftSource) -> Iterator[DraftSource]:
    try:
        for number, line in enumerate(lines(manifest.place, manifest.name), 1):
            if line.strip():
                yield _Line(manifest, number, line.removeprefix(BOM_UTF8).rstrip()).draft()
    except UnreadableError as error:
        yield manifest._replace(fault=error)


class _Line(NamedTuple):
    """A line of a manifest."""

    manifest: DraftSource
    number: int
    line: bytes

    def draft(self) -> DraftSource:
        """Read what draft it lists."""
        try:
            return self._draft(self._object())
        except UnreadableError as error:
            return self.manifest._replace(fault=error)

    def _object(self) -> dict[str, object]:
        try:
            entry = json.loads(self.line.decode())
        except UnicodeDecodeError as error:
            raise self._flaw(_BYTES, len(self.line[: error.start].decode()) + 1) from None
        except json.JSONDecodeError as error:
            raise self._flaw(_SYNTAX.fill(reason=error.msg), error.colno) from None
        except (RecursionError, ValueError) as error:  # nested without end, numbers of thousands of digits
            raise self._flaw(_SYNTAX.fill(reason=error)) from None
        if not isinstance(entry, dict):
            raise self._flaw(_OBJECT)
        return entry

    def _draft(self, entry: dict[str, object]) -> DraftSource:
        text, path, kind, date = (self._field(entry, name) for name in _FIELDS)
        if text is None and not path:
            raise self._flaw(_OBJECT)
        if date and not is_date(date):
            raise self._flaw(_DATE, self._column("date"))
        name, place = self._named(path or f"{self.number}.txt", is_text=text is not None)
        # Half a character, which JSON can write, is no character.
        data = None if text is None else text.encode("utf-8", "replace")
        return DraftSource(name, place, data, None, " ".join((kind or "").split()), date or "")

    def _named(self, path: str, *, is_text: bool) -> tuple[str, str]:
        if is_url(path):
            return path, path
        place = str(whole(Path(self.manifest.place).parent / path))
        return (path if is_text else str(Path(self.manifest.name).parent / path)), place

    def _field(self, entry: dict[str, object], name: str) -> str | None:
        value = entry.get(name)
        if value is None or isinstance(value, str):
            return value
        raise self._flaw(_STRING.fill(field=name), self._column(name))

    def _column(self, name: str) -> int:
        return self.line.decode().find(f'"{name}"') + 1

    def _flaw(self, text: Text, column: int = 1) -> UnreadableError:
        return UnreadableError(text, Place(self.manifest.name, self.number, column))
