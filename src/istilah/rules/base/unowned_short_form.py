"""BASE021: a short form whose letters come from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.abbreviations.ownership import owns
from istilah.language.folding import words
from istilah.language.lexicon import FUNCTION_WORDS
from istilah.model.concept import ConceptKind, Status
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.concept import Concept, Designation, ShortForm
    from istilah.rules import Base

RULE = Rule(
    code="BASE021",
    name="unowned-short-form",
    severity=Severity.NOTE,
    summary=Text(id="Singkatan yang hurufnya bukan dari bentuk panjangnya", en="Short form without its letters"),
    reason=Text(
        id="Singkatan milik nama yang hurufnya ia wakili. Nama lain konsep itu ditulis tersendiri; kalau hurufnya dari "
        "bahasa lain atau nama lama, catatan pada singkatan itu menerangkannya.",
        en="A short form belongs to the name whose letters it stands for. Other names of the concept stand by "
        "themselves; where the letters are from another language or an old name, a note on the short form "
        "says so.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = { term = "kerja sama pemerintah dan badan usaha", short = [⟦"KPS"⟧] }
en = "public-private partnership"
"""),
        Example("""\
schema = 1
[[concept]]
id = [
  "kerja sama pemerintah dan badan usaha (KPBU)",
  { term = "kerja sama pemerintah dan swasta", short = ["KPS"], status = "deprecated" },
]
en = "public-private partnership"
[[concept]]
id = "sirkuit terpadu (IC)"
en = "integrated circuit"
[[concept]]
id = { term = "persekutuan komanditer", short = [{ term = "CV", note.id = "commanditaire vennootschap" }] }
en = "limited partnership"
"""),
    ),
    scope=Scope.DOCUMENT,
)
_FOREIGN = Text(
    id="huruf “{short}” bukan dari “{term}”, dan tidak ada catatan dari mana",
    en="the letters of “{short}” are not from “{term}”, and no note says where from",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report short forms whose letters no name explains; the symbols of units are agreed on, and stand for nothing."""
    for concept in base.concepts:
        for language, number, designation in concept.numbered() if concept.kind is not ConceptKind.UNIT else ():
            for place, short in enumerate(designation.short_forms):
                if not (short.note or _is_slip(short, designation) or _is_explained(short.term, designation, concept)):
                    message = _FOREIGN.fill(short=short.term, term=designation.term)
                    yield Finding(Field(concept, (language, number, "short", place)), short.term, message)


def _is_slip(short: ShortForm, designation: Designation) -> bool:
    return (short.status or designation.status) is Status.MISSPELLING


def _is_explained(short: str, designation: Designation, concept: Concept) -> bool:
    """Tell whether letters come from the full form, or the other language (*sirkuit terpadu*, IC)."""
    others = [name.term for name in concept.usable("en" if designation.language == "id" else "id")]
    if any(owns(term, short) for term in (designation.term, *others)):
        return True
    known = {*words(designation.term), *FUNCTION_WORDS}
    parts = short.replace("/", " ").split()
    # “kartu SIM”, “Ministry of Investment/BKPM”: a word of the full form beside a short form.
    return len(parts) > 1 and all(
        part.lower() in known or any(owns(term, part) for term in (designation.term, *others)) for part in parts
    )
