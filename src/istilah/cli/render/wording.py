"""The sentences that answers are made of, shared by the plain and the rich way of printing them."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import accumulate, groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from istilah.card import best, ended, full, marked, outdated, title, usage
from istilah.config import NAMES, Settings
from istilah.model.concept import Designation, Status
from istilah.speech import day, say
from istilah.text import LANGUAGES, Text, other

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from istilah.draft.abbreviation_list import Comparison, ListRow
    from istilah.harvest.ranking import Harvested
    from istilah.model.document import Span
    from istilah.model.finding import Rule, Severity
    from istilah.model.index import Index
    from istilah.query.abbreviate import Abbreviations
    from istilah.query.expand import Expansion, Reading
    from istilah.query.lookup import Answer, Match
    from istilah.query.translate import Term
    from istilah.termbase.base import LayerReport
    from istilah.text import Language

_BY = {
    "exact": Text(id="sama persis", en="exact"),
    "short": Text(id="singkatan", en="short form"),
    "folded": Text(id="beda penulisan", en="written differently"),
    "inflected": Text(id="bentuk berimbuhan", en="inflected form"),
    "prefix": Text(id="awalan kata", en="begins so"),
    "words": Text(id="semua katanya", en="all its words"),
    "composed": Text(id="bagian susunan", en="part of the compound"),
    "fuzzy": Text(id="mirip", en="similar"),
}
_MATCHED = Text(id="{by}: {text}", en="{by}: {text}")
_USE = {
    Status.DEPRECATED: Text(id="“{text}” tidak dianjurkan", en="“{text}” is deprecated"),
    Status.FORBIDDEN: Text(id="“{text}” jangan dipakai", en="“{text}” is not to be used"),
    Status.MISSPELLING: Text(id="“{text}” salah eja", en="“{text}” is misspelled"),
}

_NOTHING = Text(id="tidak ditemukan", en="not found")
_SHORTLESS = Text(id="tidak punya singkatan di sini", en="has no short form here")
_COMPOSED = Text(id="; mungkin {guesses}", en="; perhaps {guesses}")
_NEAR = Text(id="; nama yang mirip: {names}", en="; near names: {names}")
_FEW = 5
"""Near names that are told, and files of one folder."""
ALREADY = {
    "id": Text(id="sudah bahasa Indonesia", en="already Indonesian"),
    "en": Text(id="sudah bahasa Inggris", en="already English"),
}
ONLY_TERMS = Text(id="Yang diterjemahkan istilahnya, bukan kalimatnya.", en="Terms are translated here, not sentences.")
AMBIGUOUS = Text(id="juga: {names}", en="also: {names}")
_OWN = Text(id="menurut naskah ini", en="according to this draft")


_LAYERS = {
    "given": Text(id="opsi -t", en="option -t"),
    "project": Text(id="proyek", en="project"),
    "user": Text(id="pengguna", en="user"),
    "builtin": Text(id="bawaan", en="built-in"),
}
_LACKING = Text(id="“{short}”{long} belum ada dalam daftar", en="“{short}”{long} is not in the list")
_UNUSED = Text(id="“{short}” tidak dipakai dalam naskah", en="“{short}” is not used in the text")
_OTHERWISE = Text(
    id="“{short}” dalam naskah “{own}”, dalam daftar “{long}”",
    en="“{short}” is “{own}” in the text, “{long}” in the list",
)
_FROM_TERMBASE = Text(id="dari termbase", en="from the termbase")
CANDIDATES = {
    "abbreviation": (Text(id="singkatan", en="short form"), Text(id="kepanjangan", en="full form")),
    "term": (Text(id="istilah", en="term"), Text(id="padanan", en="equivalent")),
}
"""What the columns of candidates hold, by their kind."""
DOCUMENTS = Text(id="dokumen", en="documents")
EXPLAINING = Text(id="menjelaskan", en="explain it")
KNOWN = Text(id="termbase", en="termbase")
_DOCUMENTS = Text(id="{count} dokumen", en="{count:document|documents}")
_EXPLAINED = Text(id="{count} menjelaskan", en="{count} explaining")
_KNOWN = Text(id="sudah ada: {key}", en="known: {key}")
_READ = Text(
    id="dari {count} temuan yang dibaca orang{kind}: {right} benar, {wrong} keliru, {arguable} dapat diperdebatkan",
    en="of {count:finding|findings} that people read{kind}: {right} right, {wrong} wrong, {arguable} arguable",
)
_NO_LONG = Text(id="belum dijelaskan", en="not explained")
# By their values, which are equal to them: what findings are is no matter of most starts.
SEVERITIES: Mapping[Severity | str, Text] = {
    "error": Text(id="kesalahan", en="error"),
    "warning": Text(id="peringatan", en="warning"),
    "note": Text(id="catatan", en="note"),
}
REPORTED = Text(id="Dilaporkan:", en="Reported:")
SILENT = Text(id="Tidak dilaporkan:", en="Not reported:")
FIXED = Text(id="Menjadi:", en="Becomes:")
_REPEATED = 60
"""Letters of a question that are repeated in a message."""
_COUNT = Text(id="{count} konsep", en="{count:concept|concepts}")
_FILES = Text(id="{folder} ({count} berkas)", en="{folder} ({count:file|files})")
_AS_OF = Text(id="fakta per {day}", en="facts as of {day}")
_HIDDEN = Text(id="kalah dari yang lebih dekat: {keys}", en="hidden by a nearer one: {keys}")
_DEFAULT = Text(id="bawaan", en="default")


class Verdict(StrEnum):
    """How the compiled form of a layer was found."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    NONE = "none"


