"""``istilah abbreviations``: the list of abbreviations of a draft, ready to paste, and the check of an existing one."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from istilah.cli.commands import both
from istilah.cli.desk import AsOf, Bases, Desk, Domains, Drafts, NoBuiltin, StdinName, day_asked, desk, standing
from istilah.cli.list_writing import write_lists
from istilah.cli.lists import WRITERS
from istilah.cli.output import Format, complain, emit, remark
from istilah.cli.present import present
from istilah.cli.speech import complaint, say
from istilah.cli.walk import Patterns, drafts, patterns, whole
from istilah.engine.draft import Audience
from istilah.engine.listing import Listing, compare, listing
from istilah.errors import IstilahError
from istilah.files import STDIN, read_bytes
from istilah.model.document import Document
from istilah.readers import open_file
from istilah.rules.lint import Bench
from istilah.text import Text

MISTAKE = 2
_NONE = Text(id="tidak ada singkatan di sini", en="there is no abbreviation here")
_SAME = Text(id="{path}: sesuai dengan naskah", en="{path}: agrees with the text")


class Form(StrEnum):
    """How a list is printed."""

    RICH = "rich"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    CSV = "csv"
    LATEX = "latex"
    JSON = "json"
    JSONL = "jsonl"


_FOR_PEOPLE = {Form.RICH, Form.PLAIN}

Printed = Annotated[
    Form | None,
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
    all_: Every = False,
    format: Printed = None,
    as_of: AsOf = "",
    stdin_filename: StdinName = STDIN,
    domain: Domains = None,
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """List the abbreviations of drafts with their full forms; with --check 1 if the list and the text differ."""
    at = desk(termbase, builtin=not no_builtin)
    at.check(domain or ())
    make = partial(listing, every=all_ or check is not None)
    bench = _bench(at, day_asked(as_of), domain or at.settings.domain)
    paths = [each for each in drafts(path, _excluded(at)) if each != check]
    results = [_read(each, stdin_filename) for each in paths]
    documents = [document for document in results if document]
    found = tuple(make(bench.draft(document)) for document in documents)
    form = _chosen(format)
    if write:
        return write_lists([bench.draft(document) for document in documents], found) or MISTAKE * (
            len(documents) < len(paths)
        )
    differs = _compare(found, check, form, at) if check else _print(found, form, at)
    return MISTAKE if len(documents) < len(paths) else int(differs)


def _excluded(at: Desk) -> Patterns:
    root = Path(at.settings.path).parent if at.settings.path else standing()
    return patterns(whole(root), at.settings.exclude)


def _bench(at: Desk, as_of: str, domains: Iterable[str]) -> Bench:
    settings = at.settings
    today = settings.as_of or time.strftime("%Y-%m-%d")
    known = frozenset(settings.known)
    return Bench(at.termbase, at.termbase.words(), as_of, today, Audience(settings.audience), known, frozenset(domains))


def _read(path: Path, stdin_name: str) -> Document | None:
    """Read a draft; of one that cannot be read, say why."""
    try:
        return open_file(read_bytes(path), stdin_name if str(path) == STDIN else str(path)).document
    except IstilahError as error:
        complain(complaint(error))
        return None


def _chosen(form: Form | None) -> Form:
    return form or (Form.RICH if sys.stdout.isatty() else Form.PLAIN)


def _print(found: Sequence[Listing], form: Form, at: Desk) -> bool:
    """Print the lists; nothing is wrong with them."""
    if form in WRITERS:
        emit(WRITERS[form](found))
        return False
    batches = [[each] for each in found] if form is Form.JSONL else [found]
    emit(present("abbreviations", batches, Format(form), at.termbase))
    if not any(each.rows for each in found) and form in _FOR_PEOPLE:
        remark(say(_NONE))
    return False


def _compare(found: Sequence[Listing], path: Path, form: Form, at: Desk) -> bool:
    """Print how a list differs from the text, and tell whether it does."""
    comparison = compare(found, open_file(read_bytes(path), str(path)).document)
    shown = Form.PLAIN if form in WRITERS else form
    if not comparison.clean or shown not in _FOR_PEOPLE:
        emit(present("comparison", [comparison], Format(shown), at.termbase))
    if comparison.clean and shown in _FOR_PEOPLE:
        remark(say(_SAME.fill(path=path)))
    return not comparison.clean
