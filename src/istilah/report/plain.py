"""One finding a line, as compilers write them: the place, the code, what is wrong, the rule's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.finding import Diagnostic
    from istilah.text import Language


def write(diagnostics: Iterable[Diagnostic], language: Language) -> Iterator[str]:
    """Write each finding on a line of its own."""
    for place, rule, _, message in diagnostics:
        yield f"{place}: {rule.code} {message.say(language)} [{rule.name}]"