_VERDICTS = {
    Verdict.WHOLE: Text(id="tersusun, utuh", en="compiled, whole"),
    Verdict.DAMAGED: Text(id="bentuk tersusun rusak; sudah disusun ulang", en="compiled form damaged; compiled again"),
    Verdict.NONE: Text(id="belum tersusun", en="not compiled before"),
}


class Where(NamedTuple):
    """The layers in force, or those that have one key."""

    config: str
    key: str | None
    reports: tuple[LayerReport, ...]
    verdicts: Mapping[str, Verdict] = {}
    """What was found of their compiled forms, if somebody asked."""

    def rows(self, places: Callable[[Iterable[Path]], Iterable[str]]) -> Iterator[tuple[str, str, str]]:
        """Write each layer with the ``places`` of its files."""
        for report in self.reports:
            layer = say(_LAYERS[report.name])
            if self.key is not None:
                yield layer, str(report.find(self.key)), ""
                continue
            hidden = [say(_HIDDEN.fill(keys=", ".join(report.hidden)))] if report.hidden else []
            age = [say(_AS_OF.fill(day=day(min(ages))))] if (ages := report.segment.ages().values()) else []
            verdict = [say(_VERDICTS[self.verdicts[report.name]])] if self.verdicts else []
            yield layer, say(_COUNT.fill(count=report.size)), "; ".join(age + hidden + verdict)
            yield from (("", place, "") for place in places(report.paths))


def by_folder(paths: Iterable[Path]) -> Iterator[str]:
    """Name files; many in one folder by their number."""
    for folder, group in groupby(paths, attrgetter("parent")):
        files = list(group)
        if len(files) > _FEW:
            yield say(_FILES.fill(folder=folder, count=len(files)))
        else:
            yield from map(str, files)


class Marked(NamedTuple):
    """The text of an example without its marks, and where they were."""

    text: str
    marks: tuple[Span, ...]


