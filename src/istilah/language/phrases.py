r"""Phrases in which a form is right that elsewhere is wrong: *hikmat kebijaksanaan*, *{Name} Syah*.

A phrase is cut at the form, into what stands before it and what behind. So the form may bear its affixes
(*kebijaksanaannya*), and a text is searched for a phrase only where the form stands. A form that has affixes in the
phrase is meant with these alone: *perapihan* is right where *rapih* is wrong. Small letters stand for themselves and
for capitals, a capital for itself alone; a space is also the end of a line; words in braces are any of a sort
(:data:`CLASSES`). Start at :func:`surroundings`.

>>> [place] = surroundings(("{Name} Syah",), "syah")
>>> text = "Sultan Alauddin Syah memerintah dengan syah."
>>> place.surrounds(text, Span(16, 20)), place.surrounds(text, Span(39, 43))
(True, False)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.language.affixes import TAILS, alternatives
from istilah.language.derivation import forms, loan_forms, phrase_forms
from istilah.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = r"(?:[ \t\u00a0\u202f]+(?:\r?\n[ \t]*)?|\r?\n[ \t]*)"
_SIGNS = {" ": _GAP, ",": ",?", "-": "[-‐‑]", "’": "['’ʼ]", "'": "['’ʼ]", "–": "[-–]"}
_NAME = r"[A-Z][\w.’'ʼ-]*"


class Sort(NamedTuple):
    """A sort of words that a phrase names in braces."""

    pattern: str
    phrase: str
    """A phrase that shows it."""
    match: str
    """What the phrase means."""


CLASSES: Final = {
    "Name": Sort(_NAME, "{Name} Syah", "Alauddin Syah"),
    "Names": Sort(rf"{_NAME}(?:{_GAP}{_NAME}){{0,5}}", "Kecamatan {Names} Mesjid", "Kecamatan Baitussalam Mesjid"),
    "number": Sort(r"\d[\d.,]*[a-z]?", "{number} kilo", "2,5 kilo"),
}
"""What may stand in the braces of a phrase: a word with a capital, one to six of them, a number in digits."""

_CLASS = re.compile(r"\{([^{}]*)\}")
_CLITIC = rf"(?:{alternatives(TAILS)})?(?!\w)"
_REACH = 160
"""Characters on either side of a form that a phrase may take."""


class Surroundings(NamedTuple):
    """What stands around a form where it is right."""

    before: re.Pattern[str]
    form: re.Pattern[str]
    behind: re.Pattern[str]

    def surrounds(self, prose: str, span: Span) -> bool:
        """Tell whether this is so around a stretch of a text, which has the form with its affixes."""
        start, end = span
        return bool(
            self.behind.match(prose, end, end + _REACH)
            and self.before.search(prose, max(0, start - _REACH), start)
            and self.form.match(prose, start, end)
        )


@lru_cache(maxsize=1 << 10)
def surroundings(phrases: tuple[str, ...], form: str) -> tuple[Surroundings, ...]:
    """Make ready the phrases that contain a form."""
    return tuple(_cut(phrase, place, form) for phrase in phrases for place in _places(phrase, form))


def unknown_classes(phrase: str) -> tuple[str, ...]:
    """List what stands in the braces of a phrase and is no class.

    >>> unknown_classes("{Name} {nama} Syah")
    ('nama',)
    """
    return tuple(name for name in _CLASS.findall(phrase) if name not in CLASSES)


def contains(phrase: str, form: str) -> bool:
    """Tell whether a phrase has a form as a word of its own, and more than that: a neighbour, a capital, an affix.

    >>> contains("hikmat kebijaksanaan", "kebijaksanaan"), contains("perapihan", "rapih"), contains("syahdu", "syah")
    (True, True, False)
    """
    return phrase != form and any(True for _ in _places(phrase, form))


@lru_cache(maxsize=1 << 10)
def anywhere(phrase: str) -> re.Pattern[str]:
    """Describe a phrase wherever it stands, with a plural or a clitic at its end.

    >>> bool(anywhere("capital of").search("the Capitals of Europe")), bool(anywhere("act {number}").search("an act"))
    (False, False)
    >>> bool(anywhere("shareholder").search("all shareholders")), bool(anywhere("act {number}").search("Act 5 of"))
    (True, True)
    """
    return re.compile(rf"(?<!\w){_described(phrase)}(?:['’]?s|es)?{_CLITIC}")


def spaced(text: str) -> str:
    """Describe how words are parted and joined in running text: spaces and line ends, commas or none."""
    return "".join(_SIGNS.get(sign) or re.escape(sign) for sign in text)


def _places(phrase: str, form: str) -> Iterator[Span]:
    bare = _CLASS.sub(lambda match: "\0" * len(match[0]), phrase)
    yield from (Span(*match.span()) for match in _inflected(form).finditer(bare))


@lru_cache(maxsize=1 << 10)
def _inflected(form: str) -> re.Pattern[str]:
    """Describe a form with any affixes it may have."""
    derived = {form, *(form + clitic for clitic in TAILS)}
    if form.isalpha():
        derived.update(found.text for list_forms in (forms, phrase_forms, loan_forms) for found in list_forms(form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(derived)))})(?!\w)", re.IGNORECASE)


def _cut(phrase: str, place: Span, form: str) -> Surroundings:
    before, written, behind = phrase[: place.start], phrase[place.start : place.end], phrase[place.end :]
    exactly = "" if len(written) == len(form) else rf"{_CLITIC}\Z"
    return Surroundings(
        re.compile(rf"(?<!\w){_described(before)}\Z"),
        # Small letters say nothing of a bare form, and an affix may have changed them: *mengoordinir*.
        re.compile("" if written.islower() and not exactly else _described(written) + exactly),
        re.compile(_described(behind) + (_CLITIC if behind else "")),
    )


def _described(text: str) -> str:
    parts = _CLASS.split(text)
    return "".join(CLASSES[part].pattern if number % 2 else _written(part) for number, part in enumerate(parts))


def _written(text: str) -> str:
    return "".join(f"[{sign}{sign.upper()}]" if sign.islower() else spaced(sign) for sign in text)
