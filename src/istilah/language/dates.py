"""Days as people write them, in both languages: *23 Maret 2022*, *March 23, 2022*, and *2022-03-23T10:00*."""

from __future__ import annotations

import re
from datetime import date

from istilah.text import LANGUAGES, Text

_ISO = r"\s*(\d{4}-\d\d-\d\d)(?!\d)"
_WORDED = r"\s*(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})(?:\s+(?P<after>\d{1,2}),)?\s+(?P<year>\d{4})\s*"
"""Texts, which :mod:`re` makes patterns of when a day is first read: most starts only write days."""
_MONTHS = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
MONTHS = frozenset(name.lower() for names in _MONTHS.values() for name in names)
"""The months in small letters, in both languages."""
_NUMBERS = {name.lower(): number for names in _MONTHS.values() for number, name in enumerate(names, 1)}


def day(iso: str) -> Text:
    """Say an ISO date, month or year in words.

    >>> day("2024-10-21"), day("2024-10").id, day("2024").en
    (Text(id='21 Oktober 2024', en='21 October 2024'), 'Oktober 2024', '2024')
    """
    year, _, rest = iso.partition("-")
    if not rest:
        return Text(year, year)
    month, _, number = rest.partition("-")
    names = (f"{_MONTHS[language][int(month) - 1]} {year}" for language in LANGUAGES)
    return Text(*(f"{int(number)} {name}" if number else name for name in names))


def iso(text: str) -> str:
    """Give a day in ISO 8601; nothing where the text names none.

    >>> [iso(text) for text in ("2022-03-23T10:00", "23 Maret 2022", "March 23, 2022", "2022-02-30", "Maret 2022")]
    ['2022-03-23', '2022-03-23', '2022-03-23', '', '']
    """
    found = re.match(_ISO, text)
    worded = None if found else re.fullmatch(_WORDED, text)
    try:
        if worded:
            day, month = int(worded["day"] or worded["after"] or 0), _NUMBERS.get(worded["month"].lower(), 0)
            return date(int(worded["year"]), month, day).isoformat()
        return date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""
