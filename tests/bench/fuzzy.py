"""Compare ways to find candidates for a misspelled word among many headwords.

    python tests/bench/fuzzy.py FOLDER [SAMPLE]

FOLDER holds ``headwords_LANGUAGE.csv`` (one column, with a heading) and ``LANGUAGE-NAME.tsv`` (wrong, right). For
every index and set the table says how long it takes to build, how large it is in memory or on disk, how long a
question takes, and how often the right headword is the first or among the first fifty candidates. The last index of
the table is the one chosen, in its own database and with its ranking. Indexes whose package is missing are left out.
"""

from __future__ import annotations

import csv
import gc
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from istilah.language.folding import fold
from istilah.model.concept import Concept, Designation
from istilah.query.similarity import nearest
from istilah.termbase.building import compiled_concepts
from istilah.termbase.store import Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FIRST = 50
_MEBIBYTE = 1 << 20


class Candidates(Protocol):
    """An index: made of folded headwords, asked with a folded word."""

    size: float

    def find(self, word: str) -> Sequence[str]:
        """List up to fifty candidates, the best first."""


class Trigrams:
    """SQLite FTS5 with the trigram tokenizer: any shared trigram counts, ranked by BM25."""

    def __init__(self, headwords: Sequence[str], _language: str) -> None:
        self._base = sqlite3.connect(":memory:")
        self._base.execute("create virtual table word using fts5(text, tokenize='trigram')")
        self._base.executemany("insert into word values (?)", ((word,) for word in headwords))
        pages, size = (self._base.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "page_size"))
        self.size = pages * size / _MEBIBYTE

    def find(self, word: str) -> Sequence[str]:
        grams = {word[at : at + 3] for at in range(len(word) - 2)}
        if not grams:
            return ()
        query = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
        rows = self._base.execute("select text from word where text match ? order by rank limit ?", (query, _FIRST))
        return [text for (text,) in rows]


