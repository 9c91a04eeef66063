"""The table of commands, and a typer group that imports only the one asked for.

Each command is a module with one function ``command`` and two ``EXAMPLES`` of what may stand behind its name. Its help
is in both languages, parted by ``‖`` (:func:`both`), the places in it to be filled in too. English and Indonesian names
are equal; what is neither is a question (:mod:`~.commands._bare_word`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from istilah import __version__
from istilah.cli.render.output import emit, hush, narrate, unpage
from istilah.errors import IstilahError
from istilah.speech import say
from istilah.text import Text


class Entry(NamedTuple):
    """A command: its Indonesian name, and what it does."""

    alias: str
    help: Text


COMMANDS = {
    "lookup": Entry("cari", Text(id="Cari istilah dalam kedua bahasa.", en="Look a term up in both languages.")),
    "translate": Entry(
        "terjemah",
        Text(
            id="Beri padanan istilah dalam teks; istilahnya, bukan kalimatnya.",
            en="Give the equivalents of the terms in a text; terms, not sentences.",
        ),
    ),
    "expand": Entry("jabarkan", Text(id="Jabarkan singkatan.", en="Expand abbreviations.")),
    "abbreviate": Entry("singkat", Text(id="Cari singkatan suatu nama.", en="Find the short form of a name.")),
    "browse": Entry(
        "telusur",
        Text(id="Telusuri termbase selayar penuh, sambil mengetik.", en="Browse the termbase on the whole screen."),
    ),
    "lint": Entry("periksa", Text(id="Periksa naskah.", en="Examine drafts.")),
    "abbreviations": Entry(
        "singkatan",
        Text(id="Susun Daftar Singkatan sebuah naskah.", en="Make the list of abbreviations of a draft."),
    ),
    "harvest": Entry(
        "panen",
        Text(id="Kumpulkan istilah dan singkatan sebuah korpus.", en="Collect the terms and short forms of a corpus."),
    ),
    "rules": Entry("aturan", Text(id="Apa saja yang diperiksa.", en="What is checked.")),
    "explain": Entry("jelaskan", Text(id="Jelaskan satu aturan.", en="Explain a rule.")),
    "list": Entry("daftar", Text(id="Daftar isi termbase.", en="List the termbase.")),
    "show": Entry("tampil", Text(id="Tampilkan satu konsep.", en="Show one concept.")),
    "domains": Entry("ranah", Text(id="Daftar ranah.", en="List the domains.")),
    "check": Entry("uji", Text(id="Uji mutu termbase.", en="Check a termbase for faults.")),
    "format": Entry("rapikan", Text(id="Rapikan berkas termbase.", en="Lay out a termbase file.")),
    "where": Entry("letak", Text(id="Termbase mana yang berlaku.", en="Which termbases are in force.")),
    "init": Entry("mulai", Text(id="Mulai termbase sendiri.", en="Start a termbase of your own.")),
    "config": Entry("atur", Text(id="Pengaturan yang berlaku.", en="The settings in force.")),
}
ALIASES = {entry.alias: name for name, entry in COMMANDS.items()}
NAMES = (*COMMANDS, *ALIASES)
"""The English names first, as in the table, then the Indonesian ones."""

SEPARATOR = " ‖ "
_PLACE = re.compile(rf"(\S+){SEPARATOR}(\S+)")
_BARE = "_bare_word"
_HELP = Text(id="Tampilkan bantuan ini.", en="Show this help.")
_QUIET = Text(id="Tanpa keterangan tambahan.", en="No remarks besides the answer.")
_NO_PAGER = Text(id="Cetak semuanya sekaligus, tanpa $PAGER.", en="Print everything at once, without $PAGER.")
_VERBOSE = Text(id="Sebutkan juga termbase yang dipakai.", en="Say also which termbases are used.")
_LANG = Text(id="Bahasa antarmuka: id atau en.", en="Language of the interface: id or en.")
_USAGE = Text(id="Pemakaian: ", en="Usage: ")
_ARGUMENTS = Text(id="Argumen", en="Arguments")
_OPTIONS = Text(id="Opsi", en="Options")
_COMMANDS = Text(id="Perintah", en="Commands")
_EXAMPLES = Text(id="Contoh", en="Examples")
_ABOUT = Text(
    id="Istilah Indonesia–Inggris di terminal. Tanpa perintah, singkatan dijabarkan dan kata lain dicari.",
    en="Indonesian–English terms in the terminal. Without a command, it expands short forms and looks up other words.",
)
_MORE = Text(
    id="Bantuan tiap perintah: istilah PERINTAH --help",
    en="Help for each command: istilah COMMAND --help",
)
_MESSAGES = {
    "MissingParameter": Text(id="{what} belum diberikan", en="{what} is missing"),
    "NoSuchOption": Text(id="opsi “{what}” tidak ada{hint}", en="there is no option “{what}”{hint}"),
    "BadOptionUsage": Text(id="opsi “{what}” memerlukan nilai", en="option “{what}” needs a value"),
    "BadParameter": Text(id="nilai untuk {what} tidak sah{hint}", en="invalid value for {what}{hint}"),
}
_TYPERS = {
    "[OPTIONS]": Text(id="[OPSI]", en="[OPTIONS]"),
    "COMMAND [ARGS]...": Text(id="PERINTAH …", en="COMMAND …"),
    "Show this message and exit.": _HELP,
    "Install completion for the current shell.": Text(
        id="Pasang pelengkapan otomatis untuk shell ini.", en="Install completion for this shell."
    ),
    "Show completion for the current shell, to copy it or customize the installation.": Text(
        id="Tampilkan skrip pelengkapan otomatis.", en="Show the completion script."
    ),
}
"""What typer says by itself, and how we say it."""
_CHOICES = Text(id="; pilih {names}", en="; choose {names}")
_NUMBER = Text(id="; tulis bilangan mulai 1", en="; write a number from 1")
_PERHAPS = Text(id="; mungkin “{name}”", en="; did you mean “{name}”")
_HOW = Text(id="{message}; lihat “{path} --help”", en="{message}; see “{path} --help”")
_USE = Text(id="pemakaian tidak sah: {message}", en="{message}")


def both(*, id: str, en: str) -> str:
    """Join the help of an option, or the word for what it takes, in both languages; it is parted when it is shown."""
    return f"{id}{SEPARATOR}{en}"


class _Spoken:
    """Help in the language of the interface, with headings to match."""

    examples: tuple[Text, ...]
    """What may stand behind the name."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # typer's formatter has no public type
        command: Any = self  # mixed into a typer command
        pieces = map(_chosen, command.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say(_USAGE))
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_chosen(command.help or ""))
        for heading, rows in self.sections(ctx):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)
        with formatter.section(say(_EXAMPLES)):
            for example in self.examples:
                formatter.write(f"  {ctx.command_path} {say(example)}".rstrip() + "\n")
        if command.epilog:
            formatter.write_paragraph()
            formatter.write_text(_chosen(command.epilog))

    def sections(self, ctx: Any) -> list[tuple[str, list[tuple[str, str]]]]:
        command: Any = self
        rows: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
        for parameter in command.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record:
                rows[parameter.param_type_name == "argument"].append((_named(record[0]), _chosen(record[1])))
        return [(say(_ARGUMENTS), rows[True]), (say(_OPTIONS), rows[False])]


