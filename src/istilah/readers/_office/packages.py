"""Files that are ZIP packages of XML parts: opened with care, written back part by part.

A package comes from anywhere, so nothing in it is believed: a part that unpacks to far more than it should (a bomb), a
name that leads out of the package, an encrypted part, a DTD with its entities, and nesting without end are each refused
before they cost memory or time. Nothing is ever unpacked to disk. When parts are replaced, all the others keep their
bytes, their order and their dates; macros and signatures among them are neither run nor looked at.
"""

from __future__ import annotations

import re
import zlib
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar
from zipfile import BadZipFile, LargeZipFile, ZipFile

from istilah.errors import Place, UnreadableError
from istilah.extras import need
from istilah.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipInfo

    from lxml.etree import _Element

_MOST_PARTS = 10_000
_LARGEST_PART = 100_000_000
"""Bytes of the largest part that is unpacked; a book of a thousand pages has some ten million."""
_LARGEST_PACKAGE = 1_000_000_000
"""Bytes to which all parts together may unpack."""
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s(?=[^>]*[\"']utf-8[\"'])[^>]*\?>\s*", re.IGNORECASE)
_LONG = "Text node too long"
"""How libxml2 says that a text is longer than ten million bytes."""
_PROLOGUE = 10_000
"""Bytes in which a DTD stands, if there is one."""
_ENCRYPTED = 0x1
_OLD = b"\xd0\xcf\x11\xe0"
"""How files of the old binary formats begin, and those that are encrypted as a whole."""
_OLD_SUFFIX = len(".xyz")

_BINARY = Text(
    id="ini berkas lama{former} atau yang disandikan; simpan ulang sebagai {suffix} tanpa kata sandi",
    en="this is an old{former} or an encrypted file; save it as {suffix} without a password",
)
_NO_PACKAGE = Text(
    id="isinya bukan paket {suffix}; berkasnya rusak atau akhirannya keliru",
    en="this is no {suffix} package: damaged or wrongly named",
)
_DAMAGED = Text(
    id="bagian “{part}” rusak ({reason}); buka dan simpan ulang dengan aplikasinya",
    en="part “{part}” is damaged ({reason}); open and save it again in its application",
)
_MISSING = Text(
    id="bagian “{part}” tidak ada; ini bukan berkas {suffix} yang utuh",
    en="part “{part}” is missing; this is no whole {suffix} file",
)
_LOCKED = Text(
    id="bagian “{part}” disandikan; simpan ulang tanpa kata sandi",
    en="part “{part}” is encrypted; save the file without a password",
)
_BOMB = Text(
    id="bagian “{part}” mengembang terlalu besar; berkas ini tidak dibuka",
    en="part “{part}” unpacks to far too much; the file was not opened",
)
_DEEP = Text(
    id="bagian “{part}” bersarang atau mengembang tanpa batas; berkas ini tidak dibuka",
    en="part “{part}” nests or multiplies without end; the file was not opened",
)
_CROWD = Text(id="paket ini memuat lebih dari {most} bagian", en="this package has more than {most} parts")
_ASTRAY = Text(
    id="nama bagian “{part}” menunjuk ke luar paket; berkas ini tidak dibuka",
    en="the name of part “{part}” leads out of the package; the file was not opened",
)
_TYPED = Text(
    id="bagian “{part}” memuat DTD, yang tidak pernah ada dalam berkas seperti ini; berkas ini tidak dibuka",
    en="part “{part}” has a DTD, which no such file ever has; the file was not opened",
)


@dataclass(frozen=True)
class Package:
    """A ZIP package in memory: its parts by their names."""

    data: bytes
    path: str

    @cached_property
    def _zip(self) -> ZipFile:
        if self.data.startswith(_OLD):
            former = f" ({self._suffix[:-1]})" if len(self._suffix) > _OLD_SUFFIX else ""  # .docx came after .doc
            raise self._refused(_BINARY.fill(former=former, suffix=self._suffix))
        try:
            opened = ZipFile(BytesIO(self.data))
        except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError):
            raise self._refused(_NO_PACKAGE.fill(suffix=self._suffix)) from None
        self._check(opened.infolist())
        return opened

    def _check(self, parts: list[ZipInfo]) -> None:
        if len(parts) > _MOST_PARTS:
            raise self._refused(_CROWD.fill(most=_MOST_PARTS))
        for part in parts:
            name = PurePosixPath(part.filename.replace("\\", "/"))
            if name.is_absolute() or ".." in name.parts or ":" in part.filename[:2]:
                raise self._refused(_ASTRAY.fill(part=part.filename))
            if part.flag_bits & _ENCRYPTED:
                raise self._refused(_LOCKED.fill(part=part.filename))
        if sum(part.file_size for part in parts) > _LARGEST_PACKAGE:
            raise self._refused(_BOMB.fill(part=max(parts, key=lambda part: part.file_size).filename))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in their order.

        :raises UnreadableError: this is no package, or one that is not to be trusted.
        """
        return tuple(self._zip.namelist())

    def part(self, name: str) -> bytes:
        """Unpack a part.

        :raises UnreadableError: it is missing or damaged, or unpacks to too much.
        """
        if name not in self.names:
            raise self._refused(_MISSING.fill(part=name, suffix=self._suffix))
        if self._zip.getinfo(name).file_size > _LARGEST_PART:
            raise self._refused(_BOMB.fill(part=name))
        try:
            return self._zip.read(name)  # no more than the size that was just looked at
        except (BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise self._refused(_DAMAGED.fill(part=name, reason=error)) from None

    def tree(self, name: str) -> _Element:
        """Parse a part as XML.

        :raises UnreadableError: as :meth:`part`, or it is no XML, or XML with a DTD, or nested without end.
        """
        return parse(self.part(name), name, self.path)

    def replaced(self, parts: Mapping[str, bytes]) -> Package:
        """Write ``parts`` over those of these names, new ones behind all others, which stay as they are."""
        target = BytesIO()
        with ZipFile(target, "w") as writing:
            for part in self._zip.infolist():
                # A copy: writing notes sizes and sums in it, and those of this package must stay true.
                old, new = self.part(part.filename), parts.get(part.filename)
                writing.writestr(copy(part), declared_as(old, new) if new else old)
            for name in parts.keys() - set(self.names):
                writing.writestr(name, parts[name], self._zip.infolist()[-1].compress_type)
        return Package(target.getvalue(), self.path)

    @property
    def _suffix(self) -> str:
        return PurePosixPath(self.path).suffix

    def _refused(self, message: Text) -> UnreadableError:
        return UnreadableError(message, Place(self.path))


@dataclass(frozen=True)
class SinglePart:
    """A file that is one part, which has no name; it is handled as packages are."""

    data: bytes
    path: str
    names: ClassVar[tuple[str, ...]] = ("",)

    def part(self, _: str) -> bytes:
        """Give the part."""
        return self.data

    def tree(self, _: str) -> _Element:
        """Parse the part.

        :raises UnreadableError: it is no XML, or XML with a DTD, or nested without end.
        """
        return parse(self.data, self.path, self.path)

    def replaced(self, parts: Mapping[str, bytes]) -> SinglePart:
        """Write what is to stand for the part, if there is anything."""
        return SinglePart(declared_as(self.data, parts[""]), self.path) if parts else self


def parse(data: bytes, name: str, path: str) -> _Element:
    """Parse the part ``name`` of the file ``path``.

    :raises UnreadableError: it is no XML, or XML with a DTD, or nested without end.
    """
    etree = need("lxml.etree", "office", path)
    try:
        root = _parsed(data, etree)
    except etree.XMLSyntaxError as error:
        is_limit = error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT
        message = _DEEP.fill(part=name) if is_limit else _DAMAGED.fill(part=name, reason=error.msg)
        raise UnreadableError(message, Place(path)) from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableError(_TYPED.fill(part=name), Place(path))
    return root


def _parsed(data: bytes, etree: Any) -> _Element:  # noqa: ANN401 - a module that is imported where it is needed
    """Parse XML; texts of more than ten megabytes, as pictures are, only where no DTD could multiply them."""
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    try:
        root: _Element = etree.fromstring(data, etree.XMLParser(**options, huge_tree=False))
    except etree.XMLSyntaxError as error:
        if _LONG not in str(error.msg) or b"<!DOCTYPE" in data[:_PROLOGUE]:
            raise
        root = etree.fromstring(data, etree.XMLParser(**options, huge_tree=True))
    return root


def declared_as(old: bytes, new: bytes) -> bytes:
    r"""Begin XML as it began before: programs do not agree on quotes, nor on what follows the declaration.

    >>> declared_as(b'<?xml version="1.0" encoding="utf-8"?><a/>', b"<?xml version='1.0' encoding='UTF-8'?>\n<a>b</a>")
    b'<?xml version="1.0" encoding="utf-8"?><a>b</a>'
    """
    before, after = (_DECLARATION.match(text) for text in (old, new))
    return before[0] + new[after.end() :] if before and after else new


def xml(root: _Element) -> bytes:
    """Write a tree as the office programs do, with its declaration."""
    from lxml import etree

    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
