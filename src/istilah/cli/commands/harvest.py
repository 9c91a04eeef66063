"""``istilah harvest``: the short forms and terms of a corpus, with the evidence for each."""

from __future__ import annotations

import sys
from collections import deque
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from istilah.cli.app import both
from istilah.cli.arguments import Bases, Cluster, Drafts, Jobs, Limit, NoBuiltin
from istilah.cli.inputs import opened
from istilah.cli.render.harvests import WRITERS
from istilah.cli.render.output import Format, emit, page, remark, tell
from istilah.cli.render.present import present
from istilah.cli.render.progress import stoppable
from istilah.cli.sources import hands, sought
from istilah.errors import IstilahError, Place
from istilah.files import is_folder, replace
from istilah.harvest.corpus import Harvest, added_up, of_kinds, survey
from istilah.harvest.journal import Surveyed, journal
from istilah.harvest.keeping import usage, words
from istilah.harvest.ranking import Harvested, ranked
from istilah.model.index import Index
from istilah.speech import say
from istilah.text import Text

_FOLDER = Text(id="“{path}” bukan folder; buat dahulu", en="“{path}” is no folder; make it first")
_READ = Text(
    id="{documents} dokumen, {size} MB: {short} singkatan, {terms} istilah",
    en="{documents:document|documents}, {size} MB: {short:short form|short forms}, {terms:term|terms}",
)
_GOES_ON = Text(id="{path}: {count} dokumen sudah dihitung", en="{path}: {count:document|documents} counted already")
_KEPT = Text(id="{path}: {count} baris", en="{path}: {count:line|lines}")
_FEW = 40
"""Candidates of a kind that a person looks at, unless they ask for more."""


class HarvestFormat(StrEnum):
    """How candidates are printed."""

    RICH = "rich"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TOML = "toml"


class CandidateKind(StrEnum):
    """What is looked for."""

    ABBREVIATION = "abbreviation"
    TERM = "term"
    PAIR = "pair"


Printed = Annotated[
    HarvestFormat | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        show_default=False,
        help=both(
            id="rich (di terminal), plain (saat disalurkan), json, jsonl, csv, toml (rancangan termbase).",
            en="rich (on a terminal), plain (when piped), json, jsonl, csv, toml (a draft termbase).",
        ),
    ),
]
Kinds = Annotated[
    list[CandidateKind] | None,
    typer.Option(
        "--kind",
        "-k",
        metavar="abbreviation|term|pair",
        show_default=False,
        help=both(
            id="Hanya singkatan, istilah, atau istilah dengan padanannya (boleh berulang).",
            en="Only short forms, terms, or terms with their equivalents (repeatable).",
        ),
    ),
]
New = Annotated[
    bool,
    typer.Option("--new", help=both(id="Hanya yang belum ada dalam termbase.", en="Only what the termbase lacks.")),
]
Least = Annotated[
    int | None,
    typer.Option(
        "--min-documents",
        min=1,
        metavar="N",
        show_default=False,
        help=both(
            id="Hanya yang ada dalam N dokumen (tanpa ini: menurut besarnya korpus).",
            en="Only what N documents have (else by the size of the corpus).",
        ),
    ),
]
Kept = Annotated[
    Path | None,
    typer.Option(
        "--counts",
        metavar="FOLDER",
        show_default=False,
        help=both(
            id="Tulis hitungannya ke folder ini: usage.tsv dan frequencies.tsv.",
            en="Write the counts into this folder: usage.tsv and frequencies.tsv.",
        ),
    ),
]
Resume = Annotated[
    Path | None,
    typer.Option(
        "--resume",
        metavar="FOLDER",
        show_default=False,
        help=both(
            id="Simpan hitungan dalam folder ini dan lanjutkan yang terhenti; jika sudah lengkap, hanya dijumlahkan.",
            en="Keep what is counted in this folder, and go on after a stop; once all is there, it is only added up.",
        ),
    ),
]

EXAMPLES = (
    Text(id="korpus/ --new", en="corpus/ --new"),
    Text(id="korpus/ --format toml > baru.toml", en="corpus/ --format toml > new.toml"),
)


def command(
    path: Drafts,
    kind: Kinds = None,
    new: New = False,
    limit: Limit = None,
    min_documents: Least = None,
    counts: Kept = None,
    format: Printed = None,
    resume: Resume = None,
    jobs: Jobs = None,
    cluster: Cluster = "",
    termbase: Bases = None,
    no_builtin: NoBuiltin = False,
) -> int:
    """List the short forms and terms of drafts, and what the termbase lacks; 2 if a draft cannot be read."""
    if counts and not is_folder(counts):
        raise IstilahError(_FOLDER.fill(path=counts), Place(str(counts)))
    session = opened(termbase, no_builtin=no_builtin)
    seen, workers = _Seen(), hands(jobs, cluster)
    with journal(resume, session.termbase) as kept:
        rest = kept.rest(of_kinds(sought(path, session), path))
        if kept.documents:
            remark(say(_GOES_ON.fill(path=resume, count=kept.documents)))
        with stoppable(lambda: kept.documents):
            deque(map(seen.note, survey(rest, session, workers, kept)), maxlen=0)
        harvest = added_up(kept, workers, min_documents)
    if counts:
        _keep(harvest, counts)
        return seen.code
    form = format or (HarvestFormat.RICH if sys.stdout.isatty() else HarvestFormat.PLAIN)
    candidates = [each for each in ranked(harvest, session.termbase) if not (new and each.known)]
    _print(candidates, kind or list(CandidateKind), form, limit, session.termbase)
    remark(say(_READ.fill(documents=harvest.documents, size=f"{seen.size / 1e6:.1f}", **_numbers(candidates))))
    return seen.code


class _Seen:
    """What has been read so far."""

    def __init__(self) -> None:
        self.code = 0
        self.size = 0

    def note(self, surveyed: Surveyed) -> None:
        """Count a chunk, and say what could not be read."""
        self.size += surveyed.size
        for error in surveyed.failures:
            self.code = max(self.code, tell(error))


def _numbers(candidates: list[Harvested]) -> dict[str, int]:
    short = sum(each.kind == CandidateKind.ABBREVIATION for each in candidates)
    return {"short": short, "terms": len(candidates) - short}


def _print(
    candidates: list[Harvested], kinds: list[CandidateKind], form: HarvestFormat, limit: int | None, index: Index
) -> None:
    groups = [list(islice((each for each in candidates if _is(each, kind)), limit or _few(form))) for kind in kinds]
    if form is HarvestFormat.RICH:
        page(present("harvest", [group for group in groups if group], Format.RICH, index))
        return
    chosen = {id(each): each for group in groups for each in group}.values()  # a pair is a term, too
    if form in WRITERS:
        emit(WRITERS[form](chosen))
    else:
        emit(present("harvest", chosen, Format.JSONL if form is HarvestFormat.JSON else Format(form), index))


def _few(form: HarvestFormat) -> int | None:
    return _FEW if form is HarvestFormat.RICH else None


def _is(each: Harvested, kind: CandidateKind) -> bool:
    return (
        bool(each.id and each.en) and each.kind == CandidateKind.TERM
        if kind is CandidateKind.PAIR
        else each.kind == kind
    )


def _keep(harvest: Harvest, folder: Path) -> None:
    for name, lines in {"usage.tsv": usage(harvest), "frequencies.tsv": words(harvest)}.items():
        written = [f"{line}\n" for line in lines]
        replace(folder / name, "".join(written).encode())
        remark(say(_KEPT.fill(path=folder / name, count=len(written))))
