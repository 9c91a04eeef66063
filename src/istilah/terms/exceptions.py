"""Where a name may stand that elsewhere would be wrong: in emphasis, beside its translation, in another's name.

Quotations, code and passages of the other language are told by :mod:`istilah.context.authorship`; here is what concerns
terms alone. Everything is judged within a short distance, so that time grows with the text and no faster.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from istilah.context.authorship import in_code, in_foreign_phrase, in_law_name, is_broken, is_quoted
from istilah.language.tongue import COMMON, is_malay, tongue
from istilah.terms.search_index import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.model.concept import Concept
    from istilah.model.document import Document, Span
    from istilah.model.index import Index
    from istilah.terms.occurrences import Sighting

_NEAR = 70
"""Characters on either side in which a translation explains a name."""
_CELL = 300
"""Characters of a passage that has one language."""
_LAW = 240
"""Characters before a name in which a law begins to be named."""
_LAW_BEGINS = re.compile(
    r"\b(?:Undang-Undang|Undang-undang|UU|Perppu|PP|Perpres|Keppres|Inpres|Permen\w*|Kepmen\w*|Perda|Pergub|Perbup|"
    r"Perwali|Peraturan|Keputusan|Instruksi|Ketetapan|Qanun|Surat|SE)\b(?:[^.;:!?\n]|[.:]\w|\bN(?:omor|o\.?)\s*:(?!\w))*$"
)
_LAW_NUMBER = re.compile(r"(?:\s+[A-Z(][\w/,()&-]*|\s+(?:dan|di|atas))*\s+(?:Nomor|Nomer|No\b\.?|Tahun\s+\d{4}|\d+/)")
_LAW_BEHIND = 120
_ABOUT = re.compile(
    r"\b(?:[Tt]entang|perihal)(?:\s+(?:[A-Z][\w/,()&-]*|dan|atau|di|atas|dalam|untuk|bagi|pada|ke|yang))*\s+$"
)
_SENTENCE_ENDS = re.compile(r"[.!?:;•\n|][”\"')\]]?\s*(?:[-*•\d.()a-z]{0,4}\s+)?[“\"'(]?$")
_LINK = r"(?:(?:dan|serta|atau|di|atas|untuk|dalam|bagi)[ \u00a0])?"
_CAPITALS_BEFORE = re.compile(rf"(?:\b[A-Z][\w’'-]*,?[ \u00a0]{_LINK}){{2}}$")
_CAPITALS_BEHIND = re.compile(rf"(?:[ \u00a0]{_LINK}[A-Z][\w’'-]*){{2}}")
_HALF_BEFORE = re.compile(r"\w[-‐‑][ \t]*[\s\u00a0]$")
_HALF_BEHIND = re.compile(r"[-‐‑]\s")
_LINE_GOES_ON = re.compile(
    r"(?:,|\b(?:dan|atau|serta|di|ke|dari|pada|dalam|untuk|oleh|yang|dengan|bagi|para|antara))[ \t]*\n\s*$"
)
"""A line end within a sentence: *Mineral dan / Batubara*."""
_CAPITAL_BEFORE = re.compile(r"\b([A-Z][\w’'-]*)[ \u00a0]$")
_CAPITAL_LINKED = re.compile(rf"\b[A-Z][\w’'-]*,?[ \u00a0]{_LINK}$")
"""*Perencanaan dan* Analisa Statistik"""
_CAPITAL_LINKED_BEHIND = re.compile(rf"[ \u00a0]{_LINK}[A-Z]")
_STANDARD_BEFORE = re.compile(r"\b[A-Z]{2,6}[/-]?[A-Z]*[ \u00a0]\d[\d.:/-]+\d[ \u00a0]$")
"""*ISO 27001:2022*"""
_CAPITAL_BEHIND = re.compile(r"[ \u00a0][A-Z]")
_CAPITAL_WORD_BEHIND = re.compile(r"[ \u00a0]([A-Z][a-z]+)\b")
_HOUSE = re.compile(
    r"\b(?:PT|CV|Tbk|UD|Jalan|Jl|Jln|Gg|Universitas|Institut|Akademi|Politeknik|Sekolah|Yayasan|Bank|Hotel|Museum|Rumah|"
    r"Persatuan|Ikatan|Asosiasi|Himpunan|Perhimpunan|Forum|Harian|Majalah|Jurnal|Koran|Penerbit|Partai|Grup|Group|Toko|"
    r"Masjid|Gereja|Stasiun|Stadion|Koperasi|Perum|Perumahan|Gedung|Hj?\.)"
    r"\.?(?:[ \u00a0]+(?:[A-Z][\w.&’'-]*|dan|di)){0,6}[ \u00a0]+$"
)
_HOUSE_REACH = 80
_BRACKET = re.compile(r"[(\[/] ?[“\"'*_]*$")
_MENTIONED = re.compile(
    r"\b(?:disebut|dikenal|istilah|dinamakan|bernama|kata|baca|bahasa Inggris(?:nya)?|Inggris|berarti|"
    r"akronim|kepanjangan)(?:\s+(?:juga|dengan|sebagai|istilah|nama|sebutan|dari|adalah|:))*[ \u00a0:]+[“\"'*_(]?$",
    re.IGNORECASE,
)
_COMMANDED = re.compile(
    r"\b(?:perintah|fungsi|tag|kata[ \u00a0]kunci|keyword|sintaks|method|pernyataan|statement|operator|atribut|"
    r"variabel|parameter|modul|package|kelas|class|command|tombol|elemen|properti|opsi|flag|skrip|query|event|direktif)"
    r"[ \u00a0]+(?:[“\"'`<]?[\w./-]+[”\"'`>]?"
    r"(?:,[ \u00a0](?:(?:dan|atau)[ \u00a0])?|[ \u00a0](?:dan|atau|maupun)[ \u00a0]|/)){0,4}[“\"'`<]?$",
    re.IGNORECASE,
)
"""What says that the English words behind it are a program's: *perintah export dan import*, *tag <form>*."""
_COMMANDS = 80
"""Characters before a name in which it is called a command."""
_SIGNS = 4
"""Characters of a bracket and the quotes or stars behind it."""
_MENTION = 40
"""Characters before a name in which it is said that it is only mentioned."""
_PARENTHESIS = re.compile(r"[ \u00a0]*\((?P<inside>[^()]{3,60})\)")
_SHORT = re.compile(r"[A-Z0-9/&-]{2,8}|[A-Z]\w{0,3}[A-Z]\w*")