class Tantivy:
    """tantivy with its fuzzy term query, edit distance two, transpositions one."""

    def __init__(self, headwords: Sequence[str], _language: str) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True, tokenizer_name="raw")
        self._schema = builder.build()
        self._tantivy = tantivy
        self._folder = tempfile.mkdtemp()
        self._index = tantivy.Index(self._schema, path=self._folder)
        writer = self._index.writer()
        for word in headwords:
            writer.add_document(tantivy.Document(text=word))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()
        self.size = sum(path.stat().st_size for path in Path(self._folder).iterdir()) / _MEBIBYTE

    def __del__(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def find(self, word: str) -> Sequence[str]:
        query = self._tantivy.Query.fuzzy_term_query(self._schema, "text", word, distance=2)
        hits = self._searcher.search(query, _FIRST).hits
        return [self._searcher.doc(address)["text"][0] for _, address in hits]


class Deletes:
    """SymSpell: every headword less up to two of its first seven letters."""

    def __init__(self, headwords: Sequence[str], _language: str) -> None:
        from symspellpy import SymSpell

        self._index = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        before = _resident()
        for word in headwords:
            self._index.create_dictionary_entry(word, 1)
        self.size = _resident() - before

    def find(self, word: str) -> Sequence[str]:
        from symspellpy import Verbosity

        return [found.term for found in self._index.lookup(word, Verbosity.ALL, max_edit_distance=2)[:_FIRST]]


class Scan:
    """rapidfuzz over all headwords."""

    def __init__(self, headwords: Sequence[str], _language: str) -> None:
        self._headwords = headwords
        self.size = sum(map(len, headwords)) / _MEBIBYTE

    def find(self, word: str) -> Sequence[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        scorer = Indel.normalized_similarity
        return [found for found, _, _ in process.extract(word, self._headwords, scorer=scorer, limit=_FIRST)]


class Lengths:
    """rapidfuzz over the headwords of about the same length."""

    def __init__(self, headwords: Sequence[str], _language: str) -> None:
        self._buckets: dict[int, list[str]] = {}
        for word in headwords:
            self._buckets.setdefault(len(word), []).append(word)
        self.size = sum(map(len, headwords)) / _MEBIBYTE

    def find(self, word: str) -> Sequence[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        near = (self._buckets.get(length, []) for length in range(len(word) - 2, len(word) + 3))
        found = [
            (distance, text)
            for bucket in near
            for text, distance, _ in process.extract(
                word, bucket, scorer=Indel.normalized_distance, score_cutoff=0.45, limit=_FIRST
            )
        ]
        return [text for _, text in sorted(found)[:_FIRST]]


class Istilah:
    """What ``istilah`` does, out of its own store: sound keys, rapidfuzz over one beginning and length, ranking."""

    def __init__(self, headwords: Sequence[str], language: str) -> None:
        names = (Designation("en" if language == "en" else "id", word) for word in headwords)
        connection = compiled_concepts(Concept(f"{number}", (name,)) for number, name in enumerate(names))
        pages, size = (connection.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "page_size"))
        self.size = pages * size / _MEBIBYTE
        self._language = language
        segment = Segment(connection, lambda: connection)
        self._headwords = segment.headwords("en" if language == "en" else "id", lambda _: False)

    def find(self, word: str) -> Sequence[str]:
        near = nearest(word, self._headwords, language=self._language, limit=_FIRST)
        names = self._headwords.names([found.id for found in near])
        return [fold(names[found.id].text) for found in near]


_INDEXES: tuple[tuple[str, str, Callable[[Sequence[str], str], Candidates], bool], ...] = (
    ("FTS5 trigram", "sqlite3", Trigrams, True),
    ("tantivy fuzzy", "tantivy", Tantivy, True),
    ("SymSpell deletes", "symspellpy", Deletes, True),
    ("rapidfuzz, all", "rapidfuzz", Scan, True),
    ("rapidfuzz, length ± 2", "rapidfuzz", Lengths, True),
    ("keys + scan, re-ranked", "rapidfuzz", Istilah, False),
)


def main() -> None:
    folder = Path(sys.argv[1])
    sample = int(sys.argv[2]) if sys.argv[2:] else 0
    print(
        f"{'set':<14} {'index':<24} {'build s':>8} {'MiB':>7} {'p50 ms':>7} {'p95 ms':>7} {'recall@50':>9} {'top-1':>6}"
    )
    for table in sorted(folder.glob("headwords_*.csv")):
        language = table.stem[-2:]
        headwords = _column(table)
        for name, package, make, is_folded in _INDEXES:
            if not find_spec(package):
                continue
            start = time.perf_counter()
            index = make(sorted({fold(word) for word in headwords}) if is_folded else headwords, language)
            built = time.perf_counter() - start
            for path in sorted(folder.glob(f"{language}-*.tsv")):
                asked = [(fold(wrong) if is_folded else wrong, fold(right)) for wrong, right in _pairs(path, sample)]
                print(f"{path.stem:<14} {name:<24} {built:8.2f} {index.size:7.1f} {_figures(index, asked)}")
            del index


def _figures(index: Candidates, pairs: list[tuple[str, str]]) -> str:
    ranks = []
    spent = []
    for asked, right in pairs:
        start = time.perf_counter()
        found = index.find(asked)
        spent.append(1000 * (time.perf_counter() - start))
        ranks.append(found.index(right) if right in found else None)
    spent.sort()
    recall = sum(rank is not None for rank in ranks) / len(ranks)
    first = sum(rank == 0 for rank in ranks) / len(ranks)
    return f"{spent[len(spent) // 2]:7.2f} {spent[len(spent) * 95 // 100]:7.2f} {recall:9.3f} {first:6.3f}"


def _column(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return [row[0] for row in rows if row]


def _pairs(path: Path, sample: int) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        pairs = [(row["wrong"], row["right"]) for row in rows]
    return random.Random(1).sample(pairs, sample) if 0 < sample < len(pairs) else pairs  # noqa: S311 - no secret


def _resident() -> float:
    """Measure the memory of this process now; nothing where the system does not say."""
    gc.collect()
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * resource.getpagesize() / _MEBIBYTE if status.exists() else 0.0


if __name__ == "__main__":
    main()
