"""Which files are meant: hostile folders and patterns take no time, and mean what git means."""

from __future__ import annotations

import contextlib
import os
import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from istilah.errors import ConfigError
from istilah.work.walk import drafts, patterns, swift, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDLESS = "*a*a*a*a*a*a*a*a*a*a*a*a*b"


def found(*named: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [path.as_posix() for path in drafts([*map(Path, named)], patterns(whole(Path()), exclude, "istilah.toml"))]


def segments() -> st.SearchStrategy[str]:
    piece = st.sampled_from(["a", "b", "*", "?", "[ab]", "[!a]", "\\*", "**", ".", "[^/]"])
    return st.lists(piece, min_size=1, max_size=5).map("".join)


@given(
    st.lists(st.one_of(st.just("**"), segments()), min_size=1, max_size=5).map("/".join),
    st.lists(st.text("ab.*\n", min_size=1, max_size=5), min_size=1, max_size=5).map("/".join),
    st.sampled_from(["", "/"]),
    st.sampled_from(["", "/"]),
)
def test_patterns_mean_what_git_means(pattern: str, path: str, start: str, end: str) -> None:
    """Only line breaks in names are taken more exactly than by the library's own expression."""
    pattern, path = f"{start}{pattern}{end}", f"{path}{end}"
    if "\n" in path:
        path = path.replace("\n", "b")
    theirs = GitIgnoreSpec.from_lines([pattern])
    ours = patterns(Path("/"), [pattern], "x")
    assert ours.spec.check_file(path).include == theirs.check_file(path).include


def test_a_line_break_in_a_name_is_a_character_like_any_other() -> None:
    Path("a\nb").mkdir()
    Path("a\nb/arsip.md").touch()
    assert found(".", exclude=("**/arsip.md",)) == []
    assert found(".", exclude=("a?b/",)) == []
    assert found(".") == ["a\nb/arsip.md"]


@pytest.mark.parametrize(
    "pattern",
    [ENDLESS, f"{ENDLESS}/**/x", "a/**/a/**/a/**/a/**/a/**/b", "**/a*/**/a*/**/a*/**/a*/**/b", "?*" * 40 + "b"],
)
def test_no_pattern_takes_longer_than_its_length(pattern: str) -> None:
    for name in ("a" * 250, "a/" * 1000 + "a"):
        assert not patterns(Path("/"), [pattern], "x").of(Path("/") / f"{name}.md", is_folder=False)


def test_the_expression_of_a_pattern_without_stars_stays() -> None:
    plain = r"^a\.md(?:(?P<ps_d>/)|$)"
    assert swift(plain) == plain
    re.compile(swift(plain))


@pytest.mark.parametrize("pattern", ["[z-a]", "a\\", "!"])
def test_what_is_no_pattern_is_told(pattern: str) -> None:
    with pytest.raises(ConfigError, match="is not a valid pattern"):
        patterns(Path("/"), [pattern], "istilah.toml")


def test_what_is_no_pattern_in_gitignore_fits_nothing() -> None:
    Path(".gitignore").write_text(
        "[z-a]\na\\\n[[:alpha:]]\nlama.md\n\udcff\n", encoding="utf-8", errors="surrogateescape"
    )
    for name in ("a.md", "lama.md"):
        Path(name).touch()
    assert found(".") == ["a.md"]


def test_pipes_sockets_devices_and_circles_are_passed_over() -> None:
    os.mkfifo("pipa.md")
    Path("lingkar.md").symlink_to("lingkar.md")
    Path("gelang").symlink_to("gelang")
    Path("nol.md").symlink_to("/dev/zero")
    Path("tautan.md").symlink_to("a.md")
    Path("a.md").touch()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("soket.md")
        assert found(".") == ["a.md", "lingkar.md", "tautan.md"]


def test_a_pipe_for_a_gitignore_is_passed_over() -> None:
    os.mkfifo(".gitignore")
    Path("a.md").touch()
    assert found(".") == ["a.md"]


def test_where_nobody_knows_what_is_ignored_nothing_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.md", "sub/b.md", "sub/.gitignore"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("b.md", encoding="utf-8")
    opening = os.open

    def refused(path: str, *others: int) -> int:
        if str(path).endswith(".gitignore"):
            raise PermissionError(13, "Permission denied")
        return opening(path, *others)

    monkeypatch.setattr(os, "open", refused)
    assert found(".") == ["a.md", str(Path.cwd() / "sub/.gitignore")]


@contextlib.contextmanager
def descent(depth: int, name: str) -> Iterator[None]:
    """Stand at the bottom of many folders; they are gone afterwards, for others would not get them away."""
    top = Path.cwd()
    for _ in range(depth):
        Path(name).mkdir()
        os.chdir(name)
    Path("dalam.md").touch()
    bottom = os.open(".", os.O_RDONLY)
    os.chdir(top)
    yield
    os.chdir(bottom)
    os.close(bottom)
    Path("dalam.md").unlink()
    for _ in range(depth):
        os.chdir("..")
        Path(name).rmdir()


def test_folders_may_be_as_deep_as_they_like() -> None:
    with descent(1100, "d"):
        (path,) = found(".")
        assert path == "d/" * 1100 + "dalam.md"


def test_folders_beyond_what_a_path_can_name_are_told() -> None:
    with descent(25, "d" * 200):
        (path,) = found(".")
        assert 3900 < len(path) < 5000


def test_names_that_are_too_long_are_given_to_the_reader() -> None:
    assert found("x" * 300) == ["x" * 300]
