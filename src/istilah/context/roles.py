"""What role a stretch of a document plays: the one question that rules ask of its context.

Official texts break the rules of spelling, and must be quoted as they are: *Undang-Undang Nomor 2 Tahun 2002 tentang
POLRI* keeps its capitals in every draft. Whether a stretch is a quotation, the name of a law, code, a former name, a
house name is told by the shape of the document (:mod:`~istilah.context.authorship`) and by the cues in force, which
stand in ``glossary/words/cues.toml``. All is judged around the stretch, within a distance, so that a page of one line
costs no more than another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from istilah.context.authorship import in_code, in_law_name, is_quoted, stands_in
from istilah.context.capitals import in_capitals
from istilah.model.cues import Role
from istilah.model.document import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from istilah.model.cues import Cues
    from istilah.model.document import Document

SPARED: Final = (Role.CODE, Role.TORN, Role.CAPITALS, Role.QUOTATION, Role.LAW, Role.FOREIGN)
"""What no rule of style looks at."""
EXCUSED: Final = (Role.QUOTATION, Role.CODE, Role.LAW, Role.HOUSE, Role.TORN)
"""What another has worded, so that its terms are not the author's."""


def _in_other_language(document: Document, span: Span) -> bool:
    return not stands_in(document, span, "id")


_SHAPES: Final[Mapping[Role, Callable[[Document, Span], bool]]] = {
    Role.QUOTATION: is_quoted,
    Role.CODE: in_code,
    Role.LAW: in_law_name,
    Role.CAPITALS: in_capitals,
    Role.FOREIGN: _in_other_language,
}
"""What the shape of the document tells besides the cues."""


class Roles:
    """The roles that stretches of one document play."""

    def __init__(self, document: Document, cues: Cues) -> None:
        self.document = document
        self._cues = cues

    def plays(self, span: Span, *roles: Role) -> bool:
        """Tell whether a stretch plays one of ``roles``.

        >>> from istilah.model.cues import Cues
        >>> from istilah.readers.plain import read
        >>> Roles(read("Kata “isteri” itu lama.", "a.txt"), Cues()).plays(Span(6, 12), Role.QUOTATION)
        True
        """
        for role in roles:
            shape = _SHAPES.get(role)
            if (shape and shape(self.document, span)) or self._cues.shown(self.document.prose, span, role):
                return True
        return False

    def played(self, stretch: str, starts: Iterable[int], role: Role) -> Iterator[bool]:
        """Tell of each place of a stretch whether it plays a role there; of what cannot play it anywhere, once."""
        document, shape, cues = self.document, _SHAPES.get(role), self._cues.fitting(stretch, role)
        if not (shape or cues):
            return iter((False,))
        spans = (Span(start, start + len(stretch)) for start in starts)
        beside = ((span, any(cue.is_beside(document.prose, span) for cue in cues)) for span in spans)
        return (is_beside or bool(shape and shape(document, span)) for span, is_beside in beside)

    def worded(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Find ``pattern`` in what the author worded, in Indonesian."""
        for found in pattern.finditer(self.document.prose):
            if not self.plays(Span(*found.span()), *SPARED):
                yield found
