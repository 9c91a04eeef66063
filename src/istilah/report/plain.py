"""One finding a line, as compilers write them: the place, the code, what is wrong, the rule's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.cleaning import clean
from istilah.report._digest import DOUBTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.finding import Diagnostic, FileFindings, Tally
    from istilah.report import Examination
    from istilah.text import Language


def fragment(found: FileFindings, _: Examination, language: Language) -> str:
    """Write each finding of a file on a line of its own."""
    return "\n".join(_line(each, language) for each in found.diagnostics)


def frame(fragments: Iterable[str], _: Examination, __: Tally, ___: Language) -> Iterator[str]:
    """Write nothing around them."""
    yield from filter(None, fragments)


def _line(found: Diagnostic, language: Language) -> str:
    line, column = found.start
    message, where = found.message.say(language), found.where.say(language)
    asides = (where, DOUBTS[found.confidence].say(language))
    tail = "".join(f" ({aside})" for aside in asides if aside)
    return clean(f"{found.path}:{line}:{column}: {found.rule.code} {message} [{found.rule.name}]{tail}")
