"""A sentence for people, in both languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, Language] = ("id", "en")


class Text(NamedTuple):
    """One message as an Indonesian and an English reader see it.

    >>> Text(id="berkas “{path}” tidak ada", en="file “{path}” does not exist").fill(path="a.toml").en
    'file “a.toml” does not exist'
    >>> Text(id="{count} berkas", en="{count:file|files}").fill(count=1).en
    '1 file'
    """

    id: str
    en: str

    def fill(self, **values: object) -> Text:
        """Put ``values`` into the places named in braces, a :class:`Text` in the language of each side.

        Braces inside a value stay as they are. A number may have its noun behind a colon, for one and for many.
        """
        ours = {name: value.id if isinstance(value, Text) else value for name, value in values.items()}
        theirs = {name: value.en if isinstance(value, Text) else _counted(value) for name, value in values.items()}
        return Text(self.id.format(**ours), self.en.format(**theirs))

    def say(self, language: Language) -> str:
        """Choose the sentence of ``language``."""
        return self.id if language == "id" else self.en


class _Number(int):
    """A number that knows which noun it has."""

    def __format__(self, spec: str) -> str:
        one, parted, many = spec.partition("|")
        return f"{int(self)} {one if self == 1 else many}" if parted else super().__format__(spec)


def _counted(value: object) -> object:
    return _Number(value) if type(value) is int else value


def other(language: Language) -> Language:
    """Name the language that is not ``language``."""
    return "en" if language == "id" else "id"
