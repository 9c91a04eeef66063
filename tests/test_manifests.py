"""Manifests: lines of any bytes, read as they are needed, each draft on its own day."""

from __future__ import annotations

from contextvars import copy_context
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from istilah.cli import main
from istilah.files import limit
from istilah.work import manifests
from istilah.work.drafts import named
from istilah.work.manifests import unfolded
from istilah.work.walk import patterns

if TYPE_CHECKING:
    from istilah.work.drafts import DraftSource


def listed(*lines: bytes) -> list[DraftSource]:
    Path("m.jsonl").write_bytes(b"\n".join(lines))
    return [*unfolded(named([Path("m.jsonl")]), patterns(Path("/"), [], "x"))]


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        (b'{"text": "Surat \xff"}', "m.jsonl:1:17", "not UTF-8 text"),
        (b'{"text": ' + b"[" * 100_000, "m.jsonl:1:1", "not valid JSON: maximum recursion"),
        (b'{"text": ' + b"9" * 10_000, "m.jsonl:1:1", "not valid JSON: Exceeds the limit"),
        (b'{"path": ""}', "m.jsonl:1:1", "this line must be"),
    ],
    ids=["bytes", "nested", "digits", "empty"],
)
def test_a_bad_line_is_told(line: bytes, place: str, said: str) -> None:
    bad, good = listed(line, b'{"text": "Rapat."}')
    assert bad.fault
    assert (str(bad.fault.place), bad.fault.text.en[: len(said)]) == (place, said)
    assert (good.name, good.data, good.fault) == ("2.txt", b"Rapat.", None)


def test_a_mark_at_the_start_and_half_a_character_do_no_harm() -> None:
    (draft,) = listed(b'\xef\xbb\xbf{"text": "a\\ud800b", "kind": " surat\\tdinas "}')
    assert (draft.data, draft.kind) == (b"a?b", "surat dinas")


def test_a_line_that_is_too_long_ends_its_manifest() -> None:
    def short() -> list[DraftSource]:
        limit(1000)
        return listed(b'{"text": "Rapat."}', b'{"text": "%b"}' % (b"x" * 1000), b'{"text": "Rapat."}')

    first, second = copy_context().run(short)
    assert (first.data, second.name) == (b"Rapat.", "m.jsonl")
    assert second.fault
    assert "is larger than 1000 bytes" in second.fault.text.en


def test_lines_are_read_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifests, "lines", lambda *_: (b'{"text": "%d"}' % number for number in count()))
    endless = unfolded(named([Path("m.jsonl")]), patterns(Path("/"), [], "x"))
    assert [draft.data for draft in islice(endless, 3)] == [b"0", b"1", b"2"]


def test_a_draft_is_judged_on_its_day(capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.jsonl").write_text(
        '{"text": "Kementerian Pekerjaan Umum dan Perumahan Rakyat rapat.", "date": "2020-01-01"}\n'
        '{"text": "Kementerian Pekerjaan Umum dan Perumahan Rakyat rapat.", "date": "2026-01-01"}\n',
        encoding="utf-8",
    )
    assert copy_context().run(main, ["lint", "m.jsonl", "--select", "TERM005"]) == 1
    assert [line[:5] for line in capsys.readouterr().out.splitlines()] == ["2.txt"]
