"""Whether the laws that a termbase cites say what they are cited for.

Run: ``python tests/bench/citations.py FOLDER [--glossary PATH]…``. FOLDER holds texts of laws, each at
``…/KIND/YEAR/NUMBER.md`` (``uu/2014/23.md``), as public collections of regulations have them. Of each ``source`` that
names a law of a kind which the folder holds, it is asked whether there is such a law, whether it has the article, and
whether the article (where none is cited, the law) has one of the Indonesian names of the concept, in whatever form.
What is wrong comes out as TSV (key, place, citation, fault, the better citation where there is one), then the sums on
standard error.

Not judged are laws that the folder does not hold, those whose text breaks off before the name is found, and annexes,
for texts seldom have them. An article whose heading cannot be read is judged as the law.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from istilah.files import read_text
from istilah.formats.toml import read
from istilah.language.folding import fold, words
from istilah.language.indonesian import analyses
from istilah.model.concept import ConceptKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.concept import Concept

KINDS = {
    "UU": ("uu", r"Undang-?\s*undang"),
    "PP": ("pp", r"Peraturan\s+Pemerintah"),
    "Permenkeu": ("permenkeu", r"Peraturan\s+Menteri\s+Keuangan"),
}
"""How citations name a kind of law: its folder, and its name in a text."""

CITATION = re.compile(
    rf"(?P<kind>{'|'.join(KINDS)}) (?P<number>\d+)/(?P<year>\d{{4}})(?:, (?P<place>.+?))?"
    r"(?: \((?:“|dicabut ).*)?"  # a name that it quotes, or by what it was repealed
)
HEADING = re.compile(
    r"(?:^\W*|(?<=[A-Z.:;]) +|[\"“])Pasal\s+(?P<number>\d+ ?[A-Z]{0,2}|[lI])\b[ .:*_]*"
    r"(?=$|\n|\(1\)|(?!Undang|Peratur)[A-Z][a-z])",
    re.MULTILINE,
)
"""An article begins a line, or follows a heading in capitals or a full stop."""
ITEM = re.compile(r"^\W*(?P<number>\d{1,3}[a-z]?)\s*[.)]\s*", re.MULTILINE)
DEFINES = re.compile(r"(?:adalah|ialah|yaitu|yang\s+selanjutnya|selanjutnya|\()", re.IGNORECASE)
EMPTY = re.compile(r"\W*(?:Cukup\s+jelas\W*)?", re.IGNORECASE)
ABOVE = 250
"""Characters above an article in which the heading of its section may stand."""
END = re.compile(r"jelas\W*|NOMOR|Nomor|PRESIDEN|ttd|SEKRETARI|LAMPIRAN|Lampiran|NEGARA|\bLN\b|\bTLN\b")
"""What stands at the end of a law, unless its text breaks off."""
TAIL = 600
GAP = 5
"""So many laws at the end of a year may be missing from the folder, and cited by none in it."""
TITLE = re.compile(r"TENTANG\s+(.{1,250}?)\s+(?:DENGAN RAHMAT|PRESIDEN|Presiden|Menimbang|\n)", re.DOTALL)
FEW = 3
"""With fewer headings than these, a text has its articles within its lines."""
REACH = 120
"""Characters of a line in which a definition must begin."""
WHOLE = 5
"""Letters of a name that is found within longer words as well."""
LINKS = frozenset(
    (
        *("atas", "bagi", "bidang", "dalam", "dan", "dari", "dengan", "di", "kepada", "oleh", "pada", "sebagai"),
        *("secara", "tentang", "terhadap", "untuk", "yang"),
    )
)
"""Words that a law puts into a name, or leaves out: *badan usaha di bidang jalan tol*."""
LAWS = ("undang-undang tentang ", "undang-undang ", "peraturan pemerintah tentang ", "peraturan pemerintah ")


class Law(NamedTuple):
    """What a citation names."""

    kind: str
    year: int
    number: int


class Wrong(NamedTuple):
    """What is wrong with a citation, and what is right, where the law itself says so."""

    fault: str
    better: str = ""


class Statute:
    """The text of a law, and its articles with what the elucidation says of them."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def articles(self) -> dict[str, str]:
        """The text below each heading, in the order of the text; what has the same number is put together."""
        found = list(HEADING.finditer(self.text))
        articles = dict[str, str]()
        for match, end in zip(found, _ends(found, self.text), strict=True):
            number = "1" if match["number"] in {"l", "I"} else match["number"].replace(" ", "")
            _, section, title = self.text[max(0, match.start() - ABOVE) : match.start()].rpartition("Bagian ")
            said = self.text[match.end() : end]
            if not EMPTY.fullmatch(said):
                articles[number] = f"{articles.get(number, '')}\n{title if section else ''}\n{said}"
        return articles

    def sought(self, concept: Concept) -> tuple[str, ...]:
        """List what to look for here: the names of a concept, also without what goes unsaid."""
        return (*names(concept), *self.unsaid(names(concept)))

    def unsaid(self, names: Iterable[str]) -> Iterator[str]:
        """Take from names what the title says: a law about cooperatives says *pengawas*, not *pengawas koperasi*."""
        for parts in map(str.split, names):
            rest = [part for part in parts if not roots(part.lower()) & self.about]
            if 0 < len(rest) < len(parts) and max(map(len, rest)) >= WHOLE:
                yield " ".join(rest)

    @cached_property
    def about(self) -> frozenset[str]:
        """What the words of the title may be forms of."""
        title = TITLE.search(self.text)
        return frozenset().union(*(roots(word) for word in words(title[1]))) - LINKS if title else frozenset()

    def amending(self, article: str) -> str:
        """Give an article with those of other laws that stand in it: all up to the article that follows it."""
        after = str(int(re.sub(r"\D", "", article)) + 1)
        pattern = rf"^\W*Pasal\s+{article}\s*$(.*?)(?=^\W*Pasal\s+{after}\s*$|\Z)"
        return "\n".join(re.findall(pattern, self.text, re.MULTILINE | re.DOTALL))

    @cached_property
    def last(self) -> int:
        """The highest number of an article, wherever it is named."""
        return max((int(number) for number in re.findall(r"Pasal\s+(\d{1,3})(?!\d)", self.text)), default=0)

    def items(self, article: str) -> dict[str, str]:
        """Take the numbered items of an article apart; the first of each number counts."""
        text = self.articles[article]
        found = list(ITEM.finditer(text))
        items = [
            (match["number"], text[match.end() : end]) for match, end in zip(found, _ends(found, text), strict=True)
        ]
        return dict(reversed(items))


