"""What stops us, said once: the thing, the place, the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    from istilah.text import Text


class Place(NamedTuple):
    """A point in a file; line and column count from 1, and 0 means “not known”.

    >>> str(Place("terms.toml", 3, 1))
    'terms.toml:3:1'
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in self if part)


MISTAKE = 2
BUG = 3


class IstilahError(Exception):
    """A mistake that the user can mend."""

    code: ClassVar[int] = MISTAKE
    """The exit code with which a run ends that met it."""

    def __init__(self, text: Text, place: Place | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        """Stand being sent to another process, whatever it takes to make an error of this kind."""
        return _made_again, (type(self), self.args, self.__dict__)


def _made_again(kind: type[IstilahError], args: tuple[str], state: dict[str, object]) -> IstilahError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class UnreadableError(IstilahError):
    """A file that cannot be read, or not as text."""


class BugError(IstilahError):
    """A bug of ours that one document brought to light; the others are still treated."""

    code = BUG

    def __init__(self, text: Text, place: Place, trace: str) -> None:
        super().__init__(text, place)
        self.trace = trace
        """Where in the program it happened, for a report."""


class ConfigError(IstilahError):
    """A configuration that says something we do not understand."""


class Fault(NamedTuple):
    """One thing wrong in a termbase or configuration, and where."""

    place: Place
    text: Text


class FaultyError(IstilahError):
    """All the faults found while reading a set of files."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        first = faults[0]
        super().__init__(first.text, first.place)
        self.faults = faults
