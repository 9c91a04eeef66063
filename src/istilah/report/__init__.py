"""Findings as text for people and programs: one file a format, one line in this table."""

from __future__ import annotations

REPORTS = {"plain": "istilah.report.plain", "json": "istilah.report.json"}