def _ends(found: list[re.Match[str]], text: str) -> tuple[int, ...]:
    """Say where what begins at each heading ends: at the next."""
    return tuple(match.start() for match in found[1:]) + (len(text),) * bool(found)


class Shelf:
    """The laws of a folder."""

    def __init__(self, folder: Path) -> None:
        self._paths: dict[Law, Path] = {}
        for path in folder.rglob("*.md"):
            kind, year, number = path.parts[-3], path.parts[-2], path.stem
            if year.isdecimal() and number.isdecimal():
                self._paths[Law(kind, int(year), int(number))] = path
        self.last = {kind: max(law.year for law in self._paths if law.kind == kind) for kind in self.kinds()}

    def kinds(self) -> set[str]:
        """Name the kinds of laws of which the folder has some share: ten at least."""
        return {kind for kind, count in Counter(law.kind for law in self._paths).items() if count > len(KINDS)}

    @cache  # noqa: B019 -- there is one shelf
    def statute(self, law: Law) -> Statute | None:
        """Open a law; none if the folder does not hold it."""
        path = self._paths.get(law)
        return Statute(path.read_text(encoding="utf-8", errors="replace")) if path else None

    def is_beyond(self, law: Law) -> bool:
        """Tell whether there cannot be such a law: its year is past, and did not have so many."""
        if law.kind not in self.kinds() or law.year >= self.last[law.kind]:
            return False
        return law.number > self.highest.get((law.kind, law.year), 0) + GAP

    @cached_property
    def highest(self) -> dict[tuple[str, int], int]:
        """The highest number of each kind and year, which are numbered without gaps: held, or cited by what is."""
        found = set(self._paths)
        for path in self._paths.values():
            text = path.read_text(encoding="utf-8", errors="replace")
            for kind, name in KINDS.values():
                pattern = rf"{name}(?:\s+Republik\s+Indonesia)?\s+(?:Nomor|No\.?)\s*(\d+)\s+Tahun\s+(\d{{4}})"
                pairs = re.findall(pattern, text, re.IGNORECASE)
                found |= {Law(kind, int(year), int(number)) for number, year in pairs}
        return {(law.kind, law.year): law.number for law in sorted(found)}


