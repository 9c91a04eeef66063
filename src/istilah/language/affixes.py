"""The affixes and bound forms of Indonesian, a row each; every list and pattern of them elsewhere is made of these.

A row is a form as it is written, so *meN-* has as many rows as it has shapes; :data:`FRAMES` tells which suffixes close
a prefix, and what may stand behind it. EYD V joins them to words in small letters (*berjalan*, *pascapanen*) and puts a
hyphen between them and capitals (*ber-KTP*, *pasca-Orde Baru*, *KTP-nya*); *pun* mostly stands apart. What nobody puts
before capitals (*meny-*, *be-*), or what there is the beginning of a name (*Trans-TV*, *Ultra-HD*), has no such mark.

>>> [row.form for row in AFFIXES if row.name == "meN"]
['me', 'mem', 'men', 'meng', 'menge', 'meny', 'nge']
>>> sorted(ENDINGS)[:5]
['', 'an', 'ankah', 'anku', 'ankukah']
"""

from __future__ import annotations

from enum import Enum, Flag, auto
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class AffixKind(Enum):
    """What a form is, and the section of EYD V that says how it is written."""

    PREFIX = "Kata Berimbuhan: awalan"
    BOUND = "Kata Berimbuhan: bentuk terikat"
    SUFFIX = "Kata Berimbuhan: akhiran"
    BORROWED = "Kata Berimbuhan: akhiran serapan"
    PROCLITIC = "Kata Ganti: ku-, kau-"
    CLITIC = "Kata Ganti: -ku, -mu, -nya"
    PARTICLE = "Partikel"
    ENGLISH = ""


class Mark(Flag):
    """What else is known of a form."""

    NONE = 0
    HYPHEN = auto()
    """It stands before or behind capitals, with a hyphen: *ber-KTP*, *KTP-nya*."""
    LOOSE = auto()
    """People put it apart from a word in small letters, where nothing else is meant: *non formal*."""
    LOOSE_CAPITALS = auto()
    """The same before capitals: *non ASN*."""
    WORD = auto()
    """It is a word as well: *antar jemput*, *di kantor*."""
    FREE = auto()
    """It stands before any noun as a preposition does, and makes no other word of it: *antarkampus*."""
    OUTSIDE = auto()
    """It stands before a full form without belonging to it: *anti-human immunodeficiency virus (HIV)*."""


class Affix(NamedTuple):
    """A form as it is written."""

    form: str
    kind: AffixKind
    example: str
    """A word that has it."""
    marks: Mark = Mark.NONE
    of: str = ""
    """The affix of which it is a shape, as a grammar writes it: *meN*."""

    @property
    def name(self) -> str:
        """What a grammar calls it."""
        return self.of or self.form


class Frame(NamedTuple):
    """How words are built with a prefix."""

    closing: tuple[str, ...]
    """The suffixes that close it; the empty one where it needs none."""
    seldom: tuple[str, ...] = ()
    """Suffixes that close it in a few words."""
    inner: tuple[str, ...] = ()
    """What may stand between it and the root: *mem-per-*, *ke-tidak-*."""
    phrasal: bool = False
    """Whether a compound of two words may bear it and stay two: *bekerja sama*, but *pertanggungjawaban*."""


_PREFIX, _BOUND, _SUFFIX = AffixKind.PREFIX, AffixKind.BOUND, AffixKind.SUFFIX
_HYPHEN, _WORD, _CAPITALS = Mark.HYPHEN, Mark.WORD, Mark.LOOSE_CAPITALS
_ANYWHERE = Mark.LOOSE | Mark.LOOSE_CAPITALS

