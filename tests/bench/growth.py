"""How time grows with whatever there may be much of: an exponent for each way to make a draft or a termbase large.

Run: ``python tests/bench/growth.py [--only WORD] [--largest SECONDS]``. Each row is one thing that there is more and
more of (a shape) and one thing to do with it, in this process: its processor time, without that of a draft of one word
or a termbase of one concept, for three sizes, each three times the last; and the exponent of the last step.
1 is straight; what is above 1.2 is marked. A shape is enlarged first until it takes a while, for a process that first
asks for more memory pays for it once; on a busy machine a mark may still be noise, and the row is to be asked for again
by itself.
"""

from __future__ import annotations

import argparse
import gc
import math
import tempfile
import time
from collections import defaultdict
from functools import _lru_cache_wrapper, cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.config import Settings
from istilah.draft.abbreviation_list import listing
from istilah.draft.expansions import expansions
from istilah.draft.options import Options
from istilah.lint.pipeline import Bench, lint, mended
from istilah.lint.selection import Selection
from istilah.query.expand import expand
from istilah.query.lookup import lookup
from istilah.query.preference import Preference
from istilah.query.translate import replaced, translate
from istilah.readers import open_file
from istilah.termbase.base import open_termbase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.termbase.base import Termbase

    Action = Callable[["Desk"], None]

SIZES, STEP = 3, 3
FIRST = 0.03  # seconds that the smallest size takes at least
STEEP = 1.2
PREFERENCE = Preference("2026-01-01")
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "ji", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "wo", "yu"]


def name(number: int, syllables: int = 4) -> str:
    """Make a word of its own for every number."""
    parts = []
    for _ in range(syllables):
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts)


