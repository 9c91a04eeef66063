"""The shell around the linter where a scenario cannot look: someone who watches, files and folders that refuse."""

from __future__ import annotations

import errno
import io
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from istilah import processes
from istilah.cli import main
from istilah.cli.render import progress
from istilah.draft.abbreviation_list import listing
from istilah.draft.options import Options
from istilah.errors import Place, UnreadableError
from istilah.files import growing, replace
from istilah.lint import inaccessible_file, unused_suppression
from istilah.lint.mending import Mended, Quarrel
from istilah.lint.pipeline import lint, mended
from istilah.lint.plan import Plan, planned
from istilah.lint.run import Examined, Treating
from istilah.lint.selection import Selection
from istilah.readers import open_file
from istilah.session import Reopening, open_session
from istilah.text import Text
from istilah.work.drafts import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from istilah.draft import Draft
    from istilah.draft.abbreviation_list import Listing
    from istilah.lint.pipeline import Bench
    from istilah.model.document import Document
    from istilah.model.finding import Diagnostic
    from istilah.work.drafts import DraftSource

IDLE = "# istilah: abaikan-file LINT002\nRapat.\n"


def run(arguments: list[str]) -> int:
    """Run a command line so that it leaves nothing behind, such as being quiet."""
    return copy_context().run(main, arguments)


def plan() -> Plan:
    return planned(open_session(builtin=False), Selection(), Options())


@pytest.fixture
def drafts() -> list[str]:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    names = ["a.txt", "b.txt", "c.txt"]
    for name in names:
        Path(name).write_text(IDLE, encoding="utf-8")
    return names


def test_who_watches_sees_how_far_we_are(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", -1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    Path(drafts[2]).write_text(IDLE + "Rapat.\n" * 100_000, encoding="utf-8")
    assert run(["lint", *drafts, "--no-builtin"]) == 0
    out, err = capsys.readouterr()
    assert out.count("LINT001") == 3
    shown = re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", err)
    assert "1/3 0.0 MB, 1 temuan" in shown
    assert "3/3 0.7 MB, 3 temuan" in shown


def test_nobody_is_told_of_what_takes_no_time(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 1000)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["lint", *drafts, "--no-builtin"]) == 0
    assert capsys.readouterr().err == ""


