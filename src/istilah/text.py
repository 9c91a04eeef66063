"""A sentence for people, in both languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, Language] = ("id", "en")


class Text(NamedTuple):
    """One message as an Indonesian and an English reader see it.

    >>> Text(id="berkas “{path}” tidak ada", en="file “{path}” does not exist").fill(path="a.toml").en
    'file “a.toml” does not exist'
    """

    id: str
    en: str

    def fill(self, **values: object) -> Text:
        """Put ``values`` into the places named in braces, a :class:`Text` in the language of each side.

        Braces inside a value stay as they are.
        """
        sides = ({name: v[n] if isinstance(v, Text) else v for name, v in values.items()} for n in range(len(self)))
        return Text(*(side.format(**filling) for side, filling in zip(self, sides, strict=True)))

    def say(self, language: Language) -> str:
        """Choose the sentence of ``language``."""
        return self.id if language == "id" else self.en


def other(language: Language) -> Language:
    """Name the language that is not ``language``."""
    return "en" if language == "id" else "id"
