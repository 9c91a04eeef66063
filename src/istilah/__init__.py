"""Look up, translate and expand Indonesian–English terms in the terminal."""

__version__ = "0.3.0"
