r"""Which lines of a text are a program's and no sentence: source code, queries, settings, commands, traces.

A listing in an appendix has no mark of its own in plain text or print, and in Word it is often set in the type of the
text. It is told by what it is: no single sign will do, since laws end their items in semicolons, prose has brackets,
and formulas an *=*; so signs are added up, and neighbours count, for a listing is many such lines.

>>> list(code_lines("import java.util.List;\nclass Siswa {\n    int umur;\n}\n\nSiswa mendaftar;\natau pindah;"))
[TextLine(start=0, end=22), TextLine(start=23, end=36), TextLine(start=37, end=50), TextLine(start=51, end=52)]
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from istilah.language.lexicon import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class TextLine(NamedTuple):
    """A line of a text, from its first character to behind its last."""

    start: int
    end: int


class Sign(NamedTuple):
    """Something that code has: how much it says, what it looks like, a line that shows it."""

    weight: int
    pattern: str
    example: str
    is_form: bool = False
    """Whether it is the form of a statement; without one, a line merely speaks of code."""


ENOUGH = 3
"""Weight of the signs of a line that is code by itself; with less, a neighbour must be."""
_NAME = r"[A-Za-z_$][\w$]*"


def _form(weight: int, pattern: str, example: str) -> Sign:
    return Sign(weight, pattern, example, is_form=True)


def _hint(weight: int, pattern: str, example: str) -> Sign:
    return Sign(weight, pattern, example)


SIGNS = (
    _form(1, r"(?:[)\]\"'\d]|^\s*\S+);\s*(?://.*)?$", "simpan(siswa);"),
    _form(2, r"[{]\s*(?://.*)?$|^\s*[\])]*[}][\])}]*[;,)]*(?:\s*(?:else|catch|finally)\b.*)?$", "if (lulus) {"),
    _form(3, rf"^\s*import\s+(?:static\s+)?(?:{_NAME}(?:\.[\w*]+)+|[{{*'\"].*);?\s*$", "import java.util.List;"),
    _form(3, rf"^\s*(?:import|from)\s+{_NAME}(?:\.\w+)*\s+(?:import|as|from)\s+\S", "from math import sqrt"),
    _form(2, rf"^\s*import\s+{_NAME}\s*$", "import os"),
    _form(3, r"^\s*#\s*(?:include|define|ifdef|endif|pragma)\b|^\s*<\?(?:php|xml)|^#!/", "#include <stdio.h>"),
    _form(3, rf"^\s*(?:package|namespace|using)\s+{_NAME}(?:[.\\:]+\w+)*\s*;", "package id.go.contoh;"),
    _form(
        3,
        r"^\s*(?:(?:public|private|protected|static|final|abstract|async|export|default|override|readonly)\s+)+"
        r"(?:class|interface|enum|void|function|const|let|int|float|double|boolean|bool|string|[A-Z]\w*(?:<.*>|\[\])?)"
        r"\s+\w",
        "private static final String NAMA",
    ),
    _form(3, rf"^\s*(?:def|function|func|fn|sub|fun)\s+{_NAME}(?:\.\w+)?\s*\(", "def hitung(nilai):"),
    _form(3, rf"^\s*class\s+{_NAME}(?:\s*\(.*\)\s*:|\s*:|.*[{{])", "class Siswa(Orang):"),
    _form(
        3,
        rf"^\s*(?:const|let|var|val|int|float|double|char|bool|boolean|long|String)\s+{_NAME}(?:\[\])?\s*(?:=|;|:\s)",
        "int jumlah = 0;",
    ),
    _form(
        3,
        r"^\s*(?:\}\s*)?(?:if|for|while|switch|foreach|elseif|else if|catch|elif)\s*\(.*[{:]\s*$",
        "for (int i = 0; i < 9; i++) {",
    ),
    _form(2, r"^\s*(?:if|for|while|with|elif)\s.*:\s*$", "for baris in berkas:"),
    _form(2, r"^\s*(?:else|try|finally|do)\s*[:{]\s*$", "else:"),
    _form(2, r"^\s*return\b(?:\s+[\w.$()\[\]'\"-]+)?\s*;?\s*$|^\s*(?:break|continue|pass)\s*;?\s*$", "return hasil;"),
    _form(3, r"^\s*(?:echo|print|printf|console\.log|System\.out\.print\w*|fmt\.Print\w*)\s*[(\"'$]", "print(jumlah)"),
    _form(
        3,
        r"\bSELECT\b.+\bFROM\b|\bINSERT\s+INTO\b|\bUPDATE\s+\S+\s+SET\b|\bDELETE\s+FROM\b|\b(?:CREATE|ALTER|DROP)\s+"
        r"(?:TABLE|DATABASE|VIEW|INDEX)\b",
        "SELECT nama FROM siswa",
    ),
    _form(1, r"^\s*[\w$][.\w$]*(?:->[\w$]+)*(?:\[[^\]]*\])*\s*(?:[-+*/.:]?=)(?!=)\s*\S", "jumlah += 1"),
    _form(2, r"^\s*</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>", '<input type="text">'),
    _form(1, r"</[A-Za-z][\w:-]*>\s*$", "<td>Nama</td>"),
    _form(
        3,
        r"^\s*(?:\$|>>>|(?:iex|irb|mysql|sqlite|node|psql)[\w():-]*>|PS [A-Z]:\\.*>|[A-Z]:\\[^>]*>|"
        r"\w+@[\w-]+:\S*[$#])\s+[\w.:]",
        "$ git status",
    ),
    _form(3, r"^\s*(?:sudo|kubectl)\s+\w|^\s*php\s+artisan\b", "sudo reboot"),
    _form(3, r"^\s*git\s+(?:clone|add|commit|push|pull|init|checkout|status)\b", "git push origin utama"),
    _form(3, r"^\s*docker(?:-compose)?\s+(?:run|build|compose|pull|up)\b", "docker compose up"),
    _form(
        3,
        r"^\s*(?:pip3?|npm|yarn|pnpm|apt|apt-get|brew|composer|gem|cargo|go|conda)\s+"
        r"(?:install|update|run|get|add|init|require|build|mod)\b",
        "pip install istilah",
    ),
    _form(3, r"^\s*['\"][\w .@/-]+['\"]\s*(?::|=>)\s*(?:['\"{\[\d-]|true\b|false\b|null\b|None\b|\$)", '"umur": 17,'),
    _form(3, r"^\s*at\s+[\w.$<>]+\(.*\)\s*$", "at id.go.contoh.Siswa.daftar(Siswa.java:12)"),
    _form(3, r"^\s*File \".*\", line \d+|^Traceback \(", 'File "siswa.py", line 12, in daftar'),
    _form(
        3,
        r"^(?:Caused by: |Exception in thread \S+ )?[a-z]\w*(?:\.\w+)+(?:Exception|Error)\b",
        "Caused by: java.lang.IllegalStateException",
    ),
    _form(3, r"^\s*@[A-Z]\w+(?:\(.*\))?\s*$", "@Override"),
    _form(
        1, r"^\s*[a-z$][\w$-]*:\s*(?:['\"`\[{(\d#-]|true\b|false\b|null\b|function\b).*[,;\w'\"`\])}]\s*$", "umur: 17,"
    ),
    _form(
        2,
        rf"^\s*(?:await\s+|new\s+)?{_NAME}(?:(?:\.|->|::){_NAME}(?:\([^()]*\))?)+\(.*[);,{{]\s*$",
        "siswa.simpan(nilai)",
    ),
    _form(1, r"^\s*(?://|/\*|\*/|--\s)", "// hitung rata-rata"),
    _form(1, rf"^\s*{_NAME}\(.*\)\s*[;{{]?\s*(?://.*)?$", "simpan(siswa)"),
    _hint(1, r"[=!]==?(?=\s*\S)(?<=\s.=|=.=)|&&|\|\||=>|->|\+\+|::|\+=|:=", "a == b && c"),
    _hint(1, r"\b[a-z]{2,}[A-Z][a-z]+\w*", "namaSiswa"),
    _hint(1, r"\b[A-Za-z]+_[A-Za-z]\w*", "nama_siswa"),
    _hint(1, r"\$(?:this\b|_[A-Z]+|[a-z]\w+)", "$nama"),
    _hint(1, r"\w\(\)|\w\(['\"$]|\[['\"$]\w|\]\[", 'muat("siswa")'),
    _hint(1, rf"{_NAME}\.{_NAME}\(", "siswa.nama("),
)
"""What code has and prose has not, or seldom."""
_TELLING = (*"{}=<>_$@#", "()", '("', "import ", "print", "SELECT ", "install ", "Traceback")
"""What a line has that may be code by itself, to be found at the speed of C; the rest of a listing are neighbours."""
_ROW = re.compile(r"(?:\b[a-z]{2,}[,]? ){5}")
"""Words in a row that no statement has."""
_ITEM = re.compile(r"\s*(?:(?:[a-z]|\d{1,3})[.)]\s+[A-Za-z]|(?:#{2,6}|—|!?\[|[*+-]\s+\[))")
"""The mark of an item of a list, of a heading, of a link."""
_WORD = re.compile(r"[^\W\d_]+")
_SAID = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`|\]\([^()\n]*\)|//.*$|#.*$|/\*.*|--\s.*$|<[^<>]*>")
"""What in code is said to people: strings and comments."""
_PROSE = 0.12
"""Share of small words, strings and comments apart, from which a line is a sentence, whatever signs it has."""
_LONGEST = 500
"""Characters of a line that are looked at; a longer one is a page without line ends, and no listing."""
_STOPS = (".", ":", "?", "!")
_MARKS = ":-*•– "
_GAP = 200
"""Characters of blank lines across which neighbours are seen."""
_BLANK = re.compile(r"\s*")


class _Judged(NamedTuple):
    weight: int
    has_form: bool
    is_sentence: bool

    @property
    def is_code(self) -> bool:
        return self.weight >= ENOUGH and self.has_form and not self.is_sentence

    @property
    def may_be(self) -> bool:
        return self.weight > 0 and not self.is_sentence


def code_lines(text: str) -> Iterator[TextLine]:
    """Go through the lines of code, in order."""
    lines = _Lines(text)
    found: set[TextLine] = set()
    for line in lines.telling():
        if line not in found and lines.is_code(line):
            found.add(line)
            found.update(lines.run(line, lines.before))
            found.update(lines.run(line, lines.behind))
    yield from sorted(found)


def judged(line: str) -> _Judged:
    """Add up the signs of one line.

    >>> judged("simpan(siswa_baru);").is_code, judged("a. pejabat (eselon II);").is_code
    (True, False)
    """
    if len(line) > _LONGEST:
        return _Judged(0, has_form=False, is_sentence=True)
    seen = [sign for sign, pattern in zip(SIGNS, _patterns(), strict=True) if pattern.search(line)]
    weight, has_form = sum(sign.weight for sign in seen), any(sign.is_form for sign in seen)
    return _Judged(weight, has_form, is_sentence=weight > 0 and _is_sentence(line))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Compile the signs, when the first text has a line that may be code."""
    return tuple(re.compile(sign.pattern) for sign in SIGNS)


