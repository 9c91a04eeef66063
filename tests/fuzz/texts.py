"""Hostile drafts: texts made of what Indonesian drafts are made of, badly, in every format that is text.

One draft holds :data:`EACH` texts, a paragraph each, so that a million can be tried; a text that fails is found by its
draft's number. Promised: no exception; every finding lies in the source and quotes it; no fix leaves all as it was;
mending twice is mending once; what stands in no fix stays; questions have answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desk import PREFERENCE, bench, fragments, termbase

from istilah.draft.abbreviation_list import listing
from istilah.errors import UnreadableError
from istilah.lint.pipeline import lint, mended
from istilah.lint.selection import Selection
from istilah.query.expand import expand
from istilah.query.lookup import lookup
from istilah.query.translate import translate
from istilah.readers import open_file

if TYPE_CHECKING:
    from random import Random

    from istilah.model.document import Document
    from istilah.model.finding import Diagnostic
    from istilah.model.manuscript import Manuscript

EACH = 20
"""Texts in one draft."""
GOAL = 1_000_000 // EACH
_SUFFIXES = (".txt", ".md", ".html", ".tex", ".rst", ".adoc", ".srt", ".vtt", ".xhtml")
_FRAGMENTS = fragments("draft")
_ALL = (*_FRAGMENTS["words"], *_FRAGMENTS["shorts"], *_FRAGMENTS["signs"])


class Case(NamedTuple):
    """A draft: its name, its bytes, and what is done to it."""

    path: str
    data: bytes
    use: str


def make(random: Random) -> Case:
    """Make the draft that these choices lead to."""
    texts = [_text(random) for _ in range(EACH)]
    separator = random.choice(("\n\n", "\n\n", "\n", "\n\n\n", "\r\n\r\n"))
    text = separator.join(texts)
    use = random.choice(("lint", "lint", "lint", "list", "ask", "safe", "unsafe"))
    return Case(f"naskah{random.choice(_SUFFIXES)}", text.encode(), use)


def _text(random: Random) -> str:
    style = random.random()
    if style < 0.2:
        return _definition(random)
    if style < 0.25:  # one fragment again and again, where time may explode
        return "".join(random.choices(_ALL, k=2)) * random.randint(2, 40)
    parts = []
    for _ in range(random.randint(1, 14)):
        (kind,) = random.choices(("words", "shorts", "signs", "odd"), (50, 25, 20, 5))
        parts.append(random.choice(_FRAGMENTS[kind]))
        if random.random() < 0.7:
            parts.append(" ")
    return "".join(parts)


def _definition(random: Random) -> str:
    """Make a definition in some construction, and damage it a little."""
    long = " ".join(random.choices(_FRAGMENTS["long"], k=random.randint(1, 5)))
    short = random.choice((*_FRAGMENTS["shorts"], "".join(word[:1].upper() for word in long.split())))
    frame = random.choice(_FRAGMENTS["frames"])
    text = f"{frame.format(long, short)} {random.choice(_FRAGMENTS['words'])} {short}."
    for _ in range(random.randint(0, 2)):
        at = random.randrange(len(text) + 1)
        text = (
            text[:at]
            + random.choice((*_FRAGMENTS["odd"], *_FRAGMENTS["signs"], ""))
            + text[at + random.randint(0, 1) :]
        )
    return text


def check(case: Case) -> None:
    """Put a draft through all that a draft may be put through."""
    try:
        manuscript = open_file(case.data, case.path)
    except UnreadableError:
        return
    if case.use == "list":
        listing(bench().draft(manuscript.document), every=True)
    elif case.use == "ask":
        _answers(manuscript.document.prose)
    elif case.use == "lint":
        _lie_within(lint(manuscript.document, bench(), Selection()), manuscript.document)
    else:
        _is_settled(manuscript, case)


def _lie_within(found: tuple[Diagnostic, ...], document: Document) -> None:
    source = document.source
    for each in found:
        start, end = each.span
        assert 0 <= start <= end <= len(source), each
        assert each.text == source[start:end], each
        for edit in each.fix.edits if each.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(source), each
        if each.fix:
            assert any(source[e.span.start : e.span.end] != e.new for e in each.fix.edits), ("idle fix", each)


def _is_settled(manuscript: Manuscript, case: Case) -> None:
    unsafe = case.use == "unsafe"
    once = mended(manuscript, bench(), Selection(), unsafe=unsafe)
    _lie_within(once.left, once.manuscript.document)
    again = open_file(once.manuscript.data, case.path)
    assert again.document.source == once.manuscript.document.source, "what was written is read otherwise"
    twice = mended(again, bench(), Selection(), unsafe=unsafe)
    assert twice.manuscript.data == once.manuscript.data, ("mended once more", twice.fixed)


def _answers(prose: str) -> None:
    """Ask what a reader of the draft might ask."""
    for word in prose.split()[:3]:
        expand(word, termbase(), PREFERENCE)
        lookup(word, termbase(), limit=3, preference=PREFERENCE)
    translate(prose[:400], termbase(), to=None, preference=PREFERENCE)
