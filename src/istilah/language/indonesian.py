"""How Indonesian builds words, read backwards.

*pertanggungjawabannya* is *tanggung jawab* with a circumfix around it and a clitic behind; *menyosialisasikan* is
*sosialisasi*, whose *s* melted into the prefix. A termbase holds the roots, a reader meets the forms. This module lists
what a form may come from. It never decides: :func:`analyses` offers every root the rules of the language allow, with
the trust each deserves, and the caller keeps those that are headwords. So *bendungan* (dam) is found as itself, and
*bendung* (weir) is offered only where *bendungan* is no term.

Affixes come off from the outside in, and each layer may come off once::

    di-per-tanggungjawab-kan-nya-lah        prefixes - root - suffix - clitic - particle

A clitic or a doubled word says little new about the word and is trusted fully. A derived form is trusted by the
length of what remains: chance makes *ber-* and *-an* of any three letters.

>>> next(analyses("infrastrukturnya"))
Analysis(root='infrastruktur', prefix='', suffix='-nya', trust=1.0)
>>> "sosialisasi" in [found.root for found in analyses("menyosialisasikan")]
True

Start reading at :func:`analyses`, then :func:`_without_prefix`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from istilah.language.affixes import BOUND_FORMS, CLITICS, FRAMES, PARTICLES, PLAIN_PREFIXES, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

# A nasal prefix shows what it met: "mem" before b, "men" before d, "meng" before a vowel. A first letter that melted
# comes back: memakai <- pakai, menulis <- tulis, menyapu <- sapu, mengirim <- kirim.
_MELTED: Final = (("ny", "s"), ("ng", "k"), ("m", "p"), ("n", "t"))
_KEPT: Final = (
    (re.compile("m(?=b|f|v|p)"), 1.0),
    (re.compile("n(?=c|d|j|z|sy|t|s)"), 1.0),
    (re.compile("ng(?=[aeiou]|g|h|k)"), 1.0),
    (re.compile("nge(?=[^aeiou]{1,3}[aeiou][^aeiou]{0,2}$)"), 0.8),
    (re.compile("(?=[lrwy])"), 1.0),
    (re.compile("(?=[mn])"), 0.65),
)

# Another pair of prefix and suffix is possible only as two separate layers, and seldom meant.
_PARTNERS: Final = {name: frozenset((*frame.closing, *frame.seldom)) for name, frame in FRAMES.items()}
# ber-, ter-, per- lose their r before another (be-renang), and before a syllable that ends in one (be-kerja); bel-ajar;
# peN- shows no nasal in a few nouns (pe-tinju).
_SHORTENED: Final = (
    ("ber", 2, re.compile("ber.{2}"), 0.9),
    ("ter", 2, re.compile("ter.{2}"), 0.9),
    ("per", 2, re.compile("per.{2}"), 0.9),
    ("ber", 3, re.compile("bela.{2}"), 0.9),
    ("per", 3, re.compile("pela.{2}"), 0.9),
    ("ber", 2, re.compile("be[^aeiou]er"), 0.8),
    ("per", 2, re.compile("pe[^aeiou]er"), 0.8),
    ("peN", 2, re.compile("pe.{4}"), 0.6),
)
_MIN_ROOT: Final = 2
_MIN_BOUND: Final = 4
_HALVED: Final = 0.5
"""Trust of a reading that takes off half of what came on together, as a part of what it would else have."""
_LONG: Final = 6
"""Letters of a root that may end or begin as affixes do."""
_TOGETHER: Final = {"peN": "an", "meN": "kan", "di": "kan", "ter": "kan"}
"""What hardly ever stands at the end of a root behind a prefix: it came on with the prefix."""
_ACTIVE: Final = re.compile("me(?:ng|ny|[mnlr])")
"""How an active verb begins."""

ENDINGS: Final = frozenset(
    {*CLITICS, *PARTICLES, *(f"{clitic}-{particle}" for clitic in CLITICS for particle in PARTICLES)}
)
"""What may follow a whole phrase: "studi kelayakannya"."""
PHRASE_PREFIXES: Final = frozenset({"ber", "se", *BOUND_FORMS})
"""What may precede a whole phrase: "antarkementerian negara", "pascabencana alam"."""


class Analysis(NamedTuple):
    """A root a word may come from, and how far to believe it (0 to 1).

    ``prefix`` and ``suffix`` are written as a grammar writes them: "di-per-", "-kan-nya"; "2" stands for reduplication.
    """

    root: str
    prefix: str
    suffix: str
    trust: float


class _Peeled(NamedTuple):
    """A word on its way to the root."""

    root: str
    prefixes: tuple[str, ...] = ()
    suffix: str = ""
    clitics: str = ""
    trust: float = 1.0


def analyses(word: str) -> Iterator[Analysis]:
    """List the roots ``word`` may be a form of, in the order in which the layers come off.

    >>> sorted({found.root for found in analyses("keberlanjutan")} & {"berlanjut", "lanjut"})
    ['berlanjut', 'lanjut']
    """
    seen = {word}
    for peeled in _peeled(word):
        if peeled.root in seen or len(peeled.root) < _MIN_ROOT:
            continue
        seen.add(peeled.root)
        prefix = "".join(f"{part}-" for part in peeled.prefixes)
        suffix = (f"-{peeled.suffix}" if peeled.suffix else "") + peeled.clitics
        yield Analysis(peeled.root, prefix, suffix, round(_trust(peeled), 2))


def _trust(peeled: _Peeled) -> float:
    derived = bool(peeled.suffix or [part for part in peeled.prefixes if part != "2"])
    if not derived:
        return peeled.trust
    by_length = {2: 0.1, 3: 0.45, 4: 0.75}.get(len(peeled.root), 0.9)
    closing = peeled.prefixes[0] if peeled.prefixes and peeled.prefixes[0] in _PARTNERS else ""
    inner = peeled.prefixes[1] if len(peeled.prefixes) > 1 else closing
    fits = peeled.suffix in _PARTNERS[closing] or peeled.suffix in _PARTNERS.get(inner, _PARTNERS[""])
    return peeled.trust * by_length * (1.0 if fits else 0.7) * (_HALVED if _is_halved(peeled, closing) else 1.0)


def _is_halved(peeled: _Peeled, closing: str) -> bool:
    """Tell whether half of what came on together is left: *tindakan* of *penindakan*, *mencabut* of *mencabuti*."""
    if len(peeled.root) < _LONG:
        return False
    if closing in _TOGETHER and not peeled.suffix:
        return peeled.root.endswith(_TOGETHER[closing])
    return not peeled.prefixes and peeled.suffix in {"i", "kan"} and bool(_ACTIVE.match(peeled.root))


def _peeled(word: str) -> Iterator[_Peeled]:
    """Peel the outer layers first: what is only a clitic or a doubling comes before what may be derivation."""
    outer = list(_without_endings(word))
    singles = [single for peeled in outer for single in _without_doubling(peeled)]
    yield from outer
    yield from singles
    for peeled in (*outer, *singles):
        yield from _derived(peeled)


def _without_endings(word: str) -> Iterator[_Peeled]:
    """Take off clitics and particles: "kelayakannyalah" -> "kelayakannya" -> "kelayakan"."""
    yield _Peeled(word)
    for particle in ("", *PARTICLES):
        if not word.endswith(particle):
            continue
        bare = word.removesuffix(particle)
        if particle:
            yield _Peeled(bare, clitics=f"-{particle}")
        for clitic in CLITICS:
            if bare.endswith(clitic) and len(bare) - len(clitic) > _MIN_ROOT:
                yield _Peeled(bare.removesuffix(clitic), clitics=f"-{clitic}" + (f"-{particle}" if particle else ""))


def _without_doubling(peeled: _Peeled) -> Iterator[_Peeled]:
    """Undo reduplication: "kriteria-kriteria", "sayur-sayuran", "tulis-menulis", "menggeleng-gelengkan"."""
    left, hyphen, right = peeled.root.partition("-")
    if not hyphen or "-" in right or len(left) < _MIN_ROOT or len(right) < _MIN_ROOT:
        return
    if left == right:
        yield _Peeled(left, ("2",), "", peeled.clitics)
        return
    for half, other in ((left, right), (right, left)):
        inner = {found.root for found in _derived(_Peeled(other))} | {other}
        if half in inner:
            yield _Peeled(half, ("2",), "", peeled.clitics, 0.95)
        for found in _derived(_Peeled(half)):
            if found.root in inner:
                yield _Peeled(found.root, ("2", *found.prefixes), found.suffix, peeled.clitics, 0.9)


def _derived(peeled: _Peeled) -> Iterator[_Peeled]:
    """Take off suffix and prefixes in every order the grammar knows."""
    for suffix in ("", *SUFFIXES):
        if not peeled.root.endswith(suffix) or len(peeled.root) - len(suffix) < _MIN_ROOT:
            continue
        stem = _Peeled(peeled.root.removesuffix(suffix), peeled.prefixes, suffix, peeled.clitics, peeled.trust)
        if suffix:
            yield stem
        yield from _without_prefixes(stem)


def _without_prefixes(stem: _Peeled) -> Iterator[_Peeled]:
    for name, rest, trust in _without_prefix(stem.root):
        once = _Peeled(rest, (*stem.prefixes, name), stem.suffix, stem.clitics, stem.trust * trust)
        yield once
        for inner, root, sure in _without_prefix(rest):
            if inner not in _inner(name):
                continue
            twice = _Peeled(root, (*once.prefixes, inner), stem.suffix, stem.clitics, once.trust * sure)
            yield twice
            for third, last, surer in _without_prefix(root):
                if third in _inner(inner):
                    yield _Peeled(last, (*twice.prefixes, third), stem.suffix, stem.clitics, twice.trust * surer * 0.9)


def _inner(name: str) -> tuple[str, ...]:
    """List what may stand behind a prefix."""
    return FRAMES[name].inner if name in FRAMES else ()


def _without_prefix(word: str) -> Iterator[tuple[str, str, float]]:
    """List the readings of the first prefix of ``word``: its name, what remains, the trust.

    >>> [rest for name, rest, trust in _without_prefix("menulis") if trust > 0.9]
    ['tulis']
    """
    for name, start in (("meN", "me"), ("peN", "pe")):
        if word.startswith(start):
            yield from ((name, rest, trust) for rest, trust in _without_nasal(word[2:]))
    for name in PLAIN_PREFIXES:
        if word.startswith(name) and len(word) - len(name) >= _MIN_ROOT:
            yield name, word[len(name) :], 1.0
    for name, cut, shape, trust in _SHORTENED:
        if shape.match(word):
            yield name, word[cut:], trust
    for name in BOUND_FORMS:
        rest = word[len(name) :].removeprefix("-")
        if word.startswith(name) and len(rest) >= _MIN_BOUND:
            yield name, rest, 0.75


def _without_nasal(rest: str) -> Iterator[tuple[str, float]]:
    """Read what follows "me" or "pe": "nyapu" -> "sapu", "mbaca" -> "baca"."""
    for nasal, lost in _MELTED:
        after = rest.removeprefix(nasal)
        if after != rest and after[:1] in tuple("aeiou"):
            yield lost + after, 1.0
    for kept, trust in _KEPT:
        found = kept.match(rest)
        if found:
            yield rest[found.end() :], trust
