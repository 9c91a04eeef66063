"""The day of a text, as it says itself: *Ditetapkan di Jakarta pada tanggal 5 Maret 2005*, *Kamis (6/11/2025)*.

A law of 2005 rightly names the ministries of 2005. Its year stands in its title, its day in the signature; a scanner
may have taken 0 for O and 1 for l. News says of what happens *Kamis (6/11/2025)*, the latest of which is its day, and
begins *Jakarta, 6 November 2025 –*. Other texts name many days and are read as of today.
"""

from __future__ import annotations

import re

from istilah.language.dates import iso

_SIGNED = re.compile(
    r"(?:Ditetapkan|Disahkan|Diundangkan)\s+di\s+\w+(?:\s\w+)?\s+[Pp]ada\s+tanggal\s+"
    r"(?P<day>[\dOlI]{1,2})\s+(?P<month>[A-Za-z]{3,9})\s+(?P<year>[12][\dOlI]{3})"
)
_TITLE = re.compile(
    r"\b(?:UNDANG-UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI|QANUN)\b[^.;]{0,160}?"
    r"\bNOMOR\s+\S+(?:\s+\S+)?\s+TAHUN\s+(?P<year>[12][\dOlI]{3})"
)
_HEAD = 400
"""Characters in which a regulation names itself, and news its place and day."""
_BRACKET = re.compile(r"\((?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d)\)")
_WEEKDAY = re.compile(r"\b(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu),? \Z")
"""What stands before the bracket: news writes so the day of what it tells."""
_LONGEST = len(" Minggu, ")
_DATELINE = re.compile(
    r"^[ \t*_]*(?:[A-Z][A-Za-z]+[ ]?){1,3}, ?(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+) (?P<year>20\d\d)[ \t*_]*[–—-]",
    re.MULTILINE,
)
_MISREAD = str.maketrans("OlI", "011")


def day(text: str) -> str:
    """Give the day, or the year of a regulation (ISO 8601); nothing for texts that do not say.

    >>> law = "PERATURAN PEMERINTAH REPUBLIK INDONESIA NOMOR 7 TAHUN 2O05 TENTANG …"
    >>> day(law), day(f"{law} Ditetapkan di Jakarta pada tanggal 5 Maret 2005"), day("Rapat tanggal 5 Maret 2005")
    ('2005', '2005-03-05', '')
    >>> day("Ia hadir Kamis (6/11/2025), bukan Rabu (5/11/2025)."), day("Jakarta, 6 November 2025 – Menteri hadir.")
    ('2025-11-06', '2025-11-06')
    """
    title = _TITLE.search(text, 0, _HEAD)
    if not title:
        return _of_news(text)
    year = title["year"].translate(_MISREAD)
    dates = (_date(match) for match in _SIGNED.finditer(text, title.end()))
    return next((date for date in dates if date.startswith(year)), year)


def _of_news(text: str) -> str:
    line = _DATELINE.search(text, 0, _HEAD)
    if line:
        return iso(f"{line['day']} {line['month']} {line['year']}")
    told = (one for one in _BRACKET.finditer(text) if _is_behind_weekday(text, one.start()))
    return max((iso(f"{one['year']}-{one['month']:0>2}-{one['day']:0>2}") for one in told), default="")


def _is_behind_weekday(text: str, at: int) -> bool:
    return bool(_WEEKDAY.search(text, max(0, at - _LONGEST), at))


def _date(match: re.Match[str]) -> str:
    day, year = (match[name].translate(_MISREAD) for name in ("day", "year"))
    return iso(f"{day} {match['month']} {year}")
