"""Findings as one page for a browser: the text of each draft with its findings marked, and what is said beside them.

The page is a file of its own: it loads nothing, and says so to the browser, which then refuses to. Drafts are other
people's text, so all of it is escaped, and the only script that runs is ours, known by its hash. Without scripts
everything is shown; with them a reader chooses rules and severities and goes from finding to finding with n and p.

A finding has a number on the page. Its mark in the text and its note beside it point at each other::

    <a id="m3" href="#n3" data-number="3">RI</a>          <li id="n3">… <a href="#m3">3</a> …</li>

Long texts are shown in excerpts (:mod:`~istilah.report.html.passages`), and so are all once the page is long.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from istilah.cleaning import clean
from istilah.report._changes import Alteration, changes
from istilah.report._digest import (
    FIX,
    FOUND,
    LEFT_OUT,
    MADE_BY,
    MORE_PLACES,
    RULES,
    SEVERITIES,
    TITLE,
    UNSAFE_FIX,
    by_file,
    by_rule,
    flat,
    place,
    summary,
)
from istilah.report.html.passages import clipped, excerpts, parts, whole
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from istilah.model.document import Span
    from istilah.model.finding import Diagnostic, Fix, Rule, Severity
    from istilah.report import Examination
    from istilah.report._changes import ChangedWords
    from istilah.report._digest import File
    from istilah.report.html.passages import Excerpt, Part
    from istilah.text import Language

_WHOLE, _WHOLE_PAGE = 200_000, 2_000_000
"""Characters up to which a text is shown whole, and a page has texts shown whole."""
_MOST_CHANGES = 3
_TAGS = {Alteration.OLD: "del", Alteration.NEW: "ins"}

_SKIP = Text(id="Langsung ke temuan", en="Skip to the findings")
_OVERVIEW = Text(id="Ringkasan", en="Summary")
_KINDS = Text(id="Bobot temuan", en="Severity of findings")
_MEANING = Text(id="Yang ditemukan", en="What was found")
_COUNT = Text(id="Temuan", en="Findings")
_FILES = Text(id="Berkas", en="Files")
_TOOLS = Text(id="Jelajah dan saring", en="Go through and filter")
_PREVIOUS, _NEXT = Text(id="Sebelumnya", en="Previous"), Text(id="Berikutnya", en="Next")
_ALL = Text(id="Tampilkan semua", en="Show all")
_STATUS = Text(id="# dari ## temuan ditampilkan", en="# of ## findings shown")
_BACK = Text(id="Temuan {number}: kembali ke teks", en="Finding {number}: back to the text")
_TO_NOTE = Text(id="Temuan {number}", en="Finding {number}")
_GAP = Text(id="Sebagian teks dilewati", en="Some of the text is left out")
_QUIET = Text(id="Aturan tanpa temuan: {names}", en="Rules that found nothing: {names}")


def write(diagnoses: Sequence[Diagnostic], run: Examination, language: Language) -> bytes:
    """Write the page."""
    files = _numbered(by_file(diagnoses, run))
    return "".join(f"{line}\n" for line in _page(diagnoses, files, run, language)).encode()


class _Section(NamedTuple):
    """A file on the page: its own number, and the number of its first finding."""

    number: int
    first: int
    file: File
    is_whole: bool


def _numbered(files: Iterable[File]) -> list[_Section]:
    sections, first, room = list[_Section](), 1, _WHOLE_PAGE
    for number, file in enumerate(files, 1):
        length = len(file.source)
        is_whole = length <= min(_WHOLE, room)
        room -= length if is_whole else 0
        sections.append(_Section(number, first, file, is_whole))
        first += len(file.shown)
    return sections


def _page(
    diagnoses: Sequence[Diagnostic], files: Sequence[_Section], run: Examination, language: Language
) -> Iterator[str]:
    title = TITLE.say(language)
    yield from _head(title, language)
    yield f'<body><a class="skip" href="#findings">{_SKIP.say(language)}</a>'
    yield f"<header><h1>{title}</h1><p>{summary(diagnoses, run).say(language)}</p></header>"
    yield "<main>"
    if diagnoses:
        yield from _overview(diagnoses, files, language)
        yield _tools(language)
    yield '<div id="findings">'
    for section in files:
        yield from _file(section, language)
    yield "</div>"
    yield from _rules(diagnoses, run, language)
    yield "</main>"
    yield f"<footer>{_text(MADE_BY.fill(version=run.version).say(language))}</footer>"
    yield f"<script>{_asset('page.js')}</script>"
    yield "</body></html>"


def _head(title: str, language: Language) -> Iterator[str]:
    style, script = _asset("page.css"), _asset("page.js")
    policy = f"default-src 'none'; base-uri 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    yield f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{title}</title><style>{style}</style></head>"


def _asset(name: str) -> str:
    from importlib.resources import files

    return files("istilah.report.html").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _overview(diagnoses: Sequence[Diagnostic], files: Sequence[_Section], language: Language) -> Iterator[str]:
    yield f'<section aria-labelledby="overview"><h2 id="overview">{_OVERVIEW.say(language)}</h2>'
    yield f'<ul class="severities" aria-label="{_KINDS.say(language)}">'
    counts = Counter(found.severity for found in diagnoses)
    for severity, label in SEVERITIES.items():
        if counts[severity]:
            yield f"<li>{_filter('severity', severity, label.say(language), counts[severity])}</li>"
    yield "</ul>"
    heads = "".join(f'<th scope="col">{head.say(language)}</th>' for head in (_MEANING, _COUNT))
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for rule, count in by_rule(diagnoses):
        button = _filter("rule", rule.code, rule.code)
        link = f'<a href="#why-{rule.code}">{_text(rule.summary.say(language))}</a>'
        yield f'<tr><th scope="row">{button} {link}</th><td class="count" data-count="{rule.code}">{count}</td></tr>'
    yield "</tbody></table>"
    if len(files) > 1:
        yield f'<nav aria-label="{_FILES.say(language)}"><h3>{_FILES.say(language)}</h3><ul>'
        for section in files:
            link = f'<a href="#file{section.number}">{_text(section.file.path)}</a>'
            yield f'<li>{link} <span class="count" data-file="{section.number}">{section.file.total}</span></li>'
        yield "</ul></nav>"
    yield "</section>"


def _filter(kind: str, value: str, label: str, count: int = 0) -> str:
    # Without scripts a button does nothing, so only the script enables it.
    counted = f' <span class="count" data-count="{value}">{count}</span>' if count else ""
    attributes = f'type="button" class="filter {value}" data-kind="{kind}" value="{value}" aria-pressed="false"'
    return f"<button {attributes} disabled>{label}{counted}</button>"


def _tools(language: Language) -> str:
    status = f'<span role="status" data-said="{_STATUS.say(language)}"></span>'
    buttons = "".join(
        f'<button type="button" id="{name}"{key}>{label.say(language)}{hint}</button>'
        for name, label, key, hint in (
            ("previous", _PREVIOUS, ' aria-keyshortcuts="p"', " <kbd>p</kbd>"),
            ("next", _NEXT, ' aria-keyshortcuts="n"', " <kbd>n</kbd>"),
            ("all", _ALL, " hidden", ""),
        )
    )
    return f'<div id="tools" role="group" aria-label="{_TOOLS.say(language)}" hidden>{buttons}{status}</div>'


def _file(section: _Section, language: Language) -> Iterator[str]:
    file, name = section.file, f"file{section.number}"
    yield f'<section class="file" data-number="{section.number}" aria-labelledby="{name}">'
    count = FOUND.fill(count=f'<span data-file="{section.number}">{file.total}</span>').say(language)
    yield f'<h2 id="{name}">{_text(file.path)}</h2><p class="about">{count}</p>'
    yield from _passages(section, language)
    if file.total > len(file.shown):
        yield f'<p class="about">{LEFT_OUT.fill(count=file.total - len(file.shown)).say(language)}</p>'
    yield "</section>"


def _passages(section: _Section, language: Language) -> Iterator[str]:
    file, at = section.file, 0
    spans = [found.span for found in file.shown]
    if not section.is_whole:
        spans = clipped(spans)
    for passage in (whole if section.is_whole else excerpts)(file.source, spans):
        if at < passage.span.start:
            yield _gap(language)
        at = passage.span.end
        yield from _passage(passage, spans, section, language)
    if at < len(file.source):
        yield _gap(language)


def _gap(language: Language) -> str:
    return f'<p class="gap" title="{_GAP.say(language)}">⋯</p>'


def _passage(passage: Excerpt, spans: Sequence[Span], section: _Section, language: Language) -> Iterator[str]:
    shown = "".join(_part(part, section, language) for part in parts(passage, spans))
    # What language a draft is in we do not know, and "" says so.
    yield f'<div class="row"><div class="text" lang="">{shown}</div>'
    if passage.findings:
        yield f'<ol class="notes" aria-label="{_COUNT.say(language)}">'
        for number in passage.findings:
            yield _note(section.first + number, section.file.shown[number], section.file.source, language)
        yield "</ol>"
    yield "</div>"


def _part(part: Part, section: _Section, language: Language) -> str:
    text = _kept(section.file.source, part.span)
    new = [number for number in part.begins if number in part.carries]
    bare = [number for number in part.begins if number not in new[:1]]
    links = "".join(_link(section.first + number, "", language) for number in bare)
    if not part.carries:
        return links + text
    if new:
        text = _link(section.first + new[0], text, language)
    numbers = " ".join(str(section.first + number) for number in part.carries)
    severity = _gravest(section.file.shown[number].severity for number in part.carries)
    return f'<mark class="{severity}" data-notes="{numbers}">{text}{links}</mark>'


def _gravest(severities: Iterable[Severity]) -> Severity:
    return min(severities, key=tuple(SEVERITIES).index)


def _link(number: int, text: str, language: Language) -> str:
    """Link from the text to a note; the style sheet shows the number, so that the text stays the text."""
    named = "" if text.strip() else f' aria-label="{_TO_NOTE.fill(number=number).say(language)}"'
    return f'<a id="m{number}" href="#n{number}" data-number="{number}" aria-describedby="t{number}"{named}>{text}</a>'


def _note(number: int, found: Diagnostic, source: str, language: Language) -> str:
    code, back = found.rule.code, _BACK.fill(number=number).say(language)
    head = (
        f'<a class="number" href="#m{number}" aria-label="{back}">{number}</a> '
        f'<span class="severity">{SEVERITIES[found.severity].say(language)}</span> '
        f'<a href="#why-{code}">{code}</a> <span class="place">{_text(place(found).say(language))}</span>'
    )
    message = f'<p id="t{number}">{_text(found.message.say(language))}</p>'
    fix = _fix(found.fix, found.span, source, language) if found.fix else ""
    attributes = f'class="remark {found.severity}" data-rule="{code}" data-severity="{found.severity}"'
    return f'<li id="n{number}" {attributes}><p class="head">{head}</p>{message}{fix}</li>'


def _fix(fix: Fix, span: Span, source: str, language: Language) -> str:
    label = (FIX if fix.safe else UNSAFE_FIX).say(language)
    shown = ["".join(map(_changed, words)) for words in changes(fix, span, source)]
    more = len(shown) - _MOST_CHANGES
    rest = f" {MORE_PLACES.fill(count=more).say(language)}" if more > 0 else ""
    return f'<p class="fix">{label}: <span lang="">{"; ".join(shown[:_MOST_CHANGES])}</span>{rest}</p>'


def _changed(words: ChangedWords) -> str:
    tag = _TAGS.get(words.kind)
    return f"<{tag}>{_text(words.text)}</{tag}>" if tag else _text(words.text)


def _rules(diagnoses: Sequence[Diagnostic], run: Examination, language: Language) -> Iterator[str]:
    found = {rule.code: rule for rule, _ in by_rule(diagnoses)}
    quiet = [rule for rule in run.rules if rule.code not in found]
    yield f'<section aria-labelledby="rules"><h2 id="rules">{RULES.say(language)}</h2>'
    for code in sorted(found):
        yield _card(found[code], language)
    if quiet:
        names = ", ".join(f"{rule.code} {rule.name}" for rule in quiet)
        yield f'<p class="about">{_text(_QUIET.fill(names=names).say(language))}</p>'
    yield "</section>"


def _card(rule: Rule, language: Language) -> str:
    head = f"<b>{rule.code}</b> {_text(rule.summary.say(language))} <code>{_text(rule.name)}</code>"
    # A browser opens the details when a link leads into them.
    return f'<details><summary>{head}</summary><p id="why-{rule.code}">{_text(rule.reason.say(language))}</p></details>'


def _text(text: str) -> str:
    """Write a text in one line.

    >>> _text("<b>Rp5.000 & lain-lain")
    '&lt;b&gt;Rp5.000 &amp; lain-lain'
    """
    return escape(flat(text))


def _kept(source: str, span: Span) -> str:
    """Write a stretch of source with its line breaks and tabs."""
    start, end = span
    if source[end - 1 : end + 1] == "\r\n":
        end -= 1
    lines = source[start:end].replace("\r\n", "\n").split("\n")
    return "\n".join("&#9;".join(escape(clean(piece)) for piece in line.split("\t")) for line in lines)
