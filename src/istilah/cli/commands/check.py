"""``istilah check``: the faults of a termbase."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from istilah import config
from istilah.cli.app import both
from istilah.cli.desk import Form, Termbases, standing
from istilah.cli.quarantine import tell
from istilah.cli.render.output import emit, remark
from istilah.cli.render.present import chosen, is_data, present
from istilah.cli.render.wording import Checked
from istilah.errors import Fault, IstilahError
from istilah.files import read_bytes
from istilah.lint.examine import examine
from istilah.model.concept import Concept
from istilah.model.finding import Severity
from istilah.speech import near, say
from istilah.termbase.base import Termbase
from istilah.termbase.layers import Layer, layers, parted
from istilah.termbase.reading import read
from istilah.termbase.word_list_layers import open_words
from istilah.text import Text

_CLEAN = Text(
    id="{count} konsep dalam {files} berkas: tidak ada cela", en="{count} concepts in {files} files: no faults"
)

Strict = Annotated[
    bool, typer.Option("--strict", help=both(id="Catatan pun dihitung cela.", en="Count notes as faults too."))
]


def command(termbase: Termbases = None, strict: Strict = False, format: Form = None) -> int:
    """Examine the termbases named, else the user's own, else the built-in one; 1 if there is a fault."""
    here = standing()
    found = layers(config.load(config.find(here)), termbase or (), here)
    examined, others = parted(found, named=bool(termbase))
    read = _read(examined)
    for place, text in read.remarks:
        remark(f"{near(place)}: {say(text)}")
    open_words(found)
    keys = {concept.key for concept in _read(others).concepts}
    # Where a file could not be read, nobody knows what it holds: nothing is said of what refers to it.
    exists = keys.__contains__ if not read.failed else lambda _: True
    diagnostics = examine(read.concepts, exists)
    files = sum(len(layer.paths) for layer in examined)
    form = chosen(format)
    code = max((tell(error) for error in read.failed), default=0)
    if diagnostics or not code or is_data(form):
        emit(present("check", [Checked(diagnostics, files)], form, Termbase(())))
    if not diagnostics and not code and not is_data(form):
        remark(say(_CLEAN.fill(count=len(read.concepts), files=files)))
    return max(code, int(any(strict or each.rule.severity is not Severity.NOTE for each in diagnostics)))


class _Reading(NamedTuple):
    concepts: tuple[Concept, ...]
    """Those of the files that could be read whole."""
    failed: tuple[IstilahError, ...]
    remarks: tuple[Fault, ...]


def _read(found: tuple[Layer, ...]) -> _Reading:
    """Read files each by itself; keys that stand in two of them are the fault of the second."""
    concepts: list[Concept] = []
    failed: list[IstilahError] = []
    remarks: list[Fault] = []
    for layer in found:
        read_layer = _layer(layer)
        bad = {str(error.place.path) for error in read_layer.failed if error.place}
        concepts += (concept for concept in read_layer.concepts if concept.origin.path not in bad)
        failed += read_layer.failed
        remarks += read_layer.remarks
    return _Reading(tuple(concepts), tuple(failed), tuple(remarks))


def _layer(layer: Layer) -> _Reading:
    files: list[tuple[Path, bytes]] = []
    failed: list[IstilahError] = []
    for path in layer.paths:
        try:
            files.append((path, read_bytes(path)))
        except IstilahError as error:
            failed.append(error)
    reading = read(layer, tuple(files))
    failed += (IstilahError(fault.text, fault.place) for fault in reading.faults)
    return _Reading(reading.concepts, tuple(failed), reading.remarks)