def is_excused(document: Document, span: Span) -> bool:
    """Tell whether a stretch was worded by another: a quotation, the name of a law, an address, code."""
    return (
        is_quoted(document, span)
        or in_code(document, span)
        or in_law_name(document, span)
        or _in_law_number(document, span)
        or _in_law_title(document, span)
        or in_house_name(document, span)
        or is_broken(document, span)
    )


def stands_in(document: Document, span: Span, language: str) -> bool:
    """Tell whether the passage around a stretch is in ``language``."""
    if is_malay(document.prose):
        return False
    block = document.block(span.start)
    # Passages are cut in cells and not around each name, so that neighbours share an answer.
    start = max(block.start, span.start - (span.start - block.start) % _CELL - _CELL)
    if _tongue_of(document.prose[start : min(block.end, start + 3 * _CELL)]) != language:
        return False
    return language != "id" or not in_foreign_phrase(document, span)


@lru_cache(maxsize=1 << 8)
def _tongue_of(passage: str) -> str:
    return tongue(passage)


def _in_law_number(document: Document, span: Span) -> bool:
    """Tell whether a stretch stands in a citation: “Peraturan Menteri PUPR Nomor 22 Tahun 2018”."""
    prose = document.prose
    if not _LAW_NUMBER.match(prose, span.end, span.end + _LAW_BEHIND):
        return False
    return bool(_LAW_BEGINS.search(prose, max(0, span.start - _LAW), span.start))