AFFIXES: Final = (
    Affix("di", _PREFIX, "ditulis", _HYPHEN | _WORD),
    Affix("ber", _PREFIX, "berjalan", _HYPHEN | _CAPITALS),
    Affix("be", _PREFIX, "bekerja", of="ber"),
    Affix("bel", _PREFIX, "belajar", of="ber"),
    Affix("ter", _PREFIX, "terlihat", _HYPHEN),
    Affix("te", _PREFIX, "terasa", of="ter"),
    Affix("per", _PREFIX, "pertanda", _HYPHEN | _WORD),
    Affix("pel", _PREFIX, "pelajar", of="per"),
    Affix("ke", _PREFIX, "kehutanan", _HYPHEN | _WORD),
    Affix("se", _PREFIX, "sekota", _HYPHEN | _CAPITALS),
    Affix("ku", AffixKind.PROCLITIC, "kutulis", _WORD),
    Affix("kau", AffixKind.PROCLITIC, "kautulis", _WORD),
    Affix("me", _PREFIX, "melihat", _HYPHEN | _WORD, of="meN"),
    Affix("mem", _PREFIX, "membaca", _HYPHEN | _CAPITALS, of="meN"),
    Affix("men", _PREFIX, "mendengar", _HYPHEN | _WORD, of="meN"),
    Affix("meng", _PREFIX, "menggali", _HYPHEN | _CAPITALS, of="meN"),
    Affix("menge", _PREFIX, "mengecat", of="meN"),
    Affix("meny", _PREFIX, "menyapu", of="meN"),
    Affix("nge", _PREFIX, "nge-WA", _HYPHEN, of="meN"),
    Affix("pe", _PREFIX, "pelatih", _HYPHEN, of="peN"),
    Affix("pem", _PREFIX, "pembaca", _HYPHEN, of="peN"),
    Affix("pen", _PREFIX, "pendengar", _HYPHEN | _WORD, of="peN"),
    Affix("peng", _PREFIX, "penggali", _HYPHEN, of="peN"),
    Affix("penge", _PREFIX, "pengecatan", of="peN"),
    Affix("peny", _PREFIX, "penyapu", of="peN"),
    Affix("antar", _BOUND, "antarnegara", _HYPHEN | Mark.LOOSE | _WORD | Mark.FREE),
    Affix("anti", _BOUND, "antiperang", _HYPHEN | Mark.LOOSE | _WORD | Mark.OUTSIDE),
    Affix("awa", _BOUND, "awabulu"),
    Affix("dwi", _BOUND, "dwibahasa"),
    Affix("eks", _BOUND, "eksnarapidana", _HYPHEN | _CAPITALS | Mark.FREE),
    Affix("ekstra", _BOUND, "ekstrakurikuler", _WORD),
    Affix("infra", _BOUND, "inframerah"),
    Affix("inter", _BOUND, "interkoneksi"),
    Affix("intra", _BOUND, "intraseluler"),
    Affix("kontra", _BOUND, "kontraproduktif", _WORD),
    Affix("ko", _BOUND, "kopromotor"),
    Affix("lintas", _BOUND, "lintasbatas", _WORD),
    Affix("maha", _BOUND, "mahasiswa", _WORD),
    Affix("makro", _BOUND, "makroekonomi", _WORD),
    Affix("mikro", _BOUND, "mikrobiologi", _WORD),
    Affix("mono", _BOUND, "monokultur"),
    Affix("multi", _BOUND, "multilateral", Mark.LOOSE),
    Affix("nara", _BOUND, "narasumber"),
    Affix("nir", _BOUND, "nirlaba"),
    Affix("non", _BOUND, "nonformal", _HYPHEN | _ANYWHERE | Mark.OUTSIDE),
    Affix("pasca", _BOUND, "pascapanen", _HYPHEN | _ANYWHERE | Mark.FREE),
    Affix("pra", _BOUND, "prasejarah", _HYPHEN | _ANYWHERE),
    Affix("pro", _BOUND, "proaktif", _HYPHEN | _WORD),
    Affix("purna", _BOUND, "purnawaktu"),
    Affix("re", _BOUND, "rekonstruksi"),
    Affix("semi", _BOUND, "semifinal", Mark.LOOSE),
    Affix("sub", _BOUND, "subbagian", Mark.LOOSE),
    Affix("supra", _BOUND, "supranatural"),
    Affix("swa", _BOUND, "swadaya"),
    Affix("tak", _BOUND, "takbenda", _WORD),
    Affix("tan", _BOUND, "tansuara"),
    Affix("tata", _BOUND, "tatabahasa", _WORD),
    Affix("tidak", _BOUND, "ketidakadilan", _WORD),
    Affix("trans", _BOUND, "transmigrasi"),
    Affix("tri", _BOUND, "triwulan"),
    Affix("tuna", _BOUND, "tunarungu", _WORD),
    Affix("ultra", _BOUND, "ultraviolet"),
    Affix("pre", AffixKind.ENGLISH, "pre-stroke", Mark.OUTSIDE),
    Affix("post", AffixKind.ENGLISH, "post-stroke", Mark.OUTSIDE),
    Affix("kan", _SUFFIX, "tuliskan", _HYPHEN),
    Affix("an", _SUFFIX, "tulisan", _HYPHEN),
    Affix("i", _SUFFIX, "tulisi", _HYPHEN),
    Affix("wan", _SUFFIX, "ilmuwan"),
    Affix("wati", _SUFFIX, "karyawati"),
    Affix("isme", _SUFFIX, "pluralisme"),
    Affix("isasi", _SUFFIX, "digitalisasi"),
    Affix("itas", AffixKind.BORROWED, "produktivitas"),
    Affix("nya", AffixKind.CLITIC, "bukunya", _HYPHEN),
    Affix("ku", AffixKind.CLITIC, "bukuku", _HYPHEN | _WORD),
    Affix("mu", AffixKind.CLITIC, "bukumu", _HYPHEN | _WORD),
    Affix("lah", AffixKind.PARTICLE, "bacalah", _HYPHEN),
    Affix("kah", AffixKind.PARTICLE, "siapakah", _HYPHEN),
    Affix("tah", AffixKind.PARTICLE, "apatah"),
    Affix("pun", AffixKind.PARTICLE, "walaupun", _HYPHEN | _WORD),
)

