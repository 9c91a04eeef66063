"""Which short forms of a draft belong in its list, and which of them are one in several spellings.

*KTP-el* and *e-KTP*, *MoU* and *MOU* are one row. What stands only inside a name (*AL-MA'MUN*), in a line of capitals
(*SEKOLAH DOM BOSCO*), or in code, is none: its letters may stand for nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.draft.readings import are_same
from istilah.language.folding import fold
from istilah.language.numerals import is_roman
from istilah.model.cues import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from istilah.abbreviations import Abbreviation
    from istilah.draft import Draft
    from istilah.model.document import Span

_NEAR = 60
"""Characters in which the words beside a short form stand."""
_BEFORE, _BEHIND = re.compile(r"\b(?:[A-Z]{2,}[ -])+$"), re.compile(r"(?:[ -][A-Z]{2,})+\b")
"""Words in capitals beside it."""
_NAME = re.compile(r"[^\W\d_]['’`‘][A-Z]{2}")
"""An apostrophe in a word of capitals: *MA'MUN*."""
_TOKEN_BEFORE, _TOKEN_BEHIND = re.compile(r"\S*$"), re.compile(r"\S*")


def listed(draft: Draft) -> list[Abbreviation]:
    """List the short forms of a draft that a reader may not know, each in one spelling."""
    return families([entry for entry in draft.abbreviations.entries if entry.core and is_listed(entry, draft)], draft)


def is_listed(entry: Abbreviation, draft: Draft) -> bool:
    """Tell whether a short form is one at any of its places."""
    return bool(entry.definitions) or any(_is_itself(span, draft) for span in entry.uses)


def _is_itself(span: Span, draft: Draft) -> bool:
    prose, start, end = draft.document.prose, max(0, span.start - _NEAR), span.end + _NEAR
    beside = (_BEFORE.search(prose, start, span.start), _BEHIND.match(prose, span.end, end))
    words = [word for match in beside if match for word in match[0].replace("-", " ").split()]
    # Short forms may stand side by side (“TNI AD”); any other word in capitals makes all of them a name or a heading.
    if any(draft.abbreviations.get(word) is None and not is_roman(word) for word in words):
        return False
    if draft.roles.plays(span, Role.CODE):
        return False
    before, behind = _TOKEN_BEFORE.search(prose, start, span.start), _TOKEN_BEHIND.match(prose, span.end, end)
    token = prose[before.start() if before else span.start : behind.end() if behind else span.end]
    return not _NAME.search(token)


def families(entries: Sequence[Abbreviation], draft: Draft) -> list[Abbreviation]:
    """Put the spellings of one short form together: as it is where it is explained, else as it is most often."""
    spelled: dict[str, list[Abbreviation]] = {}
    for entry in entries:
        spelled.setdefault(fold(entry.short), []).append(entry)
    found: dict[str, list[Abbreviation]] = {}
    firsts: dict[str, str] = {}
    for folded, family in spelled.items():
        first = firsts.setdefault(_idea(folded, family, draft) or folded, folded)
        found.setdefault(first if _have_same_letters(first, folded) else folded, []).extend(family)
    return [one for family in found.values() for one in _united(family, draft)]


def _have_same_letters(one: str, other: str) -> bool:
    """Tell whether two short forms are spellings of each other: *e-KTP* of *KTP-el*, but no *EKG* of *ECG*."""
    fewer, more = sorted((one, other), key=len)
    return all(fewer.count(letter) <= more.count(letter) for letter in fewer if letter.isalnum())


def _idea(folded: str, family: Sequence[Abbreviation], draft: Draft) -> str:
    """Name the one idea that a short form stands for; empty where it is another one here, or may be several."""
    keys = {name.key for name in draft.index.names(folded) if name.is_short}
    fulls = [one.full for entry in family for one in entry.definitions[:1]]
    given = {name.key for full in fulls for name in draft.index.names(fold(full))}
    return f"#{min(keys)}" if len(keys) == 1 and (not fulls or keys <= given) else ""


def _united(family: list[Abbreviation], draft: Draft) -> Iterator[Abbreviation]:
    head = max(family, key=lambda entry: (bool(entry.definitions), len(entry.uses)))
    uses = list(head.uses)
    for entry in family:
        if entry is head:
            continue
        if entry.definitions and not are_same(entry.definitions[0].full, head.definitions[0].full, head.short, draft):
            yield entry
        else:
            uses += entry.uses
    yield head._replace(uses=tuple(sorted(uses)))
