"""Every example on a rule's card: what ``⟦…⟧`` marks is reported at that place, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from istilah.config import Settings
from istilah.draft import Draft
from istilah.lint.mending import compatible
from istilah.lint.review import examine, review
from istilah.model.document import Span
from istilah.model.finding import Edit, Finding, Fix, splice
from istilah.readers import plain
from istilah.rules import BaseRule, DraftRule, base_rules, draft_rules, shown
from istilah.rules.eyd import separated_bound_form
from istilah.termbase.base import Termbase, open_termbase
from istilah.termbase.layers import Layer, LayerName, in_force
from istilah.termbase.reading import contents, read
from istilah.termbase.word_list_layers import open_words
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.finding import Diagnostic, Example
    from istilah.model.word_lists import WordLists

CASES = [
    pytest.param(module, example, id=f"{module.RULE.code}-{number}")
    for module in base_rules()
    for number, example in enumerate(module.RULE.examples)
]
BOOKS = sorted((Path(__file__).parent / "rules").glob("*.md"))
HEADING = re.compile(r"^## (?P<title>.+)\n", re.MULTILINE)
BODY = re.compile(r"[^`]*```(?P<kind>text|toml)\n(?P<draft>.*?)```\n(?:```finds\n(?P<finds>.*?)```\n)?\s*", re.DOTALL)
"""What stands below a heading: a sentence, what is examined, and directly below it what is found."""


class Chapter(NamedTuple):
    """A case of a book."""

    book: Path
    title: str
    draft: str
    finds: str

    def check(self, told: str, *, write: bool) -> None:
        """Compare what is told with what the chapter says, or write that anew."""
        if write:
            start = self.book.read_text(encoding="utf-8")
            head, heading, rest = start.partition(f"## {self.title}\n")
            body = BODY.match(rest)
            assert body
            end = body.end("draft") + len("```\n")
            finds = f"```finds\n{told}```\n" if told else ""
            old = len(f"```finds\n{body['finds']}```\n") if body["finds"] is not None else 0
            self.book.write_text(head + heading + rest[:end] + finds + rest[end + old :], encoding="utf-8")
            return
        assert told.splitlines() == self.finds.splitlines(), f"{self.book}, “{self.title}”; if wrong, --write-golden"


def chapters(kind: str) -> list[Chapter]:
    """Take the books of drafts (``text``) or of termbases (``toml``) apart."""
    found = []
    for book in BOOKS:
        if book.stem.startswith("base") == (kind == "toml"):
            _, *parts = HEADING.split(book.read_text(encoding="utf-8"))
            for title, rest in zip(parts[::2], parts[1::2], strict=True):
                body = BODY.fullmatch(rest)
                draft, finds = (body["draft"], body["finds"] or "") if body and body["kind"] == kind else ("", "")
                found.append(Chapter(book, title, draft, finds))
    return found


CHAPTERS = [pytest.param(chapter, id=f"{chapter.book.stem}-{chapter.title}") for chapter in chapters("toml")]
DRAFT_CASES = [
    pytest.param(module, example, id=f"{module.RULE.code}-{number}")
    for module in draft_rules()
    for number, example in enumerate(module.RULE.examples)
]
DRAFT_TEXTS = [
    pytest.param(module, example.text, id=f"{module.RULE.code}-{number}")
    for module in draft_rules()
    for number, example in enumerate(module.RULE.examples)
]
DRAFT_BOOKS = [
    (module, chapter, f"{module.RULE.code}-{chapter.title}")
    for module in draft_rules()
    for chapter in chapters("text")
    if chapter.book.stem.upper() == module.RULE.code
]
DRAFT_CHAPTERS = [pytest.param(module, chapter, id=name) for module, chapter, name in DRAFT_BOOKS]


@pytest.fixture
def write(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--write-golden"))


@pytest.fixture(scope="module")
def termbase(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Termbase]:
    """Open the built-in termbase, compiled once for all tests here."""
    folder = tmp_path_factory.mktemp("drafts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        yield open_termbase(Settings(), (), folder)


@pytest.mark.parametrize(("module", "example"), CASES)
def test_example(module: BaseRule, example: Example) -> None:
    assert reported(example.text.replace("⟦", "").replace("⟧", ""), module.RULE.code) == marked(example.text)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter(chapter: Chapter, write: bool) -> None:  # noqa: FBT001 -- a fixture
    clean = chapter.draft.replace("⟦", "").replace("⟧", "")
    found = examined(clean, chapter.book.stem.upper())
    assert [diagnostic.start for diagnostic in found] == marked(chapter.draft)
    chapter.check(told(found, clean), write=write)


@pytest.mark.parametrize(("module", "example"), DRAFT_CASES)
def test_draft_example(module: DraftRule, example: Example, termbase: Termbase) -> None:
    text, spans = unmarked(example.text)
    found = remarks(module, text, termbase)
    assert [tuple(remark.at) for remark in found] == spans
    if example.fixed:
        assert mended(text, found) == example.fixed


@pytest.mark.parametrize(("module", "chapter"), DRAFT_CHAPTERS)
def test_draft_chapter(module: DraftRule, chapter: Chapter, termbase: Termbase, write: bool) -> None:  # noqa: FBT001 -- a fixture
    clean, _ = unmarked(chapter.draft)
    found = review(drafted(module, clean, termbase), [module])
    assert marked_at(clean, [diagnostic.span for diagnostic in found]) == chapter.draft
    chapter.check(told(found, clean), write=write)


@pytest.mark.parametrize(("module", "example"), DRAFT_CASES)
def test_a_safe_fix_leaves_the_rule_silent(module: DraftRule, example: Example, termbase: Termbase) -> None:
    text, _ = unmarked(example.text)
    found = remarks(module, text, termbase)
    if found and all(remark.fix and remark.fix.safe for remark in found):
        assert remarks(module, mended(text, found), termbase) == []


@pytest.mark.parametrize(
    ("module", "text"),
    [*DRAFT_TEXTS, *(pytest.param(module, chapter.draft, id=name) for module, chapter, name in DRAFT_BOOKS)],
)
def test_every_fix_changes_something(module: DraftRule, text: str, termbase: Termbase) -> None:
    draft = drafted(module, unmarked(text)[0], termbase)
    source = draft.document.source
    for fix in (diagnosis.fix for diagnosis in review(draft, [module]) if diagnosis.fix):
        assert splice(source, fix.edits) != source


def test_a_fix_that_changes_nothing_is_not_offered(termbase: Termbase) -> None:
    draft = Draft(plain.read("Rapat itu.", "example.txt"), termbase, "2026-01-01", termbase.words())
    [diagnosis] = review(draft, [_Idle()])
    assert diagnosis.fix is None


def test_a_bound_form_is_joined_to_a_known_word_only(termbase: Termbase) -> None:
    text = "Tenda semi kubistar dan lahan semi alami serta masa pasca penerbitan itu dibahas."
    fixes = [remark.fix for remark in remarks(separated_bound_form, text, termbase)]
    assert [bool(fix and fix.safe) for fix in fixes] == [False, True, True]


class _Idle:
    """A rule whose fix writes what stands there."""

    RULE = draft_rules()[0].RULE

    def check(self, draft: Draft) -> Iterator[Finding[Span]]:
        """Report the first word."""
        word = draft.document.prose[:5]
        yield Finding(Span(0, 5), word, Text(word, word), Fix(Text("", ""), (Edit(Span(0, 5), word),), safe=True))


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.stem)
def test_a_book_is_made_of_chapters(book: Path) -> None:
    found = [chapter for kind in ("toml", "text") for chapter in chapters(kind) if chapter.book == book]
    assert found, f"{book} has no chapter: ## title, a sentence, ```text"
    bad = [chapter.title for chapter in found if not chapter.draft]
    assert bad == [], f"{book}: a chapter is a sentence, a fence ```text and directly below it a fence ```finds"
    titles = Counter(chapter.title for chapter in found)
    assert [title for title, count in titles.items() if count > 1] == [], f"{book}: each chapter has its own title"
    silent = sum("⟦" not in chapter.draft for chapter in found)
    assert book.stem.startswith("base") or silent * 2 >= len(found), f"{book}: half of the chapters must be silent"


def test_every_rule_has_a_book() -> None:
    rules = {rule.RULE.code for rule in base_rules()} | {rule.RULE.code for rule in draft_rules()}
    books = {book.stem.upper() for book in BOOKS}
    assert rules - books == set(), "a book is tests/rules/<code in small letters>.md"
    assert books - rules == set(), "these books are of no rule in the tables of rules/__init__.py"


def test_every_rule_shows_both_what_it_reports_and_where_it_is_silent() -> None:
    cards = [module.RULE for module in base_rules()] + [module.RULE for module in draft_rules()]
    for card in cards:
        assert {"⟦" in example.text for example in card.examples} == {True, False}


def marked(text: str) -> list[tuple[int, int]]:
    """List the places of the marks as line and column in the text without marks."""
    places = []
    for number, line in enumerate(text.split("\n"), 1):
        clean = ""
        for character in line:
            if character == "⟦":
                places.append((number, len(clean) + 1))
            elif character != "⟧":
                clean += character
    return places


def told(found: Iterable[Diagnostic], source: str) -> str:
    """Say what books say of findings: place, severity, subject, both messages, and each edit of a fix."""
    lines: list[str] = []
    for each in found:
        lines += [f"{flat(each.text)} ({each.severity}: {flat(each.subject)})"]
        lines += [f"  id: {flat(each.message.id)}", f"  en: {flat(each.message.en)}"]
        for edit in each.fix.edits if each.fix else ():
            old = source[edit.span.start : edit.span.end]
            lines.append(f"  {'safe' if each.fix and each.fix.safe else 'offered'}: “{flat(old)}” → “{flat(edit.new)}”")
    return "".join(f"{line}\n" for line in lines)


def flat(text: str) -> str:
    """Show what cannot be seen."""
    shown = (sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text.replace("\n", "⏎"))
    return "".join(shown)


def reported(text: str, code: str) -> list[tuple[int, int]]:
    return [diagnostic.start for diagnostic in examined(text, code)]


@cache
def built_in_words() -> WordLists:
    return open_words(in_force(Settings(), (), Path("/")).words)


def examined(text: str, code: str) -> list[Diagnostic]:
    path = Path("example.toml")
    path.write_text(text, encoding="utf-8")
    layer = Layer(LayerName.GIVEN, (path,))
    reading = read(layer, contents(layer))
    assert reading.faults == ()
    found = examine(reading.concepts, lambda _: False, words=built_in_words())
    return [diagnostic for diagnostic in found if diagnostic.rule.code == code]


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the marks out of a draft, and list the stretches they marked."""
    clean, spans = "", []
    for part in re.split(r"(⟦[^⟧]*⟧)", text):
        if part.startswith("⟦"):
            spans.append((len(clean), len(clean) + len(part) - 2))
        clean += part.strip("⟦⟧")
    return clean, spans


def marked_at(text: str, spans: Iterable[Span]) -> str:
    """Put marks into a draft."""
    marks = [mark for start, end in spans for mark in (Edit(Span(start, start), "⟦"), Edit(Span(end, end), "⟧"))]
    return splice(text, marks)


def remarks(module: DraftRule, text: str, termbase: Termbase) -> list[Finding[Span]]:
    return sorted(module.check(drafted(module, text, termbase)), key=lambda remark: remark.at)


def drafted(module: DraftRule, text: str, termbase: Termbase) -> Draft:
    document = plain.read(text, "example.txt")
    return Draft(document, termbase, "2026-01-01", termbase.words(), shown=shown([module], termbase))


def mended(text: str, found: list[Finding[Span]]) -> str:
    fixes = compatible(remark.fix for remark in found if remark.fix)
    return splice(text, (edit for fix in fixes for edit in fix.edits))
