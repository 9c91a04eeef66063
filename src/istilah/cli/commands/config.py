"""``istilah config``: the settings in force and where each came from."""

from __future__ import annotations

from istilah import config
from istilah.cli.arguments import Form
from istilah.cli.render.output import page
from istilah.cli.render.present import chosen, present
from istilah.cli.render.wording import InForce
from istilah.session import standing
from istilah.termbase.base import Termbase
from istilah.termbase.cache import folder as cache_folder
from istilah.termbase.layers import builtin_folder, user_folder
from istilah.text import Text

EXAMPLES = (
    Text(id="", en=""),
    Text(id="--format json", en="--format json"),
)


def command(
    format: Form = None,
) -> int:
    """Show each setting, its value, and the file that decides it."""
    settings = config.load(config.find(standing()))
    folders = {"builtin": builtin_folder(), "user": user_folder(), "cache": cache_folder()}
    page(present("config", [InForce(settings, folders)], chosen(format), Termbase(())))
    return 0
