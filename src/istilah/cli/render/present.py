"""From answers to printed lines, in whichever format; only the renderer that is needed is imported.

A kind of answer is a function of the same name in :mod:`~istilah.cli.render.piped`, :mod:`~istilah.cli.render.terminal`
and :mod:`~istilah.cli.render.answers_json`; a new kind is one function in each.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from istilah.card import LEGEND, WORKING
from istilah.cleaning import dump
from istilah.cli.render.output import Format, is_quiet, page, remark
from istilah.speech import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.index import Index


def chosen(form: Format | None) -> Format:
    """Choose the format: the one asked for, else by where the output goes."""
    return form or (Format.RICH if sys.stdout.isatty() else Format.PLAIN)


def several(form: Format, count: int) -> Format:
    """Choose the form for ``count`` answers: several objects in a row are JSON only as lines."""
    return Format.JSONL if form is Format.JSON and count > 1 else form


def is_data(form: Format) -> bool:
    """Tell whether a program will read the answer, so that nothing needs to be said besides it."""
    return form in {Format.JSON, Format.JSONL}


def present(kind: str, answers: Iterable[object], form: Format, index: Index) -> Iterator[str]:
    """Print answers of one kind as they come."""
    if is_data(form):
        shape = getattr(import_module("istilah.cli.render.answers_json"), kind)
        for answer in answers:
            yield dump(shape(answer), indent=None if form is Format.JSONL else 2)
    elif form is Format.PLAIN:
        write = getattr(import_module("istilah.cli.render.piped"), kind)
        for answer in answers:
            yield from write(answer, index)
    else:
        show = import_module("istilah.cli.render.terminal")
        shown = tuple(answers)
        for number, answer in enumerate(shown):
            yield from [""] if number else []
            if kind == "lookup" and len(shown) > 1:
                yield from show.rendered(show.question(answer))
            yield from show.rendered(getattr(show, kind)(answer, index))


def print_answers(kind: str, answers: Iterable[object], form: Format, index: Index) -> None:
    """Print answers of a kind that names concepts, and below them what the mark means that some may bear.

    In a pipe that is a remark, so that each line there is an answer.
    """
    lines = Noticed(present(kind, answers, form, index))
    page(_explained(lines) if form is Format.RICH else lines)
    if form is Format.PLAIN:
        lines.explain()


class Noticed:
    """Lines on their way out, and whether one bears the mark of our own rendering."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self.marked = False

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.marked = self.marked or WORKING in line
            yield line

    def explain(self) -> None:
        """Say beside the lines what the mark means, if one bears it."""
        if self.marked:
            remark(say(LEGEND))


def _explained(lines: Noticed) -> Iterator[str]:
    yield from lines
    if lines.marked and not is_quiet():
        show = import_module("istilah.cli.render.terminal")
        yield from show.rendered(show.legend())
