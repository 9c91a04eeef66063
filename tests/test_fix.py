"""Mending: edits land where they belong, nothing else changes, and twice is no more than once."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace as replaced
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from istilah.encoding import decode, written
from istilah.errors import UnreadableError
from istilah.files import replace
from istilah.lint.mending import PASSES, ROUNDS, Mended, compatible, mend
from istilah.model.document import Span
from istilah.model.finding import Diagnostic, Edit, Fix, Rule, Severity, splice
from istilah.model.manuscript import Author, Reviewable
from istilah.readers import open_file
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NOTHING = Text("", "")
RULE = Rule("TEST001", "test", Severity.WARNING, NOTHING, NOTHING, ())


def fix(*edits: tuple[int, int, str], safe: bool = True) -> Fix:
    return Fix(NOTHING, tuple(Edit(Span(start, end), new) for start, end, new in edits), safe)


def found(offered: Fix | None, rule: Rule = RULE, subject: str = "") -> Diagnostic:
    return Diagnostic("a.txt", rule, rule.severity, subject, "", NOTHING, Span(0, 0), (1, 1), (1, 1), offered)


def review(*rules: tuple[str, str], safe: bool = True) -> Callable[[str], list[Diagnostic]]:
    """Make a reviewer who offers to replace each match of a pattern."""

    def reviewed(text: str) -> list[Diagnostic]:
        matches = [(match, new) for pattern, new in rules for match in re.finditer(pattern, text)]
        matches.sort(key=lambda pair: pair[0].span())
        return [found(fix((*match.span(), match.expand(new)), safe=safe)) for match, new in matches]

    return reviewed


def put_in(text: str, offered: Callable[[str], Sequence[Diagnostic]], *, unsafe: bool = False) -> tuple[str, Mended]:
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


def test_a_finding_without_a_fix_stays() -> None:
    text, result = put_in("a", lambda _: [found(None)], unsafe=True)
    assert (text, len(result.left), result.fixed) == ("a", 1, 0)


Q = [
    pytest.param("satu a", [("a$", "b"), ("b$", "a"), ("satu", "dua")], "dua a", [(1, 5)], id="undone"),
    pytest.param("satu\na b", [("a b", "b a"), ("b a", "a b"), ("satu", "dua")], "dua\na b", [(2, 1)], id="turned"),
    pytest.param("x a", [("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")], "y a", [(1, 3)], id="in three steps"),
    pytest.param("x a y", [("a", "aa"), ("x", "y"), ("y$", "x")], "y a y", [(1, 3), (1, 5)], id="growing"),
    pytest.param("a x", [("^", "b"), ("x", "y")], "a y", [(1, 1)], id="growing at the beginning"),
    pytest.param("a x", [("a", "b"), ("x", "y"), ("b", "aa")], "a y", [(1, 1)], id="growing in two steps"),
    pytest.param("x a", [("a", "ab"), ("ab", "a"), ("x", "y")], "y a", [(1, 3)], id="longer and shorter"),
    pytest.param("a. b c a", [("a", "d"), ("d", "a"), ("b", "e")], "a. e c a", [(1, 1), (1, 8)], id="two places"),
    pytest.param("p a q", [("p a", "p b"), ("b q", "a q")], "p a q", [(1, 1)], id="side by side"),
    pytest.param("p x", [("p", ""), ("^ ", "p "), ("x", "y")], "p y", [(1, 1)], id="deleted and put back"),
]


@pytest.mark.parametrize(("text", "rules", "mended", "places"), Q)
def test_where_fixes_never_end_that_place_alone_is_left(
    text: str, rules: list[tuple[str, str]], mended: str, places: list[tuple[int, int]]
) -> None:
    now, result = put_in(text, review(*rules))
    assert (now, result.settled) == (mended, True)
    assert [quarrel.position for quarrel in result.quarrels] == places
    assert put_in(now, review(*rules))[0] == now


def test_who_quarrels_is_told() -> None:
    first, second = RULE, replaced(RULE, code="TEST002")

    def reviewed(text: str) -> list[Diagnostic]:
        one = [found(fix((match.start(), match.end(), "b")), first, "huruf") for match in re.finditer("a", text)]
        return one + [found(fix((match.start(), match.end(), "a")), second) for match in re.finditer("b", text)]

    _, result = put_in("x\n\nya", reviewed)
    assert [quarrel.position for quarrel in result.quarrels] == [(3, 2)]
    assert [quarrel.subject for quarrel in result.quarrels] == ["huruf"]
    assert [[rule.code for rule in quarrel.rules] for quarrel in result.quarrels] == [["TEST001", "TEST002"]]


def test_a_quarrel_far_from_other_fixes_does_not_hold_them_up() -> None:
    rules = review(("a", "b"), ("b", "a"), ("K.T.P.", "KTP"))
    text, result = put_in("a" + " K.T.P. .\n" * 300, rules)
    assert text == "a" + " KTP .\n" * 300
    assert (result.fixed, len(result.quarrels)) == (300, 1)


@pytest.mark.parametrize("tracked", [False, True])
def test_a_word_file_is_mended_around_a_quarrel(*, tracked: bool) -> None:
    written = docx.Document()
    written.add_paragraph("K.T.P. satu a, lalu dua")
    written.add_paragraph("ketiga K.T.P. juga")
    written.save(file := BytesIO())
    manuscript = open_file(file.getvalue(), "a.docx")
    assert isinstance(manuscript, Reviewable)
    manuscript = manuscript.tracked(Author("istilah", "2026-01-02T03:04:05Z")) if tracked else manuscript
    offered = review((r"K\.T\.P\.", "KTP"), (r"\ba\b", "b"), (r"\bb\b", "a"))
    result = mend(manuscript, lambda document: offered(document.source))
    assert result.manuscript.document.source == "KTP satu a, lalu dua\nketiga KTP juga"
    assert [quarrel.position for quarrel in result.quarrels] == [(1, 10)]
    assert (b"w:ins " in ZipFile(BytesIO(result.manuscript.data)).read("word/document.xml")) is tracked


def test_a_fix_of_several_edits_waits_outside_a_closed_place() -> None:
    def reviewed(text: str) -> list[Diagnostic]:
        offered = [fix((0, 1, "b" if text[0] == "a" else "a"))]
        if text.endswith("x"):
            offered.append(fix((0, 1, "c"), (len(text) - 1, len(text), "y")))
        return [found(each) for each in offered]

    assert put_in("a..x", reviewed)[0] == "a..x"


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


PATTERNS = ["a+", "a", "b", r"\.", "ab", "é", "^", "a$", "b(?=a)", "(?<=a)b", " "]
RULES = st.lists(st.tuples(st.sampled_from(PATTERNS), TEXTS | st.sampled_from(["a", "b", "ab", "ba", ""])), max_size=4)


@given(TEXTS, RULES)
def test_mending_twice_is_mending_once(text: str, rules: list[tuple[str, str]]) -> None:
    offered = review(*((pattern, new.replace("\\", "")) for pattern, new in rules))
    looks = 0

    def counted(now: str) -> list[Diagnostic]:
        nonlocal looks
        looks += 1
        return offered(now)

    once, result = put_in(text, counted)
    assert looks <= (PASSES + 1) * ROUNDS * (ROUNDS + 1) + 1
    assert put_in(once, counted)[0] == once
    if not result.settled:
        assert once == text


@given(TEXTS, st.lists(st.tuples(st.sampled_from("abé"), st.sampled_from("abé")), max_size=4), st.integers(1, 9))
def test_what_fixes_cannot_agree_on_does_not_touch_the_rest(text: str, rules: list[tuple[str, str]], ends: int) -> None:
    """A place that comes to rest elsewhere in the draft comes to rest here as well."""
    quiet = review(("K", "k"), ("k", "q"))
    loud = review(("K", "k"), ("k", "q"), *rules)
    alone = put_in("K" * ends, quiet)[0]
    assert put_in(f"{'K' * ends}|{text}", loud)[0].startswith(f"{alone}|")


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))), st.sampled_from(ENCODINGS))
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
