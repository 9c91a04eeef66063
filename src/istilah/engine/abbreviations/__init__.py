"""The short forms of a document and how it defines them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.engine.abbreviations.model import Abbreviation, Definition, Inventory, Kind

if TYPE_CHECKING:
    from istilah.model.document import Document
    from istilah.model.index import Index
    from istilah.model.words import Words

__all__ = ["Abbreviation", "Definition", "Inventory", "Kind", "inventory"]


def inventory(document: Document, index: Index, words: Words) -> Inventory:
    """List the short forms of a document with their uses and definitions."""
    del document, index, words
    return Inventory(())
