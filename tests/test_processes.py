"""Things shared out among processes that really run and really die."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from istilah import processes
from istilah.processes import shared_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODULE = """
import os

class Doubling:
    def __init__(self, deadly=(), stillborn=False):
        self.deadly, self.stillborn = deadly, stillborn

    def settle(self):
        if self.stillborn:
            os._exit(9)
        return self.double

    def double(self, thing):
        if thing in self.deadly:
            os._exit(9)
        return 2 * thing

    def weight(self, thing):
        return 1

    def failed(self, thing, error):
        return str(error.text.en.partition(" the process")[0])
"""


@pytest.fixture
def doubling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 -- it is made here
    (tmp_path / "doubling_of_numbers.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)  # where the other processes look too
    import doubling_of_numbers  # type: ignore[import-not-found]

    return doubling_of_numbers.Doubling


def test_results_come_in_the_order_of_things(doubling: Any) -> None:  # noqa: ANN401 -- as above
    assert list(shared_out(range(1000), doubling(), 3)) == [2 * thing for thing in range(1000)]


@pytest.mark.parametrize("deadly", [(0,), (7, 8), (150,), (199,)])
def test_what_kills_a_process_is_told_in_its_place(doubling: Any, deadly: tuple[int, ...]) -> None:  # noqa: ANN401 -- as above
    expected = [2 * thing if thing not in deadly else "the system ended" for thing in range(200)]
    assert list(shared_out(range(200), doubling(deadly), 2)) == expected


def test_processes_that_never_begin_are_told_of_each_thing(doubling: Any) -> None:  # noqa: ANN401 -- as above
    assert list(shared_out(range(3), doubling(stillborn=True), 2)) == ["the system ended"] * 3


def test_only_so_much_is_taken_ahead(doubling: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401 -- as above
    monkeypatch.setattr("istilah.chunks._MANY", 2)
    monkeypatch.setattr(processes, "_AHEAD", 5)
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            yield taken
            taken += 1

    results: Any = shared_out(endless(), doubling(), 2)
    assert [next(results) for _ in range(6)] == [0, 2, 4, 6, 8, 10]
    assert taken < 20
    results.close()
