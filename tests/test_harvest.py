"""A corpus counted: the same in one process and in several, whatever the order, and right about what it says."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from istilah.cli import main
from istilah.errors import BugError, IstilahError, Place, UnreadableError
from istilah.files import growing
from istilah.harvest.corpus import Adding, Counting, Harvest
from istilah.harvest.counts import Count, Counts, merged
from istilah.harvest.glosses import glosses
from istilah.harvest.journal import Surveyed, journal
from istilah.harvest.noun_phrases import Lexicon, candidates
from istilah.harvest.ranking import FullForm, ranked
from istilah.readers import read
from istilah.session import Held, open_session
from istilah.text import Text
from istilah.work.drafts import DraftSource

if TYPE_CHECKING:
    from istilah.model.index import Name


class _Index:
    """A termbase that knows nothing."""

    def names(self, _: str) -> tuple[Name, ...]:
        return ()


INDEX: Any = _Index()

TEXTS = (
    "Rencana tata ruang wilayah (RTRW) adalah hasil perencanaan. Menteri menetapkan rencana tata ruang wilayah.\n",
    "Badan layanan umum (BLU) menyusun laporan keuangan (financial report). Laporan keuangan itu penting.\n",
    "Pemerintah daerah menyusun laporan keuangan (financial report) dan rencana tata ruang wilayah (RTRW).\n",
)


def phrases(text: str, lexicon: Lexicon | None = None) -> set[str]:
    return {found for _, found in candidates(read(text, "a.txt"), lexicon or Lexicon())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dinas itu mengelola tata ruang.", {"dinas", "tata", "ruang", "tata ruang"}),
        ("Wilayah dan langkahnya sudah jelas.", {"wilayah", "langkah"}),
        ("Bahan-bahan baku untuk industri kecil.", {"bahan", "bahan baku", "baku", "industri", "industri kecil"}),
        ("Itulah sebabnya Pasal IV dihapuskan.", set()),
        ("Tata Ruang. Wilayah", {"tata", "ruang", "tata ruang", "wilayah"}),
        ("Tahun anggaran dan nomor induk 5.", {"tahun anggaran", "anggaran", "nomor induk", "induk"}),
        ("The committee has clearly reviewed the national budget of 2024.", {"committee", "national", "budget"}),
    ],
)
def test_candidates(text: str, expected: set[str]) -> None:
    known = {"dinas", "bahan", "baku"}
    found = phrases(text, Lexicon(is_headword=known.__contains__))
    assert expected <= found
    assert {
        phrase for phrase in found - expected if not phrase.startswith(("reviewed", "national", "committee"))
    } == set()


def test_lines_in_capitals_are_titles_each_of_its_own() -> None:
    assert "republik peraturan" not in phrases("PRESIDEN REPUBLIK\nPERATURAN PEMERINTAH\n")


def test_english_phrases_are_english_also_in_indonesian() -> None:
    text = "Kami memakai financial report dan laporan keuangan yang baru untuk rapat itu."
    found = candidates(read(text, "a.txt"), Lexicon(english={"financial", "report"}))
    assert ("en", "financial report") in found
    assert ("id", "laporan keuangan") in found


def test_glosses_stop_where_a_noun_phrase_does() -> None:
    text = "Instansi menyusun laporan keuangan (financial report), pencarian dan pertolongan (search and rescue)."
    found = glosses(read(text, "a.txt"), Lexicon(english={"financial", "report", "search", "rescue"}))
    assert {indonesian for indonesian, english in found if english == "financial report"} == {
        "keuangan",
        "laporan keuangan",
    }
    assert {indonesian for indonesian, english in found if english == "search and rescue"} == {"pertolongan"}


def test_a_full_form_that_few_give_is_not_what_a_short_form_means() -> None:
    def counted(documents: int) -> Count:
        return Count(documents, documents, 0, 0, 1, "a.md", 0, {})

    counts = {
        "a\tMIT": counted(31),
        "x\tMIT\tmencit": counted(1),
        "a\tPT": counted(885),
        "x\tPT\tPerseroan Terbatas": counted(42),
        "a\tDR": counted(947),
        "x\tDR\tDana Reboisasi": counted(8),
    }
    found = {each.short: each for each in ranked(Harvest(counts, Counter(peraturan=1000), 2), INDEX)}
    assert {short: each.id for short, each in found.items()} == {"DR": None, "PT": "Perseroan Terbatas", "MIT": None}
    assert found["MIT"].expansions == (FullForm("mencit", 1),)


def test_what_is_no_gloss() -> None:
    lexicon = Lexicon(english={"financial", "report", "fax"})
    for text in (
        "Laporan keuangan atau financial report itu.",  # an alternative is one only where it is marked
        "Laporan keuangan (fax) itu.",
        "Laporan keuangan (yang baru) itu.",
        "(financial report)",
    ):
        assert glosses(read(text, "a.md"), lexicon) == {}
    again = "Laporan keuangan (financial report) atau *financial report*. Laporan keuangan (financial report)."
    pairs = {("keuangan", "financial report"): 18, ("laporan keuangan", "financial report"): 18}
    assert glosses(read(again, "a.md"), lexicon) == pairs


def test_counts_are_the_same_in_whatever_order_they_are_added() -> None:
    one = Count(1, 2, 0, 1, 1, "a.md", 5, {"x": (1, 0)})
    two = Count(1, 1, 1, 0, 0, "b.md", 9, {"y": (1, 1)})
    assert merged(one, two) == merged(two, one)
    counts = Counts()
    for _ in range(2):
        counts.add("t\tid\tkata", one)
    again = Counts()
    again.take(filter(None, counts.parted()))
    assert again.by_key == {"t\tid\tkata": merged(one, one)}


@pytest.fixture
def corpus() -> None:
    for number in range(24):
        path = Path(f"korpus/{'surat' if number % 3 else 'berita'}/{number}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXTS[number % len(TEXTS)], encoding="utf-8")


def harvest(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert copy_context().run(main, ["harvest", "korpus", "--format", "jsonl", "-q", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("corpus")
def test_processes_count_alike(capsys: pytest.CaptureFixture[str]) -> None:
    alone, together = (harvest(capsys, "--jobs", jobs) for jobs in ("1", "2"))
    assert alone == together
    assert '"short": "RTRW", "id": "rencana tata ruang wilayah"' in alone
    assert '"kinds": {"berita": {"documents": 8, "explained": 8}, "surat": {"documents": 8, "explained": 8}}' in alone


@pytest.mark.usefixtures("corpus")
def test_chunks_count_alike(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = harvest(capsys)
    monkeypatch.setattr("istilah.harvest.corpus._CHUNK", 300)
    assert harvest(capsys, "--jobs", "1") == whole


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("kept", "half"), [(0, 30), (1, 0), (3, 50), (7, 0), (100, 0)])
def test_a_harvest_that_was_stopped_goes_on(
    kept: int, half: int, jobs: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what one run says, wherever it was stopped, and counts each document once."""
    whole = harvest(capsys)
    monkeypatch.setattr("istilah.harvest.corpus._CHUNK", 300)
    assert harvest(capsys, "--resume", "maju") == whole
    journal, counts = Path("maju/harvest.jsonl"), Path("maju/harvest.counts")
    lines = journal.read_bytes().splitlines(keepends=True)
    written = counts.read_bytes()
    journal.write_bytes(b"".join(lines[:kept]) + b"".join(lines[kept:])[:half])
    counts.write_bytes(written[: _end(lines[kept - 1]) if 1 < kept < len(lines) else None] + b"half of some counts")
    assert harvest(capsys, "--resume", "maju", "--jobs", jobs) == whole
    after = journal.read_bytes().splitlines()
    assert [*map(_mark, after)] == [*map(_mark, lines)]
    assert _end(after[-1]) == counts.stat().st_size


