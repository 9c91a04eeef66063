"""The strategies by which definitions are found, in one table: how it is written, and what tells that it is one.

*Badan Pusat Statistik (BPS)* is found by ``bracket/letters``, *Badan Cuaca Nasional (“NWS”)* by ``bracket/quoted``. The
strategies of a construction are tried in the order of the table, and the first that holds counts. How far each is to be
trusted is no opinion but counted on texts that people have judged (:mod:`~.measured`). Each has an example, in which
⟦…⟧ marks the full form, and a counterexample, in which its construction stands and it finds nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from istilah.abbreviations.evidence import Judge
from istilah.abbreviations.measured import MEASURED
from istilah.model.proportion import at_least

if TYPE_CHECKING:
    from collections.abc import Callable

    from istilah.abbreviations.cases import Case
    from istilah.abbreviations.passage_words import Full


class Strategy(NamedTuple):
    """A way to find definitions."""

    construction: str
    evidence: str
    judge: Callable[[Judge, Case], Full | None]
    example: str
    counterexample: str

    @property
    def name(self) -> str:
        """Its construction and its evidence: *bracket/letters*."""
        return f"{self.construction}/{self.evidence}"


STRATEGIES = (
    Strategy(
        "inside",
        "termbase",
        Judge.termbase,
        "Perusahaan itu melantai (⟦penawaran umum perdana saham⟧, IPO).",
        "Perusahaan itu melantai (saham, IPO).",
    ),
    Strategy(
        "inside",
        "letters",
        Judge.letters,
        "Obat itu melintasi sawar otak (⟦blood-brain barrier⟧, BBB).",
        "Obat itu melintasi sawar otak (dosis rendah, BBB).",
    ),
    Strategy(
        "bracket",
        "termbase",
        Judge.termbase,
        "Perusahaan itu mengadakan ⟦penawaran umum perdana saham⟧ (IPO) pada bulan Mei.",
        "Perusahaan itu mengadakan rapat (IPO) pada bulan Mei.",
    ),
    Strategy(
        "bracket",
        "letters",
        Judge.letters,
        "Sidang dipimpin ⟦Lembaga Adat Melayu⟧ (LAM) kemarin.",
        "Sidang dipimpin Ridwan Kamil (RK) kemarin.",
    ),
    Strategy(
        "bracket",
        "letter",
        Judge.letter,
        "The hormone ⟦testosterone⟧ (T) was measured in the blood of men.",
        "Ia minum testosteron (T) setiap hari dan tidak sakit.",
    ),
    Strategy(
        "bracket",
        "nested",
        Judge.nested,
        "The ⟦United Nations Fund (UNF) Global Projects⟧ (UGP) began.",
        "The United Nations Fund (UNF) and others (UGP) began.",
    ),
    Strategy(
        "bracket",
        "quoted",
        Judge.quoted,
        "Data itu berasal dari ⟦Badan Cuaca Nasional⟧ (“NWS”).",
        "Data itu berasal dari BCN (“NWS”).",
    ),
    Strategy(
        "bracket",
        "ticker",
        Judge.ticker,
        "Harga saham ⟦PT Sumber Sejahtera⟧ Tbk (QWRZ) naik.",
        "Harga saham PT Sumber Sejahtera (QWRZ) naik.",
    ),
    Strategy(
        "bracket",
        "institution",
        Judge.institution,
        "Data itu berasal dari ⟦Badan Cuaca Nasional⟧ (NWS).",
        "Data itu berasal dari Bambang Susilo (NWS).",
    ),
    Strategy(
        "reverse",
        "termbase",
        Judge.whole_termbase,
        "Rencana IPO (⟦penawaran umum perdana saham⟧) dibahas.",
        "Rencana IPO (rahasia) dibahas.",
    ),
    Strategy(
        "reverse",
        "letters",
        Judge.letters_behind,
        "Harga LSUV (⟦Low Sport Utility Vehicle⟧) naik.",
        "Harga LSUV (lampu sorot) naik.",
    ),
    Strategy(
        "marked",
        "termbase",
        Judge.termbase,
        "Mereka mengatur ⟦penawaran umum perdana saham⟧ yang selanjutnya disingkat IPO.",
        "Mereka mengatur hal itu yang selanjutnya disingkat IPO.",
    ),
    Strategy(
        "marked",
        "letters",
        Judge.letters,
        "⟦Lembaga Adat Melayu⟧ yang selanjutnya disingkat LAM berkedudukan di Pekanbaru.",
        "Lembaga itu yang selanjutnya disebut Panitia berkedudukan di Pekanbaru.",
    ),
    Strategy(
        "marked",
        "item",
        Judge.item,
        "2. ⟦Anggaran Dasar Partai Politik⟧, selanjutnya disingkat AD, adalah peraturan dasar.",
        "Menurut Anggaran Dasar Partai Politik, selanjutnya disingkat AD, ia sah.",
    ),
    Strategy(
        "aside",
        "termbase",
        Judge.termbase,
        "Kepala ⟦dinas perhubungan⟧ yang selanjutnya disebut Kepala Dishub hadir.",
        "Kepala kantor itu yang selanjutnya disebut Kepala Dishub hadir.",
    ),
    Strategy(
        "aside",
        "letters",
        Judge.capital_letters,
        "Kepala ⟦Lembaga Adat Melayu⟧ yang selanjutnya disebut Kepala LAM hadir.",
        "Kepala kantor itu yang selanjutnya disebut Kepala LAM hadir.",
    ),
    Strategy(
        "alternative",
        "termbase",
        Judge.termbase,
        "Rencana ⟦penawaran umum perdana saham⟧ atau IPO dibahas.",
        "Rencana itu atau IPO dibahas.",
    ),
    Strategy(
        "alternative",
        "letters",
        Judge.clear_letters,
        "Rapat ⟦Lembaga Adat Melayu⟧ atau LAM ditutup.",
        "Rapat Badan Pusat atau LAM ditutup.",
    ),
    Strategy(
        "explained",
        "letters",
        Judge.first_letters,
        "LAM adalah singkatan dari ⟦Lembaga Adat Melayu⟧ di Pekanbaru.",
        "LAM adalah singkatan dari sesuatu.",
    ),
    Strategy("entry", "letters", Judge.all_letters, "LAM : ⟦Lembaga Adat Melayu⟧", "LAM : Kantor Adat Melayu"),
    Strategy("row", "letters", Judge.all_letters, "| LAM | ⟦Lembaga Adat Melayu⟧ |", "| LAM | Kantor Adat Melayu |"),
    Strategy(
        "year",
        "letters",
        Judge.dated,
        "Menurut ⟦Undang-Undang Dasar Negara Republik Indonesia⟧ Tahun 1945 (UUD 1945) semua sama.",
        "Menurut naskah Tahun 1945 (UUD 1945) semua sama.",
    ),
    Strategy(
        "number",
        "letters",
        Judge.numbered,
        "The ⟦Government Regulation⟧ No. 28 of 2025 on licences (“GR 28/2025”) holds.",
        "The statute No. 28 of 2025 on licences (“GR 28/2025”) holds.",
    ),
    Strategy(
        "number",
        "word",
        Judge.word,
        "The ⟦Regulation⟧ No. 28 of 2025 on licences (“MR 28/2025”) holds.",
        "The Regulation on licences (“MR 28/2025”) holds.",
    ),
)
"""All strategies; those of one construction in the order in which they are tried."""

BY_CONSTRUCTION = {
    construction: tuple(each for each in STRATEGIES if each.construction == construction)
    for construction in dict.fromkeys(each.construction for each in STRATEGIES)
}


def precision(strategy: str) -> float:
    """Tell how far a strategy is to be trusted: the lower bound (95 %, Wilson) of its share of right definitions.

    >>> precision("nobody/asked")
    0.0
    """
    counts = MEASURED.get(strategy)
    return at_least(counts.right, counts.right + counts.wrong) if counts else 0.0
