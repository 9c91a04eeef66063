"""Browsing on the whole screen, one story a file (``tui/*.toml``), and what stands behind it.

A story has steps, each of which may give the terminal another ``size``, ``type`` a text and ``press`` keys; what is
then on the screen, what was told and what was copied stands in the golden file beside it.
"""

from __future__ import annotations

import asyncio
import shutil
import stat
import sys
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from rich.color import Color

from istilah.cli import main
from istilah.cli.commands import browse
from istilah.query.narrowing import narrowed
from istilah.session import Session, open_session
from istilah.speech import speak
from istilah.tui.clipboard import copiers, hand_to_system

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.segment import Segment
    from textual.pilot import Pilot

    from istilah.tui.browser import Browser

TUI = Path(__file__).parent / "tui"
STORIES = sorted(TUI.glob("*.toml"))
FIELDS = {"type", "press", "size"}


@pytest.fixture
def session() -> Session:
    shutil.copy(TUI / "terms", "terms.toml")
    return open_session(builtin=False)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story(
    path: Path, session: Session, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("textual", reason="comes with the extra tui")
    from istilah.tui.browser import Browser

    notices: list[str] = []
    monkeypatch.setattr(Browser, "notify", lambda _, message, **__: notices.append(message))
    monkeypatch.setenv("PATH", "")  # no program takes what is copied
    story = tomli.loads(path.read_text(encoding="utf-8"))
    golden(path.with_suffix(".txt"), copy_context().run(told, story, session, notices))


def told(story: Mapping[str, Any], session: Session, notices: list[str]) -> str:
    from istilah.tui.browser import Browser

    speak(story.get("lang", "id"))
    browser = Browser(session, story.get("query", ""), frozenset(story.get("domains", ())))
    return asyncio.run(played(story, browser, notices))


async def played(story: Mapping[str, Any], browser: Browser, notices: list[str]) -> str:
    screens = []
    async with browser.run_test(size=tuple(story.get("size", (80, 24)))) as pilot:
        await pilot.pause()
        for step in story["step"]:
            assert set(step) <= FIELDS
            await done(step, pilot)
            copied = [f"[{browser.clipboard}]"] if browser.clipboard else []
            screens.append("\n".join([f"# {dict(step)}", looks(browser), *notices, *copied]))
            notices.clear()
    return "\n\n".join(screens) + "\n"


async def done(step: Mapping[str, Any], pilot: Pilot[None]) -> None:
    if "size" in step:
        await pilot.resize_terminal(*step["size"])
    await pilot.press(*map(_key, step.get("type", "")), *step.get("press", ()))
    await pilot.pause()


def _key(letter: str) -> str:
    return "space" if letter == " " else letter


def looks(browser: Browser) -> str:
    """Give what is on the screen, with what is reversed or on another ground between ⟦ and ⟧; the cursor blinks."""
    lines = browser.screen._compositor.render_strips()  # noqa: SLF001 -- there is no other way to see it
    written = ["".join(_marked(segment, number) for segment in line) for number, line in enumerate(lines)]
    return "\n".join(map(str.rstrip, written)).replace("⟧⟦", "").rstrip()


def _marked(segment: Segment, line: int) -> str:
    style = segment.style
    ground = style is not None and (style.reverse or style.bgcolor not in {None, Color.default()})
    return f"⟦{segment.text}⟧" if ground and line else segment.text


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", []),
        ("-", []),
        ("PU", ["pemilu", "pu", "pupr"]),
        ("kementerian", ["kementerian", "pu", "pupr"]),
        ("kementerian pek", ["pu", "pupr"]),
        ("pek kementerian", ["pu", "pupr"]),
        ("minist pub", ["pu", "pupr"]),
        ("barang jasa", ["pengadaan-barang-dan-jasa"]),
        ("aparatursip", ["asn"]),
        ("aparatur sipl", ["asn"]),
        ("kementeriannya", ["kementerian"]),
        ("zzz", []),
        ("a" * 100_000, []),
    ],
)
def test_a_question_is_narrowed(query: str, keys: list[str], session: Session) -> None:
    found = narrowed(query, session.termbase, limit=9, preference=session.preference())
    assert sorted(match.concept.key for match in found) == sorted(keys)


def test_what_begins_so_comes_first() -> None:
    Path("terms.toml").write_text(BEGINNING, encoding="utf-8")
    session = open_session(builtin=False)
    found = narrowed("kat", session.termbase, limit=9, preference=session.preference())
    assert [match.name.text for match in found] == ["kata yang panjang sekali", "suku kata"]


BEGINNING = """
schema = 1
concept = [{ id = "suku kata", en = "syllable" }, { id = "kata yang panjang sekali", en = "a very long word" }]
"""


def test_a_domain_comes_before_all(session: Session) -> None:
    def asked(query: str, *domains: str, limit: int = 9) -> list[str]:
        found = narrowed(query, session.termbase, limit=limit, preference=session.preference(domains))
        return [match.concept.key for match in found]

    assert asked("um", "pemilu", limit=1) == ["pemilu"]
    assert asked("k", limit=1) == ["kementerian"]


