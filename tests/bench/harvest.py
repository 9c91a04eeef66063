"""How much of what is known `harvest` finds first: terms of the termbase among the first candidates of a corpus.

Run: ``python tests/bench/harvest.py FOLDER…``. Recall is of the terms of the termbase that the corpus has in enough
documents to be candidates at all; a candidate that the termbase lacks may be a term all the same, so precision needs
somebody who reads (``--show N`` prints the best that is lacking).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from istilah.cli.sources import sought
from istilah.harvest.corpus import added_up, of_kinds, survey
from istilah.harvest.journal import journal
from istilah.harvest.ranking import ranked
from istilah.session import open_session
from istilah.work.hands import Hands

DEPTHS = (100, 1_000, 5_000, 20_000)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    session = open_session()
    start = time.perf_counter()
    found = of_kinds(sought(options.folders, session), options.folders)
    with journal(None, session.termbase) as kept:
        hands = Hands(options.jobs)
        read = [chunk.size for chunk in survey(kept.rest(found), session, hands, kept)]
        harvest = added_up(kept, hands)
    counted = time.perf_counter()
    candidates = ranked(harvest, session.termbase)
    print(f"{harvest.documents} documents, {sum(read) / 1e6:.0f} MB")
    print(f"ranking {(time.perf_counter() - counted) / (counted - start):.3f} of the time of counting")
    for language in ("id", "en"):
        terms = [each for each in candidates if each.kind == "term" and (each.id if language == "id" else not each.id)]
        known = {each.known for each in terms if each.known}
        shares = (len({each.known for each in terms[:depth] if each.known}) / max(1, len(known)) for depth in DEPTHS)
        print(f"{language}: {len(terms)} candidates, {len(known)} concepts known;", end=" ")
        print(", ".join(f"{share:.2f} at {depth}" for share, depth in zip(shares, DEPTHS, strict=True)))
    for each in [each for each in candidates if not each.known and each.kind == "term"][: options.show]:
        print(f"{each.counted.documents:6} {each.id or each.en}")


if __name__ == "__main__":
    main()
