"""How long a start takes, as a ratio to a two-command typer program that prints a constant.

Run: ``python tests/bench/startup.py [--concepts 250000]``. Medians of 20 whole processes, in seconds of the processor
and interleaved, so that a busy machine slows all alike. First ``expand ASN``: with the built-in termbase, and with a
large one besides, opened once before. A start reads a few pages of a compiled layer whatever its size, so the second
should grow with the logarithm of the number of concepts; building it, printed last, grows with the number. Then a
question, one within a domain, and a draft of one word.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 20
CONSTANT = """
import typer

app = typer.Typer(add_completion=False)


@app.command()
def expand(short: str) -> None:
    print("aparatur sipil negara")


@app.command()
def lookup(query: str) -> None:
    print("aparatur sipil negara")


app()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--concepts", type=int, default=250_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "constant.py").write_text(CONSTANT)
        large = folder / "large.csv"
        large.write_text(
            "key,id,en,short_id\n"
            + "".join(f"k{n},istilah uji nomor {n},test term number {n},UJI{n}\n" for n in range(options.concepts))
        )
        environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "ISTILAH_LANG": "id"}
        (folder / "draft.txt").write_text("hibah\n")
        istilah = str(Path(sys.executable).with_name("istilah"))
        calls = {
            "constant": [sys.executable, "constant.py", "expand", "ASN"],
            "built-in": [istilah, "expand", "ASN"],
            f"{options.concepts:,}": [istilah, "expand", "ASN", "-t", str(large)],
            "lookup": [istilah, "lookup", "hibah"],
            "in a domain": [istilah, "lookup", "hibah", "-d", "keuangan"],
            "lint": [istilah, "lint", "draft.txt"],
        }
        first = {row: timed(call, folder, environment) for row, call in calls.items()}
        time.sleep(3)  # a file written a moment ago is read again, for its time stamp may not have settled
        for call in calls.values():
            once(call, folder, environment)
        times: dict[str, list[float]] = {row: [] for row in calls}
        for _ in range(ROUNDS):
            for row, call in calls.items():
                times[row].append(once(call, folder, environment))
        base = statistics.median(times["constant"])
        for row, spent in times.items():
            median = statistics.median(spent)
            print(f"{row:>11}  {1000 * median:7.1f} ms  ratio {median / base:5.2f}  first start {first[row]:6.2f} s")


def timed(call: list[str], folder: Path, environment: dict[str, str]) -> float:
    """Measure how long somebody waits for a process."""
    start = time.perf_counter()
    once(call, folder, environment)
    return time.perf_counter() - start


def once(call: list[str], folder: Path, environment: dict[str, str]) -> float:
    """Measure how long a process keeps the processor busy."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(call, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
