"""How long it takes to open and read an office file, and how much memory, as ratios to a library that merely opens it.

Run: ``python tests/bench/office.py [draft.docx …]``. Without drafts, a document of some 200 pages is made: headings,
lists, tables, six runs a paragraph. Each figure is the median of nine fresh processes, the first reading in each after
a small one that brings in what has to be imported; they take turns, so that a busy machine slows all alike. Reading
gives blocks, emphasis, rows, places in words and the way back into the runs.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document

from istilah.readers import open_file

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 9
CHAPTERS, PARAGRAPHS = 25, 40
WORDS = (
    *("kementerian", "anggaran", "pendapatan", "ASN", "belanja", "negara", "daerah", "pemerintah"),
    *("dan", "yang", "dengan", "untuk", "kota", "jalan"),
)
READERS: dict[str, Callable[[Path], object]] = {
    "python-docx, opened only": lambda path: Document(str(path)),
    "python-docx, with texts": lambda path: [paragraph.text for paragraph in Document(str(path)).paragraphs],
    "istilah": lambda path: open_file(path.read_bytes(), path.name).document,
}


def main(drafts: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "kecil.docx")
        Document().save(str(small))
        for draft in drafts or [book(Path(folder, "buku.docx"))]:
            compare(draft, small)


def compare(draft: Path, small: Path) -> None:
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in READERS}
    for _ in range(ROUNDS):
        for name, figures in found.items():
            figures.append(alone(name, draft, small))
    print(draft.name)
    ours = median(found["istilah"])
    for name, figures in found.items():
        seconds, memory = median(figures)
        print(
            f"  {name:26} {seconds * 1000:7.1f} ms {memory / 1024:6.1f} MB"
            f"   istilah takes {ours[0] / seconds:5.2f} × the time, {ours[1] / memory:5.2f} × the memory"
        )


def median(figures: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(one for one, _ in figures), statistics.median(other for _, other in figures)


def alone(name: str, draft: Path, small: Path) -> tuple[float, float]:
    """Read a draft in a process of its own: seconds, and the most kilobytes it ever took."""
    command = [sys.executable, __file__, "--alone", name, str(draft), str(small)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # this very file
    seconds, memory = map(float, out.split())
    return seconds, memory


def measure(name: str, draft: Path, small: Path) -> None:
    READERS[name](small)
    start = time.perf_counter()
    kept = READERS[name](draft)
    print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    del kept


def book(path: Path) -> Path:
    """Write a document of some 200 pages."""
    chance = random.Random(1)  # noqa: S311  # any words will do, the same ones each time
    document = Document()
    for chapter in range(CHAPTERS):
        document.add_heading(f"Bab {chapter + 1}", 1)
        for at in range(PARAGRAPHS):
            paragraph = document.add_paragraph(style="Body Text" if at % 8 else "List Bullet")
            for number in range(6):
                run = paragraph.add_run(f"{' ' * (number > 0)}{' '.join(chance.choices(WORDS, k=12))}")
                run.bold = number == 2 or None
                run.font.name = "Arial" if number % 2 else None
        table = document.add_table(4, 3)
        for cell in (cell for row in table.rows for cell in row.cells):
            cell.text = " ".join(chance.choices(WORDS, k=4))
    document.save(str(path))
    return path


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        measure(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        main([Path(name) for name in sys.argv[1:]])
