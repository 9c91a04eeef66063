"""EYD006: a degree or a form of address without its dots.

*Budi Santoso, SH, MH*; *Prof Dr Ani Lestari*; *M.Hum* without the last dot. Degrees stand behind a name and a comma,
titles before a name. Which degree wrong dots may mean is told by :mod:`istilah.draft.degrees`; one that nobody knows
is let be. Letters that are another short form as well (*MA*, *SE*) are degrees only beside what is surely one. Ranks of
the services are let be: the press and the services write them without dots.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.consistency import consistent
from istilah.context.roles import SPARED
from istilah.draft.degrees import MARK, Degrees, has_tail
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity
from istilah.terms.spellings import Spellings, undotted
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.draft import Draft
    from istilah.draft.degrees import Meant
    from istilah.model.index import Index

RULE = Rule(
    code="EYD006",
    name="undotted-degree",
    severity=Severity.WARNING,
    summary=Text(id="Gelar atau sapaan tanpa titik", en="Degree or form of address without its dots"),
    reason=Text(
        id=(
            "EYD V, Singkatan: singkatan gelar, sapaan, dan pangkat diikuti titik pada setiap unsurnya (S.H., M.Hum., "
            "Prof., Dr.); Tanda Koma: gelar dipisahkan dari nama dengan koma."
        ),
        en=(
            "EYD V, Singkatan: degrees, forms of address and ranks take a dot after each element (S.H., M.Hum., Prof., "
            "Dr.); Tanda Koma: a comma parts a degree from the name."
        ),
    ),
    examples=(
        Example("Saksi ahli itu Budi Santoso, ⟦SH⟧, ⟦MH.⟧", fixed="Saksi ahli itu Budi Santoso, S.H., M.H."),
        Example("⟦Prof⟧ ⟦Dr⟧ Ani Lestari membuka seminar itu.", fixed="Prof. Dr. Ani Lestari membuka seminar itu."),
        Example("Saksi ahli itu Budi Santoso, S.H., M.H."),
        Example("Prof. Dr. Ani Lestari membuka seminar itu."),
        Example("Putusan itu milik Mahkamah Agung, MA, dan Komisi Yudisial."),
        Example("Kapten itu berdinas di kapal Mars Express."),
        Example("Dosennya Budi Santoso, M.S.I., dan Ani Lestari, M.Ph, dari Bandung."),
    ),
)
_UNDOTTED = Text(id="“{text}” ditulis dengan titik: “{right}”", en="“{text}” takes dots: “{right}”")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")

_TITLE = re.compile(r"(?<!\w)(?:[A-Z][b-df-hj-np-tv-z]{1,2}|[A-Z]{2}|dr[gh]|Prof|Dra|Sdri|DR[AS]\.?|DR\.|IR\.)\Z")
_NAME = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.? ){0,3}[A-Z][a-z]++(?! ?[+\d])")
# not “DR. H. SUSILO”: a signature in capitals has its titles in capitals.

_DEGREE = re.compile(rf"\A(?=[A-Z]{{2}}|[A-Z]\.|[A-Z][a-z]{{0,2}}[A-Z.]){MARK}")
_GOES_ON = re.compile(r" [A-Z][a-z]")
_PERSON = re.compile(r"(?:\b[A-Z][\w.'’-]*[ ]){1,4}[A-Z][a-z'’-]+(?:, [^,\s]{2,8})*\Z")
_TITLED = re.compile(r"\b(?:Prof|Dr|Drs|Dra|Ir|H|Hj)\b\.?")
# Colleges of physicians write Sp.OT themselves: told, and left to the writer.
_SPECIALIST = re.compile(r"Sp\.?[A-Z]{2}")
_REACH = 80
"""Characters before a degree in which its name is looked for."""


def shown(index: Index) -> Callable[[str], object]:
    """Ask for the titles of the termbase as they are without their dots."""
    return undotted(index.short_forms).__contains__


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report titles before and degrees behind names that lack dots."""
    return consistent(_found(draft), draft.document)


def _found(draft: Draft) -> Iterator[Finding[Span]]:
    spellings, degrees = Spellings(draft.index), Degrees(draft)
    found = (*_titles(draft, spellings, degrees), *_degrees(draft, spellings, degrees))
    for span, right, sure in found:
        if not draft.roles.plays(span, *SPARED):
            text = draft.document.prose[span.start : span.end]
            fix = Fix(_FIX.fill(right=right), (Edit(span, right),), safe=sure)
            yield Finding(span, right, _UNDOTTED.fill(text=text, right=right), fix)


def _titles(draft: Draft, spellings: Spellings, degrees: Degrees) -> Iterator[tuple[Span, str, bool]]:
    """List titles before a name, how they are written, and whether that is sure."""
    prose = draft.document.prose
    for found, places in draft.concordance.matches(_TITLE):
        right = _title(found[0], spellings, degrees)
        sure = all(degrees.is_title(spelling.text) for spelling in spellings.right(found[0]))
        for at in places if right else ():
            span = Span(*found.span()).moved(at)
            if right and prose[span.end : span.end + 1] == " " and _NAME.match(prose, span.end + 1):
                yield span, right, sure


def _title(text: str, spellings: Spellings, degrees: Degrees) -> str | None:
    """Find how a title is written; in capitals it is one only where the termbase names that very misspelling."""
    known = spellings.of(text)
    if any(spelling.right and spelling.text == text for spelling in known):
        return None
    wanted = f"{text.rstrip('.')}."
    is_known = not text.isupper() or any(spelling.text == text and not spelling.right for spelling in known)
    right = wanted.capitalize() if text.isupper() else wanted
    return right if is_known and degrees.is_title(right) else None


def _degrees(draft: Draft, spellings: Spellings, degrees: Degrees) -> Iterator[tuple[Span, str, bool]]:
    """List degrees behind a name and a comma, how they are written, and whether that is sure."""
    prose = draft.document.prose
    beside = -1  # where a chain of degrees ended whose first was surely one
    for start, text, right in sorted(_possible_degrees(draft, degrees)):
        comma = start - len(", ")
        before = _PERSON.search(prose, max(0, comma - _REACH), comma)
        sure = not spellings.is_right(text.rstrip(".")) and not spellings.is_right(text.replace(".", ""))
        titled = bool(before and _TITLED.match(before[0]))
        # What has a dot inside is nothing else: “SABRY, S.Ag”.
        if beside == comma or "." in text[:-1] or (before and (sure or titled)):
            beside = start + len(text)
            if text != right.right:
                yield Span(start, beside), right.right, sure and right.sure and not _SPECIALIST.match(text)


def _possible_degrees(draft: Draft, degrees: Degrees) -> Iterator[tuple[int, str, Meant]]:
    """List what may be a degree behind a comma: its place, itself, and how it is written."""
    prose = draft.document.prose
    for found, places in draft.concordance.matches(_DEGREE):
        right = degrees.meant(found[0])
        for at in places if right and right.right.count(".") > 1 else ():
            end = at + found.end()
            if right and prose[at - 2 : at] == ", " and not _GOES_ON.match(prose, end) and not has_tail(prose, end):
                yield at, found[0], right
