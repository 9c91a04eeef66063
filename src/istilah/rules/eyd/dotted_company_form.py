"""EYD007: a dot after the legal form of a company.

*PT. Semen Padang*, *CV. Maju*, *P.T. Timah*. The forms are those of the word list *companies*; one that the termbase
has with a dot (*Fa.*) keeps it. Before an office they are no company: *Pd. Presiden* is one who acts as such.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.context.roles import SPARED
from istilah.draft.degrees import begins_run
from istilah.language.folding import fold
from istilah.language.lexicon import STOPWORDS
from istilah.model.concept import ConceptKind
from istilah.model.document import Span
from istilah.model.finding import Edit, Example, Finding, Fix, Rule, Severity, held
from istilah.terms.spellings import Spellings
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from istilah.draft import Draft
    from istilah.model.index import Index

RULE = Rule(
    code="EYD007",
    name="dotted-company-form",
    severity=Severity.WARNING,
    summary=Text(id="Titik pada bentuk badan usaha", en="Dot after the legal form of a company"),
    reason=Text(
        id="EYD V, Singkatan: PT, CV, dan UD terdiri atas huruf awal kata, jadi ditulis tanpa titik.",
        en="EYD V, Singkatan: PT, CV and UD are made of first letters and take no dot.",
    ),
    examples=(
        Example("Kontraktornya ⟦PT.⟧ Wijaya Karya.", fixed="Kontraktornya PT Wijaya Karya."),
        Example(
            "Pemasoknya ⟦CV.⟧ Maju Jaya dan ⟦P.T.⟧ Timah Raya.", fixed="Pemasoknya CV Maju Jaya dan PT Timah Raya."
        ),
        Example("Kontraktornya PT Wijaya Karya."),
        Example("Bentuknya harus PT. Hal itu diatur undang-undang."),
        Example("Pemasoknya Fa. Maju Jaya."),
    ),
)
_DOTTED = Text(id="“{right}” ditulis tanpa titik", en="“{right}” takes no dot")
_FIX = Text(id="tulis “{right}”", en="write “{right}”")

_FORM = re.compile(
    r"\.(?= ?[\"“]?[A-Z][A-Za-z])(?:(?<=\b[A-Z]\.[A-Z]\.)|(?<=\b[A-Z]{2}\.)(?<![.-][A-Z]{2}\.)|(?<=\b[A-Z][a-z]\.))"
)
_RULED = frozenset({"CV", "PT", "UD"})
"""Forms of Indonesian law; *N.V.* belongs to names in Dutch."""
_ANY = re.compile(r"\b(?:P\.?[ ]?T|C\.?[ ]?V|U\.?[ ]?D|N\.?[ ]?V)\.")
_NAME = re.compile(r" ?[\"“]?(?P<first>[A-Z][\w&-]*+)(?P<second> [A-Z(])?+(?! (?:adalah|ini|itu|tadi|tersebut|yang)\b)")


def check(draft: Draft) -> Iterator[Finding[Span]]:
    """Report legal forms with a dot before a name; all of them lose it unasked, or none does."""
    told = list(_dotted(draft))
    safe = sum(remark.is_safe for remark in told)
    is_all = safe == 0 or safe == sum(1 for _ in _ANY.finditer(draft.document.prose))
    yield from told if is_all else map(held, told)


def _dotted(draft: Draft) -> Iterator[Finding[Span]]:
    spellings = Spellings(draft.index)
    companies = draft.words.group("companies", "before")
    prose = draft.document.prose
    for found in _FORM.finditer(prose):
        start = found.start() - (3 if prose[found.start() - 2] == "." else 2)
        span = Span(start, found.end())
        right = prose[span.start : span.end].replace(".", "")
        name = _NAME.match(prose, span.end)
        if right not in companies or spellings.is_right(f"{right}.") or not name or name["first"].lower() in STOPWORDS:
            continue
        if not begins_run(prose, start) or _is_office(name["first"], draft.index):
            continue
        if not draft.roles.plays(span, *SPARED):
            new = right if prose[span.end] == " " else f"{right} "
            # One word may yet begin a sentence: “… berbentuk PT. Pemerintah …”
            is_name = name["second"] or name["first"].isupper()
            fix = Fix(_FIX.fill(right=right), (Edit(span, new),), safe=right in _RULED and bool(is_name))
            yield Finding(span, right, _DOTTED.fill(right=right), fix)


def _is_office(word: str, index: Index) -> bool:
    """Tell whether a word names someone’s office."""
    concepts = (index.concept(name.key) for name in index.names(fold(word)))
    return any(concept.kind is ConceptKind.ROLE for concept in concepts if concept)
