"""Who has taken the place of a body, an office, a name that holds no longer: from heir to heir, to those of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from istilah.model.concept import Concept


def heirs(concept: Concept, find: Callable[[str], Concept | None], day: str) -> tuple[Concept, ...]:
    """Follow a succession to the concepts that hold on ``day`` (ISO); none where it has died out.

    ``find`` gives the concept of a key.
    """
    found: list[Concept] = []
    line = [*concept.superseded_by]
    seen = {concept.key}
    for key in line:  # it grows as it is gone through
        heir = None if key in seen else find(key)
        seen.add(key)
        if heir and (heir.valid is None or heir.valid.covers(day)):
            found.append(heir)
        elif heir:
            line += heir.superseded_by
    return tuple(found)
