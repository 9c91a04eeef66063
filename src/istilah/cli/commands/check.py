"""``istilah check``: the faults of a termbase."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from istilah import config
from istilah.cli.app import both
from istilah.cli.arguments import Termbases
from istilah.cli.render.output import remark, tell
from istilah.cli.reporting import FOR_PEOPLE, Reported, chosen, exit_code, report, telling
from istilah.errors import Fault, IstilahError, Place
from istilah.files import read_bytes, read_text
from istilah.lint.review import examine
from istilah.model.concept import Concept
from istilah.model.finding import Diagnostic, FileFindings, tallied
from istilah.rules import base_rules
from istilah.session import standing
from istilah.speech import near, say
from istilah.termbase.layers import Layer, in_force, parted
from istilah.termbase.reading import read
from istilah.termbase.word_list_layers import open_words
from istilah.text import Text

_CLEAN = Text(
    id="{count} konsep dalam {files} berkas: tidak ada cela",
    en="{count:concept|concepts} in {files:file|files}: no faults",
)

Strict = Annotated[
    bool, typer.Option("--strict", help=both(id="Catatan pun dihitung cela.", en="Count notes as faults too."))
]

EXAMPLES = (
    Text(id="", en=""),
    Text(id="terms.toml --strict", en="terms.toml --strict"),
)


def command(termbase: Termbases = None, strict: Strict = False, format: Reported = None) -> int:
    """Examine the termbases named, else the user's own, else the built-in one; 1 if there is a fault."""
    here = standing()
    settings = config.load(config.find(here))
    layers, lists = in_force(settings, termbase or (), here)
    examined, others = parted(layers, named=bool(termbase))
    reading = _read(examined)
    for place, text in reading.remarks:
        remark(f"{near(place)}: {say(text)}")
    keys = {concept.key for concept in _read(others).concepts}
    # Where a file could not be read, nobody knows what it holds: nothing is said of what refers to it.
    exists = keys.__contains__ if not reading.failed else lambda _: True
    source = cache(read_text)
    found = examine(reading.concepts, exists, source, open_words(lists))
    paths = [str(path) for layer in examined for path in layer.paths]
    code = max((tell(error) for error in reading.failed), default=0)
    form = chosen(format)
    bad = {str(error.place.path) for error in reading.failed if error.place}
    files = tuple(_by_file(found, [path for path in paths if path not in bad], source))
    tally = tallied(files)
    tally.files = len(paths)
    if found or not code or form not in FOR_PEOPLE:
        report(files, telling(form, tuple(module.RULE for module in base_rules())), tally)
    if not found and not code and form in FOR_PEOPLE:
        remark(say(_CLEAN.fill(count=len(reading.concepts), files=len(paths))))
    return max(code, exit_code(tally, strict=strict))


def _by_file(found: Iterable[Diagnostic], paths: Iterable[str], source: Callable[[str], str]) -> Iterator[FileFindings]:
    """Put the faults of each file together, the file named as one sees it from here."""
    groups: dict[str, list[Diagnostic]] = {path: [] for path in paths}
    for each in found:
        groups[each.path].append(each)
    for path, group in groups.items():
        name = str(near(Place(path)))
        faults = tuple(each._replace(path=name) for each in group)
        yield FileFindings(name, source(path) if faults else "", faults)


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
