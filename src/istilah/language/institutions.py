"""Words by which one knows the name of an institution in either language: *Badan …*, *… Agency*."""

from __future__ import annotations

from typing import Final

_INDONESIAN = """
asosiasi badan balai bank biro departemen dewan dinas direktorat federasi institut jaringan kantor kementerian
kepolisian komisi komite konferensi kongres lembaga liga mahkamah majelis organisasi otoritas partai pasukan perhimpunan
perkumpulan perserikatan persatuan pusat sekolah uni universitas yayasan
"""
_ENGLISH = """
administration agency alliance association authority board bureau center centre chamber commission committee company
conference congress convention corporation council court department directorate federation force foundation forum fund
institute league ministry network office organisation organization parliament police society union university
"""
INDONESIAN_HEADS: Final = frozenset(_INDONESIAN.split())
"""Words with which an Indonesian name begins."""
HEADS: Final = INDONESIAN_HEADS | frozenset(_ENGLISH.split())
