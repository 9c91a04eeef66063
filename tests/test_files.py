"""Reading and replacing files: nothing planted is followed, nothing guarded is replaced, nothing holds us up."""

from __future__ import annotations

import fcntl
import os
import socket
import stat
import tempfile
import threading
from pathlib import Path

import platformdirs
import pytest

from istilah import files, temporaries
from istilah.errors import UnreadableError
from istilah.files import Stamp, own_folder, read_bytes, replace, take

FORGOTTEN = ".istilah-0123456789abcdef.new"


@pytest.fixture
def draft() -> Path:
    path = Path("draf.txt")
    path.write_bytes(b"lama")
    return path


@pytest.fixture(autouse=True)
def _fresh() -> None:
    temporaries.clear.cache_clear()


def names() -> set[str]:
    return {path.name for path in Path().iterdir()}


def test_a_link_that_was_planted_is_not_written_through(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim = Path("rahasia")
    victim.write_bytes(b"RAHASIA")
    monkeypatch.setattr(os, "urandom", bytes)
    Path(".istilah-0000000000000000.new").symlink_to(victim.absolute())
    with pytest.raises(UnreadableError, match="unchanged"):
        replace(draft, b"baru")
    assert (victim.read_bytes(), draft.read_bytes()) == (b"RAHASIA", b"lama")


def test_of_a_link_what_it_leads_to_is_replaced(draft: Path) -> None:
    link = Path("tautan")
    link.symlink_to(draft)
    replace(link, b"baru")
    assert link.is_symlink()
    assert draft.read_bytes() == b"baru"
    assert names() == {"draf.txt", "tautan"}


def test_mode_and_attributes_stay(draft: Path) -> None:
    draft.chmod(0o640)
    try:
        os.setxattr(draft, "user.asal", b"kantor")
    except OSError:
        pytest.skip("no extended attributes here")
    replace(draft, b"baru")
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert os.getxattr(draft, "user.asal") == b"kantor"


def test_a_new_file_is_as_open_as_what_it_is_like(draft: Path) -> None:
    mask = os.umask(0o022)
    try:
        replace(Path("biasa"), b"baru")
        draft.chmod(0o400)
        replace(Path("salinan"), b"baru", like=draft)
    finally:
        os.umask(mask)
    modes = {name: stat.S_IMODE(Path(name).stat().st_mode) for name in ("biasa", "salinan")}
    assert modes == {"biasa": 0o644, "salinan": 0o600}


def test_a_file_of_several_names_is_left_alone(draft: Path) -> None:
    os.link(draft, "kembar.txt")
    with pytest.raises(UnreadableError, match="2 names"):
        replace(draft, b"baru")
    assert Path("kembar.txt").read_bytes() == draft.read_bytes() == b"lama"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a file of another user")
def test_a_file_of_another_user_is_left_alone() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        draft = Path(folder) / "draf.txt"
        draft.write_bytes(b"lama")
        draft.chmod(0o666)
        os.seteuid(65534)
        try:
            with pytest.raises(UnreadableError, match="belongs to another user"):
                replace(draft, b"baru")
        finally:
            os.seteuid(0)
        assert draft.read_bytes() == b"lama"
        assert list(Path(folder).iterdir()) == [draft]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a file of another user")
def test_who_may_give_files_away_keeps_their_owner(draft: Path) -> None:
    os.chown(draft, 65534, 65534)
    replace(draft, b"baru")
    assert (draft.stat().st_uid, draft.stat().st_gid) == (65534, 65534)


@pytest.mark.parametrize("change", ["content", "inode", "gone"])
def test_a_file_that_changed_since_it_was_read_is_left_alone(draft: Path, change: str) -> None:
    stamp = take(draft).stamp
    if change == "content":
        draft.write_bytes(b"sunting")
    elif change == "inode":
        Path("lain").write_bytes(b"lama")
        Path("lain").replace(draft)
    else:
        draft.unlink()
    before = names()
    with pytest.raises(UnreadableError, match="has changed"):
        replace(draft, b"baru", stamp=stamp)
    assert names() == before


def test_a_file_that_stayed_as_it_was_read_is_replaced(draft: Path) -> None:
    replace(draft, b"baru", stamp=take(draft).stamp)
    assert draft.read_bytes() == b"baru"


def test_what_a_killed_program_left_is_cleared(draft: Path) -> None:
    Path(FORGOTTEN).write_bytes(b"separuh")
    replace(draft, b"baru")
    assert names() == {"draf.txt"}


def test_what_somebody_holds_or_is_not_ours_stays(draft: Path) -> None:
    held, linked, other = Path(FORGOTTEN), Path(".istilah-1123456789abcdef.new"), Path(".istilah-catatan.new")
    for path in (held, linked, other):
        path.write_bytes(b"separuh")
    os.link(linked, "kembar")
    pipe = Path(".istilah-2123456789abcdef.new")
    os.mkfifo(pipe)
    link = Path(".istilah-3123456789abcdef.new")
    link.symlink_to(other)
    with held.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        replace(draft, b"baru")
    assert names() == {"draf.txt", "kembar", *map(str, (held, linked, other, pipe, link))}


def test_a_temporary_that_was_cleared_under_us_is_made_again(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = fcntl.flock
    seen: list[Path] = []

    def slow(file: int, how: int) -> None:
        if not seen:
            seen.extend(Path().glob(".istilah-*"))
            seen[0].unlink()
        lock(file, how)

    monkeypatch.setattr(fcntl, "flock", slow)
    replace(draft, b"baru")
    assert (len(seen), draft.read_bytes(), names()) == (1, b"baru", {"draf.txt"})


def test_where_there_are_no_locks_files_are_replaced_all_the_same(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where an open file cannot be deleted."""
    draft.chmod(0o600)
    Path(FORGOTTEN).write_bytes(b"separuh")
    monkeypatch.setattr(temporaries, "fcntl", None)
    replace(draft, b"baru")
    assert (draft.read_bytes(), stat.S_IMODE(draft.stat().st_mode), names()) == (b"baru", 0o600, {"draf.txt"})


def test_an_interrupt_leaves_nothing_behind(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace(draft, b"baru")
    assert (draft.read_bytes(), names()) == (b"lama", {"draf.txt"})


def test_only_files_are_replaced() -> None:
    Path("folder").mkdir()
    os.mkfifo("pipa")
    for path in ("folder", "pipa"):
        with pytest.raises(UnreadableError):
            replace(Path(path), b"baru")
    assert stat.S_ISFIFO(Path("pipa").stat().st_mode)


def test_pipes_sockets_and_devices_are_refused_at_once() -> None:
    os.mkfifo("pipa")
    Path("pintas").symlink_to("pipa")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("soket")
        for path, kind in {"pipa": "a pipe", "pintas": "a pipe", "soket": "a socket", "/dev/zero": "a device"}.items():
            with pytest.raises(UnreadableError, match=kind):
                read_bytes(path)


def test_what_the_shell_hands_over_is_read() -> None:
    out, into = os.pipe()
    os.write(into, b"KTP")
    os.close(into)
    assert read_bytes(f"/dev/fd/{out}") == b"KTP"
    os.close(out)
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_bytes(f"/dev/fd/{out}")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_bytes(f"/dev/fd/{10**30}")


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(draft: Path) -> None:
    with Path("besar.txt").open("wb") as file:
        file.truncate(files.MOST + 1)  # a hole: no such room is needed
    with pytest.raises(UnreadableError, match="max_file_size"):
        read_bytes("besar.txt")
    token = files._LIMIT.set(4)  # noqa: SLF001 -- to be set back
    assert read_bytes(draft) == b"lama"
    draft.write_bytes(b"lamat")
    with pytest.raises(UnreadableError, match="larger than 4 bytes"):
        read_bytes(draft)
    files._LIMIT.reset(token)  # noqa: SLF001 -- as above


def test_a_file_that_grows_while_it_is_read_is_refused_at_the_limit() -> None:
    out, into = os.pipe()
    token = files._LIMIT.set(1_000_000)  # noqa: SLF001 -- to be set back

    def grow() -> None:
        try:
            while True:
                os.write(into, bytes(65536))
        except BrokenPipeError:
            pass

    growing = threading.Thread(target=grow)
    growing.start()
    with pytest.raises(UnreadableError, match="larger than"):
        read_bytes(f"/dev/fd/{out}")
    os.close(out)
    growing.join()
    os.close(into)
    files._LIMIT.reset(token)  # noqa: SLF001 -- as above


def test_a_stamp_knows_a_file(draft: Path) -> None:
    assert take(draft).stamp == Stamp.of(draft.stat())


def test_names_that_no_system_takes_are_told() -> None:
    for name in ("x" * 300, "a\0b"):
        with pytest.raises(UnreadableError, match="cannot be read"):
            read_bytes(name)
        with pytest.raises((UnreadableError, ValueError)):
            replace(Path(name), b"")


@pytest.mark.parametrize("home", ["/rumah", "rumah", "", None])
@pytest.mark.parametrize("told", ["/lain", "lain", "", None])
def test_our_folders_are_where_the_system_has_them(
    told: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The short way to the answer is only taken where it leads to the same place."""
    for name, value in (("XDG_CACHE_HOME", told), ("XDG_CONFIG_HOME", told), ("HOME", home)):
        monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
    assert own_folder("cache") == platformdirs.user_cache_path("istilah", appauthor=False)
    assert own_folder("config") == platformdirs.user_config_path("istilah", appauthor=False)