def _mark(line: bytes) -> dict[str, object]:
    """Read what a line says but for where counts end: they may be written in several ways."""
    return {name: value for name, value in json.loads(line).items() if name != "end"}


def _end(line: bytes) -> int:
    end: int = json.loads(line)["end"]
    return end


KILLED = """
import os, signal, sys
from istilah.cli import main
from istilah.harvest import corpus, journal
corpus._CHUNK = 300
write, left = journal.Journal._write, [3]
def written(self, entry):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    write(self, entry)
journal.Journal._write = written
main(sys.argv[1:])
"""


@pytest.mark.usefixtures("corpus")
def test_a_harvest_that_was_killed_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    """It dies where counts are written that the journal does not know yet, and the processes that it began with it."""
    whole = harvest(capsys)
    call = [sys.executable, "-c", KILLED, "harvest", "korpus", "--resume", "maju", "--jobs", "2"]
    with subprocess.Popen(call, stderr=subprocess.PIPE) as killed:
        killed.communicate(timeout=100)  # which comes to an end when nobody is left to write
    assert killed.returncode == -signal.SIGKILL
    lines = Path("maju/harvest.jsonl").read_bytes().splitlines()
    assert 0 < _end(lines[-1]) < Path("maju/harvest.counts").stat().st_size
    assert len(lines) == 2
    assert harvest(capsys, "--resume", "maju") == whole


