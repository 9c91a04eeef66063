"""Each document stands alone: what goes wrong inside one is told of it, and the others are still treated.

    with quarantined("a.docx"):
        …

Within, everything becomes an :class:`~istilah.errors.IstilahError` that names the document: memory that does not
suffice is the document's size; any other exception is a bug of ours, whose trace goes with it.
"""

from __future__ import annotations

import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING

from istilah.errors import BugError, IstilahError, Place, UnreadableError
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRAMES = 12
"""Calls, counted from the place of a bug, that are worth being told."""
_MEMORY = Text(
    id="ingatan komputer tidak cukup untuk berkas ini; bagi berkas itu, atau periksa dengan --jobs 1",
    en="there is not enough memory for this file; split it, or use --jobs 1",
)
_BUG = Text(
    id="ini kesalahan program, bukan kesalahan Anda ({error}); laporkan jejaknya beserta berkas ini",
    en="this is a bug in the program, not a mistake of yours ({error}); please report its trace with this file",
)


@contextmanager
def quarantined(path: str) -> Iterator[None]:
    """Let whatever happens inside be an error of the document at ``path``.

    :raises IstilahError: something happened.
    """
    try:
        yield
    except IstilahError:
        raise
    except MemoryError:
        raise UnreadableError(_MEMORY, Place(path)) from None
    except Exception as error:  # noqa: BLE001 -- one odd document must not cost a thousand others their report
        text = _BUG.fill(error=type(error).__name__)
        raise BugError(text, Place(path), traceback.format_exc(limit=-_FRAMES)) from None
