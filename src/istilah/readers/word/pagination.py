"""On which page something stands: Word notes in the file where its pages began when it was last saved.

Not everything that begins a page gets such a note (an empty paragraph has no run to hold one), so breaks that writers
made are counted too, and a note right behind one is the same beginning. Whether that is all of it, the number of pages
tells that Word saved; where the two differ, no page is named.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from istilah.readers._office.sheets import Sheets
from istilah.readers.word.names import BODY, P_PR, SECTION, TYPE, is_on, number, relation, value, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

NOTED = w("lastRenderedPageBreak")
BEFORE = w("pageBreakBefore")
COUNTS = relation("extended-properties")
"""How a file is related to what was counted in it."""
_PAGE = "page"
_ON_THE_SAME = frozenset({"continuous", "nextColumn"})
_AROUND = (BODY, P_PR)
"""What has the section that is; what it was before a tracked change stands deeper."""
_PAGES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"


class WordPagination(Sheets):
    """Counts the pages of a story."""

    def __init__(self, root: Iterable[_Element]) -> None:
        super().__init__()
        self._sections = set(_turning(root))

    def meet(self, node: _Element) -> None:
        """Make a break, if that is what an element stands for."""
        if node.tag == SECTION:
            makes = node in self._sections
        else:
            makes = is_on(node) if node.tag == BEFORE else node.get(TYPE) == _PAGE
        if makes:
            self.part()


def _turning(root: Iterable[_Element]) -> Iterator[_Element]:
    """Find the ends of sections behind which a new page begins: the next section says so."""
    nodes = (node for child in root for node in child.iter(SECTION))
    for section, following in pairwise(node for node in nodes if next(node.iterancestors()).tag in _AROUND):
        if value(following.find(TYPE)) not in _ON_THE_SAME:
            yield section


def saved(properties: _Element | None) -> int:
    """Tell how many pages Word counted; 0 if it did not say."""
    node = None if properties is None else properties.find(_PAGES)
    return 0 if node is None else number((node.text or "").strip(), 0)
