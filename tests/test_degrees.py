"""Degrees and initials of persons: which one is meant, and what is none of an initialism's business."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from istilah.config import Settings
from istilah.draft import Draft
from istilah.draft.degrees import MARK, Degrees, Meant
from istilah.model.concept import ConceptKind
from istilah.model.document import Span
from istilah.readers import plain
from istilah.termbase.base import Termbase, open_termbase

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def termbase(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Termbase]:
    folder = tmp_path_factory.mktemp("degrees")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        yield open_termbase(Settings(), (), folder)


def degrees(text: str, termbase: Termbase) -> Degrees:
    return Degrees(Draft(plain.read(text, "a.txt"), termbase, "2026-01-01", termbase.words()))


MEANT = {
    "S.H.": Meant("S.H.", sure=True),
    "M.Hum": Meant("M.Hum.", sure=True),
    "S.Pd.SD": Meant("S.Pd.SD.", sure=True),
    "M.Si": Meant("M.Si.", sure=True),  # but for its last dot it is M.Si., whatever twin there is
    "MSi": Meant("M.Si.", sure=False),
    "M.S.I.": Meant("M.S.I.", sure=True),
    "M.S.I": None,
    "MSI": None,
    "M.SI": None,
    "M.Ph": None,
    "M.P.H": Meant("M.P.H.", sure=True),
    "MPH": Meant("M.P.H.", sure=True),
    "M.HUM": None,
    "M.sc.": None,
    "SSTP": Meant("S.S.T.P.", sure=True),
    "S.STP": Meant("S.S.T.P.", sure=True),
    "M.Ikom": Meant("M.I.Kom.", sure=True),  # the termbase names this misspelling
    "P.hD.": Meant("Ph.D.", sure=True),
    "M.I.Xyz": None,
    "AKBP": None,  # a rank
    "Sp": None,
}


@pytest.mark.parametrize(("text", "meant"), MEANT.items(), ids=MEANT)
def test_a_degree_is_meant_by_its_own_letters_alone(text: str, meant: Meant | None, termbase: Termbase) -> None:
    assert degrees("", termbase).meant(text) == meant


PERSONAL = {
    "Pembicaranya Sulastri Wibowo, ⟦M.I.⟧ dari Bandung.": True,
    "Pembicaranya Sulastri Wibowo, S.E., Ak., ⟦M.P.P.N.⟧ dari Bandung.": True,
    "Lagu itu digubah ⟦W.R.⟧ Soepratman.": True,
    "Buku itu ditulis ⟦A.M.W.⟧ Pranarka.": True,
    "Buku itu ditulis Hutapea ⟦P.P.⟧ dan kawan.": True,
    "Menurut ⟦K.H.⟧ Ahmad Dahlan.": True,
    "Menurut ⟦R.A.⟧ dan kawan.": True,
    "Bawalah ⟦K.T.P.⟧ yang asli.": False,
    "Anggota ⟦D.P.R.⟧ Republik Indonesia hadir.": False,
    "Bawalah paspor, ⟦K.T.P.⟧ dan ijazah.": False,
    "Pasal itu, ⟦U.U.D.⟧ menurut mereka.": False,
}


@pytest.mark.parametrize(("text", "personal"), PERSONAL.items(), ids=PERSONAL)
def test_what_stands_beside_a_person_is_no_initialism(text: str, termbase: Termbase, *, personal: bool) -> None:
    span = Span(text.index("⟦"), text.index("⟧") - 1)
    assert degrees(text.replace("⟦", "").replace("⟧", ""), termbase).is_personal(span) is personal


def test_each_row_of_the_list_obeys_the_grammar(termbase: Termbase) -> None:
    rows = termbase.words().group("degrees", "behind")
    assert [row for row in rows if not re.fullmatch(MARK, row) or not row.endswith(".")] == []


def test_what_has_a_concept_is_not_listed_behind_names(termbase: Termbase) -> None:
    roles = (concept for concept in termbase.concepts() if concept.kind is ConceptKind.ROLE)
    known = {short for concept in roles for one in concept.designations if one.status.usable for short in one.short}
    assert known.isdisjoint(termbase.words().group("degrees", "behind"))
    assert known.issuperset({"S.H.", "M.Si."})
