"""A baseline: the findings someone has decided to live with, so that only new ones are reported.

A finding is told by its fingerprint (:mod:`~istilah.lint.fingerprints`), so that it stays known when the lines above
it change. Each stands on a line of its own, with its words, so that a change of the file can be read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from istilah.lint.fingerprints import fingerprints

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from istilah.model.finding import Diagnostic

SCHEMA = "istilah/baseline/1"


def write(diagnoses: Sequence[Diagnostic]) -> Iterator[str]:
    """Write the findings to live with, as lines of JSON in the order of files and text."""
    yield f'{{"schema": "{SCHEMA}", "findings": ['
    last = len(diagnoses)
    for number, (found, name) in enumerate(zip(diagnoses, fingerprints(diagnoses), strict=True), 1):
        entry = {"fingerprint": name, "path": found.path, "code": found.rule.code, "subject": found.subject}
        yield json.dumps(entry) + ("," if number < last else "")
    yield "]}"


def read(text: str) -> frozenset[str]:
    """Read the fingerprints of a baseline.

    :raises ValueError: the text is none.

    >>> read('{"schema": "istilah/baseline/1", "findings": [{"fingerprint": "0f"}]}')
    frozenset({'0f'})
    """
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("findings"), list):
        raise ValueError(SCHEMA)
    entries = (entry for entry in data["findings"] if isinstance(entry, dict))
    return frozenset(str(entry.get("fingerprint", "")) for entry in entries)


def new(diagnoses: Sequence[Diagnostic], known: Container[str]) -> Iterator[Diagnostic]:
    """Go through the findings that are not ``known``."""
    for found, name in zip(diagnoses, fingerprints(diagnoses), strict=True):
        if name not in known:
            yield found