LONG = "schema = 1\n" + "".join(f'[[concept]]\nid = "kata {n:03}"\nen = "word {n:03}"\n' for n in range(150))


def test_more_is_looked_for_at_the_end_of_the_list() -> None:
    pytest.importorskip("textual", reason="comes with the extra tui")
    from istilah.tui.browser import Browser
    from istilah.tui.concept_list import ConceptList

    Path("terms.toml").write_text(LONG, encoding="utf-8")
    browser = Browser(open_session(builtin=False), "kata")

    async def walked() -> list[int]:
        async with browser.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            rows = browser.screen.query_one(ConceptList)
            lengths = [len(rows.rows)]
            for _ in range(3):
                rows.step(100)
                await pilot.pause()
                lengths.append(len(rows.rows))
            await pilot.click(ConceptList, offset=(5, 0))
            await pilot.click(ConceptList, offset=(60, 15))
            lengths.append(rows.cursor)
            await pilot.press("escape", "down", "ctrl+c")
        return lengths

    assert asyncio.run(walked()) == [60, 120, 150, 150, 139]
    assert browser.return_code == 0


def test_the_mouse_chooses_a_row_and_nothing_beyond_the_last(session: Session) -> None:
    pytest.importorskip("textual", reason="comes with the extra tui")
    from istilah.tui.browser import Browser
    from istilah.tui.concept_list import ConceptList

    browser = Browser(session, "kementerian")

    async def clicked() -> list[int]:
        async with browser.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            rows, at = browser.screen.query_one(ConceptList), []
            for line in (3, 20, 0):
                await pilot.click(ConceptList, offset=(5, line))
                at.append(rows.cursor)
        return at

    assert asyncio.run(clicked()) == [1, 1, 0]


def test_only_programs_that_make_sense_are_handed_what_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("wl-copy", "xclip", "tmux", "xsel"):
        program(name, "cat > {name}.txt")
    monkeypatch.setenv("PATH", f"{Path.cwd()}:/usr/bin:/bin")
    environment = {"WAYLAND_DISPLAY": "wayland-0", "TMUX": ""}
    assert [copier.call[0] for copier in copiers(environment)] == ["wl-copy"]
    assert [copier.call[0] for copier in copiers({"DISPLAY": ":0", "TMUX": "0"})] == ["xclip", "xsel", "tmux"]


def test_what_is_copied_reaches_a_program_and_a_failing_one_is_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    program("xclip", "exit 1")
    program("xsel", "cat > xsel.txt")
    for name in ("WSL_DISTRO_NAME", "TERMUX_VERSION", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", f"{Path.cwd()}:/usr/bin:/bin")
    asyncio.run(hand_to_system("Jum’at"))
    assert Path("xsel.txt").read_text(encoding="utf-8") == "Jum’at"


def program(name: str, script: str) -> None:
    Path(name).write_text(f"#!/bin/sh\n{script.format(name=name)}\n", encoding="utf-8")
    Path(name).chmod(stat.S_IRWXU)


def test_alone_on_a_terminal_it_browses(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    opened: list[tuple[object, ...]] = []

    def noted(_: Session, *arguments: object) -> bool:
        opened.append(arguments)
        return True

    monkeypatch.setattr("istilah.tui.browse", noted)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(browse, "find_spec", lambda _: object())
    monkeypatch.setattr(browse, "need", lambda *_: None)
    assert [main([]), main(["telusur", "studi", "kelayakan\x1b", "-d", "hukum"])] == [0, 0]
    assert opened == [("", ()), ("studi kelayakan\\x1b", ["hukum"])]
    assert main(["browse", "-d", "hukm"]) == 2
    monkeypatch.setattr("istilah.tui.browse", lambda *_: False)
    assert main(["browse"]) == 3
    monkeypatch.setattr(browse, "find_spec", lambda _: None)
    capsys.readouterr()
    assert main([]) == 0
    assert "Pemakaian: istilah" in capsys.readouterr().out


def test_without_its_extra_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browse, "is_watched", lambda: True)
    monkeypatch.setitem(sys.modules, "textual", None)
    assert main(["browse"]) == 2
    told = "istilah: istilah browse: untuk ini diperlukan paket tambahan; pasang dengan: pip install istilah[tui]\n"
    assert capsys.readouterr().err == told


def test_its_colours_are_those_of_the_terminal_from_the_start(session: Session) -> None:
    pytest.importorskip("textual", reason="comes with the extra tui")
    from istilah.tui.browser import Browser

    assert Browser(session).native_ansi_color, "else NO_COLOR would paint black on black"


@pytest.mark.parametrize("ends_well", [True, False])
def test_a_bug_is_told(ends_well: bool, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    pytest.importorskip("textual", reason="comes with the extra tui")
    from istilah.tui import browse as shown
    from istilah.tui import browser, desk

    def asked(*_: object, **__: object) -> tuple[()]:
        if ends_well:
            app.exit()
            return ()
        raise ZeroDivisionError

    app = browser.Browser(session, "asn")
    monkeypatch.setattr(desk, "narrowed", asked)
    monkeypatch.setattr(browser, "Browser", lambda *_: app)
    monkeypatch.setattr(app, "run", partial(app.run, headless=True))
    assert shown(session, "asn") is ends_well
