"""Which key does what, said once: for the program, for the line at the bottom and for the page of help."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from istilah.text import Text


class Stance(StrEnum):
    """What the user is doing."""

    TYPING = "typing"
    READING = "reading"


class Key(NamedTuple):
    """What a key does for someone who types, or reads; “^Y” is Ctrl-Y.

    ``name`` is that of Textual, ``shown`` what stands on the keyboard, ``brief`` the word at the bottom of the screen.
    """

    stance: Stance
    name: str
    shown: str
    action: str
    does: Text
    brief: Text | None = None


_OPEN = Text(id="buka kartunya", en="open its card")
_COPY = Text(id="salin padanannya; sekali lagi: padanan berikutnya", en="copy the equivalent; again: the next one")
_DOMAIN = Text(id="saring menurut ranah", en="filter by domain")
_SWAP = Text(id="tukar bahasa: mana yang pertama", en="swap languages: which stands first")
_BACK = Text(id="mundur dalam riwayat", en="back through history")
_FORWARD = Text(id="maju dalam riwayat", en="forward through history")
_NEXT, _LAST = Text(id="konsep berikutnya", en="next concept"), Text(id="konsep sebelumnya", en="previous concept")
_HELP = Text(id="bantuan ini", en="this help")
_QUIT = Text(id="keluar", en="quit")

_B_OPEN, _B_COPY = Text(id="buka", en="open"), Text(id="salin", en="copy")
_B_DOMAIN, _B_SWAP = Text(id="ranah", en="domain"), Text(id="tukar", en="swap")
_B_HELP = Text(id="bantuan", en="help")

KEYS = (
    Key(Stance.TYPING, "down", "↓", "step(1)", _NEXT),
    Key(Stance.TYPING, "up", "↑", "step(-1)", _LAST),
    Key(Stance.TYPING, "pagedown", "PgDn", "leaf(1)", Text(id="satu layar ke bawah", en="a screen down")),
    Key(Stance.TYPING, "pageup", "PgUp", "leaf(-1)", Text(id="satu layar ke atas", en="a screen up")),
    Key(Stance.TYPING, "enter", "Enter", "open", _OPEN, _B_OPEN),
    Key(Stance.TYPING, "tab", "Tab", "walk(1)", Text(id="ke konsep yang terkait", en="to related concepts")),
    Key(Stance.TYPING, "ctrl+y", "^Y", "copy", _COPY, _B_COPY),
    Key(Stance.TYPING, "f2", "F2", "domain", _DOMAIN, _B_DOMAIN),
    Key(Stance.TYPING, "f3", "F3", "swap", _SWAP, _B_SWAP),
    Key(Stance.TYPING, "f1", "F1", "help", _HELP, _B_HELP),
    Key(
        Stance.TYPING,
        "escape",
        "Esc",
        "back_out",
        Text(id="kosongkan pertanyaan, lalu saringan", en="clear the query, then the filter"),
        Text(id="hapus", en="clear"),
    ),
    Key(Stance.TYPING, "ctrl+c", "^C", "leave", _QUIT, _QUIT),
    Key(Stance.TYPING, "alt+left", "Alt-←", "travel(-1)", _BACK),
    Key(Stance.TYPING, "alt+right", "Alt-→", "travel(1)", _FORWARD),
    Key(Stance.READING, "y", "y", "copy", _COPY, _B_COPY),
    Key(
        Stance.READING,
        "Y",
        "Y",
        "copy_name",
        Text(id="salin istilahnya sendiri", en="copy the term itself"),
    ),
    Key(
        Stance.READING,
        "tab",
        "Tab",
        "walk(1)",
        Text(id="pilih yang terkait (Shift-Tab: mundur)", en="choose a related concept (Shift-Tab: back)"),
        Text(id="terkait", en="related"),
    ),
    Key(Stance.READING, "enter", "Enter", "follow", Text(id="ke yang terpilih", en="go to the chosen one")),
    Key(Stance.READING, "n", "n", "step(1)", _NEXT, Text(id="berikut", en="next")),
    Key(Stance.READING, "p", "p", "step(-1)", _LAST),
    Key(Stance.READING, "d", "d", "domain", _DOMAIN, _B_DOMAIN),
    Key(Stance.READING, "b", "b", "swap", _SWAP, _B_SWAP),
    Key(
        Stance.READING,
        "slash",
        "/",
        "type",
        Text(id="pertanyaan baru (Esc: yang tadi)", en="a new query (Esc: the same)"),
        Text(id="cari", en="search"),
    ),
    Key(Stance.READING, "question_mark", "?", "help", _HELP, _B_HELP),
    Key(Stance.READING, "q", "q", "leave", _QUIT, _QUIT),
    Key(Stance.READING, "left_square_bracket", "[", "travel(-1)", _BACK, Text(id="mundur", en="back")),
    Key(Stance.READING, "right_square_bracket", "]", "travel(1)", _FORWARD, Text(id="maju", en="forward")),
)
"""In the order in which they stand at the bottom."""
STANCES = {
    Stance.TYPING: Text(id="Selagi mengetik", en="While you type"),
    Stance.READING: Text(id="Di kartu (setelah Enter)", en="On the card (after Enter)"),
}


def of(stance: Stance) -> tuple[Key, ...]:
    """List the keys for someone who types, or reads."""
    return tuple(key for key in KEYS if key.stance is stance)
