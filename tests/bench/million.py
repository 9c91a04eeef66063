"""How a termbase behaves at 4,000, 100,000 and 1,000,000 concepts: compiling, opening, asking.

Run: ``python tests/bench/million.py [--concepts N …] [--suffix toml|csv] [--questions N]``. The termbases are made up
(:func:`written`): names of one to six words in two languages, some with short forms, out of words of which few are
common and most are rare (Zipf), and of which there are more where there are more names, but not as many more (Heaps).
For each size it prints the seconds to compile, the most memory that was ever in use by all processes together, the size
of the compiled file, the milliseconds to open it again, the median and the 95th percentile of a question of each kind
in this process, and of ``istilah lookup`` as a command. Nothing but compiling and the file should grow much from row to
row.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Final

from istilah.config import Settings
from istilah.query.lookup import lookup
from istilah.query.narrowing import narrowed
from istilah.query.preference import Preference
from istilah.termbase import cache
from istilah.termbase.base import open_termbase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.termbase.base import Termbase

PREFERENCE: Final = Preference("2026-01-01")
WISHED: Final = Preference("2026-01-01", frozenset({"bidang-3"}))
ASKED: Final[dict[str, Callable[..., object]]] = {
    "lookup": partial(lookup, limit=10, preference=PREFERENCE),
    "narrowed": partial(narrowed, limit=50, preference=PREFERENCE),
    "narrowed, domain": partial(narrowed, limit=50, preference=WISHED),
}
COMMANDS: Final = 20
"""Questions of a kind that are asked as commands."""
UNFINISHED: Final = {"prefix", "two beginnings", "misspelled", "as typed"}
HEAPS: Final = 90
"""Words that a language has, for each square root of a word written."""
LENGTHS: Final = (14, 34, 27, 14, 7, 4)
"""Of a hundred names, how many have one word, two, …"""
WORDS_A_NAME: Final = 2.8
DOMAINS: Final = tuple(f"bidang-{number}" for number in range(40))
SYLLABLES: Final = {
    language: tuple(written.split())
    for language, written in {
        "id": """
            a ba ber be bi bu ca cu da di du e ga gi gu ha hi i ja ju ka ke ki ku la le li lu ma men mi mu na nya ngan o
            pa pe per pu ra re ri ru sa se si su ta ter ti tu u wa ya kan an
        """,
        "en": """
            a al ac be ble ca ce com con de dis e ed en er est fi for ga ge gra i im in ing is la li ly ma ment mi mo na
            ne ness no o or per pli po pre pro ra re ri ro sa se si sion so sta str ta te ter ti tion tor tra u un ver
        """,
    }.items()
}


class Vocabulary:
    """The words of a language, the commonest first, drawn as a text draws them."""

    def __init__(self, language: str, names: int, dice: random.Random) -> None:
        size = round(HEAPS * (names * WORDS_A_NAME) ** 0.5)
        found: dict[str, None] = {}
        while len(found) < size:
            count = dice.choices((1, 2, 3, 4, 5), (1, 20, 40, 25, 8))[0]
            word = "".join(dice.choices(SYLLABLES[language], k=count))
            if len(word) > 2:
                found[word] = None
        self.words = list(found)
        self._dice = dice
        self._scale = list(accumulate(1 / (rank + 2) for rank in range(size)))
        self._taken: set[str] = set()

    def name(self) -> str:
        """Make a name that no other concept has; of a word that is common there are many compounds."""
        count = self._dice.choices(range(1, 7), LENGTHS)[0]
        name = self._dice.choice(self.words) if count == 1 else " ".join(self._drawn(count))
        while name in self._taken:
            name = f"{name} {self._drawn(1)[0]}"
        self._taken.add(name)
        return name

    def _drawn(self, count: int) -> list[str]:
        return self._dice.choices(self.words, cum_weights=self._scale, k=count)


def concepts(count: int) -> Iterator[tuple[int, str, str, str, str]]:
    """Make up concepts: a number, a name in each language, a short form (of one in six) and a domain."""
    dice = random.Random(count)  # noqa: S311 -- not for secrets
    ours, theirs = (Vocabulary(language, count, dice) for language in ("id", "en"))
    for number in range(count):
        name = ours.name()
        parts = name.split()
        short = "".join(part[0] for part in parts).upper() if len(parts) > 2 and dice.random() < 0.4 else ""
        yield number, name, theirs.name(), short, dice.choice(DOMAINS)


def written(folder: Path, count: int, suffix: str) -> Path:
    """Write a termbase of ``count`` concepts."""
    path = folder / f"termbase-{count}.{suffix}"
    with path.open("w", encoding="utf-8") as file:
        if suffix == "toml":
            file.write('schema = 1\nsource = ["disusun untuk uji"]\n')
            for number, ours, theirs, short, domain in concepts(count):
                bracket = f" ({short})" if short else ""
                file.write(
                    f'\n[[concept]]\nkey = "k{number}"\nid = "{ours}{bracket}"\nen = "{theirs}"\ndomain = "{domain}"\n'
                )
        else:
            sign = "\t" if suffix == "tsv" else ","
            file.write(sign.join(("id", "en", "short_id", "domain")) + "\n")
            for _, ours, theirs, short, domain in concepts(count):
                file.write(sign.join((ours, theirs, short, domain)) + "\n")
    return path


class Peak(threading.Thread):
    """Watches the memory of this process and of those that it begins."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.bytes = 0
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(0.1):
            self.bytes = max(self.bytes, sum(_resident(pid) for pid in _family(os.getpid())))

    def stop(self) -> float:
        """End, and give the mebibytes."""
        self._over.set()
        self.join()
        return self.bytes / (1 << 20)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")
    except (OSError, IndexError):
        return 0


