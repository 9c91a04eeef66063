"""Errors that one process tells another."""

from __future__ import annotations

import pickle

import pytest

from istilah.errors import BugError, Fault, FaultyError, IstilahError, Place, UnreadableError
from istilah.text import Text

TEXT = Text(id="rusak", en="broken")


@pytest.mark.parametrize(
    "error",
    [
        UnreadableError(TEXT, Place("a.md", 3, 1)),
        BugError(TEXT, Place("a.md"), "trace"),
        FaultyError((Fault(Place("terms.toml", 1, 1), TEXT),)),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_stands_being_sent_to_another_process(error: IstilahError) -> None:
    sent = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own
    assert type(sent) is type(error)
    assert vars(sent) == vars(error)
    assert str(sent) == str(error) == "broken"
