"""The strict variant of Word files (ISO/IEC 29500-1), which is the usual one (29500-4) under other names.

Word writes it on request (*Dokumen Strict Open XML*). A part is read with the usual names, and written with its own.
"""

from __future__ import annotations

import re

_ROOT = re.compile(rb"""(?:[^<]*<[?!][^>]*>)*[^<]*<[^>]*\sxmlns(?::\w+)?=["']http://purl\.oclc\.org/ooxml/""")
_RELATED = re.compile(rb"""<Relationship\s[^>]*\bType=["']http://purl\.oclc\.org/ooxml/""")
_MARK = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
_STRICT = {usual: strict for strict, usual in _USUAL.items()}
# As the value of an attribute, where names and types of relationships stand; a text may say what it likes.
_OF_STRICT = re.compile(rb"""(?<==["'])(?:%b)""" % b"|".join(map(re.escape, _USUAL)))
_OF_USUAL = re.compile(rb"""(?<==["'])(?:%b)""" % b"|".join(map(re.escape, _STRICT)))


def is_strict(part: bytes) -> bool:
    """Tell whether a part is of the strict variant: by the names that its root brings in, or its relationships.

    >>> is_strict(b'<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')
    True
    """
    return _MARK in part and bool(_ROOT.match(part) or _RELATED.search(part))


def usual(part: bytes) -> bytes:
    """Write a part of the strict variant with the usual names."""
    return _OF_STRICT.sub(lambda found: _USUAL[found[0]], part)


def strict(part: bytes) -> bytes:
    """Write a part with the names of the strict variant."""
    return _OF_USUAL.sub(lambda found: _STRICT[found[0]], part)
