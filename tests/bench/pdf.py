"""How well PDF files are read, against libraries that read them too: paragraphs, sentences, order, what is left out.

Run: ``python tests/bench/pdf.py [FOLDER] [--keep FOLDER]`` after ``pip install`` of the packages named below. Files are
set here by four programs in the layouts of a table, so that what stands in them is known: paragraphs out of the
``.txt`` and ``.md`` files of a folder, or sentences made of a few words. The first table has, by layout, F1 of blocks
(paragraphs, headings, items, notes, cells) that come out letter by letter. The second one is, for all layouts

* *F1* once more, and *sentences* of paragraphs and items that stand unbroken in one block,
* *joined*, blocks that are in one with others,
* *leaked*, running heads, page numbers and watermarks that are in the text, of those that were printed,
* *order*, neighbouring blocks one of which comes before the other, and *cells* that are blocks of their own,
* seconds and megabytes that a process takes for a document of some hundred pages, imports left out.

White space, case, ligatures, labels of items, numbers of notes and the dots of contents do not count, and words parted
at a line end are put together for all by the same hand (:mod:`istilah.language.hyphens`). Only pdfminer.six has
paragraphs; *our paragraphs* are made of its lines in its order. Of the other libraries a page is one block, but for the
cells of tables that pdfplumber finds: for them *sentences* is an upper bound.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from istilah.language.hyphens import Hyphens, rest_of, stem_of
from istilah.readers import open_file
from istilah.readers.pdf.pages import Column, PrintedLine
from istilah.readers.pdf.paragraphs import passages, running

try:
    import fpdf
    import pdfminer.high_level
    import pdfminer.layout
    import pdfplumber
    import pypdf
    import pypdfium2
    import pyphen
    import typst
    import weasyprint
    from reportlab import platypus
    from reportlab.lib.styles import ParagraphStyle
except ImportError as missing:
    sys.exit(f"{missing}; pip install fpdf2 pdfminer.six pdfplumber pypdf pypdfium2 pyphen reportlab typst weasyprint")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

MARGIN, WIDTH, HEIGHT, GAP = 60, 595, 842, 20  # points
BLOCKS = 30
COLUMNS = 30, 80, 240, 110  # of tables
HEAD, STAMP = "Laporan Kinerja Tahunan Sekretariat Pusat", "RANCANGAN TERBATAS"
WORDS = """
pemerintah daerah melaksanakan pembangunan berkelanjutan dengan memperhatikan kebutuhan masyarakat serta kemampuan
anggaran yang tersedia kementerian menetapkan pedoman penyelenggaraan pelayanan publik dan pengelolaan keuangan negara
penelitian menunjukkan bahwa pertumbuhan ekonomi dipengaruhi oleh kebijakan perdagangan investasi pendidikan kesehatan
lembaga tersebut mengembangkan sistem informasi untuk mempercepat penyaluran bantuan kepada keluarga berpenghasilan
rendah di wilayah perbatasan hasil pemeriksaan disampaikan secara tertulis paling lambat sepuluh hari kerja
"""
PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


class Layout(NamedTuple):
    holds: str = "prose"
    columns: int = 1
    justified: bool = False
    hyphenated: bool = False
    indented: bool = False
    """Whether paragraphs are told by their first lines, and no white parts them."""
    leading: float = 1.3
    heads: bool = False
    stamp: bool = False
    spread: float = 0
    """Points between letters."""
    small_caps: bool = False
    ruled: bool = True
    width: int = WIDTH
    by: str = "typst weasyprint reportlab fpdf2"


TWO, THREE = "typst weasyprint", "typst weasyprint reportlab"
LAYOUTS = {
    "ragged": Layout(),
    "justified": Layout(justified=True, indented=True),
    "hyphenated": Layout(justified=True, hyphenated=True, indented=True, width=320),
    "narrow": Layout(justified=True, hyphenated=True, width=250),
    "thesis": Layout("sections", justified=True, indented=True, leading=2, heads=True),
    "two columns": Layout(columns=2, justified=True, hyphenated=True, indented=True, by=THREE),
    "two ragged columns": Layout("sections", columns=2, by=THREE),
    "three columns": Layout(columns=3, hyphenated=True, by=THREE),
    "heads": Layout(heads=True, justified=True),
    "notes": Layout("notes", justified=True, hyphenated=True, indented=True, by=TWO),
    "paper": Layout("paper", columns=2, justified=True, hyphenated=True, indented=True, heads=True, by="typst"),
    "list": Layout("list"),
    "sections": Layout("sections", justified=True, hyphenated=True),
    "table": Layout("table"),
    "bare table": Layout("table", ruled=False, by=THREE),
    "regulation": Layout("regulation", justified=True, heads=True, by=THREE),
    "contents": Layout("contents", by=TWO),
    "small caps": Layout(small_caps=True, justified=True, by=TWO),
    "spread": Layout(spread=2.5, by=THREE),
    "stamp": Layout(stamp=True, justified=True, indented=True, by=THREE),
}


class Part(NamedTuple):
    """A block as it is set: ``label`` is that of an item, or the page of an entry of contents."""

    kind: str
    text: str = ""
    label: str = ""
    note: str = ""
    cells: tuple[str, ...] = ()


# What is set


def made(chance: random.Random) -> Iterator[str]:
    """Go through paragraphs without end."""
    while True:
        lengths = [chance.randint(6, 22) for _ in range(chance.randint(1, 6))]
        yield " ".join(f"{' '.join(chance.choices(WORDS.split(), k=length)).capitalize()}." for length in lengths)


def found(folder: Path, chance: random.Random) -> Iterator[str]:
    """Go through the paragraphs of a folder that all four programs can set."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    chance.shuffle(files)
    for path in files:
        for block in re.split(r"\n\s*\n", path.read_text("utf-8", "replace")):
            text = " ".join(block.translate(PLAIN).split())
            is_prose = re.fullmatch(r"[A-Z][\w ,.;:()'\"/%-]{60,1200}[.]", text, re.ASCII)
            if is_prose and not re.search(r"www|//", text):
                yield text


