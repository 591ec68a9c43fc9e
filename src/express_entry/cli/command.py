"""Commands and groups of commands that load when used, and speak both languages about themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from express_entry.law.text import Language, Sayable, Text

from .faults import MOST_SHOWN_OF_A_NAME, BadInput, CannotWrite, Unread, printable, quoted
from .options import Lang, language_of, nearest
from .streams import complain


class Spoken(NamedTuple):
    """What a whole run of the command carries along: its language, and whether it was asked for before the command."""

    language: Language
    asked_first: bool = False


def asked_first(context: typer.Context, lang: Lang = None) -> None:
    """A language asked for before the name of a command holds for the command."""
    if lang is not None:
        context.obj = Spoken(language_of(lang), asked_first=True)


class AsTyped:
    """How a parameter becomes a value: not at all, for :mod:`.options` reads the text and says what is wrong with it.

    The library would build a validator for each parameter, which takes a third of the time of a start.
    """

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG004 - the library's signature
        """The text as typed; nothing typed is an empty list where several are taken."""
        return () if value is None and (param.multiple or param.nargs == -1) else value


def _as_typed(params: list[Any]) -> list[Any]:
    for param in params:
        param.get_runtime_param = AsTyped
    return params


class Leaf(TyperCommand):
    """A command that does something."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The arguments and options, the help option with them."""
        return _as_typed(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """The help page, in the language of the run."""
        return _help(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; one too many is refused in both languages."""
        ctx.allow_extra_args = True
        with _placed(ctx):
            rest: list[str] = super().parse_args(ctx, args)
        if rest:
            raise BadInput(_EXTRA.of(command=ctx.command_path, value=quoted(rest[0])))
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a language asked for before its name holds, unless another is asked for behind it."""
        if isinstance(ctx.obj, Spoken) and ctx.obj.asked_first and ctx.params.get("lang") is None:
            ctx.params["lang"] = ctx.obj.language
        with _blamed(ctx.params.get("law")):
            return super().invoke(ctx)


class Branch(TyperGroup):
    """A group of commands; asked for nothing, it shows its help and reports an error."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The arguments and options, the help option with them."""
        return _as_typed(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """The help page, in the language of the run."""
        return _help(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the group's own options up to the name of a command."""
        if not args and not ctx.resilient_parsing:
            complain(f"{self.get_help(ctx)}\n")
            raise typer.Exit(2)
        with _placed(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names."""
        command = self.get_command(ctx, args[0])
        if command is None:
            names = self.list_commands(ctx)
            guess = nearest(args[0], names)
            text = _NO_COMMAND_BUT if guess else _NO_COMMAND
            raise BadInput(text.of(value=quoted(args[0]), guess=", ".join(guess), accepted=", ".join(names)))
        return args[0], command, args[1:]

    def summaries(self, language: Language) -> Mapping[str, str]:
        """One sentence about each command."""
        from .guide import summary

        return {name: summary(command.help, language) for name, command in self.commands.items()}


class Front(Branch):
    """The first of the groups; each of its commands is a module of this package, loaded when it is used."""

    MODULES: Mapping[str, Text] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the library asks with it
        """The names of the commands."""
        return list(self.MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """The command of a name, its module loaded for it."""
        if cmd_name not in self.MODULES:
            return None
        module = import_module(f".{cmd_name}", __package__)
        return typer.main.get_command(module.app)

    def summaries(self, language: Language) -> Mapping[str, str]:
        """One sentence about each command, known without loading it."""
        return {name: text.say(language) for name, text in self.MODULES.items()}


@contextmanager
def _placed(ctx: Any) -> Iterator[None]:
    """Name the command in an error about its arguments, where the library does not."""
    try:
        yield
    except Exception as error:
        if getattr(error, "ctx", ctx) is None:
            vars(error)["ctx"] = ctx
        raise


@contextmanager
def _blamed(file: str | None) -> Iterator[None]:
    """What goes wrong under a law that somebody wrote is put down to it: its values may have any shape whatever."""
    try:
        yield
    except (Unread, CannotWrite, typer.Exit):
        raise
    except Exception as error:
        if file is None or isinstance(error, Sayable):
            raise
        what = printable(f"{type(error).__name__}: {error}", 200)
        raise BadInput(_WITH_THAT_LAW.of(file=printable(file, MOST_SHOWN_OF_A_NAME), what=what)) from error


def _help(command: Any, ctx: Any) -> str:
    from .manual import help_page

    language: Language = ctx.obj.language if isinstance(ctx.obj, Spoken) else "en"
    return help_page(command, ctx, language)


_WITH_THAT_LAW = Text(
    "--law: under the law of {file} no answer can be computed ({what}): some value in it is not of the shape that its "
    "table has. Accepted: values of the shape that express-entry law show prints.",
    "--law : selon le droit de {file}, aucune réponse ne peut être calculée ({what}) : une valeur n'y a pas la forme "
    "de sa table. Valeurs acceptées : celles de la forme que montre express-entry law show.",
)
_EXTRA = Text(
    "{command}: {value} is one argument too many. Accepted: what {command} --help lists.",
    "{command} : {value} est un argument de trop. Valeurs acceptées : celles de {command} --help.",
)
_NO_COMMAND = Text(
    "there is no command {value}. Accepted: {accepted}.", "il n'y a pas de commande {value}. Acceptées : {accepted}."
)
_NO_COMMAND_BUT = Text(
    "there is no command {value}; did you mean {guess}? Accepted: {accepted}.",
    "il n'y a pas de commande {value}; vouliez-vous dire {guess} ? Acceptées : {accepted}.",
)