def _in_law_title(document: Document, span: Span) -> bool:
    """Tell whether a stretch with a capital belongs to a title: “Perda tentang Larangan Minuman Beralkohol”."""
    prose = document.prose
    if not prose[span.start].isupper():
        return False
    about = _ABOUT.search(prose, max(0, span.start - _LAW), span.start)
    return bool(about and _LAW_BEGINS.search(prose, max(0, about.start() - _LAW), about.start()))


def in_house_name(document: Document, span: Span) -> bool:
    """Tell whether a stretch with a capital belongs to the name of a firm, a school, a street, a person."""
    if not document.prose[span.start].isupper():
        return False
    return bool(_HOUSE.search(document.prose, max(0, span.start - _HOUSE_REACH), span.start))


def is_emphasised(document: Document, span: Span) -> bool:
    """Tell whether a stretch stands in italics or bold."""
    at = bisect_right(document.emphasis, span.start, key=_start) - 1
    return at >= 0 and document.emphasis[at].end >= span.end


def _start(span: Span) -> int:
    return span.start


def begins_sentence(document: Document, offset: int) -> bool:
    """Tell whether a sentence, a heading or a cell begins at a place, where a capital says nothing."""
    block = document.block(offset)
    start = max(block.start, offset - 12)
    before = document.prose[start:offset]
    if start == block.start and not before.strip(" \t\n“\"'(*-•"):
        return True
    return bool(_SENTENCE_ENDS.search(before)) and not _LINE_GOES_ON.search(before)


def is_capitalised(document: Document, span: Span) -> bool:
    """Tell whether a stretch bears a capital that its place in the sentence does not explain: it is a name, then."""
    text = document.prose[span.start : span.end]
    if text.islower():
        return False
    inside = any(letter.isupper() for letter in text[1:]) or not begins_sentence(document, span.start)
    return inside or bool(_CAPITAL_BEHIND.match(document.prose, span.end))


def is_named(document: Document, span: Span, index: Index) -> bool:
    """Tell whether a word with a capital is part of a name: *Sri Rejeki*, but not *Wakil Walikota*."""
    prose, start = document.prose, max(0, span.start - 40)
    if not prose[span.start].isupper():
        return False
    if _STANDARD_BEFORE.search(prose, start, span.start):
        return True
    known = vocabulary(index)
    behind = _CAPITAL_WORD_BEHIND.match(prose, span.end, span.end + _WORD)
    if behind and behind[1].lower() in known.english:
        return True
    before = _CAPITAL_BEFORE.search(prose, start, span.start)
    if not before or begins_sentence(document, span.start):
        return False
    return before[1].lower() not in known.indonesian and before[1].lower() not in COMMON


_LINE_STAYS_OPEN = re.compile(r"[^\s.:;!?)][ \t]*\r?\n[ \t]*\Z")


def may_be_named(document: Document, span: Span) -> bool:
    """Tell whether a word with a capital may belong to a name, whose spelling is its bearer's.

    It does between others with capitals, as in *Panitia Penasehat Sensus*, and before or behind two of them, as in
    *Propinsi Daerah Tingkat I*; and at the beginning of a line that goes on from the one before, nobody knows what the
    capital is for.
    """
    prose = document.prose
    if not prose[span.start].isupper() or prose[span.start : span.end].isupper():
        return False
    start = max(0, span.start - _NEAR)
    return bool(
        _LINE_STAYS_OPEN.search(prose, start, span.start)
        or (_CAPITAL_LINKED_BEHIND.match(prose, span.end) and _CAPITAL_LINKED.search(prose, start, span.start))
        or _CAPITALS_BEFORE.search(prose, start, span.start)
        or _CAPITALS_BEHIND.match(prose, span.end)
    )


