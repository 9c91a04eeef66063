"""The termbase on the whole screen, filtered as one types.

Above is the question, beneath it the list on the left and the card of the chosen concept on the right, at the bottom
what the keys do. Who types is in the question and moves through the list with the arrows; Enter goes to the card, where
letters are commands. Start at :class:`~istilah.tui.desk.Desk`; :mod:`~istilah.tui.keys` is the table of keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.session import Session


def browse(session: Session, query: str = "", domains: Iterable[str] = ()) -> bool:
    """Show the termbase until the user leaves, and tell whether it ended well; if not, the trace has been shown."""
    from istilah.tui.browser import Browser

    browser = Browser(session, query, frozenset(domains))
    browser.run()
    return not browser.return_code
