"""How Indonesian builds words, forwards: from a root to the forms in which running text has it.

:mod:`istilah.language.indonesian` reads a form backwards and offers every root it may have. Here the root is known
beforehand, because it is a wrong one that shall be found and replaced: *ijin* makes *mengijinkan* and *perijinan*, and
the right *izin*, dressed in the same affixes, *mengizinkan* and *perizinan*.

>>> [form.text for form in forms("ijin") if form.prefix == "meN" and form.suffix == "kan"]
['mengijinkan']
>>> attach("izin", "meN", "kan")
'mengizinkan'

Start reading at :func:`forms`, then :func:`attach`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.language.affixes import DERIVING, FRAMES, NAMES, TAILS

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSED: Final = {
    **{name: frame.closing for name, frame in FRAMES.items() if frame.closing},
    "antar": ("",),
    "memper": FRAMES["meN"].closing,
    "diper": FRAMES["di"].closing,
}
"""Which suffixes close which prefix."""
_SUFFIXES: Final = {
    name: tuple(dict.fromkeys((*closing, *(() if name else TAILS), *(f"{suffix}nya" for suffix in closing))))
    for name, closing in _CLOSED.items()
}
"""The same with the pronoun behind: *-kannya*."""
_PHRASAL: Final = (*(name for name, frame in FRAMES.items() if frame.phrasal), "antar")
"""Prefixes that a compound of two words may bear and stay two: *bekerja sama*, but *pertanggungjawaban*."""
_CLUSTER: Final = re.compile(r"(?:[ptk][rl]|s[^aiueoy]|sy)")
_NASALS: Final = (("lmnrwy", ""), ("bfvp", "m"), ("cdjzt", "n"), ("s", "ny"), ("aiueoghk", "ng"))
_LOST: Final = "ptks"
_ROOT: Final = 3
"""Letters of a root behind *di-*; that there is such a verb, the termbase knows."""
_COMMANDED: Final = re.compile("[a-z]{3,}kan|[a-z]{4,}i")
"""What looks like an imperative with a suffix; *bagi*, *jadi* and *makan* do not."""
_ONE_SYLLABLE: Final = re.compile(r"[^aiueo]+[aiueo][^aiueo]+(?:kan|i)?")
_UNRULY: Final = {"kaji": "mengkaji", "pekerjakan": "mempekerjakan", "punyai": "mempunyai"}
"""Roots whose verb is not formed by rule: to recite is *mengaji*, to study *mengkaji* (KBBI VI)."""
_CLOSED_IN_ER: Final = re.compile(r"[^aiueo]er[^aiueo]")


class Formed(NamedTuple):
    """A form of a root: how it is written, and what was put before and behind."""

    text: str
    prefix: str
    suffix: str


def forms(root: str) -> Iterator[Formed]:
    """List the forms of a root of one word, itself first, also those that careless writers make.

    >>> {"praktekkan", "mempraktekkan", "prakteknya"} <= {form.text for form in forms("praktek")}
    True
    """
    for prefix, suffixes in _SUFFIXES.items():
        for start in _beginnings(root, prefix):
            yield from (Formed(start + suffix, prefix, suffix) for suffix in suffixes)


def phrase_forms(word: str) -> Iterator[Formed]:
    """List the forms of two words that were joined by mistake, as far as they must not be joined.

    *Bertanggungjawab* is wrong; *pertanggungjawaban*, with affixes on both sides, is one word by rule.

    >>> [form.text for form in phrase_forms("tanggungjawab") if form.prefix == "ber"]
    ['bertanggungjawab', 'bertanggungjawabnya']
    """
    for prefix in _PHRASAL:
        for start in _beginnings(word, prefix):
            yield from (
                Formed(start + suffix, prefix, suffix) for suffix in ("", *TAILS) if not prefix or suffix in {"", "nya"}
            )


def loan_forms(word: str) -> Iterator[Formed]:
    """List the forms of an English word in careless Indonesian.

    >>> [form.text for form in loan_forms("upload") if form.prefix == "meN"]
    ['mengupload', 'menguploadnya', 'menguploadkan']
    """
    for prefix, suffixes in (("", ("", *TAILS, "kan")), ("di", ("", "nya", "kan")), ("meN", ("", "nya", "kan"))):
        for start in _beginnings(word, prefix):
            yield from (Formed(start + suffix, prefix, suffix) for suffix in suffixes)


def passives(form: str) -> tuple[str, ...]:
    """List the active verbs that a word may be the passive of.

    >>> passives("dikuasai"), passives("diperbaiki"), passives("data")
    (('menguasai',), ('memerbaiki', 'memperbaiki'), ())
    >>> passives("disahkan"), passives("dikaji"), passives("diisi")
    (('menyahkan', 'mengesahkan'), ('mengkaji',), ('mengisi',))
    """
    stem = form.removeprefix("di")
    roots = [root for root in _bare(stem) if len(root) >= _ROOT and root.isalpha()] if stem != form else []
    return tuple(dict.fromkeys(verb for root in roots for verb in _active(root)))


def imperatives(form: str) -> tuple[str, ...]:
    """List the active verbs that a word with *-kan* or *-i* may be the imperative of.

    >>> imperatives("kuasai"), imperatives("jalankanlah"), imperatives("bagi")
    (('menguasai',), ('menjalankan',), ())
    """
    return tuple(verb for root in _bare(form) if _COMMANDED.fullmatch(root) for verb in _active(root))


def _bare(form: str) -> tuple[str, ...]:
    """Give a form without its pronoun and particle, if these are such, and as it stands."""
    return tuple(dict.fromkeys((form.removesuffix("lah").removesuffix("nya"), form.removesuffix("lah"), form)))


def _active(root: str) -> Iterator[str]:
    if root in _UNRULY:
        yield _UNRULY[root]
        return
    yield _prefixed(root, "meN")
    if root.startswith(("per", "pel")):
        yield f"mem{root}"
    elif _ONE_SYLLABLE.fullmatch(root):
        yield f"menge{root}"


def _beginnings(root: str, prefix: str) -> Iterator[str]:
    """Write ``root`` behind ``prefix``, by rule and then as it is often found."""
    regular = _prefixed(root, prefix)
    yield regular
    careless = {"meN": "me", "peN": "pe"}.get(prefix)
    if careless and root[0] in _LOST and not _CLUSTER.match(root):
        yield careless + _nasal(root).replace("ny", "n") + root
    elif prefix == "ber" and regular != f"ber{root}":
        yield f"ber{root}"


def attach(root: str, prefix: str, suffix: str) -> str | None:
    """Dress the right word as the wrong one was; nothing where that cannot be done by rule.

    >>> attach("kerja sama", "ber", ""), attach("kerja sama", "", "nya"), attach("tanggung jawab", "per", "an")
    ('bekerja sama', 'kerja samanya', None)
    >>> attach("di mana", "", "pun")
    'di mana pun'
    """
    derived = next((ending for ending in DERIVING if suffix.startswith(ending)), "")
    if " " in root and (derived or prefix not in _PHRASAL or prefix in {"di", "antar"}):  # diibukota is di ibu kota
        return None
    if (derived == "i" and root.endswith("i")) or (derived == "an" and root.endswith("k")):
        return None  # baterei has no suffix, and praktekan lacks a k
    if root[-1:].isupper() and (prefix or derived):
        return None
    suffix, particle = suffix.removesuffix("pun"), " pun" if suffix.endswith("pun") else ""
    joint = "-" if root[-1:].isupper() and suffix else ""
    return _prefixed(root, prefix) + joint + suffix + particle


def _prefixed(root: str, prefix: str) -> str:
    """Write ``root`` behind ``prefix`` by rule."""
    if prefix in {"meN", "peN"}:
        start = "me" if prefix == "meN" else "pe"
        lost = root[0] in _LOST and not _CLUSTER.match(root)
        return start + _nasal(root) + (root[1:] if lost else root)
    if prefix in {"ber", "ter", "per"} and (root.startswith("r") or (prefix == "ber" and _CLOSED_IN_ER.match(root))):
        return prefix[:2] + root
    return prefix + root


def _nasal(root: str) -> str:
    """Choose how the nasal of *meN-* and *peN-* sounds before ``root``.

    >>> [_nasal(root) for root in ("imbau", "baca", "sapu", "struktur", "lihat")]
    ['ng', 'm', 'ny', 'n', '']
    """
    if root.startswith("s") and _CLUSTER.match(root):
        return "n"
    return next((nasal for letters, nasal in _NASALS if root[0] in letters), "ng")


def read_prefix(written: str) -> str:
    """Name the prefix that stands with a hyphen before a word: *di-upload*, *meng-upload*, *ber-KTP*.

    >>> read_prefix("meng"), read_prefix("di")
    ('meN', 'di')
    """
    return NAMES.get(written, written)
