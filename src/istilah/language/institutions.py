"""Words by which one knows the name of an institution in either language: *Badan …*, *… Agency*."""

from __future__ import annotations

from typing import Final

_HEADS = """
badan balai bank biro dana dewan dinas direktorat institut jaringan kantor kementerian kepolisian komisi komite
konferensi kongres lembaga liga mahkamah majelis organisasi otoritas perhimpunan perkumpulan perserikatan persatuan
pusat sekolah uni universitas yayasan
administration agency alliance association authority board bureau center centre chamber commission committee company
conference congress convention corporation council court department directorate federation force foundation forum fund
institute league ministry network office organisation organization parliament police society union university
"""
HEADS: Final = frozenset(_HEADS.split())
