"""Mending: edits land where they belong, nothing else changes, and twice is no more than once."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istilah.engine.fix import PASSES, Mended, compatible, fixes, mend
from istilah.errors import UnreadableError
from istilah.files import decode, replace, written
from istilah.model.document import Span
from istilah.model.finding import Diagnosis, Edit, Fix, Rule, Severity, splice
from istilah.readers import open_file
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NOTHING = Text("", "")
RULE = Rule("TEST001", "test", Severity.WARNING, NOTHING, NOTHING, ())


def fix(*edits: tuple[int, int, str], safe: bool = True) -> Fix:
    return Fix(NOTHING, tuple(Edit(Span(start, end), new) for start, end, new in edits), safe)


def found(offered: Fix | None) -> Diagnosis:
    return Diagnosis("a.txt", RULE, RULE.severity, "", "", NOTHING, Span(0, 0), (1, 1), (1, 1), offered)


def review(*rules: tuple[str, str], safe: bool = True) -> Callable[[str], list[Diagnosis]]:
    """Make a reviewer who offers to replace each match of a pattern."""

    def reviewed(text: str) -> list[Diagnosis]:
        matches = [(match, new) for pattern, new in rules for match in re.finditer(pattern, text)]
        matches.sort(key=lambda pair: pair[0].span())
        return [found(fix((*match.span(), match.expand(new)), safe=safe)) for match, new in matches]

    return reviewed


def put_in(text: str, offered: Callable[[str], Sequence[Diagnosis]], *, unsafe: bool = False) -> tuple[str, Mended]:
    result = mend(open_file(text.encode(), "a.txt"), lambda document: offered(document.source), unsafe=unsafe)
    return result.manuscript.data.decode(), result


def test_each_finding_is_mended_and_the_rest_stays() -> None:
    text, result = put_in("K.T.P.\r\ndan S.I.M. \r\n", review((r"(\w)\.(\w)\.(\w)\.", r"\1\2\3")))
    assert (text, result.left, result.fixed, result.settled) == ("KTP\r\ndan SIM \r\n", (), 2, True)


def test_what_follows_from_a_fix_is_mended_too() -> None:
    assert put_in("aaaa", review(("^a", "b"), ("(?<=b)a", "b")))[0] == "bbbb"


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    offered = review(("a", "b"), safe=False)
    assert put_in("a", offered)[0] == "a"
    assert put_in("a", offered, unsafe=True)[0] == "b"
    assert list(fixes([found(None)], unsafe=True)) == []


def test_fixes_that_undo_each_other_leave_the_text_alone() -> None:
    text, result = put_in("satu a", review(("a$", "b"), ("b$", "a"), ("satu", "dua")))
    assert (text, result.fixed, result.settled) == ("satu a", 0, False)
    assert len(result.left) == 2


def test_a_fix_that_changes_nothing_is_none() -> None:
    text, result = put_in("a", review(("a", "a")))
    assert (text, result.fixed, result.settled) == ("a", 0, True)


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (fix((0, 3, "x")), fix((2, 4, "y")), False),
        (fix((0, 3, "x")), fix((3, 4, "y")), True),
        (fix((0, 3, "x")), fix((3, 3, "y")), False),  # before or after what the first puts there?
        (fix((3, 3, "x")), fix((3, 3, "x")), False),
        (fix((0, 9, "x")), fix((4, 4, "y")), False),
        (fix((0, 1, "x"), (8, 9, "z")), fix((4, 5, "y")), True),
        (fix((0, 1, "x"), (8, 9, "z")), fix((4, 5, "y"), (8, 9, "w")), False),
    ],
)
def test_the_first_wins(first: Fix, second: Fix, *, both: bool) -> None:
    assert list(compatible([first, second])) == ([first, second] if both else [first])


def test_a_fix_at_odds_with_itself_is_left_out() -> None:
    assert list(compatible([fix((0, 3, "x"), (1, 2, "y"))])) == []


TEXTS = st.text(alphabet="ab.\n\r é𝕏", max_size=40)


@st.composite
def texts_with_fixes(draw: st.DrawFn) -> tuple[str, list[Fix]]:
    text = draw(TEXTS)
    points = st.integers(0, len(text))
    edits = st.tuples(points, points, TEXTS).map(lambda t: (min(t[:2]), max(t[:2]), t[2]))
    return text, [fix(*each) for each in draw(st.lists(st.lists(edits, min_size=1, max_size=3), max_size=6))]


@given(texts_with_fixes())
def test_nothing_changes_outside_the_edits(case: tuple[str, list[Fix]]) -> None:
    text, offered = case
    edits = sorted(edit for each in compatible(offered) for edit in each.edits)
    mended, at, rest = splice(text, edits), 0, 0
    for edit in edits:
        kept = text[at : edit.span.start]
        assert mended[rest : rest + len(kept) + len(edit.new)] == kept + edit.new
        at, rest = edit.span.end, rest + len(kept) + len(edit.new)
    assert mended[rest:] == text[at:]


@given(texts_with_fixes())
def test_compatible_fixes_touch_each_other_nowhere(case: tuple[str, list[Fix]]) -> None:
    spans = sorted(edit.span for each in compatible(case[1]) for edit in each.edits)
    for one, other in itertools.pairwise(spans):
        assert one.end <= other.start
        assert one != other


RULES = st.lists(st.tuples(st.sampled_from(["a+", "b", r"\.", "ab", "é", "^", "a$"]), TEXTS), max_size=3)


@given(TEXTS, RULES)
def test_mending_twice_is_mending_once(text: str, rules: list[tuple[str, str]]) -> None:
    offered = review(*((pattern, new.replace("\\", "")) for pattern, new in rules))
    looks = 0

    def counted(now: str) -> list[Diagnosis]:
        nonlocal looks
        looks += 1
        # A reviewer whose fixes grow the text without end would fill the memory before the looks are used up.
        return offered(now) if len(now) < 500 else []

    once, _ = put_in(text, counted)
    assert looks <= PASSES + 1
    assert put_in(once, counted)[0] == once


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]


@given(st.text(), st.sampled_from(ENCODINGS))
def test_a_text_is_written_as_it_was_read(text: str, encoding: str) -> None:
    # Without a mark UTF-16 is told by its zeros, which is only sure for plain letters.
    data = (f"istilah {text}" if encoding != "utf-16-le" else "istilah\r\n" * 60).encode(encoding)
    assert written(data).encode(decode(data, "a.txt")) == data


def test_a_mark_is_kept_and_is_no_part_of_the_text() -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        data = "KTP\r\n".encode(encoding)
        assert decode(data, "a.txt") == "KTP\r\n"
        assert written(data).encode("SIM\r\n") == "SIM\r\n".encode(encoding)


def test_a_file_keeps_its_mode_and_a_link_its_target() -> None:
    target, link = Path("naskah.txt"), Path("tautan.txt")
    target.write_bytes(b"lama")
    target.chmod(0o640)
    link.symlink_to(target)
    replace(link, b"baru")
    assert link.is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"baru", 0o640)


def test_a_read_only_file_is_left_alone() -> None:
    guarded = Path("terkunci.txt")
    guarded.write_bytes(b"lama")
    guarded.chmod(0o444)
    with pytest.raises(UnreadableError, match="read-only"):
        replace(guarded, b"baru")
    assert guarded.read_bytes() == b"lama"