def content(holds: str, texts: Iterator[str]) -> list[Part]:
    prose = [Part("paragraph", next(texts)) for _ in range(BLOCKS)]
    if holds == "table":
        cells = [(f"{at}.", *(title(next(texts), words) for words in (2, 9, 4))) for at in range(1, 11)]
        rows = [Part("row", cells=row) for row in [("No.", "Nama", "Uraian", "Keterangan"), *cells]]
        return [*prose[:4], *rows, *prose[4:8]]
    if holds == "contents":
        return [*(Part("entry", title(next(texts), 6), str(3 * at + 1)) for at in range(18)), *prose[:6]]
    if holds == "regulation":
        return [part for at in range(10) for part in article(at, texts)]
    if holds == "list":
        for at in range(BLOCKS, 2, -5):
            labels = ("1.", "2.", "3.") if at % 2 else ("•", "•", "•")
            prose[at:at] = [Part("item", f"{shortened(next(texts), 220)};", label) for label in labels]
    if holds in {"notes", "paper"}:
        prose[1::4] = [one._replace(note=f"{shortened(next(texts), 180)}.") for one in prose[1::4]]
    if holds in {"sections", "paper"}:
        for at in range(BLOCKS - 3, -1, -3):
            prose.insert(at, Part("heading", f"{at // 6 + 1}.{at // 3 % 2 + 1} {title(next(texts), 4)}"))
    return [Part("title", title(next(texts), 9)), *prose] if holds == "paper" else prose


def article(at: int, texts: Iterator[str]) -> list[Part]:
    labels = (f"({number})" for number in range(1, 4))
    body = [Part("paragraph", next(texts))] if at % 3 == 1 else [Part("item", next(texts), label) for label in labels]
    return [Part("centred", f"Pasal {at + 1}"), *body]


def title(text: str, words: int) -> str:
    return " ".join(re.findall(r"[A-Za-z]+", text)[:words]).capitalize()


def shortened(text: str, length: int) -> str:
    return text[:length].rsplit(" ", 1)[0].rstrip(".;")


def stretches(parts: Sequence[Part]) -> Iterator[tuple[bool, list[Part]]]:
    """Go through tables and what is none."""
    for is_table, stretch in groupby(parts, lambda part: part.kind == "row"):
        yield is_table, list(stretch)