def _is_sentence(line: str) -> bool:
    bare = _SAID.sub(" ", line)
    words = _WORD.findall(bare.lower())
    small = sum(word in SMALL for word in words)
    return (small > 0 and small >= len(words) * _PROSE) or bool(_ROW.search(bare) or _ITEM.match(line))


class _Lines:
    """The lines of one text, each judged once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._judged: dict[TextLine, _Judged] = {}

    def telling(self) -> Iterator[TextLine]:
        """Go through the lines that may be code by themselves."""
        last = -1
        for at in sorted(set(self._places())):
            if at > last:
                line = self._around(at)
                last = line.end
                yield line

    def _places(self) -> Iterator[int]:
        for sign in _TELLING:
            at = self._text.find(sign)
            while at >= 0:
                following = at + 1
                if sign != "_" or self._joins(at):
                    yield at
                    following = self._text.find("\n", at) + 1 or len(self._text)
                at = self._text.find(sign, following)

    def _joins(self, at: int) -> bool:
        """Tell a sign within a word from a line to write on, and from emphasis."""
        return self._text[at - 1 : at].isalnum() and self._text[at + 1 : at + 2].isalnum()

    def _around(self, at: int) -> TextLine:
        end = self._text.find("\n", at)
        return TextLine(self._text.rfind("\n", 0, at) + 1, end if end >= 0 else len(self._text))

    def judged(self, line: TextLine) -> _Judged:
        """Judge a line."""
        if line not in self._judged:
            self._judged[line] = judged(self._text[line.start : line.end].rstrip())
        return self._judged[line]

    def is_code(self, line: TextLine) -> bool:
        """Tell whether a line is code by itself, or half so beside a line that may be."""
        own = self.judged(line)
        if own.is_code or own.weight < ENOUGH - 1 or not own.has_form or own.is_sentence:
            return own.is_code
        beside = (self.before(line), self.behind(line))
        return any(other and self.judged(other).may_be and self.judged(other).has_form for other in beside)

    def run(self, line: TextLine, step: Callable[[TextLine], TextLine | None]) -> Iterator[TextLine]:
        """Go on from a line of code to its neighbours, as far as they may be code too."""
        between: list[TextLine] = []
        following = step(line)
        while following:
            if self.judged(following).may_be:
                yield from between
                yield following
                between = []
            elif between or not self._may_stand_between(following):
                return
            else:
                between = [following]
            following = step(following)

    def _may_stand_between(self, line: TextLine) -> bool:
        """Tell whether a line without any sign may belong to a listing: no sentence, and no heading of one."""
        text = self._text[line.start : line.end].strip()
        return not _is_sentence(text) and not text.endswith(_STOPS) and not text.lstrip(_MARKS)[:1].isupper()

    def before(self, line: TextLine) -> TextLine | None:
        """Give the line before, blank ones apart."""
        end = len(self._text[max(0, line.start - _GAP) : line.start].rstrip()) + max(0, line.start - _GAP)
        return self._around(end - 1) if line.start and end > max(0, line.start - _GAP) else None

    def behind(self, line: TextLine) -> TextLine | None:
        """Give the line behind, blank ones apart."""
        found = _BLANK.match(self._text, line.end)
        return self._around(found.end()) if found and found.end() < len(self._text) else None
