"""The arguments and options that several commands share, and how a shell completes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from istilah.cli.app import both
from istilah.cli.render.output import Format
from istilah.session import open_session
from istilah.text import Language


def _short_forms(incomplete: str) -> list[str]:
    """Complete a short form: ``istilah expand P<TAB>``."""
    return [text for text, is_short in _beginnings(incomplete) if is_short]


def _names(incomplete: str) -> list[str]:
    """Complete any name of a concept."""
    return [text for text, _ in _beginnings(incomplete)]


def _keys(incomplete: str) -> list[str]:
    """Complete the key of a concept."""
    return [concept.key for concept in open_session().termbase.concepts() if concept.key.startswith(incomplete)]


def _domains(incomplete: str) -> list[str]:
    """Complete the name of a domain."""
    return [name for name in open_session().termbase.known_domains() if name.startswith(incomplete)]


def _beginnings(incomplete: str) -> Iterator[tuple[str, bool]]:
    from istilah.language.folding import fold

    names = open_session().termbase.starting(fold(incomplete) if incomplete else "", 2000)
    yield from dict.fromkeys((name.text, name.is_short) for name in names)


Queries = Annotated[
    list[str],
    typer.Argument(
        metavar=both(id="KATA…", en="QUERY…"),
        help=both(id="Istilah yang dicari; “-” membaca satu per baris.", en="Term; “-” reads one a line."),
        autocompletion=_names,
        show_default=False,
    ),
]
Abbreviations = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=both(id="SINGKATAN…", en="ABBR…"),
        help=both(id="Singkatan; “-” membaca satu per baris.", en="Short forms; “-” reads one a line."),
        autocompletion=_short_forms,
        show_default=False,
    ),
]
Key = Annotated[
    str,
    typer.Argument(
        metavar=both(id="KUNCI", en="KEY"),
        help=both(id="Kunci atau nama konsep.", en="Key or name of a concept."),
        autocompletion=_keys,
    ),
]
Termbases = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[TERMBASE]…",
        show_default=False,
        help=both(id="Berkas atau folder; tanpa ini, milik proyek.", en="Files or folders; else those of the project."),
    ),
]
Bases = Annotated[
    list[Path] | None,
    typer.Option(
        "--termbase",
        "-t",
        metavar=both(id="BERKAS", en="FILE"),
        show_default=False,
        help=both(
            id="Termbase tambahan: TOML, CSV, TSV (boleh berulang).",
            en="One more termbase: TOML, CSV, TSV (repeatable).",
        ),
    ),
]
NoBuiltin = Annotated[
    bool,
    typer.Option("--no-builtin", help=both(id="Tanpa termbase bawaan.", en="Without the built-in termbase.")),
]
Domains = Annotated[
    list[str] | None,
    typer.Option(
        "--domain",
        "-d",
        metavar=both(id="RANAH", en="DOMAIN"),
        autocompletion=_domains,
        show_default=False,
        help=both(id="Utamakan ranah ini (boleh berulang).", en="Put this domain first (repeatable)."),
    ),
]
Form = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        show_default=False,
        help=both(
            id="rich (di terminal), plain (saat disalurkan), json, atau jsonl.",
            en="rich (on a terminal), plain (when piped), json or jsonl.",
        ),
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        min=1,
        metavar="N",
        show_default=False,
        help=both(id="Paling banyak N jawaban.", en="At most N answers."),
    ),
]
To = Annotated[
    Language | None,
    typer.Option(
        "--to",
        metavar="id|en",
        show_default=False,
        help=both(id="Bahasa tujuan (tanpa ini: ditebak).", en="Target language (else guessed)."),
    ),
]
In = Annotated[
    Path | None,
    typer.Option(
        "--in",
        metavar=both(id="BERKAS", en="FILE"),
        show_default=False,
        help=both(id="Baca teks dari berkas.", en="Read the text of a file."),
    ),
]
Drafts = Annotated[
    list[Path],
    typer.Argument(
        metavar=both(id="NASKAH…", en="DRAFT…"),
        show_default=False,
        help=both(
            id="Naskah, folder, atau daftar .jsonl; “-” membaca masukan standar.",
            en="Drafts, folders or lists (.jsonl); “-” reads standard input.",
        ),
    ),
]
StdinName = Annotated[
    str,
    typer.Option(
        "--stdin-filename",
        metavar=both(id="NAMA", en="NAME"),
        show_default=False,
        help=both(id="Nama berkas untuk masukan standar.", en="The file name of standard input."),
    ),
]
Cluster = Annotated[
    str,
    typer.Option(
        "--cluster",
        metavar=both(id="ALAMAT", en="ADDRESS"),
        envvar="DASK_SCHEDULER_ADDRESS",
        show_default=False,
        help=both(
            id="Kerjakan di klaster Dask ini, misalnya tcp://10.0.0.1:8786 (atau DASK_SCHEDULER_ADDRESS).",
            en="Do it on this Dask cluster, such as tcp://10.0.0.1:8786 (or DASK_SCHEDULER_ADDRESS).",
        ),
    ),
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar=both(id="TANGGAL", en="DATE"),
        show_default=False,
        help=both(id="Nilai nama menurut tanggal ini.", en="Judge names by this date."),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=both(id="BERKAS", en="FILE"),
        show_default=False,
        help=both(
            id="Tulis ke berkas ini; naskahnya tetap (“-”: keluaran standar).",
            en="Write to this file and leave the draft alone (“-”: standard output).",
        ),
    ),
]
OutputFolder = Annotated[
    Path | None,
    typer.Option(
        "--output-dir",
        metavar="FOLDER",
        show_default=False,
        help=both(
            id="Tulis ke folder ini, dengan jalur yang sama; naskahnya tetap.",
            en="Write into this folder, with the same paths, and leave the drafts alone.",
        ),
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        show_default=False,
        help=both(id="Kerjakan dengan N proses.", en="Work with N processes."),
    ),
]
