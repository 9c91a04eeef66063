"""A real cluster of two workers, which really die: the same bytes as here, in the same order, each once."""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from istilah.cli import main
from istilah.draft.options import Options
from istilah.errors import IstilahError, Place, UnreadableError
from istilah.files import limit
from istilah.lint.listing_run import ListMaking
from istilah.session import Reopening, open_session
from istilah.termbase.portable import PortableTermbase
from istilah.text import Text
from istilah.work import cluster
from istilah.work.cluster import asking, build, shared_among
from istilah.work.drafts import DraftSource

if TYPE_CHECKING:
    from collections.abc import Iterator

dask = pytest.importorskip("dask", reason="comes with the extra cluster")
distributed = pytest.importorskip("distributed", reason="comes with the extra cluster")
pytestmark = pytest.mark.filterwarnings("ignore")  # of a library that ends its threads in its own time

MODULE = """
import os
from pathlib import Path

class Tripling:
    def __init__(self, deadly=(), once=None, odd=()):
        self.deadly, self.once, self.odd = deadly, once, odd

    def settle(self):
        return self.triple

    def triple(self, thing):
        if thing in self.deadly and (not self.once or not Path(self.once).exists()):
            if self.once:
                Path(self.once).touch()
            os._exit(9)
        if thing in self.odd:
            raise ZeroDivisionError
        return 3 * thing

    def weight(self, thing):
        return 1

    def failed(self, thing, error):
        return str(error.text.en.partition(" the process")[0])
"""
TEXTS = ("Kami memakai XYZQ.\n", "Badan layanan umum (BLU) itu baru. BLU dibahas oleh KPBU.\n", "Tanpa singkatan.\n")


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("module")
    (folder / "tripling_of_numbers.py").write_text(MODULE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(module: Path, warm: Path) -> Iterator[str]:
    """Give a cluster whose workers stand elsewhere than the user."""
    with pytest.MonkeyPatch.context() as patch, dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        patch.syspath_prepend(module)
        patch.setenv("XDG_CACHE_HOME", str(warm))
        patch.chdir(module)
        with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as running:
            yield running.scheduler_address


@pytest.fixture
def tripling(module: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 -- it is made here
    monkeypatch.syspath_prepend(module)
    monkeypatch.setattr(cluster, "_LOOK", 0.3)
    import tripling_of_numbers  # type: ignore[import-not-found]

    return tripling_of_numbers.Tripling


def heard() -> tuple[list[str], Any]:
    told: list[str] = []

    def note(text: Text) -> None:
        told.append(text.en)

    return told, note


def run(*arguments: str) -> int:
    return copy_context().run(main, [*arguments])


@pytest.fixture
def corpus() -> None:
    Path("terms.toml").write_text(
        'schema = 1\n[[concept]]\nkey = "zzz"\nid = [{ term = "zat zarah", short = ["ZZZ"] }]\nen = "zed"\n', "utf-8"
    )
    Path("istilah.toml").write_text('[per_file_ignores]\n"korpus/b/1*" = ["ABBR001"]\n', encoding="utf-8")
    for number in range(30):
        path = Path(f"korpus/{'ab'[number % 2]}/{number}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXTS[number % 3] * (number + 1) + "ZZZ.\n", encoding="utf-8")
    Path("korpus/rusak.md").write_bytes(b"\x00\x01")


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "call",
    [
        ("lint", "korpus", "hilang.txt", "--format", "jsonl"),
        ("lint", "korpus", "--format", "json"),
        ("harvest", "korpus", "--format", "jsonl"),
        ("abbreviations", "korpus", "hilang.txt", "--format", "jsonl"),
    ],
    ids=lambda call: f"{call[0]}-{call[-1]}",
)
def test_the_bytes_are_those_of_a_local_run(
    call: tuple[str, ...], address: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    code = run(*call)
    here = capfdbinary.readouterr()
    assert here.out
    assert run(*call, "--cluster", address) == code
    there = capfdbinary.readouterr()
    assert (there.out, there.err) == (here.out, here.err)


@pytest.mark.usefixtures("corpus")
def test_drafts_are_mended_from_there(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", address)
    Path("a.txt").write_text("# istilah: abaikan-file ABBR004\nRapat.\n", encoding="utf-8")
    assert run("lint", "a.txt", "--fix", "-q") == 0
    assert Path("a.txt").read_text(encoding="utf-8") == "Rapat.\n"


@pytest.mark.usefixtures("corpus")
def test_what_was_begun_here_is_ended_there(
    address: str, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("istilah.harvest.corpus._CHUNK", 2000)
    call = ("harvest", "korpus", "--format", "jsonl", "-q", "--resume", "maju")
    code = run(*call)
    here, journal = capfdbinary.readouterr(), Path("maju/harvest.jsonl")
    lines = journal.read_bytes().splitlines(keepends=True)
    assert len(lines) > 4
    journal.write_bytes(b"".join(lines[:3]))
    assert run(*call, "--cluster", address) == code
    assert capfdbinary.readouterr() == here
    assert len(journal.read_bytes().splitlines()) == len(lines)


def test_results_come_once_and_in_order(address: str, tripling: Any) -> None:  # noqa: ANN401 -- as above
    told, note = heard()
    assert list(shared_among(range(5000), tripling(), address, note)) == [3 * thing for thing in range(5000)]
    assert told == []


def test_the_work_of_a_worker_that_dies_is_done_by_another(
    address: str,
    tripling: Any,  # noqa: ANN401 -- as above
    tmp_path: Path,
) -> None:
    work = tripling((700,), tmp_path / "died")
    assert list(shared_among(range(1000), work, address, print)) == [3 * thing for thing in range(1000)]
    assert work.once.exists()


def test_what_kills_every_worker_is_told_in_its_place(address: str, tripling: Any) -> None:  # noqa: ANN401 -- as above
    expected = [3 * thing if thing != 70 else "the system ended" for thing in range(200)]
    assert list(shared_among(range(200), tripling((70,)), address, print)) == expected


def test_a_bug_is_not_hidden(address: str, tripling: Any) -> None:  # noqa: ANN401 -- as above
    with pytest.raises(ZeroDivisionError):
        list(shared_among(range(200), tripling(odd=(70,)), address, print))


def test_a_cluster_that_goes_is_told(tripling: Any) -> None:  # noqa: ANN401 -- as above
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as running,
    ):
        results = iter(shared_among(range(10_000), tripling(), running.scheduler_address, print))
        assert [next(results) for _ in range(3)] == [0, 3, 6]
        running.close()
        with pytest.raises(IstilahError, match="the connection to the cluster is lost"):
            list(results)


def test_a_termbase_arrives_as_it_was_sent() -> None:
    Path("terms.toml").write_text('schema = 1\n[[concept]]\nid = "zat zarah"\nen = "zed"\n', "utf-8")
    sent = open_session().termbase
    opened = pickle.loads(pickle.dumps(PortableTermbase.of(sent))).opened()  # noqa: S301 -- our own
    assert [*opened.concepts()] == [*sent.concepts()]
    assert opened.names("zat zarah") == sent.names("zat zarah")
    assert opened.words() == sent.words()
    assert opened.kept("x", lambda index: str(index is opened)) == "True"


def test_of_a_draft_that_comes_to_nothing_the_list_is_an_error() -> None:
    draft = DraftSource("a.md", "/a.md")
    unlisted = ListMaking(Reopening(), Options(), 1).failed(draft, UnreadableError(Text("", "")))
    assert (unlisted.path, unlisted.error.place) == ("a.md", Place("a.md"))


def test_what_is_handed_over_and_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def small() -> DraftSource:
        limit(5)
        return DraftSource("a.md", "-").brought()

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Rapat kerja.")))
    fault = copy_context().run(small).fault
    assert fault
    assert fault.place == Place("a.md")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("istilah/__init__.py", "runs istilah 0.0.1, but here"),
        ("istilah.py", "has no istilah that runs"),
    ],
)
def test_a_worker_with_another_program_is_named_and_not_used(
    other: str,
    said: str,
    address: str,
    tripling: Any,  # noqa: ANN401 -- as above
    tmp_path: Path,
) -> None:
    (tmp_path / other).parent.mkdir(exist_ok=True)
    (tmp_path / other).write_text('__version__ = "0.0.1"\n' if "/" in other else "raise ImportError\n", "utf-8")
    call = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny"]
    call += ["--name", "other", "--no-dashboard"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    with (
        subprocess.Popen(
            [*call, "--name", "other", "--no-dashboard"], env=environment, stderr=subprocess.DEVNULL
        ) as it,
        distributed.Client(address, set_as_default=False) as client,
    ):
        client.wait_for_workers(3)
        told, note = heard()
        assert list(shared_among(range(500), tripling(), address, note)) == [3 * thing for thing in range(500)]
        it.send_signal(signal.SIGTERM)
    assert len(told) == 1
    assert said in told[0]


def test_where_nobody_can_work_nothing_is_sent(
    address: str,
    tripling: Any,  # noqa: ANN401 -- as above
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    theirs = build()
    monkeypatch.setattr(cluster, "build", lambda: theirs._replace(digest="ours"))
    told, note = heard()
    with pytest.raises(IstilahError, match="there is no worker to be used"):
        list(shared_among(range(5), tripling(), address, note))
    assert len(told) == 2
    assert f"runs istilah {theirs.version} ({theirs.digest}), but here it is {theirs.version} (ours)" in told[0]


def test_what_lies_behind_a_url_is_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    files = pytest.importorskip("fsspec").filesystem("memory")
    files.pipe("/wadah/a.txt", b"Kami memakai XYZQ.\n")
    urls = ("memory://wadah/a.txt", "memory://wadah/hilang.txt", "entah://wadah/a.txt")
    Path("jauh.jsonl").write_text("".join(f'{{"path": "{url}"}}\n' for url in urls), encoding="utf-8")
    assert run("lint", "jauh.jsonl", "--no-builtin") == 2
    first, second, third = capsys.readouterr().out.splitlines()
    assert first.startswith("memory://wadah/a.txt:1:14: ABBR001 ")
    assert second.startswith("memory://wadah/hilang.txt:1:1: LINT002 tidak dapat diambil: ")
    assert third.startswith("entah://wadah/a.txt:1:1: LINT002 tidak dapat diambil: Protocol not known")


@pytest.mark.parametrize("missing", ["distributed", "fsspec"])
def test_a_missing_extra_names_its_command(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    Path("jauh.jsonl").write_text('{"path": "s3://wadah/a.txt"}', encoding="utf-8")
    cluster = ("--cluster", "tcp://127.0.0.1:1") if missing == "distributed" else ()
    assert run("lint", "jauh.jsonl", *cluster, "--no-builtin") == 2
    assert "pip install istilah[cluster]" in "".join(capsys.readouterr())


def test_an_address_where_nothing_is() -> None:
    with pytest.raises(IstilahError, match="the cluster does not answer"):
        list(shared_among([], None, "nowhere", print))  # type: ignore[arg-type]  # it is not asked


def test_the_program_says_what_it_is() -> None:
    assert asking()() == build()
