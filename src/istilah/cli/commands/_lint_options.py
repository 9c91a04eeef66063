"""The options of ``lint`` alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from istilah.cli.app import both
from istilah.draft.options import Audience

Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar=both(id="ATURAN", en="RULE"),
        show_default=False,
        help=both(
            id="Hanya aturan ini: kode, awal kode, atau nama (boleh berulang, atau dengan koma).",
            en="Only these rules: code, beginning of codes, or name (repeatable, or with commas).",
        ),
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar=both(id="ATURAN", en="RULE"),
        show_default=False,
        help=both(id="Tanpa aturan ini; seperti di atas.", en="Without these rules; as above."),
    ),
]
Mend = Annotated[bool, typer.Option("--fix", help=both(id="Perbaiki yang pasti aman.", en="Put in the safe fixes."))]
Unsafe = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes",
        help=both(
            id="Dengan --fix, --track, --diff: juga yang perlu diperiksa.",
            en="With --fix, --track, --diff: the others too.",
        ),
    ),
]
Diff = Annotated[
    bool,
    typer.Option("--diff", help=both(id="Tunjukkan perbaikannya saja; berkas tetap.", en="Only show what fixes do.")),
]
Track = Annotated[
    bool,
    typer.Option(
        "--track",
        help=both(
            id="Seperti --fix, tetapi sebagai perubahan terlacak di Word.",
            en="As --fix, but as tracked changes in Word.",
        ),
    ),
]
Comment = Annotated[
    bool,
    typer.Option(
        "--comment",
        help=both(id="Tinggalkan temuan sebagai komentar di Word.", en="Leave findings as comments in Word."),
    ),
]
Named = Annotated[
    str,
    typer.Option(
        "--author",
        metavar=both(id="NAMA", en="NAME"),
        show_default=False,
        help=both(id="Nama pada perubahan dan komentar itu.", en="The name on these changes and comments."),
    ),
]
Pedantic = Annotated[
    bool,
    typer.Option(
        "--pedantic", help=both(id="Juga temuan yang belum tentu benar.", en="Also findings that may well be wrong.")
    ),
]
Statistics = Annotated[
    bool, typer.Option("--statistics", help=both(id="Hitung temuan per aturan.", en="Count the findings of each rule."))
]
Accepted = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar=both(id="BERKAS", en="FILE"),
        show_default=False,
        help=both(id="Laporkan hanya yang belum ada dalam berkas ini.", en="Report only what is not in this file."),
    ),
]
Accept = Annotated[
    bool,
    typer.Option("--write-baseline", help=both(id="Catat semua temuan ke --baseline.", en="Write all to --baseline.")),
]
For = Annotated[
    Audience | None,
    typer.Option(
        "--audience",
        metavar="general|specialist",
        show_default=False,
        help=both(id="Pembaca naskah: umum atau ahli.", en="Who reads the drafts."),
    ),
]
