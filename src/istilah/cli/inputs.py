"""What comes in from the command line: the session it opens, its questions, a text that is piped into it."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from istilah import config
from istilah.cli.render.output import is_told, remark
from istilah.errors import IstilahError
from istilah.files import STDIN, read_text
from istilah.session import Session, open_session
from istilah.speech import say
from istilah.termbase.base import unannounced
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from istilah.termbase.layers import Layer

_LARGE = 2_000_000
"""Bytes of a termbase that takes more than a second to compile."""
_DATE = Text(
    id="“{text}” bukan tanggal; tulis seperti 2024-10-21", en="“{text}” is not a date; write it like 2024-10-21"
)
_USED = Text(id="{count} konsep dari {paths}", en="{count:concept|concepts} from {paths}")
_PROMPT = "istilah> "
_COMPILING = Text(id="termbase {path} disusun dahulu; sekali ini saja", en="compiling termbase {path}; this once only")


def opened(termbases: Iterable[Path] | None, *, no_builtin: bool) -> Session:
    """Open the session that the options ask for, and say of which layers it is made where someone wants to know.

    :raises FaultyError: a termbase has faults.
    :raises IstilahError: a termbase or the configuration cannot be read.
    """
    session = open_session(termbases or (), builtin=not no_builtin, announce=_announce)
    for layer, segment in session.termbase.opened if is_told() else ():
        remark(say(_USED.fill(count=len(segment), paths=", ".join(map(str, layer.paths)))))
    return session


def day_asked(text: str) -> str:
    """Take a date from the command line.

    :raises IstilahError: it is none.
    """
    if text and not config.is_date(text):
        raise IstilahError(_DATE.fill(text=text))
    return text


def legible(text: str) -> str:
    """Replace what is no character at all, as a byte of another encoding on the command line."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _announce(layer: Layer) -> AbstractContextManager[Callable[[int, int], None]]:
    """Show, to someone who watches, how far a large termbase is whose first question takes a while."""
    if sum(path.stat().st_size for path in layer.paths) <= _LARGE:
        return unannounced(layer)
    from istilah.cli.render.progress import steps

    return steps(say(_COMPILING.fill(path=layer.paths[0])))


def questions(words: Iterable[str]) -> Iterator[str]:
    """Go through the questions of a command line; ``-`` stands for the lines of standard input."""
    for word in words:
        if word == STDIN:
            lines = input_text().splitlines() if is_piped() else _typed()
            yield from (line for line in map(str.strip, lines) if line)
        else:
            yield legible(word)


def _typed() -> Iterator[str]:
    """Ask for one line after the other, until there is none."""
    if find_spec("readline"):  # Windows has none
        import readline  # noqa: F401 -- lends input() its keys
    while True:
        try:
            yield input(_PROMPT)
        except EOFError:
            print()  # noqa: T201 -- ends the line of the prompt
            return


def phrases(words: list[str]) -> Iterator[str]:
    """Go through the questions of a command line whose words make one question; ``-`` stands for lines, as above."""
    return questions(words if STDIN in words else [" ".join(words)])


def input_text() -> str:
    """Read standard input as text.

    :raises UnreadableError: its encoding cannot be told for certain.
    """
    return read_text(STDIN)


def is_piped() -> bool:
    """Tell whether something is piped into us."""
    return not sys.stdin.isatty()
