"""From a form in running text to the terms it may be a form of, in both languages.

A termbase lists *kriteria desain*, *KTP* and *feasibility study*; texts have *kriteria-kriteria desainnya*, *ber-KTP*
and *feasibility studies*. This module asks the grammars (:mod:`istilah.language.indonesian`,
:mod:`istilah.language.english`) word by word and puts the phrase together again: in Indonesian the first word is
doubled and the last bears the clitics; in English any noun may be plural.

>>> [form.text for form in base_forms("kriteria-kriteria desainnya")][-1]
'kriteria desain'
>>> next(base_forms("ber-KTP")).text
'KTP'

Start reading at :func:`base_forms`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.language import english, indonesian
from istilah.language.folding import plain
from istilah.language.shortforms import abbreviation_stem
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.language.indonesian import Analysis
    from istilah.text import Language

_FORM_OF: Final = Text(id="bentuk dari “{root}”: {affixes}", en="form of “{root}”: {affixes}")
_DOUBLED: Final = Text(id="reduplikasi", en="reduplication")
_SPACE: Final = re.compile(r"\s+")
_LONGEST: Final = 8
"""Words of a phrase that is still looked at; nobody inflects a sentence."""
_ENGLISH_INNER: Final = frozenset({"-s", "-es", "-ies", "-ves", "-"})
_SURE: Final = 0.95
"""Trust of what the grammar does to any word without making another of it."""


class Inflection(NamedTuple):
    """What was taken off: *ber-* and *-nya*; "2" among the prefixes stands for reduplication."""

    root: str
    prefix: str
    suffix: str

    @property
    def reason(self) -> Text:
        """Say it to a reader.

        >>> Inflection("kriteria desain", "2-", "-nya").reason.id
        'bentuk dari “kriteria desain”: reduplikasi, -nya'
        """
        parts = [part for part in (self.prefix.removeprefix("2-"), self.suffix) if part]
        doubled = self.prefix.startswith("2-")
        spoken = Text(*(", ".join([*([word] if doubled else []), *parts]) for word in _DOUBLED))
        return Text(
            _FORM_OF.id.format(root=self.root, affixes=spoken.id),
            _FORM_OF.en.format(root=self.root, affixes=spoken.en),
        )


class BaseForm(NamedTuple):
    """A term that a phrase may be a form of, and how far to believe it (0 to 1)."""

    text: str
    trust: float
    inflection: Inflection
    language: Language | None
    """The language whose grammar says so; none for a short form, which takes the affixes of the text around it."""

    @property
    def reason(self) -> Text:
        """Say why."""
        return self.inflection.reason

    def fits(self, language: Language, *, is_short: bool) -> bool:
        """Tell whether a name may stand behind this form: hyphens inflect short forms, grammar its own words."""
        return is_short if self.language is None else language == self.language and not is_short


def base_forms(phrase: str) -> Iterator[BaseForm]:
    """List the terms ``phrase`` is a plain form of: clitics, particles, doubling, plural; never ``phrase`` itself.

    >>> [form.text for form in base_forms("ministers of finance")]
    ['minister of finance']
    >>> [form.text for form in base_forms("bendungan")]
    []
    """
    return (form for form in _forms(phrase) if form.trust >= _SURE)


@lru_cache(maxsize=1 << 14)
def _forms(phrase: str) -> tuple[BaseForm, ...]:
    stem = abbreviation_stem(phrase)
    if stem:
        # Capitals are never lowered: "PSK-PSK" is no *psk*. A name ("Bali-nya") is a word as well.
        short = BaseForm(stem, 1.0, Inflection(stem, *_around(phrase, stem)), None)
        return (short,) if stem.isupper() else (short, *_words(phrase))
    return tuple(_words(phrase))


def _words(phrase: str) -> Iterator[BaseForm]:
    yield from _of_language(term_analyses(phrase), "id", phrase)
    yield from _of_language(english_term_analyses(phrase), "en", phrase)


def _of_language(analyses: Iterator[Analysis], language: Language, phrase: str) -> Iterator[BaseForm]:
    seen = {phrase, plain(phrase)}
    for found in analyses:
        if found.root not in seen:
            seen.add(found.root)
            inflection = Inflection(found.root, found.prefix, found.suffix)
            yield BaseForm(found.root, found.trust, inflection, language)


def _around(token: str, stem: str) -> tuple[str, str]:
    before, _, after = token.partition(stem)
    return ("2-", after.replace(f"-{stem}", "", 1)) if stem in after else (before.lower(), after)


def term_analyses(phrase: str) -> Iterator[Analysis]:
    """List the Indonesian terms ``phrase`` may be a form of.

    >>> [found.root for found in term_analyses("studi-studi kelayakannya")]
    ['studi kelayakannya', 'studi-studi kelayakan', 'studi kelayakan']
    """
    parts = _SPACE.split(plain(phrase).strip())
    if len(parts) == 1:
        yield from indonesian.analyses(parts[0])
        return
    if len(parts) > _LONGEST:
        return
    firsts = [found for found in indonesian.analyses(parts[0]) if _opens(found)]
    lasts = [found for found in indonesian.analyses(parts[-1]) if not found.prefix and _closes(found)]
    middle = parts[1:-1]
    for first in firsts:
        yield first._replace(root=" ".join([first.root, *middle, parts[-1]]))
    for last in lasts:
        yield last._replace(root=" ".join([parts[0], *middle, last.root]))
        for first in firsts:
            root = " ".join([first.root, *middle, last.root])
            yield indonesian.Analysis(root, first.prefix, last.suffix, min(first.trust, last.trust))


def _opens(found: Analysis) -> bool:
    """Tell whether a phrase may begin so: doubled, or behind a prefix that takes whole phrases ("antar-", "ber-")."""
    return not found.suffix and (found.prefix == "2-" or found.prefix.removesuffix("-") in indonesian.PHRASE_PREFIXES)


def _closes(found: Analysis) -> bool:
    return found.suffix.removeprefix("-") in indonesian.ENDINGS


def english_term_analyses(phrase: str) -> Iterator[Analysis]:
    """List the English terms ``phrase`` may be a form of.

    >>> [found.root for found in english_term_analyses("feasibility studies")]
    ['feasibility study', 'feasibility studie']
    """
    parts = _SPACE.split(plain(phrase).strip())
    if len(parts) > _LONGEST:
        return
    for at, part in enumerate(parts):
        for found in english.analyses(part):
            if len(parts) == 1 or found.suffix in _ENGLISH_INNER:
                yield found._replace(root=" ".join([*parts[:at], found.root, *parts[at + 1 :]]))
