"""A report in JSON Lines that an earlier run has begun: what it tells is not examined again, the rest is appended.

Drafts come in a stable order, so the report must tell of the first of them, one a line; half a line at its end is cut
off. What results is, byte for byte, what one run would have written.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from istilah.cli.render.output import remark
from istilah.errors import MISTAKE, IstilahError, Place
from istilah.files import is_there, lines
from istilah.lint import inaccessible_file
from istilah.model.finding import Severity, Tally
from istilah.speech import say
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from istilah.work.outputs import Way

_NO_REPORT = Text(
    id="baris ini bukan laporan per berkas (--format jsonl); pilih berkas lain",
    en="this line is no report about a file (--format jsonl); choose another file",
)
_OTHERS = Text(
    id="di sini berkas “{told}”, padahal sekarang “{found}”; naskahnya tidak sama lagi, mulai dengan berkas baru",
    en="here it is file “{told}”, but now “{found}”; the drafts are not the same any more, begin with a new file",
)
_GOES_ON = Text(id="{path}: {count} berkas sudah dilaporkan", en="{path}: {count:file|files} told already")
_UNWRITTEN = Text(id="tidak dapat ditulis: {reason}", en="it cannot be written: {reason}")


class BegunReport:
    """A report, as far as it is written."""

    def __init__(self, path: Path) -> None:
        self.tally = Tally()
        """What it tells."""
        self.code = 0
        """The exit code for which drafts ask that came to nothing."""
        self._path = path

    def rest(self, ways: Iterator[Way]) -> Iterator[Way]:
        """Pass over the drafts of which it tells.

        :raises IstilahError: it is no such report, or tells of other drafts, or it cannot be written.
        """
        end = 0
        for number, line in enumerate(lines(str(self._path), str(self._path)) if is_there(self._path) else (), 1):
            if not line.endswith(b"\n"):
                break
            self._pass_over(line, Place(str(self._path), number, 1), ways)
            end += len(line)
        try:
            with self._path.open("ab") as file:
                file.truncate(end)
        except OSError as error:
            raise self._unwritten(error) from None
        if self.tally.files:
            remark(say(_GOES_ON.fill(path=self._path, count=self.tally.files)))
        return ways

    def _pass_over(self, line: bytes, place: Place, ways: Iterator[Way]) -> None:
        try:
            entry = json.loads(line)
            told, found = entry["path"], entry["diagnostics"]
            self.tally.add(_counted(found))
            is_failure = any(each["code"] == inaccessible_file.RULE.code for each in found)
        except (ValueError, KeyError, TypeError, RecursionError):
            raise IstilahError(_NO_REPORT, place) from None
        self.code = max(self.code, MISTAKE * is_failure)
        draft, _ = next(ways, (None, None))
        if draft is None or draft.name != told:
            raise IstilahError(_OTHERS.fill(told=told, found=draft.name if draft else "–"), place)

    def append(self, told: Iterable[str]) -> None:
        """Write more of it, each line as soon as it is known.

        :raises IstilahError: that cannot be done.
        """
        try:
            with self._path.open("ab", buffering=0) as file:
                for line in told:
                    file.write(f"{line}\n".encode())
        except OSError as error:
            raise self._unwritten(error) from None

    def _unwritten(self, error: OSError) -> IstilahError:
        return IstilahError(_UNWRITTEN.fill(reason=error.strerror), Place(str(self._path)))


def _counted(found: list[dict[str, str]]) -> Tally:
    severities = Counter(Severity(each["severity"]) for each in found)
    return Tally(1, int(bool(found)), Counter(each["code"] for each in found), severities)
