"""The help page of a command, and what is wrong with the way a command was called."""

from __future__ import annotations

from typing import Any

from express_entry.law.text import Language, Reason, Text

from .examples import EXAMPLES
from .faults import quoted
from .guide import in_language
from .guide_options import HELP
from .page import Column, Page, Styled
from .streams import new_page


def help_page(command: Any, context: Any, language: Language) -> str:
    """Usage, purpose, arguments, options, commands and examples of a command."""
    page = new_page()
    params = command.get_params(context)
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [param for param in params if param.param_type_name == "option"]
    commands = command.summaries(language) if hasattr(command, "summaries") else {}
    page.say(_usage(context.command_path, arguments, commands, language))
    page.blank()
    page.say(in_language(command.help or "", language))
    _section(page, ARGUMENTS.say(language), [(_name(each, language), _about(each, language)) for each in arguments])
    _section(page, COMMANDS.say(language), list(commands.items()))
    _section(page, OPTIONS.say(language), [(_named(each, language), _about(each, language)) for each in options])
    _examples(page, context.command_path, language)
    return page.text.rstrip("\n")


def usage_fault(error: Exception) -> Reason | None:
    """What is wrong with the arguments, where the library that reads them says so; None for any other error.

    Its classes differ between its releases, so that they are told apart by what they carry.
    """
    context = getattr(error, "ctx", None)
    if not hasattr(error, "format_message"):
        return None
    command = context.command_path if context is not None else "express-entry"
    if hasattr(error, "possibilities"):
        accepted = ", ".join(_options(context))
        return _NO_OPTION.of(command=command, option=quoted(str(getattr(error, "option_name", ""))), accepted=accepted)
    if hasattr(error, "param_type"):
        param = getattr(error, "param", None)
        return _MISSING.of(command=command, name=Name(param))
    if hasattr(error, "option_name"):
        takes = "does not take" not in str(getattr(error, "message", ""))
        return (_NO_VALUE if takes else _A_VALUE).of(command=command, option=str(error.option_name))
    said = str(getattr(error, "message", error))
    if said == "Missing command.":
        return _MISSING.of(command=command, name=COMMAND_PIECE)
    return _OTHER.of(command=command, said=said)


class Name:
    """The name of an argument as the help page has it."""

    __slots__ = ("param",)

    def __init__(self, param: Any) -> None:
        self.param = param

    def say(self, language: Language) -> str:
        """The name in one language."""
        return "?" if self.param is None else _name(self.param, language)


def _usage(path: str, arguments: list[Any], commands: Any, language: Language) -> str:
    pieces = [OPTIONS_PIECE.say(language)]
    for argument in arguments:
        name = _name(argument, language)
        pieces.append(name if argument.required else f"[{name}]")
    if commands:
        pieces.append(COMMAND_PIECE.say(language))
    return USAGE.of(path=path, pieces=" ".join(pieces)).say(language)


def _name(param: Any, language: Language) -> str:
    name = in_language(param.metavar or str(param.name).upper(), language)
    return name if param.nargs == 1 else f"{name}…"


def _named(option: Any, language: Language) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return f"{names} {in_language(option.metavar, language)}" if option.metavar else names


def _about(param: Any, language: Language) -> str:
    return HELP.say(language) if param.name == "help" else in_language(param.help or "", language)


def _section(page: Page, heading: str, pairs: list[tuple[str, str]]) -> None:
    if pairs:
        page.blank()
        page.say(heading, style="strong")
        page.table([Column(), Column(share=1)], [(Styled(name, "good"), text) for name, text in pairs], indent=2)


def _examples(page: Page, path: str, language: Language) -> None:
    lines = EXAMPLES.get(path.partition(" ")[2], ())
    if lines:
        page.blank()
        page.say((EXAMPLE if len(lines) == 1 else SEVERAL_EXAMPLES).say(language), style="strong")
        for line in lines:
            page.say(line, indent=2)


def _options(context: Any) -> list[str]:
    if context is None:
        return []
    return [name for param in context.command.get_params(context) for name in param.opts if name.startswith("--")]


USAGE = Text("Usage: {path} {pieces}", "Utilisation : {path} {pieces}")
OPTIONS_PIECE = Text("[OPTIONS]", "[OPTIONS]")
COMMAND_PIECE = Text("COMMAND …", "COMMANDE …")
ARGUMENTS = Text("Arguments", "Arguments")
COMMANDS = Text("Commands", "Commandes")
OPTIONS = Text("Options", "Options")
EXAMPLE = Text("Example", "Exemple")
SEVERAL_EXAMPLES = Text("Examples", "Exemples")
_NO_OPTION = Text(
    "{command}: there is no option {option}. Accepted: {accepted}.",
    "{command} : il n'y a pas d'option {option}. Acceptées : {accepted}.",
)
_MISSING = Text(
    "{command}: {name} is missing. Accepted: what {command} --help lists.",
    "{command} : il manque {name}. Valeurs acceptées : celles de {command} --help.",
)
_NO_VALUE = Text(
    "{command}: {option} needs a value. Accepted: what {command} --help lists.",
    "{command} : {option} demande une valeur. Valeurs acceptées : celles de {command} --help.",
)
_A_VALUE = Text("{command}: {option} takes no value.", "{command} : {option} ne prend pas de valeur.")
_OTHER = Text("{command}: {said}", "{command} : {said}")
