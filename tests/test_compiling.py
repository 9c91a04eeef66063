"""A large layer is compiled in parts: it answers as one that was read at once, and says how far it is."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istilah.config import Settings
from istilah.errors import FaultyError
from istilah.termbase import compiling
from istilah.termbase.base import open_termbase
from istilah.termbase.layers import Layer, LayerName

if TYPE_CHECKING:
    import sqlite3

pytestmark = pytest.mark.cold

HEAD = 'schema = 1\ndomain = "jalan"\n\n'
TEXTS = ("jalan raya", "Jum’at", "R&D", "kerja sama", "Ibu Kota Nusantara (IKN)", "x\\n[[concept]]\\n")
ENTRY = st.builds(
    '[[concept]]\nid = "{}"\nen = """{}"""\n{}'.format,
    st.sampled_from(TEXTS),
    st.sampled_from((*TEXTS[:-1], "a\n[[concept]]\nb")),
    st.sampled_from(("", "# [[concept]]\n", 'note = { id = "catatan" }\n', "[concept.definition]\nen = 'a way'\n")),
)


def dump(connection: sqlite3.Connection) -> list[list[object]]:
    asked = ("table concept", "table name", "table bucket", "table vocabulary", "table abroad")
    return [connection.execute(each.replace("table", "select * from")).fetchall() for each in asked]


def made(text: str, **settings: int) -> list[list[object]]:
    path = Path("terms.toml")
    with pytest.MonkeyPatch.context() as patched:
        for name, value in settings.items():
            patched.setattr(compiling, name, value)
        layer = Layer(LayerName.GIVEN, (path,))
        return dump(compiling.compiled_layer(layer, ((path, text.encode()),)))


def keyed(entries: list[str]) -> str:
    return HEAD + "".join(each.replace("\n", f'\nkey = "k{n}"\n', 1) for n, each in enumerate(entries))


@given(st.lists(ENTRY, max_size=8), st.integers(1, 200))
def test_parts_make_what_the_whole_makes(entries: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("os.cpu_count", lambda: 1)
        assert made(keyed(entries), _LARGE=0, _PART=size) == made(keyed(entries))


def test_many_processes_make_what_one_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = keyed([f'[[concept]]\nid = "jalan nomor {n} (JL{n})"\nen = "road number {n}"\n' for n in range(300)])
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert made(text, _LARGE=0, _PART=500) == made(text)


@pytest.mark.parametrize(
    "end",
    ['[[concept]]\nkey = "k1"\nid = "lagi"\nen = "again"\n', '[[concept]]\nid = "tanpa"\nenn = "none"\n'],
    ids=["a key of another part", "a fault"],
)
def test_what_is_wrong_in_a_part_is_told_as_of_the_whole(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    text = HEAD + '[[concept]]\nkey = "k1"\nid = "jalan"\nen = "road"\n' + end
    Path("terms.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FaultyError) as whole:
        made(text)
    with pytest.raises(FaultyError) as parts:
        made(text, _LARGE=0, _PART=1)
    assert parts.value.faults == whole.value.faults


def test_what_a_file_says_at_its_end_holds_for_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    text = keyed(['[[concept]]\nid = "jalan"\nen = "road"\n'] * 2) + "[valid]\nfrom = 1999\n"
    assert made(text, _LARGE=0, _PART=1) == made(text)


def test_it_is_told_how_far_a_layer_is(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[float] = []
    monkeypatch.setattr(compiling, "_LARGE", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    Path("terms.toml").write_text(keyed(['[[concept]]\nid = "jalan"\nen = "road"\n'] * 3), encoding="utf-8")
    open_termbase(
        Settings(),
        (),
        Path.cwd(),
        builtin=False,
        announce=lambda _: nullcontext(lambda done, total: heard.append(done / total)),
    )
    assert heard == sorted(heard)
    assert 0 < heard[0] <= 0.5
    assert heard[-1] == pytest.approx(1, abs=0.2)


@pytest.mark.parametrize("beginning", ["j", "jala", "jalan", "jalana", "jalanan", "jalanan01", "jalanku", "jalanx"])
def test_names_are_found_by_beginnings_of_any_length(beginning: str) -> None:
    """By lists for a few letters, by words for more, by letters again where the words are many."""
    names = [*(f"jalanan{number:03} besar" for number in range(150)), "jalanku sempit", "jalan kecil", "gang jalan"]
    Path("terms.toml").write_text(
        keyed([f'[[concept]]\nid = "{name}"\nen = "way"\n' for name in names]), encoding="utf-8"
    )
    found = open_termbase(Settings(), (), Path.cwd(), builtin=False).holding([beginning], 999)
    assert {name.text for name in found} == {
        name for name in names if any(word.startswith(beginning) for word in name.split())
    }
