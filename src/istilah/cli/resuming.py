"""A report in JSON Lines that an earlier run has begun: what it tells is not looked at again, the rest is appended.

Drafts come in a stable order, so the report must tell of the first of them, one a line; half a line at its end is cut
off. What results is, byte for byte, what one run would have written.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from istilah.cli.app import both
from istilah.cli.render.output import remark
from istilah.errors import IstilahError, Place
from istilah.files import growing, whole_lines
from istilah.speech import say
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from istilah.work.drafts import DraftSource

Entry = dict[str, Any]  # JSON, as it comes; whoever takes it knows its own
_NO_REPORT = Text(
    id="baris ini bukan laporan per berkas (--format jsonl); pilih berkas lain",
    en="this line is no report about a file (--format jsonl); choose another file",
)
_OTHERS = Text(
    id="di sini berkas “{told}”, padahal sekarang “{found}”; naskahnya tidak sama lagi, mulai dengan berkas baru",
    en="here it is file “{told}”, but now “{found}”; the drafts are not the same any more, begin with a new file",
)
_ALONE = Text(
    id="--resume menulis laporan --format jsonl, dan tidak dapat bersama {others}",
    en="--resume writes --format jsonl, and does not go with {others}",
)
_GOES_ON = Text(id="{path}: {count} berkas sudah dilaporkan", en="{path}: {count:file|files} told already")
Resume = Annotated[
    Path | None,
    typer.Option(
        "--resume",
        metavar=both(id="BERKAS", en="FILE"),
        show_default=False,
        help=both(
            id="Tulis JSON Lines ke berkas ini; yang sudah ada di sana tidak diperiksa lagi.",
            en="Write JSON Lines to this file; what it tells already is not examined again.",
        ),
    ),
]


class BegunReport:
    """A report, as far as it is written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._end = 0

    def rest(self, drafts: Iterator[DraftSource], recall: Callable[[Entry], str]) -> Iterator[DraftSource]:
        """Pass over the drafts of which it tells; ``recall`` is given each line, and says of which draft that is.

        :raises IstilahError: it is no such report, or tells of other drafts.
        """
        number = 0
        for number, line in enumerate(whole_lines(self._path), 1):
            place = Place(str(self._path), number, 1)
            told, draft = _told(line, place, recall), next(drafts, None)
            if draft is None or draft.name != told:
                raise IstilahError(_OTHERS.fill(told=told, found=draft.name if draft else "–"), place)
            self._end += len(line)
        if number:
            remark(say(_GOES_ON.fill(path=self._path, count=number)))
        return drafts

    def append(self, told: Iterable[str]) -> None:
        """Write more of it, each line as soon as it is known.

        :raises IstilahError: that cannot be done.
        """
        with growing(self._path, self._end) as file:
            for line in told:
                file.write(f"{line}\n".encode())


def _told(line: bytes, place: Place, recall: Callable[[Entry], str]) -> str:
    try:
        return recall(json.loads(line))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise IstilahError(_NO_REPORT, place) from None


def begun(path: Path | None, *, alone: bool, others: str) -> BegunReport | None:
    """Open the report that is to be finished, if one is; with it goes nothing that such a report cannot tell.

    :raises IstilahError: something of that kind was asked for.
    """
    if path and not alone:
        raise IstilahError(_ALONE.fill(others=others))
    return BegunReport(path) if path else None
