"""A user of one's own for every test: empty folders, Indonesian interface, a terminal of 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


# No test looks at the clock: what is slow on a busy machine is not wrong.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write golden files anew; read the difference in git")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Give what compares a text with its golden file, or writes that anew."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--write-golden"):
            path.write_text(text, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text.splitlines() == expected.splitlines(), f"{path} says otherwise; if it is wrong, --write-golden"
        assert text == expected

    return compare


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a cache that all tests share but those marked ``cold``: the built-in termbase is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def home(
    request: pytest.FixtureRequest,
    warm: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Give the test a home folder and a clean environment; work in an empty folder."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "DASK_SCHEDULER_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "HOME": folder,
        "XDG_CACHE_HOME": folder / "cache" if request.node.get_closest_marker("cold") else warm,
        "XDG_CONFIG_HOME": folder / "config",
    }.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("ISTILAH_LANG", "id")
    monkeypatch.setenv("COLUMNS", "80")
    work = folder / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return folder
