"""The program as a process: closed pipes, full disks, damaged and read-only caches, forty of it at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE

import pytest

from istilah.errors import UnreadableError
from istilah.files import replace

pytestmark = pytest.mark.cold


ISTILAH = (sys.executable, "-m", "istilah")
EXPANDED = "ASN — aparatur sipil negara — state civil apparatus\n"


def istilah(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    settings = {"capture_output": True, "text": True, "timeout": 120, **options}
    return subprocess.run([*ISTILAH, *arguments], check=False, **settings)  # type: ignore[call-overload,no-any-return]  # options vary


def heed() -> None:
    """Let a process be interrupted also where whoever runs the tests, in the background, is not to be."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def cache() -> Path:
    return Path(os.environ["XDG_CACHE_HOME"]) / "istilah"


def test_closed_pipe_is_no_error() -> None:
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", f"'{sys.executable}' -m istilah list | head -n 1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_is_a_clear_error() -> None:
    with Path("/dev/full").open("w") as full:
        done = istilah("expand", "ASN", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == "istilah: keluaran tidak dapat ditulis: No space left on device\n"


def test_interrupt_ends_quietly() -> None:
    call = [*ISTILAH, "lookup", "-", "-v"]
    with subprocess.Popen(call, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True, preexec_fn=heed) as running:  # noqa: PLW1509 -- one thread
        assert running.stderr is not None
        running.stderr.readline()  # it has opened its termbase, and waits for a question
        while running.poll() is None:
            running.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                running.wait(0.2)
        assert "Traceback" not in running.stderr.read()
        assert running.returncode in {130, -signal.SIGINT}


def test_forty_at_once_on_a_cold_cache() -> None:
    entries = "".join(f'[[concept]]\nid = "jalan {n} (J{n})"\nen = "road {n}"\n' for n in range(200))
    Path("terms.toml").write_text(f"schema = 1\n{entries}", encoding="utf-8")
    call = [*ISTILAH, "expand", "--no-builtin", "J7"]
    running = [subprocess.Popen(call, stdout=PIPE, stderr=PIPE, text=True) for _ in range(40)]
    assert {process.communicate() for process in running} == {("J7 — jalan 7 — road 7\n", "")}
    assert [path for path in cache().iterdir() if path.name.endswith(".new")] == []


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"SQLite format 3\0" + b"\0" * 5000])
def test_damaged_cache_is_built_again(damage: bytes) -> None:
    istilah("expand", "ASN")
    for path in cache().iterdir():
        path.write_bytes(damage)
    assert istilah("expand", "ASN").stdout == EXPANDED
    assert istilah("expand", "ASN").stdout == EXPANDED