class SpokenCommand(_Spoken, TyperCommand):
    """A command whose help speaks the language of the interface."""


class Commands(_Spoken, TyperGroup):
    """The group of all commands; a command's module is imported when it is called."""

    examples = (Text(id="hibah daerah", en="regional grant"), Text(id="KPBU", en="KPBU"))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- typer's signature
        """List all names."""
        return list(NAMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 -- as above
        """Import and build the command of this English or Indonesian name."""
        return called(cmd_name) if cmd_name in NAMES else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that ``args`` call: what is no command's name, or could not run alone, is a question."""
        word = args[0]
        is_question = word not in NAMES and not word.startswith("-")
        is_alone = len(args) == 1 and word in NAMES and not ctx.resilient_parsing  # a shell completes what is to come
        if is_question or (is_alone and _is_wanting(called(word))):
            return "lookup", _built(_BARE, COMMANDS["lookup"]), args
        return super().resolve_command(ctx, args)

    def sections(self, ctx: Any) -> list[tuple[str, list[tuple[str, str]]]]:
        """Show both names of each command without importing any."""
        names = [(f"{name}, {entry.alias}", say(entry.help)) for name, entry in COMMANDS.items()]
        return [(say(_COMMANDS), names), *super().sections(ctx)]


def called(name: str) -> Any:  # a typer command
    """Import and build the command of an English or Indonesian name."""
    name = ALIASES.get(name, name)
    return _built(name, COMMANDS[name])


def _built(name: str, entry: Entry) -> Any:  # as above
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    module = import_module(f"istilah.cli.commands.{name}")
    app.command(name, cls=SpokenCommand, help=SEPARATOR.join(entry.help), context_settings=_SETTINGS)(module.command)
    command: Any = typer.main.get_command(app)
    command.params.extend((*_shared(), _no_pager(hidden=True)))
    command.examples = module.EXAMPLES
    return command


def _is_wanting(command: Any) -> bool:  # as above
    return any(parameter.required for parameter in command.params)


def usage(ctx: typer.Context, name: str) -> str:
    """Say in a line how a command is used."""
    pieces = map(_chosen, called(name).collect_usage_pieces(ctx))
    return f"{say(_USAGE).lower()}istilah {name} {' '.join(pieces)}"


def wanting(ctx: typer.Context, name: str) -> None:
    """Refuse a command that is called without its arguments.

    :raises typer.TyperException: always.
    """
    called(name).make_context(name, [], parent=ctx.parent)


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_app = typer.Typer(
    cls=Commands,
    help=SEPARATOR.join(_ABOUT),
    epilog=SEPARATOR.join(_MORE),
    no_args_is_help=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)


@_app.callback()
def _root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help=both(id="Tampilkan versi.", en="Show the version."))
    ] = False,
) -> None:
    if version:
        emit([f"istilah {__version__}"])
    elif ctx.invoked_subcommand is None:
        _welcome(ctx)