def is_own_term(document: Document, span: Span) -> bool:
    """Tell whether a text quotes or names a word as a term of its own: *dengan nama "Propinsi Aceh"*."""
    start = max(0, span.start - _MENTION)
    return is_quoted(document, span) or bool(_MENTIONED.search(document.prose, start, span.start))


def is_half(document: Document, span: Span) -> bool:
    """Tell whether a word is half of one that a space or the end of a line broke: *azas- azas*."""
    prose = document.prose
    start = max(0, span.start - _SIGNS)
    return bool(_HALF_BEFORE.search(prose, start, span.start) or _HALF_BEHIND.match(prose, span.end))


def is_glossed(document: Document, sighting: Sighting) -> bool:
    """Tell whether a foreign name explains, or is explained: “kota cerdas (smart city)”, “smart city (kota cerdas)”."""
    prose, span = document.prose, sighting.span
    before = prose[max(0, span.start - _NEAR) : span.start]
    behind = prose[span.end : span.end + _NEAR]
    if _BRACKET.search(before[-_SIGNS:]) or _MENTIONED.search(before[-_MENTION:]):
        return True
    inside = _PARENTHESIS.match(behind)
    if inside and not _SHORT.fullmatch(inside["inside"]):
        return True
    around = " ".join(f"{before} {behind}".lower().split())  # lines may break anywhere
    names = (re.escape(name.term.lower()) for name in sighting.wanted.concept.usable("id"))
    return any(re.search(rf"(?<!\w){name}(?!\w)", around) for name in names)


_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0-]$")
_WORD_BEHIND = re.compile(r"[ \u00a0-]([^\W\d_]+)")
_ENGLISH_SHAPE = re.compile(
    r"(?:[ae]nces?|[ts]ions?|ness|ships?|ments?|ity|ties|ive|ous|ful|less|[ai]ble|ght|ck|ware|ies|ed|ers|ors|ally)$|th|oo|ee"
)
_WORD = 24
"""Characters of the longest neighbour that is read."""


def is_foreign_matter(document: Document, sighting: Sighting, index: Index) -> bool:
    """Tell whether English words are marked or explained as such, or belong to a longer English phrase or name."""
    span = sighting.span
    return (
        is_capitalised(document, span)
        or is_emphasised(document, span)
        or is_glossed(document, sighting)
        or _is_command(document, span)
        or _in_english_phrase(document, span, vocabulary(index).english)
    )


def _is_command(document: Document, span: Span) -> bool:
    """Tell whether the sentence itself calls an English word a command, a keyword, a part of a program."""
    return bool(_COMMANDED.search(document.prose, max(0, span.start - _COMMANDS), span.start))


def _in_english_phrase(document: Document, span: Span, english: frozenset[str]) -> bool:
    before = _WORD_BEFORE.search(document.prose, max(0, span.start - _WORD), span.start)
    behind = _WORD_BEHIND.match(document.prose, span.end, span.end + _WORD)
    if before and before[1].istitle() and not begins_sentence(document, before.start(1)):
        return True
    return any(found and _looks_english(found[1].lower(), english) for found in (before, behind))


def _looks_english(word: str, english: frozenset[str]) -> bool:
    return word in english or bool(_ENGLISH_SHAPE.search(word))


_PAST_BEFORE = re.compile(
    r"\b(?:dahulu|dulu|dulunya|dahulunya|bekas|eks|mantan|sebelumnya|semula|lama|era|zaman|masa|sejarah|pernah|ketika|"
    r"bernama|saat itu|waktu itu|kala itu|d\.h\.|d/h|alm|almarhum|former|formerly|previously|ex|then|old|the late)\b"
    r"(?:[ \u00a0:,“\"(-]+(?:\w+[ \u00a0]+){0,2})?$",
    re.IGNORECASE,
)
_PAST_BEHIND = re.compile(
    r"[^.!?\n]{0,60}\b(?:saat itu|waktu itu|ketika itu|kala itu|pada masa|pada era|pada zaman|periode|dibubarkan|"
    r"dilebur|berubah|berganti|diubah|diganti|digantikan|sekarang|kini|at the time|was renamed|now|since renamed)\b",
    re.IGNORECASE,
)
_PAST = 48
_YEAR = re.compile(r"(?<![\w.,/-])(?:1[89]|20)\d\d(?![\d.,]\d)|(?<=/)(?:19|20)\d\d\b")
_YEARS = 120


