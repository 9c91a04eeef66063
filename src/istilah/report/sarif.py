"""Findings as SARIF 2.1.0, which code hosts and editors read.

SARIF's readers count columns in UTF-16 code units, we in code points. The two part where a line holds an emoji, so
columns are worked out anew from the number of such characters before them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from istilah.cleaning import clean, dump
from istilah.lint.fingerprints import fingerprints
from istilah.report._objects import listed
from istilah.text import other

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from istilah.model.document import Span
    from istilah.model.finding import Diagnostic, FileFindings, Fix, Rule, Tally
    from istilah.report import Examination
    from istilah.text import Language

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "istilah/v1"
_LONG_CHARACTER = re.compile("[\U00010000-\U0010ffff]")

Object = dict[str, object]


def fragment(found: FileFindings, run: Examination, language: Language) -> str:
    """Write the findings of a file, a result a line."""
    numbers = {rule.code: number for number, rule in enumerate(run.rules)}
    ruler = _Ruler.of(found.source)
    results = (
        _result(each, ruler, language)
        | {"ruleIndex": numbers[each.rule.code], "partialFingerprints": {_FINGERPRINT: fingerprint}}
        for each, fingerprint in zip(found.diagnostics, fingerprints(found.diagnostics), strict=True)
    )
    return ",\n".join(dump(result, indent=None) for result in results)


def frame(fragments: Iterable[str], run: Examination, _: Tally, language: Language) -> Iterator[str]:
    """Write the log of one run around them."""
    rules = [_rule(rule, language) for rule in run.rules]
    driver = {"name": "istilah", "version": run.version, "language": language, "rules": rules}
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "utf16CodeUnits", "results": ['
    yield from listed(fragments)
    yield f'], "tool": {dump({"driver": driver}, indent=None)}}}]}}'


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Where in a source the lines start and the characters stand that are two code units long."""

    starts: Sequence[int]
    long: Sequence[int]

    @classmethod
    def of(cls, source: str) -> _Ruler:
        starts = [0, *(match.end() for match in re.finditer("\n", source))]
        return cls(starts, [match.start() for match in _LONG_CHARACTER.finditer(source)])

    def region(self, span: Span) -> Mapping[str, int]:
        line, column = self._position(span.start)
        end_line, end_column = self._position(span.end)
        return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        start = self.starts[line - 1]
        longer = bisect_left(self.long, offset) - bisect_left(self.long, start)
        return line, offset - start + longer + 1


def _rule(rule: Rule, language: Language) -> Object:
    languages = (language, other(language))
    plain = "\n\n".join(f"{rule.summary.say(each)}. {rule.reason.say(each)}" for each in languages)
    marked = "\n\n".join(f"**{rule.summary.say(each)}.** {rule.reason.say(each)}" for each in languages)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary.say(language)},
        "fullDescription": {"text": rule.reason.say(language)},
        "help": {"text": plain, "markdown": marked},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(found: Diagnostic, ruler: _Ruler, language: Language) -> Object:
    artifact = {"uri": _uri(found.path)}
    region = {**ruler.region(found.span), "snippet": {"text": found.text}}
    fixes = {"fixes": [_fix(found.fix, artifact, ruler, language)]} if found.fix else {}
    return {
        "ruleId": found.rule.code,
        "level": found.severity,
        "message": {"text": _message(found.message.say(language))},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        **fixes,
        "properties": {"subject": found.subject, "confidence": found.confidence},
    }


def _uri(path: str) -> str:
    """Write a path as a reference, relative where the path is.

    >>> _uri("naskah/50% #1.md")
    'naskah/50%25%20%231.md'
    """
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="surrogateescape")


def _message(text: str) -> str:
    r"""Take from braces and brackets what they mean in a SARIF message: places to fill, links.

    >>> print(_message("{0} [x](y)"))
    {{0}} [x\](y)
    """
    return clean(text).replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _fix(fix: Fix, artifact: Mapping[str, str], ruler: _Ruler, language: Language) -> Object:
    replacements = [
        {"deletedRegion": ruler.region(edit.span), "insertedContent": {"text": edit.new}} for edit in fix.edits
    ]
    change = {"artifactLocation": artifact, "replacements": replacements}
    return {
        "description": {"text": _message(fix.title.say(language))},
        "artifactChanges": [change],
        "properties": {"safe": fix.safe},
    }
