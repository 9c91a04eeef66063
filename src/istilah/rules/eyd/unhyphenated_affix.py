"""EYD004: an affix on a form in capitals without its hyphen.

*berKTP*, *KTPnya*, *diPHKkan*, *nonASN*, *seIndonesia*. Searched are the seams where a small letter meets a capital, or
where capitals end in small letters; the word around must then be affix, form and affix and nothing else, so *eSport*,
*JSONField* and *ppATK* are none.

*di* and *ke* are prepositions as well. *diCNN* is *di CNN*, for that is where one is; *diPHK* is *di-PHK*, for
*pemutusan* is something that is done to one. The termbase tells; where it cannot, no fix is offered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.consistency import consistent
from istilah.context.roles import SPARED
from istilah.language.affixes import ENDING, HYPHENED, LOOSE_CAPITALS, AffixKind, Mark, alternatives, listed
from istilah.model.concept import ConceptKind
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity, moved
from istilah.terms.spellings import Spellings
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from istilah.draft import Draft
    from istilah.model.index import Index
    from istilah.terms.spellings import Spelling

RULE = Rule(
    code="EYD004",
    name="unhyphenated-affix",
    severity=Severity.WARNING,
    summary=Text(id="Imbuhan pada huruf kapital tanpa tanda hubung", en="Affix on capitals without a hyphen"),
    reason=Text(
        id=(
            "EYD V, Tanda Hubung: tanda hubung merangkaikan unsur berhuruf kecil dengan unsur berhuruf kapital "
            "(se-Indonesia, ber-KTP, di-SK-kan, KTP-mu)."
        ),
        en=(
            "EYD V, Tanda Hubung: a hyphen joins a part in small letters to a part in capitals (se-Indonesia, ber-KTP, "
            "di-SK-kan, KTP-mu)."
        ),
    ),
    examples=(
        Example("Warga ⟦berKTP⟧ Jakarta membawa ⟦KTPnya⟧.", fixed="Warga ber-KTP Jakarta membawa KTP-nya."),
        Example("Pegawai ⟦non ASN⟧ ⟦seIndonesia⟧ hadir.", fixed="Pegawai non-ASN se-Indonesia hadir."),
        Example("Berita itu disiarkan ⟦diCNN⟧ kemarin.", fixed="Berita itu disiarkan di CNN kemarin."),
        Example("Warga ber-KTP Jakarta membawa KTP-nya."),
        Example("Ia menonton eSport di iPhone dengan JSONField dan XPath."),
        Example("Berita itu disiarkan di CNN kemarin."),
        Example("Beban 5 kWh dan kadar pH air sungai itu diukur."),
    ),
)
_FUSED = Text(
    id="“{text}”: imbuhan, bentuk terikat, atau kata ganti dirangkaikan dengan kapital memakai tanda hubung: “{right}”",
    en="“{text}”: an affix, bound form or pronoun is joined to capitals with a hyphen: “{right}”",
)
_PLACE = Text(
    id="“{text}”: kata depan ditulis terpisah: “{right}”",
    en="“{text}”: a preposition is written as a word of its own: “{right}”",
)
_EITHER = Text(
    id="“{text}”: tulis “{apart}” jika kata depan, “{right}” jika imbuhan",
    en="“{text}”: write “{apart}” if a preposition is meant, “{right}” if a prefix is",
)
_FIX = Text(id="tulis “{right}”", en="write “{right}”")

_SEAM = re.compile(r"[A-Z](?<=[A-Za-z][A-Z])(?:(?<=[a-z].)|(?=[a-z]))")
_WORD_START = re.compile(r"[A-Za-z]*\Z")
_SEEN = 12
"""Letters of the longest prefix, and a few."""
_FORM = re.compile(
    rf"(?P<prefix>{alternatives(HYPHENED)})?"
    r"(?P<stem>[A-Z][A-Z\d]+|(?<=[a-z])[A-Z][a-z]{3,})"
    rf"(?P<suffix>{ENDING})(?<!pun)(?![\w(@])"
)
_HIS = re.compile(r"(?P<word>[a-z]{3,})(?P<pronoun>Nya|Mu|Ku)\b(?!\()")
_ALONE = re.compile(rf"\A(?:{alternatives(LOOSE_CAPITALS)})\Z")
_SHORT = re.compile(r" (?P<stem>[A-Z][A-Z\d]+)\b")
_NAME = re.compile(r" (?P<stem>[A-Z](?:[A-Z]{2}[A-Z\d]*|[a-z]{3,}))\b")
"""What may follow *se*: *se Indonesia*."""
_BOUND = {*listed(AffixKind.BOUND, mark=Mark.HYPHEN), "se"}
"""Prefixes that also stand before a word with one capital: *seIndonesia*, *nonMuslim*."""
_PREPOSITIONS = {"di", "ke"}
_SURE = 3
"""Letters of a suffix that makes an affixed form of any capitals; *-i*, *-an*, *-ku* do so beside a prefix."""
_DEED = re.compile(r"pe(?:r|l|m|n|ng|ny)?\w+an\b")
_WHERE = {ConceptKind.ORGANISATION, ConceptKind.PLACE}


def shown(_: Index) -> Callable[[str], object]:
    """Ask for the affixes that look like words when they stand apart."""
    return LOOSE_CAPITALS.__contains__


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report capitals with an affix stuck to them or standing apart."""
    return consistent(_found(draft), draft.document)


