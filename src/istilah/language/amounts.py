"""Amounts in words, which the law wants behind a figure: *Rp0,00 (nol rupiah)*, *14 (empat belas) hari*.

They explain nothing and must stay. Told by the first words, beside a figure; elsewhere *Satu Data* may be a name.

>>> [is_amount(text) for text in ("nol rupiah", "Dua Kali Dua Puluh Empat", "seperdua", "satuan kerja")]
[True, True, True, False]
"""

from __future__ import annotations

import re

_ONES = "nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_ENGLISH = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
)
_AMOUNT = re.compile(
    rf"[“\"'\s]*(?:{_ONES}|se(?:belas|puluh|ratus|ribu|juta|miliar|milyar|triliun|paruh|tengah|per\w+)|setengah|"
    rf"(?:per|minus|negatif)\s+(?:{_ONES})|{_ENGLISH})(?![\w-])",
    re.IGNORECASE,
)


def is_amount(text: str) -> bool:
    """Tell whether a text, as of a bracket behind a figure, begins as an amount in words does."""
    return bool(_AMOUNT.match(text))
