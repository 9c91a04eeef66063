"""How long it takes to open and read an office file, as a ratio to a library that merely opens it.

Run: ``python tests/bench/office.py``. Medians of 9 rounds, interleaved so that a busy machine slows all alike. Word: a
document of some 200 pages (headings, lists, tables, six runs a paragraph), against python-docx opening it and going
through its paragraphs, with their texts and without. Reading gives blocks, emphasis, rows, places in words and the way
back into the runs.
"""

from __future__ import annotations

import random
import statistics
import time
from io import BytesIO
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


def main() -> None:
    data = book()
    rounds = {
        "python-docx, opened only": lambda: len(Document(BytesIO(data)).paragraphs),
        "python-docx, with texts": lambda: sum(len(one.text) for one in Document(BytesIO(data)).paragraphs),
        "istilah": lambda: len(open_file(data, "buku.docx").document.prose),
    }
    times: dict[str, list[float]] = {name: [] for name in rounds}
    for _ in range(ROUNDS):
        for name, run in rounds.items():
            times[name].append(seconds(run))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, median in medians.items():
        print(f"{name:26} {median * 1000:7.1f} ms   istilah takes {medians['istilah'] / median:5.2f} ×")


def seconds(run: Callable[[], int]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def book() -> bytes:
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
    target = BytesIO()
    document.save(target)
    return target.getvalue()


if __name__ == "__main__":
    main()
