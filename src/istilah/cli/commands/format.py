"""``istilah format``: termbases laid out in the one way, nothing else changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from istilah import config
from istilah.cleaning import clean
from istilah.cli.app import both
from istilah.cli.arguments import Termbases
from istilah.cli.render.output import emit, remark, tell
from istilah.encoding import decode
from istilah.errors import FaultyError, IstilahError, Place
from istilah.files import Stamp, replace, take
from istilah.formats.toml import read
from istilah.formats.toml.layout import lay_out
from istilah.session import standing
from istilah.speech import near, say
from istilah.termbase.layers import in_force, parted
from istilah.text import Text

_TIDIED = Text(id="{path} dirapikan", en="{path} laid out")
_UNTIDY = Text(id="{path} belum rapi", en="{path} would be laid out")
_TIDY = Text(id="sudah rapi: {count} berkas", en="laid out already: {count:file|files}")

Check = Annotated[
    bool, typer.Option("--check", help=both(id="Hanya laporkan; 1 bila ada.", en="Only report; 1 if there is any."))
]

EXAMPLES = (
    Text(id="terms.toml", en="terms.toml"),
    Text(id="--check", en="--check"),
)


def command(termbase: Termbases = None, check: Check = False) -> int:
    """Order and lay out termbases in TOML; values and comments stay as they are."""
    here = standing()
    found = in_force(config.load(config.find(here)), termbase or (), here, builtin=False)
    own, _ = parted(found.layers, named=bool(termbase))
    files = {path: take(path) for layer in own for path in layer.paths if path.suffix == ".toml"}
    texts = {path: decode(copy.data, str(path)) for path, copy in files.items()}
    faults = [fault for path, text in texts.items() for fault in read(text, str(path)).faults]
    if faults:
        raise FaultyError(tuple(faults))
    new = {path: _laid_out(text) for path, text in texts.items()}
    changed = [path for path in new if new[path] != files[path].data]
    codes = [0 if check else _put(path, new[path], files[path].stamp) for path in changed]
    done = [path for path, code in zip(changed, codes, strict=True) if not code]
    emit(clean(say((_UNTIDY if check else _TIDIED).fill(path=near(Place(str(path)))))) for path in done)
    if len(changed) < len(files):
        remark(say(_TIDY.fill(count=len(files) - len(changed))))
    return max(*codes, int(check and bool(changed)), 0)


def _put(path: Path, data: bytes, stamp: Stamp | None) -> int:
    """Write a file; where that cannot be done the others still are."""
    try:
        replace(path, data, stamp=stamp)
    except IstilahError as error:
        return tell(error)
    return 0


def _laid_out(text: str) -> bytes:
    """Lay out a text with the line ends it has."""
    tidy = lay_out(text)
    return (tidy.replace("\n", "\r\n") if "\r\n" in text else tidy).encode()