def asked(index: Termbase, count: int, dice: random.Random) -> dict[str, list[str]]:
    """Make questions of every kind out of names of the termbase."""
    keys = [f"k{dice.randrange(size)}" for size in [len(index.opened[0].segment)] * count * 8]
    found = [concept for key in keys if (concept := index.concept(key))] or list(index.concepts())
    names = [designation.term for concept in found for designation in concept.designations]
    single = [name for name in names if " " not in name and len(name) > 5]
    several = [name for name in names if 2 <= len(name.split()) <= 4]
    typed = [name[: dice.randint(1, len(name))] for name in names]
    words = [word for name in several for word in name.split()]
    return {
        "exact": dice.choices(names, k=count),
        "prefix": [name[: dice.randint(3, 6)] for name in dice.choices(names, k=count)],
        "two beginnings": [
            " ".join(part[:3] for part in dice.sample(n.split(), 2)) for n in dice.choices(several, k=count)
        ],
        "misspelled": [_slipped(name, dice) for name in dice.choices(single, k=count)],
        "misspelled words": [_slipped_words(name, dice) for name in dice.choices(several, k=count)],
        "unknown": [_slipped(_slipped(_slipped(word, dice), dice), dice) for word in dice.choices(words, k=count)],
        "as typed": dice.choices(typed, k=count),
    }


def _slipped(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, max(2, len(word) - 1))
    kind = dice.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:] if at < len(word) else word
    return word[:at] + "".join(reversed(word[at : at + 2])) + word[at + 2 :]


def _slipped_words(name: str, dice: random.Random) -> str:
    parts = name.split()
    for at in dice.sample(range(len(parts)), max(1, len(parts) // 2)):
        parts[at] = _slipped(parts[at], dice)
    return " ".join(parts)


def figures(ask: Callable[[str], object], questions: list[str]) -> str:
    """Ask, and give the median and the 95th percentile in milliseconds of the processor."""
    return spread([taken(partial(ask, question), time.process_time) for question in questions])


def taken(act: Callable[[], object], clock: Callable[[], float]) -> float:
    """Tell how many milliseconds something takes."""
    start = clock()
    act()
    return 1000 * (clock() - start)


def spread(spent: list[float]) -> str:
    """Give the median and the 95th percentile."""
    spent.sort()
    return f"p50 {spent[len(spent) // 2]:7.2f} ms  p95 {spent[len(spent) * 95 // 100]:7.2f} ms"


def command(*arguments: str) -> None:
    """Run ``istilah`` as a process of its own; that something is not found is an answer, too."""
    program = "import sys; from istilah.cli import main; sys.exit(main(sys.argv[1:]) == 2)"
    call = [sys.executable, "-c", program, *arguments]
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


def measure(path: Path, questions: int) -> None:
    """Print all that is to be known of one termbase."""
    peak, start, before = Peak(), time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    peak.start()
    command("expand", "ASN", "-t", str(path))
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB; compiled in {seconds:.1f} s", end=" ")
    print(f"({busy:.1f} s of processors); memory {peak.stop():.0f} MiB", end="")
    time.sleep(3)  # a file written a moment ago is read again, for its time stamp may not have settled
    open_termbase(Settings(), (path,), Path("/"), builtin=False)
    start = time.perf_counter()
    index = open_termbase(Settings(), (path,), Path("/"), builtin=False)
    opening = 1000 * (time.perf_counter() - start)
    size = max(file.stat().st_size for file in cache.folder().glob("*.sqlite")) / 1e6
    print(f"; file {size:.0f} MB; opened in {opening:.1f} ms", flush=True)
    dice = random.Random(7)  # noqa: S311 -- not for secrets
    for kind, each in asked(index, questions, dice).items():
        for title, ask in ASKED.items():
            if title == "lookup" or kind in UNFINISHED:
                print(f"  {kind:<18} {title:<16} {figures(partial(ask, index=index), each)}", flush=True)
        told = partial(command, "lookup", "-t", str(path), "--no-builtin", "--")
        spent = [taken(partial(told, question), time.perf_counter) for question in each[:COMMANDS]]
        print(f"  {kind:<18} {'as a command':<16} {spread(spent)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--concepts", type=int, nargs="*", default=[4_000, 100_000, 1_000_000])
    parser.add_argument("--suffix", choices=("toml", "csv", "tsv"), default="toml")
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where termbases are kept that an earlier run has written")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        for count in options.concepts:
            os.environ["XDG_CACHE_HOME"] = f"{name}/cache-{count}"
            path = folder / f"termbase-{count}.{options.suffix}"
            measure(path if path.exists() else written(folder, count, options.suffix), options.questions)


if __name__ == "__main__":
    main()
