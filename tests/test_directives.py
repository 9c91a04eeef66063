"""Suppression comments: what they silence, where, and what is said of those that silence nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istilah.lint.selection import Selection, means
from istilah.lint.suppression import directives, hushed, sift
from istilah.lint.unused_suppression import RULE as UNUSED
from istilah.lint.unused_suppression import report
from istilah.model.document import Document, Span
from istilah.model.finding import Diagnostic, Rule, Severity, splice
from istilah.readers import read
from istilah.text import Text

NOTHING = Text("", "")
LOUD = Rule("ABBR001", "undefined-abbreviation", Severity.WARNING, NOTHING, NOTHING, ())
LATE = Rule("ABBR002", "late-definition", Severity.WARNING, NOTHING, NOTHING, ())
SPELLED = Rule("EYD001", "dotted-initialism", Severity.WARNING, NOTHING, NOTHING, ())
EVERY = (LOUD, LATE, SPELLED)


def review(document: Document) -> list[Diagnostic]:
    """Find fault with each X (ABBR001) and Y (EYD001)."""
    rules = {"X": LOUD, "Y": SPELLED}
    return [
        Diagnostic(
            document.path, rules[m[0]], Severity.WARNING, m[0], m[0], NOTHING, span,
            document.position(span.start), document.position(span.end),
        )
        for m in re.finditer("[XY]", document.prose)
        for span in (document.in_source(Span(*m.span())),)
    ]  # fmt: skip


def kept(text: str, path: str = "a.txt") -> str:
    document = read(text, path)
    return " ".join(f"{d.text}{d.start[0]}" for d in sift(review(hushed(document)), document, EVERY, EVERY).kept)


def idle(text: str, path: str = "a.txt", ran: tuple[Rule, ...] = EVERY) -> list[Diagnostic]:
    document = read(text, path)
    return list(report(sift(review(hushed(document)), document, ran, EVERY).idle, document))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("X\nX Y", "X1 X2 Y2"),
        ("# istilah: abaikan\nX Y\nX", "X3"),
        ("# istilah: abaikan ABBR001\nX Y\nX", "Y2 X3"),
        ("# istilah: ignore undefined-abbreviation\nX Y\nX", "Y2 X3"),
        ("# istilah: ignore ABBR, EYD\nX Y\nX", "X3"),
        ("<!-- istilah: abaikan abbr001 EYD001 -- nama X -->\r\n\r\n  \r\nX Y\r\nX", "X5"),
        ("# istilah: abaikan ABBR001\n# istilah: abaikan EYD001\nX Y", ""),
        ("X\nX\n# istilah: abaikan-file ABBR001\nY", "Y4"),
        ("X\n# istilah: ignore-file\nY", ""),
        ("X\n# istilah: abaikan-berkas EYD\nY", "X1"),
        ("# istilah: abaikan-file-ini\nX", "X2"),
        ("# istilah: abaikn\nX", "X2"),
        ("ini # istilah: abaikan\nX", "X2"),
        ("# bukan istilah: abaikan\nX", "X2"),
        ("# istilah: abaikan", ""),
    ],
)
def test_plain_text(text: str, left: str) -> None:
    assert kept(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("X <!-- istilah: abaikan --> Y\n\nX", "X3"),
        ("X\n\n<!-- istilah: abaikan ABBR001 -->\n\nX Y\n", "X1 Y5"),
        ("- X\n- Y <!-- istilah: abaikan -->\n", "X1"),
        ("<!-- istilah: abaikan-file\n ABBR001 -->\nX Y\n", "Y3"),
        ("<!-- ini istilah: abaikan -->\n\nX", "X3"),
        ("# istilah: abaikan\n\nX", "X3"),
    ],
)
def test_markdown(text: str, left: str) -> None:
    assert kept(text, "a.md") == left


@pytest.mark.parametrize(
    ("text", "subjects", "fixed"),
    [
        ("# istilah: abaikan\nX", [], ""),
        ("# istilah: abaikan\nZ", ["# istilah: abaikan"], "Z"),
        ("# istilah: abaikan ABBR001, EYD001\nX", ["EYD001"], "# istilah: abaikan ABBR001\nX"),
        ("# istilah: abaikan EYD001, ABBR001\nX", ["EYD001"], "# istilah: abaikan ABBR001\nX"),
        ("# istilah: abaikan ABBR009\nX", ["ABBR009"], "# istilah: abaikan ABBR009\nX"),
        ("# istilah: abaikn ABBR001\nZ", ["# istilah: abaikn ABBR001"], "# istilah: abaikn ABBR001\nZ"),
        ("Z\r\n\r\n# istilah: abaikan-file\r\nZ\r\n", ["# istilah: abaikan-file"], "Z\r\n\r\nZ\r\n"),
    ],
)
def test_what_silences_nothing_is_reported(text: str, subjects: list[str], fixed: str) -> None:
    found = idle(text)
    assert [each.subject for each in found] == subjects
    assert {each.rule for each in found} <= {UNUSED}
    for each in found:
        assert text[slice(*each.span)] == each.text
    assert splice(text, (edit for each in found if each.fix for edit in each.fix.edits)) == (fixed or text)


def test_what_was_not_examined_is_not_judged() -> None:
    assert idle("# istilah: abaikan\nZ", ran=(LOUD,)) == []
    assert idle("# istilah: abaikan EYD001\nZ", ran=(LOUD,)) == []


@pytest.mark.parametrize(
    ("text", "fixed", "safe"),
    [
        ("Z <!-- istilah: abaikan --> Z\n", "Z Z\n", True),
        ("Z\n\n<!-- istilah: abaikan -->\nZ\n", "Z\n\nZ\n", True),
        ("Z\n<!-- istilah: abaikan -->\nZ\n", "Z\nZ\n", False),  # they would become one paragraph
        ("Z\n<!-- istilah: abaikan -->", "Z\n", True),
        ("Z\n<!-- istilah: abaikan --> Z", "Z\nZ", True),
    ],
)
def test_a_comment_is_removed_with_its_room(text: str, fixed: str, *, safe: bool) -> None:
    (found,) = idle(text, "a.md")
    assert found.fix is not None
    assert (splice(text, found.fix.edits), found.fix.safe) == (fixed, safe)


@pytest.mark.parametrize(
    ("text", "fixed", "safe"),
    [
        ("Z\n\n{}{}{}Z\n", "Z\n\nZ\n", True),
        ("Z\n{}{}{}\nZ\n", "Z\n\nZ\n", True),
        ("{}{}{}Z\n", "Z\n", True),
        ("Z\n{}{}{}Z\n", "Z\nZ\n", False),
    ],
)
def test_comments_that_stand_one_above_the_other_go_at_once(text: str, fixed: str, *, safe: bool) -> None:
    text = text.replace("{}", "<!-- istilah: abaikan -->\n")
    fixes = [found.fix for found in idle(text, "a.md") if found.fix]
    assert splice(text, (edit for fix in fixes for edit in fix.edits)) == fixed
    assert [fix.safe for fix in fixes] == [safe] * 3


def test_a_comment_that_is_needed_keeps_those_around_it_apart() -> None:
    text = "Z\n<!-- istilah: abaikan EYD001 -->\n<!-- istilah: abaikan ABBR001 -->\nX\n"
    assert [found.fix.safe for found in idle(text, "a.md") if found.fix] == [False]


def test_examples_of_the_card() -> None:
    for example in UNUSED.examples:
        text = example.text.replace("⟦", "").replace("⟧", "")
        found = idle(text)
        assert [each.span.start for each in found] == ([example.text.index("⟦")] if "⟦" in example.text else [])
        edits = (edit for each in found if each.fix for edit in each.fix.edits)
        assert splice(text, edits) == (example.fixed or text)


@given(st.text(alphabet="# <!->istlah:gnore-fABR01,\nX", max_size=80))
def test_any_text(text: str) -> None:
    for path in ("a.txt", "a.md"):
        document = read(text, path)
        for directive in directives(document):
            assert "istilah:" in text[slice(*directive.span)]
        assert len(hushed(document).prose) == len(document.prose)


def test_a_rule_is_meant_by_code_beginning_or_name() -> None:
    words = ("ABBR001", "abbr", "undefined-abbreviation", "Undefined-Abbreviation", "ABBR002", "undefined", "")
    assert [means(word, LOUD) for word in words] == [True, True, True, True, False, False, False]


@pytest.mark.parametrize(
    ("select", "ignore", "taken"),
    [
        ((), (), True),
        (("ABBR",), (), True),
        (("EYD",), (), False),
        ((), ("undefined-abbreviation",), False),
        (("ABBR",), ("ABBR001",), False),
        (("ABBR001",), ("ABBR",), True),
        (("ABBR001",), ("ABBR001",), False),
    ],
)
def test_the_more_exact_word_decides(select: tuple[str, ...], ignore: tuple[str, ...], *, taken: bool) -> None:
    assert Selection(select, ignore).takes(LOUD) is taken
