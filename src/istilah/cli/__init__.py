"""The command line: one command a file, one line in the table of :mod:`istilah.cli.app`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from istilah.cli.render.output import complain, recount, tell
from istilah.config import find, load
from istilah.errors import BUG, MISTAKE, FaultyError, IstilahError
from istilah.files import limit
from istilah.speech import choose, complaint, say, speak
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

INTERRUPTED = 130
_OBJECTS = 100_000
"""Objects created and not freed before the garbage collector looks at them."""

_BUG = Text(
    id="ini kesalahan program, bukan kesalahan Anda; laporkan jejak di atas beserta perintahnya",
    en="this is a bug in the program, not a mistake of yours; please report the trace above with the command",
)
_MEMORY = Text(
    id="ingatan komputer tidak cukup; kurangi berkas atau termbasenya",
    en="there is not enough memory; use fewer or smaller files",
)


def run() -> None:
    """Run the program and leave with its exit code."""
    # What a start creates is no garbage, and what is left at the end goes with the process: looking for cycles in it,
    # while modules are imported and once more on leaving, would take a quarter of the time of a short answer.
    gc.set_threshold(_OBJECTS)
    sys.excepthook = _confess
    code = main(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def _confess(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from traceback import format_exception

    recount("".join(format_exception(kind, error, trace)))
    complain(say(_BUG))
    sys.exit(BUG)


def main(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code: 0 done, 1 nothing found or findings, 2 a mistake of the user's."""
    for name in ("stdin", "stdout", "stderr"):  # a closed one is as good as an empty one
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w+", encoding="utf-8"))  # noqa: PTH123, SIM115 -- for good
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        speak(choose(arguments))
        with suppress(IstilahError, OSError):  # who needs the settings will say what is wrong with them
            settings = load(find(Path.cwd()))
            limit(settings.most)
            speak(choose(arguments, settings.lang))
        return _invoked(arguments)
    except FaultyError as error:
        for fault in error.faults:
            complain(complaint(IstilahError(fault.text, fault.place)))
        return MISTAKE
    except IstilahError as error:
        return tell(error)
    except MemoryError:
        complain(say(_MEMORY))
        return MISTAKE
    except KeyboardInterrupt:
        return INTERRUPTED


def _invoked(arguments: Sequence[str]) -> int:
    # Reading typer's own table of commands costs nothing; its rich help would cost forty milliseconds.
    os.environ.setdefault("TYPER_USE_RICH", "0")
    from istilah.cli.app import invoke

    return invoke(arguments)
