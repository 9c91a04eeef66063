"""Words of which no noun phrase is made, or which do not begin one, in both languages."""

from __future__ import annotations

from istilah.language.dates import MONTHS
from istilah.language.lexicon import STOPWORDS, Trait, words
from istilah.language.numerals import NUMBER_WORDS

OPENING = frozenset({"nomor", "tahun"})
"""Words that begin a phrase (*tahun anggaran*, *nomor induk*), and elsewhere begin a number."""
ADJECTIVES = words("id", trait=Trait.ADJECTIVE)
"""Words that say how something is; no Indonesian phrase begins with one."""
INDONESIAN_STOPS = words("id").union(STOPWORDS, MONTHS, NUMBER_WORDS) - ADJECTIVES - words("id", trait=Trait.NOUN)
EVERYDAY = frozenset({"alasan", "contoh", "maksud", "masalah", "perbedaan", "sikap", "sisi", "tujuan"})
"""Nouns that are no terms by themselves."""
ENGLISH_STOPS = words("en") | STOPWORDS
