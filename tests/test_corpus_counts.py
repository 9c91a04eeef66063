"""What a corpus said, asked line by line: each line of a sorted file is found, and nothing that is not there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from istilah.termbase import sorted_table
from istilah.termbase.corpus_counts import Usage, documents_with, usage
from istilah.termbase.sorted_table import SortedTable, shipped

if TYPE_CHECKING:
    import pytest

KEYS = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip), st.integers()
)


@given(lines=KEYS, other=st.text())
def test_each_line_is_found_and_no_other(lines: dict[str, int], other: str) -> None:
    path = Path("table.tsv")
    path.write_bytes(b"# 1\n" + "".join(f"{key}\t{lines[key]}\n" for key in sorted(lines)).encode())
    table = SortedTable(path)
    for key, number in lines.items():
        if key > "# ":
            assert table.find(key) == [str(number)]
    if other not in lines:
        assert table.find(other) == []


def test_a_list_that_is_missing_or_empty_says_nothing() -> None:
    assert SortedTable(Path("hilang.tsv")).find("a") == []
    Path("kosong.tsv").touch()
    assert SortedTable(Path("kosong.tsv")).find("a") == []


def test_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("glossary/words")
    folder.mkdir(parents=True)
    row = "KPBU\t7\t5\tkerja sama; dst=3|x=2\t.=1/0 berita=6/5"
    (folder / "usage.tsv").write_text(f"# 9 .=1 berita=8\n{row}\n", "utf-8")
    (folder / "frequencies.tsv").write_text("# 9\nen\tthe\t3\nid\tyang\t9\n", "utf-8")
    monkeypatch.setattr(sorted_table, "builtin_folder", Path)
    shipped.cache_clear()
    assert usage("KPBU") == Usage(7, 5, (("kerja sama; dst", 3), ("x", 2)), {".": (1, 0), "berita": (6, 5)})
    assert usage("KPB") is None
    assert (documents_with("yang", "id"), documents_with("yang", "en"), documents_with("the", "en")) == (9, 0, 3)
    shipped.cache_clear()
