"""Help and usage: every command speaks the language of the interface and shows two examples that it understands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from contextvars import copy_context
from pathlib import Path

import pytest

from istilah.cli import main
from istilah.cli.app import NAMES, SEPARATOR, called

ALIKE = {"FORMAT", "FOLDER", "N", "[TERMBASE]…"}
"""What is to be filled in and has the same name in both languages."""
HEADINGS = {"id": ("Pemakaian", "Opsi", "Contoh"), "en": ("Usage", "Options", "Examples")}


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert copy_context().run(main, arguments) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", NAMES)
def test_what_is_to_be_filled_in_is_named_in_both_languages(name: str) -> None:
    named = [parameter.metavar for parameter in called(name).params if parameter.metavar]
    assert [metavar for metavar in named if metavar.isupper() and not (SEPARATOR in metavar or metavar in ALIKE)] == []
    assert [each.name for each in called(name).params if not each.metavar and not getattr(each, "is_flag", None)] == []


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_help_is_in_one_language(name: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of the other language, nor of what is between the two, is left anywhere."""
    text = shown(capsys, name, "--help", "--lang", lang)
    pairs = [parameter.metavar.split(SEPARATOR) for parameter in called(name).params if parameter.metavar]
    strange = {re.sub(r"\W", "", pair[lang == "id"]) for pair in pairs if len(pair) > 1 and pair[0] != pair[1]}
    assert strange & set(re.findall(r"\w+", text)) == set()
    assert [heading for heading in HEADINGS[lang] if not re.search(f"^{heading}:", text, re.MULTILINE)] == []
    assert re.search(r"[‖{}]|\[ARGS|\[required|\[default|INTEGER|BOOLEAN|DIRECTORY", text) is None
    assert ("[OPTIONS]" in text, "[OPSI]" in text) == (lang == "en", lang == "id")


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_both_examples_are_understood(name: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, name, "--help", "--lang", lang)
    lines = text.partition(HEADINGS[lang][2] + ":\n")[2].splitlines()
    assert len(lines) == len(set(lines)) == 2
    for line in lines:
        program, command, *arguments = shlex.split(re.split(" [<>]", line)[0])
        assert (program, command) == ("istilah", name)
        assert called(name).make_context(name, arguments).info_name == name


def test_what_is_missing_is_named_in_the_language_of_the_interface(capsys: pytest.CaptureFixture[str]) -> None:
    assert copy_context().run(main, ["explain"]) == 2
    assert capsys.readouterr().err == "istilah: ATURAN… belum diberikan; lihat “istilah explain --help”\n"


def test_a_shell_completes_what_a_command_takes() -> None:
    """What could not run alone is a question only once it is entered."""
    Path("terms.toml").write_text('schema = 1\n[[concept]]\nkey = "xq-9"\nid = "hibah"\nen = "grant"\n', "utf-8")
    settings = {"_ISTILAH_COMPLETE": "complete_bash", "COMP_WORDS": "istilah show xq", "COMP_CWORD": "2"}
    call = [sys.executable, "-m", "istilah"]
    done = subprocess.run(call, env={**os.environ, **settings}, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["xq-9"]