@cache
def roots(word: str) -> frozenset[str]:
    """Give a word and all that it may be a form of."""
    return frozenset((word, *(found.root for found in analyses(word) if len(found.root) > 2)))


def names(concept: Concept) -> tuple[str, ...]:
    """List the Indonesian names that a law may have, old and careless ones too; a law is named by what it is about."""
    found = [name for each in concept.named("id") for name in (each.term, *(short.term for short in each.short_forms))]
    found = [re.sub(r"\s*\([^)]*\)", "", name) for name in found]
    if concept.kind in {ConceptKind.LAW, ConceptKind.DOCUMENT}:
        subjects = (name[len(head) :] for name in found for head in LAWS if name.lower().startswith(head))
        found += subjects
    return tuple(found)


class Passage:
    """A stretch of law in which names are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> str:
        """The text without case and gaps."""
        return fold(re.sub(r"\s+", " ", self.text))

    @cached_property
    def roots(self) -> list[frozenset[str]]:
        """What each word may be a form of."""
        return [roots(word) for word in words(self.text) if word not in LINKS]

    def has(self, name: str) -> bool:
        """Tell whether it has a name, in whatever form; short ones alone, longer ones within words too."""
        folded = fold(name)
        if len(folded) < WHOLE or name.isupper():
            return bool(
                re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self.text, 0 if name.isupper() else re.IGNORECASE)
            )
        return folded in self.folded or self._inflected([word for word in words(name) if word not in LINKS])

    def _inflected(self, parts: list[str]) -> bool:
        wanted = [roots(part) for part in parts]
        rows = (self.roots[at : at + len(wanted)] for at in range(len(self.roots) - len(wanted) + 1))
        return any(all(map(frozenset.intersection, wanted, row)) for row in rows)


def judge(citation: re.Match[str], concept: Concept, shelf: Shelf) -> Wrong | str | None:
    """Say what is wrong with a citation, or why nothing can be said."""
    law = Law(KINDS[citation["kind"]][0], int(citation["year"]), int(citation["number"]))
    statute = shelf.statute(law)
    if not statute:
        return Wrong("no such law") if shelf.is_beyond(law) else "not held"
    if "ampiran" in (citation["place"] or ""):
        return "annex"
    head = f"{citation['kind']} {citation['number']}/{citation['year']}"
    wrong = _Question(head, citation["place"] or "", statute, statute.sought(concept)).answer()
    return "held in part" if wrong and not END.search(statute.text[-TAIL:]) else wrong


def _articles(place: str) -> list[str]:
    """List the articles of a place: *Pasal 1 angka 6*, *Pasal 86–87*, *Pasal 1 dan 16*.

    >>> _articles("Pasal 86–88"), _articles("Pasal 1 angka 6"), _articles("Pasal 22 dan Pasal 9A")
    (['86', '87', '88'], ['1'], ['22', '9A'])
    """
    articles = re.sub(r" (?:angka|huruf|ayat) .*", "", place)
    span = re.search(r"(\d+)–(\d+)", articles)
    return (
        [str(number) for number in range(int(span[1]), int(span[2]) + 1)]
        if span
        else re.findall(r"\d+[A-Z]{0,2}", articles)
    )


class _Question(NamedTuple):
    """Whether a place of a law has one of some names."""

    head: str
    place: str
    statute: Statute
    sought: tuple[str, ...]

    def answer(self) -> Wrong | None:
        """Say what is wrong, if anything."""
        numbers = _articles(self.place)
        missing = [number for number in numbers if number not in self.statute.articles]
        if missing and int(re.sub(r"\D", "", missing[0])) > self.statute.last:
            return self._wrong("no such article")
        if missing or not numbers:
            whole = self.statute.text
            found = has(whole, self.sought) or has_head(whole, self.sought)
            return None if found else Wrong("term not in the law")
        texts = [self.statute.articles[number] for number in numbers]
        if any(has_head(text, self.sought) for text in texts):
            return None
        if any(has(text, self.sought) for text in (*texts, *map(self.statute.amending, numbers))):
            return self._item(numbers)
        return self._wrong("term not in the article")

    def _wrong(self, fault: str) -> Wrong:
        better = better_place(self.statute, self.sought)
        if better:
            return Wrong(f"{fault}, found in {better} instead", f"{self.head}, {better}")
        if has(self.statute.text, self.sought):
            return Wrong(f"{fault}, found in the law", self.head)
        return Wrong(fault if fault == "no such article" else "term not in the law")

    def _item(self, numbers: list[str]) -> Wrong | None:
        """Look whether the item of an article is the one that defines the term."""
        cited = re.search(r"angka (\d+[a-z]?)$", self.place)
        items = self.statute.items(numbers[0]) if cited and len(numbers) == 1 else {}
        if not cited or cited[1] not in items or has(items[cited[1]], self.sought):
            return None
        right = defining_item(items, self.sought)
        better = f"{self.head}, Pasal {numbers[0]} angka {right}"
        return Wrong(f"term not in the item, found in item {right} instead", better) if right else None


def better_place(statute: Statute, sought: tuple[str, ...]) -> str:
    """Say where a law defines a term, else the only article that has it."""
    for number, text in statute.articles.items():
        right = defining_item(statute.items(number), sought)
        if right:
            return f"Pasal {number} angka {right}"
        if len(number) < FEW and any(defines(line, sought) for line in text.splitlines()):
            return f"Pasal {number}"
    return next((f"Pasal {number}" for number, text in statute.articles.items() if has(text, sought)), "")


def has_head(text: str, sought: tuple[str, ...]) -> bool:
    """Tell whether a text defines the beginning of a name: *mitigasi*, where *mitigasi bencana* is sought."""
    parts = [name.split(" ") for name in sought]
    heads = tuple(" ".join(words[:count]) for words in parts for count in range(1, len(words)))
    return any(defines(ITEM.sub("", line), heads) for line in text.splitlines())


def defining_item(items: dict[str, str], sought: tuple[str, ...]) -> str:
    """Find the item that begins with the term."""
    return next((number for number, text in items.items() if defines(text, sought)), "")


def defines(text: str, sought: tuple[str, ...]) -> bool:
    """Tell whether a line begins with a name and says what it is, or what it is called thereafter."""
    verb = DEFINES.search(text.lstrip(" \t-*")[:REACH])
    if not verb:
        return False
    head = text.lstrip(" \t-*")
    start, called = fold(head[: verb.start()]), head[verb.start() : verb.start() + REACH]
    return any(start == fold(name) or re.search(rf"disebut\s+{re.escape(name)}\W", called) for name in sought)


@cache
def passage(text: str) -> Passage:
    """Keep what was folded."""
    return Passage(text)


def has(text: str, sought: Iterable[str]) -> bool:
    """Tell whether a text has one of some names."""
    return any(passage(text).has(name) for name in sought)


def rows(paths: Iterable[Path], shelf: Shelf, counts: Counter[str]) -> Iterator[tuple[str, ...]]:
    """Go through the wrong citations of termbases."""
    files = (file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.toml"))))
    for file in files:
        if file.parent.name == "words":
            continue
        for concept in read(read_text(file), str(file)).concepts:
            for source in concept.source:
                citation = CITATION.fullmatch(source)
                if not citation:
                    continue
                wrong = judge(citation, concept, shelf)
                counts[wrong if isinstance(wrong, str) else wrong.fault.split(",")[0] if wrong else "right"] += 1
                if isinstance(wrong, Wrong):
                    yield concept.key, f"{file}:{concept.origin.line}", source, wrong.fault, wrong.better


def main() -> None:
    """Print what is wrong, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--glossary", type=Path, action="append")
    options = parser.parse_args()
    counts = Counter[str]()
    for row in rows(options.glossary or (Path("glossary"), Path("terms.toml")), Shelf(options.folder), counts):
        print("\t".join(row))
    for name, count in counts.most_common():
        print(f"{count:6} {name}", file=sys.stderr)


if __name__ == "__main__":
    main()
