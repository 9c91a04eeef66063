"""What every command needs before it can answer: the settings, the termbase, today's date, and the shared options."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from istilah import config
from istilah.cli.app import both
from istilah.cli.render.output import Format, is_told, remark
from istilah.errors import IstilahError
from istilah.files import STDIN, read_text
from istilah.query.preference import Preference, Topics
from istilah.speech import say
from istilah.termbase.base import Termbase, open_termbase
from istilah.termbase.layers import Layer
from istilah.text import Language, Text

_NOWHERE = Text(
    id="folder kerja sudah dihapus; pindah dahulu ke folder lain",
    en="the working folder has been deleted; change to another one first",
)
_LARGE = 2_000_000
"""Bytes of a termbase that takes more than a second to compile."""
_DATE = Text(
    id="“{text}” bukan tanggal; tulis seperti 2024-10-21", en="“{text}” is not a date; write it like 2024-10-21"
)
_UNKNOWN = Text(
    id="ranah “{name}” tidak ada; yang terdekat: {near} (semua ranah: istilah domains)",
    en="there is no domain “{name}”; nearest: {near} (all domains: istilah domains)",
)
_USED = Text(id="{count} konsep dari {paths}", en="{count:concept|concepts} from {paths}")
_COMPILING = Text(
    id="termbase {path} disusun dahulu; sekali ini saja …", en="compiling termbase {path}; this once only …"
)


class Desk(NamedTuple):
    """The settings and the termbase in force where the user stands."""

    settings: config.Settings
    termbase: Termbase

    def preference(self, domains: Iterable[str] | None = None, text: str = "") -> Preference:
        """Prefer the domains asked for, else those of the settings; and what fits ``text``, where there is any."""
        context = Topics()
        self.check(domains or ())
        if text.strip():
            from istilah.query.topics import around

            context = around(text, self.termbase)
        return Preference(time.strftime("%Y-%m-%d"), frozenset(domains or self.settings.domain), context)

    def check(self, domains: Iterable[str]) -> None:
        """Make sure that each domain asked for exists.

        :raises IstilahError: one does not.
        """
        wanted = tuple(domains)
        known = self.termbase.domains() if wanted else {}
        for name in wanted:
            if name not in known:
                from difflib import get_close_matches

                near = get_close_matches(name, known, 3, 0.3)
                raise IstilahError(_UNKNOWN.fill(name=name, near=", ".join(near) or "–"))


def desk(termbase: Iterable[Path] | None, *, builtin: bool) -> Desk:
    """Lay out settings and termbase.

    :raises FaultyError: a termbase has faults.
    :raises IstilahError: a termbase or the configuration cannot be read.
    """
    here = standing()
    settings = config.load(config.find(here))
    opened = open_termbase(settings, tuple(termbase or ()), here, builtin=builtin, announce=_announce)
    for layer, segment in opened.opened if is_told() else ():
        remark(say(_USED.fill(count=len(segment), paths=", ".join(map(str, layer.paths)))))
    return Desk(settings, opened)


def standing() -> Path:
    """Name the folder the user stands in.

    :raises IstilahError: it has been deleted meanwhile.
    """
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise IstilahError(_NOWHERE) from None


def day_asked(text: str) -> str:
    """Take a date from the command line.

    :raises IstilahError: it is none.
    """
    if text and not config.is_date(text):
        raise IstilahError(_DATE.fill(text=text))
    return text


def legible(text: str) -> str:
    """Replace what is no character at all, as a byte of another encoding on the command line."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _announce(layer: Layer) -> None:
    """Say, to someone who watches, why the first question to a large termbase takes a while."""
    if sys.stderr.isatty() and sum(path.stat().st_size for path in layer.paths) > _LARGE:
        remark(say(_COMPILING.fill(path=layer.paths[0])))


def questions(words: Iterable[str]) -> Iterator[str]:
    """Go through the questions of a command line; ``-`` stands for the lines of standard input."""
    for word in words:
        if word == STDIN:
            yield from (line for line in map(str.strip, input_text().splitlines()) if line)
        else:
            yield legible(word)


def phrases(words: list[str]) -> Iterator[str]:
    """Go through the questions of a command line whose words make one question; ``-`` stands for lines, as above."""
    return questions(words if STDIN in words else [" ".join(words)])


def input_text() -> str:
    """Read standard input as text.

    :raises UnreadableError: its encoding cannot be told for certain.
    """
    return read_text(STDIN)


def is_piped() -> bool:
    """Tell whether something is piped into us."""
    return not sys.stdin.isatty()


def _short_forms(incomplete: str) -> list[str]:
    """Complete a short form: ``istilah expand P<TAB>``."""
    return [text for text, is_short in _beginnings(incomplete) if is_short]


def _names(incomplete: str) -> list[str]:
    """Complete any name of a concept."""
    return [text for text, _ in _beginnings(incomplete)]


def _keys(incomplete: str) -> list[str]:
    """Complete the key of a concept."""
    return [
        concept.key for concept in desk(None, builtin=True).termbase.concepts() if concept.key.startswith(incomplete)
    ]


def _domains(incomplete: str) -> list[str]:
    """Complete the name of a domain."""
    return [name for name in desk(None, builtin=True).termbase.domains() if name.startswith(incomplete)]


def _beginnings(incomplete: str) -> Iterator[tuple[str, bool]]:
    from istilah.language.folding import fold

    names = desk(None, builtin=True).termbase.starting(fold(incomplete) if incomplete else "", 2000)
    yield from dict.fromkeys((name.text, name.is_short) for name in names)


Queries = Annotated[
    list[str],
    typer.Argument(
        metavar="QUERY…",
        help=both(id="Istilah yang dicari; “-” membaca satu per baris.", en="Term; “-” reads one a line."),
        autocompletion=_names,
        show_default=False,
    ),
]
Abbreviations = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ABBR…",
        help=both(id="Singkatan; “-” membaca satu per baris.", en="Short forms; “-” reads one a line."),
        autocompletion=_short_forms,
        show_default=False,
    ),
]
Key = Annotated[
    str,
    typer.Argument(
        metavar="KEY", help=both(id="Kunci atau nama konsep.", en="Key or name of a concept."), autocompletion=_keys
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
        metavar="PATH",
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
        metavar="NAME",
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
        metavar="FILE",
        show_default=False,
        help=both(id="Baca teks dari berkas.", en="Read the text of a file."),
    ),
]
Drafts = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH…",
        show_default=False,
        help=both(
            id="Naskah atau folder; “-” membaca masukan standar.", en="Drafts or folders; “-” reads standard input."
        ),
    ),
]
StdinName = Annotated[
    str,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        show_default=False,
        help=both(id="Nama berkas untuk masukan standar.", en="The file name of standard input."),
    ),
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        show_default=False,
        help=both(id="Nilai nama menurut tanggal ini.", en="Judge names by this date."),
    ),
]
