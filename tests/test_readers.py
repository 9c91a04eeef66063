"""Readers: ``readers/*`` beside what is read from them, and what holds for any text."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import turbohtml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from istilah.errors import UnreadableError
from istilah.model.document import BlockKind, Document, Span
from istilah.model.finding import Edit
from istilah.readers import open_file, read
from istilah.readers.html.tags import hidden, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

FOLDER = Path(__file__).parent / "readers"
BOOKS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".txt")

COMMONMARK = (
    *("# ", "## ", "\n", "\n\n", "> ", "- ", "* ", "1. ", "\n---\n", "\n===\n", "***\n", "    ", "  ", " "),
    *("*", "**", "_", "__", "`", "``", "```\n", "[a](b)", "![x *y*](z)", "\n\n[r]: /u\n\n", "[r] ", "<https://u.id>"),
    *("<!-- k -->", "<b>", "</b>", "<div>\n", "&amp;", "&ldquo;", "\\", "\\*", "(", ")", "[", "]", "!", "<", '"'),
    *("kata", "ASN", "“é”", "日本"),
)
BEYOND = (
    *("\r\n", "\r", "\t", "\0", "\u2028", "\x0c", "\u00a0", "\x1c", "😀", "&acE;", "&nbsp;", "---\n", "+++\n"),
    *(
        "| a | b |\n|---|---|\n| c | d |\n",
        "|",
        "\\|",
        "~",
        "~~",
        "~~~\n",
        "[^1]",
        "[^1]: ",
        "[ ] ",
        "[!NOTE]\n",
        "{#x}",
    ),
    *("https://x.id/a_b", "www.x", "a@b.c", "<br>", "<!--", "-->", "date: 2022-03-23\n", "tanggal = 2022-02-30\n"),
)

RST = (
    *(
        "====\n",
        "----\n",
        "\n====\n",
        "::\n\n",
        "    ",
        "   ",
        "  ",
        "- ",
        "* ",
        "1. ",
        "#. ",
        "| ",
        "\n\n",
        ":nama: ",
        ":date: ",
    ),
    *(".. ", ".. note::", ".. code::\n\n", ".. figure:: a\n\n", ".. list-table:: a\n\n", ".. csv-table::\n\n"),
    *(
        ".. [1] ",
        ".. _a:",
        ".. |a| ",
        ".. epigraph::\n\n",
        ".. rubric:: ",
        "__ a",
        ">>> ",
        "+--+--+\n",
        "|  |  |\n",
        "==  ==\n",
    ),
    *(
        ":ref:`a <b>`",
        ":abbr:`",
        "`a <b>`_",
        "`",
        "``",
        "|a|",
        "[1]_",
        "a_",
        "\\",
        ":a:b",
        "   :class: a\n",
        '"a", b\n',
    ),
)
ADOC = (
    *(
        "= ",
        "== ",
        ".a",
        "[quote]\n",
        "[source]\n",
        "[[a]]",
        "----\n",
        "====\n",
        "____\n",
        "////\n",
        "--\n",
        "|===\n",
        ",===\n",
    ),
    *(
        "|",
        "2+|",
        "a::",
        "a:: ",
        "NOTE: ",
        "> ",
        "// ",
        "+\n",
        " +\n",
        ":date: ",
        "image::a[b]\n",
        "image:a[b]",
        "footnote:[a]",
    ),
    *(
        "link:a[",
        "]",
        "<<a,b>>",
        "<<",
        "{a}",
        "((a))",
        "#",
        "##",
        "^",
        "~",
        "+",
        "+++",
        "'`",
        '"`',
        '`"',
        '[cols="1,2"]\n',
        "* ",
        "<<<\n",
    ),
)
CUES = (
    *(
        "WEBVTT\n",
        "1\n",
        "00:00:01,000 --> 00:00:02,000\n",
        "01:02.000 --> 01:03.000 align:start\n",
        "NOTE ",
        "STYLE\n",
    ),
    *("<i>", "</i>", "<B>", "</b>", "<v Ani>", "{\\an8}", "&amp;", "&nbsp;", "<00:01.000>", "-->"),
)


HTML = (
    *(
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<h1>",
        "</h2>",
        "<br>",
        "<br/>",
        "<hr>",
        "<b>",
        "</b>",
        "<em>",
        "</em>",
        "<i/>",
    ),
    *("<ul>", "<li>", "</li>", "</ul>", "<blockquote>", "</blockquote>", "<q>", "</q>", "<sup><a>1</a></sup>", "<dl>"),
    *("<table>", "<tr>", "<td>", "</td>", "</table>", "<dt>", "<dd>", "</dl>", "<code>", "</code>", "<pre>", "</pre>"),
    *(
        "kata",
        " ASN ",
        "“é”",
        "日本",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "😀",
        "&",
        "<",
        ">",
        '"',
        "'",
        "/",
        "=",
        "(",
        ")",
        "</",
    ),
    *("&amp;", "&eacute", "&notit;", "&#x41;", "&shy;", "&#10;", "&nbsp;", "<!-- k -->", "<!-->", "<!doctype html>"),
    *("<svg>", "</svg>", "<template>", "</template>", "<script>a < b</script>", "<style>a > b</style>", "<title>"),
    *("</title>", '<a href="x">', "</a>", "<a title='", "<img alt=", '<x y="', "<wbr>", "<p class=a/>"),
)
TEMPLATED = (
    *(
        "{{ x }}",
        "{% if %}",
        "{# k #}",
        "{{",
        "}}",
        "<?php",
        "?>",
        "<%-- k --%>",
        "\0",
        '<img alt="Peta &amp; {{ x }}">',
    ),
    *(
        '<abbr title="aparatur sipil negara">ASN</abbr>',
        "</abbr>",
        "<abbr title=x>",
        "<p title='a",
        "www.x.id/a",
        "<!--",
    ),
    *("<script/>", "<meta name=date content=2022-03-23>", "<time datetime=x>", "<header>", "</header>", "<caption>"),
)
LATEX = (
    *("\\section{", "\\emph{", "\\textbf{", "{", "}", "[", "]", "\\footnote{", "\\caption{", "{\\bf ", "\\unknown[a]{"),
    *("\\begin{itemize}", "\\item ", "\\item[", "\\end{itemize}", "\\begin{quote}", "\\end{quote}", "\\begin{a}"),
    *(
        "\\begin{tabular}{l}",
        " & ",
        "\\\\",
        "\\\\[2pt]",
        "\\end{tabular}",
        "\\begin{description}",
        "\\end{description}",
    ),
    *(
        "\\begin{frame}{",
        "\\end{",
        "\\begin",
        "\\begin{equation}x\\end{equation}",
        "\\begin{verbatim}",
        "\\end{verbatim}",
    ),
    *("\\newacronym{asn}{ASN}{aparatur sipil negara}", "\\gls{asn}", "\\acl{asn}", "\\ac{", "\\acro{TNI}[T]{Tentara}"),
    *("\\DeclareAcronym{k}{short=KP, long={kerja}}", "\\newacronym{", "\\title{", "\\author{", "\\begin{document}"),
    *(
        "$",
        "$$",
        "\\(",
        "\\)",
        "\\[",
        "\\]",
        "\\verb|a|",
        "\\lstinline{",
        "\\enquote{",
        "\\def\\x",
        "\\newcommand{\\x}{",
    ),
    *("% k\n", "%", "\n", "\n\n", "\r\n", " ", "~", "--", "---", "``", "''", "`", "'", "-", "&", "#", "^", "_", "\\"),
    *(
        "\\'e",
        '\\"{o}',
        "\\c c",
        "\\v{",
        "\\ss",
        "\\%",
        "\\&",
        "\\,",
        "\\-",
        "\\ ",
        "\\par",
        "\\href{a}{",
        "\\cite[a]{b}",
    ),
    *("kata", "ASN", "“é”", "日本", "😀", "(", ")", "www.x.id/a", "\\end{document}", "\\thanks{"),
)


def fragments(*parts: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(parts), max_size=30).map("".join)


COMMON = (
    "\n",
    "\n\n",
    " ",
    "*",
    "**",
    "_",
    "__",
    "kata",
    "ASN",
    "“é”",
    "日本",
    "\r\n",
    "\t",
    "\0",
    "\u2028",
    "https://x.id/a_b",
    "a@b.c",
)
MARKUP = fragments(*COMMONMARK, *BEYOND) | st.text()
DRAFTS = (
    st.tuples(MARKUP, st.sampled_from(["a.md", "a.txt"]))
    | st.tuples(fragments(*RST, *COMMON), st.just("a.rst"))
    | st.tuples(fragments(*ADOC, *COMMON), st.just("a.adoc"))
    | st.tuples(fragments(*CUES, *COMMON), st.just("a.srt"))
    | st.tuples(st.text(), st.sampled_from(["a.rst", "a.adoc", "a.vtt"]))
    | st.tuples(fragments(*HTML, *TEMPLATED) | st.text(), st.sampled_from(["a.html", "a.xhtml"]))
    | st.tuples(fragments(*LATEX) | st.text(), st.just("a.tex"))
)


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_book(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path.with_suffix(".txt"), "".join(told(open_file(path.read_bytes(), path.name).document)))


def told(document: Document) -> Iterator[str]:
    for kind, start, end, row in document.blocks:
        source = document.in_source(Span(start, end))
        prose = json.dumps(document.prose[start:end], ensure_ascii=False)
        yield f"{kind}{f' {row}' if row else ''} {source.start}–{source.end} {prose}\n"
    for span in document.emphasis:
        prose = json.dumps(document.prose[slice(*span)], ensure_ascii=False)
        yield f"emphasis {span.start}–{span.end} {prose}\n"
    for text, start, end in document.comments:
        yield f"comment {start}–{end} {json.dumps(text, ensure_ascii=False)}\n"
    if document.date:
        yield f"date {document.date}\n"
    for landmark in document.landmarks:
        yield f"at {landmark.start} {landmark.around('…').id}\n"


@given(DRAFTS)
@example(("*a ![b](c) d*", "a.md"))
@example(("`ASN` &amp;*é* https://x.id &amp;", "a.md"))
def test_the_way_back(draft: tuple[str, str]) -> None:
    source, path = draft
    document = read(source, path)
    assert document.source == source
    with suppress(UnreadableError):  # one that holds a NUL is no file of a draft
        assert open_file(source.encode(), path).mended([]).data == source.encode()
    for piece in document.pieces:
        kept = document.prose[piece.prose : piece.prose + piece.length]
        assert kept == source[piece.source : piece.source + piece.length]
    for piece, following in pairwise(document.pieces):
        assert piece.prose + piece.length <= following.prose
    places = sorted(piece for piece in document.pieces if piece.length)
    for piece, following in pairwise(sorted(places, key=lambda piece: piece.source)):
        assert piece.source + piece.length <= following.source
    for offset in (offset for block in document.blocks for offset in range(block.start, block.end)):
        place = document.in_source(Span(offset, offset + 1))
        assert 0 <= place.start < place.end <= len(source)


@given(DRAFTS.filter(lambda draft: not draft[1].endswith(".txt")))
def test_blocks_of_markup(draft: tuple[str, str]) -> None:
    source, path = draft
    document = read(source, path)
    assert document.prose == "\n\n".join(document.prose[block.start : block.end] for block in document.blocks)
    assert all(block.start < block.end for block in document.blocks) or not document.prose
    assert all((block.kind is BlockKind.CELL) == (block.row > 0) for block in document.blocks)
    ends = [0, *(end for span in document.emphasis for end in span), len(document.prose)]
    assert ends == sorted(ends)
    for text, start, end in document.comments:
        assert text in source[start:end]
    ends = [0, *(end for comment in document.comments for end in comment[1:]), len(source)]
    assert ends == sorted(ends)


@given(fragments(*COMMONMARK))
def test_same_words_as_another_parser(source: str) -> None:
    tokens = MarkdownIt("commonmark").parse(source)
    theirs = " ".join(" ".join(texts(token.children or [])) for token in tokens)
    assert letters(read(f"\n{source}", "a.md").prose) == letters(theirs)


def texts(tokens: list[Token]) -> Iterator[str]:
    """Give the text of inline tokens; where code or a picture stood, words do not touch."""
    line: list[str] = []
    for token in tokens:
        if token.type == "image":
            line += (" ", *texts(token.children or []), " ")
        elif token.type in {"softbreak", "hardbreak", "code_inline"}:
            line.append(" ")
        elif token.type == "text":
            line.append(token.content)
    yield "".join(line)


def letters(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.replace("https://u.id", " "))


@given(fragments(*HTML))
def test_same_letters_as_another_tokenizer(source: str) -> None:
    """What no mute element holds comes through, whatever the tags around it."""
    theirs = "".join(token.data or "" for token in turbohtml.tokenize(source) if token.type is turbohtml.TokenType.TEXT)
    ours = "".join(
        unescape(token[0]) for token in tokens(hidden(source)) if token.lastgroup in {"words", "reference", "sign"}
    )
    assert letters(ours) == letters(theirs)


def test_line_ends_are_kept() -> None:
    document = read("Badan\r\n*Penanaman\r\nModal*  \r\nRI\\\r\nASN\r\n\r\n> UU\r\n> PP\r\n", "a.md")
    assert document.prose == "Badan\r\nPenanaman\r\nModal\r\nRI\r\nASN\n\nUU\r\nPP"


def test_words_do_not_touch_where_something_was_skipped() -> None:
    assert read("a`x`b `x` c<br>d`x`, <https://x.id>e `x`", "a.md").prose == "a b  c d, e"


def test_a_fix_may_not_cut_an_entity() -> None:
    document = read("R&amp;D", "a.md")
    assert document.prose == "R&D"
    assert [document.is_whole(Span(start, end)) for start in range(3) for end in range(start + 1, 4)] == [
        *(True, False, False),
        *(False, False),
        True,
    ]


@pytest.mark.parametrize("path", ["a.rst", "a.adoc", "a.srt"])
@pytest.mark.parametrize(
    "mark", [*"*`:|=_#+[<{&", "* ", "- ", "1. ", "``", ":a", "link:a", "((", "\n ", ".. ", "|a", "<i>"]
)
def test_hostile_lines_are_read(path: str, mark: str) -> None:
    """Each of these would take hours, were anything here quadratic."""
    document = read(mark * (300_000 // len(mark)), path)
    assert document.pieces


HOSTILE = (
    *("<div>", "<li><ul>", "<", '<a b="', "<!--", "<!", "</", "<script></script ", "&", "{{ ", "{# #}{{ ", "a<br>"),
    *('<abbr title="a">b', "<td><table>", "<code>", "a\n<b>\n", "(a ", "a@", "\n ", "<h1></td>", "<em>a<p>"),
)
HOSTILE_LATEX = (
    *("{", "\\emph{", "\\footnote{a", "\\x[", "\\x[{}", "$", "$a\n", "\\(", "\\begin{equation}", "\\verb|"),
    *("\\item[{", "\\", "%\n", "\\cite{", "\\newacronym{", "\\newacronym{a}{b}{c}\\gls{a}", "\\begin{tabular}{l}"),
    *("`", "\\'", "\\title{", "{\\bf ", "\\def\\a", "\\enquote{", "a & b \\\\ ", "\n ", "\\begin{a}"),
    "\\DeclareAcronym{a}{short={",
)


@pytest.mark.parametrize(
    ("path", "part"), [*(("a.html", part) for part in HOSTILE), *(("a.tex", part) for part in HOSTILE_LATEX)]
)
def test_what_is_hostile_takes_no_longer(path: str, part: str) -> None:
    """Were reading quadratic or recursive, this would take minutes or fail."""
    source = part * 20_000 + "}" * 20_000
    assert read(source, path).source == source


LATIN = "<meta charset=iso-8859-1><p>Séjong – KTP</p>".encode("cp1252")


@pytest.mark.parametrize(
    ("data", "prose"),
    [
        pytest.param(LATIN, "Séjong – KTP", id="declared"),
        pytest.param(
            LATIN.replace(b"charset=iso-8859-1", b"content='text/html; charset=latin1'"),
            "Séjong – KTP",
            id="in a content",
        ),
        pytest.param('<?xml version="1.0" encoding="ISO-8859-15"?><p>5 €</p>'.encode("iso8859-15"), "5 €", id="XML"),
        pytest.param("<meta charset=iso-8859-1><p>Séjong</p>".encode(), "Séjong", id="saved again as UTF-8"),
        pytest.param("<meta charset=gbk><p>Séjong</p>".encode("utf-16"), "Séjong", id="a mark before it"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(data: bytes, prose: str) -> None:
    opened = open_file(data, "a.html")
    assert opened.document.prose == prose
    assert opened.data == data


@pytest.mark.parametrize("charset", [b"UTF-8", b"zip", b"rot13", b"ada", b"utf-7"])
def test_a_page_in_an_encoding_that_nobody_reads_is_refused(charset: bytes) -> None:
    with pytest.raises(UnreadableError, match="0x"):
        open_file(LATIN.replace(b"iso-8859-1", charset), "a.html")


def test_characters_that_an_encoding_does_not_have_are_written_as_references() -> None:
    opened = open_file(LATIN, "a.html")
    span = Span(opened.document.source.index("KTP"), opened.document.source.index("KTP") + 3)
    assert "Séjong – Ḥ".encode("cp1252", "xmlcharrefreplace") in opened.mended([Edit(span, "Ḥ")]).data
