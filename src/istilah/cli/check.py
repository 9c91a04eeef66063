"""``istilah check``: the faults of a termbase."""

from __future__ import annotations

from typing import Annotated

import typer

from istilah import config
from istilah.cli.commands import both
from istilah.cli.desk import Form, Termbases, standing
from istilah.cli.output import emit, remark
from istilah.cli.present import chosen, is_data, present
from istilah.cli.speech import say
from istilah.cli.wording import Checked
from istilah.errors import Fault, FaultyError
from istilah.model.concept import Concept
from istilah.model.finding import Severity
from istilah.rules.examine import examine
from istilah.termbase.base import Termbase
from istilah.termbase.layers import Layer, layers, parted
from istilah.termbase.reading import contents, read
from istilah.termbase.words import open_words
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
    concepts, faults = _read(examined)
    if faults:
        raise FaultyError(faults)
    open_words(found)
    keys = {concept.key for concept in _read(others)[0]}
    diagnostics = examine(concepts, keys.__contains__)
    files = sum(len(layer.paths) for layer in examined)
    form = chosen(format)
    emit(present("check", [Checked(diagnostics, files)], form, Termbase(())))
    if not diagnostics and not is_data(form):
        remark(say(_CLEAN.fill(count=len(concepts), files=files)))
    return int(any(strict or diagnostic.rule.severity is not Severity.NOTE for diagnostic in diagnostics))


def _read(found: tuple[Layer, ...]) -> tuple[tuple[Concept, ...], tuple[Fault, ...]]:
    readings = [read(layer, contents(layer)) for layer in found]
    concepts = tuple(concept for reading in readings for concept in reading.concepts)
    return concepts, tuple(fault for reading in readings for fault in reading.faults)
