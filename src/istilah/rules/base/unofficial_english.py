"""BASE025: English that is called official although no source speaks English officially.

An Indonesian law does not make an English name official, nor does a dictionary or a newspaper, unless it is the
Indonesian name as well. These do: the site of an institution that writes English or has an English edition (its host is
in the word list ``sources``), the own site of the organisation that bears the name, a standard, a treaty or an
international organisation (its words are in the list), a translation that says so, and any source behind which the
English name is quoted in brackets: *UU 17/2008, Pasal 1 (“port authority”)*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.language.citations import hosts, is_own
from istilah.language.folding import fold
from istilah.model.concept import ConceptKind, Reliability
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.model.concept import Concept, Designation
    from istilah.rules import Base

RULE = Rule(
    code="BASE025",
    name="unofficial-english",
    severity=Severity.NOTE,
    summary=Text(id="Padanan Inggris “official” tanpa sumber Inggris", en="Official English without an English source"),
    reason=Text(
        id="Peraturan Indonesia, kamus, dan surat kabar tidak menjadikan nama Inggris resmi. Yang dapat: laman lembaga "
        "yang berbahasa Inggris, laman organisasi itu sendiri, standar, traktat, organisasi internasional, terjemahan "
        "resmi, atau peraturan yang memuat nama Inggris itu, dikutip dalam kurung: UU 17/2008 (“port authority”).",
        en="An Indonesian law, a dictionary or a newspaper makes no English name official. These do: the site of an "
        "institution that writes English, the organisation’s own site, a standard, a treaty, an international "
        "organisation, an official translation, or a law that has the English name, quoted in brackets: UU 17/2008 "
        "(“port authority”).",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "penanaman modal"
en = ⟦"capital investment"⟧
reliability = { id = "official", en = "official" }
source = ["UU 25/2007, Pasal 1", "Merriam-Webster"]
"""),
        Example("""\
schema = 1
[[concept]]
id = "hak lintas damai"
en = "right of innocent passage"
reliability = { id = "official", en = "official" }
source = ["UU 17/1985", "UNCLOS, Article 17"]
[[concept]]
id = "otoritas pelabuhan"
en = "port authority"
reliability = { id = "official", en = "official" }
source = ["UU 17/2008, Pasal 1 angka 26 (“port authority”)"]
[[concept]]
id = "penanaman modal"
en = "capital investment"
reliability = { id = "official", en = "attested" }
source = ["UU 25/2007, Pasal 1", "Merriam-Webster"]
"""),
    ),
    scope=Scope.DOCUMENT,
)
_UNOFFICIAL = Text(
    id="tidak ada sumber resmi berbahasa Inggris untuk “{term}”; sebut sumbernya, atau tulis reliability.en “attested”",
    en="no source speaks English officially for “{term}”; name one that does, or write reliability.en “attested”",
)


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report the first English name of a concept that is called official, where no source makes it so."""
    speaking = base.words.group("sources", "english")
    sites = frozenset(speaking.get("hosts", ()))
    words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, speaking.get('words', ())))})(?!\w)")
    for concept in base.concepts:
        same = {fold(name.term) for name in concept.usable("id")}
        called = ((number, name) for _, number, name in concept.numbered() if _is_official(name))
        official = next((each for each in called if fold(each[1].term) not in same), None)
        if official and not any(_speaks(source, concept, sites, words) for source in concept.source):
            number, name = official
            yield Finding(Field(concept, ("en", number)), name.term, _UNOFFICIAL.fill(term=name.term))


def _is_official(name: Designation) -> bool:
    return name.language == "en" and name.reliability is Reliability.OFFICIAL


def _speaks(source: str, concept: Concept, sites: frozenset[str], words: re.Pattern[str]) -> bool:
    """Tell whether a source makes an English name official."""
    if not sites.isdisjoint(hosts(source)):
        return True
    english = [name for found in concept.usable("en") for name in (found.term, *found.short)]
    quoted = {fold(quote) for quote in re.findall(r"“([^”]+)”", source)}
    if not quoted.isdisjoint(map(fold, english)):
        return True
    return bool(words.search(source)) or _is_site_of(source, concept)


def _is_site_of(source: str, concept: Concept) -> bool:
    """Tell whether a source is the site of the organisation that bears the name."""
    names = (name for found in concept.designations for name in (found.term, *found.short))
    return concept.kind is ConceptKind.ORGANISATION and any(hosts(source)) and is_own(source, names)
