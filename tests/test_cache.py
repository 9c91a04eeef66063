"""Compiled layers: what is damaged, foreign or half done is never answered from, and is whole again afterwards."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from istilah.cli import main
from istilah.config import Settings
from istilah.language.folding import fold
from istilah.termbase import cache
from istilah.termbase.base import Termbase, open_termbase

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.cold


ENTRIES = "".join(
    f'[[concept]]\nkey = "k{n}"\nid = "jalan nomor {n} (JL{n})"\nen = "road number {n}"\ndomain = "d{n % 3}"\n'
    for n in range(150)
)
ASKED = ("JL7", "JL149", "JL150", "jalan nomor 3", "road number 80")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are POSIX's")


@pytest.fixture(autouse=True)
def terms() -> Path:
    path = Path("terms.toml")
    path.write_text(f"schema = 1\n{ENTRIES}", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_SETTLED", 0)


def base() -> Termbase:
    return open_termbase(Settings(), (), Path.cwd(), builtin=False)


def answers() -> list[object]:
    index = base()
    names = [index.names(fold(word)) for word in ASKED]
    concepts = [index.concept(name.key) for found in names for name in found]
    near = [
        sorted(headword.text for headword in headwords.sounding("jlnnmr"))
        + list(headwords.bucket("j-r"))
        + list(headwords.bucket("-mr", within=True))
        for _, headwords in index.headwords()
    ]
    return [
        names,
        concepts,
        near,
        index.longest("jalan"),
        sorted(index.short_forms),
        index.known_domains(),
        index.starting(fold("jalan nomor 1"), 9),
    ]


def files(suffix: str = "") -> list[Path]:
    return sorted(path for path in cache.folder().iterdir() if path.name.endswith(suffix))


def compiled() -> Path:
    (path,) = files(".sqlite")
    return path


def never(*_: object) -> None:
    raise AssertionError


def flip(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 1, 8, 200))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def blank(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    length = min(dice.choice((1, 512, 4096)), len(data) - start)
    data[start : start + length] = bytes(length)


def append(data: bytearray, dice: random.Random) -> None:
    data += dice.randbytes(dice.choice((1, 4096)))


def swap(data: bytearray, dice: random.Random) -> None:
    one, other = (dice.randrange(max(1, len(data) // 4096)) * 4096 for _ in "ab")
    data[one : one + 4096], data[other : other + 4096] = data[other : other + 4096], data[one : one + 4096]


DAMAGES = (flip, cut, blank, append, swap)


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_damage_is_answered_from_and_all_is_healed(damage: Callable[[bytearray, random.Random], None]) -> None:
    right = answers()
    dice = random.Random(damage.__name__)  # noqa: S311 -- not for secrets
    for _ in range(25):
        path = dice.choice(files())
        before = path.read_bytes()
        data = bytearray(before)
        damage(data, dice)
        path.write_bytes(data)
        assert answers() == right
        assert main(["where", "--no-builtin", "--verify"]) == 0
        assert answers() == right


def test_a_whole_cache_is_answered_from(monkeypatch: pytest.MonkeyPatch) -> None:
    right = answers()
    monkeypatch.setattr(cache, "compiled", never)
    assert answers() == right


@pytest.mark.parametrize("seed", range(10))
def test_of_a_large_one_no_row_is_read_that_was_not_written(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    right = answers()
    monkeypatch.setattr(cache, "_WHOLE", 0)
    data = bytearray(compiled().read_bytes())
    for found in re.finditer(rb"jalan|nomor|road ", bytes(data)):
        data[found.start() + seed % 5] ^= 1 + seed % 7
    compiled().write_bytes(data)
    index = base()
    concepts = list(index.concepts())
    assert [concept.key for concept in concepts] == sorted(f"k{n}" for n in range(150))
    assert index.concept("k7") == right[1][0]  # type: ignore[index]  # a list of concepts
    monkeypatch.setattr(cache, "_WHOLE", 1 << 30)
    assert answers() == right


def test_the_whole_of_a_large_one_is_verified_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cache, "_WHOLE", 0)
    call = ["where", "--no-builtin", "--verify", "--lang", "en"]
    assert main(call) == 0
    assert "not compiled before" in capsys.readouterr().out
    assert main(call) == 0
    assert "compiled, whole" in capsys.readouterr().out
    data = bytearray(compiled().read_bytes())
    data[-1] ^= 1
    compiled().write_bytes(data)
    assert main([*call, "--format", "json"]) == 1
    assert '"compiled": "damaged"' in capsys.readouterr().out
    assert main(call) == 0
    assert "compiled, whole" in capsys.readouterr().out


@POSIX
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
@pytest.mark.parametrize("suffix", [".sqlite", ".json"])
def test_what_others_may_write_is_not_used(suffix: str, mode: int, monkeypatch: pytest.MonkeyPatch) -> None:
    answers()
    files(suffix)[0].chmod(mode)
    with monkeypatch.context() as patched:
        patched.setattr(cache, "compiled", never)
        with pytest.raises(AssertionError):
            base()
    answers()
    assert not files(suffix)[0].stat().st_mode & 0o022


@POSIX
def test_a_folder_that_others_may_write_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    answers()
    cache.folder().chmod(0o777)
    with monkeypatch.context() as patched:
        patched.setattr(cache, "compiled", never)
        with pytest.raises(AssertionError):
            base()
    answers()
    assert cache.folder().stat().st_mode & 0o777 == 0o755


@POSIX
@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("suffix", [".sqlite", ".json", ""])
def test_what_another_user_owns_is_not_used(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers()
    os.chown(files(suffix)[0] if suffix else cache.folder(), 12345, -1)
    monkeypatch.setattr(cache, "compiled", never)
    with pytest.raises(AssertionError):
        base()


@POSIX
@pytest.mark.parametrize("suffix", [".sqlite", ".json"])
def test_a_link_is_not_followed(suffix: str, tmp_path: Path) -> None:
    right = answers()
    (path,) = files(suffix)
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert answers() == right
    assert not files(suffix)[0].is_symlink()
    assert elsewhere.read_bytes() == before


@POSIX
def test_a_pipe_is_not_waited_for() -> None:
    right = answers()
    (path,) = files(".json")
    path.unlink()
    os.mkfifo(path, 0o600)
    assert answers() == right


def test_an_edit_that_keeps_size_and_time_is_seen(terms: Path) -> None:
    answers()
    before = terms.stat()
    time.sleep(0.05)  # for the clock of the file system to move on
    terms.write_text(terms.read_text(encoding="utf-8").replace("road number 7", "lane number 7"), encoding="utf-8")
    os.utime(terms, ns=(before.st_atime_ns, before.st_mtime_ns))
    index = base()
    assert not index.names(fold("road number 7"))
    assert index.names(fold("lane number 7"))


def test_a_text_kept_is_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    index = base()
    assert index.kept("uji", lambda _: "benar") == "benar"
    (path,) = files(".uji")
    dice = random.Random(1)  # noqa: S311 -- not for secrets
    for damage in DAMAGES:
        data = bytearray(path.read_bytes())
        damage(data, dice)
        path.write_bytes(data)
        assert index.kept("uji", lambda _: "benar") == "benar"
    monkeypatch.setattr(cache, "_put", never)
    assert index.kept("uji", lambda _: "benar") == "benar"


def test_what_the_killed_have_left_is_swept_away_and_what_the_living_hold_is_not() -> None:
    answers()
    dead = cache.folder() / ".mati.new"
    dead.mkdir()
    (dead / "setengah.sqlite").write_bytes(b"SQLite")
    orphan, recent = (cache.folder() / f"{name}.sqlite" for name in ("yatim", "baru"))
    for path in (orphan, recent):
        path.write_bytes(b"")
    os.utime(orphan, (1, 1))
    with cache._workshop() as held:  # noqa: SLF001 -- as another process would hold one
        compiled_by_another = Path("lain.csv")
        compiled_by_another.write_text("id,en\njalan,road\n", encoding="utf-8")
        open_termbase(Settings(), (compiled_by_another,), Path.cwd(), builtin=False)
        assert held.exists()
    assert not dead.exists()
    assert not orphan.exists()
    assert recent.exists()


@POSIX
def test_killed_at_any_moment_nothing_half_done_is_trusted() -> None:
    right = answers()
    for number in range(12):
        for path in files():
            path.unlink()
        call = [sys.executable, "-m", "istilah", "expand", "JL7", "--no-builtin"]
        with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            time.sleep(0.02 * number)
            running.send_signal(signal.SIGKILL)
        assert answers() == right
        assert files(".new") == []


def test_a_start_asks_only_what_an_index_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever grows with the number of concepts is not read for one answer."""
    base()
    asked: list[str] = []
    connect = sqlite3.connect

    def traced(path: str, *, uri: bool) -> sqlite3.Connection:
        connection = connect(path, uri=uri)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", traced)
    main(["expand", "JL7", "--no-builtin"])
    assert "jalan nomor 7" in capsys.readouterr().out
    plans = connect(compiled())
    steps = [step for query in asked for *_, step in plans.execute(f"explain query plan {query}")]
    assert any(step.startswith("SEARCH name") for step in steps)
    assert not [step for step in steps if step.startswith("SCAN")]
