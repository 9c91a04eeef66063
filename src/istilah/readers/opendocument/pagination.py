"""On which page something stands: LibreOffice notes in a text where its pages began when it was last saved.

It notes where text flowed over (``text:soft-page-break``); the breaks that writers made are in the styles of
paragraphs and tables. Whether that is all of it, the number of pages tells that was saved with them; where the two
differ, no page is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.readers._office.sheets import Sheets
from istilah.readers.opendocument.names import FORMATTING, META, number, office, style, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from istilah.readers.opendocument.styles import OdfStyles

NOTED = text("soft-page-break")
_BEFORE, _BEHIND, _MASTER = f"{FORMATTING}break-before", f"{FORMATTING}break-after", style("master-page-name")
_PAGE = "page"
_COUNT = f"{META}page-count"


class OdfPagination(Sheets):
    """Counts the pages of a text."""

    def __init__(self, styles: OdfStyles) -> None:
        super().__init__()
        self._styles = styles
        self._is_first = True

    def enter(self, node: _Element) -> None:
        """Begin a paragraph or a table, which may want a page of its own."""
        wants = self._styles.said(node, _MASTER) or self._styles.said(node, _BEFORE) == _PAGE
        if wants and not self._is_first and not self.is_due:
            self.part()
        self._is_first = False
        self.fill()

    def leave(self, node: _Element) -> None:
        """End a paragraph."""
        if self._styles.said(node, _BEHIND) == _PAGE:
            self.part()


def saved(roots: Iterable[_Element]) -> int:
    """Tell how many pages were counted when the text was saved; 0 where nothing says it."""
    for root in roots:
        for node in root.iterfind(f"{office('meta')}/{META}document-statistic"):
            return number(node, _COUNT, 0)
    return 0