def halves(text: str) -> tuple[str, str]:
    """Part a text behind its first sentence."""
    at = text.find(". ") + 1 or len(text)
    return text[:at], text[at:].strip()


# Programs that set it

SYLLABLES = pyphen.Pyphen(lang="id_ID", left=3, right=3)


def shy(text: str) -> str:
    """Say where words may be parted, with hyphens that are seen only there."""
    return re.sub(r"[A-Za-z]{6,}", lambda word: SYLLABLES.inserted(word[0], "\u00ad"), text)


def by_typst(parts: Sequence[Part], layout: Layout) -> bytes:
    def told(text: str) -> str:
        return f"#{quoted(shy(text) if layout.hyphenated else text)};"

    def one(part: Part) -> str:
        first, rest = map(told, halves(part.text))
        if part.note:
            return f"{first}#footnote[{told(part.note)}] {rest}\n\n"
        if layout.small_caps:
            return f"#smallcaps[{first}] {rest}\n\n"
        return ways.get(part.kind, "{text}\n\n").format(text=told(part.text), label=quoted(part.label))

    ways = {
        "item": "#grid(columns: (24pt, 1fr), {label}, [{text}])\n\n",
        "heading": '#block(above: 14pt, below: 8pt, text(weight: "bold", size: 12pt)[{text}])\n\n',
        "title": '#place(top + center, scope: "parent", float: true, text(size: 18pt)[{text}])\n\n',
        "centred": "#align(center)[{text}]\n\n",
        "entry": "{text} #box(width: 1fr, repeat[.]) #{label} \\\n",
    }
    table = f"#table(columns: (30pt, 80pt, 1fr, 110pt), stroke: {'0.5pt' if layout.ruled else 'none'}, "
    body = "".join(
        table + ", ".join(f"[{told(cell)}]" for row in stretch for cell in row.cells) + ")\n\n"
        if is_table
        else "".join(map(one, stretch))
        for is_table, stretch in stretches(parts)
    )
    lead = (layout.leading - 0.7) * 11
    page = [
        *([f"columns: {layout.columns}"] if layout.columns > 1 else []),
        *([f'header: [{HEAD}], numbering: "1"'] if layout.heads else []),
        *([f"foreground: rotate(-45deg, text(60pt, fill: luma(80%))[{STAMP}])"] if layout.stamp else []),
    ]
    apart = f"{lead}pt, first-line-indent: (amount: 18pt, all: true)" if layout.indented else f"{lead + 7}pt"
    setting = f"""
#set page(width: {layout.width}pt, height: {HEIGHT}pt, margin: {MARGIN}pt, {", ".join(page)})
#set text(size: 11pt, lang: "id", tracking: {layout.spread}pt, hyphenate: {str(layout.hyphenated).lower()})
#set par(leading: {lead}pt, justify: {str(layout.justified).lower()}, spacing: {apart})
"""
    return bytes(typst.compile((setting + body).encode()))


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


STYLE = """
@page {{ size: {width}pt {height}pt; margin: {margin}pt; {heads} @footnote {{ border-top: 0.5pt solid }} }}
body {{ font: {size}pt/{leading} serif; letter-spacing: {spread}pt; margin: 0; columns: {columns}; column-gap: {gap}pt;
  text-align: {align}; hyphens: {hyphens} }}
p, .item {{ margin: 0 0 {below}pt; text-indent: {indent}pt }} .centred {{ text-align: center; text-indent: 0 }}
.item {{ margin-left: 24pt; text-indent: -24pt }} .item span {{ display: inline-block; width: 24pt; text-indent: 0 }}
h2 {{ font-size: 13pt; margin: 14pt 0 8pt }} .entry span::before {{ content: leader(".") }}
table {{ border-collapse: collapse; width: 100%; margin-bottom: 8pt; hyphens: manual; text-align: left }}
td {{ border: {rule}pt solid; padding: 3pt; vertical-align: top }} .caps {{ font-variant: small-caps }}
.note {{ float: footnote; font-size: 8pt; line-height: 1.2; text-indent: 0 }}
::footnote-marker {{ content: counter(footnote) ". " }}
::footnote-call {{ font-size: 7pt; vertical-align: super; line-height: 0 }}
.stamp {{ position: fixed; top: 300pt; left: 0; font-size: 40pt; color: #ccc; transform: rotate(-45deg) }}
"""


