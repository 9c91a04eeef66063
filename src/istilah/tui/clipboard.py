"""The clipboards of the systems we may run on, beside what the terminal does by itself (OSC 52).

macOS Terminal and older VTE terminals ignore OSC 52, and tmux keeps it to itself unless told otherwise; each system has
a small program for the same, and a text is handed to all that are there and make sense here.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PATIENCE = 2.0
"""Seconds after which a program is left to itself; some stay to serve what was copied."""


class Copier(NamedTuple):
    """A program that takes a text for the clipboard on its standard input, where ``needs`` is set."""

    needs: str
    call: tuple[str, ...]
    encoding: str = "utf-8"


_COPIERS = (
    Copier("", ("pbcopy",)),
    Copier("WSL_DISTRO_NAME", ("clip.exe",), "utf-16"),
    Copier("TERMUX_VERSION", ("termux-clipboard-set",)),
    Copier("WAYLAND_DISPLAY", ("wl-copy",)),
    Copier("DISPLAY", ("xclip", "-selection", "clipboard")),
    Copier("DISPLAY", ("xsel", "--clipboard", "--input")),
    Copier("TMUX", ("tmux", "load-buffer", "-w", "-")),
)


def copiers(environment: Mapping[str, str]) -> Iterator[Copier]:
    """Go through the programs that are there and make sense here."""
    for copier in _COPIERS:
        if (not copier.needs or environment.get(copier.needs)) and shutil.which(copier.call[0]):
            yield copier


async def hand_to_system(text: str) -> None:
    """Hand ``text`` to the clipboard programs of this system; one that fails is no matter, for there is OSC 52."""
    for copier in copiers(os.environ):
        with suppress(OSError, TimeoutError):
            await asyncio.wait_for(_handed(text.encode(copier.encoding), copier.call), _PATIENCE)


async def _handed(data: bytes, call: tuple[str, ...]) -> None:
    nowhere = asyncio.subprocess.DEVNULL
    program = await asyncio.create_subprocess_exec(*call, stdin=asyncio.subprocess.PIPE, stdout=nowhere, stderr=nowhere)
    await program.communicate(data)
