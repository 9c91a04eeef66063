"""Findings as one page for a browser: the text of each draft with its findings marked, and what is said beside them.

The page is a file of its own: it loads nothing, and says so to the browser, which then refuses to. Drafts are other
people's text, so whatever the template prints is cleaned and escaped, and the only script that runs is ours, known by
its hash. Without scripts everything is shown; with them a reader chooses rules and severities and goes from finding to
finding with n and p.

What is shown stands in :mod:`~istilah.report.html.view`, how in ``page.html.j2``. A finding's mark in the text and its
note beside it point at each other by its number::

    <a id="m3" href="#n3" data-number="3">RI</a>          <li id="n3">… <a href="#m3">3</a> …</li>

Long texts are shown in excerpts (:mod:`~istilah.report.html.passages`), and so are all once the page is long.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

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
    flat,
)
from istilah.report.html.view import gather
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Template

    from istilah.model.finding import FileFindings, Tally
    from istilah.report import Examination
    from istilah.text import Language

WORDS = {
    "title": TITLE,
    "skip": Text(id="Langsung ke temuan", en="Skip to the findings"),
    "overview": Text(id="Ringkasan", en="Summary"),
    "kinds": Text(id="Bobot temuan", en="Severity of findings"),
    "meaning": Text(id="Yang ditemukan", en="What was found"),
    "findings": Text(id="Temuan", en="Findings"),
    "files": Text(id="Berkas", en="Files"),
    "tools": Text(id="Jelajah dan saring", en="Go through and filter"),
    "previous": Text(id="Sebelumnya", en="Previous"),
    "next": Text(id="Berikutnya", en="Next"),
    "all": Text(id="Tampilkan semua", en="Show all"),
    "status": Text(id="# dari ## temuan ditampilkan", en="# of ## findings shown"),
    "found": FOUND,
    "gap": Text(id="Sebagian teks dilewati", en="Some of the text is left out"),
    "to_note": Text(id="Temuan {number}", en="Finding {number}"),
    "back": Text(id="Temuan {number}: kembali ke teks", en="Finding {number}: back to the text"),
    "fix": FIX,
    "unsafe_fix": UNSAFE_FIX,
    "more_places": MORE_PLACES,
    "left_out": LEFT_OUT,
    "rules": RULES,
    "quiet": Text(id="Aturan tanpa temuan: {names}", en="Rules that found nothing: {names}"),
    "made_by": MADE_BY,
}
"""What the page says by itself, severities apart."""


def write(files: Iterable[FileFindings], run: Examination, tally: Tally, language: Language) -> bytes:
    """Write the page, piece by piece: as one string it would take several times its room."""
    page = BytesIO()
    _template(language).stream(
        gather(files, run, tally)._asdict(),
        language=language,
        words=WORDS,
        severity_names=SEVERITIES,
        doubts=DOUBTS,
        style=_read("page.css"),
        script=_read("page.js"),
        hashed=_hashed,
    ).dump(page, "utf-8")
    return page.getvalue()


@cache
def _template(language: Language) -> Template:
    """Make ready the template, which says what it prints in one language and one line, cleaned and escaped.

    It escapes by itself; before that, everything that is no markup of its own passes ``said``.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    def said(value: object) -> object:
        text = value.say(language) if isinstance(value, Text) else value
        return text if hasattr(text, "__html__") else flat(str(text))

    environment = Environment(
        autoescape=True,
        finalize=said,
        keep_trailing_newline=True,
        loader=PackageLoader(__name__, ""),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("page.html.j2")


def _read(name: str) -> str:
    from importlib.resources import files

    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _hashed(text: str) -> str:
    """Give the hash by which a browser knows a style or script."""
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
