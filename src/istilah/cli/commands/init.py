"""``istilah init``: a termbase of one's own, ready to be filled."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from istilah.cleaning import clean
from istilah.cli.app import both
from istilah.cli.render.output import emit
from istilah.errors import IstilahError, Place
from istilah.files import is_folder, is_there, replace
from istilah.speech import say
from istilah.text import Text

_EXISTS = Text(
    id="“{path}” sudah ada dan tidak disentuh; sunting berkas itu atau pilih folder lain",
    en="“{path}” already exists and was left alone; edit that file or choose another folder",
)
_FOLDER = Text(id="folder “{path}” tidak ada; buat dahulu", en="folder “{path}” does not exist; make it first")
_MADE = Text(id="{path} dibuat. Coba: istilah lookup rapat", en="{path} written. Try: istilah lookup rapat")
_START = Text(
    id="""\
# Termbase proyek ini. Satu [[concept]] adalah satu gagasan dengan nama-namanya dalam kedua bahasa.
# Setelah menyunting, jalankan: istilah check terms.toml

schema = 1
domain = "umum"

[[concept]]
id = "rapat kerja (raker)"
en = "working meeting"
source = "kesepakatan tim"

# Entri yang lebih lengkap; hanya id dan en yang wajib ada.
# [[concept]]
# key = "balai-pelatihan"
# kind = "organisation"
# id = [{ term = "Balai Pelatihan", short = ["Balat"] }, { term = "Pusat Latihan", status = "deprecated" }]
# en = "Training Centre"
# definition = { id = "Unit yang menyelenggarakan pelatihan bagi pegawai.", en = "Unit that trains staff." }
# valid = { from = 2020-01-01 }
# source = ["Peraturan Menteri …"]
""",
    en="""\
# The termbase of this project. One [[concept]] is one idea with its names in both languages.
# After editing, run: istilah check terms.toml

schema = 1
domain = "umum"

[[concept]]
id = "rapat kerja (raker)"
en = "working meeting"
source = "agreed in the team"

# A fuller entry; every line but id and en may be left out.
# [[concept]]
# key = "balai-pelatihan"
# kind = "organisation"
# id = [{ term = "Balai Pelatihan", short = ["Balat"] }, { term = "Pusat Latihan", status = "deprecated" }]
# en = "Training Centre"
# definition = { id = "Unit yang menyelenggarakan pelatihan bagi pegawai.", en = "Unit that trains staff." }
# valid = { from = 2020-01-01 }
# source = ["Peraturan Menteri …"]
""",
)

Folder = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help=both(id="Folder proyek.", en="Folder of the project."), show_default=False),
]

EXAMPLES = (
    Text(id="", en=""),
    Text(id="proyek/", en="project/"),
)


def command(folder: Folder = Path()) -> int:
    """Write a small termbase to start from; an existing one is never touched."""
    path = folder / "terms.toml"
    if not is_folder(folder):
        raise IstilahError(_FOLDER.fill(path=folder), Place(str(folder)))
    if is_there(path) or path.is_symlink():
        raise IstilahError(_EXISTS.fill(path=path), Place(str(path)))
    replace(path, say(_START).encode())
    emit([clean(say(_MADE.fill(path=path)))])
    return 0
