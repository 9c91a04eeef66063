"""Text that does nothing: what could move a cursor, turn a line around or break a file format is shown as its code."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_UNSAFE = "\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"


@cache
def _control() -> re.Pattern[str]:
    """Match what moves a cursor; made when first needed, for most answers of a start hold none."""
    return re.compile(f"[\x00-\x1f{_UNSAFE}]")


@cache
def _beyond_json() -> re.Pattern[str]:
    """Match the same but for what JSON escapes by itself, or has as its line breaks."""
    return re.compile(f"[{_UNSAFE}]")


def clean(text: str) -> str:
    r"""Show control characters as codes.

    >>> clean("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return _control().sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def dump(value: Mapping[str, object] | Sequence[object], *, indent: int | None = 2) -> str:
    """Write JSON; letters stay readable, control characters are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _beyond_json().sub(lambda match: f"\\u{ord(match[0]):04x}", text)
