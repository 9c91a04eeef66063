"""Packages that only some need, and what to say where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from istilah.errors import Place, UnreadableError
from istilah.text import Text

if TYPE_CHECKING:
    from types import ModuleType

_MISSING = Text(
    id="untuk ini diperlukan paket tambahan; pasang dengan: pip install istilah[{extra}]",
    en="this needs more packages; install them with: pip install istilah[{extra}]",
)


def need(module: str, extra: str, path: str) -> ModuleType:
    """Import a module of the extra ``extra`` to open ``path``, a file or an address.

    :raises UnreadableError: it is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise UnreadableError(_MISSING.fill(extra=extra), Place(path)) from None
