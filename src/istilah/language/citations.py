"""How a source is cited: *UU 20/2023, Pasal 1*, *ISO 4217*, *kpk.go.id*, *Detik, 3 Maret 2025*.

A site is cited by its host; a host speaks for itself and for all below it. Start at :func:`hosts`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from istilah.language.dates import MONTHS
from istilah.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HOST = re.compile(r"(?<![\w./-])((?:[\w-]+\.)+[a-z]{2,})(?![\w.])(/\S+)?")
_DATED = re.compile(rf"(.+?)(?:,? (?:{'|'.join(MONTHS)}))?(?:,? \d{{4}})?", re.IGNORECASE)
_KINDS = frozenset(("ac", "co", "com", "edu", "go", "id", "int", "mil", "net", "or", "org", "sch", "www"))
_NAME = 3
"""Letters that a short name within a host has."""


def host(source: str) -> str:
    """Give the host that a source names without a page of it.

    >>> host("BPS (bps.go.id)"), host("irmadevita.com/2007"), host("UU 1/2023")
    ('bps.go.id', '', '')
    """
    found = _HOST.search(source)
    return found[1].lower() if found and not found[2] else ""


def hosts(source: str) -> Iterator[str]:
    """List the host that a source names and all that it belongs to, with or without a page.

    >>> list(hosts("djppr.kemenkeu.go.id"))
    ['djppr.kemenkeu.go.id', 'kemenkeu.go.id', 'go.id', 'id']
    """
    found = _HOST.search(source)
    labels = found[1].lower().split(".") if found else []
    yield from (".".join(labels[at:]) for at in range(len(labels)))


def undated(source: str) -> str:
    """Take from a source the year, or the month of a year, which is too little to find an issue by.

    >>> undated("Detik 2025"), undated("kompas.com, Oktober 2024"), undated("Kompas, 3 Maret 2025")
    ('Detik', 'kompas.com', 'Kompas, 3')
    """
    found = _DATED.fullmatch(source)
    return found[1] if found else source


def is_own(source: str, names: Iterable[str]) -> bool:
    """Tell whether a site is of the bearer of one of these names.

    >>> is_own("kpk.go.id", ("Komisi Pemberantasan Korupsi", "KPK")), is_own("kpk.go.id", ("suap",))
    (True, False)
    """
    labels = [label.replace("-", "") for label in (host(source) or undated(source).lower()).split(".")]
    folded = [name for name in map(fold, names) if len(name) >= _NAME or name in labels]
    return any(label in name or name in label for label in labels if label not in _KINDS for name in folded)
