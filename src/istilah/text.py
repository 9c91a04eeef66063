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
        ours = {name: value.id if isinstance(value, Text) else value for name, value in values.items()}
        theirs = {name: value.en if isinstance(value, Text) else value for name, value in values.items()}
        return Text(self.id.format(**ours), self.en.format(**theirs))

    def say(self, language: Language) -> str:
        """Choose the sentence of ``language``."""
        return self.id if language == "id" else self.en


def other(language: Language) -> Language:
    """Name the language that is not ``language``."""
    return "en" if language == "id" else "id"
