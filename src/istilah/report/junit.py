"""Findings as test cases in XML, as JUnit's readers expect them: a suite a file, a case a finding.

A note is a case that passes and says something: it does not make the run fail.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from istilah.cleaning import clean
from istilah.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.finding import Diagnostic, FileFindings, Tally
    from istilah.report import Examination
    from istilah.text import Language


def fragment(found: FileFindings, _: Examination, language: Language) -> str:
    """Write the suite of a file."""
    if not found.diagnostics:
        return ""
    failures = sum(map(_fails, found.diagnostics))
    counts = _attributes(name=found.path, tests=len(found.diagnostics), failures=failures, errors=0)
    cases = (line for each in found.diagnostics for line in _case(each, language))
    return "\n".join([f"  <testsuite{counts}>", *cases, "  </testsuite>"])


def frame(fragments: Iterable[str], _: Examination, tally: Tally, __: Language) -> Iterator[str]:
    """Write the file around the suites."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites{_attributes(name='istilah')}>"
    yield from filter(None, fragments)
    if not tally.dirty:
        # Many readers take a report without cases for a run that broke off.
        yield f"  <testsuite{_attributes(name='istilah', tests=1, failures=0, errors=0)}>"
        yield f"    <testcase{_attributes(name='lint', classname='istilah')}/>"
        yield "  </testsuite>"
    yield "</testsuites>"


def _fails(found: Diagnostic) -> bool:
    return found.severity is not Severity.NOTE


def _case(found: Diagnostic, language: Language) -> Iterable[str]:
    line, column = found.start
    name = f"{found.rule.code} {found.rule.name} ({line}:{column})"
    message = found.message.say(language)
    place = _escaped(f"{found.path}:{line}:{column}: {message}")
    yield f"    <testcase{_attributes(name=name, classname=found.path, file=found.path, line=line)}>"
    if _fails(found):
        yield f"      <failure{_attributes(type=found.severity, message=message)}>{place}</failure>"
    else:
        yield f"      <system-out>{place}</system-out>"
    yield "    </testcase>"


def _attributes(**values: object) -> str:
    return "".join(f' {name}="{_escaped(str(value))}"' for name, value in values.items())


def _escaped(text: str) -> str:
    return escape(clean(text))
