"""One finding a line, as compilers write them: the place, the code, what is wrong, the rule's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from istilah.model.finding import Diagnostic
    from istilah.report import Examination
    from istilah.text import Language


def write(diagnoses: Sequence[Diagnostic], _: Examination, language: Language) -> Iterator[str]:
    """Write each finding on a line of its own."""
    for found in diagnoses:
        line, column = found.start
        message, where = found.message.say(language), found.where.say(language)
        place = f" ({where})" if where else ""
        yield clean(f"{found.path}:{line}:{column}: {found.rule.code} {message} [{found.rule.name}]{place}")
