"""``python -m istilah``."""

from istilah.cli import run

run()