def test_many_files_are_shared_out(drafts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("istilah.work.hands.FEW", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert run(["lint", *drafts, "--no-builtin"]) == 0


def test_a_process_examines_what_it_is_given(drafts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What the other processes do is done here once more, where it can be seen."""
    del capsys
    processes.settle(Treating(plan(), Reopening(builtin=False)))
    assert [found.rule.code for found in processes.treat([*named([Path(drafts[0])])])[0].diagnoses] == ["LINT001"]


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_mended(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = Text(id="ditolak", en="refused")

    def picky(path: Path, data: bytes, **others: None) -> None:
        if path.name == "b.txt":
            raise UnreadableError(refused, Place(str(path)))
        replace(path, data, **others)

    monkeypatch.setattr("istilah.work.outputs.replace", picky)
    assert run(["lint", *drafts, "--no-builtin", "--fix"]) == 2
    assert capsys.readouterr().out == "b.txt:1:1: LINT002 ditolak [inaccessible-file]\n"
    assert [Path(name).read_text(encoding="utf-8") for name in drafts] == ["Rapat.\n", IDLE, "Rapat.\n"]


def test_a_folder_that_cannot_be_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    Path("rahasia").mkdir()

    def refused(_: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refused)
    assert run(["lint", "rahasia", "--no-builtin"]) == 2


def test_links_to_folders_are_passed_over(drafts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("sub").mkdir()
    Path("sub/lingkaran").symlink_to(Path.cwd())
    assert run(["lint", ".", "--no-builtin"]) == 0
    assert capsys.readouterr().out.count("LINT001") == len(drafts)


def test_utf_16_goes_through_a_pipe_as_it_came(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    stdin = io.TextIOWrapper(io.BytesIO(IDLE.replace("\n", "\r\n").encode("utf-16")))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run(["lint", "-", "--fix", "--no-builtin", "-q"]) == 0
    assert capfdbinary.readouterr().out == "Rapat.\r\n".encode("utf-16")


def test_on_a_terminal_nothing_moves_the_cursor(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{IDLE}\x1b[2J\n".encode())))
    assert run(["lint", "-", "--fix", "--no-builtin"]) == 0
    assert capsys.readouterr().out == "Rapat.\n\\x1b[2J\n"
    Path(drafts[0]).write_text("Rapat.\n", encoding="utf-8")
    assert run(["lint", drafts[0], "--diff", "--no-builtin"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("form", "start"), [("html", b"<!doctype html>"), ("docx", b"PK\x03\x04")])
def test_what_is_to_be_opened_goes_into_a_file(
    form: str,
    start: bytes,
    drafts: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    call = ["lint", drafts[0], "--no-builtin", "--format", form]
    assert run(call) == 0
    assert capfdbinary.readouterr().out.startswith(start)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(call) == 2
    assert f"> laporan.{form}".encode() in capfdbinary.readouterr().err
    assert run([*call, "--statistics"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"1")


def test_fixes_that_undo_each_other_are_told(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("istilah.lint.mending.PASSES", 0)
    assert run(["lint", drafts[0], "--no-builtin", "--fix"]) == 0
    assert "saling membatalkan" in capsys.readouterr().err
    assert Path(drafts[0]).read_text(encoding="utf-8") == IDLE


def test_the_places_of_fixes_that_undo_each_other_are_told(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cards = (inaccessible_file.RULE, unused_suppression.RULE)

    def quarrelling(*arguments: Any, **options: Any) -> Mended:  # noqa: ANN401 - as it comes
        return mended(*arguments, **options)._replace(quarrels=(Quarrel((2, 6), "lor", cards),))

    monkeypatch.setattr("istilah.lint.run.mended", quarrelling)
    assert run(["lint", drafts[0], "--no-builtin", "--fix"]) == 0
    told = f"{drafts[0]}:2:6: perbaikan “lor” saling membatalkan (LINT002, LINT001), maka tempat ini dibiarkan"
    assert told in capsys.readouterr().err


def test_completion_offers_codes_and_names() -> None:
    environment = {**os.environ, "_ISTILAH_COMPLETE": "complete_bash", "COMP_CWORD": "2"}
    for begun, offered in {"LINT": {"LINT001", "LINT002"}, "unused-s": {"unused-suppression"}}.items():
        call = [sys.executable, "-m", "istilah"]
        environment["COMP_WORDS"] = f"istilah explain {begun}"
        done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
        assert set(done.stdout.split()) == offered


@pytest.mark.parametrize("error", [ZeroDivisionError, RecursionError, MemoryError])
def test_what_fails_inside_one_draft_is_told_of_it_alone(
    error: type[Exception],
    drafts: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def failing(document: Document, bench: Bench, selection: Selection) -> tuple[Diagnostic, ...]:
        if document.path == "b.txt":
            raise error
        return lint(document, bench, selection)

    code, word = (2, "ingatan") if error is MemoryError else (3, "program")
    monkeypatch.setattr("istilah.lint.run.lint", failing)
    assert run(["lint", *drafts, "--no-builtin"]) == code
    out, err = capsys.readouterr()
    assert [line.partition(" ")[2][:7] for line in out.splitlines()] == ["LINT001", "LINT002", "LINT001"]
    assert word in out
    assert ("Traceback" in err, "b.txt: ini kesalahan program" in err) == (code == 3, code == 3)
    for form in ("json", "sarif", "junit", "html"):
        assert run(["lint", *drafts, "--no-builtin", "--format", form]) == code
        assert "b.txt" in capsys.readouterr().out


def test_abbreviations_treat_the_others_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.md", "b.md"):
        Path(name).write_text("Badan layanan umum (BLU) itu baru. BLU dibahas.\n", encoding="utf-8")

    def failing(draft: Draft, *, every: bool = False) -> Listing:
        if draft.document.path == "a.md":
            raise ZeroDivisionError
        return listing(draft, every=every)

    for module in ("lint.listing_run", "cli.commands.abbreviations"):
        monkeypatch.setattr(f"istilah.{module}.listing", failing)
    assert run(["abbreviations", "a.md", "b.md", "--format", "csv"]) == 3
    out, err = capsys.readouterr()
    assert "b.md,BLU" in out
    assert "istilah: a.md: ini kesalahan program" in err
    assert run(["abbreviations", "a.md", "b.md", "--write"]) == 3
    assert "| BLU |" in Path("b.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("call", [["expand", "--in", "a.md"], ["translate", "--in", "a.md"]])
def test_of_a_bug_the_draft_is_named(
    call: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text("Rapat.\n", encoding="utf-8")

    def failing(*_: object) -> None:
        raise ZeroDivisionError("\x1b[31m")

    for module in ("readers", "cli.commands.translate"):
        monkeypatch.setattr(f"istilah.{module}.open_file", failing)
    assert run(call) == 3
    err = capsys.readouterr().err
    assert "a.md: ini kesalahan program" in err
    assert "\x1b" not in err


def test_a_draft_that_ends_its_process_is_told_and_the_others_are_examined(
    drafts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(10):
        Path(f"d{number}.txt").write_text(IDLE, encoding="utf-8")

    class Fragile:
        """Processes that one draft kills, and another while it is not alone."""

        def __init__(self, work: Treating, jobs: int) -> None:
            processes.settle(work)
            self.jobs = jobs

        def submit(
            self, treat: Callable[[list[DraftSource]], list[Examined]], drafts: list[DraftSource]
        ) -> Future[list[Examined]]:
            coming = Future[list[Examined]]()
            if any(each.name == "b.txt" or (self.jobs > 1 and each.name == "d1.txt") for each in drafts):
                coming.set_exception(BrokenProcessPool())
            else:
                coming.set_result(treat(drafts))
            return coming

        def shutdown(self) -> None:
            pass

    monkeypatch.setattr(processes, "_opened", Fragile)
    monkeypatch.setattr("istilah.chunks._MANY", 4)
    assert run(["lint", ".", "--no-builtin", "--jobs", "2"]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(drafts) + 10
    assert [line.partition(":")[0] for line in lines if " LINT002 " in line] == ["b.txt"]
    assert "dihentikan" in lines[1]


def heed() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_all_processes_at_once() -> None:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    draft = Path("0.txt")
    draft.write_text("Rapat KPBU di Jalan Raya itu.\n" * 2000, encoding="utf-8")
    for number in range(1, 3000):  # far more than any machine examines until it is stopped
        Path(f"{number}.txt").hardlink_to(draft)
    call = [sys.executable, "-m", "istilah", "lint", ".", "--no-builtin", "--jobs", "2"]
    # Whoever runs the tests in the background is not to be interrupted, and neither are its children.
    with subprocess.Popen(
        call,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed,  # noqa: PLW1509 -- one thread
    ) as running:
        time.sleep(3)
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)  # ends when the last of them has closed the pipe
    assert running.returncode in {130, -signal.SIGINT}
    assert out.endswith((b"", b"[undefined-abbreviation]\n"))
    assert b"Traceback" not in err
    assert re.fullmatch(rb"istilah: dihentikan sesudah \d+ berkas\n", err)


@pytest.mark.parametrize(
    "form", ["plain", "rich", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html", "docx"]
)
def test_names_of_any_bytes_are_reported(form: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    folder = Path("f\udcff\x1b[31m\n\u202e")
    folder.mkdir()
    (folder / "a\udcfe\x07.txt").write_text(IDLE, encoding="utf-8")
    (folder / "b\udcfd.odt").write_bytes(b"?")
    assert run(["lint", ".", "--no-builtin", "--format", form]) == 2
    out = capfdbinary.readouterr().out
    assert out
    if form != "docx":  # which is compressed
        assert not any(raw in out for raw in (b"\x07", b"\x1b[31m\n", "\u202e".encode()))


@pytest.mark.parametrize("form", ["plain", "markdown", "csv", "latex", "json"])
def test_lists_of_drafts_with_names_of_any_bytes(form: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = Path("a\udcfe\x1b[31m.md")
    path.write_text("Badan layanan umum (BLU) itu baru. BLU dibahas.\n", encoding="utf-8")
    assert run(["abbreviations", ".", "--format", form]) == 0
    out, err = capfdbinary.readouterr()
    assert b"BLU" in out
    assert b"\x1b" not in out + err
    assert run(["abbreviations", ".", "--write"]) == 0
    assert "| BLU |" in path.read_text(encoding="utf-8")


def test_a_process_that_finds_no_termbase_tells_it_of_its_drafts(drafts: list[str]) -> None:

    def settled() -> Examined:
        processes.settle(Treating(plan(), Reopening((Path("hilang.toml"),))))
        result: Examined = processes.treat([*named([Path(drafts[0])])])[0]
        return result

    result = copy_context().run(settled)
    assert (result.code, [found.rule.code for found in result.diagnoses]) == (2, ["LINT002"])


def test_comments_speak_the_language_of_the_interface_from_every_process() -> None:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    for name in ("a.docx", "b.docx"):
        document = docx.Document()
        document.add_paragraph("Kami memakai XYZQ.")
        document.save(name)
    assert run(["lint", ".", "--comment", "--lang", "en", "--jobs", "2", "--no-builtin", "-q"]) == 1
    assert "never explained" in "".join(remark.text for remark in docx.Document("b.docx").comments)


def test_a_name_with_a_line_break_begins_no_other_patch(capsys: pytest.CaptureFixture[str]) -> None:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    Path("a\n+++ lain").mkdir()
    Path("a\n+++ lain/b.txt").write_text(IDLE, encoding="utf-8")
    assert run(["lint", ".", "--no-builtin", "--diff"]) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [f"{sign} a\\n+++ lain/b.txt" for sign in ("---", "+++")]


@pytest.mark.parametrize("cut", [0, 1, 100, 400, 10_000])
def test_a_report_that_was_stopped_goes_on(cut: int, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """It ends with the bytes and the exit code of one that was not, wherever it was cut."""
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    for name in ("a.txt", "b\udcfe.txt", "c.txt"):
        Path(name).write_text("Kami memakai XYZQ.\n", encoding="utf-8")
    call = ["lint", ".", "hilang.txt", "--no-builtin", "--format", "jsonl"]
    assert run(call) == 2
    whole = capfdbinary.readouterr().out
    Path("laporan.jsonl").write_bytes(whole[:cut])
    assert run([*call, "--resume", "laporan.jsonl"]) == 2
    assert Path("laporan.jsonl").read_bytes() == whole
    assert capfdbinary.readouterr().out == b""


@pytest.mark.parametrize("cut", [0, 1, 100, 400, 700, 10_000])
def test_lists_that_were_stopped_go_on(cut: int, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """As above; the draft that cannot be read is told once, and still counts."""
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    for name in ("a.txt", "b\udcfe.txt", "c.txt"):
        Path(name).write_text("Kami memakai XYZQ.\n", encoding="utf-8")
    call = ["abbreviations", ".", "hilang.txt", "--no-builtin", "--format", "jsonl"]
    assert run(call) == 2
    whole = capfdbinary.readouterr().out
    Path("daftar.jsonl").write_bytes(whole[:cut])
    assert run([*call, "--resume", "daftar.jsonl"]) == 2
    assert Path("daftar.jsonl").read_bytes() == whole
    assert capfdbinary.readouterr().out == b""


@pytest.mark.parametrize(
    ("place", "call"),
    [
        ("istilah.lint.listing_run.open_file", ["abbreviations", ".", "--no-builtin", "--format", "jsonl"]),
        ("istilah.harvest.corpus.open_file", ["harvest", ".", "--no-builtin", "--format", "jsonl"]),
    ],
)
def test_ctrl_c_leaves_what_can_be_resumed(
    place: str, call: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("istilah.harvest.corpus._CHUNK", 1)
    for name in ("a.txt", "b.txt", "c.txt"):
        Path(name).write_text("Badan layanan umum (BLU) itu baru.\n", encoding="utf-8")
    assert run(call) == 0
    whole = capsys.readouterr().out
    with monkeypatch.context() as patch:
        patch.setattr(place, interrupted)
        assert run([*call, "--resume", "hasil"]) == 130
    assert capsys.readouterr().err == "istilah: dihentikan sesudah 2 berkas\n"
    assert run([*call, "--resume", "hasil"]) == 0
    out, err = capsys.readouterr()
    assert err.startswith("istilah: hasil: 2 ")
    assert out == (whole if call[0] == "harvest" else "")
    assert out or Path("hasil").read_text(encoding="utf-8") == whole


def interrupted(data: bytes, name: str) -> object:
    if name == "c.txt":
        raise KeyboardInterrupt
    return open_file(data, name)


def test_nobody_else_writes_a_report_meanwhile(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Rapat.\n", encoding="utf-8")
    with growing(Path("laporan.jsonl"), 0) as file:
        file.write(b"setengah")
        assert run(["lint", "a.txt", "--no-builtin", "--resume", "laporan.jsonl"]) == 2
    assert "laporan.jsonl: sedang ditulis program lain" in capsys.readouterr().err
    assert Path("laporan.jsonl").read_text(encoding="utf-8") == "setengah"


def test_a_folder_without_locks_takes_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def lockless(*_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", lockless)
    Path("a.txt").write_text("Rapat.\n", encoding="utf-8")
    assert run(["lint", "a.txt", "--no-builtin", "--resume", "laporan.jsonl"]) == 0
    assert Path("laporan.jsonl").read_bytes().count(b"\n") == 1


def test_a_report_for_which_there_is_no_room_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Rapat.\n", encoding="utf-8")
    Path("laporan.jsonl").symlink_to("/dev/full")
    assert run(["lint", "a.txt", "--no-builtin", "--resume", "laporan.jsonl"]) == 2
    assert "laporan.jsonl: " in capsys.readouterr().err


def test_lists_made_by_several_processes_are_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(20):
        Path(f"{number}.md").write_text(f"Badan layanan umum (BLU) itu baru. BLU {number}.\n", encoding="utf-8")
    told = []
    for jobs in ("1", "2"):
        assert run(["abbreviations", ".", "--no-builtin", "--format", "jsonl", "--jobs", jobs]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert told[0].count("BLU") == 20
