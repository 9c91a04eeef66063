"""The day of a regulation, as it says itself: *Ditetapkan di Jakarta pada tanggal 5 Maret 2005*.

A law of 2005 rightly names the ministries of 2005. Its year stands in its title, its day in the signature; a scanner
may have taken 0 for O and 1 for l. News and letters name many days and are read as of today.
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
"""Characters in which a regulation names itself."""
_MISREAD = str.maketrans("OlI", "011")


def day(text: str) -> str:
    """Give the day or the year (ISO 8601) of a regulation; nothing for other texts.

    >>> law = "PERATURAN PEMERINTAH REPUBLIK INDONESIA NOMOR 7 TAHUN 2O05 TENTANG …"
    >>> day(law), day(f"{law} Ditetapkan di Jakarta pada tanggal 5 Maret 2005"), day("Rapat tanggal 5 Maret 2005")
    ('2005', '2005-03-05', '')
    """
    title = _TITLE.search(text, 0, _HEAD)
    if not title:
        return ""
    year = title["year"].translate(_MISREAD)
    dates = (_date(match) for match in _SIGNED.finditer(text, title.end()))
    return next((date for date in dates if date.startswith(year)), year)


def _date(match: re.Match[str]) -> str:
    day, year = (match[name].translate(_MISREAD) for name in ("day", "year"))
    return iso(f"{day} {match['month']} {year}")
