"""The day a document gives itself, as metadata write it: *2022-03-23T10:00*, *23 Maret 2022*, *March 23, 2022*."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)")
_WORDED = re.compile(
    r"\s*(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})(?:\s+(?P<after>\d{1,2}),)?\s+(?P<year>\d{4})\s*"
)
_MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august"),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("desember", "december"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


def iso(text: str) -> str:
    """Give a day in ISO 8601; nothing where the text names none.

    >>> [iso(text) for text in ("2022-03-23T10:00", "23 Maret 2022", "March 23, 2022", "2022-02-30", "Maret 2022")]
    ['2022-03-23', '2022-03-23', '2022-03-23', '', '']
    """
    found = _ISO.match(text)
    worded = None if found else _WORDED.fullmatch(text)
    try:
        if worded:
            day, month = int(worded["day"] or worded["after"] or 0), _NUMBERS.get(worded["month"].lower(), 0)
            return date(int(worded["year"]), month, day).isoformat()
        return date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""