@pytest.mark.usefixtures("corpus")
def test_counts_that_are_cut_off_are_not_added_up(capsys: pytest.CaptureFixture[str]) -> None:
    harvest(capsys, "--resume", "maju")
    counts = Path("maju/harvest.counts")
    size = counts.stat().st_size
    counts.write_bytes(counts.read_bytes()[:100])
    assert copy_context().run(main, ["harvest", "korpus", "--resume", "maju"]) == 2
    assert f"maju/harvest.counts: berkas ini terpotong: 100 bita, padahal jurnalnya mencatat {size}" in (
        capsys.readouterr().err
    )


@pytest.mark.usefixtures("corpus")
def test_nobody_else_counts_into_the_same_folder(capsys: pytest.CaptureFixture[str]) -> None:
    harvest(capsys, "--resume", "maju")
    journal = Path("maju/harvest.jsonl")
    with growing(journal, journal.stat().st_size):
        assert copy_context().run(main, ["harvest", "korpus", "--resume", "maju"]) == 2
    assert "maju/harvest.jsonl: sedang ditulis program lain" in capsys.readouterr().err


@pytest.mark.parametrize(
    "error",
    [
        UnreadableError(Text(id="hilang", en="lost"), Place("a.txt", 3, 1)),
        UnreadableError(Text(id="hilang", en="lost")),
        BugError(Text(id="salah", en="wrong"), Place("b\udcfe.txt"), "Traceback …"),
    ],
)
def test_what_came_to_nothing_is_told_again(error: IstilahError) -> None:
    source = DraftSource("a.txt", "/a.txt")
    told: list[Surveyed] = []
    for _ in range(2):
        with journal(Path("maju"), open_session(builtin=False).termbase) as kept:
            assert [*kept.marked(map(tuple, [[*kept.rest([source])]]))]
            told += kept.told or [kept.noted(Surveyed(Counter(), failures=(error,), size=3))]
    assert len({(str(each.failures[0].place), each.failures[0].text, each.failures[0].code) for each in told}) == 1
    assert [each.size for each in told] == [3, 3]
    assert [vars(each.failures[0]).get("trace") for each in told] == [vars(error).get("trace")] * 2


def test_a_chunk_that_came_to_nothing_is_told_of_each_document() -> None:
    work = Counting(Held(INDEX), 1000)
    chunk = tuple(DraftSource(name, name) for name in ("a.txt", "b.txt"))
    error = UnreadableError(Text(id="hilang", en="lost"), Place("?"))
    assert [each.place for each in work.failed(chunk, error).failures] == [Place("a.txt"), Place("b.txt")]
    with pytest.raises(UnreadableError):
        Adding(Path("hitungan"), 2).failed(1, error)


@pytest.mark.usefixtures("corpus")
def test_what_is_kept_is_sorted(capsys: pytest.CaptureFixture[str]) -> None:
    assert copy_context().run(main, ["harvest", "korpus", "--counts", ".", "-q"]) == 0
    assert capsys.readouterr().out == ""
    head, *rows = Path("usage.tsv").read_text(encoding="utf-8").splitlines()
    assert head == "# 24 berita=8 surat=16"
    assert rows == sorted(rows)
    assert rows[0].split("\t") == ["BLU", "8", "8", "Badan layanan umum=8", "surat=8/8"]
    assert "id\tkeuangan\t16" in Path("frequencies.tsv").read_text(encoding="utf-8").splitlines()


def test_names_are_counted_where_they_are_no_words_and_no_slips(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("korpus").mkdir()
    common = "Kantor itu milik kementerian dan lembaga. Menurut Hatta, harta itu milik Lembaga di Surabaya."
    for number in range(60):
        slip = "Itu tugas Kementrian di sana." if number < 2 else ""
        Path(f"korpus/{number}.txt").write_text(f"{common} {slip} Itu kata Surabaya pada hari {number}.\n", "utf-8")
    assert copy_context().run(main, ["harvest", "korpus", "--counts", ".", "--min-documents", "2", "-q"]) == 0
    rows = [row.split("\t") for row in Path("frequencies.tsv").read_text("utf-8").splitlines()]
    assert [row for row in rows if row[0] == "name"] == [["name", "hatta", "60"], ["name", "surabaya", "60"]]