def by_weasyprint(parts: Sequence[Part], layout: Layout) -> bytes:
    def one(part: Part) -> str:
        first, rest = halves(part.text)
        if part.note:
            return f"<p>{first}<span class=note>{part.note}</span> {rest}</p>"
        if layout.small_caps:
            return f"<p><span class=caps>{first}</span> {rest}</p>"
        if part.kind == "row":
            return "<tr>" + "".join(f"<td>{cell}</td>" for cell in part.cells)
        return ways.get(part.kind, "<p>{text}</p>").format(text=part.text, label=part.label)

    ways = {
        "item": "<div class=item><span>{label}</span>{text}</div>",
        "heading": "<h2>{text}</h2>",
        "centred": "<p class=centred>{text}</p>",
        "entry": "<div class=entry>{text}<span>{label}</span></div>",
    }
    body = "".join(
        f"<table>{''.join(map(one, stretch))}</table>" if is_table else "".join(map(one, stretch))
        for is_table, stretch in stretches(parts)
    )
    look = layout._asdict() | {
        "height": HEIGHT,
        "margin": MARGIN,
        "gap": GAP,
        "heads": f"@top-left {{content: '{HEAD}'}} @bottom-center {{content: counter(page)}}" if layout.heads else "",
        "size": 9 if layout.columns > 2 else 11,
        "rule": 0.5 if layout.ruled else 0,
        "align": "justify" if layout.justified else "left",
        "hyphens": "auto" if layout.hyphenated else "manual",
        "below": 0 if layout.indented else 8,
        "indent": 18 if layout.indented else 0,
    }
    stamp = f"<div class=stamp>{STAMP}</div>" if layout.stamp else ""
    return bytes(
        weasyprint.HTML(string=f"<html lang=id><style>{STYLE.format_map(look)}</style>{stamp}{body}").write_pdf()
    )


