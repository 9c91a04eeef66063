"""Run the books of this folder: each fenced table says how one word is read, or that it must not be.

A line is ``form -> root`` (the root is among the readings) or ``form -x root`` (it is not). The word after the fence
names the question that is asked.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from istilah.language import chat, english, indonesian
from istilah.language.inflection import base_forms
from istilah.language.shortforms import abbreviation_stem
from istilah.language.slips import slip
from istilah.language.sounds import frames, skeleton, sound
from istilah.language.spelling import modern_spellings
from istilah.language.tongue import tongue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FENCE = re.compile(r"^## (?P<heading>.+?)$.*?^```(?P<question>[\w-]+)\n(?P<table>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"(?P<form>.+?)\s+-(?P<verdict>[>x])\s+(?P<root>.+)")
_LIKELY = 0.65
_ONE_SLIP = 0.75

_QUESTIONS: dict[str, Callable[[str], Iterable[str | None]]] = {
    "root": lambda form: (found.root for found in indonesian.analyses(form)),
    "likely-root": lambda form: (found.root for found in indonesian.analyses(form) if found.trust >= _LIKELY),
    "english-root": lambda form: (found.root for found in english.analyses(form)),
    "english-spelling": english.variants,
    "plain-form": lambda form: (found.text for found in base_forms(form)),
    "abbreviation": lambda form: (abbreviation_stem(form),),
    "old-spelling": modern_spellings,
    "tongue": lambda form: (tongue(form) or "other",),
    "chat": lambda form: (guess.text for guess in chat.rewrites(form)),
}
_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "same-sound": lambda left, right: sound(left, "id") == sound(right, "id"),
    "same-skeleton": lambda left, right: skeleton(left, "id") == skeleton(right, "id"),
    "shared-frame": lambda left, right: not {*frames(left, "id")}.isdisjoint(frames(right, "id")),
    "same-english-sound": lambda left, right: sound(left, "en") == sound(right, "en"),
    "one-slip": lambda left, right: slip(left, right, "id") <= _ONE_SLIP,
    "one-english-slip": lambda left, right: slip(left, right, "en") <= _ONE_SLIP,
}


def _cases() -> Iterator[object]:
    for book in sorted(Path(__file__).parent.glob("*.md")):
        for fence in _FENCE.finditer(book.read_text(encoding="utf-8")):
            for line in fence["table"].splitlines():
                case = _LINE.fullmatch(line.strip())
                assert case, f"{book.name}: {line!r} is no case"
                name = f"{book.stem}: {fence['heading']}: {line.strip()}"
                yield pytest.param(fence["question"], case["form"], case["root"], case["verdict"] == ">", id=name)


@pytest.mark.parametrize(("question", "form", "root", "expected"), list(_cases()))
def test_book(question: str, form: str, root: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    if question in _COMPARISONS:
        assert _COMPARISONS[question](form, root) is expected
    else:
        assert (root in _QUESTIONS[question](form)) is expected
