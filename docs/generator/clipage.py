"""The commands as a page: each one's own help, as ``--help`` prints it in that language."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator, Sequence
from typing import Any

import typer

from express_entry.cli import guide
from express_entry.cli.main import NAME, app
from express_entry.law import Language, Text

from .page import Page, Sheet, table

WIDTH = "100"
"""Characters on a line of a help page, whatever the terminal."""


def cli_page() -> Page:
    """The page of the commands."""
    return Page("cli", TITLE, _cli)


def _cli(sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    yield table([sheet.say(CODE), sheet.say(MEANS)], [[code, sheet.say(text)] for code, text in CODES.items()])
    for path in commands():
        yield f"## {' '.join((NAME, *path))}"
        yield f"```text\n{help_of(path, sheet.language).rstrip()}\n```"


def commands() -> Iterator[tuple[str, ...]]:
    """Every command by the words that call it: the command itself, its commands, and theirs."""
    front: Any = typer.main.get_command(app)
    yield ()
    for name in guide.COMMANDS:
        yield (name,)
        group: Any = front.get_command(None, name)
        yield from ((name, inner) for inner in getattr(group, "commands", ()))


def help_of(path: Sequence[str], language: Language) -> str:
    """What a command prints when asked for help."""
    front: Any = typer.main.get_command(app)
    printed = io.StringIO()
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        with contextlib.redirect_stdout(printed):
            front.main(args=["--lang", language, *path, "--help"], standalone_mode=False)
    finally:
        os.environ.pop("COLUMNS")
        os.environ.update({} if before is None else {"COLUMNS": before})
    return printed.getvalue()


TITLE = Text("Commands", "Commandes")
OPENING = Text(
    "Every command answers in English or French: `--lang en|fr` (before or behind the name of the command), else the "
    "variable `EXPRESS_ENTRY_LANG`, else the locale. All other options stand behind the name. Answers go to standard "
    "output; what is wrong goes to standard error, and names the field, the value and what is accepted.",
    "Chaque commande répond en français ou en anglais : `--lang en|fr` (avant ou après le nom de la commande), à "
    "défaut la variable `EXPRESS_ENTRY_LANG`, à défaut les paramètres régionaux. Toutes les autres options se placent "
    "après le nom. Les réponses vont à la sortie standard; ce qui ne va pas va à la sortie d'erreur, et nomme le "
    "champ, la valeur et ce qui est accepté.",
)
CODE, MEANS = Text("Exit code", "Code de sortie"), Text("Meaning", "Sens")
CODES = {
    "0": Text("an answer", "une réponse"),
    "1": Text(
        "output that cannot be written, or a defect of the program",
        "une sortie qui ne peut être écrite, ou un défaut du programme",
    ),
    "2": Text("input that cannot be used", "une entrée inutilisable"),
    "3": Text(
        "an answer in part: clients or rows of a feed that cannot be used, questions without an answer",
        "une réponse partielle : des clients ou des lignes d'un flux inutilisables, des questions sans réponse",
    ),
    "130": Text("interrupted from the keyboard", "une interruption au clavier"),
}