FRAMES: Final = {
    "": Frame(("", "kan", "an", "i"), ("wan", "wati", "isme", "isasi"), phrasal=True),
    "di": Frame(("", "kan", "i"), inner=("per", "ber", "ke", "se", "peN"), phrasal=True),
    "meN": Frame(("", "kan", "i"), inner=("per", "ber", "ke", "se")),
    "peN": Frame(("", "an"), inner=("ber", "ter", "se", "per", "ke")),
    "per": Frame(("an",), ("", "kan", "i"), inner=("se", "ke")),
    "ber": Frame(("", "an"), ("kan",), inner=("peN", "ke", "se", "per"), phrasal=True),
    "ter": Frame(("", "kan", "i"), inner=("per", "peN", "ke", "se"), phrasal=True),
    "ke": Frame(("an",), ("",), inner=("ber", "ter", "se", "tidak", "per", "peN", "maha")),
    "se": Frame(("",), ("an",), inner=("peN", "per", "ke", "ter"), phrasal=True),
    "ku": Frame((), ("", "kan", "i"), inner=("per", "ber")),
    "kau": Frame((), ("", "kan", "i"), inner=("per", "ber")),
}
"""How words are built with each prefix, and with none."""


def listed(*kinds: AffixKind, mark: Mark = Mark.NONE) -> tuple[str, ...]:
    """List the forms of some kinds that have a mark, in the order of the table.

    >>> listed(AffixKind.CLITIC), listed(AffixKind.PREFIX, mark=Mark.LOOSE_CAPITALS)
    (('nya', 'ku', 'mu'), ('ber', 'se', 'mem', 'meng'))
    """
    return tuple(row.form for row in AFFIXES if row.kind in kinds and mark in row.marks)


def alternatives(forms: Iterable[str]) -> str:
    """Describe forms as alternatives of a pattern, the longest first.

    >>> alternatives(("an", "annya"))
    'annya|an'
    """
    return "|".join(sorted(sorted(forms), key=len, reverse=True))


NAMES: Final = {row.form: row.name for row in reversed(AFFIXES) if row.kind is _PREFIX}
"""The prefix of which a form is a shape: *meng* is *meN*."""
PLAIN_PREFIXES: Final = tuple(
    row.form for row in AFFIXES if row.kind in {_PREFIX, AffixKind.PROCLITIC} and row.name == row.form
)
"""Prefixes that change no sound."""
BOUND_FORMS: Final = listed(_BOUND)
FREE_FORMS: Final = listed(_BOUND, mark=Mark.FREE)
"""Those of them with which a noun stays what it is."""
SUFFIXES: Final = listed(_SUFFIX)
CLITICS: Final = listed(AffixKind.CLITIC)
PARTICLES: Final = listed(AffixKind.PARTICLE)

DERIVING: Final = listed(_SUFFIX, mark=_HYPHEN)
"""The suffixes that make one word of another, and any word may bear: *-kan*, *-an*, *-i*."""
LIVING_PARTICLES: Final = listed(AffixKind.PARTICLE, mark=_HYPHEN)
TAILS: Final = (*CLITICS, *LIVING_PARTICLES, *(f"nya{particle}" for particle in LIVING_PARTICLES))
"""What follows a finished word and says little new about it."""
PLAIN_TAILS: Final = tuple(
    row.form
    for row in AFFIXES
    if row.kind in {AffixKind.CLITIC, AffixKind.PARTICLE} and row.marks & (_HYPHEN | _WORD) == _HYPHEN
)
"""Those that are no words: *-nya*, *-lah*, *-kah*."""
ENDING: Final = rf"(?:{alternatives(DERIVING)})?(?:{alternatives(CLITICS)})?(?:{alternatives(LIVING_PARTICLES)})?"
"""A pattern of all that may hang on a word, which also matches nothing."""
ENDINGS: Final = frozenset(
    suffix + clitic + particle
    for suffix in ("", *DERIVING)
    for clitic in ("", *CLITICS)
    for particle in ("", *LIVING_PARTICLES)
)
"""The same as a set."""
HYPHENED: Final = listed(_PREFIX, _BOUND, mark=_HYPHEN)
"""What stands before capitals, with a hyphen."""
LOOSE: Final = frozenset(listed(_PREFIX, _BOUND, mark=Mark.LOOSE))
"""What is put apart from words in small letters, and should not be."""
LOOSE_CAPITALS: Final = frozenset(listed(_PREFIX, _BOUND, mark=Mark.LOOSE_CAPITALS))
"""What is put apart from capitals, and should have a hyphen."""
