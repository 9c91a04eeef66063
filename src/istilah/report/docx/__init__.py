"""Findings as a short Word document: what was found, then a table for each file to be gone through with a pen.

A Word file is a package of XML, and this one needs four parts: what the parts are, where the document is, the document,
and its styles (``word.xml`` beside this module). Written by hand it needs no other package, takes linear time, and is
the same byte for byte whenever the same is found.
"""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from istilah.report._changes import Alteration, around, changes
from istilah.report._digest import (
    DOUBTS,
    FIX,
    FOUND,
    LEFT_OUT,
    MADE_BY,
    MORE_PLACES,
    RULES,
    SEVERITIES,
    TITLE,
    UNSAFE_FIX,
    by_rule,
    flat,
    held,
    place,
    summary,
)
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from istilah.model.document import Span
    from istilah.model.finding import Diagnostic, FileFindings, Fix, Tally
    from istilah.report import Examination
    from istilah.report._changes import ChangedWords
    from istilah.report._digest import File
    from istilah.text import Language

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first a package can name."""
_REACH, _MOST_CHANGES = 60, 3
_STYLES = {Alteration.KEPT: "Draft", Alteration.OLD: "Old", Alteration.NEW: "New"}
_LOCALES = {"id": "id-ID", "en": "en-GB"}
_TWENTIETHS = {"rules": (1300, 5738, 1400, 1200), "findings": (1300, 1250, 3288, 3800)}
"""Widths of columns in twentieths of a point; a page of A4 has 9638 between its margins."""

_PLACE = Text(id="Tempat", en="Place")
_RULE = Text(id="Aturan", en="Rule")
_WORDS = Text(id="Teks", en="Text")
_MESSAGE = Text(id="Pesan dan usul", en="Message and suggestion")
_MEANING = Text(id="Yang ditemukan", en="What was found")
_SEVERITY = Text(id="Bobot", en="Severity")
_COUNT = Text(id="Temuan", en="Findings")

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
    ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)


def write(files: Iterable[FileFindings], run: Examination, tally: Tally, language: Language) -> bytes:
    """Write the document."""
    body = "\n".join(_body(tuple(held(files)), run, tally, language))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_WORDML}"><w:body>\n{body}\n{_PAGE}</w:body></w:document>',
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
        "word/styles.xml": _styles(language),
    }
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name, _DAY), text.encode(), ZIP_DEFLATED)
    return target.getvalue()


def _relation(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{one}</Relationships>'


def _styles(language: Language) -> str:
    from importlib.resources import files

    return files("istilah.report.docx").joinpath("word.xml").read_text("utf-8").replace("{locale}", _LOCALES[language])


def _body(files: Iterable[File], run: Examination, tally: Tally, language: Language) -> Iterator[str]:
    yield _paragraph(_run(TITLE.say(language)), "Title")
    yield _paragraph(_run(summary(tally).say(language)))
    counts = by_rule(tally, run)
    if counts:
        yield _paragraph(_run(RULES.say(language)), "Heading1")
        rows = (
            (rule.code, rule.summary.say(language), SEVERITIES[rule.severity].say(language), str(count))
            for rule, count in counts
        )
        heads = (_RULE, _MEANING, _SEVERITY, _COUNT)
        yield from _table("rules", heads, ([_paragraph(_run(cell)) for cell in row] for row in rows), language)
    for file in files:
        yield from _file(file, language)
    yield _paragraph(_run(MADE_BY.fill(version=run.version).say(language)), "Quiet")


def _file(file: File, language: Language) -> Iterator[str]:
    yield _paragraph(_run(file.path), "Heading1")
    yield _paragraph(_run(FOUND.fill(count=file.total).say(language)), "Quiet")
    rows = (_cells(found, file.source, language) for found in file.shown)
    yield from _table("findings", (_PLACE, _RULE, _WORDS, _MESSAGE), rows, language)
    if file.total > len(file.shown):
        yield _paragraph(_run(LEFT_OUT.fill(count=file.total - len(file.shown)).say(language)), "Quiet")


def _cells(found: Diagnostic, source: str, language: Language) -> Sequence[str]:
    levels = (SEVERITIES[found.severity].say(language), DOUBTS[found.confidence].say(language))
    severity = ", ".join(filter(None, levels))
    before, text, after = around(source, found.span, _REACH)
    message = _paragraph(_run(found.message.say(language)))
    return (
        _paragraph(_run(place(found).say(language))),
        _paragraph(_run(found.rule.code)) + _paragraph(_run(severity), "Quiet"),
        _paragraph(_run(before, "Draft") + _run(text, "Found") + _run(after, "Draft")),
        message + "".join(_fix(found.fix, found.span, source, language) if found.fix else ()),
    )


def _fix(fix: Fix, span: Span, source: str, language: Language) -> Iterator[str]:
    shown = list(changes(fix, span, source))
    for number, words in enumerate(shown[:_MOST_CHANGES]):
        label = "" if number else f"{(FIX if fix.safe else UNSAFE_FIX).say(language)}: "
        yield _paragraph(_run(label) + "".join(_changed(words)), "Quiet")
    more = len(shown) - _MOST_CHANGES
    if more > 0:
        yield _paragraph(_run(MORE_PLACES.fill(count=more).say(language)), "Quiet")


def _changed(words: Iterable[ChangedWords]) -> Iterator[str]:
    last = Alteration.KEPT
    for kind, text in words:
        if (last, kind) == (Alteration.OLD, Alteration.NEW):
            yield _run(" ")
        yield _run(text, _STYLES[kind])
        last = kind


def _table(kind: str, heads: Iterable[Text], rows: Iterable[Sequence[str]], language: Language) -> Iterator[str]:
    widths = _TWENTIETHS[kind]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Findings"/><w:tblW w:w="9638" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )
    head = [_paragraph(_run(text.say(language)), "Head") for text in heads]
    yield _row(head, widths, "<w:cantSplit/><w:tblHeader/>")
    for cells in rows:
        yield _row(cells, widths, "<w:cantSplit/>")
    yield "</w:tbl>"


def _row(cells: Iterable[str], widths: Iterable[int], properties: str) -> str:
    sized = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(sized)}</w:tr>"


def _paragraph(runs: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, style: str = "") -> str:
    """Write a run of text; what is cleaned of control characters is text that XML can hold.

    >>> _run("Rp5.000 & <b>", "Found")
    '<w:r><w:rPr><w:rStyle w:val="Found"/></w:rPr><w:t xml:space="preserve">Rp5.000 &amp; &lt;b&gt;</w:t></w:r>'
    """
    if not text:
        return ""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    shown = escape(flat(text), quote=False)
    return f'<w:r>{properties}<w:t xml:space="preserve">{shown}</w:t></w:r>'