def _welcome(ctx: typer.Context) -> None:
    """Show someone who asks for nothing the termbase, where that can be done, else the help."""
    if sys.stdin.isatty() and sys.stdout.isatty():  # before anything is imported for it
        browse = import_module("istilah.cli.commands.browse")
        if browse.is_possible():
            raise typer.Exit(browse.command())
    emit([ctx.get_help()])


def invoke(arguments: Sequence[str]) -> int:
    """Run a command line; what typer refuses becomes an :class:`IstilahError` in the language of the interface."""
    group: Any = typer.main.get_command(_app)
    group.params.extend((*_shared(), _no_pager(hidden=False)))
    try:
        code = group.main(list(arguments), prog_name="istilah", standalone_mode=False)
    except typer.TyperException as error:
        raise _refusal(error) from None
    return code if isinstance(code, int) else 0


def _shared() -> tuple[TyperOption, ...]:
    """Make the options that every command has; ``--lang`` was obeyed before typer was asked (:mod:`~.speech`)."""
    return (
        TyperOption(param_decls=["--lang"], help=SEPARATOR.join(_LANG), expose_value=False, metavar="id|en"),
        TyperOption(
            param_decls=["--quiet", "-q"],
            help=SEPARATOR.join(_QUIET),
            expose_value=False,
            is_flag=True,
            callback=lambda _, __, quiet: hush() if quiet else None,
        ),
        TyperOption(
            param_decls=["--verbose", "-v"],
            help=SEPARATOR.join(_VERBOSE),
            expose_value=False,
            is_flag=True,
            callback=lambda _, __, verbose: narrate() if verbose else None,
        ),
    )


def _no_pager(*, hidden: bool) -> TyperOption:
    """Make the option that every command obeys and that is told of once."""
    return TyperOption(
        param_decls=["--no-pager"],
        help=SEPARATOR.join(_NO_PAGER),
        expose_value=False,
        is_flag=True,
        hidden=hidden,
        callback=lambda _, __, unpaged: unpage() if unpaged else None,
    )


def _chosen(text: str) -> str:
    """Choose the language of a help text made by :func:`both`, and of what typer says by itself."""
    first, separator, second = text.strip("{}").partition(SEPARATOR)
    if separator:
        return say(Text(first, second.partition("  [")[0]))
    return say(_TYPERS[text]) if text in _TYPERS else first


def _named(text: str) -> str:
    """Choose the language of the word for what is to be filled in, which may stand behind an option."""
    return _PLACE.sub(lambda place: say(Text(*place.groups())), text)


def _refusal(error: Any) -> IstilahError:  # typer's exceptions have no public type
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "istilah"
    message = _MESSAGES.get(type(error).__name__)
    own = getattr(error, "text", None)
    if message is None:
        message = own or _USE.fill(message=error.format_message())
    else:
        message = message.fill(what=_subject(error), hint=_hint(error))
    return IstilahError(_HOW.fill(message=message, path=path))


def _hint(error: Any) -> Text:
    """Say what would have been right."""
    near = getattr(error, "possibilities", None)
    if near:
        return _PERHAPS.fill(name=near[0])
    kind = getattr(getattr(error, "param", None), "type", None)
    choices = getattr(kind, "choices", None)
    if choices:
        return _CHOICES.fill(names=", ".join(map(str, choices)))
    return _NUMBER if isinstance(getattr(kind, "min", None), int) else Text("", "")


def _subject(error: Any) -> str:  # as above
    name = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    if name or parameter is None:
        return str(name or "")
    is_option = parameter.param_type_name == "option"
    return str(parameter.opts[0] if is_option else _chosen(parameter.human_readable_name.upper()))
