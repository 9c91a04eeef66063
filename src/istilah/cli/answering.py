"""Questions answered and misses told, for the commands that are asked for names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from istilah.cli.inputs import is_piped, phrases
from istilah.cli.render.output import Format, remark
from istilah.cli.render.present import print_answers, several
from istilah.cli.render.wording import expand_miss, lookup_miss
from istilah.files import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from istilah.cli.render.wording import Miss
    from istilah.query.expand import Expansion
    from istilah.query.lookup import Answer
    from istilah.session import Session


def look_up(
    words: list[str], session: Session, form: Format, *, limit: int | None, domain: Iterable[str] | None
) -> int:
    """Look terms up and give the exit code; somebody who types questions is answered one by one."""
    from istilah.query.lookup import lookup  # who expands pays for no look-up

    most, preference = limit or session.settings.limit, session.preference(domain)
    found = (lookup(text, session.termbase, limit=most, preference=preference) for text in phrases(words))
    if STDIN in words and not is_piped():
        return max((_answer([each], words, session, form) for each in found), default=1)
    return _answer([*found], words, session, form)


def _answer(answers: Sequence[Answer], words: list[str], session: Session, form: Format) -> int:
    misses = [lookup_miss(answer) for answer in answers if not answer.found]
    form = several(form, len(answers))
    return respond("lookup", answers, misses, session, form, lone=is_lone(words, len(answers)))


def spell_out(expansions: Iterable[Expansion], session: Session, form: Format, *, lone: bool) -> int:
    """Print the readings of short forms, or of what they may be composed, and give the exit code."""
    answers = [_guessed(expansion, session) for expansion in expansions]
    batches = [answers] if form is Format.JSON else [[answer] for answer in answers]
    misses = [expand_miss(answer) for answer in answers if not answer.readings]
    return respond("expand", batches, misses, session, form, lone=lone) or int(not answers)


def _guessed(answer: Expansion, session: Session) -> Expansion:
    """Say of what an unknown short form may be composed."""
    if answer.readings:
        return answer
    from istilah.query.compose import compositions

    return answer._replace(composed=compositions(answer.query, session.termbase.words(), session.termbase))


def is_lone(words: Sequence[str], count: int) -> bool:
    """Tell whether one thing alone was asked for; a list that is read from a pipe may have any length."""
    return count == 1 and STDIN not in words


def respond(
    kind: str, answers: Sequence[object], misses: Sequence[Miss], session: Session, form: Format, *, lone: bool
) -> int:
    """Print answers and give the exit code: 1 if there is a miss, or nothing at all.

    A miss stands where its question stood. Where a ``lone`` one is all there is, nothing goes into a pipe.
    """
    if lone and misses and form is Format.PLAIN:
        remark(misses[0].sentence())
    else:
        print_answers(kind, answers, form, session.termbase)
    return int(bool(misses) or not answers)
