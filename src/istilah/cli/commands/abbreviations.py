"""``istilah abbreviations``: the list of abbreviations of a draft, ready to paste, and the check of an existing one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from istilah.cli.app import both
from istilah.cli.arguments import AsOf, Bases, Domains, Drafts, NoBuiltin, Output, OutputFolder, StdinName
from istilah.cli.commands._list_writing import write_list
from istilah.cli.inputs import day_asked, opened
from istilah.cli.render.abbreviation_lists import WRITERS
from istilah.cli.render.output import Format, emit, remark, tell
from istilah.cli.render.present import present
from istilah.draft.abbreviation_list import Listing, compare, listing
from istilah.draft.options import options
from istilah.errors import IstilahError
from istilah.files import STDIN, read_bytes, take
from istilah.lint.pipeline import Bench
from istilah.lint.plan import excluded
from istilah.readers import open_file
from istilah.session import Session
from istilah.speech import say
from istilah.text import Text
from istilah.work.outputs import Outputs, Way
from istilah.work.quarantine import quarantined
from istilah.work.walk import drafts

_NONE = Text(id="tidak ada singkatan di sini", en="there is no abbreviation here")
_SAME = Text(id="{path}: sesuai dengan naskah", en="{path}: agrees with the text")


class ListFormat(StrEnum):
    """How a list is printed."""

    RICH = "rich"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    CSV = "csv"
    LATEX = "latex"
    JSON = "json"
    JSONL = "jsonl"


_FOR_PEOPLE = {ListFormat.RICH, ListFormat.PLAIN}

Printed = Annotated[
    ListFormat | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        show_default=False,
        help=both(
            id="rich (di terminal), plain (saat disalurkan), markdown, csv, latex, json, jsonl.",
            en="rich (on a terminal), plain (when piped), markdown, csv, latex, json, jsonl.",
        ),
    ),
]
Every = Annotated[
    bool,
    typer.Option(
        "--all", help=both(id="Juga satuan, gelar, kode, dan sejenisnya.", en="Also units, titles, codes and the like.")
    ),
]
Checked = Annotated[
    Path | None,
    typer.Option(
        "--check",
        metavar="LIST",
        show_default=False,
        help=both(
            id="Bandingkan Daftar Singkatan ini dengan naskah.", en="Compare this list of abbreviations with the text."
        ),
    ),
]


Write = Annotated[
    bool,
    typer.Option(
        "--write",
        help=both(
            id="Sisipkan atau perbarui Daftar Singkatan dalam naskah (.docx, .odt, .md, .tex).",
            en="Insert or refresh the list of abbreviations in the draft (.docx, .odt, .md, .tex).",
        ),
    ),
]


def command(
    path: Drafts,
    check: Checked = None,
    write: Write = False,
    output: Output = None,
    output_dir: OutputFolder = None,
    all_: Every = False,
    format: Printed = None,
    as_of: AsOf = "",
    stdin_filename: StdinName = STDIN,
    domain: Domains = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """List the abbreviations of drafts with their full forms; with --check 1 if the list and the text differ."""
    outputs = Outputs(output, output_dir)
    outputs.check(writes=write, options="--write")
    session = opened(termbase, no_builtin=no_builtin)
    session.check(domain or ())
    bench = Bench(session.termbase, session.termbase.words(), options(session, day_asked(as_of), domains=domain))
    meant = outputs.without_own(drafts(path, excluded(session.settings)), path)
    paths = [each for each in meant if each != check]
    work = partial(_listing, bench=bench, every=all_ or check is not None, outputs=outputs if write else None)
    ways = zip(paths, outputs.routes(paths, stdin_filename), strict=True)
    tried = [_tried(work, way, stdin_filename) for way in ways]
    found = tuple(each for each in tried if isinstance(each, Listing))
    code = max((each for each in tried if isinstance(each, int)), default=0)
    if write:
        return code
    form = _chosen(format)
    differs = _compare(found, check, form, session) if check else _print(found, form, session)
    return max(code, int(differs))


def _tried(work: Callable[[str, Way], Listing], way: Way, stdin_name: str) -> Listing | int:
    """Treat one draft; of one that comes to nothing, say why, and give the exit code."""
    name = stdin_name if str(way[0]) == STDIN else str(way[0])
    try:
        with quarantined(name):
            return work(name, way)
    except IstilahError as error:
        return tell(error)


def _listing(name: str, way: Way, *, bench: Bench, every: bool, outputs: Outputs | None) -> Listing:
    """List the short forms of a draft, and write the list into it where there are ``outputs``."""
    read = take(way[0])
    draft = bench.draft(open_file(read.data, name).document)
    found = listing(draft, every=every)
    if outputs:
        write_list(draft, found, read, way, outputs)
    return found


def _chosen(form: ListFormat | None) -> ListFormat:
    return form or (ListFormat.RICH if sys.stdout.isatty() else ListFormat.PLAIN)


def _print(found: Sequence[Listing], form: ListFormat, session: Session) -> bool:
    """Print the lists; nothing is wrong with them."""
    if form in WRITERS:
        emit(WRITERS[form](found))
        return False
    batches = [[each] for each in found] if form is ListFormat.JSONL else [found]
    emit(present("abbreviations", batches, Format(form), session.termbase))
    if not any(each.rows for each in found) and form in _FOR_PEOPLE:
        remark(say(_NONE))
    return False


def _compare(found: Sequence[Listing], path: Path, form: ListFormat, session: Session) -> bool:
    """Print how a list differs from the text, and tell whether it does."""
    comparison = compare(found, open_file(read_bytes(path), str(path)).document)
    shown = ListFormat.PLAIN if form in WRITERS else form
    if not comparison.clean or shown not in _FOR_PEOPLE:
        emit(present("comparison", [comparison], Format(shown), session.termbase))
    if comparison.clean and shown in _FOR_PEOPLE:
        remark(say(_SAME.fill(path=path)))
    return not comparison.clean
