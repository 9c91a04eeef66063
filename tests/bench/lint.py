"""How fast ``lint`` is, whether its time grows straight with the text, and how much memory it takes.

Run: ``python tests/bench/lint.py [--text PATH] [--sizes 1,10,100] [--hostile] [--textlint FOLDER]``. The text is made
here, official prose whose names, short forms and numbers keep coming new; or it is a file, or every ``.txt`` of a
folder, repeated until it is long enough. Processes are measured from outside: seconds of processor time, so that a busy
machine counts for little, and peak memory. *Net* is without the start, which a text of one word tells. Columns with ×
are seconds per MB as a multiple of the first row's (1 is straight) and net memory as a multiple of the file. A hostile
text is a unit without end, all in small letters, one word in capitals, or one line; a column ``b:a`` is the ratio of
net times, to be held against b ÷ a. In FOLDER ``npm install`` has put textlint, its plugin for plain text, and its
rules ``unexpanded-acronym`` (set against ABBR001 alone) and ``terminology`` (both against all of ours).
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import chdir
from functools import partial
from itertools import count, cycle, pairwise, repeat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import istilah
from istilah.config import Settings
from istilah.draft.options import Options
from istilah.lint.pipeline import Bench
from istilah.lint.review import review
from istilah.readers import read
from istilah.rules import draft_rules
from istilah.termbase.base import open_termbase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Pages = Callable[[], Iterator[str]]  # what goes through a text without end, from its first page

MB = 1_000_000
LIMIT = 120  # seconds of processor time after which a process is given up
LINT = (sys.executable, "-m", "istilah", "lint", "--format=json")
TEXTLINT = ("node_modules/.bin/textlint", "--format=json", "--plugin=@textlint/text", "--rule=unexpanded-acronym")
HOSTILE = {"txt": ("(", "A.B.C.", "AAAA BBBB (", "“", "A-", " "), "md": ("*", "[", "`", "<", "|", "> ", "![](")}
HOSTILE_SIZES = 0.25, 1, 10, 50  # MB; the last one for a text of one line
MARKS = ("**{}**", "*{}*", "[{}](https://contoh.id/a_b)", "`{}`")
OPENINGS = (
    "Menteri membentuk {long} ({short}) pada {day} Maret {year}. Biaya {noun} sebesar Rp. {number} ditanggung {place}.",
    "{short} dan {unknown} {verb} {noun} di {place} menurut WHO, Kementerian Keuangan, dan analisa {place}.",
    "{long}, yang selanjutnya disingkat {short}, {verb} {noun}. Panitia memeriksa KTPnya sebelum {day} April {year}.",
    "{short} adalah lembaga yang {verb} {noun}, {noun}, dan {noun} di {place} menurut Keputusan Presiden.",
)
PROSE = """
{short} bertugas {verb} {noun} di Kabupaten {place}, dan warga yang ber-KTP dapat {verb} {noun} melalui {short}.
Laporannya kepada DPR memuat {noun} serta anggaran Rp{number} juta, sebagaimana dimaksud dalam Pasal {day} ayat ({day}).

Dalam rapat dengan {old}, kepala daerah meminta agar {noun} tidak {passive} sebelum {noun} selesai. Di {place} angka itu
mencapai {day},{day} persen; {old} {verb} {noun} di {place}. “Kami {verb} {noun} bersama masyarakat {place},” katanya.
Keputusan Nomor {number}/{short}/{year} {passive} setelah {noun} itu diumumkan oleh Wali Kota {place} pada {year}.

