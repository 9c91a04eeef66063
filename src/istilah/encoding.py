"""Bytes to text and back, whatever the encoding, or an error that says why it cannot be told.

Indonesian offices still produce UTF-16 from spreadsheets and Latin-1 from old exports. A byte order mark settles the
question; without one, so do zeros where only UTF-16 or UTF-32 has them and no other reading makes sense. Latin-1 has no
such sign and is never guessed, nor is a text that still holds a NUL or is full of control characters when it is read:
*é* read wrongly, or a draft read as gibberish in which nothing is found, is worse than an error.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from typing import NamedTuple

from istilah.errors import Place, UnreadableError
from istilah.text import Text

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_UTF7 = tuple(b"+/v" + sign for sign in (b"8", b"9", b"+", b"/"))
"""How the byte order mark looks in UTF-7, which is all ASCII and therefore never fails as UTF-8."""
_HEAD = 65_536
"""Bytes from which an encoding is told."""
_FEW = 10
"""One in how many is too many."""
_SPACE = frozenset("\t\n\x0b\x0c\r")
_CONTROLS = bytes({*range(1, 32)} - {*b"\t\n\x0b\x0c\r\x1a\x1b"})
"""Bytes that text does not consist of; a text of a terminal has the last two."""
_TWO_LETTERS = range(0x2020, 0x7E7F)
"""Characters whose two bytes in UTF-16 are two letters in ASCII."""
_LINE_END = re.compile("\r\n?|\n")
_NUL = Text(
    id="karakter NUL: ini bukan teks, atau teks yang rusak atau UTF-16 tanpa tanda; simpan ulang sebagai UTF-8",
    en="NUL character: this is no text, or one that is damaged or in UTF-16 without a mark; save it as UTF-8",
)
_UNTEXT = Text(
    id="penuh karakter kendali: ini bukan teks, atau UTF-16 tanpa tanda; simpan ulang sebagai UTF-8",
    en="full of control characters: this is no text, or UTF-16 without a mark; save it as UTF-8",
)
_MAIL = Text(id="ini UTF-7; simpan ulang sebagai UTF-8", en="this is UTF-7; save it as UTF-8")
_CUT = Text(
    id="bita {byte} merusak atau memotong teks {encoding}; simpan ulang berkasnya sebagai UTF-8",
    en="byte {byte} breaks the {encoding} text or its end is cut off; save the file once more, as UTF-8",
)
_BYTES = Text(
    id="bita {byte} bukan UTF-8 dan pengodeannya tidak dapat dipastikan; simpan ulang sebagai UTF-8 "
    "(misalnya: iconv -f WINDOWS-1252 -t UTF-8)",
    en="byte {byte} is not UTF-8 and the encoding cannot be told for certain; save the file as UTF-8 "
    "(for example: iconv -f WINDOWS-1252 -t UTF-8)",
)


def decode(data: bytes, path: str, writing: Writing | None = None) -> str:
    """Turn the bytes of ``path`` into text; a byte order mark is obeyed and dropped.

    ``writing`` is how the text is known to be written, where that is not left to :func:`written`.

    :raises UnreadableError: the bytes are not text in an encoding that can be told for certain.

    >>> decode("Séjong".encode("utf-16"), "x")
    'Séjong'
    """
    writing = writing or written(data)
    if data.startswith(_UTF7):
        raise UnreadableError(_MAIL, Place(path, 1, 1))
    text = _decoded(data.removeprefix(writing.mark), path, writing)
    nul = text.find("\0")
    if nul >= 0:
        raise UnreadableError(_NUL, _place(path, text[:nul]))
    _refuse_controls(text, path)
    return text


def _decoded(body: bytes, path: str, writing: Writing) -> str:
    try:
        text = body.decode(writing.encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(body, error.start, path, writing) from None
    # Some old encodings have two ways to write a character, and only one of them would come back.
    back = body if writing.encoding.startswith("utf") else writing._replace(mark=b"").encode(text)
    if back != body:
        same = (one == other for one, other in zip(back, body, strict=False))
        raise _undecodable(body, [*same, False].index(False), path, writing)
    return text


def _undecodable(body: bytes, at: int, path: str, writing: Writing) -> UnreadableError:
    text = _BYTES if writing.encoding == "utf-8" else _CUT
    place = _place(path, body[:at].decode(writing.encoding, "replace"))
    return UnreadableError(text.fill(byte=f"0x{body[at]:02X}", encoding=writing.encoding.upper()), place)


def _place(path: str, before: str) -> Place:
    """Say where the text ``before`` ends."""
    lines = _LINE_END.split(before)
    return Place(path, len(lines), len(lines[-1]) + 1)


def _refuse_controls(text: str, path: str) -> None:
    head = text[:_HEAD].encode(errors="replace")
    if (len(head) - len(head.translate(None, _CONTROLS))) * _FEW > len(head):
        first = next(at for at, byte in enumerate(head) if byte in _CONTROLS)
        raise UnreadableError(_UNTEXT, _place(path, head[:first].decode()))


class Writing(NamedTuple):
    """How a text is written as bytes: its encoding, and the byte order mark before it."""

    encoding: str
    mark: bytes = b""
    otherwise: str = "strict"
    """The codec's way with characters that the encoding does not have."""

    def encode(self, text: str) -> bytes:
        r"""Turn text into bytes, so that ``written(data).encode(decode(data, path))`` is ``data``.

        >>> Writing("utf-16-le", b"\xff\xfe").encode("é")
        b'\xff\xfe\xe9\x00'
        """
        return self.mark + text.encode(self.encoding, self.otherwise)


def written(data: bytes) -> Writing:
    """Tell how a text was written."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Writing(encoding, mark)
    wide = [encoding for encoding in _WIDE if 0 in data and _makes_sense(data[:_HEAD], encoding)]
    return Writing(wide[0] if len(wide) == 1 else "utf-8")


def _makes_sense(head: bytes, encoding: str) -> bool:
    """Tell whether these bytes are text in UTF-16 or UTF-32 and can be nothing else.

    ASCII characters are then frequent, a space or a line end at least, which in the wrong order of bytes they would not
    be; and characters that could as well be two ASCII letters are rare.
    """
    try:
        text = getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return False
    latin = len(text.encode("ascii", "ignore"))
    if latin * _FEW < len(text) or sum(map(_TWO_LETTERS.__contains__, map(ord, text))) * _FEW > latin:
        return False
    from unicodedata import category

    return not any(category(character) in {"Cc", "Cn"} for character in set(text) - _SPACE)
