"""By what a finding is recognised when the draft around it has changed.

Neither lines nor the words nearby count, only what was found: prose is rewrapped and reworded all the time. Equal
findings in one file are told apart by their order.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from istilah.model.finding import Diagnostic


def fingerprints(diagnoses: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a fingerprint for each finding; no two are equal."""
    from hashlib import sha256

    seen: Counter[tuple[str, ...]] = Counter()
    for found in diagnoses:
        content = (found.path, found.rule.code, found.subject, " ".join(found.text.split()))
        seen[content] += 1
        identity = "\0".join((*content, str(seen[content])))
        yield sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]
