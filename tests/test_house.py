"""Promises of the house: tables match folders, sentences are pairs, README tells the truth."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
import tomli

import istilah
from istilah.cli import main
from istilah.cli.app import ALIASES, COMMANDS
from istilah.cli.render.wording import reading_in
from istilah.config import Settings
from istilah.formats import FORMATS, read
from istilah.language.folding import fold
from istilah.query.expand import expand
from istilah.query.lookup import lookup
from istilah.query.preference import Preference
from istilah.readers import PACKAGES, READERS
from istilah.report import FILE_REPORTS, REPORTS
from istilah.rules import BASE_RULES, DRAFT_RULES, base_rules, draft_rules
from istilah.termbase.base import open_termbase
from istilah.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from istilah.model.concept import Concept

ROOT = Path(__file__).parents[1]
PACKAGE = Path(istilah.__file__).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BUILT_IN = [ROOT / "terms.toml", *sorted(p for p in (ROOT / "glossary").rglob("*.toml") if p.parent.name != "words")]
LARGEST = 160
"""Concepts of a file that one person still overlooks."""
SAMPLED, LONE, ROOTS = 9, 3, 50
"""Of how many words one is asked for; letters of one that may be anything; of how many forms one may be of its root."""
_DOMAINS = """\
administrasi agama akuntansi anggaran asuransi bangunan diplomasi ekonomi energi farmasi gelar hukum hukum-acara
hukum-perdata hukum-pidana jalan keamanan kebencanaan kehutanan kelautan kepegawaian kependudukan kesehatan
ketenagakerjaan keuangan komunikasi lembaga lingkungan olahraga pajak pangan pariwisata pasar-modal
pekerjaan-umum pembangunan pemerintahan pemilu pendidikan pengadaan perbankan perdagangan perencanaan
perhubungan perikanan perindustrian permukiman pertahanan pertambangan pertanahan pertanian perusahaan satuan
singkatan-umum sosial statistik sumber-daya-air tata-negara tata-ruang teknologi-informasi umum wilayah"""
DOMAINS = frozenset(_DOMAINS.split())
TOP = {"glossary", "src", "tests", "terms.toml", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
BUILD = {"dist", "build"}


def modules(folder: str) -> set[str]:
    return {path.stem for path in (PACKAGE / folder).iterdir() if not path.name.startswith("_")}  # files and folders


def texts() -> list[tuple[str, Text]]:
    found = []
    for path in PACKAGE.rglob("*.py"):
        if path.stem != "__main__" and (path.parent.name != "tui" or find_spec("textual")):
            name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
            found += list(pairs(name, vars(import_module(name))))
    return found


def pairs(name: str, scope: dict[str, object]) -> list[tuple[str, Text]]:
    found = []
    for key, value in scope.items():
        values = value.values() if isinstance(value, dict) else [value]
        found += [(f"{name}.{key}", text) for text in values if isinstance(text, Text)]
    return found


def test_nothing_unexpected_at_the_top() -> None:
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert visible - BUILD <= TOP


def test_tables_match_folders() -> None:
    assert set(COMMANDS) == modules("cli/commands")
    assert set(FORMATS.values()) == {f"istilah.formats.{name}" for name in modules("formats")}
    rules = {f"{path.parent.name}.{path.stem}" for path in (PACKAGE / "rules").glob("*/[!_]*.py")}
    assert rules - {*BASE_RULES, *DRAFT_RULES} == set(), "these have no line in a table of rules/__init__.py"
    assert {*BASE_RULES, *DRAFT_RULES} - rules == set(), "these lines have no file"
    assert {*REPORTS.values(), *FILE_REPORTS.values()} == {f"istilah.report.{name}" for name in modules("report")}
    assert set(READERS.values()) == {f"istilah.readers.{name}" for name in modules("readers")}
    assert len(ALIASES) == len(COMMANDS)


@pytest.mark.parametrize(("place", "text"), texts(), ids=lambda value: value if isinstance(value, str) else "")
def test_both_languages_say_the_same(place: str, text: Text) -> None:
    """They take the same values; no message shouts; Indonesian quotes are curly."""
    fields = [{field for _, field, _, _ in Formatter().parse(side) if field} for side in text]
    assert fields[0] == fields[1], place
    assert "!" not in text.id + text.en, place
    assert "'" not in text.id.replace("'…'", ""), place


def test_a_name_is_used_once() -> None:
    """Classes have names of their own; modules too, outside the folders of a kind, whose members are named after it."""
    classes, rooms = Counter[str](), Counter[str]()
    for path in PACKAGE.rglob("*.py"):
        classes.update(re.findall(r"^class ([A-Za-z]\w*)", path.read_text(encoding="utf-8"), re.MULTILINE))
        parts = path.relative_to(PACKAGE).parts
        if parts[0] not in KINDS and parts[:2] != ("cli", "commands") and path.stem != "__init__":
            rooms[path.stem] += 1
    assert [name for name, count in (*classes.items(), *rooms.items()) if count > 1] == []


def test_a_module_says_a_constant_once() -> None:
    """The second of two would hold for what was meant by the first."""
    twice = []
    for path in PACKAGE.rglob("*.py"):
        names = Counter(re.findall(r"^(_?[A-Z][A-Z_\d]*)(?:: .*?)? = ", path.read_text(encoding="utf-8"), re.MULTILINE))
        twice += [f"{path.name}: {name}" for name, count in names.items() if count > 1]
    assert twice == []


KINDS = {"rules", "readers", "formats", "report"}
PLANTED = {
    "text.py": "from istilah.rules import base_rules",
    "rules/abbr/late_definition.py": "from istilah.rules.abbr import undefined_abbreviation",
    "readers/plain.py": "from istilah.readers import markdown",
    "formats/csv.py": "from istilah.formats import toml",
    "report/junit.py": "from istilah.report import sarif",
    "cli/commands/show.py": "from istilah.cli.commands import lookup",
    "query/expand.py": "import rich",
    "terms/wanted.py": "from istilah.terms import search_index",
    "tui/journey.py": "from istilah.cli import inputs",
    "stray.py": "",
}
"""Imports that nothing may have, and a module that has no layer."""


def test_a_planted_import_breaks_its_promise(tmp_path: Path) -> None:
    pytest.importorskip("importlinter", reason="comes with the extra dev")
    shutil.copytree(PACKAGE, tmp_path / "istilah", ignore=shutil.ignore_patterns("__pycache__"))
    for name, line in PLANTED.items():
        with (tmp_path / "istilah" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    call = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    out = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False).stdout
    contracts = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    assert [contract["name"] for contract in contracts if f"{contract['name']} BROKEN" not in out] == []
    assert "stray" in out


def test_rules_have_codes_in_order_and_names_of_their_own() -> None:
    cards = [*(module.RULE for module in draft_rules()), *(module.RULE for module in base_rules())]
    for family, group in groupby(cards, key=lambda card: card.code[:-3]):
        codes = [card.code for card in group]
        assert codes == [f"{family}{number:03}" for number in range(1, len(codes) + 1)], "in the order of the table"
    names = Counter(card.name for card in cards)
    assert [name for name, count in names.items() if count > 1] == []


def test_a_plain_answer_imports_nothing_heavy() -> None:
    code = (
        "import sys; from istilah.cli import main; main(['expand', 'ASN']); "
        "heavy = {'rich', 'rapidfuzz', 'tomli', 'tomllib', 'hashlib', 'pyromark', 'pathspec', 'jinja2', 'markupsafe', "
        "'dask', 'distributed', 'fsspec', 'textual', *['platformdirs'] * (sys.platform == 'linux')}; "
        "print(sorted({name.partition('.')[0] for name in sys.modules} & heavy))"
    )
    run(code)  # compiles the termbase
    assert run(code).splitlines()[-1] == "[]"


def test_built_in_termbase_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", *map(str, BUILT_IN)]) == 0, capsys.readouterr()


def test_built_in_termbase_is_laid_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["format", "--check", *map(str, BUILT_IN)]) == 0, capsys.readouterr()


def test_a_short_form_is_shown_beside_the_full_form_that_owns_it() -> None:
    """That the letters of each come from there, BASE021 sees to."""
    termbase = open_termbase(Settings(), (), Path("/"))
    readings = (one for short in termbase.short_forms for one in expand(short, termbase, Preference("")).readings)
    wrong = [
        reading.short
        for reading in readings
        for shown in [reading_in(reading, reading.designation.language)]
        if shown is None or reading.short not in shown.short
    ]
    assert wrong == []


def plural(word: str) -> str:
    ending = "es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return re.sub("(?<![aeiou])ys$", "ies", f"{word}{ending}")


@pytest.mark.parametrize(
    ("language", "inflected"),
    [
        ("id", lambda word: f"{word}nya"),
        ("id", lambda word: f"{word}-{word}"),
        ("en", plural),
    ],
    ids=["pronoun", "doubled", "plural"],
)
def test_plain_forms_of_the_words_it_has_are_answered(language: Language, inflected: Callable[[str], str]) -> None:
    termbase = open_termbase(Settings(), (), Path("/"))
    written = {each.term for concept in termbase.concepts() for each in concept.named(language) if each.status.usable}
    every = [word for word in sorted(written) if word.isalpha() and word.islower() and len(word) > LONE]
    sampled = every[::SAMPLED]
    answers = [lookup(inflected(word), termbase, limit=1, preference=Preference("")) for word in sampled]
    assert answers
    assert [answer.query for answer in answers if not answer.found] == []
    others = [w for w, answer in zip(sampled, answers, strict=True) if not names(answer.matches[0].concept, w)]
    assert len(others) <= len(sampled) / ROOTS, others


def names(concept: Concept, word: str) -> bool:
    return fold(word) in {fold(each.term) for each in concept.designations}


def test_a_contributor_finds_the_file_of_a_subject() -> None:
    """No file is a heap, no key stands twice, and no domain is a slip of another."""
    files = {path: read(path.read_text(encoding="utf-8"), str(path)).concepts for path in BUILT_IN}
    assert [path.name for path, concepts in files.items() if len(concepts) > LARGEST] == []
    every = [concept for concepts in files.values() for concept in concepts]
    assert [key for key, count in Counter(concept.key for concept in every).items() if count > 1] == []
    assert {domain for concept in every for domain in concept.domain} <= DOMAINS


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.name)
def test_built_in_termbase_says_who_vouches(path: Path) -> None:
    """Every name to be used has a reliability, every concept a source that is no path of a repository."""
    for concept in read(path.read_text(encoding="utf-8"), path.name).concepts:
        assert all(each.reliability for each in concept.every() if each.status.usable), concept.key
        assert concept.source, concept.key
        assert not any("github" in source for source in concept.source), concept.key


def test_the_hook_takes_all_drafts_that_are_text() -> None:
    hook = re.search(r"files: (.*txt.*)", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook
    assert [suffix for suffix in READERS if bool(re.search(hook[1], f"a{suffix}")) == (suffix in PACKAGES)] == []


def test_the_changelog_tells_of_this_version() -> None:
    versions = re.findall(r"^## \[(\S+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert versions[:2] == ["Unreleased", istilah.__version__]


def test_readme_has_two_set_up_commands() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("expand ASN")
    assert commands[1].endswith("pytest")


@pytest.mark.parametrize("block", re.findall(r"```console\n(.*?)```", README, re.DOTALL))
def test_readme_tells_the_truth(block: str, request: pytest.FixtureRequest) -> None:
    """Each ``$ istilah …`` in README prints what stands below it."""
    for call in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, expected = call.partition("\n")
        told = shell(line)
        if request.config.getoption("--write-golden"):
            path = ROOT / "README.md"
            path.write_text(path.read_text("utf-8").replace(f"$ {line}\n{expected}", f"$ {line}\n{told}"), "utf-8")
        else:
            assert told == expected


def shell(line: str) -> str:
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(Path.cwd()), "COLUMNS": "80"}
    lang = "en" if "--lang en" in line else "id"
    done = subprocess.run(
        ["/bin/bash", "-c", line],
        env={**environment, "ISTILAH_LANG": lang},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def run(code: str) -> str:
    environment = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    call = [sys.executable, "-c", code]
    return subprocess.run(call, env=environment, capture_output=True, text=True, check=True).stdout


def test_folding_is_idempotent_on_the_termbase() -> None:
    for path in BUILT_IN:
        for term in re.findall(r'"([^"]+)"', path.read_text(encoding="utf-8")):
            assert fold(fold(term)) == fold(term)