def _found(draft: Draft) -> Iterator[Finding[Span]]:
    spellings = Spellings(draft.index)
    for word, places in draft.concordance.places.items():
        for remark in _stuck(word, spellings) if _SEAM.search(word) else ():
            there = (moved(remark, at) for at in places)
            yield from (remark for remark in there if not draft.roles.plays(remark.at, *SPARED))
    for found, places in draft.concordance.matches(_ALONE):
        pattern = _NAME if found[0] == "se" else _SHORT
        for at in places:
            stem = pattern.match(draft.document.prose, at + found.end())
            if stem and not draft.roles.plays(Span(at, stem.end()), *SPARED):
                yield _apart(at, found[0], stem["stem"])


def _stuck(word: str, spellings: Spellings) -> Iterator[Finding[Span]]:
    """List what is wrong in one word, in offsets of it."""
    last = 0
    for seam in _SEAM.finditer(word):
        start = _word_start(word, seam.start())
        if start < last:
            continue
        found = _FORM.match(word, start)
        remark = _affixed(found, spellings) if found else _pronoun(_HIS.match(word, start))
        if remark and not _is_part(word, remark.at):
            last = remark.at.end
            yield remark


def _word_start(word: str, at: int) -> int:
    found = _WORD_START.search(word, max(0, at - _SEEN), at)
    return found.start() if found else at


def _is_part(prose: str, span: Span) -> bool:
    """Tell whether the word goes on before the stretch: *NT-proBNP*, *e-KTPnya*, *x.getNya*."""
    return span.start > 0 and (prose[span.start - 1].isalnum() or prose[span.start - 1] in "-_./@#'’")


def _affixed(found: re.Match[str], spellings: Spellings) -> Finding[Span] | None:
    prefix, stem, suffix = found["prefix"] or "", found["stem"], found["suffix"]
    if not prefix and len(suffix) < _SURE:
        return None
    capital = stem[1].islower()
    if capital and prefix not in _BOUND | _PREPOSITIONS:
        return None
    text = found[0]
    span = Span(*found.span())
    right = "-".join(part for part in (prefix, stem, suffix) if part)
    if prefix == "per" and not suffix:
        return None  # “per KK” is a word of its own, “per-KK” no word
    if prefix not in _PREPOSITIONS or suffix:
        is_known = not capital and bool(spellings.right(stem))  # a scanner makes nonL13 of nonB3
        fix = Fix(_FIX.fill(right=right), (Edit(span, right),), safe=is_known and prefix not in _PREPOSITIONS)
        return Finding(span, stem, _FUSED.fill(text=text, right=right), fix)
    return _preposition(span, text, spellings.right(stem), (prefix, stem), capital=capital)


def _preposition(
    span: Span, text: str, known: tuple[Spelling, ...], parts: tuple[str, str], *, capital: bool
) -> Finding[Span] | None:
    """Decide between *di CNN* and *di-PHK*."""
    apart, right = " ".join(parts), "-".join(parts)
    exact = [spelling for spelling in known if spelling.text == parts[1]]
    if capital or (exact and exact[0].concept.kind in _WHERE):
        fix = Fix(_FIX.fill(right=apart), (Edit(span, apart),))
        return Finding(span, parts[1], _PLACE.fill(text=text, right=apart), fix)
    if any(_DEED.match(spelling.designation.term) for spelling in exact):
        fix = Fix(_FIX.fill(right=right), (Edit(span, right),))
        return Finding(span, parts[1], _FUSED.fill(text=text, right=right), fix)
    return Finding(span, parts[1], _EITHER.fill(text=text, apart=apart, right=right))


def _pronoun(found: re.Match[str] | None) -> Finding[Span] | None:
    """Report *ciptaanNya*, said of God."""
    if not found:
        return None
    span, right = Span(*found.span()), f"{found['word']}-{found['pronoun']}"
    fix = Fix(_FIX.fill(right=right), (Edit(span, right),), safe=True)
    return Finding(span, found["word"], _FUSED.fill(text=found[0], right=right), fix)


def _apart(at: int, prefix: str, stem: str) -> Finding[Span]:
    """Report *non ASN* and *se Indonesia*."""
    text, right = f"{prefix} {stem}", f"{prefix}-{stem}"
    gap = Span(at + len(prefix), at + len(prefix) + 1)
    fix = Fix(_FIX.fill(right=right), (Edit(gap, "-"),), safe=True)
    return Finding(Span(at, at + len(text)), stem, _FUSED.fill(text=text, right=right), fix)