def test_damage_in_the_middle_is_noticed() -> None:
    istilah("expand", "ASN")
    (compiled,) = cache().glob("*.sqlite")
    data = bytearray(compiled.read_bytes())
    data[len(data) // 4 : len(data) // 2] = bytes(len(data) // 2 - len(data) // 4)
    compiled.write_bytes(data)
    assert istilah("expand", "ASN").stdout == EXPANDED


def test_a_cache_that_cannot_be_written_is_done_without() -> None:
    cache().parent.mkdir(parents=True)
    cache().write_text("a file where the folder should be")
    assert istilah("expand", "ASN").stdout == EXPANDED


def test_an_edited_termbase_is_read_again() -> None:
    terms = Path("terms.toml")
    for english in ("road", "street", "avenue"):
        terms.write_text(f'schema = 1\n[[concept]]\nid = "jalan (JL)"\nen = "{english}"\n', encoding="utf-8")
        assert istilah("expand", "JL").stdout.endswith(f"— {english}\n")


def test_a_bug_of_ours_ends_with_3() -> None:
    code = "import istilah.cli as c; c.choose = None; import sys; sys.argv = ['istilah']; c.run()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Traceback" in done.stderr
    assert "laporkan" in done.stderr


def test_completion_offers_short_forms_and_commands() -> None:
    def offered(words: str) -> list[str]:
        environment = {
            **os.environ,
            "_ISTILAH_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        }
        return istilah(env=environment).stdout.split()

    assert {"PUPR", "PU"} <= set(offered("istilah expand P"))
    assert {"expand"} == set(offered("istilah expa"))
    assert "jabarkan" in offered("istilah jab")
    assert "asn" in offered("istilah show as")
    assert "kepegawaian" in offered("istilah list --domain kep")


def test_a_file_that_may_not_be_written_keeps_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    target = Path("berkas.txt")
    target.write_text("lama", encoding="utf-8")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(UnreadableError, match="unchanged"):
        replace(target, b"baru")
    assert target.read_text(encoding="utf-8") == "lama"
    assert list(Path().iterdir()) == [target]


def test_a_touched_file_is_recognised_by_its_content() -> None:
    table = Path("satu.csv")
    table.write_text("id,en\njalan,road\n", encoding="utf-8")
    os.utime(table, (1, 1))
    istilah("lookup", "jalan", "-t", "satu.csv")
    before = set(cache().iterdir())
    os.utime(table, (2, 2))
    assert istilah("lookup", "jalan", "-t", "satu.csv", "--no-builtin").stdout == "jalan — road\n"
    assert set(cache().iterdir()) == before


def test_a_text_comes_back_with_its_own_line_ends() -> None:
    text = b"Perumahan\r\n\tbagi ASN.\r\n\r\n"
    call = [*ISTILAH, "translate", "--to", "en", "--replace", "-q"]
    done = subprocess.run(call, input=text, capture_output=True, check=False)
    assert done.stdout == b"Perumahan\r\n\tbagi state civil apparatus.\r\n\r\n"


@pytest.mark.parametrize("content", ["x = " + "[" * 5000 + "]" * 5000, "schema = " + "9" * 5000])
def test_toml_beyond_reason_is_a_fault(content: str) -> None:
    Path("terms.toml").write_text(content, encoding="utf-8")
    done = istilah("list")
    assert done.returncode == 2
    assert done.stderr.startswith("istilah: terms.toml:1:1: ")
    Path("terms.toml").rename("istilah.toml")
    assert istilah("list").returncode == 2
    assert istilah("--version").returncode == 0


@pytest.mark.parametrize(
    "content", ["[[tool.istilah]]\na = 1\n", "tool = 1 # [tool.istilah\n", "[tool]\nistilah = 1\n"]
)
def test_configuration_of_another_shape(content: str) -> None:
    Path("pyproject.toml").write_text(content, encoding="utf-8")
    done = istilah("expand", "ASN")
    assert done.returncode == 2
    assert "pyproject.toml" in done.stderr


def test_many_equal_rows_take_no_time_at_all() -> None:
    Path("banyak.csv").write_text("id,en\n" + "sama,same\n" * 20_000, encoding="utf-8")
    assert istilah("list", "-n", "1", "-t", "banyak.csv", "--no-builtin", timeout=60).returncode == 0


def test_odd_surroundings() -> None:
    assert istilah("lookup", "\udcff").returncode == 1
    assert shell("expand ASN >&-").returncode == 0
    assert shell("lookup - <&-").returncode == 1
    gone = shell("expand ASN", before='mkdir d && cd d && rmdir "$PWD" && ')
    assert (gone.returncode, "Traceback" in gone.stderr) == (2, False)
    gone = shell("init", before='mkdir d && cd d && rmdir "$PWD" && ')
    assert (gone.returncode, "Traceback" in gone.stderr) == (2, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_nobody_left_to_be_told_is_no_error() -> None:
    Path("a.txt").write_text("Rapat.\n", encoding="utf-8")
    for call in ("lint a.txt hilang.txt 2>/dev/full", "lint a.txt hilang.txt 2>&-"):
        done = shell(call)
        assert (done.returncode, done.stdout.count("LINT002")) == (2, 1)
    assert shell("lint a.txt --format html >/dev/full").returncode == 2


@pytest.mark.parametrize("name", ["x" * 300, "f\udcff"])
@pytest.mark.parametrize("variable", ["XDG_CACHE_HOME", "XDG_CONFIG_HOME"])
def test_folders_of_the_user_may_have_any_name(name: str, variable: str) -> None:
    Path("terms.toml").write_text('schema = 1\n[[concept]]\nid = "jalan (JL)"\nen = "road"\n', encoding="utf-8")
    environment = {**os.environ, variable: str(Path.cwd() / name)}
    for _ in range(2):
        assert istilah("expand", "JL", "--no-builtin", env=environment).stdout == "JL — jalan — road\n"


def test_a_termbase_may_have_any_name() -> None:
    table = Path("t\udcff\x1b[31m.csv")
    table.write_text("id,en\njalan,road\n", encoding="utf-8")
    for _ in range(2):
        for call in (["lookup", "jalan"], ["where"], ["show", "jalan"], ["list", "--format", "json"]):
            done = istilah(*call, "--no-builtin", "-t", str(table))
            assert (done.returncode, "\x1b" in done.stdout + done.stderr) == (0, False)


def test_what_the_shell_hands_over_is_examined() -> None:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    idle = "# istilah: abaikan LINT002"
    Path("a.txt").write_text(f"{idle}\nRapat.\n", encoding="utf-8")
    assert shell(f"lint <(echo '{idle}') a.txt --no-builtin -j 2").stdout.count("LINT001") == 2
    assert shell("lint /dev/stdin --no-builtin < a.txt").stdout.count("LINT001") == 1
    assert shell("lint <(cat a.txt) --fix --no-builtin -o -").stdout == "Rapat.\n"
    assert shell("lint <(cat a.txt) --fix --no-builtin").returncode == 2
    assert shell("lint /dev/fd/999 --no-builtin").returncode == 2


@pytest.mark.parametrize("call", ["lint", "abbreviations", "expand --in", "translate --in", "check", "list -t"])
def test_a_pipe_does_not_hold_us_up(call: str) -> None:
    os.mkfifo("pipa.csv")
    done = istilah(*call.split(), "pipa.csv")
    assert done.returncode == 2
    assert "adalah pipa" in done.stdout + done.stderr


def test_settings_and_termbases_that_are_pipes_do_not_hold_us_up() -> None:
    for name in ("istilah.toml", "pyproject.toml", "terms.toml", ".gitignore"):
        os.mkfifo(name)
    assert istilah("expand", "ASN").stdout == EXPANDED
    assert istilah("lint", ".").returncode == 0
    Path("glossary").mkdir()
    os.mkfifo("glossary/x.toml")
    assert istilah("expand", "ASN").returncode == 2


def test_files_that_may_not_be_replaced_are_written_elsewhere() -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        Path(name).write_text("K.T.P. naik.\n", encoding="utf-8")
    os.link("a.txt", "kembar")
    Path("b.txt").chmod(0o444)
    done = istilah("lint", "a.txt", "b.txt", "c.txt", "--fix")
    assert (done.returncode, done.stdout.count("LINT002")) == (2, 2)
    assert Path("kembar").read_text(encoding="utf-8") == Path("b.txt").read_text(encoding="utf-8") == "K.T.P. naik.\n"
    assert Path("c.txt").read_text(encoding="utf-8") == "KTP naik.\n"
    assert istilah("lint", "a.txt", "b.txt", "--fix", "--output-dir", "hasil").returncode == 0
    assert {path.read_text(encoding="utf-8") for path in Path("hasil").iterdir()} == {"KTP naik.\n"}
    assert Path("hasil/b.txt").stat().st_mode & 0o200


def test_nothing_is_written_out_of_the_folder_of_outputs() -> None:
    for path in (Path("d/a.txt"), Path("luar/a.txt")):
        path.parent.mkdir()
        path.write_text("K.T.P. naik.\n", encoding="utf-8")
    Path("hasil").mkdir()
    Path("hasil/d").symlink_to(Path("luar").absolute())
    done = istilah("lint", "d", "--fix", "--output-dir", "hasil")
    assert (done.returncode, "menunjuk ke luar" in done.stdout) == (2, True)
    assert Path("luar/a.txt").read_text(encoding="utf-8") == "K.T.P. naik.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory cannot be limited like this")
def test_too_little_memory_is_told_of_the_draft() -> None:
    Path("terms.toml").write_text("schema = 1\n", encoding="utf-8")
    with Path("besar.txt").open("wb") as file:
        file.truncate(500_000_000)  # a hole: no such room is needed
    Path("z.txt").write_text("# istilah: abaikan LINT002\n", encoding="utf-8")
    line = f"ulimit -v 500000; '{sys.executable}' -m istilah lint besar.txt z.txt --no-builtin"
    done = subprocess.run(["/bin/bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "besar.txt:1:1: LINT002 ingatan komputer tidak cukup" in done.stdout
    assert "z.txt:1:1: LINT001" in done.stdout


def shell(call: str, before: str = "") -> subprocess.CompletedProcess[str]:
    line = f"{before}'{sys.executable}' -m istilah {call}"
    return subprocess.run(["/bin/bash", "-c", line], capture_output=True, text=True, check=False)