Kegiatan {noun} di Kecamatan {place} dibiayai APBN dan APBD. Peserta membawa KTP, {noun}, dan surat {noun}; panitia
{verb} semua berkas paling lambat pukul {day}.30. Lihat https://www.contoh.go.id/{year}/{number} dan {old}.
"""
WORDS = {
    "office": "Badan Dinas Komisi Lembaga Forum Unit Satuan Majelis",
    "noun": "pembangunan kebijakan pengelolaan keberlanjutan perizinan penganggaran layanan kependudukan arsip energi",
    "verb": "melaksanakan mengembangkan mempertimbangkan menindaklanjuti memfasilitasi mengevaluasi mempercepat",
    "passive": "dilaksanakan ditetapkan diperbarui dikembangkan dipertanggungjawabkan disahkan ditindaklanjuti",
    "syllable": "ba da ga ja ka la ma na pa ra sa ta wa ya bu du gu ku lu mu nu pu ru su tu wu bi di ki li mi ni",
}
NUMBERS = {"day": (2, 28), "year": (1999, 2025), "number": (100, 99_999)}


class Words(dict[str, str]):
    """What fills a sentence: names given to a page stay, all else is picked anew each time."""

    def __init__(self, number: int, **names: str) -> None:
        super().__init__(names)
        self._pick = random.Random(number)  # noqa: S311 - no secret

    def __missing__(self, kind: str) -> str:
        if kind == "place":
            return "".join(self._pick.choices(WORDS["syllable"].split(), k=4)).title()
        return str(self._pick.randint(*NUMBERS[kind])) if kind in NUMBERS else self._pick.choice(WORDS[kind].split())


def page(number: int) -> str:
    """Write a page of prose, three of four with a fault, every eighth with a list of abbreviations."""
    (long, short), (_, old), (_, unknown) = map(agency, (number // 2, number // 4, number + 10**9))
    words = Words(number, long=long, short=short, old=old, unknown=unknown)
    ending = "" if number % 8 else "DAFTAR SINGKATAN\n{short} : {long}\n\n"
    return f"BAB {number}\n\n{OPENINGS[number % len(OPENINGS)]}\n{PROSE}\n{ending}".format_map(words)


def agency(number: int) -> tuple[str, str]:
    long = "{office} {noun} {place} {place} {place}".format_map(Words(number)).title()
    return long, "".join(word[0] for word in long.split())


def pages_of(path: Path) -> Pages:
    files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
    return partial(cycle, [file.read_text("utf-8", "replace").strip() + "\n\n" for file in files])


def dressed(number: int, text: str) -> str:
    """Make Markdown of a page: a heading, items, quotations, a table, and a mark at every twelfth word."""
    blocks = [block.split() for block in text.split("\n\n") if block.strip()]
    rows = (f"\n| {at} | {' '.join(words[1:9]).replace('|', '/')} |" for at, words in enumerate(blocks))
    for at, words in enumerate(blocks):
        for place in range(number % 12, len(words), 12):
            words[place] = MARKS[(at + place // 12) % len(MARKS)].format(words[place])
        words[0] = ("", "- ", "", "> ")[at % 4] + words[0]
    body = "\n\n".join(map(" ".join, blocks))
    return f"## Bagian {number}\n\n{body}\n\n| No. | Isi |\n| --- | --- |{''.join(rows)}\n\n"


class Cost(NamedTuple):
    seconds: float
    memory: float
    trouble: str


def write(name: str, size: float, pages: Iterator[str]) -> Path:
    """Write pages until there are ``size`` MB, and keep none: a child's peak memory begins at its parent's."""
    with Path(name).open("wb") as file:
        while file.tell() < size * MB:
            file.write(next(pages).encode())
    return Path(name)


def cost(call: Sequence[str], text: Path) -> Cost:
    """Measure a process, the best of three where it is short; what it complains of is seen as it comes."""
    first = _once([*call, str(text.absolute())])
    return first if first.seconds > 2 else min(first, *(_once([*call, str(text.absolute())]) for _ in range(2)))


def _once(call: Sequence[str]) -> Cost:
    source = str(Path(istilah.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source, "XDG_CACHE_HOME": str(Path("cache").absolute())}
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, env=environment)
    resource.prlimit(process.pid, resource.RLIMIT_CPU, (LIMIT, LIMIT))
    _, status, used = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, "" if code in {0, 1} else f"exit {code}")


def row(name: str, *cells: object) -> None:
    shown = (f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in cells)
    print(f"{name:<22}" + "".join(f"{cell:>11}" for cell in shown).rstrip(), flush=True)


def whole(start: Cost, name: str, sizes: Sequence[float], pages: Pages) -> None:
    """Print what whole processes take for texts of growing size."""
    row(f"{name}, process", "seconds", "MB/s", "net MB/s", "s/MB ×", "net s/MB ×", "memory ×")
    first: tuple[float, float] | None = None
    for size in sizes:
        text = write(name, size, pages())
        seconds, memory, trouble = cost(LINT, text)
        mega = text.stat().st_size / MB
        rates = mega / seconds, mega / (seconds - start.seconds)
        first = first or rates
        growth = first[0] / rates[0], first[1] / rates[1]
        row(f"{size:g} MB", seconds, *rates, *growth, (memory - start.memory) / mega / MB, trouble)


def hostile(start: Cost, pages: Pages) -> None:
    """Print how time grows with texts that nobody writes; trouble ends a row."""
    row("hostile, net seconds", "¼ MB", "1 MB", "10 MB", "50 MB", "1:¼", "10:1", "50:10", "memory ×")
    for suffix, units in HOSTILE.items():
        for unit in units:
            _grow(start, f"{unit!r} .{suffix}", suffix, HOSTILE_SIZES[:-1], repeat(unit * 100))
    _grow(start, "small letters", "txt", HOSTILE_SIZES[:-1], (text.lower() for text in pages()))
    _grow(start, "one word", "txt", HOSTILE_SIZES, ("".join(filter(str.isalpha, text.upper())) for text in pages()))
    _grow(start, "one line", "txt", HOSTILE_SIZES, (text.replace("\n", " ") for text in pages()))


def _grow(start: Cost, title: str, suffix: str, sizes: Sequence[float], pages: Iterator[str]) -> None:
    spent: list[float] = []
    for size in sizes:
        text = write(f"hostile.{suffix}", size, pages)
        seconds, memory, trouble = cost(LINT, text)
        spent.append(max(seconds - start.seconds, 0.001))
        if trouble:
            break
    blank = [""] * (len(HOSTILE_SIZES) - len(spent))
    ratios = (large / small for small, large in pairwise(spent))
    row(title, *spent, *blank, *ratios, *blank, (memory - start.memory) / text.stat().st_size, trouble)


def parts(name: str, size: float, pages: Pages) -> None:
    """Print how fast each part of the work is, in this process, and how many there are of what it finds."""
    row(f"{name}, in process", "MB/s", "found/MB")
    gc.set_threshold(100_000)  # as the program does
    bench = Bench(base := open_termbase(Settings(), (), Path("/")), base.words(), Options(today="2026-01-01"))
    list(_parts(bench, name, next(pages())))  # loads what is loaded once
    text = write(name, size, pages()).read_text(encoding="utf-8")
    mega, start = len(text.encode()) / MB, time.process_time()
    for part, found in _parts(bench, name, text):
        row(part, mega / (time.process_time() - start), found / mega)
        start = time.process_time()


def _parts(bench: Bench, name: str, text: str) -> Iterator[tuple[str, int]]:
    document = read(text, name)
    yield "reading: blocks", len(document.blocks)
    draft = bench.draft(document, draft_rules())
    yield "short forms", len(draft.abbreviations.entries)
    yield "names of terms", len(draft.sightings)
    for family in ("ABBR", "EYD", "TERM"):
        yield f"rules {family}", len(review(draft, (one for one in draft_rules() if one.RULE.code.startswith(family))))


def against(text: Path, folder: Path) -> None:
    """Print our time and memory as ratios to those of textlint."""
    row("against textlint", "its s", "our s", "time ÷", "memory ÷")
    call = [str(folder / TEXTLINT[0]), *TEXTLINT[1:]]
    for name, more, ours in (("ABBR001", [], ["--select=ABBR001"]), ("all rules", ["--rule=terminology"], [])):
        its, our = cost([*call, *more], text), cost([*LINT, *ours], text)
        row(name, its.seconds, our.seconds, our.seconds / its.seconds, our.memory / its.memory, its.trouble)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--sizes", default="1,10,100", help="MB; those above 10 for plain text only")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--textlint", type=lambda name: Path(name).absolute(), metavar="FOLDER")
    options = parser.parse_args()
    sizes = [float(size) for size in options.sizes.split(",")]
    few = [size for size in sizes if size <= 10] or [10]
    plain = pages_of(options.text) if options.text else lambda: map(page, count())
    texts: dict[str, Pages] = {"plain.txt": plain, "marked.md": lambda: map(dressed, count(), plain())}
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        start = min(cost(LINT, write("word.txt", 1 / MB, repeat("kata\n"))) for _ in range(3))
        print(f"start: {start.seconds:.2f} s, {start.memory / MB:.0f} MB")
        for name, pages in texts.items():
            whole(start, name, sizes if pages is plain else few, pages)
        if options.textlint:
            against(write("plain.txt", few[-1], plain()), options.textlint)
        if options.hostile:
            hostile(start, plain)
        for name, pages in texts.items():
            parts(name, few[-1], pages)


if __name__ == "__main__":
    main()