def by_reportlab(parts: Sequence[Part], layout: Layout) -> bytes:
    basic = ParagraphStyle(
        "basic", fontName="Times-Roman", fontSize=11, leading=11 * layout.leading, alignment=4 * layout.justified,
        firstLineIndent=18 * layout.indented, spaceAfter=8 * (not layout.indented), charSpace=layout.spread,
        hyphenationLang="id_ID" if layout.hyphenated else "",
    )  # fmt: skip
    styles = {
        "item": ParagraphStyle("item", basic, leftIndent=24, firstLineIndent=0, bulletIndent=0),
        "heading": ParagraphStyle(
            "heading", basic, fontName="Times-Bold", firstLineIndent=0, spaceAfter=6, alignment=0
        ),
        "centred": ParagraphStyle("centred", basic, alignment=1, firstLineIndent=0),
        "row": ParagraphStyle("row", basic, alignment=0, firstLineIndent=0, spaceAfter=0, leading=13),
    }
    rule = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if layout.ruled else []
    flow: list[object] = []
    for is_table, stretch in stretches(parts):
        if is_table:
            rows = [[platypus.Paragraph(cell, styles["row"]) for cell in row.cells] for row in stretch]
            flow.append(platypus.Table(rows, COLUMNS, style=[*rule, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
            flow.append(platypus.Spacer(1, 8))
        else:
            flow += (platypus.Paragraph(one.text, styles.get(one.kind, basic), one.label or None) for one in stretch)

    def decorate(canvas: Any, document: Any) -> None:  # noqa: ANN401 - reportlab has no types
        canvas.setFont("Times-Roman", 10)
        if layout.heads:
            canvas.drawString(MARGIN, 800, HEAD)
            canvas.drawCentredString(layout.width / 2, 35, f"- {document.page} -")
        if layout.stamp:
            canvas.saveState()
            canvas.setFont("Helvetica-Bold", 50)
            canvas.setFillGray(0.8)
            canvas.translate(150, 250)
            canvas.rotate(45)
            canvas.drawString(0, 0, STAMP)
            canvas.restoreState()

    width = (layout.width - 2 * MARGIN + GAP) / layout.columns
    places = [(MARGIN + at * width, MARGIN, width - GAP, HEIGHT - 2 * MARGIN) for at in range(layout.columns)]
    frames = [platypus.Frame(*place, 0, 0, 0, 0) for place in places]
    written = BytesIO()
    document = platypus.BaseDocTemplate(written, pagesize=(layout.width, HEIGHT))
    document.addPageTemplates([platypus.PageTemplate(frames=frames, onPage=decorate)])
    document.build(flow)
    return written.getvalue()


def by_fpdf2(parts: Sequence[Part], layout: Layout) -> bytes:
    paper = fpdf.FPDF(unit="pt", format=(layout.width, HEIGHT))
    paper.set_margins(MARGIN, MARGIN)
    paper.set_auto_page_break(auto=True, margin=MARGIN)
    paper.add_page()
    for is_table, stretch in stretches(parts):
        paper.set_font("Helvetica", size=11)
        if is_table:
            paper.ln(6)
            rows = [row.cells for row in stretch]
            with paper.table(rows, col_widths=COLUMNS, text_align="LEFT", line_height=14, first_row_as_headings=False):
                pass
            paper.ln(8)
        else:
            for part in stretch:
                _write(paper, part, layout)
    for number in range(1, len(paper.pages) + 1 if layout.heads else 0):
        paper.page = number
        paper.set_font("Helvetica", size=9)
        paper.text(MARGIN, 40, HEAD)
        paper.text(layout.width / 2, 810, f"Halaman {number}")
    return bytes(paper.output())


def _write(paper: Any, part: Part, layout: Layout) -> None:  # noqa: ANN401 - fpdf2 has no types
    align, line = "J" if layout.justified else "L", 11 * layout.leading
    text = shy(part.text) if layout.hyphenated else part.text
    if part.kind == "item":
        paper.cell(24, line, part.label.replace("•", "·"))  # its own fonts have no bullet
        paper.set_left_margin(MARGIN + 24)
        paper.multi_cell(0, line, text, align=align, new_x="LMARGIN", new_y="NEXT")
        paper.set_left_margin(MARGIN)
        paper.set_x(MARGIN)
    elif part.kind == "heading":
        paper.ln(6)
        paper.set_font("Helvetica", "B", size=12)
        paper.multi_cell(0, line, part.text, align="L", new_x="LMARGIN", new_y="NEXT")
        paper.set_font("Helvetica", size=11)
    else:
        column = paper.text_columns(text_align=align, line_height=layout.leading, l_margin=MARGIN, r_margin=MARGIN)
        with column, column.paragraph(first_line_indent=18 * layout.indented) as paragraph:
            paragraph.write(text)
    paper.ln(0 if layout.indented else 8)


PROGRAMS: Mapping[str, Callable[[Sequence[Part], Layout], bytes]] = {
    "typst": by_typst,
    "weasyprint": by_weasyprint,
    "reportlab": by_reportlab,
    "fpdf2": by_fpdf2,
}


# Libraries that read it


def by_istilah(path: Path) -> list[str]:
    read = open_file(path.read_bytes(), path.name).document
    return [read.prose[block.start : block.end] for block in read.blocks]


def by_pdfminer(path: Path) -> list[str]:
    return joined([line.get_text() for line in box] for page in pages_of(path) for box in boxes(page))


def pages_of(path: Path) -> Iterator[Any]:
    parameters = pdfminer.layout.LAParams(all_texts=True)
    yield from pdfminer.high_level.extract_pages(path, laparams=parameters)


def boxes(inside: Iterable[Any]) -> Iterator[Any]:
    for one in inside:
        if isinstance(one, pdfminer.layout.LTTextBox):
            yield one
        elif isinstance(one, pdfminer.layout.LTFigure):
            yield from boxes(one)


def by_pdfminer_and_us(path: Path) -> list[str]:
    pages = [printed(page) for page in pages_of(path)]
    upright = [sorted(page, key=lambda line: line.row) for page in pages]
    heads = running([[*lines[:2], *lines[2:][-2:]] for lines in upright])
    columns: list[Column] = []
    for number, lines in enumerate(pages, 1):
        start = 0
        for at in range(1, len(lines) + 1):
            if at == len(lines) or lines[at].middle >= lines[at - 1].middle:  # a column is read from top to bottom
                columns.append(Column(number, tuple(lines[start:at])))
                start = at
    return joined([line.text for line, _ in passage.lines] for passage in passages(columns, heads))


def printed(page: Any) -> list[PrintedLine]:  # noqa: ANN401 - pdfminer.six has no types
    """Take lines over as ours, in its order."""
    lines = [line for box in boxes(page) for line in box if line.get_text().strip()]
    rows = sorted({line.y1 for line in lines}, reverse=True)
    return [_line(line, rows.index(line.y1) + 1) for line in lines]


def _line(line: Any, row: int) -> PrintedLine:  # noqa: ANN401 - as above
    letters = [one for one in line if isinstance(one, pdfminer.layout.LTChar)]
    size, bold = max(one.size for one in letters), all("Bold" in one.fontname for one in letters)
    return PrintedLine(line.get_text().strip(), line.x0, line.x1, (line.y0 + line.y1) / 2, size, size, bold, (), row)


def by_pdfplumber(path: Path) -> list[str]:
    blocks: list[list[str]] = []
    with pdfplumber.open(path) as opened:
        for page in opened.pages:
            rest = page
            for table in page.find_tables():
                blocks += ((cell or "").split("\n") for row in table.extract() for cell in row)
                rest = rest.outside_bbox(table.bbox)
            blocks.append(rest.extract_text(layout=False).split("\n"))
    return joined(blocks)


def by_pypdf(path: Path) -> list[str]:
    return joined(page.extract_text().split("\n") for page in pypdf.PdfReader(path).pages)


def by_pdfium(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as opened:
        return joined(page.get_textpage().get_text_range().splitlines() for page in opened)


READERS: Mapping[str, Callable[[Path], list[str]]] = {
    "istilah": by_istilah,
    "pdfminer.six": by_pdfminer,
    "our paragraphs": by_pdfminer_and_us,
    "pdfplumber": by_pdfplumber,
    "pypdf": by_pypdf,
    "pypdfium2": by_pdfium,
}


def joined(blocks: Iterable[Iterable[str]]) -> list[str]:
    """Make one text of the lines of each block."""
    clean = [[whole(line) for line in block if line.strip()] for block in blocks]
    hyphens = Hyphens([line for block in clean for line in block])
    return [_joined(block, hyphens) for block in clean if block]


def whole(line: str) -> str:
    """Make the last soft hyphen of a line one that is seen, and let the others go."""
    return re.sub(r"[\u00ad\x02]+$", "-", line.strip()).replace("\u00ad", "")


def _joined(lines: Sequence[str], hyphens: Hyphens) -> str:
    text = lines[0]
    for before, line in pairwise(lines):
        stem, rest = stem_of(before), rest_of(line)
        if stem and rest:
            text = text[:-1] if hyphens.joint(stem[0], rest[0]).whole else text
        elif not re.search(r"\w/$", text):
            text += " "
        text += line
    return text


# What comes out

LABEL = re.compile(r"(?:[•●▪■·‣*-]|\(?[\da-z]{1,3}[.)])\s*|\d{1,2}\s?(?=[a-z])")
NUMBER = re.compile(r"(?:halaman|-)?\s*\d+\s*-?")


def bare(text: str) -> str:
    text = unicodedata.normalize("NFKC", " ".join(text.split())).casefold()
    text = re.sub(r"(?:\s*\.){4,}\s*\d*$|(?<=[a-z.,])\d{1,2}(?=\s|$)", "", text)
    return LABEL.sub("", text, count=1) if LABEL.match(text) else text


def score(parts: Sequence[Part], blocks: Sequence[str], layout: Layout, pages: int) -> Counter[str]:
    """Count what was printed and what of it came out."""
    read = [text for block in blocks if (text := bare(block))]
    texts = [bare(part.text) for part in parts if part.text]
    cells = [text for part in parts for cell in part.cells if (text := bare(cell))]
    known = [*texts, *cells, *(bare(part.note) for part in parts if part.note)]
    prose = [bare(part.text) for part in parts if part.kind in {"paragraph", "item"}]
    sentences = [one for text in prose for one in re.split(r"(?<=[.?!])\s", text) if len(one) > 20]
    openings = {text[:25] for text in known if len(text) > 24}
    everything = "\n".join(read)
    places = [everything.find(text[:25]) for text in texts if len(text) > 24]
    marks = [bare(HEAD)] * layout.heads + [bare(STAMP)] * layout.stamp
    numbers = [block for block in blocks if layout.heads and NUMBER.fullmatch(block.strip().lower())]
    return Counter({
        "hits": (Counter(known) & Counter(read)).total(),
        "known": len(known),
        "known or read": len(known) + len(read),
        "sentences": len(sentences),
        "unbroken": sum(any(one in text for text in read) for one in sentences),
        "joined": sum(max(0, sum(one in text for one in openings) - 1) for text in read),
        "marks": (len(marks) + layout.heads) * pages,
        "leaked": sum(everything.count(mark) for mark in marks) + len(numbers),
        "pairs": max(0, len(places) - 1),
        "in order": sum(0 <= one < two for one, two in pairwise(places)),
        "cells": len(cells),
        "apart": (Counter(cells) & Counter(read)).total(),
    })  # fmt: skip


SHARES = {
    "F1": ("hits", "known or read"), "sentences": ("unbroken", "sentences"), "joined": ("joined", "known"),
    "leaked": ("leaked", "marks"), "order": ("in order", "pairs"), "cells": ("apart", "cells"),
}  # fmt: skip


def share(counted: Mapping[str, int], name: str) -> float:
    part, of = SHARES[name]
    return (1 + (name == "F1")) * counted[part] / max(counted[of], 1)


def row(name: str, cells: Iterable[object]) -> None:
    shown = (f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in cells)
    print(f"{name:<20}" + "".join(f"{cell:>15}" for cell in shown), flush=True)


def compare(texts: Callable[[random.Random], Iterator[str]], folder: Path) -> None:
    """Print how well all files are read, and what it takes."""
    path = folder / "hundred pages.pdf"
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:  # peak memory is handed on to children
        other.submit(set_hundred_pages, path).result()
    costs = {reader: alone(reader, path) for reader in READERS}
    totals = defaultdict[str, Counter[str]](Counter)
    row("F1", READERS)
    for name, layout in LAYOUTS.items():
        here = defaultdict[str, Counter[str]](Counter)
        for program in layout.by.split():
            parts = content(layout.holds, texts(random.Random(f"{name} {program}")))  # noqa: S311 - the same each time
            path = folder / f"{name} {program}.pdf"
            path.write_bytes(PROGRAMS[program](parts, layout))
            with pypdfium2.PdfDocument(path) as opened:
                pages = len(opened)
            for reader, read in READERS.items():
                here[reader] += score(parts, read(path), layout, pages)
        row(name, (share(here[reader], "F1") for reader in READERS))
        for reader, counted in here.items():
            totals[reader] += counted
    print()
    row("all", [*SHARES, "seconds", "MB"])
    for reader, counted in totals.items():
        row(reader, [*(share(counted, name) for name in SHARES), *costs[reader]])


def set_hundred_pages(path: Path) -> None:
    texts = made(random.Random(1))  # noqa: S311 - any will do
    parts = [part for _ in range(28) for part in content("sections", texts)]
    path.write_bytes(by_typst(parts, LAYOUTS["thesis"]._replace(leading=1.3)))


def alone(reader: str, path: Path) -> tuple[float, float]:
    """Read a file in a process of its own: seconds, and the most megabytes that it ever took."""
    command = [sys.executable, __file__, "--alone", reader, str(path)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # this very file
    seconds, memory = map(float, out.split())
    return seconds, memory


def measure(read: Callable[[Path], list[str]], path: Path) -> None:
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read(path)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(time.perf_counter() - start, (after - before) / 1000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--keep", type=Path, help="where to leave the files")
    parser.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        measure(READERS[options.alone[0]], Path(options.alone[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        kept = options.keep or Path(folder)
        kept.mkdir(exist_ok=True)
        compare((lambda chance: found(options.folder, chance)) if options.folder else made, kept)


if __name__ == "__main__":
    main()