def is_past(document: Document, span: Span) -> bool:
    """Tell whether the text itself speaks of former times: “dahulu”, “mantan”, “berganti nama”."""
    prose, block = document.prose, document.block(span.start)
    if _PAST_BEFORE.search(prose, max(block.start, span.start - _PAST), span.start):
        return True
    return bool(_PAST_BEHIND.match(prose, span.end, min(block.end, span.end + _YEARS)))


def is_of_its_time(document: Document, span: Span, concept: Concept) -> bool:
    """Tell whether a year stands beside a name in which it held: *pada 2019*, *(Kemenkumham, 2019)*."""
    block, validity = document.block(span.start), concept.valid
    start, end = max(block.start, span.start - _YEARS), min(block.end, span.end + _YEARS)
    years = _YEAR.finditer(document.prose, start, end)
    return validity is not None and any(validity.covers(year[0]) for year in years)


_GOES_ON = re.compile(r",?[ \u00a0](?:(?i:dan|and|of)[ \u00a0])?[A-Z]|[/-]\w|, [A-Z]")


def goes_on(document: Document, span: Span) -> bool:
    """Tell whether more words with capitals follow, so that a longer name may be meant."""
    return bool(_GOES_ON.match(document.prose, span.end))


def is_slashed(document: Document, span: Span) -> bool:
    """Tell whether a stretch is one of alternatives: “kabupaten/kota”."""
    prose = document.prose
    return "/" in {prose[max(0, span.start - 1) : span.start], prose[span.end : span.end + 1]}


class Meanings:
    """What the short forms of a draft mean, where they may mean something else than in the termbase."""

    def __init__(self, document: Document, found: Iterable[Sighting]) -> None:
        self._document = document
        self._named = {sighting.wanted.concept.key for sighting in found if not sighting.wanted.is_short}
        short = (sighting for sighting in found if sighting.wanted.is_short)
        self._introduced = {sighting.wanted.text for sighting in short if _is_introduced(document.prose, sighting.span)}

    def is_other(self, sighting: Sighting) -> bool:
        """Tell whether a short form is explained, or in the other language, and what we know it for is never named."""
        wanted = sighting.wanted
        if not wanted.is_short or wanted.concept.key in self._named:
            return False
        return wanted.text in self._introduced or not stands_in(self._document, sighting.span, wanted.language)


def _is_introduced(prose: str, span: Span) -> bool:
    """Tell whether a short form opens a bracket or stands before one."""
    return prose[span.start - 1 : span.start] == "(" or prose.startswith(" (", span.end)


_EQUATED = re.compile(r"[ \u00a0\n]*[,(/–—“\"]|[ \u00a0\n]+(?:atau|alias|yaitu|yakni|adalah|ialah|disebut|dikenal)\b")
_EQUATION = 40
"""Characters between two names of which one explains the other."""


def is_explained(document: Document, sighting: Sighting) -> bool:
    """Tell whether another name of the same thing explains a name: *kota cerdas, atau kota pintar*."""
    prose, (start, end) = document.prose, sighting.span
    if _MENTIONED.search(prose, max(0, start - _MENTION), start):
        return True
    if not _EQUATED.match(prose, end):
        return False
    behind = re.split(r"[.!?]", prose[end : end + _EQUATION + _NEAR], maxsplit=1)[0].lower()
    others = (name.term.lower() for name in sighting.wanted.concept.usable(sighting.wanted.language))
    return any(0 <= behind.find(other) <= _EQUATION for other in others if other != sighting.wanted.text.lower())