class InForce(NamedTuple):
    """The settings in force and the folders they lead to."""

    settings: Settings
    folders: dict[str, Path]

    def values(self) -> dict[str, object]:
        """List the settings by name."""
        return {name: getattr(self.settings, name) for name in NAMES}

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Write each setting with the file that decides it, then the folders."""
        for setting, value in self.values().items():
            decided = value != getattr(Settings(), setting)
            yield setting, _said(value), self.settings.path if decided else say(_DEFAULT)
        yield from ((f"[{folder}]", str(path), "") for folder, path in self.folders.items())


def _said(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "–"
    return "–" if value in {None, ""} else str(value)


class Miss(NamedTuple):
    """A question without an answer."""

    query: str
    verdict: str
    """What is said of it: that it was not found."""
    hint: str = ""
    """What may have been meant."""

    def sentence(self) -> str:
        """Say it as a sentence of its own."""
        return f"“{brief(self.query)}” {self.verdict}{self.hint}"


def not_found(query: str, names: Sequence[str]) -> Miss:
    """Say that nothing is known by this name, and which names are near."""
    return Miss(query, say(_NOTHING), _near(names))


def lookup_miss(answer: Answer) -> Miss:
    """Say that a term was not found, and which names are near, the one it is a listed misspelling of first."""
    return not_found(answer.query, [*filter(None, (answer.right,)), *names_of(answer)])


def expand_miss(answer: Expansion) -> Miss:
    """Say that a short form has no reading, and of what it may be composed, else which are near."""
    if not answer.composed:
        return not_found(answer.query, answer.near)
    guesses = "; ".join(f"{guess.full} ({'-'.join(guess.parts)})" for guess in answer.composed)
    return Miss(answer.query, say(_NOTHING), say(_COMPOSED.fill(guesses=guesses)))


def abbreviate_miss(answer: Abbreviations) -> Miss:
    """Say that a phrase has no short form, and which short forms are near."""
    near = [short for result in answer.near for short, _ in result.short]
    return Miss(answer.query, say(_SHORTLESS), _near(near))


def brief(text: str) -> str:
    """Cut a text that is too long to be repeated in a message.

    >>> brief("kerja sama")
    'kerja sama'
    """
    return text if len(text) <= _REPEATED else f"{text[:_REPEATED]}…"


def _near(names: Iterable[str]) -> str:
    few = list(islice(dict.fromkeys(names), _FEW))
    return say(_NEAR.fill(names="; ".join(few))) if few else ""


def names_of(answer: Answer) -> tuple[str, ...]:
    """List the names that are near to a question."""
    return tuple(full(match.name.of(match.concept)) for match in answer.shown)


def why(match: Match) -> str:
    """Say why a match answers the question."""
    by = say(match.reason or _BY[match.by])
    shown = match.name.text in heading(match) or match.name.text in by
    return by if shown else say(_MATCHED.fill(by=by, text=match.name.text))


def counterparts(match: Match) -> tuple[Designation, ...]:
    """List what a match is called in the language that was not asked in."""
    return match.concept.usable(other(match.name.language))


def heading(match: Match) -> str:
    """Name a match in the language it was asked in."""
    concept = match.concept
    designation = concept.preferred(match.name.language) or match.name.of(concept)
    return full(designation)


def caution(match: Match) -> str:
    """Say what is wrong with the very name that was asked for; empty where nothing is."""
    designation = match.name.of(match.concept)
    message = _USE.get(designation.status)
    return say(message.fill(text=match.name.text)) if message else ""


def reading_remark(reading: Reading, index: Index) -> str:
    """Say what must be known of a reading: whose word it is, its validity, whether to use it, what to say today."""
    concept, designation = reading.concept, reading.designation
    better = concept.preferred(designation.language) if concept in reading.now else None
    status = (usage(designation, first=True), ended(None, [better.term]) if better else "")
    reason = designation.reason(reading.short)
    why = best(reason) if reason else ""
    own = say(_OWN) if reading.own else ""
    return "; ".join(filter(None, (own, outdated(concept, index), ", ".join(filter(None, status)), why)))


def term_remark(term: Term, index: Index) -> str:
    """Say what must be known of a term in a text."""
    from istilah.query.translate import warning

    message = warning(term)
    superseded = outdated(term.concept, index) if term.concept.superseded_by else ""
    also = say(AMBIGUOUS.fill(names=", ".join(map(title, term.others)))) if term.others else ""
    return "; ".join(part for part in (say(message) if message else "", superseded, also) if part)


def reading_in(reading: Reading, language: Language) -> Designation | None:
    """Choose what to call a reading in a language: what the letters stand for, in the other one the preferred term."""
    return reading.designation if reading.designation.language == language else reading.concept.preferred(language)


def reading_names(reading: Reading) -> tuple[str, ...]:
    """Write a reading in both languages, once where they are the same; our own renderings are marked."""
    found = [designation for language in LANGUAGES if (designation := reading_in(reading, language))]
    return tuple({designation.term: marked(designation) for designation in found}.values())


def marked_text(text: str) -> Marked:
    """Take the marks out of an example.

    >>> marked_text("Presiden ⟦RI⟧ datang")
    Marked(text='Presiden RI datang', marks=(Span(start=9, end=11),))
    """
    parts = re.split("[⟦⟧]", text)
    ends = list(accumulate(map(len, parts)))
    from istilah.model.document import Span

    return Marked("".join(parts), tuple(Span(*pair) for pair in zip(ends[0::2], ends[1::2], strict=False)))


def differences(found: Comparison) -> Iterator[str]:
    """Say how an existing list of abbreviations differs from the text."""
    for row in found.missing:
        yield say(_LACKING.fill(short=row.entry.short, long=f" ({row.long})" if row.long else ""))
    for short, _ in found.unused:
        yield say(_UNUSED.fill(short=short))
    for row, long in found.different:
        yield say(_OTHERWISE.fill(short=row.entry.short, own=row.long, long=long))


def evidence(candidate: Harvested) -> str:
    """Say in how many documents a candidate stands, how many explain it, and whether the termbase has it."""
    counted = candidate.counted
    parts = [say(_DOCUMENTS.fill(count=counted.documents))]
    parts += [say(_EXPLAINED.fill(count=counted.explained))] if counted.explained else []
    parts += [say(_KNOWN.fill(key=candidate.known))] if candidate.known else []
    return ", ".join(parts)


def provenance(row: ListRow) -> str:
    """Say that a full form is not the draft's own, or is missing."""
    if row.origin == "document":
        return ""
    return say(_FROM_TERMBASE if row.long else _NO_LONG)


def readings_of(card: Rule) -> Iterator[str]:
    """Say what became of the findings of a rule that people read, by what they rest on."""
    from istilah.lint.confidence import judged

    for evidence, read in judged(card.code):
        kind = f" ({evidence})" if evidence else ""
        yield say(_READ.fill(kind=kind, count=read.total, right=read.right, wrong=read.wrong, arguable=read.arguable))
