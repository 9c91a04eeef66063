"""The way out: everything printed passes here, clean of control characters, whole, and polite to a closed pipe.

Termbases and questions are other people's text. A term that holds an escape sequence, a right-to-left mark or a line
break must not move the cursor, turn the line around or break the table; each such character is shown as its code.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from contextvars import ContextVar
from enum import StrEnum
from itertools import chain, islice
from shutil import get_terminal_size, which
from typing import NoReturn

from istilah.cleaning import clean
from istilah.errors import BugError, IstilahError
from istilah.speech import complaint
from istilah.text import Text

_QUIET: ContextVar[bool] = ContextVar("quiet", default=False)
_VERBOSE: ContextVar[bool] = ContextVar("verbose", default=False)
_UNPAGED: ContextVar[bool] = ContextVar("unpaged", default=False)
_UNWRITTEN = Text(id="keluaran tidak dapat ditulis: {reason}", en="output cannot be written: {reason}")


class Format(StrEnum):
    """How answers are printed."""

    RICH = "rich"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"


def emit(lines: Iterable[str], *, end: str = "\n") -> None:
    """Print lines as they come, each with its ``end``.

    :raises IstilahError: standard output cannot be written (a full disk).
    """
    try:
        for line in lines:
            sys.stdout.write(f"{line}{end}")
        sys.stdout.flush()
    except BrokenPipeError:
        _leave()
    except OSError as error:
        _silence()
        raise IstilahError(_UNWRITTEN.fill(reason=error.strerror)) from None


def page(lines: Iterable[str]) -> None:
    """Print lines on a terminal, through the user's ``$PAGER`` where they are more than it has.

    :raises IstilahError: standard output cannot be written.
    """
    pager = os.environ.get("PAGER", "less")
    if not sys.stdout.isatty() or _UNPAGED.get() or not which(pager.split(" ")[0]):
        emit(lines)
        return
    coming = iter(lines)
    screenful = list(islice(coming, get_terminal_size().lines))
    if len(screenful) < get_terminal_size().lines:
        emit(screenful)
        return
    from pydoc import pager as show

    os.environ["MANPAGER"] = pager  # Python would rather ask for the pager of manuals
    os.environ.setdefault("LESS", "FRX")
    show("".join(f"{line}\n" for line in chain(screenful, coming)))


def unpage() -> None:
    """Print everything at once from here on."""
    _UNPAGED.set(True)


def _leave() -> NoReturn:
    """End quietly: whoever read us has seen enough."""
    _silence()
    raise SystemExit(0)


def _silence() -> None:
    # What is still buffered would fail once more when Python closes the stream.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def pour(text: str) -> None:
    """Print a text as it is, byte for byte what a file would hold; on a terminal, control characters do nothing.

    :raises IstilahError: standard output cannot be written.
    """
    if sys.stdout.isatty():
        emit("\t".join(map(clean, line.removesuffix("\r").split("\t"))) for line in text.removesuffix("\n").split("\n"))
        return
    sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]  # it is a text file; line ends are the user's
    emit([text], end="")


def hand_over(data: bytes, text: str) -> None:
    """Print the bytes of a file as they are; a terminal is shown what can be read in it instead.

    :raises IstilahError: standard output cannot be written.
    """
    if sys.stdout.isatty():
        pour(text)
        return
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _leave()
    except OSError as error:
        _silence()
        raise IstilahError(_UNWRITTEN.fill(reason=error.strerror)) from None


def complain(text: str) -> None:
    """Print an error for a person to standard error."""
    with suppress(OSError):  # there may be nobody left to tell
        sys.stderr.write(f"istilah: {clean(text)}\n")
        sys.stderr.flush()


def recount(trace: str) -> None:
    """Print the trace of a bug, if there is one, to standard error."""
    with suppress(OSError):
        sys.stderr.writelines(f"{clean(line)}\n" for line in trace.splitlines())
        sys.stderr.flush()


def remark(text: str) -> None:
    """Print a remark for a person to standard error, unless quiet was asked for."""
    if not _QUIET.get():
        complain(text)


def hush() -> None:
    """Make no more remarks; errors are still told."""
    _QUIET.set(True)


def is_quiet() -> bool:
    """Tell whether nobody wants to know more than the answer."""
    return _QUIET.get()


def narrate() -> None:
    """Tell from here on what is done behind an answer."""
    _VERBOSE.set(True)


def is_told() -> bool:
    """Tell whether someone wants to know what is done behind an answer."""
    return _VERBOSE.get()


def tell(error: IstilahError) -> int:
    """Say what went wrong, with the trace of a bug, and give the exit code."""
    if isinstance(error, BugError):
        recount(error.trace)
    complain(complaint(error))
    return error.code
