"""BASE024: a source that nobody can follow.

A reader can follow what names one place to look: a law with its number and year, a standard with its number, a
dictionary with its edition, the site of an institution, a page of any other, an issue of a newspaper by its day, a book
by its title. What lacks that is a row of the word list ``sources``, by what it lacks. A site or a newspaper that speaks
of itself needs no page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.language.citations import host, hosts, is_own, undated
from istilah.model.finding import Example, Field, Finding, Rule, Scope, Severity
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from istilah.model.concept import Concept
    from istilah.rules import Base

RULE = Rule(
    code="BASE024",
    name="unfollowable-source",
    severity=Severity.WARNING,
    summary=Text(id="Sumber yang tidak dapat ditelusuri", en="Source that nobody can follow"),
    reason=Text(
        id="Sumber ada supaya orang lain dapat memeriksa: peraturan dengan nomor dan tahun, standar dengan nomor, "
        "kamus dengan edisi, laman lembaga, alamat halaman, surat kabar dengan tanggal, buku dengan judul. Yang kurang "
        "didaftar dalam glossary/words/sources.toml.",
        en="A source is there for others to check: a law with number and year, a standard with its number, a "
        "dictionary with its edition, an institution’s site, the address of a page, a newspaper with its day, a book "
        "with its title. What lacks these is listed in glossary/words/sources.toml.",
    ),
    examples=(
        Example("""\
schema = 1
[[concept]]
id = "aparatur sipil negara"
en = "state civil apparatus"
source = ["UU 20/2023, Pasal 1 angka 1", ⟦"Detik 2025"⟧, ⟦"public list of acronyms"⟧]
"""),
        Example("""\
schema = 1
[[concept]]
id = "aparatur sipil negara"
en = "state civil apparatus"
source = ["UU 20/2023, Pasal 1 angka 1", "Detik, 3 Maret 2025", "KBBI VI", "bkn.go.id"]
"""),
    ),
    scope=Scope.DOCUMENT,
)
_NEXT = {
    "day": Text(
        id="“{source}” tidak dapat dicari; tambahkan tanggal terbit atau judul tulisannya",
        en="“{source}” cannot be looked up; add the day of the issue, or the title of the piece",
    ),
    "title": Text(
        id="“{source}” tidak menyebut artikel; tulis judulnya, misalnya “Wikipedia: Supersemar”",
        en="“{source}” names no article; write its title, as in “Wikipedia: Supersemar”",
    ),
    "edition": Text(
        id="“{source}” tidak menyebut edisi; tulis edisinya, misalnya “KBBI VI”",
        en="“{source}” names no edition; write it, as in “KBBI VI”",
    ),
    "page": Text(
        id="di “{source}” siapa pun menulis; tulis alamat halamannya, atau cari sumber lain",
        en="anybody writes at “{source}”; give the address of the page, or find another source",
    ),
    "name": Text(
        id="“{source}” bukan nama sumber; sebut judul, nomor, atau alamatnya, atau cari sumber lain",
        en="“{source}” is no name of a source; give its title, number or address, or find another source",
    ),
}
"""What is told, by what a source lacks."""


def check(base: Base) -> Iterator[Finding[Field]]:
    """Report sources that lack what a reader needs to find them."""
    lacking = _by_name(base.words.group("sources", "lacking"))
    describing = _by_name(base.words.group("sources", "describing"))
    for concept in base.concepts:
        for number, source in enumerate(concept.source):
            told = (lack for words, lack in describing.items() if source.lower().startswith(words))
            lack = _lack(source, lacking) or next(told, "")
            if lack and not is_own(source, _names(concept)):
                yield Finding(Field(concept, ("source", number)), source, _NEXT[lack].fill(source=source))


def _by_name(group: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {name.lower(): lack for lack in _NEXT for name in group.get(lack, ())}


def _lack(source: str, lacking: Mapping[str, str]) -> str:
    """Tell what a bare name lacks, if anything; a site lacks what the site above it does."""
    name = undated(source).lower()
    bare = hosts(name) if host(name) == name else ()
    return next((lacking[each] for each in (name, *bare) if each in lacking), "")


def _names(concept: Concept) -> Iterator[str]:
    return (name for found in concept.designations for name in (found.term, *found.short))
