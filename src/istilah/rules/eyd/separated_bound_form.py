"""EYD011: a bound form that stands apart.

*pasca pandemi*, *non formal*, *antar negara*. They are joined to a word in small letters, with a hyphen to one with a
capital (*non-Kementerian*); short forms are the matter of another rule. *Antar* is a verb as well (*antar jemput*) and
before a capital mostly short for *antara*. A foreign word would take a hyphen and italics (*semi-outdoor*), or stands
apart (*non performing loan*): nothing is said of one, and a word that nobody knows is not joined for the writer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.consistency import consistent
from istilah.context.roles import SPARED
from istilah.language.affixes import LOOSE, AffixKind, Mark, alternatives, listed
from istilah.language.lexicon import SMALL
from istilah.model.cues import Role
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity
from istilah.terms.wanted import Use
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.draft import Draft
    from istilah.model.index import Index

RULE = Rule(
    code="EYD011",
    name="separated-bound-form",
    severity=Severity.WARNING,
    summary=Text(id="Bentuk terikat yang ditulis terpisah", en="Bound form standing apart"),
    reason=Text(
        id=(
            "EYD V, Kata Berimbuhan: bentuk terikat serangkai dengan kata berhuruf kecil (pascapanen, nonfisik) dan "
            "bertanda hubung di depan huruf kapital (non-Indonesia)."
        ),
        en=(
            "EYD V, Kata Berimbuhan: a bound form is joined to a word in small letters (pascapanen, nonfisik), and "
            "with a hyphen to one with a capital (non-Indonesia)."
        ),
    ),
    examples=(
        Example("Kerja sama ⟦antar negara⟧ pulih ⟦pasca pandemi⟧.", fixed="Kerja sama antarnegara pulih pascapandemi."),
        Example(
            "Pendidikan ⟦non formal⟧ dan masa ⟦pra konstruksi⟧.", fixed="Pendidikan nonformal dan masa prakonstruksi."
        ),
        Example("Kerja sama antarnegara pulih pascapandemi."),
        Example("Layanan antar jemput dan jasa antar makanan sudah dibuka."),
        Example("Rasio non performing loan bank itu turun."),
        Example("Pegawai non-ASN itu sedang antar anaknya ke sekolah."),
    ),
)
_APART = Text(id="“{text}” ditulis serangkai: “{right}”", en="“{text}” is written as one word: “{right}”")
_HYPHENED = Text(
    id="“{text}” memakai tanda hubung: “{right}”", en="“{text}” takes a hyphen before the capital: “{right}”"
)
_FIX = Text(id="tulis “{right}”", en="write “{right}”")
_FORM = re.compile(rf"\A(?:{alternatives(LOOSE)})\Z")
_BEHIND = re.compile(r" (?P<word>[a-z]{3,}|[A-Z][a-z]{2,})\b(?!-\w+-)")
_FOREIGN = re.compile(r"(?:ing|ed|ive|able|ous|tion|ity|ment|y|c|ct|ck|sh|th)\Z|[qxv]")
_LOOSE = SMALL.difference(("kita", "mereka", "para")).union(("bekas", "berupa", "calon", "mantan"))
"""Words to which nothing is bound, pronouns apart (*antarkita*), and what is said of men."""
_WORDS = frozenset(listed(AffixKind.BOUND, mark=Mark.LOOSE | Mark.WORD))
_UNBOUND = re.compile(r"sub (?:ayat|pasal|huruf|angka)\b|pasca \w+nya\Z")
"""What is under a paragraph, *sub ayat 3*, is no subparagraph; behind *pasca* a clause may begin."""
_GOODS = {
    "barang",
    "jemput",
    "makan",
    "makanan",
    "obat",
    "paket",
    "penumpang",
    "pesanan",
    "pulang",
    "surat",
    "anak",
    "anaknya",
}


def shown(_: Index) -> Callable[[str], object]:
    """Ask for the bound forms, which look like plain words."""
    return LOOSE.__contains__


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report bound forms before a word in small letters."""
    return consistent(_separated(draft), draft.document)


def _separated(draft: Draft) -> Iterator[Finding[Span]]:
    prose = draft.document.prose
    stock = draft.wordstock
    told = {sighting.span.end for sighting in draft.sightings if sighting.wanted.use is Use.MISSPELLED}
    for form, places in draft.concordance.matches(_FORM):
        for at in places:
            behind = _BEHIND.match(prose, at + form.end())
            if behind and _is_parted(form[0], behind["word"]):
                span, word = Span(at, behind.end()), behind["word"]
                if form[0] == "antar" and draft.roles.plays(span, Role.RIDE):
                    continue
                # Nothing is bound to a passive: “kebutuhan ganda atau multi disediakan”.
                is_free = stock.is_english(word.lower()) or stock.is_passive(word)
                if span.end in told or is_free or draft.roles.plays(span, *SPARED):
                    continue
                found = _remark(span, form[0], word)
                is_known = stock.is_indonesian(word.lower())
                yield found._replace(evidence="known") if is_known else found._replace(fix=None, evidence="unknown")


def _remark(span: Span, form: str, word: str) -> Finding[Span]:
    gap = Span(span.start + len(form), span.start + len(form) + 1)
    joint = "-" if word[0].isupper() else ""
    right = f"{form}{joint}{word}"
    # “antar kota” may be a ride, and who is “anti makan pedas” says so loosely.
    is_safe = not joint and form not in _WORDS and not _UNBOUND.match(f"{form} {word}")
    fix = Fix(_FIX.fill(right=right), (Edit(gap, joint),), safe=is_safe)
    return Finding(span, form, (_HYPHENED if joint else _APART).fill(text=f"{form} {word}", right=right), fix)


def _is_parted(form: str, word: str) -> bool:
    """Tell whether a form should have been joined to the Indonesian word behind it."""
    if _FOREIGN.search(word) or word in _LOOSE or (form == "antar" and word[0].isupper()):
        return False
    return form != "antar" or word not in _GOODS