def letters(number: int) -> str:
    """Make capitals of their own for every number: QAAA, QAAB …"""
    return "Q" + "".join(chr(65 + number // 26**place % 26) for place in (2, 1, 0))


def full(number: int) -> str:
    return " ".join(name(number * 7 + ord(letter)).capitalize() for letter in letters(number))


def long(number: int) -> str:
    """Make words that begin with these letters."""
    return " ".join(letter + name(number * 7 + place, 3) for place, letter in enumerate(letters(number)))


def defined(number: int) -> str:
    return f"{long(number)} ({letters(number)})"


def in_law(number: int) -> str:
    return f"{number}. {long(number)}, yang selanjutnya disingkat {letters(number)}, adalah badan.\n"


def nested_items(size: int) -> str:
    return "".join("  " * (number % 300) + "- KXBU naik\n" for number in range(size))


def numbered(unit: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: "".join(map(unit, range(size)))


def again(unit: str) -> Callable[[int], str]:
    return lambda size: unit * size


TABLE = "| a | b |\n|---|---|\n"
TEXTS: dict[str, tuple[str, Callable[[int], str]]] = {
    "words": ("txt", numbered(lambda n: name(n) + (". " if n % 12 == 0 else " "))),
    "lines": ("txt", again("Warga datang ke kantor pada pagi hari.\n")),
    "paragraphs": ("txt", again("Warga datang ke kantor pada pagi hari.\n\n")),
    "one line": ("txt", again("Warga datang ke kantor, dan KXBU naik pada pagi hari. ")),
    "one word": ("txt", again("a")),
    "one word in capitals": ("txt", again("KXBU")),
    "one clipped word": ("txt", lambda size: "Kemen" + "kadis" * size),
    "one compound": ("txt", again("KXBU-")),
    "one compound with slashes": ("txt", again("KXBU/")),
    "one word with dots": ("txt", again("K.T.P.")),
    "one number": ("txt", again("1.000")),
    "spaces": ("txt", again(" ")),
    "signs": ("txt", again("-–.,")),
    "brackets": ("txt", again("Benda (warna) ada. ")),
    "open brackets": ("txt", again("Benda (warna ")),
    "nested brackets": ("txt", lambda size: "(" * size + "KXBU" + ")" * size),
    "brackets with short forms": ("txt", numbered(lambda n: f"Benda ({letters(n)}) ada. ")),
    "definitions": ("txt", numbered(lambda n: f"{defined(n)} naik. ")),
    "definitions in one sentence": ("txt", numbered(lambda n: f"{defined(n)} dan ")),
    "one definition again": ("txt", again("Badan Ruang Tani (BRT) naik. ")),
    "other definitions of one": ("txt", numbered(lambda n: f"Badan R{name(n)} Tani (BRT) naik. ")),
    "definitions in laws": ("txt", numbered(in_law)),
    "lists of short forms": ("txt", numbered(lambda n: f"{letters(n)} : {long(n)}\n")),
    "short forms": ("txt", numbered(lambda n: f"Menurut {letters(n)}, warga naik. ")),
    "short forms of a row": ("txt", numbered(lambda n: f"Ruas {letters(n)[1]}{n % 99} dan {letters(n)} naik. ")),
    "known short forms": ("txt", again("Menurut KPBU dan PPK, warga naik. ")),
    "one short form": ("txt", again("Menurut KXBU, warga naik. ")),
    "variants": ("txt", again("Warga membawa e-KTP, KTP-el, dan KTPnya. ")),
    "findings": ("txt", again("Ia menganalisa ijin KTPnya dan K.T.P. ber KTP di tahun 2020-an. ")),
    "fixes that meet": ("txt", again("K.T.P.K.T.P. analisa-analisa ")),
    "quotes": ("txt", again("“Kata KXBU dan analisa” ")),
    "open quotes": ("txt", again("“Kata KXBU dan analisa ")),
    "quotes within": ("txt", again('"Kata “KXBU” dan ‘analisa’" ')),
    "invisible characters": ("txt", again("Menurut K\u200bXBU, ana\u00adlisa naik. ")),
    "laws": ("txt", again("Peraturan Nomor 2 Tahun 2002 tentang KXBU dan analisa. ")),
    "degrees": ("txt", again("Dr. Budi Santoso, S.H, MSi, dan Ir. Ani, ST. ")),
    "dates and numbers": ("txt", again("Pada 2 Maret 2002 ke 21 abad XX, Rp. 5.000,- dan 10 Km. ")),
    "suppressions": ("txt", again("# istilah: abaikan ABBR001\nMenurut KXBU naik.\n\n")),
    "idle suppressions": ("txt", again("# istilah: abaikan ABBR001\nWarga naik.\n\n")),
    "stacked suppressions": ("txt", again("# istilah: abaikan ABBR001\n")),
    "rules in one suppression": ("txt", lambda size: "# istilah: abaikan " + "ABBR001, " * size + "EYD001\nKXBU naik."),
    "suppressions in comments": ("md", again("<!-- istilah: abaikan ABBR001 -->\nMenurut KXBU naik.\n\n")),
    "comments": ("md", again("<!-- catatan -->\nMenurut KXBU naik.\n\n")),
    "headings": ("md", again("# Judul KXBU\n\nWarga naik.\n\n")),
    "attributes in HTML": ("html", lambda size: "<p " + "x" * size + ">KXBU</p>"),
    "items": ("md", again("- Warga KXBU naik\n")),
    "nested items": ("md", nested_items),
    "quotations": ("md", again("> Warga KXBU naik\n\n")),
    "nested quotations": ("md", lambda size: ">" * size + " KXBU"),
    "emphasis": ("md", again("*kata* dan **analisa** ")),
    "open emphasis": ("md", again("*kata **analisa ")),
    "links": ("md", again("[kata](x) KXBU dan https://contoh.id/a_b ")),
    "open links": ("md", again("[kata KXBU ")),
    "code": ("md", again("`kata` KXBU ")),
    "cells": ("md", lambda size: TABLE + "| KXBU | analisa |\n" * size),
    "cells that define": ("md", lambda size: TABLE + numbered(lambda n: f"| {letters(n)} | {long(n)} |\n")(size)),
    "cells in one row": ("md", lambda size: f"{'| a ' * size}|\n{'|---' * size}|\n{'| KXBU ' * size}|\n"),
    "footnotes": ("md", numbered(lambda n: f"Kata[^{n}] KXBU.\n\n[^{n}]: catatan analisa.\n\n")),
    "paragraphs in HTML": ("html", again("<p>Menurut KXBU <b>analisa</b>.</p>\n")),
    "cells in HTML": ("html", lambda size: "<table>" + "<tr><td>KXBU</td><td>analisa</td></tr>" * size + "</table>"),
    "nested elements": ("html", lambda size: "<div>" * size + "KXBU" + "</div>" * size),
    "open elements": ("html", again("<b>KXBU <i>")),
    "references": ("html", again("&amp;K&shy;XBU ")),
    "explained in HTML": ("html", numbered(lambda n: f'<abbr title="{long(n)}">{letters(n)}</abbr> ')),
    "commands": ("tex", again("\\textbf{KXBU} \\emph{analisa} $x$ ")),
    "groups": ("tex", lambda size: "{" * size + "KXBU" + "}" * size),
    "open groups": ("tex", again("{\\bf KXBU ")),
    "environments": ("tex", again("\\begin{itemize}\\item KXBU\\end{itemize}\n")),
    "macros": ("tex", numbered(lambda n: f"\\newcommand{{\\{name(n)}}}{{KXBU}}\\{name(n)} ")),
    "directives": ("rst", again(".. note::\n\n   KXBU *analisa* ``x``\n\n")),
    "titles": ("rst", again("KXBU\n====\n\nWarga naik.\n\n")),
    "substitutions": ("rst", again("|KXBU| `analisa`_ ")),
    "blocks": ("adoc", again("== KXBU\n\n*analisa* _x_\n\n----\nx\n----\n\n")),
    "rows": ("adoc", lambda size: "|===\n" + "|KXBU |analisa\n" * size + "|===\n"),
    "attributes": ("adoc", numbered(lambda n: f":{name(n)}: KXBU\n{{{name(n)}}} ")),
    "cues": ("srt", numbered(lambda n: f"{n + 1}\n00:00:01,000 --> 00:00:02,000\nMenurut KXBU <i>analisa</i>\n\n")),
}  # fmt: skip
"""Drafts by what there is much of."""


def concept(number: int, *, short: str = "", first: str = "") -> str:
    names = f'"{first}{full(number)} ({short or letters(number)})"'
    wrong = f'{{ term = "{first.lower() or "salah "}{name(number)}", status = "deprecated" }}'
    return f'[[concept]]\nkey = "k{number}"\nid = [{names}, {wrong}]\nen = "{name(number)} board"\n'


def of_many_names(size: int) -> str:
    names = ", ".join(f'"{full(number)} ({letters(number)})"' for number in range(size))
    return f'[[concept]]\nkey = "k"\nid = [{names}]\nen = "board"\n'


def in_a_row(size: int) -> str:
    last = f'[[concept]]\nkey = "k{size}"\nid = "Badan Baru (QXBU)"\nen = "board"\nvalid.from = 2000\n'
    return numbered(_superseded)(size) + last


def _superseded(number: int) -> str:
    names = f'id = "{full(number)} (QXBU)"\nen = "board {number}"'
    return f'[[concept]]\nkey = "k{number}"\n{names}\nvalid.to = 2000\nsuperseded_by = ["k{number + 1}"]\n'


TERMBASES: dict[str, Callable[[int], str]] = {
    "concepts": numbered(concept),
    "readings of one short form": numbered(lambda n: concept(n, short="QXBU")),
    "concepts of one first word": numbered(lambda n: concept(n, first="Kerja ")),
    "names of one concept": of_many_names,
    "concepts in a row": in_a_row,
}
"""Termbases by what there is much of."""
DRAFT = "Menurut QXBU dan Kerja, salah bacedifo board, " + " ".join(map(full, range(5))) + " naik."


class Desk(NamedTuple):
    """A draft, what it is examined with, and a question."""

    bench: Bench
    text: str
    path: str
    query: str = "QXBU"


def do_lint(desk: Desk) -> None:
    lint(open_file(desk.text.encode(), desk.path).document, desk.bench, Selection())


def do_fix(desk: Desk) -> None:
    mended(open_file(desk.text.encode(), desk.path), desk.bench, Selection(), unsafe=True)


def do_abbreviations(desk: Desk) -> None:
    listing(desk.bench.draft(open_file(desk.text.encode(), desk.path).document), every=True)


def do_translate(desk: Desk) -> None:
    replaced(translate(desk.text, desk.bench.termbase, to="en", preference=PREFERENCE))


def do_expand_in(desk: Desk) -> None:
    [*expansions(desk.bench.draft(open_file(desk.text.encode(), desk.path).document), PREFERENCE)]


def do_expand(desk: Desk) -> None:
    expand(desk.query, desk.bench.termbase, PREFERENCE)


def do_question(desk: Desk) -> None:
    lookup(desk.text, desk.bench.termbase, limit=5, preference=PREFERENCE)
    expand(desk.text, desk.bench.termbase, PREFERENCE)


def do_lookup(desk: Desk) -> None:
    for query in (desk.query, desk.query.lower() + "nya", "kerja baceditu", full(3)):
        lookup(query, desk.bench.termbase, limit=5, preference=PREFERENCE)


ON_MARKUP: dict[str, Action] = {"lint": do_lint, "lint --fix": do_fix}
ON_TEXTS = ON_MARKUP | {"abbreviations": do_abbreviations, "translate": do_translate, "expand --in": do_expand_in}
ON_WORDS = ON_TEXTS | {"question": do_question}
ON_TERMBASES = ON_TEXTS | {"expand": do_expand, "lookup": do_lookup}


def actions(shape: str) -> dict[str, Action]:
    """List what to do with a draft: all of it with plain words, little where the reader is what counts."""
    if TEXTS[shape][0] != "txt":
        return ON_MARKUP
    return ON_WORDS if "word" in shape else ON_TEXTS


def on_text(shape: str, action: Action, bench: Bench) -> Callable[[int], float]:
    suffix, make = TEXTS[shape]
    path = f"a.{suffix}"
    start = best(action, Desk(bench, "kata", path))
    return lambda size: best(action, Desk(bench, make(size), path)) - start


def on_desk(base: Termbase) -> Bench:
    do_lint(Desk(bench := Bench(base, base.words(), Options(today="2026-01-01")), "kata", "a.txt"))
    return bench


def on_termbase(shape: str, folder: Path) -> Iterator[tuple[str, Callable[[int], float]]]:
    """Give what to measure of termbases: opening one for the first time, and what is done with it then."""

    opened: dict[int, tuple[float, Bench]] = {}

    def open_large(size: int) -> tuple[float, Bench]:
        if size not in opened:
            path = folder / f"{shape.replace(' ', '-')}-{size}.toml"
            path.write_text(f'schema = 1\ndomain = "umum"\n{TERMBASES[shape](size)}', encoding="utf-8")
            start = time.process_time()
            bench = on_desk(open_termbase(Settings(), (path,), folder, builtin=False))
            opened[size] = time.process_time() - start, bench
        return opened[size]

    def spent_on(action: Action, size: int) -> float:
        start, spent = (best(action, Desk(open_large(number)[1], DRAFT, "a.txt")) for number in (1, size))
        return spent - start

    yield "open", lambda size: open_large(size)[0] - open_large(1)[0]
    for title, action in ON_TERMBASES.items():
        yield title, partial(spent_on, action)


def best(action: Action, desk: Desk) -> float:
    """Measure the best of several; of two where it takes long, for the first asks the system for memory."""
    spent: list[float] = []
    while len(spent) < 2 or (len(spent) < 3 and sum(spent) < 0.2):
        forget()
        start = time.process_time()
        action(desk)
        spent.append(time.process_time() - start)
    return min(spent)


@cache
def remembering() -> list[_lru_cache_wrapper[object]]:
    """List the functions that remember what they were asked."""
    return [f for f in gc.get_objects() if isinstance(f, _lru_cache_wrapper) and f.__module__.startswith("istilah")]


def forget() -> None:
    for function in remembering():
        function.cache_clear()


def measure(shape: str, title: str, spent: Callable[[int], float], largest: float) -> float:
    """Print a row, and give its exponent."""
    points: list[tuple[int, float]] = []
    for size in (50 * STEP**power for power in range(9 if shape in TEXTS else 6)):
        points.append((size, max(spent(size), 1e-5)))
        if len([seconds for _, seconds in points if seconds >= FIRST]) >= SIZES or points[-1][1] > largest:
            break
    points = points[-SIZES:]
    slope = exponent(points) if points[-1][1] > FIRST else 0.0
    mark = f"{slope:.2f}" + (" !" if slope > STEEP else "") if slope else "flat"
    cells = "".join(f"{size:>8}: {seconds:6.3f} s" for size, seconds in points)
    print(f"{shape:<28} {title:<14}{cells}  {mark}", flush=True)
    return slope


def exponent(points: list[tuple[int, float]]) -> float:
    """Give the slope of the last step, in logarithms."""
    (size, seconds), (larger, longer) = points[-2:]
    return math.log(longer / seconds) / math.log(larger / size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="part of the names of shapes")
    parser.add_argument("--largest", type=float, default=3.0, help="seconds above which a shape is not enlarged again")
    options = parser.parse_args()
    gc.disable()  # what is measured makes no circles
    steep: defaultdict[str, list[str]] = defaultdict(list)
    bench = on_desk(open_termbase(Settings(), (), Path("/")))
    with tempfile.TemporaryDirectory() as folder:
        rows = [(shape, title, on_text(shape, act, bench)) for shape in TEXTS for title, act in actions(shape).items()]
        rows += [(shape, title, spent) for shape in TERMBASES for title, spent in on_termbase(shape, Path(folder))]
        for shape, title, spent in rows:
            if options.only in shape and measure(shape, title, spent, options.largest) > STEEP:
                steep[shape].append(title)
    print(f"above {STEEP}:", "; ".join(f"{shape} ({', '.join(titles)})" for shape, titles in steep.items()) or "none")


if __name__ == "__main__":
    main()
