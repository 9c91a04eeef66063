"""How English inflects, read backwards, and how it is spelled on two sides of an ocean.

*studies* is a form of *study*, *ministries of finance* of *ministry of finance*, and *labour organization* is found
where a termbase writes *labor organisation*. English words change little, so a few endings and their spelling rules
suffice: *-ies* for *-y*, a doubled consonant (*planned*), a dropped *e* (*making*). As in
:mod:`istilah.language.indonesian`, every root is only a hypothesis until it proves to be a headword.

>>> [found.root for found in analyses("studies")][:1]
['study']

Start reading at :func:`analyses`; :func:`variants` has the two spellings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from istilah.language.indonesian import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator

# Ending, what stood there, trust.
_ENDINGS: Final = (
    ("'s", "", 1.0), ("’s", "", 1.0), ("s'", "s", 1.0), ("s’", "s", 1.0),
    ("ies", "y", 1.0), ("ies", "ie", 0.95), ("ves", "f", 0.8), ("ves", "fe", 0.8), ("sses", "ss", 1.0),
    ("shes", "sh", 1.0), ("ches", "ch", 1.0),
    ("xes", "x", 1.0), ("zes", "z", 0.8), ("oes", "o", 0.9), ("ses", "s", 0.95), ("ses", "sis", 0.7), ("s", "", 0.95),
    ("ied", "y", 0.9), ("ed", "e", 0.85), ("ed", "", 0.85), ("ying", "ie", 0.6), ("ing", "e", 0.85), ("ing", "", 0.85),
    ("ily", "y", 0.7), ("ly", "", 0.7), ("ally", "", 0.6), ("bly", "ble", 0.6),
    ("ier", "y", 0.6), ("er", "e", 0.6), ("er", "", 0.6), ("iest", "y", 0.6), ("est", "", 0.6),
    ("men", "man", 0.9), ("children", "child", 1.0), ("people", "person", 0.7), ("ria", "rion", 0.8),
    ("ia", "ium", 0.6),
    ("ices", "ex", 0.6), ("ices", "ix", 0.7), ("a", "um", 0.6), ("i", "us", 0.5),
)  # fmt: skip
_VERBAL: Final = ("ed", "ing", "er", "est")
PARTICIPLES: Final = frozenset({"-ed", "-ied", "-ing", "-ying"})
"""Endings of verbs that leave the verb what it is."""
_TWINS: Final = re.compile(r"([bdfgklmnprstvz])\1$")
_NO_PLURAL: Final = ("s", "'", "’")
_MIN_ROOT: Final = 3

_SPELLINGS: Final = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=\w\w\w)is(e[ds]?|ing|ation|ations|er|ers)\b", r"iz\1"),
        (r"iz(e[ds]?|ing|ation|ations|er|ers)\b", r"is\1"),
        (r"ys(e[ds]?|ing|er|ers)\b", r"yz\1"), (r"yz(e[ds]?|ing|er|ers)\b", r"ys\1"),
        (r"(?<=\w\w)our(?=(?:s|ed|ing|able|ite|al|er|hood|ful)?\b)", "or"),
        (r"(?<=[bdlmnvr])or(?=(?:s|ed|ing|able|ite|al|hood)?\b)", "our"),
        (r"(?<=[^aeiou])re(?=s?\b)", "er"), (r"(?<=[bt])er(?=s?\b)", "re"),
        (r"ence\b", "ense"), (r"ense\b", "ence"), (r"ogue\b", "og"), (r"og\b", "ogue"),
        (r"ll(?=(?:ed|ing|er|ers)\b)", "l"),
        (r"(?<=[ae])l(?=(?:ed|ing|er|ers)\b)", "ll"), (r"(?<!\b)[ao]e(?=\w{3})|\b[ao]e(?=\w{5})", "e"),
        (r"ramme(?=s?\b)", "ram"), (r"ram(?=s?\b)", "ramme"),
    )
)  # fmt: skip


def analyses(word: str) -> Iterator[Analysis]:
    """List the words ``word`` may be a form of.

    >>> {"plan"} <= {found.root for found in analyses("planned")}
    True
    """
    seen = {word}
    for ending, before, trust in _ENDINGS:
        root = word.removesuffix(ending) + before
        if not word.endswith(ending) or len(root) < _MIN_ROOT or root in seen:
            continue
        if ending == "s" and root.endswith((*_NO_PLURAL, "ie")):
            continue
        seen.add(root)
        shown = ending.removeprefix(before) if ending.endswith("s") else ending  # *viruses* has *-es*
        yield Analysis(root, "", f"-{shown.strip(chr(39) + '’')}", trust)
        if ending in _VERBAL and not before and _TWINS.search(root) and root[:-1] not in seen:
            seen.add(root[:-1])
            yield Analysis(root[:-1], "", f"-{ending}", trust)


def variants(text: str) -> Iterator[str]:
    """List the other spellings of ``text`` on either side of the Atlantic, each changed in one way, then in all.

    >>> list(variants("labour organisation"))
    ['labour organization', 'labor organisation', 'labor organization']
    """
    changed = text
    seen = {text}
    for pattern, new in _SPELLINGS:
        once = pattern.sub(new, text)
        if once not in seen:
            seen.add(once)
            yield once
            changed = pattern.sub(new, changed)
    if changed not in seen:
        yield changed
