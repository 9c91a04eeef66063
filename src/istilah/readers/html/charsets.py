"""What a page of HTML says of its encoding, as browsers find it (WHATWG HTML, “prescan a byte stream”)."""

from __future__ import annotations

import re
from codecs import lookup

from istilah.encoding import Writing

_CHARSET = re.compile(
    rb"<meta\s[^<>]*?\bcharset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]{1,40})"
    rb"|\A\s*<\?xml[^<>]*?\bencoding\s*=\s*[\"'](?P<xml>[\w.:-]{1,40})",
    re.IGNORECASE,
)
_PRESCANNED = 1024
"""Bytes in which an encoding has to be declared."""
_LATIN = frozenset({"ascii", "iso8859-1"})
"""What browsers take for windows-1252, of which it is a part."""
_ENCODINGS = re.compile(r"cp(?:125\d|866|874)|iso8859-\d+|koi8-[ru]|mac-roman|gb\w+|big5\w*|euc_\w+|shift_jis")


def declared(data: bytes) -> Writing | None:
    """Find out what a page says of its encoding; ``None`` where it names none that is known.

    >>> declared(b"<meta charset=iso-8859-1>")
    Writing(encoding='cp1252', mark=b'', otherwise='xmlcharrefreplace')
    """
    said = _CHARSET.search(data, 0, _PRESCANNED)
    try:
        name = lookup((said["meta"] or said["xml"]).decode("ascii")).name if said else ""
    except LookupError:
        return None
    name = "cp1252" if name in _LATIN else name
    return Writing(name, otherwise="xmlcharrefreplace") if _ENCODINGS.fullmatch(name) else None
