"""``istilah abbreviations``: the list of abbreviations of a draft, ready to paste, and the check of an existing one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from istilah.cli.app import both
from istilah.cli.arguments import (
    AsOf,
    Bases,
    Cluster,
    Domains,
    Drafts,
    Jobs,
    NoBuiltin,
    Output,
    OutputFolder,
    StdinName,
)
from istilah.cli.commands._list_writing import write_list
from istilah.cli.inputs import day_asked, opened
from istilah.cli.render.abbreviation_lists import WRITERS
from istilah.cli.render.output import Format, emit, remark, tell
from istilah.cli.render.present import present
from istilah.cli.render.progress import stoppable
from istilah.cli.resuming import Entry, Resume, begun
from istilah.cli.sources import hands, sought
from istilah.draft.abbreviation_list import Listing, compare, listing
from istilah.draft.options import options
from istilah.errors import IstilahError
from istilah.files import STDIN, read_bytes
from istilah.lint.listing_run import ListMaking, Unlisted
from istilah.lint.pipeline import Bench
from istilah.readers import open_file
from istilah.session import Session
from istilah.speech import say
from istilah.text import Text
from istilah.work.drafts import DraftSource
from istilah.work.hands import done
from istilah.work.outputs import Outputs, Way
from istilah.work.quarantine import quarantined

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
        metavar=both(id="DAFTAR", en="LIST"),
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

EXAMPLES = (
    Text(id="laporan.docx", en="report.docx"),
    Text(id="laporan.md --format markdown", en="report.md --format markdown"),
)


def command(
    path: Drafts,
    check: Checked = None,
    write: Write = False,
    output: Output = None,
    output_dir: OutputFolder = None,
    all_: Every = False,
    format: Printed = None,
    as_of: AsOf = "",
    resume: Resume = None,
    jobs: Jobs = None,
    cluster: Cluster = "",
    stdin_filename: StdinName = STDIN,
    domain: Domains = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """List the abbreviations of drafts with their full forms; with --check 1 if the list and the text differ."""
    outputs = Outputs(output, output_dir)
    outputs.check(path, writes=write, options="--write")
    is_alone = format in {None, ListFormat.JSONL} and not (check or write)
    earlier = begun(resume, alone=is_alone, others="--check, --write")
    session = opened(termbase, no_builtin=no_builtin)
    session.check(domain or ())
    asked = options(session, day_asked(as_of), domains=domain)
    found = partial(_found, path, session, outputs, stdin_filename, without=check)
    if write:
        bench = Bench(session.termbase, session.termbase.words(), asked)
        return max((_written(way, bench, outputs, every=all_) for way in outputs.ways(found)), default=0)
    work = partial(ListMaking, options=asked, most=session.settings.most, every=all_ or check is not None)
    tried = _Tried()
    rest = earlier.rest(found(), tried.recall) if earlier else found()
    coming = tried.told(done(map(DraftSource.brought, rest), hands(jobs, cluster), session, work))
    form, differs = _chosen(format), False
    with stoppable(lambda: tried.count):
        if earlier:
            earlier.append(_lines(coming, session))
        elif check:
            differs = _compare(_listed(coming), check, form, session)
        else:
            _print(coming, form, session)
    return max(tried.code, int(differs))


def _found(
    path: Sequence[Path], session: Session, outputs: Outputs, stdin_name: str, without: Path | None
) -> Iterator[DraftSource]:
    """Go through the drafts, but for the list they are compared with."""
    return (draft for draft in sought(path, session, outputs, stdin_name) if draft.name != str(without))


class _Tried:
    """What became of drafts, as far as they are tried."""

    def __init__(self) -> None:
        self.code = 0
        """The highest exit code that one of them asks for."""
        self.count = 0
        """How many there are."""

    def told(self, coming: Iterable[Listing | Unlisted]) -> Iterator[Listing | Unlisted]:
        """Hand on what comes of drafts, and say why nothing came of some."""
        for each in coming:
            if isinstance(each, Unlisted):
                self.code = max(self.code, tell(each.error))
            self.count += 1
            yield each

    def recall(self, entry: Entry) -> str:
        """Count what an earlier run has told of a draft, and say of which."""
        (document,) = entry["documents"]
        self.count += 1
        self.code = max(self.code, document.get("error", {"code": 0})["code"])
        path: str = document["path"]
        return path


def _listed(tried: Iterable[Listing | Unlisted]) -> tuple[Listing, ...]:
    return tuple(each for each in tried if isinstance(each, Listing))


def _written(way: Way, bench: Bench, outputs: Outputs, *, every: bool) -> int:
    """Write the list into a draft; of one that comes to nothing, say why, and give the exit code."""
    draft, route = way
    try:
        with quarantined(draft.name):
            read = draft.take()
            laid = bench.on(draft.date).draft(open_file(read.data, draft.name).document)
            write_list(laid, listing(laid, every=every), read, (draft, route), outputs)
    except IstilahError as error:
        return tell(error)
    return 0


def _chosen(form: ListFormat | None) -> ListFormat:
    return form or (ListFormat.RICH if sys.stdout.isatty() else ListFormat.PLAIN)


def _print(tried: Iterable[Listing | Unlisted], form: ListFormat, session: Session) -> None:
    """Print the lists, as lines of JSON as soon as they are known."""
    if form is ListFormat.JSONL:
        emit(_lines(tried, session))
        return
    if form is ListFormat.JSON:
        emit(present("abbreviations", [tried], Format.JSON, session.termbase))
        return
    found = _listed(tried)
    if form in WRITERS:
        emit(WRITERS[form](found))
        return
    emit(present("abbreviations", [found], Format(form), session.termbase))
    if not any(each.rows for each in found) and form in _FOR_PEOPLE:
        remark(say(_NONE))


def _lines(tried: Iterable[Listing | Unlisted], session: Session) -> Iterator[str]:
    return present("abbreviations", ([each] for each in tried), Format.JSONL, session.termbase)


def _compare(found: Sequence[Listing], path: Path, form: ListFormat, session: Session) -> bool:
    """Print how a list differs from the text, and tell whether it does."""
    comparison = compare(found, open_file(read_bytes(path), str(path)).document)
    shown = ListFormat.PLAIN if form in WRITERS else form
    if not comparison.clean or shown not in _FOR_PEOPLE:
        emit(present("comparison", [comparison], Format(shown), session.termbase))
    if comparison.clean and shown in _FOR_PEOPLE:
        remark(say(_SAME.fill(path=path)))
    return not comparison.clean
