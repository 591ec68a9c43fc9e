"""The command ``express-entry``: it finds the subcommand, runs it, and answers for everything that goes wrong.

Exit codes: 0 for an answer; 2 for input that cannot be used, with a message on standard error that names the field, the
value and what is accepted; 1 for output that cannot be written and for a defect of this program; 3 for an answer that
leaves something out (:data:`.faults.IN_PART`), be it a client among many; 130 where somebody interrupts it; 143
where a run over many rows is told to end (SIGTERM). ``score`` has 3 for a day in a gap of the law and 4 for rows that
were set aside.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from express_entry.law.text import Language, Sayable, Text

from . import guide, guide_options
from .command import Front, Spoken, asked_first
from .faults import INTERRUPTED, CannotWrite, NotWritten, Unread, printable
from .options import Lang
from .speech import foretold
from .streams import complain, flush, give_up, use_utf8, write

NAME = "express-entry"
DEBUG = "EXPRESS_ENTRY_DEBUG"
"""The variable that, set to 1, asks for the place of a defect in the program."""


class Main(Front):
    """The command itself: every way out of the program leads through here."""

    MODULES = guide.COMMANDS

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the arguments (those of the process, unless given) and end with the exit code."""
        given = list(sys.argv[1:] if args is None else args)
        language = foretold(given, os.environ)
        use_utf8()

        def run_them() -> int:
            name, spoken = prog_name or NAME, Spoken(language)
            return Front.main(self, given, name, complete_var, False, windows_expand_args, obj=spoken, **extra) or 0

        code = _answered(run_them, language)
        if standalone_mode:
            sys.exit(code)
        return code


app = typer.Typer(name=NAME, cls=Main, add_completion=False, pretty_exceptions_enable=False)


def run() -> None:
    """The entry point of the command: one answer, and the end of the process."""
    # Looking for garbage, at the end above all, and for plug-ins of the validator would take a fifth of the time.
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    try:
        app(prog_name=NAME)
    finally:
        gc.freeze()


def _version(asked: bool) -> None:
    if asked:
        from express_entry import __version__

        write(f"{NAME} {__version__}\n")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help=guide_options.VERSION.en)]


@app.callback(help=guide.EXPRESS_ENTRY.en, context_settings={"help_option_names": ["--help", "-h"]})
def _express_entry(context: typer.Context, version: Version = False, lang: Lang = None) -> None:  # noqa: ARG001 - answered
    asked_first(context, lang)


# ------------------------------------------------------------------------------------------------- whatever goes wrong


def _answered(run_them: Callable[[], int], language: Language) -> int:
    """The exit code of a run; what goes wrong is said on standard error, in one language, without a traceback."""
    try:
        code = run_them()
        flush()
    except (Unread, SystemExit):
        # Whoever read the output has read enough; the library ends the process where that happens to its help.
        give_up()
        return 0
    except (typer.Abort, KeyboardInterrupt):
        give_up()
        return INTERRUPTED
    except CannotWrite as error:
        give_up()
        return _failed(_NOT_WRITTEN.of(error=error.why), language, 1)
    except Exception as error:  # noqa: BLE001 - the last resort: a person gets a sentence, never a traceback
        return _refused(error, language)
    return code


def _refused(error: Exception, language: Language) -> int:
    """What cannot be done says so itself, and with which code; anything else is a defect of this program."""
    from .manual import usage_fault

    said = error if isinstance(error, Sayable) else usage_fault(error)
    if os.environ.get(DEBUG) == "1" and (said is None or error.__cause__):
        raise error
    if said is not None:
        return _failed(said, language, 1 if isinstance(error, NotWritten) else int(getattr(error, "exit_code", 2)))
    what = f"{type(error).__name__}: {printable(str(error), 200)}"
    return _failed(_DEFECT.of(what=what, variable=DEBUG), language, 1)


def _failed(what: Sayable, language: Language, code: int) -> int:
    complain(f"{_ERROR.of(what=what).say(language)}\n")
    return code


_ERROR = Text("Error: {what}", "Erreur : {what}")
_NOT_WRITTEN = Text("the output cannot be written: {error}", "la sortie ne peut pas être écrite : {error}")
_DEFECT = Text(
    "a defect of this program ({what}). Please report it; {variable}=1 shows where it lies.",
    "un défaut de ce programme ({what}). Merci de le signaler; {variable}=1 montre où il se trouve.",
)
