"""EYD011: a bound form that stands apart.

*pasca pandemi*, *non formal*, *antar negara*. Before a word in small letters they are joined; capitals are the matter
of another rule. *Antar* is a verb as well (*antar jemput*), and a foreign word is set apart (*non performing loan*).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.engine.passages import worded
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Fix, Remark, Rule, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.engine.draft import Draft

RULE = Rule(
    code="EYD011",
    name="separated-bound-form",
    severity=Severity.WARNING,
    summary=Text(id="Bentuk terikat yang ditulis terpisah", en="Bound form standing apart"),
    reason=Text(
        id="EYD V, Kata Berimbuhan: bentuk terikat serangkai dengan kata berhuruf kecil (pascapanen, nonfisik).",
        en="EYD V, Kata Berimbuhan: a bound form is joined to a word in small letters (pascapanen, nonfisik).",
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
_FIX = Text(id="tulis “{right}”", en="write “{right}”")
# One search a form, each by its own letters: that is faster than one search for all.
_FORMS = tuple(
    re.compile(rf" (?P<form>{form}) (?P<word>[a-z]{{3,}})\b(?!-\w+-)") for form in ("pasca", "non", "pra", "antar")
)
_FOREIGN = re.compile(r"(?:ing|ed|ive|able|ous|tion|ity|ment|y|c|ct|ck|sh|th)\Z|[qxv]")
_LOOSE = {"atau", "dan", "dari", "dengan", "ini", "itu", "kepada", "untuk", "yang"}
_VERB_BEFORE = re.compile(r"\b(?:akan|bisa|biaya|di|jasa|kurir|layanan|ongkos|pesan|saya|sedang|siap|untuk)\Z")
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


def check(draft: Draft) -> Iterator[Remark]:
    """Report bound forms before a word in small letters."""
    for pattern in _FORMS:
        for found in worded(pattern, draft.document):
            if _FOREIGN.search(found["word"]) or found["word"] in _LOOSE or _is_verb(found, draft.document.prose):
                continue
            span = Span(found.start() + 1, found.end())
            text, right = found[0][1:], found["form"] + found["word"]
            gap = Span(found.end("form"), found.start("word"))
            # “antar kota” may be a ride.
            fix = Fix(_FIX.fill(right=right), (Edit(gap, ""),), safe=found["form"] != "antar")
            yield Remark(span, found["form"], _APART.fill(text=text, right=right), fix)


def _is_verb(found: re.Match[str], prose: str) -> bool:
    """Tell whether *antar* is what a driver does."""
    if found["form"] != "antar":
        return False
    return found["word"] in _GOODS or bool(_VERB_BEFORE.search(prose, max(0, found.start() - 12), found.start()))
